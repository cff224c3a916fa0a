import { sql } from 'kysely';
import { refuseCandidates } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** A list as the caller's row policies let him see it, with what it belongs to. */
export interface ListRecord {
  readonly list_id: string;
  readonly version: number;
  readonly kind: 'first' | 'top_up' | 'replacement' | 'extension';
  readonly state: 'draft' | 'proposed' | 'verified' | 'approved' | 'billed' | 'paid' | 'withdrawn';
  readonly village_code: string;
  readonly first_month: string;
  readonly months: number;
  readonly note: string;
  readonly maker_name: string;
  readonly proposed_at: Date | null;
  readonly verifier_name: string;
  readonly verified_at: Date | null;
  readonly approver_name: string;
  readonly approved_at: Date | null;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly funding: string;
  readonly base_bracket: number;
  readonly with_savings: boolean;
  readonly categories: readonly string[];
  readonly sponsor_name: string;
  readonly quota: number;
  readonly village_name: string;
  readonly village_kind: string;
  readonly village_path: string;
  readonly free_idr: bigint | null;
  readonly bill_code: string | null;
  readonly source_list_id: string | null;
  readonly source_name: string | null;
}

/**
 * The list, where the caller may see it.
 *
 * @throws Refusal `candidates.list_not_found`
 */
export async function getCandidateList(transaction: Transaction, listId: string): Promise<ListRecord> {
  const { rows } = await sql<ListRecord>`
    select l.list_id, l.version, l.kind, l.state, l.village_code, l.first_month, l.months, l.note, l.maker_name, l.proposed_at, l.verifier_name, l.verified_at,
      l.approver_name, l.approved_at, l.programme_id, coalesce(p.name, '') as programme_name, coalesce(p.funding, '') as funding,
      coalesce(p.base_bracket, 1) as base_bracket, coalesce(p.with_savings, false) as with_savings, coalesce(p.categories, '{}') as categories,
      coalesce(s.name, '') as sponsor_name, coalesce(v.quota, 0) as quota, coalesce(a.name, l.village_code) as village_name, coalesce(a.kind, '') as village_kind,
      coalesce(a.path_name, l.village_code) as village_path, b.free_idr, k.code as bill_code, r.list_id as source_list_id, r.file_name as source_name
    from sponsorship.lists l
      left join sponsorship.programmes p on p.programme_id = l.programme_id
      left join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
      left join sponsorship.programme_villages v on v.programme_id = l.programme_id and v.village_code = l.village_code
      left join sponsorship.budgets b on b.budget_id = l.budget_id
      left join contributions.bills k on k.bill_id = l.bill_id
      left join registry.areas a on a.code = l.village_code
      left join registry.lists r on r.list_id = l.source_list_id
    where l.list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  const [list] = rows;
  if (!list) throw refuseCandidates('candidates.list_not_found');
  return list;
}

/**
 * Refuses a category that the programme of the list does not name; a programme without categories takes none.
 *
 * @throws Refusal `candidates.category_unknown`
 */
export function requireCategory({ categories }: ListRecord, category: string | undefined): void {
  if (category !== undefined && !categories.includes(category))
    throw refuseCandidates('candidates.category_unknown', { category });
}
