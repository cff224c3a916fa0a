import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

/** Public services are withheld from an employer (PP 86/2013). Days `YYYY-MM-DD`. */
export interface Block {
  readonly since: string;
  readonly letterNumber: string;
  /** Names as rules know them: `business_permit`. */
  readonly services: readonly string[];
  readonly caseId: string;
}

/** The blocks of these employers by organisation, in one statement; without one: not blocked, or nothing the caller may know. */
export async function blocksOf(
  transaction: Transaction,
  organisationIds: readonly string[],
): Promise<Map<string, Block>> {
  const { rows } = await sql<{
    organisation_id: string;
    since: string;
    letter_number: string;
    services: string[];
    case_id: string;
  }>`
    select organisation_id, since::text as since, letter_number, services, case_id
    from certificates.blocks_of(${organisationIds}::uuid[])`.execute(transaction.of<unknown>());
  return new Map(
    rows.map(({ organisation_id, since, letter_number, services, case_id }) => [
      organisation_id,
      { since, letterNumber: letter_number, services, caseId: case_id },
    ]),
  );
}
