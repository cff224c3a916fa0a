import { sql } from 'kysely';
import { type FilingHint, filingState } from '#modules/contributions/core/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getEmployer } from './employer-terms.ts';
import { filingReaders, rowsOf } from './filing-queries.ts';
import { shownBill, viewFiling } from './filing-view.ts';

const definition = { name: 'contributions.show-filings', roles: filingReaders } as const;
const shownMonths = 12;

/** One filing, without people. Throws Refusal `filing.not_found`. */
export function showFiling(services: Services, caller: Caller, filingId: string) {
  requireRole(definition, caller);
  return read(services, caller, (transaction) => viewFiling(transaction, filingId));
}

interface MonthRow {
  readonly month: string;
  readonly filing_id: string | null;
  readonly state: 'draft' | 'final' | 'locked' | null;
  readonly workers: number | null;
  readonly wages_idr: bigint | null;
  readonly hints: FilingHint[] | null;
  readonly pu_due_on: string | null;
  readonly code: string | null;
  readonly bill_state: string;
  readonly bill_kind: string | null;
  readonly amount_idr: bigint;
  readonly fee_idr: bigint;
  readonly paid_idr: bigint;
  readonly due_on: string;
}

/** The last twelve months of an employer, the newest first. Throws Refusal `filing.employer_not_found`. */
export function showMonths(services: Services, caller: Caller, employerId: string) {
  requireRole(definition, caller);
  const last = monthOf(services.today());
  return read(services, caller, async (transaction) => {
    const employer = await getEmployer(transaction, employerId);
    const months = Array.from({ length: shownMonths }, (_, index) => addMonths(last, -index));
    const rows = await rowsOf(
      transaction,
      sql<MonthRow>`select g.month, case when f.opened_at is not null then f.filing_id end as filing_id,
        case when f.opened_at is not null then f.state end as state, f.workers, f.wages_idr, f.hints, m.pu_due_on, b.*
      from unnest(${months}::text[]) as g (month) left join contributions.months m on m.month = g.month
        left join contributions.filings f on f.organisation_id = ${employerId}::uuid and f.month = g.month
        left join lateral (
          select b.code, b.state as bill_state, b.kind as bill_kind, b.amount_idr, b.fee_idr, b.paid_idr + b.fee_paid_idr as paid_idr, b.due_on from contributions.bills b
          where b.payer_id = ${employerId}::uuid and b.first_month = g.month and b.kind in ('filing', 'provisional') and b.state in ('open', 'paid')
          order by b.bill_id is not distinct from f.bill_id desc, b.issued_on desc limit 1) b on true
      order by g.month desc`,
    );
    return { employerName: employer.name, months: rows.map(shownMonth) };
  });
}

function shownMonth(row: MonthRow) {
  const bill = row.code === null ? null : shownBill({ ...row, code: row.code, state: row.bill_state });
  const isFiled = row.state !== null && row.state !== 'draft';
  return {
    ...{ month: row.month, filingId: row.filing_id, dueOn: row.pu_due_on, bill },
    state: row.state === null ? ('not_open' as const) : filingState(row.state, bill ? row.paid_idr : 0n),
    workers: isFiled ? row.workers : null,
    wagesIdr: isFiled ? (row.wages_idr?.toString() ?? null) : null,
    isProvisional: row.bill_kind === 'provisional' && !isFiled,
    hints: isFiled ? (row.hints ?? []) : [],
  };
}

interface MissingRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string | null;
  readonly kind: string;
  readonly area_name: string;
  readonly members: number;
  readonly last_month: string | null;
  readonly code: string | null;
  readonly amount_idr: bigint | null;
  readonly filing_id: string | null;
  readonly total: bigint;
}

/** Employers in sight whose month is not final, by area. */
export function showMissing(
  services: Services,
  caller: Caller,
  { month, limit }: { readonly month: string; readonly limit: number },
) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const rows = await rowsOf(
      transaction,
      sql<MissingRow>`select n.*, count(*) over () as total from contributions.not_filed(${month}) n limit ${limit}`,
    );
    return {
      total: Number(rows[0]?.total ?? 0),
      employers: rows.map((row) => ({
        ...{ employerId: row.organisation_id, name: row.name, npp: row.npp, kind: row.kind },
        ...{ areaName: row.area_name, members: row.members, lastMonth: row.last_month },
        ...{ provisionalCode: row.code, provisionalIdr: row.amount_idr?.toString() ?? null },
        filingId: row.filing_id,
      })),
    };
  });
}

interface UnusualRow {
  readonly filing_id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly workers: number;
  readonly wages_idr: bigint;
  readonly hints: FilingHint[];
}

/** Final filings in sight in which something looked unusual when they were made final. */
export function showUnusual(
  services: Services,
  caller: Caller,
  { month, limit }: { readonly month: string; readonly limit: number },
) {
  requireRole(definition, caller);
  return read(services, caller, async (transaction) => {
    const rows = await rowsOf(
      transaction,
      sql<UnusualRow>`select f.filing_id, f.organisation_id, o.name, f.workers, f.wages_idr, f.hints
        from contributions.filings f join registry.organisations o on o.organisation_id = f.organisation_id
        where f.month = ${month} and f.state <> 'draft' and f.hints <> '[]'::jsonb order by jsonb_array_length(f.hints) desc, o.name limit ${limit}`,
    );
    return {
      filings: rows.map((row) => ({
        ...{ filingId: row.filing_id, employerId: row.organisation_id, name: row.name, workers: row.workers },
        ...{ wagesIdr: row.wages_idr.toString(), hints: row.hints },
      })),
    };
  });
}
