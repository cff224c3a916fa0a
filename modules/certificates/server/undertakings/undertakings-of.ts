import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** An undertaking that stands: the last day for what it promises, in the words of whoever filed it. */
export interface StandingUndertaking {
  readonly undertakingId: string;
  readonly dueOn: string;
  readonly terms: string;
}

interface Row {
  readonly organisation_id: string;
  readonly undertaking_id: string;
  readonly due_on: string;
  readonly terms: string;
}

/** Which of these employers have an accepted undertaking whose last day is not over, in one statement. */
export async function undertakingsOf(
  transaction: Transaction,
  organisationIds: readonly string[],
  on: string,
): Promise<Map<string, StandingUndertaking>> {
  const { rows } = await sql<Row>`
    select * from certificates.undertakings_of(${organisationIds}::uuid[], ${on}::date)`.execute(
    transaction.of<unknown>(),
  );
  return new Map(
    rows.map((row) => [
      row.organisation_id,
      { undertakingId: row.undertaking_id, dueOn: row.due_on, terms: row.terms },
    ]),
  );
}
