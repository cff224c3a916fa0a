import { describe, expect, test } from 'vitest';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { approveLists, billLists, insertProgramme, insertVerifiedList } from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  aBilledList,
  aContributor,
  faultsOf,
  monthsOf,
  payList,
  payOwn,
  spansOf,
  stagesOf,
} from './money-test-kit.ts';

const held = testDatabase();

/** A worker who paid one month himself, on its fifth. */
async function whoPaid(month: string): Promise<TestWorker> {
  const worker = await aContributor(held);
  await billMonth(held, month);
  await payOwn(held, worker, { month, on: `${month}-05` });
  return worker;
}

/** Protected workers of Ubung Kaja at the end of a month, as the counts say. */
async function protectedIn(month: string): Promise<number> {
  const [row] = await held.asAdmin(
    `select coalesce(sum(workers), 0)::int as n from coverage.fact_deltas where measure = 'PROTECTED' and residence_code = '51.71.04.2008' and change_month <= '${month}'`,
  );
  return Number(row?.n);
}

describe('when a sponsor pays', () => {
  test('who was never covered is covered from the first month, never before the money came', async () => {
    const early = await aContributor(held);
    await payList(held, await aBilledList(held, [early]), '2026-11-20');
    expect(await spansOf(held, early)).toEqual([
      { covered_from: '2026-12-01', paid_through: '2027-05', closed_on: null },
    ]);
    const late = await aContributor(held);
    await payList(held, await aBilledList(held, [late]), '2026-12-09');
    expect(await spansOf(held, late)).toMatchObject([
      { covered_from: '2026-12-09', paid_through: '2027-05' },
    ]);
  });

  test('who is covered goes on', async () => {
    const worker = await whoPaid('2026-10');
    const before = await protectedIn('2026-12');
    await payList(held, await aBilledList(held, [worker]), '2026-11-20');
    expect(await spansOf(held, worker)).toEqual([
      { covered_from: '2026-10-05', paid_through: '2027-05', closed_on: null },
    ]);
    expect(await protectedIn('2026-12')).toBe(before);
  });

  test('whose lapse has come and is not counted yet begins anew', async () => {
    const worker = await whoPaid('2026-06');
    await payList(held, await aBilledList(held, [worker]), '2026-11-20');
    expect(await spansOf(held, worker)).toEqual([
      { covered_from: '2026-06-05', paid_through: '2026-06', closed_on: '2026-10-01' },
      { covered_from: '2026-12-01', paid_through: '2027-05', closed_on: null },
    ]);
  });

  test('whose cover would lapse before the first month lapses on its day and begins anew', async () => {
    const worker = await whoPaid('2026-08');
    await payList(held, await aBilledList(held, [worker]), '2026-11-20');
    expect(await spansOf(held, worker)).toEqual([
      { covered_from: '2026-08-05', paid_through: '2026-08', closed_on: '2026-12-01' },
      { covered_from: '2026-12-01', paid_through: '2027-05', closed_on: null },
    ]);
    const [membership] = await held.asAdmin(
      `select state from registry.memberships where worker_id = '${worker.workerId}'`,
    );
    expect(membership).toEqual({ state: 'ACTIVE' });
  });

  test('who pays a month before the sponsor begins is covered from that day', async () => {
    const worker = await aContributor(held);
    await payList(held, await aBilledList(held, [worker]), '2026-11-16');
    await billMonth(held, '2026-11');
    await payOwn(held, worker, { month: '2026-11', on: '2026-11-18' });
    expect(await spansOf(held, worker)).toEqual([
      { covered_from: '2026-11-18', paid_through: '2027-05', closed_on: null },
    ]);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('money goes to the bill that it came for, and a reversal to the same', async () => {
    const [first, second] = [await aContributor(held), await aContributor(held)];
    const programme = await insertProgramme(held);
    const lists = [
      await insertVerifiedList(held, programme, [first]),
      await insertVerifiedList(held, programme, [second]),
    ];
    await approveLists(held, lists);
    const bills = await billLists(held, lists);
    const [one, other] = lists.map((list, place) => ({ programme, list, code: bills[place]?.code ?? '' }));
    if (!one || !other) throw new Error('two lists');
    const payment = await payList(held, other, '2026-11-20');
    expect(await monthsOf(held, second)).toContain('2026-12 sponsor paid');
    expect(await monthsOf(held, first)).toContain('2026-12 sponsor due');
    await payList(held, one, '2026-11-21');
    await reverse(held, payment, '2026-11-22');
    expect(await monthsOf(held, second)).toContain('2026-12 sponsor due');
    expect(await monthsOf(held, first)).toContain('2026-12 sponsor paid');
  });
});

describe('a death', () => {
  test.each([
    [true, 5],
    [false, 5],
  ])('gives the months after it back to the sponsor, paid (%s) or due', async (isPaid, months) => {
    const workers = await insertContributors(held, 2);
    const billed = await aBilledList(held, workers, { ceilingIdr: 1_000_000 });
    if (isPaid) await payList(held, billed, '2026-11-20');
    const [worker] = workers;
    // As the registry's act does it: first the end of the membership, then what hangs on it.
    await held.asAdmin(`
      update registry.workers set deceased_on = '2026-12-14' where worker_id = '${worker?.workerId}';
      update registry.memberships set state = 'ENDED', ended_on = '2026-12-14' where worker_id = '${worker?.workerId}';
      select contributions.release_months(worker_id, membership_id, '2026-12', true) from registry.memberships where worker_id = '${worker?.workerId}';`);
    expect(await monthsOf(held, worker)).toEqual([`2026-12 sponsor ${isPaid ? 'paid' : 'due'}`]);
    const left = (12 - months) * 16_800;
    expect(await stagesOf(held, billed.programme)).toEqual(
      isPaid ? [1_000_000 - left, 0, 0, left, 0] : [1_000_000 - left, 0, left, 0, 0],
    );
    expect(
      await held.asAdmin(
        `select state, ended_reason, ended_after, months from sponsorship.terms where worker_id = '${worker?.workerId}'`,
      ),
    ).toEqual([{ state: 'released', ended_reason: 'died', ended_after: '2026-12', months: 1 }]);
    expect(await faultsOf(held)).toEqual([]);
  });
});

test('money that came too late stands as credit and pays the next bill at once', async () => {
  const worker = await aContributor(held);
  const { code, list, programme } = await aBilledList(held, [worker], { firstMonth: '2026-11' });
  await held.database.worker.query(`select sponsorship.move_on_unpaid('2026-12-01')`);
  expect(await stagesOf(held, programme)).toMatchObject({ 1: 6 * 16_800, 2: 0 });
  await receive(held, [{ code, amountIdr: 6 * 16_800, receivedOn: '2026-12-02' }]);
  expect(await monthsOf(held, worker)).toEqual([
    ...['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05'].map((m) => `${m} sponsor due`),
  ]);
  expect(await billLists(held, [list], '2026-12-03')).toMatchObject([{ answer: 'billed' }]);
  expect(await stagesOf(held, programme)).toMatchObject({ 1: 0, 2: 0, 3: 6 * 16_800 });
  expect(await spansOf(held, worker)).toMatchObject([
    { covered_from: '2026-12-03', paid_through: '2027-05' },
  ]);
  expect(await faultsOf(held)).toEqual([]);
});
