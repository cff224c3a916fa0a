import { sql } from 'kysely';
import { type OutcomeCounts, refuse } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { ListState } from './list-states.ts';
import type { SheetReading } from './preparing-messages.ts';

/** A list as its row stands, with the names of its area and organisation. */
export interface ListRecord {
  readonly list_id: string;
  readonly kind: 'bpu' | 'payroll';
  readonly state: ListState;
  readonly area_code: string;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path: string | null;
  readonly organisation_id: string | null;
  readonly organisation_name: string | null;
  readonly account_id: string;
  readonly sender_name: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly checked_on: string;
  readonly error_code: string | null;
  readonly error_details: Readonly<Record<string, unknown>> | null;
  readonly mapping: Readonly<Record<string, Readonly<Record<string, string | null>>>> | null;
  readonly sheets: readonly SheetReading[] | null;
  readonly rows_total: number;
  readonly rows_done: number;
  readonly rows_registered: number;
  readonly counts: Partial<OutcomeCounts>;
  readonly cancel_requested_at: Date | null;
  readonly received_at: Date;
  readonly checked_at: Date | null;
  readonly submitted_at: Date | null;
  readonly version: number;
}

const columns = sql`l.list_id, l.kind, l.state, l.area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path,
  l.organisation_id, o.name as organisation_name, l.account_id, l.sender_name, l.file_id, l.file_name, encode(l.file_sha256, 'hex') as sha256,
  l.checked_on, l.error_code, l.error_details, l.mapping, l.sheets, l.rows_total, l.rows_done, l.rows_registered, l.counts,
  l.cancel_requested_at, l.received_at, l.checked_at, l.submitted_at, l.version`;

const source = sql`registry.lists l left join registry.areas a on a.code = l.area_code
  left join registry.organisations o on o.organisation_id = l.organisation_id`;

/** The list under the caller's scope, or null. */
export async function findList(transaction: Transaction, listId: string): Promise<ListRecord | null> {
  const found =
    await sql<ListRecord>`select ${columns} from ${source} where l.list_id = ${listId}::uuid`.execute(
      transaction.of<unknown>(),
    );
  return found.rows[0] ?? null;
}

/** The list, or `list.not_found`: absent and someone else's alike. */
export async function getList(transaction: Transaction, listId: string): Promise<ListRecord> {
  const list = await findList(transaction, listId);
  if (!list) throw refuse('list.not_found');
  return list;
}

/** The list with its row held until the transaction ends: one change at a time. */
export async function lockList(transaction: Transaction, listId: string): Promise<ListRecord> {
  await sql`select 1 from registry.lists where list_id = ${listId}::uuid for update`.execute(
    transaction.of<unknown>(),
  );
  return getList(transaction, listId);
}

/** A list whose reading was cancelled half way has rows that were never checked to the end: it counts as not read. */
export function checkedState(list: ListRecord): ListState {
  return list.state === 'cancelled' && list.checked_at === null ? 'received' : list.state;
}

export interface ListPage {
  readonly state: ListState | undefined;
  readonly before: string | null;
  readonly limit: number;
}

/** Lists in the caller's scope, newest first; ids are in time order. */
export async function listPage(transaction: Transaction, page: ListPage): Promise<ListRecord[]> {
  const found = await sql<ListRecord>`select ${columns} from ${source}
    where (${page.state ?? null}::text is null or l.state = ${page.state ?? null})
      and (${page.before}::uuid is null or l.list_id < ${page.before}::uuid)
    order by l.list_id desc limit ${page.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

/** Rows by outcome, registered ones among them. */
export async function countRows(transaction: Transaction, listId: string): Promise<OutcomeCounts> {
  const counted = await sql<{ ready: number; warning: number; fix: number; rejected: number }>`
    select count(*) filter (where outcome = 'ready')::int as ready, count(*) filter (where outcome = 'warning')::int as warning,
      count(*) filter (where outcome = 'fix')::int as fix, count(*) filter (where outcome = 'rejected')::int as rejected
    from registry.list_rows where list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  return counted.rows[0] ?? { ready: 0, warning: 0, fix: 0, rejected: 0 };
}

/** Rows that are ready and not registered; every registered row was ready, and the list's row counts them in the same transactions. */
export async function countUnregistered(transaction: Transaction, listId: string): Promise<number> {
  const counted = await sql<{ unregistered: number }>`
    select (select count(*) from registry.list_rows r where r.list_id = l.list_id and r.outcome in ('ready', 'warning'))::int
      - l.rows_registered as unregistered
    from registry.lists l where l.list_id = ${listId}::uuid`.execute(transaction.of<unknown>());
  return counted.rows[0]?.unregistered ?? 0;
}

/** How often each reason stands in the list. */
export async function countReasons(
  transaction: Transaction,
  listId: string,
): Promise<{ code: string; rows: number }[]> {
  const counted = await sql<{ code: string; rows: number }>`
    select code, count(*)::int as rows from registry.list_rows, unnest(reasons) as code
    where list_id = ${listId}::uuid group by code order by rows desc, code`.execute(
    transaction.of<unknown>(),
  );
  return counted.rows;
}
