import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { anOfficer, insertContributors } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { cloneDatabase, type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { beginBillRun, billRunTotals, finishBillRun } from './run-bills.ts';

const held = testDatabase();
let copies: TestDatabase[] = [];
const people = 400;

beforeAll(async () => {
  await insertContributors(held, people);
});

afterAll(async () => {
  await Promise.all(copies.map(({ database }) => database.close()));
});

/** The same people in databases of their own. */
async function copyOf(): Promise<TestDatabase> {
  const copy = await cloneDatabase(inject('clusterUrl'));
  copies = [...copies, copy];
  for (const table of ['registry.workers', 'registry.memberships']) {
    const [rows] = await held.asAdmin(`select jsonb_agg(t) as rows from ${table} t`);
    await copy.asAdmin(
      `insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, '${JSON.stringify(rows?.rows).replaceAll("'", "''")}'::jsonb) r`,
    );
  }
  return copy;
}

/** Every row a bill run writes, in an order of its own. */
async function fingerprint({ asAdmin }: TestDatabase): Promise<string> {
  const [row] = await asAdmin(`select md5(
    (select string_agg(b::text, '|' order by b.bill_id) from contributions.bills b) ||
    (select string_agg(x::text, '|' order by x.worker_id, x.part) from contributions.worker_months x) ||
    (select string_agg(k::text, '|' order by k.payer_id) from contributions.payers k)) as sum`);
  return String(row?.sum);
}

const run = (database: TestDatabase, month = '2026-11') =>
  beginBillRun(database.services, anOfficer, { month, inBackground: false });

describe('a bill run', () => {
  test('bills everyone once; run again it changes nothing', async () => {
    const { runId } = await run(held);
    await finishBillRun(held.database.worker, runId);
    const totals = await billRunTotals(held.services.pool, '2026-11');
    expect(totals).toEqual({
      month: '2026-11',
      bills: people,
      workerMonths: people,
      totalIdr: String(people * 8_400),
    });
    const before = await fingerprint(held);
    const again = await run(held);
    await finishBillRun(held.database.worker, again.runId);
    expect(await fingerprint(held)).toBe(before);
    expect(await billRunTotals(held.services.pool, '2026-11')).toEqual(totals);
  });

  test.each([1, 2, 3])('cut off in step %i and run again ends bit-identical', async (step) => {
    const copy = await copyOf();
    const { runId } = await run(copy);
    const client = await copy.database.worker.connect();
    client.on('error', () => {});
    for (let done = 1; done < step; done++)
      await client.query('select contributions.step_bill_run($1, 100)', [runId]);
    // The step is done and not yet kept when its connection is cut.
    await client.query('begin');
    await client.query('select contributions.step_bill_run($1, 100)', [runId]);
    const [{ pid } = { pid: 0 }] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid'))
      .rows;
    await copy.asAdmin(`select pg_terminate_backend(${pid})`);
    client.release(true);
    expect(await billRunTotals(copy.services.pool, '2026-11')).toMatchObject({ bills: (step - 1) * 100 });
    expect(await fingerprint(copy)).not.toBe(await fingerprint(held));
    expect((await run(copy)).runId).toBe(runId);
    await finishBillRun(copy.database.worker, runId);
    expect(await fingerprint(copy)).toBe(await fingerprint(held));
    // The control: one row that differs is seen.
    await copy.asAdmin(`update contributions.bills set amount_idr = amount_idr + 1
      where bill_id = (select bill_id from contributions.bills limit 1)`);
    expect(await fingerprint(copy)).not.toBe(await fingerprint(held));
  });

  test('of a month far off, or by another role, is refused', async () => {
    await expect(run(held, '2028-01')).rejects.toMatchObject({ code: 'bill.month_not_open' });
    const staff = aCaller('office_staff', { areaCodes: ['51.71'] });
    const asked = beginBillRun(held.services, staff, { month: '2026-11', inBackground: false });
    await expect(asked).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(
      await held.asAdmin(`select distinct act from platform.audit_entries where subject_kind = 'bill_run'`),
    ).toEqual([{ act: 'contributions.run-bills' }]);
  });
});
