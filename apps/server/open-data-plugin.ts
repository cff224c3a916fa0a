import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { datasetIndicator, openIndicators, refuse } from '#modules/coverage/core/index.ts';
import { openCsv, openJson, openPackage, openPackages, openTable } from '#modules/coverage/server/index.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Services } from '#platform/server/act/services.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { compressAnswer } from './compress-answers.ts';
import { countByAddress } from './count-by-address.ts';

const secondsCached = 60;
const usualReadsAMinute = 120;

export interface OpenDataOptions {
  readonly services: Services;
  readonly ownUrl?: string | undefined;
  readonly readsAMinute?: number | undefined;
}

const paths = [
  '/open-data/coverage.csv',
  '/open-data/coverage.json',
  '/api/3/action/package_list',
  '/api/3/action/package_show',
] as const;

const askedSchema = z.object({
  indicator: z.string().default('PROTECTED'),
  view: z.enum(['residence', 'work']).default('residence'),
  area: z.string().max(20).default('51'),
  language: z.enum(['id', 'en']).default('id'),
});

/** Coverage as open data, for any page and program: files, and a catalogue as CKAN's action API describes it. */
export async function openDataPlugin(app: FastifyInstance, options: OpenDataOptions): Promise<void> {
  const { services, readsAMinute = usualReadsAMinute } = options;
  const reads = countByAddress({ most: readsAMinute, seconds: 60 });
  app.addHook('onSend', compressAnswer);
  app.addHook('onRequest', async (request, reply) => {
    reply
      .header('access-control-allow-origin', '*')
      .header('access-control-expose-headers', 'ETag, Last-Modified')
      .header('cross-origin-resource-policy', 'cross-origin');
    if (request.method === 'OPTIONS' || reads.count(networkOf(request.ip), Date.now())) return;
    reply.header('retry-after', 60 - (Math.floor(Date.now() / 1000) % 60));
    throw refuse('coverage.open_data_too_many');
  });
  for (const path of paths)
    app.options(path, async (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'GET, HEAD')
        .header('access-control-allow-headers', 'Accept, If-None-Match')
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    );
  for (const format of ['csv', 'json'] as const)
    app.get(`/open-data/coverage.${format}`, async (request, reply) => {
      const { language, ...asked } = askedOf(request);
      const table = await openTable(services, asked);
      reply.header('last-modified', new Date(table.asOf).toUTCString());
      if (format === 'json') return send(request, reply, json(openJson(services, table, language)));
      const name = `${table.name}-${asked.view}-${table.last}.csv`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
      return send(request, reply, { type: 'text/csv; charset=utf-8; header=present', body: openCsv(table) });
    });
  app.get('/api/3/action/package_list', async (request, reply) =>
    send(request, reply, json({ success: true, result: openPackages() })),
  );
  app.get('/api/3/action/package_show', async (request, reply) => {
    const { id, language } = packageSchema.parse(request.query);
    const indicator = datasetIndicator(id);
    if (!indicator) return reply.code(404).send(notFound);
    const baseUrl = options.ownUrl ?? `${request.protocol}://${request.host}`;
    const result = await openPackage(services, { indicator, language, baseUrl });
    return send(request, reply, json({ success: true, result }));
  });
}

const packageSchema = z.object({
  id: z.string().catch(''),
  language: z.enum(['id', 'en']).catch('id'),
});

const notFound = { success: false, error: { __type: 'Not Found Error', message: 'Not found' } };

function askedOf(request: FastifyRequest) {
  const read = askedSchema.safeParse(request.query);
  if (!read.success)
    throw refuseAccess('input.invalid', { field: String(read.error.issues[0]?.path[0] ?? '') });
  const indicator = openIndicators.find((one) => one === read.data.indicator);
  const known = openIndicators.join(', ');
  if (!indicator) throw refuse('coverage.indicator_unknown', { indicator: read.data.indicator, known });
  return { ...read.data, indicator };
}

function json(body: unknown) {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, body }: { readonly type: string; readonly body: string },
) {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag).header('cache-control', `public, max-age=${secondsCached}`);
  const given = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  if (given.includes(tag) || given.includes('*')) return reply.code(304).send();
  return reply.type(type).send(body);
}
