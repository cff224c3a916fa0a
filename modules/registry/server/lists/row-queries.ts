import { type RawBuilder, sql } from 'kysely';
import type { RowChoice, RowOutcome, Sex } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

/** A kept row with what became of it. */
export interface RowRecord {
  readonly list_id: string;
  readonly row_id: number;
  readonly sheet: string;
  readonly row_number: number;
  readonly hidden: boolean;
  readonly outcome: RowOutcome;
  readonly reasons: readonly string[];
  readonly worker_id: string;
  readonly nik_index: Buffer | null;
  readonly nik_masked: string;
  readonly given_sealed: Buffer;
  readonly phone_index: Buffer | null;
  readonly name: string;
  readonly birth_date: string | null;
  readonly sex: Sex | null;
  readonly occupation: string;
  readonly hamlet: string;
  readonly income_idr: bigint | null;
  readonly changed: boolean;
  readonly registered: boolean;
  /** The registered person, where the caller may see him. */
  readonly worker_in_sight: string | null;
}

const columns = sql`r.list_id, r.row_id, r.sheet, r.row_number, r.hidden, r.outcome, r.reasons, r.worker_id, r.nik_index, r.nik_masked,
  r.given_sealed, r.phone_index, r.name, r.birth_date, r.sex, r.occupation, r.hamlet, r.income_idr, r.changed,
  g.row_id is not null as registered, w.worker_id as worker_in_sight`;

/** Looked up row by row: joined as a whole, a list that the statistics do not know yet would be gone through for each row. */
const registration = sql`left join lateral (select i.row_id, i.worker_id from registry.list_registrations i
  where i.list_id = r.list_id and i.row_id = r.row_id limit 1) g on true`;

const source = sql`registry.list_rows r ${registration} left join registry.workers w on w.worker_id = g.worker_id`;

export interface RowFilter {
  readonly listId: string;
  readonly outcome?: RowChoice | undefined;
  readonly reason?: string | undefined;
  readonly search?: string | undefined;
}

/** A page of rows after a row id, with the number of all that the filter lets through. */
export async function listRowPage(
  transaction: Transaction,
  filter: RowFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<{ rows: RowRecord[]; total: number }> {
  const chosen = filterSql(filter);
  const db = transaction.of<unknown>();
  const found =
    await sql<RowRecord>`select ${columns} from ${source} where ${chosen} and r.row_id > ${page.after}
    order by r.row_id limit ${page.limit}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*)::int as total from registry.list_rows r where ${chosen}`.execute(db);
  return { rows: found.rows, total: counted.rows[0]?.total ?? 0 };
}

/** Rows by their ids, in row order. */
export async function findRows(
  transaction: Transaction,
  listId: string,
  rowIds: readonly number[],
): Promise<RowRecord[]> {
  const found = await sql<RowRecord>`select ${columns} from ${source}
    where r.list_id = ${listId}::uuid and r.row_id = any (${rowIds}::int[]) order by r.row_id`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** Rows of a list that carry one of these NIKs (by their keyed index), in row order. */
export async function findRowsByNik(
  transaction: Transaction,
  listId: string,
  nikIndexes: readonly Buffer[],
): Promise<RowRecord[]> {
  const found = await sql<RowRecord>`select ${columns} from ${source}
    where r.list_id = ${listId}::uuid and r.nik_index = any (${nikIndexes}::bytea[]) order by r.row_id`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** What became of every row: outcome and reasons by where it stands in the file. */
export async function listRemarks(
  transaction: Transaction,
  listId: string,
): Promise<
  { sheet: string; row_number: number; outcome: RowOutcome; reasons: string[]; registered: boolean }[]
> {
  const found = await sql<{
    sheet: string;
    row_number: number;
    outcome: RowOutcome;
    reasons: string[];
    registered: boolean;
  }>`select r.sheet, r.row_number, r.outcome, r.reasons, g.row_id is not null as registered
    from registry.list_rows r ${registration}
    where r.list_id = ${listId}::uuid order by r.row_id`.execute(transaction.of<unknown>());
  return found.rows;
}

/** A row keeps its outcome when it is registered, so what waits is told by the registrations. */
function chosenSql(outcome: RowChoice | undefined): RawBuilder<unknown> {
  const registered = sql`exists (select from registry.list_registrations i where i.list_id = r.list_id and i.row_id = r.row_id)`;
  if (outcome === undefined) return sql`true`;
  if (outcome === 'registered') return registered;
  if (outcome === 'waiting') return sql`(r.outcome in ('ready', 'warning') and not ${registered})`;
  return sql`r.outcome = ${outcome}`;
}

/** Words of a name, or the open digits of a masked NIK. */
function filterSql({ listId, outcome, reason, search }: RowFilter): RawBuilder<unknown> {
  const like =
    search === undefined || search.trim() === '' ? null : `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`r.list_id = ${listId}::uuid and ${chosenSql(outcome)}
    and (${reason ?? null}::text is null or r.reasons @> array[${reason ?? null}::text])
    and (${like}::text is null or r.name ilike ${like} or r.nik_masked like ${like})`;
}
