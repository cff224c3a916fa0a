import type pg from 'pg';
import { finishBillRun, keepLaw } from '#modules/contributions/server/index.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { fillMembers } from './fill-members.ts';

/** A tenth, and all. SEMESTA_BENCH_SHARE=0.1 tries the bench out on a tenth of both. */
const share = Number(process.env.SEMESTA_BENCH_SHARE ?? '1');
const few = { from: 0, bpu: 100_000 * share, pu: 5_000 * share };
const rest = { from: few.bpu + few.pu, bpu: 900_000 * share, pu: 45_000 * share };
/** As of the 10th of the next month: then wage earners whose employers have not filed are billed as well. */
const [small, large] = [
  { month: '2026-09', on: '2026-10-10' },
  { month: '2026-10', on: '2026-11-10' },
] as const;
const tables = ['payers', 'bills', 'worker_months'] as const;

/** The monthly bill run beside a bare INSERT … SELECT of the same rows into tables with the same keys. */
export async function* measureBillRun(): AsyncIterable<Figure> {
  const held = await openBenchDatabase();
  const database = connectDatabase({
    adminUrl: held.adminUrl,
    secrets: testSecrets(),
    migrationsDirectory: testMigrations,
  });
  try {
    await keepLaw(held.services.pool, '2026-11-15');
    await fillMembers(held.admin, few);
    const tenth = await run(database.worker, small);
    await held.admin.query(
      'truncate contributions.bills, contributions.worker_months, contributions.payers, contributions.bill_runs, contributions.late_fees, contributions.filings, contributions.filing_lines',
    );
    await fillMembers(held.admin, rest);
    const first = await run(database.worker, large);
    await expectBilled(held);
    const bare = await bareInsert(held);
    yield {
      name: 'bill run of 1,000,000 BPU and 50,000 PU workers',
      measured: `${first.toFixed(1)} s`,
      beside: `INSERT … SELECT of the same rows ${bare.toFixed(1)} s`,
      ratio: bare / first,
      bound: { atLeast: 0.45 },
    };
    const again = await run(database.worker, large);
    const idle = await bareUpsert(held);
    yield {
      name: 'second run of the month',
      measured: `${again.toFixed(1)} s`,
      beside: `upsert of the same rows that changes nothing ${idle.toFixed(1)} s`,
      ratio: again / idle,
      bound: { atMost: 1.2 },
    };
    yield {
      name: 'bill run of ten times the workers',
      measured: `${first.toFixed(1)} s`,
      beside: `a tenth of them ${tenth.toFixed(1)} s`,
      ratio: first / tenth,
      bound: { atMost: 12 },
    };
  } finally {
    await database.close();
    await held.close();
  }
}

async function run(worker: pg.Pool, { month, on }: typeof small | typeof large): Promise<number> {
  return seconds(async () => {
    const { rows } = await worker.query<{ run_id: string }>(
      `select contributions.begin_bill_run($1, $2, $3, null, '') as run_id`,
      [newId(), month, on],
    );
    await finishBillRun(worker, rows[0]?.run_id ?? '');
  });
}

/** Whoever works has the month, both halves: a run that leaves people out is quick and wrong. */
async function expectBilled({ admin }: BenchDatabase): Promise<void> {
  const { rows } = await admin.query<{ bpu: number; pu: number }>(
    `select count(*) filter (where segment = 'BPU' and part = 'protection')::integer as bpu, count(*) filter (where segment = 'PU')::integer as pu
    from contributions.worker_months where month = $1`,
    [large.month],
  );
  const { bpu, pu } = rows[0] ?? { bpu: 0, pu: 0 };
  if (bpu !== few.bpu + rest.bpu || pu !== few.pu + rest.pu)
    throw new Error(`billed ${bpu} BPU and ${pu} PU workers`);
}

/** The same rows, tables and keys, without anything that decides what they are. */
async function bareInsert({ admin }: BenchDatabase): Promise<number> {
  await admin.query('create schema bare');
  for (const table of tables)
    await admin.query(
      `create table bare.${table} (like contributions.${table} including defaults including indexes including constraints)`,
    );
  return seconds(async () => {
    for (const table of tables)
      await admin.query(`insert into bare.${table} select * from contributions.${table}`);
  });
}

async function bareUpsert({ admin }: BenchDatabase): Promise<number> {
  return seconds(async () => {
    for (const table of tables)
      await admin.query(
        `insert into bare.${table} select * from contributions.${table} on conflict do nothing`,
      );
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
