import { sql } from 'kysely';
import type { CompliancePoint, statedSources } from '#modules/certificates/core/index.ts';
import {
  type EmployerRow,
  employerColumns,
  employerKinds,
} from '#modules/certificates/server/employers/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface StatedRow {
  readonly source: (typeof statedSources)[number];
  readonly number: string;
  readonly workers: number;
  readonly statedOn: string;
  readonly by: string;
}

export interface FactsRow {
  readonly organisation_id: string;
  readonly known_since: string;
  readonly months: readonly { readonly month: string; readonly workers: number }[];
  readonly programmes: readonly string[] | null;
  readonly low_wages: number;
  readonly letters: number;
  readonly last_letter: string;
  readonly last_letter_on: string | null;
  readonly case_id: string | null;
  readonly case_stage: string | null;
  readonly certificate: string | null;
  readonly certificate_until: string | null;
  readonly is_revoked: boolean;
  readonly stated: readonly StatedRow[];
}

/** Most employers that a list looks at: beyond, a smaller area is asked for. */
export const lookedAtMost = 5_000;

export interface ComplianceFilter {
  readonly within?: string | undefined;
  readonly missing?: CompliancePoint | undefined;
  readonly text: string;
}

/** Employers of the caller's scope in an area, by words of the name or the NPP; one more than are looked at where there are more. */
export async function listEmployers(
  transaction: Transaction,
  { within, text }: ComplianceFilter,
): Promise<readonly EmployerRow[]> {
  const like = `%${text.trim().replaceAll(/[%_\\]/g, '\\$&')}%`;
  const area = within ?? null;
  const { rows } = await sql<EmployerRow>`
    select ${employerColumns} from registry.organisations o left join registry.areas a on a.code = o.area_code
    where o.kind = any (${employerKinds}::text[]) and contributions.in_scope('', o.area_code, array[o.organisation_id])
      and (${area}::text is null or o.area_code = ${area} or o.area_code like ${`${area}.%`})
      and (${like} = '%%' or o.name ilike ${like} or o.npp ilike ${like})
    order by o.organisation_id limit ${lookedAtMost + 1}`.execute(transaction.of<unknown>());
  return rows;
}

/** What the books know of these employers, in one statement. */
export async function complianceFacts(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, FactsRow>> {
  const { rows } = await sql<FactsRow>`
    select * from certificates.compliance_facts(${organisationIds}::uuid[], ${on}::date)`.execute(
    transaction.of<unknown>(),
  );
  return new Map(rows.map((row) => [row.organisation_id, row]));
}

/** The first day that the books know of at all; null while they are empty. */
export async function booksBegin(transaction: Transaction): Promise<string | null> {
  const { rows } = await sql<{ begin: string | null }>`select certificates.books_begin() as begin`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.begin ?? null;
}
