import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { acceptLink } from './accept-link.ts';

import { inviteAccount } from './invite-account.ts';

import { makeResetLink } from './make-reset-link.ts';

import {
  accountServices,
  anAccount,
  Browser,
  codeOf,
  goodPassword,
  signInOver,
} from './sign-in.test-support.ts';

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

function tokenOf({ link }: { link: string }): string {
  return link.split('/').at(-1) ?? '';
}

function actsOn(accountId: string) {
  return held
    .asAdmin(`select act from platform.audit_entries where subject_id = '${accountId}' order by recorded_at`)
    .then((rows) => rows.map((row) => row.act));
}

describe('inviting', () => {
  test('makes an account that opens by its link, once, and is in the journal', async () => {
    const { account, ...answer } = await invite();
    expect(account).toMatchObject({
      role: 'village',
      areas: [{ code: village, name: 'Ubung Kaja' }],
      disabledAt: null,
    });
    const accept = { token: tokenOf(answer), password: goodPassword };
    expect(await acceptLink(accountServices(held), accept)).toEqual({ email: account.email });
    await expect(acceptLink(accountServices(held), accept)).rejects.toMatchObject({
      code: 'account.link_invalid',
    });
    const browser = new Browser(await signInOver(held));
    expect((await browser.signIn(account.email)).status).toBe(200);
    expect(await browser.caller()).toMatchObject({ role: 'village', areaCodes: [village] });
    expect(await actsOn(account.accountId)).toEqual([
      'accounts.invite-account',
      'accounts.accept-link',
      'accounts.sign-in',
    ]);
  });

  test('again with the same key gives the same link, and no answer that is kept holds it', async () => {
    const asked = invitation();
    const once = () =>
      inviteAccount(accountServices(held), { caller: admin, key: 'key-invite-1', invitation: asked });
    const [first, second] = [await once(), await once()];
    expect(second).toEqual(first);
    const kept = JSON.stringify(
      await held.asAdmin('select * from platform.idempotency_keys, accounts.setup_links'),
    );
    expect(kept).toContain(first.account.accountId);
    expect(kept).not.toContain(tokenOf(first));
  });

  test.each([
    ['a village account without village', { areaCodes: [] }],
    ['a village account of a whole city', { areaCodes: ['51.71'] }],
    ['an area that does not exist', { areaCodes: ['51.71.04.9999'] }],
    ['an employer without organisation', { role: 'employer' }],
    ['an organisation that does not exist', { role: 'employer', organisationId: newId() }],
    ['a worker, who registers otherwise', { role: 'worker' }],
  ])('refuses %s', async (_, override) => {
    await expect(invite(override)).rejects.toMatchObject({ code: 'account.scope_missing' });
  });

  test('refuses an e-mail that has an account, in any case of letters', async () => {
    const { account } = await invite();
    await expect(invite({ email: account.email.toUpperCase() })).rejects.toMatchObject({
      code: 'account.email_taken',
    });
  });

  test.each(['office_supervisor', 'village', 'auditor', 'worker'] as const)(
    'is not for the role %s',
    async (role) => {
      const caller = await anAccount(held, { role, areaCodes: [village] });
      await expect(invite({}, undefined, caller)).rejects.toMatchObject({ code: 'access.forbidden' });
    },
  );

  test('link is refused late, wrong, or with an easy password, and survives the easy password', async () => {
    const services = accountServices(held, 'real');
    const invited = await invite();
    const token = tokenOf(invited);
    const accept = (password: string) => acceptLink(services, { token, password });
    await expect(acceptLink(services, { token: `${token}x`, password: goodPassword })).rejects.toMatchObject({
      code: 'account.link_invalid',
    });
    await expect(accept('Password123')).rejects.toMatchObject({ code: 'account.password_weak' });
    await held.asAdmin(
      `update accounts.setup_links set expires_at = now() where account_id = '${invited.account.accountId}'`,
    );
    await expect(accept(goodPassword)).rejects.toMatchObject({ code: 'account.link_invalid' });
  });

  test('link that ten open at once lets one through', async () => {
    const token = tokenOf(await invite());
    const tries = Array.from({ length: 10 }, (_, index) =>
      acceptLink(accountServices(held), { token, password: `${goodPassword} ${index}` }),
    );
    const settled = await Promise.allSettled(tries);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('a reset link', () => {
  test('sets a new password, ends sessions and waits, and drops the second factor only when told', async () => {
    const account = await anAccount(held, { role: 'auditor' });
    const browser = new Browser(await signInOver(held), '10.5.0.1');
    await browser.signIn(account.email);
    const { totpURI } = await (await browser.post('/two-factor/enable', { password: goodPassword })).json();
    await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    const reset = async (dropsSecondFactor: boolean, password: string) => {
      const link = await makeResetLink(accountServices(held), {
        caller: admin,
        accountId: account.accountId,
        dropsSecondFactor,
      });
      await acceptLink(accountServices(held), { token: tokenOf(link), password });
      return (await browser.signIn(account.email, password)).json();
    };
    for (let failure = 1; failure <= 5; failure++)
      await new Browser(await signInOver(held), '10.5.0.2').signIn(account.email, 'wrong');
    expect(await reset(false, 'sepeda tua di garasi')).toMatchObject({ twoFactorRedirect: true });
    expect(await browser.caller()).toBeNull();
    expect(await reset(true, 'layang-layang di pantai')).not.toHaveProperty('twoFactorRedirect');
    expect(await browser.caller()).toEqual(account);
  });

  test('ends the one before, and is not for oneself', async () => {
    const account = await anAccount(held);
    const make = (accountId: string) =>
      makeResetLink(accountServices(held), { caller: admin, accountId, dropsSecondFactor: false });
    const [first, second] = [await make(account.accountId), await make(account.accountId)];
    const accept = (link: { link: string }) =>
      acceptLink(accountServices(held), { token: tokenOf(link), password: goodPassword });
    await expect(accept(first)).rejects.toMatchObject({ code: 'account.link_invalid' });
    expect(await accept(second)).toEqual({ email: account.email });
    await expect(make(admin.accountId)).rejects.toMatchObject({ code: 'account.own_account' });
  });
});
