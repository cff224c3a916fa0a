import { sql } from 'kysely';
import { type AnsweredBidder, type CheckStatus, refuseTender } from '#modules/certificates/core/index.ts';
import type { Custody } from '#modules/certificates/server/desk/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** A checked list without its rows. */
export interface TenderListRow {
  readonly list_id: string;
  readonly title: string;
  readonly file_name: string;
  readonly file_sha256: Buffer;
  readonly checked_on: string;
  readonly checked_at: Date;
  readonly checked_by: string;
  readonly rows_valid: number;
  readonly rows_conditional: number;
  readonly rows_not_valid: number;
}

const columns = sql.raw(
  'l.list_id, l.title, l.file_name, l.file_sha256, l.checked_on, l.checked_at, l.checked_by, l.rows_valid, l.rows_conditional, l.rows_not_valid',
);

export interface NewTenderList {
  readonly listId: string;
  readonly custody: Custody;
  readonly accountId: string;
  readonly checkedBy: string;
  readonly title: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly contentSealed: Buffer;
  readonly checkedOn: string;
  readonly answers: readonly AnsweredBidder[];
}

/** The latest list of the same file, keeper and day; the lock makes two uploads at one moment one list. */
export async function findSameList(
  transaction: Transaction,
  { custody, sha256, on }: { readonly custody: Custody; readonly sha256: Buffer; readonly on: string },
): Promise<string | null> {
  const db = transaction.of<unknown>();
  const { custody: kind, deskArea, deskOrganisationId } = custody;
  const same = `${sha256.toString('hex')}:${kind}:${deskArea}:${deskOrganisationId}:${on}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${same}, 0))`.execute(db);
  const { rows } = await sql<{ list_id: string }>`
    select l.list_id from certificates.tender_lists l
    where l.file_sha256 = ${sha256} and l.custody = ${kind} and l.desk_area = ${deskArea}
      and l.desk_organisation_id is not distinct from ${deskOrganisationId}::uuid and l.checked_on = ${on}::date
    order by l.list_id desc limit 1`.execute(db);
  return rows[0]?.list_id ?? null;
}

export async function insertTenderList(transaction: Transaction, list: NewTenderList): Promise<void> {
  const { custody, deskArea, deskOrganisationId } = list.custody;
  const count = (status: CheckStatus) => list.answers.filter((one) => one.status === status).length;
  await sql`insert into certificates.tender_lists (list_id, custody, desk_area, desk_organisation_id, account_id, checked_by, title, file_name, file_sha256,
      content_sealed, checked_on, rows_valid, rows_conditional, rows_not_valid, answers)
    values (${list.listId}::uuid, ${custody}, ${deskArea}, ${deskOrganisationId}::uuid, ${list.accountId}::uuid, ${list.checkedBy}, ${list.title}, ${list.fileName},
      ${list.sha256}, ${list.contentSealed}, ${list.checkedOn}::date, ${count('VALID')}, ${count('CONDITIONAL')}, ${count('TIDAK_VALID')},
      ${JSON.stringify(list.answers)}::jsonb)`.execute(transaction.of<unknown>());
}

export async function getTenderList(transaction: Transaction, listId: string): Promise<TenderListRow> {
  const { rows } = await sql<TenderListRow>`
    select ${columns} from certificates.tender_lists l where l.list_id = ${listId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  if (!found) throw refuseTender('tender.not_found');
  return found;
}

/** Newest first. */
export async function listTenderLists(
  transaction: Transaction,
  page: { readonly before: string | null; readonly limit: number },
): Promise<TenderListRow[]> {
  const { rows } = await sql<TenderListRow>`
    select ${columns} from certificates.tender_lists l
    where ${page.before}::uuid is null or l.list_id < ${page.before}::uuid
    order by l.list_id desc limit ${page.limit}`.execute(transaction.of<unknown>());
  return rows;
}

export interface BidderRow {
  /** Place in the file's order, from 1. */
  readonly place: number;
  readonly bidder: AnsweredBidder;
}

/** No number stands in the row that could be one. */
const isUnread = sql.raw(
  "(a.bidder #>> '{given,npp}') = '' and (a.bidder #>> '{given,nib}') = '' and (a.bidder #>> '{given,npwp}') = ''",
);

/** How many rows of a list have no number that can be read. */
export async function countUnread(transaction: Transaction, listId: string): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from certificates.tender_lists l cross join lateral jsonb_array_elements(l.answers) as a (bidder)
    where l.list_id = ${listId}::uuid and ${isUnread}`.execute(transaction.of<unknown>());
  return rows[0]?.unread ?? 0;
}

/** Rows of a list in the file's order, after a place. */
export async function listBidders(
  transaction: Transaction,
  page: {
    readonly listId: string;
    readonly status: CheckStatus | null;
    readonly unread?: boolean;
    readonly after: number;
    readonly limit: number;
  },
): Promise<BidderRow[]> {
  const { rows } = await sql<BidderRow>`
    select a.place::integer as place, a.bidder from certificates.tender_lists l
      cross join lateral jsonb_array_elements(l.answers) with ordinality as a (bidder, place)
    where l.list_id = ${page.listId}::uuid and a.place > ${page.after} and (${page.status}::text is null or a.bidder ->> 'status' = ${page.status})
      and (not ${page.unread ?? false}::boolean or (${isUnread}))
    order by a.place limit ${page.limit}`.execute(transaction.of<unknown>());
  return rows;
}
