import { keepLaw, recordPayment } from '#modules/contributions/server/index.ts';
import { foldFacts, showCoverage } from '#modules/coverage/server/index.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { type Figure, quantile } from './figure.ts';
import { fillMembers } from './fill-members.ts';

const limitMilliseconds = 20;
const payments = 300;
/** What a bank statement may leave at once: the fold runs every ten seconds, until then the reader adds them up. */
const unfolded = 10_000;
/** SEMESTA_BENCH_SHARE=0.1 tries the bench out on a tenth. */
const workers = 1_000_000 * Number(process.env.SEMESTA_BENCH_SHARE ?? '1');
const officer = aCaller('office_supervisor', { areaCodes: ['51'] });

interface Bill {
  readonly code: string;
  readonly amountIdr: string;
}

/** The coverage page of a province of a million workers, right after each payment: the new number at once, and within its limit. */
export async function* measureCoverageAfterPayment(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await keepLaw(bench.services.pool, '2026-11-15');
    await fillMembers(bench.admin, { from: 0, bpu: workers, pu: 0 });
    await countAll(bench);
    const bills = await openBills(bench, payments * 2);
    yield await measure(bench, {
      name: `coverage page after a payment, ${workers} workers`,
      bills: bills.slice(0, payments),
    });
    await addChanges(bench);
    yield await measure(bench, {
      name: `the same with ${unfolded} changes not yet folded`,
      bills: bills.slice(payments),
    });
  } finally {
    await bench.close();
  }
}

/** Memberships, protection and eleven months paid by everyone, as registration and payments would have counted them. */
async function countAll({ admin, adminUrl }: BenchDatabase): Promise<void> {
  await admin.query(`
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), c.measure, c.month, w.area_code, '', 'BPU', 'worker', w.sex, registry.birth_band(w.birth_date), w.occupation_group, count(*)
    from registry.workers w cross join (
      select 'PAID' as measure, to_char('2025-12-01'::date + make_interval(months => n), 'YYYY-MM') as month from generate_series(0, 10) n
      union all values ('OPEN', '2026-01'), ('PROTECTED', '2026-01')) c
    group by 2, 3, 4, 8, 9, 10`);
  const database = connectDatabase({ adminUrl, secrets: testSecrets(), migrationsDirectory: testMigrations });
  await foldFacts(database.worker);
  await database.close();
  await admin.query('vacuum analyze');
}

async function openBills({ admin }: BenchDatabase, count: number): Promise<readonly Bill[]> {
  const first = '00000000-0000-0000-0000-000000000000';
  await admin.query(
    `select contributions.bill_bpu_range('2026-11', '2026-11-01', '${first}', contributions.range_after('${first}', ${count}))`,
  );
  const { rows } = await admin.query<Bill>(
    `select code, amount_idr::text as "amountIdr" from contributions.bills order by md5(code) limit ${count}`,
  );
  return rows;
}

/** As payments all over the province leave them. */
async function addChanges({ admin }: BenchDatabase): Promise<void> {
  await admin.query(`
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), case g % 2 when 0 then 'PAID' else 'PROTECTED' end, '2026-11', v.code, '', 'BPU', 'worker', 'L', 7, 'farmer', 1
    from generate_series(1, ${unfolded}) g
      join (select code, row_number() over (order by code) - 1 as place, count(*) over () as villages from registry.areas where level = 4 and code like '51.%') v
        on v.place = g % v.villages`);
}

async function measure(
  { services }: BenchDatabase,
  { name, bills }: { readonly name: string; readonly bills: readonly Bill[] },
): Promise<Figure> {
  const asked = { area: '51', month: '2026-11', view: 'residence', indicator: 'PAID' } as const;
  const shown = async () => (await showCoverage(services, officer, asked, 'id')).trend.at(-1)?.protected;
  let paid = Number(await shown());
  const milliseconds: number[] = [];
  for (const { code, amountIdr } of bills) {
    await recordPayment(services, officer, { code, amountIdr }, { key: newId() });
    paid += 1;
    const began = performance.now();
    const seen = await shown();
    milliseconds.push(performance.now() - began);
    if (seen !== paid) throw new Error(`the page shows ${String(seen)} paid months and not ${paid}`);
  }
  const [middle, late] = [quantile(milliseconds, 0.5), quantile(milliseconds, 0.99)];
  return {
    name,
    measured: `p99 ${late.toFixed(1)} ms (p50 ${middle.toFixed(1)} ms)`,
    beside: `${limitMilliseconds} ms`,
    ratio: late / limitMilliseconds,
    bound: { atMost: 1 },
  };
}
