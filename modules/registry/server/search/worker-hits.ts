import { matchOf, type WorkerQuery } from '#modules/registry/core/index.ts';
import {
  findWorkerPlaces,
  keysOf,
  listWorkerLines,
  type NameReading,
  readingsOf,
  workerLine,
} from '#modules/registry/server/workers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

type Numbered = Extract<WorkerQuery, { kind: 'nik' | 'kpj' }>;
type Named = Extract<WorkerQuery, { kind: 'name' }>;

/** Workers in the caller's scope, the best readings first, each with how it was found. */
export async function workerHits(
  services: Services,
  caller: Caller,
  asked: {
    readonly transaction: Transaction;
    readonly query: Numbered | Named;
    readonly limit: number;
  },
) {
  const { transaction, query, limit } = asked;
  const readings = await readingsOf(transaction, caller, { query, within: null });
  const places = await findWorkerPlaces(transaction, {
    ...keysOf(query, services),
    readings,
    ...{ within: null, segment: null, organisationId: null, after: null, limit },
  });
  const rows = await listWorkerLines(
    transaction,
    places.map((place) => place.workerId),
  );
  const readingOf = new Map(places.map((place) => [place.workerId, readings[place.reading - 1]]));
  return rows.map((row) => ({
    ...workerLine(row),
    ...howFound(query, readingOf.get(row.worker_id), row.name),
  }));
}

function howFound(query: Numbered | Named, reading: NameReading | undefined, name: string) {
  if (query.kind !== 'name') return { by: query.kind, place: null };
  if (!reading) throw new Error('a worker was found by no reading');
  return { by: matchOf(reading.match, reading.words, name), place: reading.place };
}
