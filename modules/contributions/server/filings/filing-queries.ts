import { type RawBuilder, sql } from 'kysely';
import {
  type FilingState,
  filingActs,
  filingState,
  refuseFiling,
} from '#modules/contributions/core/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export const filingWriters = [
  'employer',
  'government_office',
  'office_staff',
  'office_supervisor',
] as const satisfies readonly Role[];
export const filingReaders = [...filingWriters, 'auditor'] as const satisfies readonly Role[];

export interface FilingRow {
  readonly filing_id: string;
  readonly organisation_id: string;
  readonly month: string;
  readonly state: 'draft' | 'final' | 'locked';
  readonly version: number;
  readonly area_code: string;
  readonly is_opened: boolean;
  readonly paid_idr: bigint;
}

/** A filing in the caller's sight; one that a provisional bill alone made counts as none until someone opens it. */
export async function getFiling(transaction: Transaction, filingId: string): Promise<FilingRow> {
  const { rows } =
    await sql<FilingRow>`select f.filing_id, f.organisation_id, f.month, f.state, f.version, f.area_code,
      f.opened_at is not null as is_opened, coalesce(b.paid_idr + b.fee_paid_idr, 0)::bigint as paid_idr
    from contributions.filings f left join contributions.bills b on b.bill_id = f.bill_id
    where f.filing_id = ${filingId}::uuid`.execute(transaction.of<unknown>());
  if (!rows[0]?.is_opened) throw refuseFiling('filing.not_found');
  return rows[0];
}

export function stateOf(filing: Pick<FilingRow, 'state' | 'paid_idr'>): FilingState {
  return filingState(filing.state, filing.paid_idr);
}

/**
 * Holds a draft for a change: the version that was looked at is the one that stands, and is counted up.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`
 */
export async function holdDraft(
  transaction: Transaction,
  act: keyof typeof filingActs,
  { filingId, version }: { readonly filingId: string; readonly version: number },
): Promise<FilingRow & { readonly version: number }> {
  const filing = await getFiling(transaction, filingId);
  requireState(filingActs, act, stateOf(filing));
  const { rows } = await sql<{ version: number }>`update contributions.filings set version = version + 1
    where filing_id = ${filingId}::uuid and version = ${version} and state = 'draft' returning version`.execute(
    transaction.of<unknown>(),
  );
  if (!rows[0]) throw refuseFiling('filing.changed_meanwhile', { version: filing.version });
  return { ...filing, version: rows[0].version };
}

/** One statement of SQL for its rows. */
export async function rowsOf<Row>(
  transaction: Transaction,
  statement: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const { rows } = await statement.execute(transaction.of<unknown>());
  return rows;
}

/** The audit entry of an act on a filing. */
export function filingEntry(
  act: string,
  filing: Pick<FilingRow, 'filing_id' | 'area_code' | 'month' | 'organisation_id'>,
  more: {
    readonly details?: Readonly<Record<string, unknown>>;
    readonly workers?: RawBuilder<unknown> | readonly string[];
    readonly reason?: string;
  } = {},
) {
  const { details, ...rest } = more;
  return {
    act,
    subjectKind: 'filing',
    subjectId: filing.filing_id,
    areaCode: filing.area_code,
    details: { month: filing.month, organisationId: filing.organisation_id, ...details },
    ...rest,
  };
}
