import { expect, test } from 'vitest';
import { protection, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { anOfficer } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aRegion, draw, passDay, type Region } from './cover-test-kit.ts';

const held = testDatabase();

interface Standing {
  readonly worker_id: string;
  readonly state: string;
  readonly unpaid_months: number;
  readonly paid_through: string | null;
  readonly covered_from: string | null;
  readonly inactive_from: string | null;
}

async function standingsOn(day: string, { workers }: Region, caller = anOfficer): Promise<Standing[]> {
  const ids = workers.map(({ workerId }) => workerId);
  return inTransaction(held.services.pool, contextOf(caller), async ({ client }) => {
    const { rows } = await client.query<Standing>(
      `select worker_id, state, unpaid_months, paid_through, covered_from::text, inactive_from::text from contributions.protection_on($1, $2)`,
      [day, ids],
    );
    return rows;
  });
}

async function paidMonths(): Promise<Map<string, { month: string; paidOn: string }[]>> {
  const rows =
    await held.asAdmin(`select worker_id, json_agg(json_build_object('month', month, 'paidOn', paid_on)) as paid
    from contributions.worker_months where state = 'paid' and part = 'protection' group by 1`);
  return new Map(
    rows.map(({ worker_id, paid }) => [String(worker_id), paid as { month: string; paidOn: string }[]]),
  );
}

const known = new Map<string, ReturnType<typeof protection>['result']>();

/** The law's own answer; the same history is asked once. */
function ruled(on: string, payments: readonly { month: string; paidOn: string }[]) {
  const key = `${on} ${JSON.stringify(payments)}`;
  const result =
    known.get(key) ??
    protection(startReading(theLaw(), true), { segment: 'BPU', on, payments, registeredOn: null }).result;
  known.set(key, result);
  return result;
}

/** Two days of each of ten months, any but the first. */
const comparedOn = Array.from({ length: 10 }, (_, month) => month + 2).flatMap((month) =>
  [4, 24].map((day) => {
    const drawn = day + Math.floor(draw(month, day) * 5);
    return `2026-${String(month).padStart(2, '0')}-${String(drawn).padStart(2, '0')}`;
  }),
);

test('the state of many at once is the state that the law gives each, on 10,000 random histories', async () => {
  const region = await aRegion(held, 500);
  const seen = new Map<string, number>();
  let compared = 0;
  for (const on of comparedOn) {
    const month = on.slice(0, 7);
    if (on < `${month}-10`) await passDay(region, `${month}-01`, 0.1);
    else await passDay(region, `${month}-17`, 0.35);
    // As in a house where autovacuum has been: a fresh clone knows nothing of its tables.
    if (month <= '2026-03') await held.asAdmin('analyze');
    const paid = await paidMonths();
    for (const found of await standingsOn(on, region)) {
      const payments = paid.get(found.worker_id) ?? [];
      const result = ruled(on, payments);
      expect(found, `${on} ${JSON.stringify(payments)}`).toEqual({
        worker_id: found.worker_id,
        state: result.state,
        unpaid_months: result.unpaidMonths,
        paid_through: result.paidThrough,
        covered_from: result.coveredFrom,
        inactive_from: result.inactiveFrom,
      });
      seen.set(found.state, (seen.get(found.state) ?? 0) + 1);
      compared += 1;
    }
  }
  expect(compared).toBe(10_000);
  expect([...seen.keys()].sort()).toEqual(['ACTIVE', 'ARREARS', 'INACTIVE', 'NEVER']);
  const elsewhere = aCaller('office_staff', { areaCodes: ['51.04'] });
  expect(await standingsOn('2026-11-20', region, elsewhere)).toEqual([]);
});
