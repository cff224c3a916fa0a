import { searchWorkers } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { type Figure, quantile } from './figure.ts';
import { fillWorkers } from './fill-workers.ts';

const limitMilliseconds = 50;
const searchesEach = 200;

const scopes: Readonly<Record<string, Caller>> = {
  village: aCaller('village', { areaCodes: ['51.71.04.2008'] }),
  branch: aCaller('office_staff', { areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'] }),
  everything: aCaller('auditor'),
};

/** The whole search act (scope, lines, audit, commit) by every key among many workers, for a village, a branch and everything. */
export async function* measureSearch(workers = 1_000_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await fillWorkers(bench.admin, workers);
    const keys = await someKeys(bench);
    for (const [scope, caller] of Object.entries(scopes))
      for (const [key, typed] of Object.entries(keys)) {
        const milliseconds = await timeSearches(bench, caller, typed);
        const slowest = quantile(milliseconds, 0.99);
        yield {
          name: `search by ${key}, ${scope}, among ${workers}`,
          measured: `p99 ${slowest.toFixed(1)} ms, median ${quantile(milliseconds, 0.5).toFixed(1)} ms`,
          beside: `limit ${limitMilliseconds} ms`,
          ratio: slowest / limitMilliseconds,
          bound: { atMost: 1 },
        };
      }
  } finally {
    await bench.close();
  }
}

async function timeSearches(
  bench: BenchDatabase,
  caller: Caller,
  typed: readonly string[],
): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let place = 0; place < searchesEach; place++) {
    const started = performance.now();
    await searchWorkers(bench.services, caller, { query: typed[place % typed.length] ?? '', limit: 50 });
    milliseconds.push(performance.now() - started);
  }
  return milliseconds.slice(searchesEach / 10);
}

/** What people type: words of names as frequent as they are, whole names, numbers of people who are there. */
async function someKeys({ admin, services }: BenchDatabase) {
  const { rows } = await admin.query<{ worker_id: string; name: string; nik_masked: string; kpj: string }>(
    `select w.worker_id, w.name, w.nik_masked, m.kpj from registry.workers w join registry.memberships m using (worker_id)
      where abs(hashtext(w.worker_id::text)) % 2000 = 0 limit 500`,
  );
  const niks = rows.map((_, place) => `5171040101${String(800_000 + place)}`);
  const hash = blindIndex(services.secrets, 'nik');
  await admin.query(
    `insert into registry.nik_claims (nik_index, worker_id) select * from unnest($1::bytea[], $2::uuid[])`,
    [niks.map(hash), rows.map((row) => row.worker_id)],
  );
  return {
    'given name': rows.map((row) => row.name.split(' ')[0] ?? ''),
    'family name': rows.map((row) => row.name.split(' ').at(-1) ?? ''),
    'whole name': rows.map((row) => row.name),
    'masked NIK': rows.map((row) => row.nik_masked),
    NIK: niks,
    KPJ: rows.map((row) => row.kpj),
  };
}
