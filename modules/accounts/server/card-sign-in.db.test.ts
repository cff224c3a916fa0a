import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { showCard } from '#modules/registry/server/index.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { listAccounts } from './list-accounts.ts';
import { makeResetLink } from './make-reset-link.ts';
import { accountServices, anAccount, Browser, baseUrl, signInOver } from './sign-in.test-support.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const held = testDatabase();
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const unknownCard = '99999999999';

let signIn: SignIn;
beforeAll(async () => {
  signIn = await signInOver(held);
});
beforeEach(() => held.asAdmin('delete from accounts.sign_in_failures'));

/** A worker of the office with a card. */
async function aCardHolder(override: Parameters<typeof aWorker>[0] = {}) {
  const worker = aWorker(override);
  await insertWorkers(held, [worker]);
  const card = await showCard(held.services, office, worker.workerId);
  return { ...worker, card: card.code };
}

interface Given {
  readonly handle: string;
  readonly shownCode: string;
}

async function askFor(browser: Browser, card: string): Promise<Given> {
  const response = await browser.post('/card/code', { card });
  expect(response.status).toBe(200);
  return (await response.json()) as Given;
}

function enter(browser: Browser, { handle }: Given, code: string): Promise<Response> {
  return browser.post('/card/sign-in', { handle, code });
}

const another = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const refusalOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as object),
});

describe('coming in by card', () => {
  test('makes the worker’s own session, by registration code and by KPJ, and one account for both', async () => {
    const kpj = '27000000001';
    const worker = await aCardHolder();
    const [byCode, byKpj] = [new Browser(signIn), new Browser(signIn)];
    const given = await askFor(byCode, worker.card.toLowerCase());
    expect((await enter(byCode, given, given.shownCode)).status).toBe(200);
    expect(await byCode.caller()).toMatchObject({ role: 'worker', workerId: worker.workerId, areaCodes: [] });
    await held.asAdmin(
      `insert into registry.kpj_claims (kpj, worker_id, membership_id) values ('${kpj}', '${worker.workerId}', '${worker.workerId}')`,
    );
    const other = await askFor(byKpj, kpj);
    expect((await enter(byKpj, other, other.shownCode)).status).toBe(200);
    expect((await byKpj.caller())?.accountId).toBe((await byCode.caller())?.accountId);
    await byCode.post('/sign-out');
    expect(await byCode.caller()).toBeNull();
    expect(await byKpj.caller()).not.toBeNull();
  });

  test('leaves an account without a name, unlisted, which no administrator gives a password', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    const given = await askFor(browser, worker.card);
    await enter(browser, given, given.shownCode);
    const accountId = (await browser.caller())?.accountId ?? '';
    const admin = await anAccount(held, { role: 'admin' });
    const services = accountServices(held);
    const listed = async (role?: 'worker') =>
      (await listAccounts(services, { caller: admin, query: { role, limit: 200 } })).accounts;
    expect((await listed()).map((account) => account.role)).not.toContain('worker');
    // The control: asked for by role it is there, and says nothing of the person.
    const own = (await listed('worker')).find((account) => account.accountId === accountId);
    expect(own).toMatchObject({ name: 'Pemilik kartu', email: `${worker.workerId}@kartu.invalid` });
    await expect(
      makeResetLink(services, { caller: admin, accountId, dropsSecondFactor: false }),
    ).rejects.toMatchObject({ code: 'account.card_only' });
  });

  test('a session of a worker ends after 15 idle minutes', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    const given = await askFor(browser, worker.card);
    await enter(browser, given, given.shownCode);
    const sessions = `from accounts.accounts a where a.account_id::text = auth."session"."userId" and a.worker_id = '${worker.workerId}'`;
    await held.asAdmin(`update auth."session" set "updatedAt" = now() - interval '14 minutes' ${sessions}`);
    expect(await browser.caller()).not.toBeNull();
    await held.asAdmin(`update auth."session" set "updatedAt" = now() - interval '15 minutes' ${sessions}`);
    expect(await browser.caller()).toBeNull();
  });

  test('one code used by several at once lets in one', async () => {
    const worker = await aCardHolder();
    const given = await askFor(new Browser(signIn), worker.card);
    const statuses = await Promise.all(
      Array.from(
        { length: 4 },
        async () => (await enter(new Browser(signIn), given, given.shownCode)).status,
      ),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect((await enter(new Browser(signIn), given, given.shownCode)).status).toBe(401);
  });

  test('a card of someone who was merged into another opens the other’s page', async () => {
    const [gone, between, stays] = [await aCardHolder(), await aCardHolder(), await aCardHolder()];
    const cards = [gone, between, stays].map(({ card }) => card);
    for (const [from, into] of [
      [gone, between],
      [between, stays],
    ] as const)
      await held.asAdmin(
        `update registry.workers set merged_into = '${into.workerId}' where worker_id = '${from.workerId}'`,
      );
    for (const card of cards) {
      const browser = new Browser(signIn);
      const given = await askFor(browser, card);
      await enter(browser, given, given.shownCode);
      expect((await browser.caller())?.workerId).toBe(stays.workerId);
    }
  });
});

describe('who guesses', () => {
  test('gets five tries: the sixth is refused even with the right code', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    for (const wrongTries of [4, 5]) {
      await held.asAdmin('delete from accounts.sign_in_failures');
      const given = await askFor(browser, worker.card);
      for (let number = 0; number < wrongTries; number += 1) {
        expect((await enter(browser, given, another(given.shownCode))).status).toBe(401);
        await held.asAdmin('delete from accounts.sign_in_failures');
      }
      const last = await enter(browser, given, given.shownCode);
      // The control: after four wrong ones the right one still opens.
      expect(last.status).toBe(wrongTries === 4 ? 200 : 401);
    }
  });

  test('waits longer with each wrong code of a card, also for a new code and after a restart', async () => {
    const worker = await aCardHolder();
    const given = await askFor(new Browser(signIn, '10.1.0.1'), worker.card);
    for (let number = 0; number < 5; number += 1)
      await enter(new Browser(signIn, `10.1.0.${number}`), given, another(given.shownCode));
    const afresh = await signInOver(held);
    const fresh = await askFor(new Browser(afresh, '10.1.1.1'), worker.card);
    const refused = await enter(new Browser(afresh, '10.1.1.1'), fresh, fresh.shownCode);
    expect(await refusalOf(refused)).toMatchObject({ status: 429, code: 'account.locked' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(20);
  });

  test('cannot keep asking for codes of one card, whoever’s it is', async () => {
    const worker = await aCardHolder();
    for (const card of [worker.card, unknownCard]) {
      const statuses: number[] = [];
      for (let number = 0; number < 4; number += 1)
        statuses.push((await new Browser(signIn, `10.2.${number}.1`).post('/card/code', { card })).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
  });

  test('is stopped at an address after a hundred asks, whatever the cards', async () => {
    const browser = new Browser(signIn, '10.3.0.1');
    const statuses = new Map<number, number>();
    for (let number = 0; number < 101; number += 1) {
      const { status } = await browser.post('/card/code', { card: String(10_000_000_000 + number) });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses).toEqual(
      new Map([
        [200, 100],
        [429, 1],
      ]),
    );
  });

  test('learns nothing from the answers: nobody’s card, a dead worker’s and a living one’s look alike', async () => {
    const living = await aCardHolder();
    const dead = await aCardHolder();
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${dead.workerId}'`,
    );
    const shapes: string[] = [];
    for (const card of [living.card, dead.card, unknownCard]) {
      const browser = new Browser(signIn);
      const asked = await browser.post('/card/code', { card });
      const given = (await asked.clone().json()) as Given;
      const wrong = await enter(browser, given, another(given.shownCode));
      const right = card === living.card ? wrong : await enter(browser, given, given.shownCode);
      const told = [
        asked.status,
        [...asked.headers.keys()].sort(),
        Object.entries(given).map(([key, value]) => [key, typeof value, String(value).length]),
        (await wrong.clone().text()) === (await right.clone().text()),
        wrong.status,
        await wrong.clone().text(),
        browser.cookies.size,
      ];
      shapes.push(JSON.stringify(told));
    }
    expect(new Set(shapes).size).toBe(1);
    const traces = await held.asAdmin(
      `select count(*)::int as rows, count(distinct length(code_hash))::int as shapes from accounts.worker_codes where used_at is null`,
    );
    expect(traces[0]?.shapes).toBe(1);
  });

  test('a code that is over opens nothing, nor does one of a card whose holder died since', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    const late = await askFor(browser, worker.card);
    await held.asAdmin(`update accounts.worker_codes set expires_at = now() where used_at is null`);
    expect(await refusalOf(await enter(browser, late, late.shownCode))).toMatchObject({
      status: 401,
      code: 'account.card_refused',
    });
    const given = await askFor(browser, worker.card);
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${worker.workerId}'`,
    );
    expect((await enter(browser, given, given.shownCode)).status).toBe(401);
    expect(await browser.caller()).toBeNull();
  });

  test('an account that was disabled stays out', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    const first = await askFor(browser, worker.card);
    await enter(browser, first, first.shownCode);
    await held.asAdmin(
      `update accounts.accounts set disabled_at = now() where worker_id = '${worker.workerId}'`,
    );
    expect(await browser.caller()).toBeNull();
    const again = await askFor(browser, worker.card);
    expect((await enter(browser, again, again.shownCode)).status).toBe(401);
  });
});

describe('codes', () => {
  test('a slip of the pen is told before anybody is looked up', async () => {
    const refused = await new Browser(signIn).post('/card/code', { card: 'K7QM 2XWP A94A' });
    expect(await refusalOf(refused)).toMatchObject({ status: 422, code: 'account.card_malformed' });
    expect(await held.asAdmin(`select 1 from accounts.sign_in_failures`)).toEqual([]);
  });

  test('without a carrier a real installation refuses every card alike and shows no code', async () => {
    const real = await createSignIn({
      authPool: held.database.auth,
      secrets: held.services.secrets,
      mode: 'real',
      baseUrl,
    });
    const worker = await aCardHolder();
    const before = await held.asAdmin('select count(*) from accounts.worker_codes');
    const answers = [];
    for (const card of [worker.card, unknownCard])
      answers.push(await refusalOf(await new Browser(real).post('/card/code', { card })));
    expect(answers[0]).toMatchObject({ status: 503, code: 'account.card_undelivered' });
    expect(answers[1]).toEqual(answers[0]);
    expect(await held.asAdmin('select count(*) from accounts.worker_codes')).toEqual(before);
  });

  test('a carrier gets the code of a known card and the phone when it asks, and the page gets neither', async () => {
    const handed: { code: string; phone: string | null }[] = [];
    const carried = await createSignIn({
      authPool: held.database.auth,
      secrets: held.services.secrets,
      mode: 'demo',
      baseUrl,
      delivery: { way: 'phone', hand: ({ code, phone }) => handed.push({ code, phone: phone() }) },
    });
    const worker = await aCardHolder();
    const browser = new Browser(carried);
    const given = await askFor(browser, worker.card);
    const nobodys = await askFor(browser, unknownCard);
    expect([given.shownCode, nobodys.shownCode]).toEqual([null, null]);
    expect(handed).toEqual([{ code: expect.stringMatching(/^\d{6}$/), phone: '081234567890' }]);
    expect((await enter(browser, given, handed[0]?.code ?? '')).status).toBe(200);
  });

  test('stand in clear in no table; the control finds what does', async () => {
    const worker = await aCardHolder();
    const browser = new Browser(signIn);
    const given = await askFor(browser, worker.card);
    await enter(browser, given, another(given.shownCode));
    await enter(browser, given, given.shownCode);
    expect(worker.card).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
    expect(await tablesWith(worker.card)).toEqual([]);
    expect(await tablesWith(given.handle)).toEqual([]);
    const [kept] = await held.asAdmin(
      `select code_hash from accounts.worker_codes where worker_id = '${worker.workerId}' limit 1`,
    );
    expect(JSON.stringify(kept)).not.toContain(given.shownCode);
    expect(await tablesWith(`${worker.workerId}@kartu.invalid`)).toContain('accounts.accounts');
  });
});

async function tablesWith(text: string): Promise<string[]> {
  const tables = await held.asAdmin(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('platform', 'accounts', 'registry', 'coverage', 'auth', 'jobs')`,
  );
  const statement = tables
    .map(
      ({ name }) =>
        `select '${name}' as name where exists (select from ${name} t where t::text ilike '%${text}%')`,
    )
    .join(' union all ');
  return (await held.asAdmin(statement)).map(({ name }) => String(name).replaceAll('"', ''));
}
