import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Workers of one village with the same months: what `counting` of modules/rules takes. */
export interface CountedRow {
  readonly village_code: string;
  readonly public_months: number;
  readonly firm_months: number;
  readonly workers: number;
  readonly worker_months: number;
}

export interface CountedAsked {
  /** Null: everything the caller's areas hold. */
  readonly within: string | null;
  readonly year: string;
  readonly neededOfFirm: number;
}

/** The paid months of a calendar year by village, in groups; counts alone. */
export async function listCountedGroups(
  transaction: Transaction,
  { within, year, neededOfFirm }: CountedAsked,
): Promise<CountedRow[]> {
  const { rows } = await sql<CountedRow>`
    select village_code, public_months, firm_months, workers, worker_months
    from sponsorship.counted_groups(${within}, ${Number(year)}::integer, ${neededOfFirm}::integer)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** The names of these areas by code. */
export async function areaNames(
  transaction: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from registry.areas where code = any (${codes}::text[])`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
