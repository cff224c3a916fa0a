import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { acceptLink } from './accept-link.ts';
import { inviteContact } from './invite-contact.ts';
import { listContacts } from './list-contacts.ts';
import { accountServices, Browser, goodPassword, signInOver } from './sign-in.test-support.ts';

const held = testDatabase();
const [employer, village] = [newId(), newId()];
const office = () => aCaller('office_staff', { areaCodes: ['51.71'] });
const elsewhere = () => aCaller('office_staff', { areaCodes: ['51.04'] });

beforeAll(() =>
  held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code) values
    ('${employer}', 'employer', 'CV Uji', '{cv,uji}', '51.71.04.2008'), ('${village}', 'village', 'Desa Uji', '{desa,uji}', '51.71.04.2008')`),
);

const invite = (caller: Caller = office(), override: object = {}) =>
  inviteContact(accountServices(held), {
    caller,
    contact: {
      organisationId: employer,
      email: `k${newId().slice(-12)}@example.id`,
      name: 'Ni Made Sari',
      ...override,
    },
  });

const contactsOf = async (caller: Caller = office()) =>
  listContacts(accountServices(held), { caller, organisationId: employer });

describe('the contact person of an organisation', () => {
  test('gets an account for it alone, opened once by its link, and the office sees how far it is', async () => {
    const caller = office();
    const { account, link } = await invite(caller);
    expect(account).toMatchObject({
      role: 'employer',
      areas: [],
      organisation: { organisationId: employer },
    });
    const mine = async () => (await contactsOf()).contacts.find((one) => one.accountId === account.accountId);
    expect(await mine()).toMatchObject({
      state: 'invited',
      linkExpiresAt: expect.any(String),
      lastSignedInAt: null,
    });
    await acceptLink(accountServices(held), { token: link.split('/').at(-1) ?? '', password: goodPassword });
    expect(await mine()).toMatchObject({ state: 'active', linkExpiresAt: null });
    const browser = new Browser(await signInOver(held));
    expect((await browser.signIn(account.email)).status).toBe(200);
    expect(await browser.caller()).toMatchObject({
      role: 'employer',
      organisationIds: [employer],
      areaCodes: [],
    });
    const entries = await held.asAdmin(
      `select act, subject_id, area_code, details from platform.audit_entries where account_id = '${caller.accountId}'`,
    );
    expect(entries).toEqual([
      {
        act: 'accounts.invite-contact',
        subject_id: account.accountId,
        area_code: '51.71.04.2008',
        details: { role: 'employer', organisationId: employer },
      },
    ]);
  });

  test('is shown as not come where the link ran out', async () => {
    const { account } = await invite();
    await held.asAdmin(
      `update accounts.setup_links set expires_at = now() where account_id = '${account.accountId}'`,
    );
    const contact = (await contactsOf()).contacts.find((one) => one.accountId === account.accountId);
    expect(contact?.state).toBe('expired');
  });

  test('is not invited without the right, for another area, for a kind that has areas, or with an e-mail that is taken', async () => {
    const { account } = await invite();
    const refused: [Caller, object, string][] = [
      [aCaller('employer', { organisationIds: [employer] }), {}, 'access.forbidden'],
      [aCaller('village', { areaCodes: ['51.71.04.2008'] }), {}, 'access.forbidden'],
      [elsewhere(), {}, 'account.organisation_not_found'],
      [office(), { organisationId: newId() }, 'account.organisation_not_found'],
      [office(), { organisationId: village }, 'account.contact_not_for_kind'],
      [office(), { email: account.email.toUpperCase() }, 'account.email_taken'],
    ];
    for (const [caller, override, code] of refused)
      await expect(invite(caller, override)).rejects.toMatchObject({ code });
  });

  test('is listed for the office of its area and for nobody who may not know', async () => {
    await expect(contactsOf(elsewhere())).rejects.toMatchObject({ code: 'account.organisation_not_found' });
    await expect(contactsOf(aCaller('government', { areaCodes: ['51.71'] }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect((await contactsOf()).role).toBe('employer');
  });
});
