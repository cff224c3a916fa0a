import {
  filesAgainFrom,
  filingBounds,
  undertakingLimits,
  undertakingReaders,
} from '#modules/certificates/core/index.ts';
import { getEmployer } from '#modules/certificates/server/employers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { filingFacts } from './filing-facts.ts';
import { listWaiting, undertakingOf } from './undertaking-queries.ts';

const definition = { name: 'certificates.show-undertakings', roles: undertakingReaders } as const;

/**
 * What an employer undertook, and what he may promise today. It shows no person, and is audited all the same: what a firm owes is its own matter.
 *
 * @throws Refusal `compliance.not_found`
 */
export function showUndertakings(services: Services, caller: Caller, organisationId: string) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const today = services.today();
      const employer = await getEmployer(transaction, organisationId);
      const { earlier, standing, facts } = await filingFacts(transaction, organisationId, today);
      const again = filesAgainFrom(facts.brokenOn);
      return {
        output: {
          today,
          undertakings: earlier.map((row) => undertakingOf(row, caller)),
          bounds: {
            ...filingBounds(facts),
            mostDays: undertakingLimits.mostDays.value,
            monthsAfterBroken: undertakingLimits.monthsAfterBroken.value,
          },
          filesAgainFrom: again !== null && today < again ? again : null,
          isValid: facts.isValid,
          owedIdr: String(standing.owedIdr),
          workersReported: standing.workersReported,
        },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: employer.area_code,
        },
      };
    },
  });
}

/** Undertakings of the caller's area that wait for the office. */
export function showWaitingUndertakings(services: Services, caller: Caller) {
  requireRole({ name: 'certificates.show-waiting-undertakings', roles: undertakingReaders }, caller);
  return read(services, caller, async (transaction) => ({
    today: services.today(),
    undertakings: (await listWaiting(transaction)).map((row) => undertakingOf(row, caller)),
  }));
}
