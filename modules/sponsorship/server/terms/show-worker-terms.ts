import { refuse } from '#modules/registry/core/index.ts';
import { lastPaidMonth } from '#modules/sponsorship/core/index.ts';
import { listStandings, type StandingRow } from '#modules/sponsorship/server/absorption/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findWorkerPlace, listWorkerTerms, type WorkerTermRow } from './term-queries.ts';
import { workerTermReaders } from './term-roles.ts';

const definition = { name: 'sponsorship.show-worker-terms', roles: workerTermReaders } as const;

/**
 * Who pays for a worker, until when, and since when a bill waits for its money; the look is audited.
 *
 * @throws Refusal `worker.not_found`, the same for a worker who does not exist and one out of scope
 */
export function showWorkerTerms(services: Services, caller: Caller, workerId: string) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const areaCode = await findWorkerPlace(transaction, workerId);
      if (areaCode === null) throw refuse('worker.not_found');
      const terms = await listWorkerTerms(transaction, workerId);
      const standings = await listStandings(transaction, { workerId, on: services.today() });
      return {
        output: { today: services.today(), terms: terms.map((row) => termOf(row, standings)) },
        audit: {
          act: definition.name,
          subjectKind: 'worker',
          subjectId: workerId,
          areaCode,
          workers: [workerId],
        },
      };
    },
  });
}

function termOf(row: WorkerTermRow, standings: readonly StandingRow[]) {
  const standing = standings.find(({ term_id }) => term_id === row.term_id);
  const { state, first_month: firstMonth, last_month: lastMonth, ended_after: endedAfter } = row;
  return {
    termId: row.term_id,
    programme: row.programme_name,
    sponsor: row.sponsor_name,
    funding: row.funding,
    ...{ state, firstMonth, lastMonth },
    paysThrough: lastPaidMonth({ state, firstMonth, lastMonth, endedAfter }),
    endedReason: row.ended_reason,
    paidMonths: row.paid_months,
    // Since the first bill: one that ran out and was issued anew makes the money no younger.
    billedOn: standing && standing.paid_on === null ? standing.billed_on : null,
    treasurer: row.treasurer_name,
  };
}
