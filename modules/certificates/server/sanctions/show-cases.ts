import { sql } from 'kysely';
import {
  type SanctionStage,
  type SanctionTab,
  sanctionStages,
  sanctionTabs,
} from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countCases, listCases } from './case-queries.ts';
import { askerOf, caseOf } from './case-view.ts';
import { sanctionKeepers, sanctionReaders } from './sanction-roles.ts';

const showing = { name: 'certificates.show-sanctions', roles: sanctionReaders } as const;
const seeking = { name: 'certificates.seek-sanctions', roles: sanctionKeepers } as const;

interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly search: string;
}

/** A page of the cases in the caller's sight, what may be done today first. */
export async function showCases(
  services: Services,
  caller: Caller,
  request: PageRequest & {
    readonly tab: SanctionTab;
    readonly stage?: SanctionStage | undefined;
    readonly organisationId?: string | undefined;
  },
) {
  requireRole(showing, caller);
  const today = services.today();
  const skip = Number(request.cursor ?? 0);
  const rows = await read(services, caller, (transaction) =>
    listCases(transaction, askerOf(caller, today), request, { skip, most: request.limit + 1 }),
  );
  return {
    today,
    cases: rows.slice(0, request.limit).map((row) => caseOf(row, caller, today)),
    cursor: rows.length > request.limit ? String(skip + request.limit) : null,
  };
}

/** How many cases stand in each work list and stage. */
export async function showCaseCounts(services: Services, caller: Caller) {
  requireRole(showing, caller);
  const today = services.today();
  const rows = await read(services, caller, (transaction) => countCases(transaction, askerOf(caller, today)));
  const sum = (found: typeof rows) => found.reduce((total, { cases }) => total + cases, 0);
  return {
    today,
    tabs: sanctionTabs.map((tab) => ({
      tab,
      cases: sum(rows.filter((row) => tab === 'all' || row.tab === tab)),
    })),
    stages: sanctionStages.map((stage) => ({ stage, cases: sum(rows.filter((row) => row.stage === stage)) })),
  };
}

interface CandidateRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly overdue_months: number;
  readonly owed_idr: string;
  readonly oldest_month: string;
  readonly workers: number;
  readonly paid_through: string | null;
}

/** Employers in arrears of at least so many months without an open case, the longest first. */
export async function showCandidates(
  services: Services,
  caller: Caller,
  { months, search, cursor, limit }: PageRequest & { readonly months: number },
) {
  requireRole(seeking, caller);
  const today = services.today();
  const skip = Number(cursor ?? 0);
  const { rows } = await read(services, caller, (transaction) =>
    sql<CandidateRow>`
      select organisation_id, name, npp, place, overdue_months, owed_idr::text as owed_idr, oldest_month, workers, paid_through
      from certificates.sanction_candidates(${today}::date, ${months}, ${search}, ${skip}, ${limit + 1})`.execute(
      transaction.of<unknown>(),
    ),
  );
  return {
    today,
    candidates: rows.slice(0, limit).map((row) => ({
      organisationId: row.organisation_id,
      name: row.name,
      npp: row.npp,
      place: row.place,
      overdueMonths: row.overdue_months,
      owedIdr: row.owed_idr,
      oldestMonth: row.oldest_month,
      workers: row.workers,
      paidThrough: row.paid_through,
    })),
    cursor: rows.length > limit ? String(skip + limit) : null,
  };
}
