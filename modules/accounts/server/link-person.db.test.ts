import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { linkPerson, type PersonLink } from './link-person.ts';
import { accountServices, anAccount, signInOver } from './sign-in.test-support.ts';

const held = testDatabase();
let admin: Caller;

beforeAll(async () => {
  admin = await anAccount(held, { role: 'admin' });
});

const link = (
  caller: Caller,
  given: Partial<PersonLink> & Pick<PersonLink, 'accountId' | 'sameAsAccountId'>,
) =>
  linkPerson(accountServices(held), {
    caller,
    link: { version: 1, reason: 'Orang yang sama menurut surat tugas', ...given },
  });

async function personKeyOf(accountId: string): Promise<string | undefined> {
  const signIn = await signInOver(held);
  return (await signIn.callerOfAccount(accountId))?.personKey;
}

describe('two accounts of one person', () => {
  test('carry one key once they are linked, and keys of their own again after', async () => {
    const [one, other, third] = [await anAccount(held), await anAccount(held), await anAccount(held)];
    expect(await personKeyOf(one.accountId)).not.toBe(await personKeyOf(other.accountId));
    const view = await link(admin, { accountId: one.accountId, sameAsAccountId: other.accountId });
    expect(view.samePersonAs.map(({ accountId }) => accountId)).toEqual([other.accountId]);
    expect(await personKeyOf(one.accountId)).toBe(await personKeyOf(other.accountId));
    expect(await personKeyOf(third.accountId)).not.toBe(await personKeyOf(other.accountId));
    const parted = await link(admin, { accountId: one.accountId, sameAsAccountId: null, version: 2 });
    expect(parted.samePersonAs).toEqual([]);
    expect(await personKeyOf(one.accountId)).not.toBe(await personKeyOf(other.accountId));
  });

  test('are one with every account that either was linked to before, and part from either side', async () => {
    const [one, other, third] = [await anAccount(held), await anAccount(held), await anAccount(held)];
    await link(admin, { accountId: one.accountId, sameAsAccountId: other.accountId });
    const all = await link(admin, { accountId: other.accountId, sameAsAccountId: third.accountId });
    expect(all.samePersonAs.map(({ accountId }) => accountId).toSorted()).toEqual(
      [one.accountId, third.accountId].toSorted(),
    );
    expect(await personKeyOf(one.accountId)).toBe(await personKeyOf(third.accountId));
    const parted = await link(admin, { accountId: third.accountId, sameAsAccountId: null });
    expect(parted.samePersonAs).toEqual([]);
    expect(await personKeyOf(one.accountId)).toBe(await personKeyOf(other.accountId));
    expect(await personKeyOf(one.accountId)).not.toBe(await personKeyOf(third.accountId));
  });

  test('are linked with a reason that the journal keeps', async () => {
    const [one, other] = [await anAccount(held), await anAccount(held)];
    await link(admin, { accountId: one.accountId, sameAsAccountId: other.accountId });
    const entries = await held.asAdmin(
      `select act, reason from platform.audit_entries where subject_id = '${one.accountId}'`,
    );
    expect(entries).toEqual([{ act: 'accounts.link-person', reason: 'Orang yang sama menurut surat tugas' }]);
  });

  test('are linked by an administrator alone, never to themselves, nor by someone to his own', async () => {
    const [one, other] = [await anAccount(held), await anAccount(held)];
    const [staff, sameAsAccountId] = [await anAccount(held, { role: 'office_supervisor' }), other.accountId];
    const refusals = [
      [staff, one.accountId, sameAsAccountId, 'access.forbidden'],
      [admin, one.accountId, one.accountId, 'account.same_account'],
      [admin, admin.accountId, sameAsAccountId, 'account.own_account'],
      [admin, one.accountId, newId(), 'account.not_found'],
      [admin, newId(), sameAsAccountId, 'account.not_found'],
    ] as const;
    for (const [caller, accountId, sameAs, code] of refusals)
      await expect(link(caller, { accountId, sameAsAccountId: sameAs })).rejects.toMatchObject({ code });
    expect(await personKeyOf(one.accountId)).not.toBe(await personKeyOf(other.accountId));
  });

  test('are not linked over what another administrator changed meanwhile', async () => {
    const [one, other] = [await anAccount(held), await anAccount(held)];
    await expect(
      link(admin, { accountId: one.accountId, sameAsAccountId: other.accountId, version: 7 }),
    ).rejects.toMatchObject({ code: 'record.changed' });
  });
});
