import { sql } from 'kysely';
import type { ArrearsTab } from '#modules/contributions/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface ArrearsSearch {
  readonly on: string;
  readonly within: string | null;
  readonly words: readonly string[];
}

interface PersonRow {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly paid_through: string;
  readonly inactive_from: string;
  readonly owed_idr: string;
  readonly area_code: string | null;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path_name: string | null;
}

/** A page of a work list in the order of ids, which is about that of registration. */
export async function listPeople(
  transaction: Transaction,
  { on, within, words }: ArrearsSearch,
  page: { readonly tab: ArrearsTab; readonly after: string | null; readonly limit: number },
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.worker_id, p.name, p.nik_masked, p.paid_through, p.inactive_from::text as inactive_from, p.owed_idr::text as owed_idr,
      a.code as area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path_name
    from contributions.arrears_people(${on}::date, ${page.tab}, ${within}, ${words}::text[], ${page.after}::uuid, ${page.limit}) p
      left join registry.areas a on a.code = p.area_code
    order by p.worker_id`.execute(transaction.of<unknown>());
  return rows;
}

/** How many stand in each list, counted up to one more than `most`. */
export async function countPeople(
  transaction: Transaction,
  { on, within, words }: ArrearsSearch,
  most: number,
): Promise<{ readonly tab: ArrearsTab; readonly workers: number }[]> {
  const { rows } = await sql<{ tab: ArrearsTab; workers: number }>`
    select tab, workers from contributions.arrears_counts(${on}::date, ${within}, ${words}::text[], ${most})`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
