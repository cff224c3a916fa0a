import { sql } from 'kysely';
import {
  isReasonCode,
  mergeReasons,
  type ReasonCode,
  reasonCatalogue,
} from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** How many people beyond his sight an account may be told of in a day, by `worker.already_protected`. */
export const protectionAnswersADay = 300;

/** Codes that a match finds anew each time; a telephone is counted over list and registry together. */
const matchedCodes: ReadonlySet<string> = new Set([
  'phone.shared',
  ...Object.entries(reasonCatalogue).flatMap(([code, { needsRegistry }]) => (needsRegistry ? [code] : [])),
]);

export interface MatchRequest {
  readonly listId: string;
  /** Null: all rows of the list. */
  readonly rowIds: readonly number[] | null;
  /** Only a list that was handed in may learn what lies beyond the asker's sight. */
  readonly isFiled: boolean;
}

interface StoredReasons {
  readonly row_id: number;
  readonly outcome: string;
  readonly reasons: readonly string[];
}

/** What the asker was told, for the journal. */
export interface MatchTold {
  readonly toldProtected: number;
}

/** Lays what the registry knows today over the rows' own reasons; registered rows stay as they are. */
export async function matchRows(transaction: Transaction, request: MatchRequest): Promise<MatchTold> {
  const found = await foundInRegistry(transaction, request);
  const stored = await storedReasons(transaction, request, [...found.keys()]);
  const changes = stored.flatMap((row) => {
    const own = row.reasons.filter(isReasonCode).filter((code) => !matchedCodes.has(code));
    const merged = mergeReasons(own, found.get(row.row_id) ?? []);
    const isSame = merged.outcome === row.outcome && merged.reasons.join() === row.reasons.join();
    return isSame ? [] : [{ rowId: row.row_id, ...merged }];
  });
  if (changes.length > 0) await storeReasons(transaction, request.listId, changes);
  const told = [...found.values()].filter((codes) => codes.includes('worker.already_protected'));
  return { toldProtected: told.length };
}

async function foundInRegistry(
  transaction: Transaction,
  { listId, rowIds, isFiled }: MatchRequest,
): Promise<Map<number, ReasonCode[]>> {
  const found = await sql<{ row_id: number; reasons: string[] }>`
    select row_id, reasons from registry.match_list_rows(${listId}::uuid, ${rowIds}::int[], ${isFiled}, ${protectionAnswersADay})`.execute(
    transaction.of<unknown>(),
  );
  return new Map(found.rows.map((row) => [row.row_id, row.reasons.filter(isReasonCode)]));
}

/** Rows that the registry speaks of, and those that it spoke of before. */
async function storedReasons(
  transaction: Transaction,
  { listId, rowIds }: MatchRequest,
  found: readonly number[],
): Promise<readonly StoredReasons[]> {
  const stored = await sql<StoredReasons>`
    select r.row_id, r.outcome, r.reasons from registry.list_rows r
    where r.list_id = ${listId}::uuid and (${rowIds}::int[] is null or r.row_id = any (${rowIds}::int[]))
      and (r.row_id = any (${found}::int[]) or r.reasons && ${[...matchedCodes]}::text[])
      and r.row_id not in (select g.row_id from registry.list_registrations g where g.list_id = ${listId}::uuid)`.execute(
    transaction.of<unknown>(),
  );
  return stored.rows;
}

async function storeReasons(
  transaction: Transaction,
  listId: string,
  changes: readonly { rowId: number; outcome: string; reasons: readonly string[] }[],
): Promise<void> {
  const db = transaction.of<unknown>();
  // The statistics do not know a list that has just been stored: expecting one row of it, the planner would go through all changes for each.
  await sql`set local enable_nestloop = off`.execute(db);
  await sql`update registry.list_rows r set outcome = u.outcome, reasons = string_to_array(u.reasons, ',')
    from unnest(${changes.map(({ rowId }) => rowId)}::int[], ${changes.map(({ outcome }) => outcome)}::text[],
      ${changes.map(({ reasons }) => reasons.join())}::text[]) as u(row_id, outcome, reasons)
    where r.list_id = ${listId}::uuid and r.row_id = u.row_id`.execute(db);
  await sql`set local enable_nestloop = on`.execute(db);
}
