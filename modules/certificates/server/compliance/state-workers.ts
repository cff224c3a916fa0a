import { sql } from 'kysely';
import { refuseCompliance } from '#modules/certificates/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import type { StatedRow } from './compliance-queries.ts';

const definition = {
  name: 'certificates.state-workers',
  roles: ['office_staff', 'office_supervisor'],
} as const satisfies ActDefinition;

export interface StatedWorkers {
  readonly organisationId: string;
  readonly source: StatedRow['source'];
  readonly number: string;
  readonly workers: number;
  readonly statedOn: string;
}

/**
 * Keeps how many workers an employer has by another source; earlier statements stay.
 *
 * @throws Refusal `compliance.not_found`, `compliance.source_day`
 */
export function stateWorkers(services: Services, caller: Caller, request: StatedWorkers, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      if (request.statedOn > services.today()) throw refuseCompliance('compliance.source_day');
      const statementId = newId();
      const given = { ...request, statementId, accountId: caller.accountId, name: caller.name };
      const { rows } = await sql<{ answer: string }>`
        select certificates.state_workers(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      if (rows[0]?.answer !== 'done') throw refuseCompliance('compliance.not_found');
      return {
        output: { statementId },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: request.organisationId,
          details: { source: request.source, workers: request.workers, statedOn: request.statedOn },
        },
      };
    },
  });
}
