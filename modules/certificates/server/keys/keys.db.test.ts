import { beforeAll, describe, expect, test } from 'vitest';
import {
  openKeyring,
  openSignedText,
  publishedKeys,
  revokeSigningKey,
  rotateSigningKey,
  signText,
} from '#modules/certificates/server/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { someClaims } from '#tests/support/a-text.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const services = () => ({ ...held.services, baseUrl: 'http://localhost:4510' });

function aCaller(role: Role): Caller {
  return {
    ...{ accountId: newId(), name: 'Seorang', email: 'seorang@semesta.example', personKey: 'p1', role },
    ...{ areaCodes: ['51.71'], organisationId: null, organisationIds: [], workerId: null, language: 'id' },
  };
}

const admin = aCaller('admin');
const supervisor = aCaller('office_supervisor');

/** What another process would see: its keyring is its own. */
async function anotherKeyring() {
  return openKeyring({ ...services(), pool: held.database.worker });
}

/** Makes a second pass, as far as the keyring can tell. */
async function aSecondLater() {
  await new Promise((resolve) => setTimeout(resolve, 1_050));
}

beforeAll(async () => {
  await held.asAdmin('delete from certificates.signing_keys');
});

test('the first key is made on first use, once, however many use it at once', async () => {
  const rings = await Promise.all([openKeyring(services()), anotherKeyring(), openKeyring(services())]);
  expect(new Set(rings.map(({ signing }) => signing.kid)).size).toBe(1);
  expect(await held.asAdmin('select kid from certificates.signing_keys')).toHaveLength(1);
});

test('what the keyring signs it opens, and says who issued it', async () => {
  const keyring = await openKeyring(services());
  const { issuer: _, ...claims } = someClaims();
  expect(openSignedText(keyring, signText(keyring, claims))).toEqual({
    claims: { ...claims, issuer: 'http://localhost:4510' },
    reason: null,
  });
});

test('no text outlives its key', async () => {
  const keyring = await openKeyring(services());
  const { issuer: _, ...claims } = someClaims();
  const text = signText(keyring, { ...claims, expiresAt: claims.issuedAt + 5_000 * 86_400 });
  expect(openSignedText(keyring, text).claims?.expiresAt).toBe(claims.issuedAt + 1_100 * 86_400);
});

test('the private half is kept sealed for its row alone, and no key set holds anything of it', async () => {
  const [row] = await held.asAdmin('select kid, private_sealed from certificates.signing_keys');
  const sealed = row?.private_sealed;
  if (!(sealed instanceof Buffer)) throw new Error('no sealed half');
  const place = { table: 'certificates.signing_keys', column: 'private_sealed', rowId: String(row?.kid) };
  const clear = openSealed(held.services.secrets, place, sealed);
  expect(sealed.includes(clear.subarray(36, 68))).toBe(false);
  expect(() => openSealed(held.services.secrets, { ...place, rowId: 'another' }, sealed)).toThrow();
  const { keys } = await publishedKeys(services());
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([
    ['alg', 'crv', 'iss', 'kid', 'kty', 'use', 'x', 'y'],
  ]);
});

describe('an exchange of keys', () => {
  test('publishes the next key before it signs, and a second one only after that', async () => {
    const before = await openKeyring(services());
    const next = await rotateSigningKey(services(), supervisor, { now: false });
    const after = await openKeyring(services());
    expect(next.state).toBe('published');
    expect(after.signing.kid).toBe(before.signing.kid);
    expect([...after.verifying.keys()]).toEqual([next.kid, before.signing.kid]);
    await expect(rotateSigningKey(services(), supervisor, { now: false })).rejects.toMatchObject({
      code: 'keys.next_waits',
    });
  });

  test('at once makes the waiting key sign; the one before checks on, and its private half is gone', async () => {
    const before = await openKeyring(services());
    const { issuer: _, ...claims } = someClaims();
    const text = signText(before, claims);
    const { kid, state } = await rotateSigningKey(services(), admin, { now: true });
    const after = await openKeyring(services());
    expect({ state, signs: after.signing.kid }).toEqual({ state: 'signing', signs: kid });
    expect(openSignedText(after, text).reason).toBeNull();
    expect(
      await held.asAdmin('select kid from certificates.signing_keys where private_sealed is not null'),
    ).toEqual([{ kid }]);
  });

  test('forgets a retired key when its last text has expired', async () => {
    const { signing, verifying } = await openKeyring(services());
    const retired = [...verifying.keys()].find((kid) => kid !== signing.kid);
    await held.asAdmin(
      `update certificates.signing_keys set signs_from = signs_from - interval '1100 days 1 minute'`,
    );
    await aSecondLater();
    expect([...(await openKeyring(services())).verifying.keys()]).not.toContain(retired);
  });
});

describe('a revoked key', () => {
  test('is believed nowhere a second later, and the next one signs', async () => {
    const [ours, theirs] = [await openKeyring(services()), await anotherKeyring()];
    const { issuer: _, ...claims } = someClaims();
    const text = signText(ours, claims);
    expect(openSignedText(theirs, text).reason).toBeNull();
    await revokeSigningKey(services(), admin, { kid: ours.signing.kid });
    await aSecondLater();
    const after = await anotherKeyring();
    expect(openSignedText(after, text)).toMatchObject({ claims: null, reason: 'certificate.unknown' });
    expect(after.signing.kid).not.toBe(ours.signing.kid);
    expect(await publishedKeys(services())).toMatchObject({ keys: [{ kid: after.signing.kid }] });
  });

  test('is revoked once, and one that is not there never', async () => {
    const { signing } = await openKeyring(services());
    await revokeSigningKey(services(), admin, { kid: signing.kid });
    for (const kid of [signing.kid, '00000000'])
      await expect(revokeSigningKey(services(), admin, { kid })).rejects.toMatchObject({
        code: 'keys.not_found',
      });
  });
});

test('only who keeps the keys exchanges and revokes them', async () => {
  for (const role of ['office_staff', 'employer', 'permit_desk', 'auditor'] as const) {
    await expect(rotateSigningKey(services(), aCaller(role), { now: true })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(revokeSigningKey(services(), aCaller(role), { kid: '00000000' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  }
  const entries = await held.asAdmin(
    `select distinct act from platform.audit_entries where subject_kind = 'signing_key' order by act`,
  );
  expect(entries).toEqual([{ act: 'certificates.revoke-key' }, { act: 'certificates.rotate-key' }]);
});
