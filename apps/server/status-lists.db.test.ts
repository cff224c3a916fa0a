import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStatusList } from '#modules/certificates/core/index.ts';
import {
  buildStatusLists,
  claimEntries,
  openKeyring,
  publishStatusLists,
  verifierOf,
} from '#modules/certificates/server/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createApp } from './app.ts';

const held = testDatabase();
const baseUrl = 'http://localhost:4510';
const services = () => ({ ...held.services, baseUrl });
let app: FastifyInstance;
let path = '';

beforeAll(async () => {
  app = await createApp({
    router: {},
    callerOf: async () => null,
    handleSignIn: async () => new Response(null, { status: 404 }),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: () => {},
    findStatusList: publishStatusLists(services(), held.database.worker),
  });
  const claimed = await inTransaction(held.database.worker, emptyContext, (transaction) =>
    claimEntries(transaction, { baseUrl }, [
      { certificateId: randomUUID(), code: '0123456789ABCDEF', kind: 'employer', holderId: randomUUID() },
    ]),
  );
  path = new URL([...claimed.values()][0]?.uri ?? '').pathname;
});

afterAll(async () => {
  await app.close();
});

const get = (headers: Record<string, string> = {}, url = path) => app.inject({ method: 'GET', url, headers });

test('a list is served at its address as a signed CWT that a checker opens with the published keys', async () => {
  const answer = await get();
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/statuslist+cwt',
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=300',
    vary: 'Accept',
  });
  const list = openStatusList(Uint8Array.from(answer.rawPayload), verifierOf(await openKeyring(services())));
  expect(list).toMatchObject({ uri: `${baseUrl}${path}`, ttlSeconds: 43_200 });
  expect((list?.expiresAt ?? 0) - (list?.issuedAt ?? 0)).toBe(86_400);
  expect(list?.entries).toHaveLength(131_072 / 4);
});

test('whoever asks for it gets the JWT or plain JSON, the same list', async () => {
  const jwt = await get({ accept: 'application/statuslist+jwt' });
  expect(jwt.headers['content-type']).toBe('application/statuslist+jwt');
  const parts = jwt.body.split('.');
  expect(JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString())).toMatchObject({
    typ: 'statuslist+jwt',
    alg: 'ES256',
  });
  const json = await get({ accept: 'text/html;q=0.1, application/json' });
  expect(json.headers['content-type']).toBe('application/json');
  expect(json.json()).toMatchObject({ sub: `${baseUrl}${path}`, ttl: 43_200, status_list: { bits: 2 } });
  expect(Buffer.from(parts[1] ?? '', 'base64url').toString()).toBe(json.body);
  const both = await get({ accept: 'application/json;q=0.4, application/statuslist+cwt;q=0.8, */*' });
  expect(both.headers['content-type']).toBe('application/statuslist+cwt');
});

test('asked again with its tag it answers 304 without a body, until it was built anew', async () => {
  const first = await get();
  const tag = String(first.headers.etag);
  const again = await get({ 'if-none-match': `"other", W/${tag}` });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await get({ 'if-none-match': tag, accept: 'application/json' })).statusCode).toBe(200);
  await held.asAdmin(`update certificates.status_lists set built_at = now() - interval '7 hours'`);
  await buildStatusLists(services(), held.database.worker);
  await expect
    .poll(async () => (await get({ 'if-none-match': tag })).statusCode, { timeout: 5_000 })
    .toBe(200);
});

test('HEAD says how it is, a browser of another origin may ask first, and it may be fetched from anywhere', async () => {
  const head = await app.inject({ method: 'HEAD', url: path });
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect(head.headers.etag).toBeDefined();
  const asked = await app.inject({
    method: 'OPTIONS',
    url: path,
    headers: { origin: 'https://izin.example' },
  });
  expect(asked.statusCode).toBe(204);
  expect(asked.headers).toMatchObject({ 'access-control-allow-headers': 'Accept, If-None-Match' });
});

test('what is no list of ours is not found, whatever stands there', async () => {
  for (const id of ['999', '0', '-1', '01', 'x', '99999999999999999999', '1%00', '1.5']) {
    const answer = await get({}, `/status-lists/${id}`);
    expect([id, answer.statusCode]).toEqual([id, id === '1%00' ? 400 : 404]);
  }
});
