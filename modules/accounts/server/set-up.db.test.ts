import { describe, expect, test } from 'vitest';
import { demonstrationAccounts } from '#modules/accounts/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { acceptLink } from './accept-link.ts';
import { hasAdministrator } from './known-accounts.ts';
import { seedDemonstrationAccounts } from './seed-demonstration-accounts.ts';
import { setUpFirstAdministrator } from './set-up-first-administrator.ts';
import { accountServices, Browser, goodPassword, signInOver } from './sign-in.test-support.ts';
import { whoIsSignedIn } from './who-is-signed-in.ts';

const held = testDatabase();

function tokenOf({ link }: { link: string }): string {
  return link.split('/').at(-1) ?? '';
}

describe('the first administrator', () => {
  const setUp = (email: string, isAnother = false) =>
    setUpFirstAdministrator(accountServices(held, 'real'), { email, isAnother });
  const accept = (link: { link: string }) =>
    acceptLink(accountServices(held, 'real'), { token: tokenOf(link), password: goodPassword });

  test('gets a link for a day that a second setup voids until it is accepted; then only another one is made', async () => {
    const first = await setUp('Pertama@example.id');
    expect(first.link).toMatch(/^http:\/\/localhost:4510\/setup\/[\w-]{43}$/);
    const hours = (Date.parse(first.expiresAt) - Date.now()) / 3_600_000;
    expect([hours > 23.9, hours <= 24.1]).toEqual([true, true]);
    const again = await setUp('pertama@example.id');
    const other = await setUp('kedua@example.id');
    await expect(accept(first)).rejects.toMatchObject({ code: 'account.link_invalid' });
    await expect(accept(again)).rejects.toMatchObject({ code: 'account.link_invalid' });
    expect(await accept(other)).toEqual({ email: 'kedua@example.id' });
    await expect(setUp('ketiga@example.id')).rejects.toMatchObject({ code: 'account.admin_exists' });
    await expect(setUp('kedua@example.id', true)).rejects.toMatchObject({ code: 'account.email_taken' });
    expect(await accept(await setUp('ketiga@example.id', true))).toEqual({ email: 'ketiga@example.id' });
    const enabled = await held.asAdmin(
      `select email from accounts.accounts where disabled_at is null order by email`,
    );
    expect(enabled.map((row) => row.email)).toEqual(['kedua@example.id', 'ketiga@example.id']);
  });

  test('is there from the moment the link is accepted', async () => {
    expect(await hasAdministrator(held.database.auth)).toBe(true);
    await held.asAdmin(`update accounts.accounts set disabled_at = now()`);
    expect(await hasAdministrator(held.database.auth)).toBe(false);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = null where email in ('kedua@example.id', 'ketiga@example.id')`,
    );
  });

  test('signs in, and may only set up the second factor before all else', async () => {
    const browser = new Browser(await signInOver(held, 'real'));
    expect((await browser.signIn('kedua@example.id')).status).toBe(200);
    expect(await browser.caller()).toMatchObject({ role: 'admin', mustSetUpSecondFactor: true });
  });

  test('is in the journal as the operator’s act, and keeps no token', async () => {
    const journal = await held.asAdmin(
      `select actor_name from platform.audit_entries where act = 'accounts.set-up-administrator'`,
    );
    expect(new Set(journal.map((row) => row.actor_name))).toEqual(new Set(['Operator server']));
    const again = await setUp('keempat@example.id', true);
    const kept = JSON.stringify(
      await held.asAdmin('select * from accounts.setup_links, platform.audit_entries'),
    );
    expect(kept).not.toContain(tokenOf(again));
  });

  test('asked for ten times at once is one', async () => {
    await held.asAdmin(`update accounts.accounts set disabled_at = now()`);
    const links = await Promise.all(Array.from({ length: 10 }, (_, index) => setUp(`s${index}@example.id`)));
    const accepted = await Promise.allSettled(links.map(accept));
    expect(accepted.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the demonstration’s accounts', () => {
  const organisations = Object.fromEntries(
    demonstrationAccounts
      .filter((account) => account.ofOrganisation)
      .map((account) => [account.key, newId()]),
  );

  test('are the 17 of the contract, made once, all with the one password', async () => {
    const services = accountServices(held);
    expect(await seedDemonstrationAccounts(services, organisations)).toBe(17);
    expect(await seedDemonstrationAccounts(services, organisations)).toBe(0);
    const shown = (await whoIsSignedIn(services, null)).demonstrationAccounts;
    expect(shown.map((account) => account.email.split('@')[0])).toEqual(
      'kantor staf kantorgianyar denpasar gianyar ubungkaja sesetan batubulan bumdes agen hotel opd subak perusda izin auditor admin'.split(
        ' ',
      ),
    );
    const signIn = await signInOver(held);
    for (const { email, role } of shown) {
      const browser = new Browser(signIn);
      expect((await browser.signIn(email, 'semesta-demo')).status).toBe(200);
      expect(await browser.caller()).toMatchObject({ email, role });
    }
  });

  test('have the areas of their branch, and the organisation they were given', async () => {
    const signIn = await signInOver(held);
    expect(await signIn.resolveActor({ email: 'kantor@semesta.example' })).toMatchObject({
      areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'],
    });
    expect(await signIn.resolveActor({ email: 'hotel@semesta.example' })).toMatchObject({
      organisationId: organisations.hotel,
    });
  });

  test('are never made on a real installation', async () => {
    await expect(seedDemonstrationAccounts(accountServices(held, 'real'), organisations)).rejects.toThrow(
      'demonstration',
    );
    expect((await whoIsSignedIn(accountServices(held, 'real'), null)).demonstrationAccounts).toEqual([]);
  });
});
