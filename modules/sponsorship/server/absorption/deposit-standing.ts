import { refuse } from '#modules/registry/core/index.ts';
import { daysBetween } from '#modules/sponsorship/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listStandings, seesWorker } from './deposit-queries.ts';

/** Whoever sees a worker's term, and the worker himself. */
const standingReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
  'worker',
  'auditor',
];
const definition = { name: 'sponsorship.show-deposit', roles: standingReaders } as const;

/**
 * Who pays a worker's months, and whether the money has come: what a covered worker is owed to know.
 *
 * @throws Refusal `worker.not_found`
 */
export function depositStanding(services: Services, caller: Caller, workerId: string) {
  const today = services.today();
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      if (!(await seesWorker(transaction, workerId))) throw refuse('worker.not_found');
      const rows = await listStandings(transaction, { workerId, on: today });
      return {
        output: {
          terms: rows.map((row) => ({
            termId: row.term_id,
            firstMonth: row.first_month,
            lastMonth: row.last_month,
            sponsorName: row.sponsor_name,
            treasurerName: row.treasurer_name,
            billedOn: row.billed_on,
            paidOn: row.paid_on,
            expiresOn: row.expires_on,
            daysUnpaid:
              row.paid_on === null && row.billed_on !== null ? daysBetween(row.billed_on, today) : null,
          })),
        },
        audit: {
          act: definition.name,
          subjectKind: 'worker',
          subjectId: workerId,
          workers: [workerId],
        },
      };
    },
  });
}
