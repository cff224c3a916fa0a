import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { AnyRouter } from '@orpc/server';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import {
  type CertificateServices,
  openBusyChecker,
  type StatusListFinder,
} from '#modules/certificates/server/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { isOwnMachine } from '#platform/server/http/own-machine.ts';
import { apiPlugin } from './api-plugin.ts';
import { bankSimulatorPlugin } from './bank-simulator-plugin.ts';
import { certificatePlugin } from './certificate-plugin.ts';
import { docsPage } from './docs-page.ts';
import { httpErrorOf, type ReportFault } from './error-body.ts';
import { addFirstPage, hasFirstPage } from './first-page.ts';
import { keySetPlugin } from './key-set-plugin.ts';
import { languageOf } from './language.ts';
import { openDataPlugin } from './open-data-plugin.ts';
import { openApiDocument } from './openapi.ts';
import { refuseNullCharacters } from './refuse-null-characters.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { snapPlugin } from './snap-plugin.ts';
import { statusListPlugin } from './status-list-plugin.ts';
import { unreadableRequests } from './unreadable-requests.ts';

export interface AppOptions {
  readonly router: AnyRouter;
  readonly callerOf: (headers: Headers) => Promise<Caller | null>;
  /** `/api/auth/*`: the sign-in engine. */
  readonly handleSignIn: (request: Request, remoteAddress: string) => Promise<Response>;
  /** True when the database answers and no migration is pending. */
  readonly isHealthy: () => Promise<boolean>;
  readonly webDirectory: string;
  /** Where the people reach it (SEMESTA_URL), when the request's own host may be another one behind a proxy. */
  readonly ownUrl?: string | undefined;
  readonly report: ReportFault;
  /** What banks are answered with; without it, no bank may call. */
  readonly banks?: Services;
  /** What certificates are checked with; without it, nobody checks any. */
  readonly certificates?: CertificateServices;
  /** What coverage is published out of; without it, there is no open data. */
  readonly openData?: Services;
  /** Where certificates point to; without it, there are no status lists. */
  readonly findStatusList?: StatusListFinder;
}

/** The HTTP application: health, sign-in, the contract, its documents, and the web with its own routes. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { report } = options;
  const app = fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    requestTimeout: 60_000,
    trustProxy: isOwnMachine,
    ...unreadableRequests(report),
  });
  addSecurityHeaders(app);
  app.addHook('preHandler', (request, _reply, done) => {
    refuseNullCharacters(request);
    done();
  });
  app.setErrorHandler(async (error, request, reply) => {
    const { status, body } = httpErrorOf(error, languageOf(request), report);
    return reply.code(status).send(body);
  });
  app.get('/healthz', async (_request, reply) => {
    if (await options.isHealthy().catch(() => false)) return { status: 'ok' };
    return reply.code(503).send({ status: 'unavailable' });
  });
  await addDocuments(app);
  addSignIn(app, options);
  await app.register(apiPlugin, {
    prefix: '/api/v1',
    router: options.router,
    callerOf: (request: FastifyRequest) => options.callerOf(headersOf(request)),
    report,
    ownUrl: options.ownUrl,
  });
  if (options.banks) await addBanks(app, options.banks, options);
  if (options.certificates) await addCertificates(app, options.certificates);
  if (options.openData)
    await app.register(openDataPlugin, { services: options.openData, ownUrl: options.ownUrl });
  if (options.findStatusList)
    await app.register(statusListPlugin, { findStatusList: options.findStatusList });
  await addWeb(app, options);
  return app;
}

/** The door of banks; in the demonstration a bank to try it with. */
async function addBanks(app: FastifyInstance, services: Services, options: AppOptions): Promise<void> {
  const { report, ownUrl } = options;
  await app.register(snapPlugin, { prefix: '/snap/v1.0', services, report });
  if (services.mode === 'demo')
    await app.register(bankSimulatorPlugin, { prefix: '/api/simulator-bank', services, ownUrl });
}

/** What anybody may ask about certificates, without an account. */
async function addCertificates(app: FastifyInstance, services: CertificateServices): Promise<void> {
  await app.register(keySetPlugin, { services });
  await app.register(certificatePlugin, { prefix: '/api/v1', checker: openBusyChecker(services) });
}

async function addDocuments(app: FastifyInstance): Promise<void> {
  const document = await openApiDocument();
  const page = docsPage(document);
  app.get('/api/v1/openapi.json', async () => document);
  app.get('/api/v1/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}

function addSignIn(app: FastifyInstance, options: AppOptions): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    handler: async (request, reply) => {
      const url = new URL(request.url, `${request.protocol}://${request.host}`);
      const body = request.body === undefined || request.body === null ? null : JSON.stringify(request.body);
      const asked = new Request(url, {
        method: request.method,
        headers: headersOf(request),
        body: request.method === 'GET' ? null : body,
      });
      const answer = await options.handleSignIn(asked, request.ip);
      reply.code(answer.status);
      for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
      const cookies = answer.headers.getSetCookie();
      if (cookies.length > 0) reply.header('set-cookie', cookies);
      return reply.send(answer.body ? Buffer.from(await answer.arrayBuffer()) : '');
    },
  });
}

/** The built web: files by name, every other path the application's page, unknown API paths our 404. */
async function addWeb(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { webDirectory: directory, report } = options;
  const callerOf = (request: FastifyRequest) => options.callerOf(headersOf(request));
  if (existsSync(directory)) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: hasFirstPage(directory) ? false : ['index.html'],
      preCompressed: true,
      setHeaders: (reply, path) => {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    if (hasFirstPage(directory)) addFirstPage(app, { directory, callerOf, report });
    // A document of its own, which stands without the others and without network.
    if (existsSync(`${directory}/cek.html`)) app.get('/cek', async (_, reply) => reply.sendFile('cek.html'));
  }
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && existsSync(`${directory}/index.html`);
    // A file's ending has letters: an area's code (/wilayah/51.71.04.2008) is no file.
    if (wantsPage && !/\.(?=\d*[a-z])[a-z0-9]{2,5}$/i.test(request.url.split('?')[0] ?? ''))
      return reply.sendFile('index.html');
    const { status, body } = httpErrorOf(refuse('record.not_found'), languageOf(request), report);
    return reply.code(status).send(body);
  });
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined && !['content-length', 'transfer-encoding', 'connection'].includes(name))
      headers.set(name, value);
  }
  return headers;
}
