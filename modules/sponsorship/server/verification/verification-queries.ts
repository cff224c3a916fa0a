import { sql } from 'kysely';
import type { BillState } from '#modules/contributions/core/index.ts';
import type { ListState } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface CheckedListRow {
  readonly list_id: string;
  readonly version: number;
  readonly state: ListState;
  readonly kind: 'first' | 'top_up' | 'replacement' | 'extension';
  readonly programme_id: string;
  readonly programme_name: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly first_month: string;
  readonly months: number;
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly free_idr: bigint | null;
  readonly content_hash: string;
  readonly note: string;
  readonly maker_key: string;
  readonly maker_name: string;
  readonly proposed_at: Date | null;
  readonly verifier_key: string;
  readonly verifier_name: string;
  readonly verified_at: Date | null;
  readonly approver_name: string;
  readonly approved_at: Date | null;
  readonly editor_keys: readonly string[];
  readonly decider_keys: readonly string[];
  readonly bill_id: string | null;
}

const listColumns = sql`l.list_id, l.version, l.state, l.kind, l.programme_id, p.name as programme_name, s.name as sponsor_name, p.funding, l.village_code, a.name as village_name,
  l.first_month, l.months, l.workers, l.amount_idr, b.free_idr, l.content_hash, l.note, l.maker_key, l.maker_name, l.proposed_at, l.verifier_key, l.verifier_name,
  l.verified_at, l.approver_name, l.approved_at, l.editor_keys, l.decider_keys, l.bill_id`;
const listTables = sql`sponsorship.lists l join sponsorship.programmes p on p.programme_id = l.programme_id
  join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id join registry.areas a on a.code = l.village_code
  left join sponsorship.budgets b on b.budget_id = l.budget_id`;

/** The list with its programme and sponsor, or null where the caller sees none. */
export async function findList(transaction: Transaction, listId: string): Promise<CheckedListRow | null> {
  const [list] = await findLists(transaction, [listId]);
  return list ?? null;
}

/** Those of these lists that the caller sees. */
export async function findLists(
  transaction: Transaction,
  listIds: readonly string[],
): Promise<CheckedListRow[]> {
  const { rows } = await sql<CheckedListRow>`
    select ${listColumns} from ${listTables} where l.list_id = any (${listIds}::uuid[])`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface WaitingRow extends CheckedListRow {
  readonly candidates: bigint;
  readonly since: string;
}

/** Lists of these states, the longest waiting first. */
export async function listWaiting(
  transaction: Transaction,
  {
    states,
    programmeId,
    limit,
  }: {
    readonly states: readonly ListState[];
    readonly programmeId: string | null;
    readonly limit: number;
  },
): Promise<{ readonly lists: WaitingRow[]; readonly total: number }> {
  const wanted = sql`l.state = any (${states}::text[]) and (${programmeId}::uuid is null or l.programme_id = ${programmeId}::uuid)`;
  const { rows } = await sql<WaitingRow>`
    select ${listColumns}, (select count(*) from sponsorship.candidates c where c.list_id = l.list_id and not c.is_reserve) as candidates,
      (coalesce(l.approved_at, l.verified_at, l.proposed_at, l.recorded_at) at time zone 'Asia/Makassar')::date as since
    from ${listTables} where ${wanted}
    order by coalesce(l.approved_at, l.verified_at, l.proposed_at, l.recorded_at), l.list_id limit ${limit}`.execute(
    transaction.of<unknown>(),
  );
  if (rows.length < limit) return { lists: rows, total: rows.length };
  const counted = await sql<{ total: bigint }>`
    select count(*) as total from sponsorship.lists l where ${wanted}`.execute(transaction.of<unknown>());
  return { lists: rows, total: Number(counted.rows[0]?.total ?? 0) };
}

export interface CheckedCandidateRow {
  readonly worker_id: string;
  readonly place: number;
  readonly name: string;
  readonly nik_masked: string;
  readonly birth_date: string;
  readonly sex: 'L' | 'P';
  readonly occupation: string;
  readonly hamlet: string;
  readonly category_id: string | null;
  readonly category_en: string | null;
  readonly is_reserve: boolean;
  readonly outcome: 'ready' | 'warning' | 'fix' | 'rejected';
  readonly reasons: readonly string[];
  readonly reason_details: Record<string, unknown>;
  readonly state: 'proposed' | 'accepted' | 'rejected';
  readonly verdict_reason: string;
  readonly verdict_name: string;
}

/** Which rows a verifier looks at together, as conditions on a candidate. */
const rowsShown = {
  all: sql`true`,
  undecided: sql`c.state = 'proposed'`,
  remarked: sql`c.outcome = 'warning'`,
  unfit: sql`c.outcome in ('fix', 'rejected')`,
  accepted: sql`c.state = 'accepted'`,
  rejected: sql`c.state = 'rejected'`,
  reserve: sql`c.is_reserve`,
} as const;

export type RowsShown = keyof typeof rowsShown;

/** Rows of a list in their order, from behind a place. */
export async function listCandidates(
  transaction: Transaction,
  listId: string,
  { show, after, limit }: { readonly show: RowsShown; readonly after: number; readonly limit: number },
): Promise<CheckedCandidateRow[]> {
  const { rows } = await sql<CheckedCandidateRow>`
    select c.worker_id, c.place, c.name, c.nik_masked, c.birth_date, c.sex, c.occupation, c.hamlet, k.name_id as category_id, k.name_en as category_en,
      c.is_reserve, c.outcome, c.reasons, c.reason_details, c.state, c.verdict_reason, c.verdict_name
    from sponsorship.candidates c left join sponsorship.categories k on k.category_code = c.category_code
    where c.list_id = ${listId}::uuid and c.place > ${after} and ${rowsShown[show]}
    order by c.place, c.worker_id limit ${limit}`.execute(transaction.of<unknown>());
  return rows;
}

/** How many rows there are to each way of looking. */
export async function countCandidates(
  transaction: Transaction,
  listId: string,
): Promise<Record<RowsShown, number>> {
  const { rows } = await sql<Record<RowsShown, bigint>>`
    select count(*) as all, count(*) filter (where ${rowsShown.undecided}) as undecided, count(*) filter (where ${rowsShown.remarked}) as remarked,
      count(*) filter (where ${rowsShown.unfit}) as unfit, count(*) filter (where ${rowsShown.accepted}) as accepted,
      count(*) filter (where ${rowsShown.rejected}) as rejected, count(*) filter (where ${rowsShown.reserve}) as reserve
    from sponsorship.candidates c where c.list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  const [counted] = rows;
  if (!counted) throw new Error('a count has no row');
  return {
    all: Number(counted.all),
    undecided: Number(counted.undecided),
    remarked: Number(counted.remarked),
    unfit: Number(counted.unfit),
    accepted: Number(counted.accepted),
    rejected: Number(counted.rejected),
    reserve: Number(counted.reserve),
  };
}

export interface ListBillRow {
  readonly bill_id: string;
  readonly code: string;
  readonly state: BillState;
  readonly amount_idr: bigint;
  readonly fee_idr: bigint;
  readonly paid_idr: bigint;
  readonly owed_idr: bigint;
  readonly due_on: string;
  readonly expires_on: string | null;
  readonly paid_on: string | null;
}

/** The bill of a list, or null where there is none or the caller does not see it. */
export async function findBillOf(
  transaction: Transaction,
  billId: string | null,
): Promise<ListBillRow | null> {
  if (billId === null) return null;
  const { rows } = await sql<ListBillRow>`select * from sponsorship.bills_of(array[${billId}::uuid])`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** Names of candidates of these lists. */
export async function nameCandidates(
  transaction: Transaction,
  listIds: readonly string[],
  workerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly details: Record<string, unknown> }>> {
  const { rows } = await sql<{
    list_id: string;
    worker_id: string;
    name: string;
    reason_details: Record<string, unknown>;
  }>`
    select c.list_id, c.worker_id, c.name, c.reason_details from sponsorship.candidates c
    where c.list_id = any (${listIds}::uuid[]) and c.worker_id = any (${workerIds}::uuid[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(
    rows.map((row) => [`${row.list_id} ${row.worker_id}`, { name: row.name, details: row.reason_details }]),
  );
}
