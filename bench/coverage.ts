import { createApp } from '#apps/server/app.ts';
import { createRouter } from '#apps/server/router.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { measureCoveragePage } from './coverage-page.ts';
import { openScan } from './coverage-scan.ts';
import { fillCoverage } from './coverage-world.ts';
import { type Figure, quantile } from './figure.ts';
import { measurePlanner } from './planner.ts';

/** SEMESTA_BENCH_SHARE=0.01 tries the bench out on a hundredth. */
const share = Number(process.env.SEMESTA_BENCH_SHARE ?? '1');
const sizes = [1_000_000, 10_000_000];
const limitMilliseconds = 20;
const asks = 300;
const warmUps = 30;

const officer = aCaller('office_supervisor', { areaCodes: ['51'] });
const regencies = ['51.01', '51.02', '51.03', '51.04', '51.05', '51.06', '51.07', '51.08', '51.71'];
const areas = ['51', ...regencies, '51.71.04', '51.04.01', '51.71.04.2008'];

interface Question {
  readonly name: string;
  /** The addresses asked in turn. */
  readonly addresses: readonly string[];
  /** The same in SQL over the worker-months of one month, for the column store; null: it has no such question. */
  readonly scan: string | null;
}

const segments = ['ALL', 'PU', 'BPU'];
const indicators = ['PROTECTED', 'PAID'];

const everyArea = (path: string, more: readonly string[]) =>
  areas.flatMap((area) => more.map((rest) => `/api/v1${path}?area=${area}&${rest}`));

const questions: readonly Question[] = [
  {
    name: 'coverage of an area, those below it and thirteen months',
    addresses: everyArea(
      '/coverage',
      indicators.map((id) => `indicator=${id}`),
    ),
    scan: `select left(residence_code, 5), segment, count(*) from months group by 1, 2`,
  },
  {
    name: 'breakdown by payer, sex, age, occupation, formal and informal',
    addresses: everyArea(
      '/coverage/breakdown',
      indicators.flatMap((id) => segments.map((segment) => `indicator=${id}&segment=${segment}`)),
    ),
    scan: `select payer_kind, sex, birth_band, occupation_group, count(*) from months group by grouping sets (1, 2, 3, 4)`,
  },
  {
    name: 'ranking of the 716 villages',
    addresses: indicators.flatMap((id) =>
      ['best', 'worst'].map(
        (order) => `/api/v1/coverage/ranking?area=51&level=village&order=${order}&indicator=${id}`,
      ),
    ),
    scan: `select left(residence_code, 13) as village, count(*) as workers from months group by 1 order by 2 desc`,
  },
  {
    name: 'who is missing by occupation',
    addresses: everyArea(
      '/coverage/missing',
      segments.map((segment) => `segment=${segment}`),
    ),
    scan: `select occupation_group, count(*) from months group by 1`,
  },
  {
    name: 'whose cover ends next month',
    addresses: everyArea('/coverage/ending', ['view=residence']),
    scan: null,
  },
];

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
  const { cells } = await fillCoverage(bench, workers);
  const scan = await openScan(bench);
  const ask = await openDashboard(bench);
  for (const { name, addresses, scan: sql } of questions) {
    const { p50, p99 } = await timesOf(ask, addresses);
    const scanned = sql ? await scan.milliseconds(sql) : null;
    const size = `${workers.toLocaleString('en')} workers, ${cells.toLocaleString('en')} cells`;
    yield {
      name: `${name}, ${size}`,
      measured: `p99 ${p99.toFixed(1)} ms (p50 ${p50.toFixed(1)} ms) over HTTP's whole way`,
      beside:
        scanned === null
          ? `limit ${limitMilliseconds} ms`
          : `limit ${limitMilliseconds} ms; DuckDB scanning one month ${scanned.toFixed(1)} ms`,
      ratio: p99 / limitMilliseconds,
      bound: { atMost: 1 },
    };
  }
  scan.close();
}

/** The real application, asked without a socket: routing, contract, row policies and database. */
async function openDashboard(bench: BenchDatabase): Promise<(address: string) => Promise<void>> {
  const services = { ...bench.services, authPool: bench.database.auth, baseUrl: 'http://localhost:4510' };
  const app = await createApp({
    router: createRouter(services, bench.database.worker),
    callerOf: async () => officer,
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => console.error(error),
    certificates: services,
  });
  return async (address) => {
    const answer = await app.inject(address);
    if (answer.statusCode !== 200)
      throw new Error(`${address}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  };
}

async function timesOf(ask: (address: string) => Promise<void>, addresses: readonly string[]) {
  const taken: number[] = [];
  for (let turn = 0; turn < warmUps + asks; turn++) {
    const began = performance.now();
    await ask(addresses[turn % addresses.length] ?? '');
    if (turn >= warmUps) taken.push(performance.now() - began);
  }
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}
