import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { addMonthsTo, dueDay, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { listUndertakings } from './undertaking-queries.ts';

/** What decides whether an employer may file an undertaking on a day. */
export async function filingFacts(transaction: Transaction, organisationId: string, on: string) {
  const standing = (await employerStandings(transaction, [organisationId], on)).get(organisationId);
  if (!standing) throw new Error('an employer without a standing');
  const earlier = await listUndertakings(transaction, organisationId);
  const broken = earlier.flatMap(({ state, ended_on }) =>
    state === 'broken' && ended_on !== null ? [ended_on] : [],
  );
  return {
    earlier,
    standing,
    facts: {
      on,
      isValid: standing.status === 'VALID',
      workersReported: standing.workersReported,
      dueMonth: latestDueMonth(on),
      brokenOn: broken.toSorted().at(-1) ?? null,
    },
  };
}

/** The latest month of wages whose due day has passed. */
function latestDueMonth(on: string): string {
  const month = addMonthsTo(on.slice(0, 7), -1);
  const { dueOn } = dueDay(startReading(theLaw(), true), { segment: 'PU', month }).result;
  return dueOn < on ? month : addMonthsTo(month, -1);
}
