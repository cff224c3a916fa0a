import { z } from 'zod';
import { foldFacts } from '#modules/coverage/server/index.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { type Dashboard, openDashboard } from './coverage-dashboard.ts';
import { measureCoveragePage } from './coverage-page.ts';
import { dashboardQuestions, type Question } from './coverage-questions.ts';
import { type CoverageWorld, fillCoverage, leaveUnfolded } from './coverage-world.ts';
import type { Figure } from './figure.ts';
import { measurePlanner } from './planner.ts';

/** SEMESTA_BENCH_SHARE=0.01 tries the bench out on a hundredth. */
const share = Number(process.env.SEMESTA_BENCH_SHARE ?? '1');
const sizes = [1_000_000, 10_000_000];
const limitMilliseconds = 20;
/** What a bank statement may leave at once: the fold runs every ten seconds, until then the reader adds them up. */
const unfolded = 10_000;

/** The dashboard at a million and at ten million workers, beside a column store that scans; the planner; the page itself. */
export async function* measureCoverage(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    for (const size of sizes) yield* measureSize(bench, Math.round(size * share));
  } finally {
    await bench.close();
  }
  yield* measurePlanner();
  yield* measureCoveragePage();
}

async function* measureSize(bench: BenchDatabase, workers: number): AsyncGenerator<Figure> {
  const began = performance.now();
  const world = await fillCoverage(bench, workers);
  const words = { workers: inWords(workers), cells: inWords(world.cells), facts: inWords(world.facts) };
  console.error(
    `${words.workers} workers in ${((performance.now() - began) / 1000).toFixed(0)} s: ${words.cells} cells a month, ${words.facts} facts in all`,
  );
  const dashboard = await openDashboard(bench);
  const size = `${words.workers} workers, ${words.cells} cells`;
  const questions = dashboardQuestions(world.largestVillage);
  for (const question of questions) yield await measureQuestion(question, { dashboard, world, size });
  await provePaid(dashboard, await world.months.count('true'));
  await leaveUnfolded(bench, unfolded);
  const stale = `${size}, ${inWords(unfolded)} changes not folded yet`;
  for (const question of questions) yield await measureQuestion(question, { dashboard, world, size: stale });
  await proveNothingIsStale(bench, dashboard, await world.months.count('true'));
  world.months.close();
}

interface Measured {
  readonly dashboard: Dashboard;
  readonly world: CoverageWorld;
  readonly size: string;
}

async function measureQuestion(question: Question, { dashboard, world, size }: Measured): Promise<Figure> {
  const { p50, p99 } = await dashboard.times(question);
  const scanned = question.scan ? await world.months.milliseconds(question.scan) : null;
  return {
    name: `${question.name}, ${size}`,
    measured: `p99 ${p99.toFixed(1)} ms (p50 ${p50.toFixed(1)} ms) over HTTP's whole way`,
    beside:
      scanned === null
        ? `limit ${limitMilliseconds} ms`
        : `limit ${limitMilliseconds} ms; DuckDB scanning one month ${scanned.toFixed(1)} ms`,
    ratio: p99 / limitMilliseconds,
    bound: { atMost: 1 },
  };
}

const paidAddress = '/api/v1/coverage?area=51&indicator=PAID&month=2026-11';
const coverageShape = z.object({ segments: z.array(z.object({ protected: z.number() })) });

/** What the page shows of the province is what the column store counts: both were filled from the same worker-months. */
async function provePaid({ answer }: Dashboard, wanted: number): Promise<void> {
  const [all] = coverageShape.parse(JSON.parse(await answer(paidAddress))).segments;
  if (all?.protected !== wanted)
    throw new Error(`the page shows ${all?.protected} paid months and not ${wanted}`);
}

/** Before the fold and after it the page shows the same, the newest changes among it. */
async function proveNothingIsStale(
  { database, admin }: BenchDatabase,
  dashboard: Dashboard,
  paid: number,
): Promise<void> {
  const { rows } = await admin.query<{ added: number }>(
    `select sum(workers)::int as added from coverage.fact_deltas where measure = 'PAID'`,
  );
  const wanted = paid + (rows[0]?.added ?? 0);
  await provePaid(dashboard, wanted);
  await foldFacts(database.worker);
  await provePaid(dashboard, wanted);
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
