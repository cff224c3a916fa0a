import { OpenAPIHandler } from '@orpc/openapi/fastify';
import type { AnyRouter } from '@orpc/server';
import { ResponseHeadersPlugin } from '@orpc/server/plugins';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '#platform/core/platform-errors.ts';
import { type Caller, mayWrite } from '#platform/core/roles.ts';
import type { RequestContext } from '#platform/server/http/request-context.ts';
import { compressAnswer } from './compress-answers.ts';
import { httpErrorOf, orpcErrorOf, type ReportFault } from './error-body.ts';
import { languageOf } from './language.ts';
import { letBodyPass } from './let-body-pass.ts';
import { refuseForeignOrigin } from './refuse-foreign-origin.ts';

const mebi = 1024 * 1024;
/** A file of 10 MiB and the form around it. */
const largestFormBytes = 10 * mebi + 64 * 1024;
/** A bank statement of 100 MiB, from those who take money: nobody else makes the server hold as much. */
const largestStatementFormBytes = 100 * mebi + 64 * 1024;
/** What anyone may send as JSON (apps/server/app.ts), and a payroll of 50,000 rows from those who file wages. */
const largestJsonBytes = mebi;
const largestPayrollBytes = 8 * mebi;
const payrollRoutes = ['/employers/:employerId/filings/:month', '/filings/:filingId/payroll'] as const;
/** Figures and outlines of areas: nobody's name, no code and no token stands in their answers. */
const figureRoutes = [
  ...[
    '',
    '/gap',
    '/branches',
    '/breakdown',
    '/ranking',
    '/missing',
    '/ending',
    '/forecast',
    '/definitions',
  ].map((view) => `/coverage${view}`),
  '/coverage/exports/:file',
  '/areas/:code/boundaries',
];

export interface ApiOptions {
  readonly router: AnyRouter;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller | null>;
  readonly report: ReportFault;
  readonly ownUrl?: string | undefined;
}

/** `/api/v1/*`: the contract's routes. Fastify reads JSON under its limit; a form with a file is read by oRPC under ours. */
export async function apiPlugin(
  app: FastifyInstance,
  { router, callerOf, report, ownUrl }: ApiOptions,
): Promise<void> {
  const handler = new OpenAPIHandler<RequestContext>(router, {
    plugins: [new ResponseHeadersPlugin()],
    clientInterceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          throw orpcErrorOf(error, options.context.language, report);
        }
      },
    ],
    customErrorResponseBodyEncoder: (error) => ({
      code: error.code,
      message: error.message,
      details: error.data ?? {},
    }),
  });
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null, undefined));
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, ownUrl));
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await callerOf(request);
    refuseUnboundedForm(request, caller);
    const context: RequestContext = {
      caller,
      key: keyOf(request),
      language: languageOf(request),
      remoteAddress: request.ip,
    };
    const { matched } = await handler.handle(request, reply, { prefix: '/api/v1', context });
    if (!matched) throw refuse('record.not_found');
    return reply;
  };
  for (const url of payrollRoutes)
    app.route({
      ...{ url, method: ['PUT', 'POST'], bodyLimit: largestPayrollBytes, handler: answer },
      onRequest: async (request) => refuseStrangersPayroll(request, await callerOf(request)),
    });
  for (const url of figureRoutes) app.get(url, { onSend: compressAnswer }, answer);
  app.all('/*', answer);
  app.setErrorHandler(async (error, request, reply) => {
    const { status, body } = httpErrorOf(error, languageOf(request), report);
    return reply.code(status).send(body);
  });
}

/** Before a byte of it is read: only who files wages may send more than anyone may. */
function refuseStrangersPayroll(request: FastifyRequest, caller: Caller | null): void {
  const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (length <= largestJsonBytes || (caller !== null && mayWrite(caller.role, 'filings'))) return;
  letBodyPass(request.raw);
  throw refuse('request.too_large');
}

/** Before a byte of it is read: a form without its size, or a larger one, is refused. */
function refuseUnboundedForm(request: FastifyRequest, caller: Caller | null): void {
  if (!request.headers['content-type']?.startsWith('multipart/')) return;
  const length = request.headers['content-length'];
  const isStatement =
    request.url === '/api/v1/statements' && caller !== null && mayWrite(caller.role, 'payments');
  if (length !== undefined && Number(length) <= (isStatement ? largestStatementFormBytes : largestFormBytes))
    return;
  letBodyPass(request.raw);
  throw refuse(length === undefined ? 'request.length_missing' : 'request.too_large');
}

/** A key that is too short or too long is refused here, before the database would. */
function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 8 || key.length > 200)
    throw refuse('input.invalid', { field: 'Idempotency-Key' });
  return key;
}
