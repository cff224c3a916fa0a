import { describe, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { purgeSignIn } from './purge-sign-in.ts';
import { anAccount, Browser, goodPassword, signInOver } from './sign-in.test-support.ts';

const held = testDatabase();

async function codeOfAnswer(response: Response): Promise<[number, string]> {
  const body = await response.json();
  return [response.status, body.code];
}

function journalOf(accountId: string) {
  return held.asAdmin(
    `select act from platform.audit_entries where account_id = '${accountId}' order by recorded_at`,
  );
}

describe('signing in', () => {
  test('makes a session whose caller has the role and scope of the account', async () => {
    const account = await anAccount(held, { role: 'office_staff', areaCodes: ['51.71', '51.03'] });
    const browser = new Browser(await signInOver(held));
    expect(await browser.caller()).toBeNull();
    const response = await browser.signIn(account.email.toUpperCase());
    expect(response.status).toBe(200);
    expect(await browser.caller()).toEqual(account);
    expect(account.areaCodes).toEqual(['51.71', '51.03']);
  });

  test('gives httpOnly lax cookies, and Secure ones in real mode', async () => {
    const account = await anAccount(held);
    const demo = (await new Browser(await signInOver(held)).signIn(account.email)).headers
      .getSetCookie()
      .join();
    expect(demo).toMatch(/^semesta\.session_token=.*HttpOnly.*SameSite=Lax/);
    expect(demo).not.toContain('Secure');
    const real = await new Browser(await signInOver(held, 'real')).signIn(account.email);
    expect(real.headers.getSetCookie().join()).toMatch(
      /^__Secure-semesta\.session_token=.*HttpOnly; Secure; SameSite=Lax/,
    );
  });

  test('keeps no session token in clear', async () => {
    const account = await anAccount(held);
    const response = await new Browser(await signInOver(held)).signIn(account.email);
    const { token } = await response.json();
    const rows = await held.asAdmin(
      `select "token" from auth."session" where "userId" = '${account.accountId}'`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.token).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[0]?.token).not.toBe(token);
  });

  test('takes the token of the answer as a bearer token', async () => {
    const account = await anAccount(held);
    const signIn = await signInOver(held);
    const { token } = await (await new Browser(signIn).signIn(account.email)).json();
    expect(await signIn.callerOf(new Headers({ authorization: `Bearer ${token}` }))).toEqual(account);
    expect(await signIn.callerOf(new Headers({ authorization: `Bearer ${token}x` }))).toBeNull();
  });

  test('answers a wrong password and an unknown e-mail alike', async () => {
    const account = await anAccount(held);
    const browser = new Browser(await signInOver(held));
    const wrong = await browser.signIn(account.email, 'not it at all');
    const unknown = await browser.signIn('nobody@example.id', 'not it at all');
    expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()]);
    expect(wrong.status).toBe(401);
  });

  test('ends at sign-out, and is all in the journal', async () => {
    const account = await anAccount(held);
    const browser = new Browser(await signInOver(held));
    await browser.signIn(account.email, 'wrong');
    await browser.signIn(account.email);
    const { headers } = browser;
    expect((await browser.post('/sign-out')).status).toBe(200);
    expect(await (await signInOver(held)).callerOf(headers)).toBeNull();
    expect((await journalOf(account.accountId)).map((entry) => entry.act)).toEqual([
      'accounts.fail-sign-in',
      'accounts.sign-in',
      'accounts.sign-out',
    ]);
  });

  test('offers nothing but its steps: no sign-up, no list of sessions, no trusted device', async () => {
    const account = await anAccount(held);
    const browser = new Browser(await signInOver(held));
    await browser.signIn(account.email);
    for (const path of [
      '/sign-up/email',
      '/list-sessions',
      '/update-user',
      '/delete-user',
      '/two-factor/get-totp-uri',
    ])
      expect(
        await codeOfAnswer(await browser.post(path, { email: 'a@b.id', password: goodPassword })),
      ).toEqual([404, 'record.not_found']);
  });

  test('refuses a request that another site sends with the cookie', async () => {
    const account = await anAccount(held);
    const signIn = await signInOver(held);
    const browser = new Browser(signIn);
    await browser.signIn(account.email);
    const headers = browser.headers;
    headers.set('origin', 'https://evil.example');
    headers.set('content-type', 'application/json');
    const request = new Request('http://localhost:4510/api/auth/sign-out', {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(await codeOfAnswer(await signIn.handle(request, '10.0.0.1'))).toEqual([403, 'access.forbidden']);
    expect(await browser.caller()).toEqual(account);
  });

  test('refuses a disabled account even with the right password', async () => {
    const account = await anAccount(held);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = now() where account_id = '${account.accountId}'`,
    );
    const browser = new Browser(await signInOver(held));
    expect(await codeOfAnswer(await browser.signIn(account.email))).toEqual([403, 'account.disabled']);
    expect(await browser.caller()).toBeNull();
  });
});

describe('a session', () => {
  async function signedIn() {
    const account = await anAccount(held);
    const browser = new Browser(await signInOver(held));
    await browser.signIn(account.email);
    const age = (column: string, ago: string) =>
      held.asAdmin(
        `update auth."session" set "${column}" = now() - interval '${ago}' where "userId" = '${account.accountId}'`,
      );
    return { account, browser, age };
  }

  test('ends after half an hour without a request, for the sign-in engine too', async () => {
    const { account, browser, age } = await signedIn();
    await age('updatedAt', '29 minutes');
    expect(await browser.caller()).not.toBeNull();
    await age('updatedAt', '31 minutes');
    expect(await browser.caller()).toBeNull();
    expect(
      await held.asAdmin(`select 1 from auth."session" where "userId" = '${account.accountId}'`),
    ).toEqual([]);
  });

  test('is kept alive by requests, but not beyond 12 hours', async () => {
    const { browser, age } = await signedIn();
    await age('updatedAt', '20 minutes');
    await browser.caller();
    const [row] = await held.asAdmin(
      `select max("updatedAt") > now() - interval '1 minute' as fresh from auth."session"`,
    );
    expect(row?.fresh).toBe(true);
    await age('createdAt', '12 hours');
    expect(await browser.caller()).toBeNull();
  });

  test('of a member of an organisation covers the organisations below it', async () => {
    const [parent, child, grandchild, other] = ['1', '2', '3', '4'].map(
      (digit) => `01900000-0000-7000-8000-00000000000${digit}`,
    );
    await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, parent_id, area_code) values
      ('${parent}', 'bumdes', 'A', '{}', null, '51.71'), ('${child}', 'agent', 'B', '{}', '${parent}', '51.71'),
      ('${grandchild}', 'agent', 'C', '{}', '${child}', '51.71'), ('${other}', 'agent', 'D', '{}', null, '51.71')`);
    const account = await anAccount(held, { role: 'agent_office', organisationId: parent ?? '' });
    expect(account.organisationIds).toEqual([parent, child, grandchild]);
  });
});

describe('the actor of a command', () => {
  test('is named by e-mail in the demonstration only, and by a session token anywhere', async () => {
    const account = await anAccount(held);
    const [demo, real] = [await signInOver(held), await signInOver(held, 'real')];
    expect(await demo.resolveActor({ email: account.email })).toEqual(account);
    await expect(real.resolveActor({ email: account.email })).rejects.toMatchObject({
      code: 'actor.missing',
    });
    const { token } = await (await new Browser(demo).signIn(account.email)).json();
    expect(await demo.resolveActor({ token })).toEqual(account);
    await expect(real.resolveActor({ token: 'x' })).rejects.toMatchObject({ code: 'actor.unknown' });
    await expect(demo.resolveActor({})).rejects.toMatchObject({ code: 'actor.missing' });
  });
});

describe('clearing up', () => {
  test('removes what is over and leaves live sessions and waits alone', async () => {
    const [gone, live] = [await anAccount(held), await anAccount(held)];
    const signIn = await signInOver(held);
    const browsers = { gone: new Browser(signIn, '10.6.0.1'), live: new Browser(signIn, '10.6.0.2') };
    await browsers.gone.signIn(gone.email);
    await browsers.live.signIn(live.email);
    await browsers.live.signIn('someone@example.id', 'wrong');
    await held.asAdmin(
      `update auth."session" set "expiresAt" = now() - interval '1 second' where "userId" = '${gone.accountId}'`,
    );
    await held.asAdmin(
      `insert into accounts.sign_in_failures values ('\\x01', 3, now() - interval '31 days', null), ('\\x02', 100, now() - interval '31 days', 'infinity')`,
    );
    await purgeSignIn(held.database.auth);
    expect(await browsers.live.caller()).toEqual(live);
    expect(await held.asAdmin(`select 1 from auth."session" where "userId" = '${gone.accountId}'`)).toEqual(
      [],
    );
    const kept = await held.asAdmin(
      `select encode(email_index, 'hex') as key from accounts.sign_in_failures where length(email_index) = 1`,
    );
    expect(kept).toEqual([{ key: '02' }]);
  });
});
