import { sql } from 'kysely';
import {
  type OrganisationKind,
  organisationQueries,
  organisationTokens,
} from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface OrganisationHitRow {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly tradeName: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly code: string;
  readonly areaName: string;
  readonly areaKind: string;
  readonly pathName: string;
  readonly reading: number;
}

/** Organisations in the caller's scope by number, whole words, or the beginning of the last word. */
export async function organisationHits(
  transaction: Transaction,
  asked: { readonly text: string; readonly number: string | null; readonly limit: number },
) {
  const queries = organisationQueries(organisationTokens(asked.text));
  if (queries.length === 0 && asked.number === null) return [];
  const found = await sql<OrganisationHitRow>`
    select o.organisation_id as "organisationId", o.kind, o.name, o.trade_name as "tradeName", o.npp, o.nib, s.reading,
      a.code, a.name as "areaName", a.kind as "areaKind", a.path_name as "pathName"
    from registry.search_organisations(${queries}::text[], ${asked.number}, ${asked.limit}::int) s
    join registry.organisations o on o.organisation_id = s.organisation_id join registry.areas a on a.code = o.area_code
    order by s.reading, o.name collate "C", o.organisation_id`.execute(transaction.of<unknown>());
  return found.rows.map(({ code, areaName, areaKind, pathName, reading, ...row }) => ({
    ...row,
    area: { code, name: areaName, kind: areaKind, pathName },
    by: reading === 0 ? ('number' as const) : reading === 1 ? ('name' as const) : ('beginning' as const),
  }));
}
