import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/index.ts';

/** A list whose money was billed and has not come. */
export interface DepositRow {
  readonly list_id: string;
  readonly programme_name: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly treasurer_name: string;
  readonly code: string;
  readonly workers: number;
  readonly amount_idr: bigint;
  readonly billed_on: string;
  readonly expires_on: string | null;
  readonly is_open: boolean;
}

/** Unpaid lists in the caller's sight, the oldest bill first. */
export async function listDeposits(transaction: Transaction, on: string): Promise<readonly DepositRow[]> {
  const { rows } = await sql<DepositRow>`
    select d.list_id, d.programme_name, d.sponsor_name, d.funding, d.village_code, coalesce(v.name, d.village_code) as village_name, d.treasurer_name, d.code, d.workers,
      d.amount_idr, d.billed_on::text, d.expires_on::text, d.is_open
    from sponsorship.unpaid_deposits(${on}::date) d left join registry.areas v on v.code = d.village_code
    order by d.billed_on, v.name, d.list_id`.execute(transaction.of<unknown>());
  return rows;
}

/** Who pays a worker's months, and whether the money came. */
export interface StandingRow {
  readonly term_id: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly sponsor_name: string;
  readonly funding: string;
  readonly treasurer_name: string;
  readonly billed_on: string | null;
  readonly paid_on: string | null;
  readonly expires_on: string | null;
}

/** The terms of a worker in the caller's sight, newest first. */
export async function listStandings(
  transaction: Transaction,
  { workerId, on }: { readonly workerId: string; readonly on: string },
): Promise<readonly StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select term_id, first_month, last_month, sponsor_name, funding, treasurer_name, billed_on::text, paid_on::text, expires_on::text
    from sponsorship.deposit_standing(${workerId}::uuid, ${on}::date)`.execute(transaction.of<unknown>());
  return rows;
}
