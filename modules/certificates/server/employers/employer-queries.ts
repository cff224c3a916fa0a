import { sql } from 'kysely';
import { refuseCompliance } from '#modules/certificates/core/index.ts';
import { kindTraits, organisationKinds } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface EmployerRow {
  readonly organisation_id: string;
  readonly kind: string;
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly area_code: string;
  readonly place: string;
  /** The branch that looks after it; empty where none does. */
  readonly office: string;
  readonly scale: string | null;
  readonly risk_class: number | null;
  readonly workers_stated: number | null;
  readonly duty_started_on: string | null;
  readonly registered_on: string;
}

/** Kinds that insure wage earners: what the standing of an employer is asked of. */
export const employerKinds = organisationKinds.filter((kind) => {
  const { insures } = kindTraits[kind];
  return insures === 'firm' || insures === 'government';
});

export const employerColumns = sql`o.organisation_id, o.kind, o.name, o.npp, o.nib, o.area_code, coalesce(a.path_name, '') as place,
  coalesce((select min(n.name) from registry.branches n where left(o.area_code, 5) = any (n.regency_codes)), '') as office,
  o.scale, o.risk_class, o.workers_stated, o.duty_started_on::text as duty_started_on,
  (o.created_at at time zone 'Asia/Makassar')::date::text as registered_on`;

/**
 * An employer of the caller's scope: his own and those below it, or one of his office's area. That a firm exists everybody may know; how it stands, not.
 *
 * @throws Refusal `compliance.not_found`
 */
export async function getEmployer(transaction: Transaction, organisationId: string): Promise<EmployerRow> {
  const { rows } = await sql<EmployerRow>`
    select ${employerColumns} from registry.organisations o left join registry.areas a on a.code = o.area_code
    where o.organisation_id = ${organisationId}::uuid and o.kind = any (${employerKinds}::text[])
      and contributions.in_scope('', o.area_code, array[o.organisation_id])`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  if (!found) throw refuseCompliance('compliance.not_found');
  return found;
}
