import { sql } from 'kysely';
import { planOf } from '#modules/certificates/core/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { textOf } from '#platform/server/texts.ts';
import { listParties, takeNumbers } from './debt-queries.ts';
import { printLetter } from './write-letter.ts';

interface LiftRow {
  readonly case_id: string;
  readonly organisation_id: string;
  readonly is_told: boolean;
}

/**
 * Closes the cases of arrears of those of these employers who owe nothing overdue and no fine, each with a letter of lifting where he was
 * warned; a block ends with it. In the open transaction of whoever saw the payment: the job worker, or the act that recorded a fine's.
 *
 * @returns how many cases it closed
 */
export async function liftPaid(
  transaction: Transaction,
  services: Services,
  organisationIds: readonly string[],
): Promise<number> {
  const today = services.today();
  // The numbers before the cases, as whoever decides a step takes them: two at once wait, and never for each other.
  await takeNumbers(transaction, Number(today.slice(0, 4)), 0);
  const { rows: cases } = await sql<LiftRow>`
    select case_id, organisation_id, is_told from certificates.sanctions_to_lift(${organisationIds}::uuid[], ${today}::date)`.execute(
    transaction.of<unknown>(),
  );
  if (cases.length === 0) return 0;
  const letters = await liftingLetters(
    transaction,
    services,
    cases.filter((one) => one.is_told),
  );
  const { rows } = await sql<{ lifted: number }>`
    select certificates.lift_paid_sanctions(${JSON.stringify(letters)}::jsonb, ${cases.map((one) => one.case_id)}::uuid[], ${today}::date) as lifted`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.lifted ?? 0;
}

async function liftingLetters(
  transaction: Transaction,
  services: Services,
  told: readonly LiftRow[],
): Promise<object[]> {
  if (told.length === 0) return [];
  const today = services.today();
  const year = Number(today.slice(0, 4));
  const parties = await listParties(
    transaction,
    told.map((one) => one.organisation_id),
  );
  const numbers = await takeNumbers(transaction, year, told.length);
  const untaken = { openedOn: today, firstWarnedOn: null, secondWarnedOn: null, finedOn: null };
  const plan = planOf(startReading(theLaw(), true), untaken, today);
  return Promise.all(
    told.map(({ case_id, organisation_id }, index) => {
      const number = numbers[index] ?? 0;
      const party = parties.get(organisation_id);
      if (!party) throw new Error(`no party of the letter for case ${case_id}`);
      return printLetter(services, {
        ...{ kind: 'lifting', caseId: case_id, party, plan, year, number, bills: [], fine: null },
        ...{ finding: '', reason: '', actorName: textOf('id', 'sanctions.letter.by_payment') },
      });
    }),
  );
}
