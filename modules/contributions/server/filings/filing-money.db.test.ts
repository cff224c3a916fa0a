import { beforeEach, describe, expect, test } from 'vitest';
import { anOfficer, reverse } from '#tests/support/a-contributor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { correctMonth } from './correct-month.ts';
import { aClerksDay, anEmployer, costOf, faultsOfMoney, type TestEmployer } from './filing-test-kit.ts';
import { reopenFiling } from './reopen-filing.ts';
import { showFiling, showMissing } from './show-filings.ts';

const held = testDatabase();
let employer: TestEmployer;

beforeEach(async () => {
  employer = await anEmployer(held);
});

const {
  open,
  finalise,
  file,
  anEdit,
  membershipOf,
  change,
  workerAt,
  pay,
  payBill,
  rows,
  provisional,
  creditOf,
} = aClerksDay(held, () => employer);

describe('mistakes of a month that is paid', () => {
  test('are corrected in a later month by the difference, up or down, and never below nothing', async () => {
    const september = await file('2026-09');
    await payBill(september, '2026-10-01');
    const locked = await showFiling(held.services, employer.clerk, september.filingId);
    expect(locked).toMatchObject({
      state: 'locked',
      amountIdr: september.amountIdr,
      totals: september.totals,
    });
    const october = await open('2026-10');
    const ask = async (wageIdr: string, version: number, month = '2026-09') =>
      correctMonth(held.services, employer.clerk, {
        ...{
          filingId: october.filingId,
          version,
          workerId: workerAt(0).workerId,
          membershipId: await membershipOf(workerAt(0)),
        },
        ...{ month, wageIdr, note: 'salah catat' },
      });
    await expect(ask('4500000', october.version, '2026-08')).rejects.toMatchObject({
      code: 'filing.correction_month_invalid',
    });
    const corrected = await ask('3000000', october.version);
    const whole = costOf('2026-10', [4_000_000, 4_000_000, 4_000_000]);
    expect(corrected.amountIdr).toBe(
      String(whole + costOf('2026-09', [3_000_000]) - costOf('2026-09', [4_000_000])),
    );
    const gone = await change(
      corrected,
      await Promise.all(
        [0, 1, 2].map((index) => anEdit(workerAt(index), { left: { on: '2026-09-30', reason: 'own_wish' } })),
      ),
    );
    await expect(finalise(gone)).rejects.toMatchObject({ code: 'filing.total_not_positive' });
    const back = await change(
      gone,
      await Promise.all([0, 1, 2].map((index) => anEdit(workerAt(index), { left: null }))),
    );
    const final = await finalise(back);
    await payBill(final, '2026-11-03');
    expect(
      await rows(
        `select part, sum(amount_idr) < 0 as negative, min(state) as state from contributions.worker_months where payer_id = $e and month = '2026-10' group by part order by part`,
      ),
    ).toEqual([
      { part: 'adjustment:2026-09', negative: true, state: 'paid' },
      { part: 'whole', negative: false, state: 'paid' },
    ]);
    expect(await faultsOfMoney(held)).toEqual([]);
  });

  test('a late fee of an earlier bill stands on the next one', async () => {
    const august = await file('2026-08');
    await payBill(august, '2026-10-20');
    const next = await file('2026-10');
    expect(next.bill?.feeIdr).toBe(
      String((costOf('2026-08', [4_000_000, 4_000_000, 4_000_000]) * 4n + 50n) / 100n),
    );
    const reopened = await reopenFiling(held.services, employer.clerk, {
      filingId: next.filingId,
      version: next.version,
      reason: 'periksa ulang',
    });
    expect((await finalise(reopened)).bill?.feeIdr).toBe(next.bill?.feeIdr);
  });
});

describe('a month not final on the 10th', () => {
  const missing = async (month: string) =>
    (await showMissing(held.services, anOfficer, { month, limit: 500 })).employers.filter(
      ({ employerId }) => employerId === employer.employerId,
    );

  test('is billed by the last wages once, is listed as not filed, and replaced by the filing', async () => {
    await provisional('2026-09', '2026-10-09');
    expect(await missing('2026-09')).toMatchObject([{ provisionalCode: null, members: 3 }]);
    await provisional('2026-09', '2026-10-10');
    await provisional('2026-09', '2026-10-11');
    const [row] = await missing('2026-09');
    expect(row).toMatchObject({
      provisionalIdr: String(costOf('2026-09', [4_000_000, 4_000_000, 4_000_000])),
    });
    expect(await rows('select kind, state from contributions.bills where payer_id = $e')).toEqual([
      { kind: 'provisional', state: 'open' },
    ]);
    const draft = await open('2026-09');
    expect(draft.provisional?.code).toBe(row?.provisionalCode);
    const final = await finalise(await change(draft, [await anEdit(workerAt(0), { wageIdr: '4500000' })]));
    expect(final).toMatchObject({
      provisional: null,
      bill: { amountIdr: String(costOf('2026-09', [4_500_000, 4_000_000, 4_000_000])) },
    });
    expect(await missing('2026-09')).toEqual([]);
    await pay(String(row?.provisionalCode), 1_000_000, '2026-10-12');
    expect(await faultsOfMoney(held)).toEqual([]);
  });

  test('and paid: the months stay paid once, the filing bills the difference', async () => {
    await provisional('2026-09', '2026-10-10');
    const [row] = await missing('2026-09');
    await pay(String(row?.provisionalCode), Number(row?.provisionalIdr), '2026-10-12');
    const draft = await open('2026-09');
    const final = await finalise(await change(draft, [await anEdit(workerAt(0), { wageIdr: '5000000' })]));
    const difference = costOf('2026-09', [5_000_000]) - costOf('2026-09', [4_000_000]);
    expect(final.bill).toMatchObject({ amountIdr: String(difference), state: 'open' });
    await payBill(final, '2026-10-13');
    expect(
      await rows(
        `select part, count(*)::int as n, min(state) as state from contributions.worker_months where payer_id = $e group by part order by part`,
      ),
    ).toEqual([
      { part: 'adjustment:2026-09', n: 1, state: 'paid' },
      { part: 'whole', n: 3, state: 'paid' },
    ]);
    expect(await faultsOfMoney(held)).toEqual([]);
  });

  test('and paid too much: what is over becomes credit of the employer, also when he comes and goes', async () => {
    await provisional('2026-09', '2026-10-10');
    const [row] = await missing('2026-09');
    const [payment] = await pay(String(row?.provisionalCode), Number(row?.provisionalIdr), '2026-10-12');
    const draft = await open('2026-09');
    const left = { on: '2026-08-31', reason: 'changed_job' } as const;
    const final = await finalise(
      await change(draft, [
        await anEdit(workerAt(0), { wageIdr: '3000000' }),
        await anEdit(workerAt(1), { left }),
      ]),
    );
    const paid = costOf('2026-09', [3_000_000, 4_000_000]);
    expect(final).toMatchObject({ state: 'locked', bill: { amountIdr: String(paid), state: 'paid' } });
    expect(await creditOf()).toBe(Number(row?.provisionalIdr) - Number(paid));
    expect(await faultsOfMoney(held)).toEqual([]);
    await reverse(held, String(payment?.payment_id), '2026-10-15');
    expect(await creditOf()).toBe(0);
    expect(await faultsOfMoney(held)).toEqual([]);
    expect((await showFiling(held.services, employer.clerk, final.filingId)).state).toBe('final');
  });
});
