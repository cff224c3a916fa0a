import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { requireCaller } from '#platform/server/http/request-context.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';

import { inviteAccount } from './invite-account.ts';
import { listAccounts } from './list-accounts.ts';

import { setLanguage } from './set-language.ts';
import { accountServices, anAccount } from './sign-in.test-support.ts';

import { whoIsSignedIn } from './who-is-signed-in.ts';

const held = testDatabase();
const village = '51.71.04.2008';
let admin: Caller;

beforeAll(async () => {
  admin = await anAccount(held, { role: 'admin' });
});

function invitation(override: object = {}) {
  const role = 'village' as const;
  return {
    email: `i${newId().slice(-12)}@example.id`,
    name: 'Ni Made',
    role,
    areaCodes: [village],
    organisationId: null,
    ...override,
  };
}

function invite(override: object = {}, key?: string, caller: Caller = admin) {
  return inviteAccount(accountServices(held), { caller, key, invitation: invitation(override) });
}

describe('reading accounts', () => {
  test('lists them by e-mail a page at a time, for administrators and auditors only', async () => {
    const services = accountServices(held);
    for (let made = 0; made < 5; made++) await anAccount(held);
    const first = await listAccounts(services, { caller: admin, query: { limit: 3 } });
    const rest = await listAccounts(services, {
      caller: admin,
      query: { limit: 200, cursor: first.cursor ?? '' },
    });
    const emails = [...first.accounts, ...rest.accounts].map((account) => account.email);
    expect(emails).toEqual([...emails].sort());
    expect(emails).toHaveLength(first.total);
    const caller = await anAccount(held, { role: 'office_supervisor', areaCodes: ['51.71'] });
    await expect(async () => listAccounts(services, { caller, query: { limit: 3 } })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    const auditor = await anAccount(held, { role: 'auditor' });
    expect((await listAccounts(services, { caller: auditor, query: { limit: 3 } })).accounts).toHaveLength(3);
  });

  test('finds by part of name or e-mail, taking signs literally', async () => {
    const { account } = await invite({ name: 'Gusti 100% Ayu' });
    const find = async (search: string) =>
      (
        await listAccounts(accountServices(held), { caller: admin, query: { search, limit: 50 } })
      ).accounts.map((one) => one.accountId);
    expect(await find('100% ayu')).toEqual([account.accountId]);
    expect(await find('100_ ayu')).toEqual([]);
  });

  test('tells who is signed in, also one who owes a second factor', async () => {
    const caller = await anAccount(held, { areaCodes: [village] });
    const own = await whoIsSignedIn(accountServices(held, 'real'), {
      ...caller,
      mustSetUpSecondFactor: true,
    });
    expect(own).toMatchObject({
      mode: 'real',
      demonstration: false,
      demonstrationAccounts: [],
      account: { mustSetUpSecondFactor: true, hasSecondFactor: false, areas: [{ name: 'Ubung Kaja' }] },
    });
    expect((await whoIsSignedIn(accountServices(held), null)).account).toBeNull();
  });

  test('an account changes its own language and nothing else of accounts', async () => {
    const caller = await anAccount(held, { areaCodes: [village] });
    await setLanguage(accountServices(held), { caller, language: 'en' });
    const rows = await held.asAdmin(`select account_id from accounts.accounts where language = 'en'`);
    expect(rows).toEqual([{ account_id: caller.accountId }]);
  });

  test('an administrator sees no people, and no other role sees accounts', async () => {
    const { contextOf } = await import('#platform/core/roles.ts');
    const { inTransaction } = await import('#platform/server/db/index.ts');
    const seen = (caller: Caller, table: string) =>
      inTransaction(
        held.services.pool,
        contextOf(caller),
        async ({ client }) => (await client.query(`select * from ${table}`)).rowCount,
      );
    await held.asAdmin(`insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, birth_date, sex, area_code, custodians)
      values ('${newId()}', '', '5171********0007', 'A', '{}', '1990-01-01', 'L', '${village}', '{}')`);
    const official = await anAccount(held, { areaCodes: [village] });
    expect([await seen(admin, 'registry.workers'), await seen(official, 'registry.workers')]).toEqual([0, 1]);
    expect([await seen(official, 'accounts.accounts'), await seen(official, 'accounts.setup_links')]).toEqual(
      [1, 0],
    );
    await expect(seen(admin, 'auth."session"')).rejects.toThrow('permission denied');
    const owing = { ...official, mustSetUpSecondFactor: true };
    expect([await seen(owing, 'registry.workers'), await seen(owing, 'accounts.accounts')]).toEqual([0, 1]);
    expect(() => requireCaller({ caller: owing, key: undefined, language: 'id' })).toThrow(
      'access.second_factor_missing',
    );
  });
});
