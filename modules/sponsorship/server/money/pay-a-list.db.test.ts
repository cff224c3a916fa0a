import { expect, test } from 'vitest';
import { insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  releaseTerms,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aBilledList, faultsOf, payList, stagesOf } from './money-test-kit.ts';

const held = testDatabase();

/** Two workers, six months from December out of the regency's budget: 16,800 a month. */
const price = 2 * 6 * 16_800;

async function states(listId: string) {
  const [row] = await held.asAdmin(
    `select l.state, (select string_agg(distinct t.state, ',') from sponsorship.terms t where t.list_id = l.list_id) as terms,
      (select string_agg(distinct x.state, ',') from sponsorship.terms t join contributions.worker_months x on x.worker_id = t.worker_id and x.payer_id = t.budget_id where t.list_id = l.list_id) as months
     from sponsorship.lists l where l.list_id = '${listId}'`,
  );
  return row;
}

test('an approved list reserves, its bill bills, its payment protects and counts', async () => {
  const workers = await insertContributors(held, 2);
  const billed = await aBilledList(held, workers, { ceilingIdr: 1_000_000 });
  const { programme, list } = billed;
  expect(await stagesOf(held, programme)).toEqual([1_000_000 - price, 0, price, 0, 0]);
  expect(await states(list.listId)).toMatchObject({ state: 'billed', terms: 'waiting', months: 'due' });

  await payList(held, billed, '2026-11-16');
  expect(await stagesOf(held, programme)).toEqual([1_000_000 - price, 0, 0, price, 0]);
  expect(await states(list.listId)).toMatchObject({ state: 'paid', terms: 'running', months: 'paid' });
  const ids = workers.map(({ workerId }) => `'${workerId}'`).join(',');
  expect(
    await held.asAdmin(
      `select distinct covered_from::text, paid_through from contributions.cover_spans where worker_id in (${ids})`,
    ),
  ).toEqual([{ covered_from: '2026-12-01', paid_through: '2027-05' }]);
  expect(
    await held.asAdmin(
      `select sum(workers)::int as workers from coverage.fact_deltas where measure = 'PAID' and payer_kind = 'sponsor' and change_month = '2027-05'`,
    ),
  ).toEqual([{ workers: 2 }]);
  expect(await faultsOf(held)).toEqual([]);
});

test('a payment that the bank takes back makes the list billed again, and cover ends', async () => {
  const workers = await insertContributors(held, 2);
  const billed = await aBilledList(held, workers, { ceilingIdr: 1_000_000 });
  const { programme, list } = billed;
  expect(await reverse(held, await payList(held, billed, '2026-11-16'), '2026-11-20')).toBe('reversed');
  expect(await stagesOf(held, programme)).toEqual([1_000_000 - price, 0, price, 0, 0]);
  expect(await states(list.listId)).toMatchObject({ state: 'billed', terms: 'waiting', months: 'due' });
  expect(
    await held.asAdmin(
      `select count(*)::int as spans from contributions.cover_spans where worker_id = '${workers[0]?.workerId}'`,
    ),
  ).toEqual([{ spans: 0 }]);
  expect(await faultsOf(held)).toEqual([]);
});

test.each([
  ['reserved', 0],
  ['billed', 1],
  ['paid', 2],
])('months not begun of a %s term go back to the budget exactly', async (_, steps) => {
  const programme = await insertProgramme(held, { ceilingIdr: 1_000_000 });
  const workers = await insertContributors(held, 2);
  const list = await insertVerifiedList(held, programme, workers);
  await approveLists(held, [list]);
  const [bill] = steps > 0 ? await billLists(held, [list]) : [];
  if (steps > 1)
    await receive(held, [{ code: bill?.code ?? '', amountIdr: price, receivedOn: '2026-11-16' }]);
  const first = workers.slice(0, 1);
  const asked = { listId: list.listId, workers: first, reason: 'moved', on: '2026-12-10' };
  expect(await releaseTerms(held, { ...asked, afterMonth: '2026-12' })).toBe(1);
  const left = price - 5 * 16_800;
  expect(await stagesOf(held, programme)).toEqual([
    ...[1_000_000 - left, ...[0, 1, 2].map((stage) => (stage === steps ? left : 0)), 0],
  ]);
  const [credit] = await held.asAdmin(
    `select credit_idr from contributions.payers where payer_id = '${programme.budgetId}'`,
  );
  expect(Number(credit?.credit_idr)).toBe(steps === 2 ? 5 * 16_800 : 0);
  expect(await releaseTerms(held, { ...asked, afterMonth: '2026-12' })).toBe(0);
  expect(await faultsOf(held)).toEqual([]);
});
