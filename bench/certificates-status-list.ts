import {
  applyChanges,
  countPlaces,
  emptyPlaces,
  type PlaceChange,
  type StatusPlaces,
  setStatus,
  turnDecoys,
} from '#modules/certificates/core/index.ts';
import {
  buildStatusList,
  compressStatuses,
  type Keyring,
  openKeyring,
  signList,
} from '#modules/certificates/server/index.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';

const entries = 1_000_000;
const limitSeconds = 1;
const limitOfBound = 1.15;
/** Suspended of all, percent. Those who pay for themselves lapse often: the first is what a list of cards looks like. */
const shares = [15, 30, 6.5, 5, 2] as const;
/** Below some 6 % DEFLATE itself is the limit: times the bound, the least that a search for the cheapest parse found (ADR 0023). */
const leastKnown: ReadonlyMap<number, number> = new Map([
  [5, 1.168],
  [2, 1.254],
]);
/** Of these the search for the cheapest parse takes longest. */
const sparse = 6.5;
const changed = 1_000;

/** A list of 1,000,000 entries built and signed from nothing; the same in a database after 1,000 changes; its size by how many are suspended. */
export async function* measureStatusList(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    const keyring = await openKeyring({ ...bench.services, baseUrl: 'http://localhost:4510' });
    for (const share of [shares[0], sparse])
      yield timed(
        `status list of ${entries.toLocaleString('en')} entries, ${share} % suspended, built and signed from nothing`,
        await buildFresh(keyring, share),
      );
    await fillList(bench, shares[0]);
    await buildStatusList(bench.database.worker, keyring, 1);
    await changeSome(bench);
    const again = await seconds(() => buildStatusList(bench.database.worker, keyring, 1));
    yield timed(`the same in the database, after ${changed.toLocaleString('en')} changes`, again);
    yield await sizeOfBuilt(bench);
  } finally {
    await bench.close();
  }
  for (const share of shares.slice(1)) yield await sizeOf(aList(share), leastKnown.get(share));
}

function buildFresh(keyring: Keyring, percent: number): Promise<number> {
  const changes = someChanges(percent);
  return seconds(async () => {
    const places = emptyPlaces(entries);
    turnDecoys(places, applyChanges(places, changes), Math.random);
    await signList(keyring, 'http://localhost:4510/status-lists/1', places);
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Seven eighths of a list are held, so many of a hundred suspended, one of a thousand revoked. */
function someChanges(percent: number): PlaceChange[] {
  const changes: PlaceChange[] = [];
  for (let idx = 0; idx < entries; idx++) {
    const drawn = Math.random();
    if (idx % 8 !== 7) changes.push({ idx, status: drawn < 0.001 ? 1 : drawn < percent / 100 ? 2 : 0 });
  }
  return changes;
}

function timed(name: string, seconds: number): Figure {
  return {
    ...{ name, measured: `${(seconds * 1000).toFixed(0)} ms`, beside: `limit ${limitSeconds} s` },
    ...{ ratio: seconds / limitSeconds, bound: { atMost: 1 } },
  };
}

/** One list of a million places, seven eighths held, so many of a hundred suspended and one of a thousand revoked, all to be built. */
async function fillList({ admin }: BenchDatabase, percent: number): Promise<void> {
  await admin.query(`
    insert into certificates.status_lists (list_id, uri, size, capacity)
      values (1, 'http://localhost:4510/status-lists/1', ${entries}, ${entries});
    insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx, status)
      select gen_random_uuid(), lpad(n::text, 16, '0'), 'worker', gen_random_uuid(), 1, n,
        case when random() < 0.001 then 1 when random() < ${percent / 100} then 2 else 0 end
      from generate_series(0, ${entries - 1}) n where n % 8 <> 7;
    insert into certificates.status_changes (list_id, idx) select 1, idx from certificates.entries;
    analyze certificates.entries; analyze certificates.status_changes`);
}

async function changeSome({ admin }: BenchDatabase): Promise<void> {
  await admin.query(`
    with moved as (update certificates.entries set status = 2 - status where status <> 1 and idx % 8 <> 7
        and idx in (select (random() * ${entries})::integer from generate_series(1, ${changed})) returning idx)
    insert into certificates.status_changes (list_id, idx) select 1, idx from moved;
`);
  await admin.query('vacuum analyze certificates.status_changes');
}

async function sizeOfBuilt({ admin }: BenchDatabase): Promise<Figure> {
  const { rows } = await admin.query<StatusPlaces>(
    'select statuses, taken from certificates.status_lists where list_id = 1',
  );
  const [places] = rows;
  if (!places) throw new Error('nothing was built');
  return sizeOf(places);
}

function aList(percent: number): StatusPlaces {
  const places = emptyPlaces(entries);
  for (let idx = 0; idx < entries; idx++) {
    const drawn = Math.random();
    if (drawn < 0.001) setStatus(places, idx, 1);
    else if (drawn < percent / 100) setStatus(places, idx, 2);
  }
  return places;
}

/** The zlib form beside the least that any code can do for places that know nothing of each other. */
async function sizeOf(places: StatusPlaces, least?: number): Promise<Figure> {
  const { held, decoys } = countPlaces(places);
  const counts = held.map((count, status) => count + (decoys[status] ?? 0));
  const bits = counts.reduce(
    (sum, count) => (count === 0 ? sum : sum - count * Math.log2(count / entries)),
    0,
  );
  const started = performance.now();
  const bytes = (await compressStatuses(places.statuses)).length;
  const milliseconds = performance.now() - started;
  const suspended = (((counts[2] ?? 0) / entries) * 100).toFixed(1);
  return {
    name: `zlib form with ${suspended} % suspended`,
    measured: `${bytes.toLocaleString('en')} bytes in ${milliseconds.toFixed(0)} ms`,
    beside: `entropy bound ${Math.ceil(bits / 8).toLocaleString('en')} bytes${least === undefined ? '' : `; the least that DEFLATE is known to reach is ${least}`}`,
    ratio: bytes / (bits / 8),
    bound: { atMost: limitOfBound },
  };
}
