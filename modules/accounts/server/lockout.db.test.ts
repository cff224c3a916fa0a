import { describe, expect, test } from 'vitest';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { testDatabase } from '#tests/support/database.ts';
import { anAccount, Browser, codeOf, goodPassword, signInOver } from './sign-in.test-support.ts';

const held = testDatabase();

let addresses = 0;

async function statusAndBody(response: Response) {
  return { status: response.status, wait: response.headers.get('retry-after'), ...(await response.json()) };
}

function setFailures(key: string, failures: number) {
  const index = blindIndex(held.services.secrets, 'email')(key).toString('hex');
  return held.asAdmin(
    `update accounts.sign_in_failures set failures = ${failures} where email_index = '\\x${index}'`,
  );
}

function endWaits() {
  return held.asAdmin(
    'update accounts.sign_in_failures set locked_until = now() where isfinite(locked_until)',
  );
}

describe('failures', () => {
  test.each(['known', 'unknown'])(
    'of a %s e-mail delay the sixth try, also with the right password',
    async (kind) => {
      const email = kind === 'known' ? (await anAccount(held)).email : 'unknown@example.id';
      const browser = new Browser(await signInOver(held), `10.1.0.${kind.length}`);
      for (let failure = 1; failure <= 5; failure++)
        expect((await browser.signIn(email, 'wrong')).status).toBe(401);
      const refused = await statusAndBody(await browser.signIn(email));
      expect(refused).toMatchObject({
        status: 429,
        code: 'account.locked',
        details: { seconds: expect.any(Number) },
      });
      expect(Number(refused.wait)).toBeGreaterThan(25);
      expect(refused.message).toContain(refused.wait);
    },
  );

  test('wait survives a new server, doubles, and ends with the time', async () => {
    const { email } = await anAccount(held);
    const browser = new Browser(await signInOver(held), '10.1.1.1');
    for (let failure = 1; failure <= 5; failure++) await browser.signIn(email, 'wrong');
    const restarted = new Browser(await signInOver(held), '10.1.1.2');
    expect((await restarted.signIn(email)).status).toBe(429);
    await endWaits();
    expect((await restarted.signIn(email, 'wrong')).status).toBe(401);
    expect(Number((await restarted.signIn(email)).headers.get('retry-after'))).toBeGreaterThan(50);
    await endWaits();
    expect((await restarted.signIn(email)).status).toBe(200);
  });

  test('are forgotten by a success', async () => {
    const { email } = await anAccount(held);
    const browser = new Browser(await signInOver(held), '10.1.2.1');
    for (let failure = 1; failure <= 4; failure++) await browser.signIn(email, 'wrong');
    expect((await browser.signIn(email)).status).toBe(200);
    for (let failure = 1; failure <= 4; failure++) await browser.signIn(email, 'wrong');
    expect((await browser.signIn(email)).status).toBe(200);
  });

  test('made at once are no more than made one after the other', async () => {
    const { email } = await anAccount(held);
    const browser = new Browser(await signInOver(held), '10.1.3.1');
    const answers = await Promise.all(Array.from({ length: 40 }, () => browser.signIn(email, 'wrong')));
    const counted = answers.map((answer) => answer.status);
    expect(counted.filter((status) => status === 401)).toHaveLength(5);
    expect(counted.filter((status) => status === 429)).toHaveLength(35);
  });

  test('stop an account for good at the hundredth', async () => {
    const { email } = await anAccount(held);
    const browser = new Browser(await signInOver(held), '10.1.4.1');
    await browser.signIn(email, 'wrong');
    await setFailures(email, 99);
    await browser.signIn(email, 'wrong');
    const refused = await statusAndBody(await browser.signIn(email));
    expect(refused).toMatchObject({ status: 429, code: 'account.locked_until_reset', wait: null });
  });

  test('of one address over many e-mails stop the address, and no other', async () => {
    const signIn = await signInOver(held);
    const { email } = await anAccount(held);
    const [bad, good] = [new Browser(signIn, '10.1.5.1'), new Browser(signIn, '10.1.5.2')];
    await bad.signIn('first@example.id', 'wrong');
    await setFailures('address 10.1.5.1', 99);
    await bad.signIn('second@example.id', 'wrong');
    expect(await statusAndBody(await bad.signIn(email))).toMatchObject({
      status: 429,
      code: 'account.locked',
    });
    expect((await good.signIn(email)).status).toBe(200);
  });
});

describe('a second factor', () => {
  async function withSecondFactor() {
    const account = await anAccount(held, { role: 'office_staff', areaCodes: ['51.71'] });
    const signIn = await signInOver(held, 'real');
    addresses += 1;
    const address = `10.2.0.${addresses}`;
    const browser = new Browser(signIn, address);
    await browser.signIn(account.email);
    const begun = await browser.post('/two-factor/enable', { password: goodPassword });
    const { totpURI, backupCodes } = await begun.json();
    return {
      account,
      signIn,
      browser,
      totpURI: String(totpURI),
      backupCodes: [...backupCodes].map(String),
      address,
    };
  }

  test('is demanded in real mode: before it, the caller may only set it up', async () => {
    const { browser, totpURI, account } = await withSecondFactor();
    expect(await browser.caller()).toEqual({ ...account, mustSetUpSecondFactor: true });
    expect((await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(200);
    expect(await browser.caller()).toEqual(account);
  });

  test('stands between password and session', async () => {
    const { browser, totpURI, account, signIn, address } = await withSecondFactor();
    await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    const other = new Browser(signIn, address);
    expect(await (await other.signIn(account.email)).json()).toMatchObject({ twoFactorRedirect: true });
    expect(await other.caller()).toBeNull();
    expect((await other.post('/two-factor/verify-totp', { code: codeOf(totpURI, 1) })).status).toBe(200);
    expect(await other.caller()).toEqual(account);
  });

  test('code counts once', async () => {
    const { browser, totpURI, account, signIn, address } = await withSecondFactor();
    const code = codeOf(totpURI);
    await browser.post('/two-factor/verify-totp', { code });
    const other = new Browser(signIn, address);
    await other.signIn(account.email);
    expect(await statusAndBody(await other.post('/two-factor/verify-totp', { code }))).toMatchObject({
      status: 422,
      code: 'account.code_invalid',
    });
    expect(await other.caller()).toBeNull();
  });

  test('code that is wrong counts as a failure of the account, which the password does not forget', async () => {
    const { browser, totpURI, account, signIn, address } = await withSecondFactor();
    await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    const other = new Browser(signIn, address);
    await other.signIn(account.email);
    for (let failure = 1; failure <= 3; failure++)
      expect((await other.post('/two-factor/verify-totp', { code: `00000${failure}` })).status).toBe(422);
    await other.signIn(account.email);
    for (let failure = 4; failure <= 5; failure++)
      expect((await other.post('/two-factor/verify-totp', { code: `00000${failure}` })).status).toBe(422);
    expect((await other.post('/two-factor/verify-totp', { code: codeOf(totpURI, 1) })).status).toBe(429);
  });

  test('backup code works once', async () => {
    const { browser, totpURI, backupCodes, account, signIn, address } = await withSecondFactor();
    await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    const [code = ''] = backupCodes;
    const enter = async () => {
      const other = new Browser(signIn, address);
      await other.signIn(account.email);
      return (await other.post('/two-factor/verify-backup-code', { code })).status;
    };
    expect([await enter(), await enter()]).toEqual([200, 422]);
  });

  test('cannot be switched off by a role that must have one, and asks for the password again', async () => {
    const { browser, totpURI } = await withSecondFactor();
    await browser.post('/two-factor/verify-totp', { code: codeOf(totpURI) });
    expect(
      await statusAndBody(await browser.post('/two-factor/disable', { password: goodPassword })),
    ).toMatchObject({ code: 'account.second_factor_required' });
    expect(
      await statusAndBody(await browser.post('/two-factor/generate-backup-codes', { password: 'wrong' })),
    ).toMatchObject({ code: 'account.password_wrong' });
  });

  test('secret and backup codes are not kept in clear', async () => {
    const { totpURI, backupCodes, account } = await withSecondFactor();
    const rows = JSON.stringify(
      await held.asAdmin(`select * from auth."twoFactor" where "userId" = '${account.accountId}'`),
    );
    expect(rows).toContain(account.accountId);
    for (const clear of [new URL(totpURI).searchParams.get('secret') ?? '', ...backupCodes])
      expect(rows).not.toContain(clear);
  });
});

describe('changing one’s password', () => {
  test('ends all other sessions and refuses an easy one', async () => {
    const account = await anAccount(held, { role: 'employer' });
    const signIn = await signInOver(held, 'real');
    const [here, elsewhere] = [new Browser(signIn, '10.3.0.1'), new Browser(signIn, '10.3.0.1')];
    await here.signIn(account.email);
    await elsewhere.signIn(account.email);
    const change = (newPassword: string) =>
      here.post('/change-password', { currentPassword: goodPassword, newPassword });
    expect(await statusAndBody(await change('Password-2026-Bali'))).toMatchObject({
      code: 'account.password_weak',
    });
    expect((await change('perahu kertas di kolam')).status).toBe(200);
    expect(await here.caller()).toEqual(account);
    expect(await elsewhere.caller()).toBeNull();
    expect((await elsewhere.signIn(account.email)).status).toBe(401);
    expect((await elsewhere.signIn(account.email, 'perahu kertas di kolam')).status).toBe(200);
  });
});
