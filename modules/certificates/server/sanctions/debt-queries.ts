import { sql } from 'kysely';
import type { OwedBill } from '#modules/certificates/core/index.ts';
import { addDays } from '#modules/rules/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface DebtRow {
  readonly organisation_id: string;
  readonly month: string;
  readonly code: string;
  readonly due_on: string;
  readonly owed_idr: string;
}

/** Contributions overdue on a day, by organisation, oldest first. */
export function listOverdue(transaction: Transaction, organisationIds: readonly string[], on: string) {
  return listDebts(transaction, organisationIds, { dueBy: addDays(on, -1), asOf: on });
}

/** Contributions that were due and unpaid when a day ended. */
export function listOwedAt(transaction: Transaction, organisationIds: readonly string[], day: string) {
  return listDebts(transaction, organisationIds, { dueBy: day, asOf: day });
}

async function listDebts(
  transaction: Transaction,
  organisationIds: readonly string[],
  { dueBy, asOf }: { readonly dueBy: string; readonly asOf: string },
): Promise<Map<string, OwedBill[]>> {
  const { rows } = await sql<DebtRow>`
    select organisation_id, month, code, due_on::text as due_on, owed_idr::text as owed_idr
    from certificates.sanction_debts(${organisationIds}::uuid[], ${dueBy}::date, ${asOf}::date)`.execute(
    transaction.of<unknown>(),
  );
  const bills = Map.groupBy(rows, (row) => row.organisation_id);
  return new Map(organisationIds.map((id) => [id, (bills.get(id) ?? []).map(billOf)]));
}

function billOf({ month, code, due_on, owed_idr }: DebtRow): OwedBill {
  return { month, code, dueOn: due_on, owedIdr: BigInt(owed_idr) };
}

/** To whom a letter goes, and which branch writes it. */
export interface Party {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly area_code: string;
  /** Empty when no branch answers for the place. */
  readonly office: string;
  readonly regency: string;
}

/** The parties of these employers' letters. */
export async function listParties(
  transaction: Transaction,
  organisationIds: readonly string[],
): Promise<Map<string, Party>> {
  const { rows } = await sql<Party>`
    select organisation_id, name, npp, place, area_code, office, regency from certificates.sanction_parties(${organisationIds}::uuid[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map((row) => [row.organisation_id, row]));
}

/** The next numbers of letters of a year, held until the transaction ends. */
export async function takeNumbers(transaction: Transaction, year: number, count: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from certificates.sanction_numbers(${year}, ${count}) as number order by 1`.execute(
    transaction.of<unknown>(),
  );
  return rows.map(({ number }) => number);
}
