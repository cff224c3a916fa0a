import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openKeyring, openSignedText, signText } from '#modules/certificates/server/index.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const services = () => ({ ...held.services, baseUrl: 'http://localhost:4510' });

const claims = {
  issuedAt: 1_795_276_800,
  expiresAt: 1_797_276_800,
  certificateId: randomUUID(),
  status: { idx: 5, uri: 'http://localhost:4510/status-lists/1' },
  subject: {
    ...{ kind: 'employer', number: 'SK-1', name: 'PT Sanur', npp: '26000001', nib: null, areaCode: '51.71' },
    ...{ programmes: ['JKK'], workersReported: 3, paidThrough: '2026-10', registeredSince: '2024-03-01' },
  },
} as const;

test('the first key is made on first use, once, however many use it at once', async () => {
  const rings = await Promise.all(
    Array.from({ length: 5 }, () => openKeyring({ ...services(), pool: held.database.app })),
  );
  const kids = new Set(rings.map(({ signing }) => signing.kid));
  expect(kids.size).toBe(1);
  expect(await held.asAdmin('select count(*)::int as keys from certificates.signing_keys')).toEqual([
    { keys: 1 },
  ]);
});

test('what the keyring signs it opens, and says who issued it', async () => {
  const keyring = await openKeyring(services());
  const text = signText(keyring, claims);
  expect(openSignedText(keyring, text)).toEqual({
    claims: { ...claims, issuer: 'http://localhost:4510' },
    reason: null,
  });
});
