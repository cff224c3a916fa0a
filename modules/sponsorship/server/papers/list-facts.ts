import { sql } from 'kysely';
import { refusePaper } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** A list as its papers tell of it. */
export interface ListFacts {
  readonly list_id: string;
  readonly kind: string;
  readonly state: string;
  readonly first_month: string;
  readonly months: number;
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly bill_id: string | null;
  readonly village_code: string;
  readonly village_name: string;
  readonly village_kind: string;
  readonly village_path: string;
  readonly programme_name: string;
  readonly funding: string;
  readonly agreement_number: string;
  readonly sponsor_name: string;
  readonly treasurer_name: string;
  /** The branch whose work area it is; empty where none works. */
  readonly branch: string;
}

/**
 * A list in the caller's sight.
 *
 * @throws Refusal `paper.not_found`, the same for a list that does not exist and one out of sight
 */
export async function getList(transaction: Transaction, listId: string): Promise<ListFacts> {
  const { rows } = await sql<ListFacts>`
    select l.list_id, l.kind, l.state, l.first_month, l.months, l.workers, l.amount_idr, l.bill_id, l.village_code,
      coalesce(v.name, l.village_code) as village_name, coalesce(v.kind, 'desa') as village_kind, coalesce(v.path_name, '') as village_path,
      p.name as programme_name, p.funding, coalesce(a.number, '') as agreement_number, coalesce(s.name, '') as sponsor_name,
      coalesce(b.treasurer_name, '') as treasurer_name,
      coalesce((select r.name from registry.branches r where left(l.village_code, 5) = any (r.regency_codes) order by r.branch_code limit 1), '') as branch
    from sponsorship.lists l
      join sponsorship.programmes p on p.programme_id = l.programme_id
      left join sponsorship.agreements a on a.agreement_id = p.agreement_id
      left join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
      left join sponsorship.budgets b on b.budget_id = l.budget_id
      left join registry.areas v on v.code = l.village_code
    where l.list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  const [found] = rows;
  if (!found) throw refusePaper('paper.not_found');
  return found;
}

export interface ListedPerson {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly sex: string;
  readonly hamlet: string;
  readonly occupation: string;
  readonly occupation_group: string;
  readonly category: string;
  readonly is_reserve: boolean;
}

/** Who stands on a list: after its approval whoever was accepted, before that whoever was not turned down. */
export async function listPeople(
  transaction: Transaction,
  list: ListFacts,
): Promise<readonly ListedPerson[]> {
  const isFrozen = frozenStates.includes(list.state);
  const { rows } = await sql<ListedPerson>`
    select c.worker_id, c.name, c.nik_masked, c.sex, c.hamlet, c.occupation, c.occupation_group, coalesce(k.name_id, '') as category, c.is_reserve
    from sponsorship.candidates c left join sponsorship.categories k on k.category_code = c.category_code
    where c.list_id = ${list.list_id}::uuid and case when ${isFrozen} then c.state = 'accepted' else c.state <> 'rejected' and c.outcome <> 'rejected' end
    order by c.is_reserve, c.place, c.worker_id`.execute(transaction.of<unknown>());
  return rows;
}

const frozenStates: readonly string[] = ['approved', 'billed', 'paid'];

export interface ListBill {
  readonly code: string;
  readonly state: string;
  readonly amount_idr: bigint;
  readonly workers: number;
  readonly issued_on: string;
  readonly due_on: string;
  readonly expires_on: string | null;
  readonly paid_on: string | null;
}

/**
 * The bill of a list.
 *
 * @throws Refusal `paper.not_billed`
 */
export async function getBill(transaction: Transaction, { bill_id }: ListFacts): Promise<ListBill> {
  const { rows } = await sql<ListBill>`
    select b.code, b.state, b.amount_idr, b.workers, b.issued_on::text, b.due_on::text, b.expires_on::text, b.paid_on::text
    from contributions.bills b where b.bill_id = ${bill_id}::uuid and b.payer_kind = 'sponsor'`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  if (!found) throw refusePaper('paper.not_billed');
  return found;
}
