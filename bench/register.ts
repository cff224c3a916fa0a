import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { maskNik, nameKeys, nameTokens } from '#modules/registry/core/index.ts';
import { registerWorker } from '#modules/registry/server/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { type Figure, quantile } from './figure.ts';
import { fillWorkers } from './fill-workers.ts';

const limit = 3;
const people = 600;
const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });

/**
 * One worker through the whole act (right, key, reading the form, sealing, claim, membership, counts, audit, commit), in turn with the
 * least that any registry must do: one look-up by the NIK's index, then one person's row inserted with all its indexes and committed.
 */
export async function* measureRegister(workers = 200_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await fillWorkers(bench.admin, workers);
    await bench.admin.query('create table registry.bench_people (like registry.workers including all)');
    const [acts, least]: [number[], number[]] = [[], []];
    for (let place = 0; place < people; place++) {
      const nik = nikOf(place);
      acts.push(await timed(() => registerOne(bench, nik)));
      least.push(await timed(() => leastWork(bench, nik)));
    }
    // The first tenth warms plans, caches and the compiler.
    const [slow, base] = [acts, least].map((times) => quantile(times.slice(people / 10), 0.95));
    if (slow === undefined || base === undefined) throw new Error('nothing was measured');
    yield {
      name: `registration of one worker among ${workers}, p95`,
      measured: `${slow.toFixed(2)} ms (median ${quantile(acts, 0.5).toFixed(2)})`,
      beside: `one look-up and one durable insert ${base.toFixed(2)} ms (median ${quantile(least, 0.5).toFixed(2)})`,
      ratio: slow / base,
      bound: { atMost: limit },
    };
  } finally {
    await bench.close();
  }
}

function nikOf(place: number): string {
  const day = String((place % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(place / 28) % 12) + 1).padStart(2, '0');
  return `517104${day}${month}80${String(Math.floor(place / 336) + 1).padStart(4, '0')}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function registerOne({ services }: BenchDatabase, nik: string): Promise<unknown> {
  const form = {
    ...{ nik, name: 'I Wayan Sutarma', birthDate: `${nik.slice(6, 8)}-${nik.slice(8, 10)}-1980`, sex: 'L' },
    ...{ motherName: 'Ni Ketut Rai', phone: `0812${nik.slice(6)}`, areaCode: '51.71.04.2008', hamlet: '' },
    ...{ address: 'Jalan Raya 1', occupation: 'Petani', workAreaCode: '', income: '1500000', startedOn: '' },
  };
  const chosen = {
    segment: 'BPU',
    organisationId: null,
    withSavings: true,
    firstMonths: 3,
    requestId: null,
  } as const;
  return registerWorker(services, village, { form, ...chosen }, randomBytes(16).toString('hex'));
}

async function leastWork({ admin, services }: BenchDatabase, nik: string): Promise<void> {
  const client: pg.Client = admin;
  const { secrets } = services;
  await client.query('select worker_id from registry.nik_claims where nik_index = $1', [
    blindIndex(secrets, 'nik')(nik),
  ]);
  const [id, name] = [newId(), 'I Wayan Sutarma'];
  const sealed = seal(secrets, { table: 'workers', column: 'identity', rowId: id }, JSON.stringify({ nik }));
  await client.query(
    `insert into registry.bench_people (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, sex, area_code)
      values ($1, $2, $3, $4, $5, $6, '1980-01-01', 'L', '51.71.04.2008')`,
    [id, sealed, maskNik(nik), name, nameTokens(name), nameKeys(name)],
  );
}
