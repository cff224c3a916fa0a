import type { FastifyInstance, FastifyRequest } from 'fastify';
import { askAgainSeconds, type StatusListFinder } from '#modules/certificates/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';

const forms = {
  cwt: 'application/statuslist+cwt',
  jwt: 'application/statuslist+jwt',
  json: 'application/json',
} as const;

type Form = keyof typeof forms;

export interface StatusListOptions {
  readonly findStatusList: StatusListFinder;
}

/** `/status-lists/{id}`: what a certificate points to (CONTRACT 3), for checkers of any origin. A plain route: it is asked for often. */
export async function statusListPlugin(
  app: FastifyInstance,
  { findStatusList }: StatusListOptions,
): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', 'ETag');
    // Whoever embeds it from elsewhere may: nothing in it is anybody's secret.
    reply.header('cross-origin-resource-policy', 'cross-origin');
  });
  app.options('/status-lists/:id', async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'Accept, If-None-Match')
      .header('access-control-max-age', '86400')
      .code(204)
      .send(),
  );
  app.get<{ Params: { id: string } }>('/status-lists/:id', async (request, reply) => {
    const { id } = request.params;
    const list = /^[1-9]\d{0,8}$/.test(id) ? await findStatusList(Number(id)) : null;
    if (list === null) throw refuse('record.not_found');
    const form = formOf(request);
    const tag = `"${list.version}-${form}"`;
    reply
      .header('vary', 'Accept')
      .header('etag', tag)
      .header('last-modified', list.builtAt.toUTCString())
      .header('cache-control', `public, max-age=${askAgainSeconds}`);
    if (tagsOf(request).some((given) => given === tag || given === '*')) return reply.code(304).send();
    reply.type(forms[form]);
    if (form === 'cwt') return reply.send(list.cwt);
    if (form === 'jwt') return reply.send(list.jwt);
    return reply.send(Buffer.from(list.jwt.split('.')[1] ?? '', 'base64url'));
  });
}

/** The form that is preferred by `Accept`; the signed CWT when nothing is said or nothing fits. */
function formOf({ headers }: FastifyRequest): Form {
  const asked = (headers.accept ?? '').split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((piece) => piece.startsWith('q='));
    return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  const scores = (['cwt', 'jwt', 'json'] as const).map((form) => ({
    form,
    quality: Math.max(0, ...asked.filter(({ type }) => type === forms[form]).map(({ quality }) => quality)),
  }));
  const best = scores.reduce((better, one) => (one.quality > better.quality ? one : better));
  return best.quality > 0 ? best.form : 'cwt';
}

function tagsOf({ headers }: FastifyRequest): readonly string[] {
  return (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
