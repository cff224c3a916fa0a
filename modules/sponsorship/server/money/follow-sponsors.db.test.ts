import { describe, expect, test } from 'vitest';
import { insertContributors, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aBilledList, aContributor, faultsOf, monthsOf, payList, stagesOf } from './money-test-kit.ts';

const held = testDatabase();

async function moveOn(on: string): Promise<void> {
  await held.database.worker.query('select sponsorship.move_on_unpaid($1)', [on]);
}

async function lapse(on: string): Promise<void> {
  await held.database.worker.query('select sponsorship.lapse_budgets($1)', [on]);
}

async function standingOf(listId: string) {
  const [row] = await held.asAdmin(
    `select l.state, l.bill_id is null as unbilled, t.first_month, t.last_month, t.months, t.amount_idr::int from sponsorship.lists l
      join sponsorship.terms t on t.list_id = l.list_id where l.list_id = '${listId}'`,
  );
  return row;
}

/** A list of one worker of a budget of the year, approved. */
async function anApproved(worker: TestWorker, firstMonth: string, programme: TestProgramme) {
  const list = await insertVerifiedList(held, programme, [worker], { firstMonth, months: 3 });
  await approveLists(held, [list]);
  return list;
}

describe('a bill that was not paid in its first month', () => {
  test('is taken back, and every month moves on by one, once', async () => {
    const worker = await aContributor(held);
    const { programme, list } = await aBilledList(held, [worker], {
      ...{ firstMonth: '2026-11', ceilingIdr: 1_000_000 },
    });
    await moveOn('2026-11-30');
    expect(await standingOf(list.listId)).toMatchObject({ state: 'billed', first_month: '2026-11' });
    for (const day of ['2026-12-01', '2026-12-01', '2026-12-31']) await moveOn(day);
    expect(await standingOf(list.listId)).toEqual({
      ...{ state: 'approved', unbilled: true, first_month: '2026-12', last_month: '2027-05', months: 6 },
      amount_idr: 6 * 16_800,
    });
    expect((await monthsOf(held, worker)).at(0)).toBe('2026-12 sponsor due');
    expect(await stagesOf(held, programme)).toEqual([1_000_000 - 100_800, 100_800, 0, 0, 0]);
    expect(await billLists(held, [list], '2026-12-05')).toMatchObject([{ answer: 'billed' }]);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('costs what its new months cost: a relief that ends takes more of the budget, or the list waits', async () => {
    for (const ceilingIdr of [200_000, 8_400 * 2 + 16_800 * 4]) {
      const worker = await aContributor(held);
      const programme = await insertProgramme(held, { funding: 'CSR', ceilingIdr });
      const list = await insertVerifiedList(held, programme, [worker], { firstMonth: '2026-11' });
      await approveLists(held, [list]);
      await billLists(held, [list]);
      const before = await standingOf(list.listId);
      expect(before?.amount_idr).toBe(2 * 8_400 + 4 * 16_800);
      await moveOn('2026-12-02');
      const isBorne = ceilingIdr === 200_000;
      expect(await standingOf(list.listId)).toMatchObject({
        state: 'approved',
        first_month: isBorne ? '2026-12' : '2026-11',
        amount_idr: isBorne ? 8_400 + 5 * 16_800 : before?.amount_idr,
      });
    }
    expect(await faultsOf(held)).toEqual([]);
  });

  test('passes over months that are another’s, and over those paid meanwhile', async () => {
    const worker = await aContributor(held);
    const first = await aBilledList(held, [worker], { firstMonth: '2026-11', months: 2 });
    const other = await insertProgramme(held);
    await anApproved(worker, '2027-01', other);
    await moveOn('2026-12-01');
    expect(await standingOf(first.list.listId)).toMatchObject({
      first_month: '2026-12',
      last_month: '2027-04',
    });
    expect(await faultsOf(held)).toEqual([]);
  });

  test('takes no money after its month, even before it is taken back: the money waits as credit', async () => {
    const worker = await aContributor(held);
    const billed = await aBilledList(held, [worker], { firstMonth: '2026-11', months: 2 });
    await payList(held, billed, '2026-12-01');
    expect(await monthsOf(held, worker)).toEqual(['2026-11 sponsor due', '2026-12 sponsor due']);
    await moveOn('2026-12-01');
    await billLists(held, [billed.list], '2026-12-01');
    expect(await monthsOf(held, worker)).toEqual(['2026-12 sponsor paid', '2027-01 sponsor paid']);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('one whose money was taken back moves on as well', async () => {
    const worker = await aContributor(held);
    const billed = await aBilledList(held, [worker], { firstMonth: '2026-11', months: 2 });
    const payment = await payList(held, billed, '2026-11-20');
    await moveOn('2026-12-10');
    expect(await standingOf(billed.list.listId)).toMatchObject({ state: 'paid', first_month: '2026-11' });
    await reverse(held, payment, '2026-12-12');
    await moveOn('2026-12-13');
    expect(await standingOf(billed.list.listId)).toMatchObject({ state: 'approved', first_month: '2026-12' });
    expect(await faultsOf(held)).toEqual([]);
  });
});

describe('when a year is over', () => {
  test('free money lapses, and what was approved and never billed; what is paid stays', async () => {
    const [one, two] = [await aContributor(held), await aContributor(held)];
    const programme = await insertProgramme(held, { ceilingIdr: 1_000_000 });
    const kept = await anApproved(one, '2027-01', programme);
    const [bill] = await billLists(held, [kept]);
    await payList(held, { programme, list: kept, code: bill?.code ?? '' }, '2026-12-20');
    await anApproved(two, '2027-01', programme);
    await lapse('2026-12-31');
    expect(await stagesOf(held, programme)).toEqual([1_000_000 - 100_800, 50_400, 0, 50_400, 0]);
    for (const day of ['2027-01-01', '2027-01-02']) await lapse(day);
    expect(await stagesOf(held, programme)).toEqual([0, 0, 0, 50_400, 1_000_000 - 50_400]);
    expect(await monthsOf(held, two)).toEqual([]);
    expect(await monthsOf(held, one)).toContain('2027-01 sponsor paid');
    expect(await faultsOf(held)).toEqual([]);
  });

  test('a bill of the year may be paid until its first month is over, and then lapses too', async () => {
    const workers = await insertContributors(held, 1);
    const { programme } = await aBilledList(held, workers, { firstMonth: '2027-01', ceilingIdr: 200_000 });
    await lapse('2027-01-15');
    expect(await stagesOf(held, programme)).toEqual([0, 0, 100_800, 0, 99_200]);
    await moveOn('2027-02-01');
    await lapse('2027-02-01');
    expect(await stagesOf(held, programme)).toEqual([0, 0, 0, 0, 200_000]);
    expect(await faultsOf(held)).toEqual([]);
  });
});
