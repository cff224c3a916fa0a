import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** What is to be given a place in a status list. */
export interface EntryToClaim {
  /** 128 random bits as a uuid. */
  readonly certificateId: string;
  /** 16 signs for people to type. */
  readonly code: string;
  readonly kind: 'employer' | 'worker';
  readonly holderId: string;
}

/** Where a certificate's status stands for good. */
export interface ClaimedEntry {
  readonly certificateId: string;
  readonly listId: number;
  readonly idx: number;
  readonly uri: string;
}

/** Gives each a random free place, in one statement; new lists are named after the server's address. */
export async function claimEntries(
  transaction: Transaction,
  { baseUrl }: { readonly baseUrl: string },
  entries: readonly EntryToClaim[],
): Promise<Map<string, ClaimedEntry>> {
  if (entries.length === 0) return new Map();
  const { rows } = await sql<ClaimedEntry>`
    select certificate_id as "certificateId", list_id as "listId", idx, uri
    from certificates.claim_entries_at(${baseUrl}, ${JSON.stringify(entries)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map((row) => [row.certificateId, row]));
}

/** A certificate and how it stands from now on: 0 valid, 1 revoked for good, 2 suspended. */
export interface StatusChange {
  readonly certificateId: string;
  readonly status: 0 | 1 | 2;
  readonly reason: string;
}

/** States them in one statement and answers how many changed; published by the next build, seconds later. */
export async function setStatuses(
  transaction: Transaction,
  changes: readonly StatusChange[],
): Promise<number> {
  if (changes.length === 0) return 0;
  const { rows } = await sql<{ changed: number }>`
    select certificates.set_statuses(${JSON.stringify(changes)}::jsonb) as changed`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.changed ?? 0;
}
