import { beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { anOfficer, billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { cancelBill } from './cancel-bill.ts';
import { issueBill } from './issue-bill.ts';
import { repriceMonthsAhead } from './reprice-month.ts';
import { showBill } from './show-bill.ts';

const held = testDatabase();
let worker: TestWorker;

beforeEach(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
});

const rowsOf = (statement: string) => held.asAdmin(statement.replaceAll('$w', `'${worker.workerId}'`));
const issue = (months: number, withSavings?: boolean, caller: Caller = anOfficer) =>
  issueBill(held.services, caller, { workerId: worker.workerId, months, withSavings });
const billOf = async (code: string) =>
  (await held.asAdmin(`select *, expires_on::text from contributions.bills where code = '${code}'`))[0];
const monthsIn = async (code: string) =>
  (
    await held.asAdmin(`select x.month, x.part, x.state from contributions.worker_months x join contributions.bills b on b.bill_id = x.bill_id
      where b.code = '${code}' order by x.part, x.month`)
  ).map(({ month, part, state }) => `${month} ${part} ${state}`);
const statesOf = async () =>
  (
    await rowsOf(
      `select kind, first_month, state from contributions.bills where payer_id = $w order by issued_on, kind desc, first_month, state`,
    )
  ).map(({ kind, first_month, state }) => `${kind} ${first_month} ${state}`);
const unbalanced = () =>
  held.asAdmin(`
    select k.payer_id from contributions.payers k
    left join (select payer_id, sum(case when credit_account = '2110' then amount_idr else -amount_idr end) as held_idr
      from contributions.postings where '2110' in (debit_account, credit_account) group by payer_id) p on p.payer_id = k.payer_id
    where k.credit_idr <> coalesce(p.held_idr, 0)`);
const expire = (on: string) => held.database.worker.query('select contributions.expire_bills($1)', [on]);

describe('a bill on demand', () => {
  test('asks for the months ahead, each by its own tariff: relief ends with the year', async () => {
    const { code, isNew } = await issue(3);
    expect(isNew).toBe(true);
    expect(await monthsIn(code)).toEqual([
      '2026-11 protection due',
      '2026-12 protection due',
      '2027-01 protection due',
    ]);
    const shown = await showBill(held.services, anOfficer, { code });
    expect(shown.amountIdr).toBe(String(8_400 + 8_400 + 16_800));
    expect(shown.months.map(({ reliefs }) => reliefs.map(({ savedIdr }) => savedIdr))).toEqual([
      ['8400'],
      ['8400'],
      [],
    ]);
    expect(shown.months[0]?.reliefs[0]?.law).toContain('PP 50/2025 art. 3');
    expect(shown.people).toMatchObject([
      { workerId: worker.workerId, months: ['2026-11', '2026-12', '2027-01'] },
    ]);
  });

  test('of the same months is the bill that stands; another number of months replaces it', async () => {
    const first = await issue(3);
    expect(await issue(3)).toEqual({ code: first.code, isNew: false });
    const second = await issue(6);
    expect(second.code).not.toBe(first.code);
    expect(await billOf(first.code)).toMatchObject({ state: 'replaced', worker_months: 3 });
    expect(await monthsIn(second.code)).toHaveLength(6);
  });

  test('takes the month of an open monthly bill over, and gives it back when it is not paid', async () => {
    await billMonth(held, '2026-11');
    expect(await statesOf()).toEqual(['monthly 2026-11 open']);
    const { code } = await issue(3);
    expect(await statesOf()).toEqual(['ahead 2026-11 open', 'monthly 2026-11 replaced'].reverse());
    await expire('2026-11-22');
    expect(await billOf(code)).toMatchObject({ state: 'open', expires_on: '2026-11-22' });
    await expire('2026-11-23');
    expect(await statesOf()).toEqual(['monthly 2026-11 open', 'ahead 2026-11 expired']);
    expect(await rowsOf(`select month, state from contributions.worker_months where worker_id = $w`)).toEqual(
      [{ month: '2026-11', state: 'due' }],
    );
    expect((await issue(1)).isNew).toBe(false);
  });

  test('goes on where paid months end; one more month than can be paid in advance is refused', async () => {
    const { code } = await issue(12);
    await receive(held, [{ code, amountIdr: 8_400 * 2 + 16_800 * 10, receivedOn: '2026-11-15' }]);
    expect(await billOf(code)).toMatchObject({ state: 'paid' });
    const more = await issue(2);
    expect(await monthsIn(more.code)).toEqual(['2027-11 protection due', '2027-12 protection due']);
    await expect(issue(3)).rejects.toMatchObject({ code: 'bill.too_far_ahead' });
    await cancelBill(held.services, anOfficer, { code: more.code, reason: 'salah pilih' });
    expect(await monthsIn(more.code)).toEqual([]);
    expect(await unbalanced()).toEqual([]);
  });

  test('has savings when they are chosen, and none when they are not', async () => {
    const { code } = await issue(2, true);
    expect(await monthsIn(code)).toEqual([
      '2026-11 protection due',
      '2026-12 protection due',
      '2026-11 savings due',
      '2026-12 savings due',
    ]);
    const without = await issue(2, false);
    expect(await monthsIn(without.code)).toEqual(['2026-11 protection due', '2026-12 protection due']);
    expect(await billOf(code)).toMatchObject({ state: 'replaced' });
  });

  test('leaves out months that another payer has, and months paid', async () => {
    await billMonth(held, '2026-12', '2026-11-15');
    await rowsOf(
      `update contributions.worker_months set payer_kind = 'sponsor', payer_id = gen_random_uuid(), state = 'paid', paid_on = '2026-11-15' where worker_id = $w`,
    );
    const { code } = await issue(2);
    expect(await monthsIn(code)).toEqual(['2026-11 protection due', '2027-01 protection due']);
  });

  test('begins with the month of today for one who lapsed, and ends with that month', async () => {
    await billMonth(held, '2026-04');
    const [{ code: april } = { code: '' }] = await rowsOf(
      `select code from contributions.bills where payer_id = $w`,
    );
    await receive(held, [{ code: String(april), amountIdr: 8_400, receivedOn: '2026-04-03' }]);
    const { code } = await issue(1);
    expect(await monthsIn(code)).toEqual(['2026-11 protection due']);
    expect(await billOf(code)).toMatchObject({ expires_on: '2026-11-22' });
  });

  test('asked for by a hundred at once is one bill', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => issue(3)));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await statesOf()).toEqual(['ahead 2026-11 open']);
  });

  test('is refused to a role that issues none, absent to one who does not see the worker, and audited', async () => {
    await expect(issue(1, false, aCaller('auditor'))).rejects.toMatchObject({ code: 'access.forbidden' });
    const elsewhere = aCaller('office_staff', { areaCodes: ['51.04'] });
    await expect(issue(1, false, elsewhere)).rejects.toMatchObject({ code: 'bill.worker_not_found' });
    const stranger = aCaller('worker', { workerId: '01990000-0000-7000-8000-000000000001' });
    await expect(issue(1, false, stranger)).rejects.toMatchObject({ code: 'bill.worker_not_found' });
    const himself = aCaller('worker', { workerId: worker.workerId });
    const { code } = await issue(1, false, himself);
    expect((await showBill(held.services, himself, { code })).people).toHaveLength(1);
    await expect(showBill(held.services, stranger, { code })).rejects.toMatchObject({
      code: 'bill.not_found',
    });
    expect(
      await rowsOf(`select e.act from platform.audit_entries e join platform.audit_subjects s on s.entry_id = e.entry_id
        where s.worker_id = $w and e.act = 'contributions.issue-bill'`),
    ).toHaveLength(1);
  });
});

describe('cancelling', () => {
  test('frees the months of an open bill, and refuses one that money came for', async () => {
    const { code } = await issue(3);
    await expect(
      cancelBill(held.services, aCaller('employer'), { code, reason: 'bukan saya' }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
    await receive(held, [{ code, amountIdr: 1_000, receivedOn: '2026-11-15' }]);
    await expect(cancelBill(held.services, anOfficer, { code, reason: 'batal' })).rejects.toMatchObject({
      code: 'bill.has_money',
    });
    await receive(held, [{ code, amountIdr: 32_600, receivedOn: '2026-11-15' }]);
    await expect(cancelBill(held.services, anOfficer, { code, reason: 'batal' })).rejects.toMatchObject({
      code: 'bill.not_open',
    });
  });
});

describe('a relief published later', () => {
  test('gives the difference of months paid in advance back, and it pays the next months', async () => {
    const { code } = await issue(6);
    const [payment] = await receive(held, [
      { code, amountIdr: 8_400 * 2 + 16_800 * 4, receivedOn: '2026-11-15' },
    ]);
    await repriceMonthsAhead(held.database.worker, '2026-11-16');
    expect(await unbalanced()).toEqual([]);
    const before = await billOf(code);
    await held.asAdmin(`update contributions.tariffs set jkk_idr = jkk_idr / 2, jkm_idr = jkm_idr / 2
      where month in ('2027-01', '2027-02') and segment = 'BPU' and funding = 'self'`);
    await repriceMonthsAhead(held.database.worker, '2026-11-16');
    expect(await rowsOf(`select credit_idr from contributions.payers where payer_id = $w`)).toEqual([
      { credit_idr: '16800' },
    ]);
    expect(await billOf(code)).toMatchObject({
      state: 'paid',
      amount_idr: String(Number(before?.amount_idr) - 16_800),
    });
    expect(await unbalanced()).toEqual([]);
    // Again changes nothing.
    await repriceMonthsAhead(held.database.worker, '2026-11-17');
    expect(await rowsOf(`select credit_idr from contributions.payers where payer_id = $w`)).toEqual([
      { credit_idr: '16800' },
    ]);
    const next = await issue(1);
    expect(await monthsIn(next.code)).toEqual(['2027-05 protection paid']);
    await reverse(held, String(payment?.payment_id), '2026-11-20');
    expect(await unbalanced()).toEqual([]);
    await held.asAdmin(`update contributions.tariffs set jkk_idr = jkk_idr * 2, jkm_idr = jkm_idr * 2
      where month in ('2027-01', '2027-02') and segment = 'BPU' and funding = 'self'`);
  });
});
