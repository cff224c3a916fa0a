import { expect, test } from 'vitest';
import { aSignedText, aStatusList, aTestKey } from '#tests/support/a-signed-text.ts';
import { judgeHere, verifyEs256 } from './judge-here.ts';
import { readKeys } from './read-keys.ts';

const issuer = 'https://semesta.example';
const uri = `${issuer}/status-lists/1`;
const key = aTestKey('kunci-1', issuer);
const now = Math.floor(Date.now() / 1_000);
const hour = 3_600;

interface Held {
  readonly text?: string;
  readonly nowSeconds?: number;
  readonly newestSeconds?: number;
  readonly keysAgeHours?: number;
  readonly listAgeHours?: number | null;
  readonly listUri?: string;
  readonly status?: number;
}

/** What a device says that fetched keys and list so many hours ago. */
async function saidOf({
  text = aSignedText(key),
  nowSeconds = now,
  newestSeconds = 0,
  keysAgeHours = 1,
  listAgeHours = 1,
  listUri = uri,
  status = 0,
}: Held = {}) {
  const keys = await readKeys({ keys: [key.jwk] }, issuer);
  const issuedAt = now - (listAgeHours ?? 0) * hour;
  const token = aStatusList(key, { uri: listUri, issuedAt, statuses: new Map([[5, status]]) });
  const verdict = await judgeHere({
    text,
    nowSeconds,
    newestSeconds,
    keys: { keys, fetchedAtSeconds: now - keysAgeHours * hour },
    listAt: async () => (listAgeHours === null ? null : { token, fetchedAtSeconds: issuedAt }),
    verify: verifyEs256,
  });
  return `${verdict.outcome} ${verdict.reason}`;
}

const forger = aTestKey('kunci-1', issuer);

test.each([
  ['a certificate with a fresh list', {}, 'VALID certificate.valid'],
  ['a lapsed one', { status: 2 }, 'NOT_VALID certificate.suspended'],
  ['a revoked one, also by an old list', { status: 1, listAgeHours: 400 }, 'NOT_VALID certificate.revoked'],
  ['a list that is too old', { listAgeHours: 13 }, 'CANNOT_CONFIRM status.stale'],
  ['a list that was never fetched', { listAgeHours: null }, 'CANNOT_CONFIRM status.unavailable'],
  ['a list of another address', { listUri: `${issuer}/status-lists/2` }, 'CANNOT_CONFIRM status.unavailable'],
  [
    'a place beyond the list',
    { text: aSignedText(key, { status: { idx: 1_000, uri } }) },
    'CANNOT_CONFIRM status.unavailable',
  ],
  [
    'one that has expired',
    { text: aSignedText(key, { issuedAt: now - 9 * hour, expiresAt: now - hour }) },
    'NOT_VALID certificate.expired',
  ],
  [
    'one signed by a key that only bears our name',
    { text: aSignedText(forger) },
    'NOT_VALID certificate.unknown',
  ],
  [
    'one of another issuer',
    { text: aSignedText(key, { issuer: 'https://lain.example' }) },
    'NOT_VALID certificate.unknown',
  ],
  ['something else', { text: 'https://contoh.id/' }, 'NOT_VALID certificate.unreadable'],
  [
    'a clock behind what the server gave',
    { nowSeconds: now - 2 * hour, newestSeconds: now },
    'CANNOT_CONFIRM clock.wrong',
  ],
  ['a clock behind the list', { nowSeconds: now - 5 * hour }, 'CANNOT_CONFIRM clock.wrong'],
  [
    'a forgery under a wrong clock',
    { text: aSignedText(forger), nowSeconds: now - 2 * hour, newestSeconds: now },
    'NOT_VALID certificate.unknown',
  ],
  [
    'a signature that keys of last week do not know',
    { text: aSignedText(forger), keysAgeHours: 170 },
    'CANNOT_CONFIRM keys.unavailable',
  ],
] satisfies readonly [string, Held, string][])('%s', async (_, held, said) => {
  expect(await saidOf(held)).toBe(said);
});

test('without any keys nothing is confirmed, and what is no certificate is still told', async () => {
  const without = (text: string) =>
    judgeHere({
      text,
      nowSeconds: now,
      newestSeconds: 0,
      keys: null,
      listAt: async () => null,
      verify: verifyEs256,
    });
  expect(await without(aSignedText(key))).toMatchObject({ reason: 'keys.unavailable', claims: null });
  expect(await without('SMS1:zzz')).toMatchObject({ reason: 'certificate.unreadable' });
});

test('control: a device that believed any signature would let the forgery pass', async () => {
  const believed = await judgeHere({
    text: aSignedText(forger),
    nowSeconds: now,
    newestSeconds: 0,
    keys: { keys: await readKeys({ keys: [key.jwk] }, issuer), fetchedAtSeconds: now },
    listAt: async () => ({ token: aStatusList(key, { uri, issuedAt: now }), fetchedAtSeconds: now }),
    verify: async () => true,
  });
  expect(believed.outcome).toBe('VALID');
});

test('keys of another kind or curve are passed over', async () => {
  const { x, y } = key.jwk;
  const others = [
    { kid: 'a', kty: 'OKP', x },
    { kid: 'b', kty: 'EC', crv: 'P-384', x, y },
    { kid: 'c', kty: 'EC', crv: 'P-256', x: 'AA', y },
    null,
    7,
  ];
  expect((await readKeys({ keys: [...others, key.jwk] }, issuer)).size).toBe(1);
  expect((await readKeys('keys', issuer)).size).toBe(0);
});
