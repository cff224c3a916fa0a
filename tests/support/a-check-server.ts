import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from '#apps/server/app.ts';
import { aStatusList, aTestKey, type TestKey } from './a-signed-text.ts';
import { projectRoot } from './test-secrets.ts';

/** The built pages with their real headers, and behind them a server that holds what a test says it holds. */
export interface CheckServer {
  readonly address: string;
  readonly key: TestKey;
  /** Status by place in list 1. */
  readonly statuses: Map<number, number>;
  /** When the lists it gives were signed, seconds since 1970. */
  listIssuedAt: number;
  /** What it answers to a check; null: it has no such route, as when it is only half up. */
  answer: ((asked: unknown) => unknown) | null;
  /** Written into the page's worker, as a newer version would differ. */
  workerNote: string;
  /** Every path that was asked for. */
  readonly asked: string[];
  stop(): Promise<void>;
}

/** Starts it on a free port of this machine. */
export async function startCheckServer(
  webDirectory = join(projectRoot, 'apps', 'web', 'dist'),
): Promise<CheckServer> {
  const app = await createApp({
    router: {},
    callerOf: async () => null,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory,
    report: () => undefined,
  });
  const issuer = 'https://semesta.example';
  const uri = `${issuer}/status-lists/1`;
  const server = {
    address: '',
    key: aTestKey('kunci-1', issuer),
    statuses: new Map<number, number>(),
    listIssuedAt: Math.floor(Date.now() / 1_000),
    answer: null as CheckServer['answer'],
    workerNote: '',
    asked: [] as string[],
    stop: () => app.close(),
  } satisfies CheckServer;
  app.addHook('onRequest', async ({ url, method }, reply) => {
    server.asked.push(`${method} ${url}`);
    if (server.workerNote === '' || url !== '/cek-service-worker.js') return;
    const script = readFileSync(join(webDirectory, url), 'utf8');
    return reply.type('text/javascript').send(`${script}\n// ${server.workerNote}`);
  });
  app.get('/.well-known/jwks.json', async (_, reply) =>
    reply.type('application/jwk-set+json').send(JSON.stringify({ keys: [server.key.jwk] })),
  );
  app.get('/status-lists/2', async (_, reply) => reply.code(404).send({}));
  app.get('/status-lists/1', async (_, reply) =>
    reply
      .type('application/statuslist+cwt')
      .send(
        Buffer.from(
          aStatusList(server.key, { uri, issuedAt: server.listIssuedAt, statuses: server.statuses }),
        ),
      ),
  );
  app.post('/api/v1/certificate-checks', async ({ body }, reply) =>
    server.answer ? server.answer(body) : reply.code(503).send({}),
  );
  server.address = await app.listen({ port: 0, host: '127.0.0.1' });
  return server;
}
