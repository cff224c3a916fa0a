import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { acceptLink } from './accept-link.ts';
import { changeScope } from './change-scope.ts';

import { makeResetLink } from './make-reset-link.ts';

import {
  accountServices,
  anAccount,
  Browser,
  codeOf,
  goodPassword,
  signInOver,
} from './sign-in.test-support.ts';
import { disableAccount, enableAccount } from './switch-account.ts';

const held = testDatabase();
const village = '51.71.04.2008';
let admin: Caller;

beforeAll(async () => {
  admin = await anAccount(held, { role: 'admin' });
});

function tokenOf({ link }: { link: string }): string {
  return link.split('/').at(-1) ?? '';
}

function actsOn(accountId: string) {
  return held
    .asAdmin(`select act from platform.audit_entries where subject_id = '${accountId}' order by recorded_at`)
    .then((rows) => rows.map((row) => row.act));
}

describe('disabling', () => {
  test('ends live sessions at the very next request: none of 100 tries gets in', async () => {
    const account = await anAccount(held, { areaCodes: [village] });
    const signIn = await signInOver(held);
    const browsers = [new Browser(signIn), new Browser(signIn), new Browser(signIn)];
    for (const browser of browsers) await browser.signIn(account.email);
    for (const browser of browsers) expect(await browser.caller()).not.toBeNull();
    const view = await disableAccount(accountServices(held), {
      caller: admin,
      accountId: account.accountId,
      reason: 'Pindah tugas',
    });
    expect(view).toMatchObject({ disabledReason: 'Pindah tugas', disabledAt: expect.any(String) });
    const tries = await Promise.all(Array.from({ length: 100 }, (_, index) => browsers[index % 3]?.caller()));
    expect(tries.filter(Boolean)).toHaveLength(0);
    expect(await signIn.callerOfAccount(account.accountId)).toBeNull();
    await expect(signIn.resolveActor({ email: account.email })).rejects.toMatchObject({
      code: 'actor.unknown',
    });
    expect(await actsOn(account.accountId)).toContain('accounts.disable-account');
  });

  test('a flag alone would leave the session row alive: the act deletes it in its own transaction', async () => {
    const account = await anAccount(held);
    await new Browser(await signInOver(held)).signIn(account.email);
    const count = () =>
      held
        .asAdmin(`select 1 from auth."session" where "userId" = '${account.accountId}'`)
        .then((rows) => rows.length);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = now() where account_id = '${account.accountId}'`,
    );
    expect(await count()).toBe(1);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = null where account_id = '${account.accountId}'`,
    );
    await disableAccount(accountServices(held), {
      caller: admin,
      accountId: account.accountId,
      reason: 'Uji',
    });
    expect(await count()).toBe(0);
  });

  test('ends a sign-in that waits for its code, and open links', async () => {
    const account = await anAccount(held, { role: 'auditor' });
    const signIn = await signInOver(held);
    const [first, waiting] = [new Browser(signIn, '10.4.0.1'), new Browser(signIn, '10.4.0.1')];
    await first.signIn(account.email);
    const { totpURI } = await (await first.post('/two-factor/enable', { password: goodPassword })).json();
    await first.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    await waiting.signIn(account.email);
    const reset = await makeResetLink(accountServices(held), {
      caller: admin,
      accountId: account.accountId,
      dropsSecondFactor: false,
    });
    await disableAccount(accountServices(held), {
      caller: admin,
      accountId: account.accountId,
      reason: 'Uji',
    });
    expect((await waiting.post('/two-factor/verify-totp', { code: codeOf(totpURI, 1) })).status).toBe(401);
    await enableAccount(accountServices(held), {
      caller: admin,
      accountId: account.accountId,
      reason: 'Kembali',
    });
    await expect(
      acceptLink(accountServices(held), { token: tokenOf(reset), password: goodPassword }),
    ).rejects.toMatchObject({ code: 'account.link_invalid' });
    expect((await waiting.post('/two-factor/verify-totp', { code: codeOf(totpURI, 1) })).status).toBe(401);
  });

  test('is refused for oneself, for who is not there, twice, and for the last administrator', async () => {
    const services = accountServices(held);
    const disable = (accountId: string, caller = admin) =>
      disableAccount(services, { caller, accountId, reason: 'Uji' });
    await expect(disable(admin.accountId)).rejects.toMatchObject({ code: 'account.own_account' });
    await expect(disable(newId())).rejects.toMatchObject({ code: 'account.not_found' });
    const second = await anAccount(held, { role: 'admin' });
    await disable(second.accountId);
    await expect(disable(second.accountId)).rejects.toMatchObject({ code: 'state.refused' });
    await expect(disable(admin.accountId, second)).rejects.toMatchObject({ code: 'account.last_admin' });
  });

  test('each other at once, two administrators leave one', async () => {
    const other = await anAccount(held, { role: 'admin' });
    const services = accountServices(held);
    const settled = await Promise.allSettled([
      disableAccount(services, { caller: admin, accountId: other.accountId, reason: 'Uji' }),
      disableAccount(services, { caller: other, accountId: admin.accountId, reason: 'Uji' }),
    ]);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = null, disabled_reason = null where role = 'admin'`,
    );
  });
});

describe('changing role and scope', () => {
  test('ends the sessions and holds for the next one; an older version is refused', async () => {
    const account = await anAccount(held, { areaCodes: [village] });
    const browser = new Browser(await signInOver(held));
    await browser.signIn(account.email);
    const change = {
      accountId: account.accountId,
      version: 1,
      role: 'government',
      areaCodes: ['51.71'],
      organisationId: null,
    } as const;
    const changed = await changeScope(accountServices(held), { caller: admin, change });
    expect(changed).toMatchObject({ role: 'government', version: 2, areas: [{ code: '51.71' }] });
    expect(await browser.caller()).toBeNull();
    await expect(changeScope(accountServices(held), { caller: admin, change })).rejects.toMatchObject({
      code: 'record.changed',
    });
    await browser.signIn(account.email);
    expect(await browser.caller()).toMatchObject({ role: 'government', areaCodes: ['51.71'] });
    expect(await actsOn(account.accountId)).toContain('accounts.change-scope');
  });
});
