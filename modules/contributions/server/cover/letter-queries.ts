import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { overdue } from './ageing-queries.ts';

export interface LetterRow {
  readonly letter_id: string;
  readonly number: number;
  readonly year: number;
  readonly organisation_id: string;
  readonly written_on: string;
  readonly bills: number;
  readonly owed_idr: string;
  readonly fee_idr: string;
  readonly actor_name: string;
}

export interface Debtor {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly office: string;
  readonly credit_idr: string;
}

export interface DebtRow {
  readonly payer_id: string;
  readonly month: string;
  readonly code: string;
  readonly due_on: string;
  readonly months_late: number;
  readonly owed_idr: string;
  readonly late_idr: string;
  readonly pu_fee_ppm: string;
}

const columns = sql`letter_id, number, year, organisation_id, written_on::text as written_on, bills, owed_idr::text as owed_idr, fee_idr::text as fee_idr, actor_name`;

/** `T-2026-00042`: running within a year. */
export function letterNumber(year: number, number: number): string {
  return `T-${year}-${String(number).padStart(5, '0')}`;
}

/** A letter as the contract tells of it. */
export function letterOf(row: LetterRow) {
  return {
    letterId: row.letter_id,
    number: letterNumber(row.year, row.number),
    organisationId: row.organisation_id,
    writtenOn: row.written_on,
    bills: row.bills,
    owedIdr: row.owed_idr,
    feeIdr: row.fee_idr,
    writtenBy: row.actor_name,
  };
}

/** Letters to these employers, newest first; of one day alone where it is given. */
export async function listLetters(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string | null = null,
): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${columns} from contributions.letters
    where organisation_id = any (${organisationIds}::uuid[]) and (${on}::date is null or written_on = ${on}::date)
    order by written_on desc, year desc, number desc limit 200`.execute(transaction.of<unknown>());
  return rows;
}

/** Letters in sight with the bytes that were printed, in the order of their numbers. */
export async function listLetterFiles(
  transaction: Transaction,
  letterIds: readonly string[],
): Promise<(LetterRow & { readonly content: Buffer })[]> {
  const { rows } = await sql<LetterRow & { content: Buffer }>`
    select ${columns}, content from contributions.letters where letter_id = any (${letterIds}::uuid[])
    order by year, number`.execute(transaction.of<unknown>());
  return rows;
}

/** Those of these organisations that the caller acts for. */
export async function listDebtors(
  transaction: Transaction,
  organisationIds: readonly string[],
): Promise<Debtor[]> {
  const { rows } = await sql<Debtor>`
    select o.organisation_id, o.name, coalesce(o.npp, '') as npp, coalesce(a.path_name, '') as place,
      coalesce((select min(n.name) from registry.branches n where left(o.area_code, 5) = any (n.regency_codes)), '') as office,
      coalesce((select k.credit_idr from contributions.payers k where k.payer_id = o.organisation_id), 0)::text as credit_idr
    from registry.organisations o left join registry.areas a on a.code = o.area_code
    where o.organisation_id = any (${organisationIds}::uuid[]) and contributions.in_scope('', o.area_code, array[o.organisation_id])
    order by o.organisation_id`.execute(transaction.of<unknown>());
  return rows;
}

/** What these organisations owe that is overdue, oldest first. */
export async function listDebts(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string,
): Promise<DebtRow[]> {
  const { rows } = await sql<DebtRow>`
    select l.payer_id, l.first_month as month, l.code, l.due_on::text as due_on, l.months_late, l.owed_idr::text as owed_idr, l.late_idr::text as late_idr,
      l.pu_fee_ppm::text as pu_fee_ppm
    from (${overdue({ on, within: null })}) l where l.payer_id = any (${organisationIds}::uuid[]) and l.owed_idr > 0
    order by l.payer_id, l.first_month, l.due_on`.execute(transaction.of<unknown>());
  return rows;
}

/** The next numbers of a year, held until the transaction ends. */
export async function takeNumbers(transaction: Transaction, year: number, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from contributions.letter_numbers(${year}, ${count}) as number order by 1`.execute(
    transaction.of<unknown>(),
  );
  return rows.map(({ number }) => number);
}

/** Keeps letters as they were printed. */
export async function keepLetters(
  transaction: Transaction,
  letters: readonly (LetterRow & { readonly content: string })[],
): Promise<void> {
  const { rows } = await sql<{ kept: number }>`
    select contributions.keep_letters(${JSON.stringify(letters)}::jsonb) as kept`.execute(
    transaction.of<unknown>(),
  );
  if (rows[0]?.kept !== letters.length) throw new Error('a letter was not kept');
}
