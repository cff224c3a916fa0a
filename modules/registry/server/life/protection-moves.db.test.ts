import { expect, test } from 'vitest';
import { billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { carryOut, office, sesetan, ubungKaja, wordsOf } from './life-test-kit.ts';

const held = testDatabase();

async function aCoveredWorker(): Promise<TestWorker & { membershipId: string }> {
  const [worker] = (await insertContributors(held, 1)) as [TestWorker];
  await billMonth(held, '2026-09');
  const [bill] = await held.asAdmin(
    `select b.code, m.membership_id from contributions.bills b join registry.memberships m on m.worker_id = b.payer_id
      where b.payer_id = '${worker.workerId}'`,
  );
  await receive(held, [{ code: String(bill?.code), amountIdr: 8_400, receivedOn: '2026-09-05' }]);
  return { ...worker, membershipId: String(bill?.membership_id) };
}

/** Protected workers of a village at the end of a month, as the deltas say. */
async function protectedIn(village: string, month: string): Promise<number> {
  const [row] = await held.asAdmin(`select coalesce(sum(workers), 0)::int as n from coverage.fact_deltas
    where measure = 'PROTECTED' and residence_code = '${village}' and change_month <= '${month}'`);
  return Number(row?.n);
}

test('who moves takes his protection with him from that month on; the past and his paid months stay', async () => {
  const worker = await aCoveredWorker();
  const before = await protectedIn(ubungKaja, '2026-11');
  await carryOut(held, office(), { workerId: worker.workerId, words: wordsOf['registry.move-worker']() });
  expect(await protectedIn(ubungKaja, '2026-10')).toBe(before);
  expect(await protectedIn(ubungKaja, '2026-11')).toBe(before - 1);
  expect(await protectedIn(sesetan, '2026-11')).toBe(1);
  expect(
    await held.asAdmin(
      `select residence_code, sum(workers)::int as n from coverage.fact_deltas where measure = 'PAID' group by 1`,
    ),
  ).toEqual([{ residence_code: ubungKaja, n: 1 }]);
});

test('a death ends protection and bills; what was paid ahead becomes credit, in balance', async () => {
  const worker = await aCoveredWorker();
  for (const month of ['2026-10', '2026-11']) await billMonth(held, month);
  const [bill] = await held.asAdmin(
    `select code from contributions.bills where payer_id = '${worker.workerId}' and first_month = '2026-11'`,
  );
  await receive(held, [{ code: String(bill?.code), amountIdr: 16_800, receivedOn: '2026-10-06' }]);
  const before = await protectedIn(ubungKaja, '2026-10');
  await carryOut(held, office(), { workerId: worker.workerId, words: wordsOf['registry.report-death']() });
  expect(await protectedIn(ubungKaja, '2026-10')).toBe(before - 1);
  expect(
    await held.asAdmin(
      `select month, state from contributions.worker_months where worker_id = '${worker.workerId}' order by 1`,
    ),
  ).toEqual([
    { month: '2026-09', state: 'paid' },
    { month: '2026-10', state: 'paid' },
  ]);
  const [payer] =
    await held.asAdmin(`select credit_idr::int, (select sum(case when credit_account = '2110' then amount_idr else -amount_idr end)::int
      from contributions.postings p where p.payer_id = k.payer_id and '2110' in (debit_account, credit_account)) as held_idr
    from contributions.payers k where k.payer_id = '${worker.workerId}'`);
  expect(payer).toEqual({ credit_idr: 8_400, held_idr: 8_400 });
  // The next run bills the dead no more.
  await billMonth(held, '2026-12');
  expect(
    await held.asAdmin(
      `select count(*)::int as n from contributions.worker_months where worker_id = '${worker.workerId}' and month = '2026-12'`,
    ),
  ).toEqual([{ n: 0 }]);
});
