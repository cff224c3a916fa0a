import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openKeyring, signText } from '#modules/certificates/server/index.ts';
import { verifyIndependently } from '#tests/security/texts/independent-verifier.ts';
import { someClaims } from '#tests/support/a-text.ts';
import { testDatabase } from '#tests/support/database.ts';
import { createApp } from './app.ts';

const held = testDatabase();
const services = () => ({ ...held.services, baseUrl: 'http://localhost:4510' });
let app: FastifyInstance;

beforeAll(async () => {
  app = await createApp({
    router: {},
    callerOf: async () => null,
    handleSignIn: async () => new Response(null, { status: 404 }),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: () => {},
    certificates: services(),
  });
});

afterAll(async () => {
  await app.close();
});

const get = (headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url: '/.well-known/jwks.json', headers });

test('whoever has the published keys and nothing else reads a text signed here', async () => {
  const { issuer: _, ...claims } = someClaims();
  const text = signText(await openKeyring(services()), claims);
  const { keys } = (await get()).json();
  expect(verifyIndependently(text, keys)?.get(1)).toBe('http://localhost:4510');
  const [key] = keys;
  const forged = [{ ...key, x: key.y, y: key.x }];
  expect(() => verifyIndependently(text, forged)).toThrow();
});

test('the keys may be kept a while, asked for from anywhere, and are not sent twice', async () => {
  const answer = await get();
  expect(answer.headers).toMatchObject({
    'content-type': 'application/jwk-set+json; charset=utf-8',
    'cache-control': 'public, max-age=300',
    'access-control-allow-origin': '*',
  });
  const again = await get({ 'if-none-match': String(answer.headers.etag) });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  expect((await get({ 'if-none-match': '"another"' })).statusCode).toBe(200);
});

test('nothing private is among them', async () => {
  const { keys } = (await get()).json();
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'crv', 'iss', 'kid', 'kty', 'use', 'x', 'y']);
});
