import { sql } from 'kysely';
import {
  type EmployerFacts,
  type EmployerStanding,
  neverBilled,
  standingReader,
} from '#modules/certificates/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface StandingRow {
  readonly organisation_id: string;
  readonly paid_through: string | null;
  readonly first_unpaid: string | null;
  readonly reported_month: string | null;
  readonly workers_reported: number;
  readonly open_bills: number;
  readonly owed_idr: bigint;
  readonly last_paid_on: string | null;
}

/**
 * How these employers stand on a day, in one statement; an employer without any bill stands as never paid.
 * It answers for whoever checks employers, and otherwise of the caller's own scope: others read as never paid, so ask first who may ask.
 */
export async function employerStandings(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string,
): Promise<Map<string, EmployerStanding>> {
  const { rows } = await sql<StandingRow>`
    select * from certificates.standings_of(${organisationIds}::uuid[])`.execute(transaction.of<unknown>());
  const found = new Map(rows.map((row) => [row.organisation_id, factsOf(row)]));
  const standingOf = standingReader(startReading(theLaw(), true), on);
  return new Map(organisationIds.map((id) => [id, standingOf(found.get(id) ?? neverBilled)]));
}

function factsOf(row: StandingRow): EmployerFacts {
  return {
    paidThrough: row.paid_through,
    firstUnpaid: row.first_unpaid,
    reportedMonth: row.reported_month,
    workersReported: row.workers_reported,
    openBills: row.open_bills,
    owedIdr: row.owed_idr,
    lastPaidOn: row.last_paid_on,
  };
}
