import { randomFillSync } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import {
  applyChanges,
  countPlaces,
  emptyPlaces,
  type PlaceChange,
  type StatusPlaces,
  statusListCwtClaims,
  statusListCwtHeaders,
  statusListJwtClaims,
  statusListJwtType,
  statusListLifetime,
  turnDecoys,
  writeCbor,
} from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type Keyring, openKeyring, signCwt, signJwt } from '#modules/certificates/server/keys/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { compressStatuses } from './compress-statuses.ts';

/** Builds every list of which something changed, or that grows old; answers how many. Each in a transaction of its own. */
export async function buildStatusLists(services: CertificateServices, workerPool: pg.Pool): Promise<number> {
  const keyring = await openKeyring(services);
  const due = await workerPool.query<{ list_id: number }>(
    'select * from certificates.due_status_lists($1, $2)',
    [keyring.signing.kid, statusListLifetime.renewSeconds],
  );
  for (const { list_id } of due.rows) await buildStatusList(workerPool, keyring, list_id);
  return due.rows.length;
}

/** Builds one list out of its last build, what changed since, and its decoys; false: there is no such list. */
export function buildStatusList(workerPool: pg.Pool, keyring: Keyring, listId: number): Promise<boolean> {
  return inTransaction(workerPool, emptyContext, async (transaction) => {
    const begun = await beginBuild(transaction, listId);
    if (!begun) return false;
    const { places } = begun;
    turnDecoys(places, applyChanges(places, begun.changes), drawing());
    await keepBuild(transaction, listId, places, await signList(keyring, begun.uri, places));
    return true;
  });
}

/** The two signed forms of a list, as of now. */
export async function signList(keyring: Keyring, uri: string, { statuses }: Pick<StatusPlaces, 'statuses'>) {
  const issuedAt = Math.floor(Date.now() / 1000);
  // A bare Uint8Array: CBOR would write a Node Buffer as a map.
  const lst = Uint8Array.from(await compressStatuses(statuses));
  const { issuer, kid } = keyring.signing;
  const cwt = writeCbor(statusListCwtClaims({ issuer, uri, issuedAt, lst }));
  const jwt = statusListJwtClaims({ issuer, uri, issuedAt, lst: Buffer.from(lst).toString('base64url') });
  return {
    ...{ kid, issuedAt, expiresAt: issuedAt + statusListLifetime.expSeconds },
    cwt: signCwt(keyring, cwt, statusListCwtHeaders),
    jwt: signJwt(keyring, jwt, { typ: statusListJwtType }),
  };
}

interface BuildRow {
  readonly uri: string;
  readonly size: number;
  readonly statuses: Buffer | null;
  readonly taken: Buffer | null;
  readonly places: readonly number[];
  readonly states: readonly number[];
}

async function beginBuild(transaction: Transaction, listId: number) {
  const { rows } = await sql<BuildRow>`
    select uri, size, statuses, taken, places, states from certificates.begin_build(${listId}::integer)`.execute(
    transaction.of<unknown>(),
  );
  const [row] = rows;
  if (!row) return null;
  const places =
    row.statuses && row.taken ? { statuses: row.statuses, taken: row.taken } : firstBuild(row.size);
  return { uri: row.uri, places, changes: changesOf(row) };
}

/** A list that was never built begins with decoys as if it had been there for long. */
function firstBuild(size: number): StatusPlaces {
  const places = emptyPlaces(size);
  turnDecoys(places, [], drawing());
  return places;
}

function* changesOf({ places, states }: BuildRow): Generator<PlaceChange> {
  for (const [at, idx] of places.entries()) {
    const state = states[at];
    yield { idx, status: state === 1 || state === 2 ? state : 0 };
  }
}

async function keepBuild(
  transaction: Transaction,
  listId: number,
  places: StatusPlaces,
  { cwt, ...signed }: Awaited<ReturnType<typeof signList>>,
): Promise<void> {
  const held = countPlaces(places).held.reduce((sum, count) => sum + count, 0);
  await sql`select certificates.keep_build(${listId}::integer, ${Buffer.from(places.statuses)}::bytea, ${Buffer.from(places.taken)}::bytea,
    ${JSON.stringify(signed)}::jsonb, ${Buffer.from(cwt)}::bytea, ${held}::integer)`.execute(
    transaction.of<unknown>(),
  );
}

/** Numbers of [0, 1) that nobody can foretell, drawn by the thousand. */
function drawing(): () => number {
  const drawn = new Uint32Array(16_384);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    return (drawn[at++] ?? 0) / 4_294_967_296;
  };
}
