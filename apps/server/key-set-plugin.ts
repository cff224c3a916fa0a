import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type CertificateServices, publishedKeys } from '#modules/certificates/server/index.ts';

const secondsCached = 300;

/** `/.well-known/jwks.json`: the keys that anyone checks certificates with (RFC 7517), from any page of the web. */
export async function keySetPlugin(
  app: FastifyInstance,
  { services }: { readonly services: CertificateServices },
): Promise<void> {
  app.get('/.well-known/jwks.json', async (request, reply) => {
    const body = JSON.stringify(await publishedKeys(services));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    reply
      .header('cache-control', `public, max-age=${secondsCached}`)
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('application/jwk-set+json').send(body);
  });
}
