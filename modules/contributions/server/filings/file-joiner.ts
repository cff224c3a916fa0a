import { refuseFiling } from '#modules/contributions/core/index.ts';
import { registerJoiners } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { filingEntry, filingWriters, holdDraft } from './filing-queries.ts';
import { viewFiling } from './filing-view.ts';
import { startOf } from './start-of.ts';
import { takeWages } from './take-payroll.ts';

const definition = { name: 'contributions.file-joiner', roles: filingWriters } as const;

export interface JoinerRequest {
  readonly filingId: string;
  readonly version: number;
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: string;
  readonly wageIdr: string;
  readonly startedOn?: string | undefined;
}

/**
 * Registers someone who joined, or gives one whom the registry knows the membership that is missing, and files his wage.
 *
 * @throws Refusal `filing.not_found`, `state.refused`, `filing.changed_meanwhile`, `filing.joiner_refused`, `filing.joiner_needs_review`
 */
export async function fileJoiner(services: Services, caller: Caller, request: JoinerRequest, key?: string) {
  await act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const filing = await holdDraft(transaction, definition.name, request);
      const startedOn = request.startedOn ?? startOf(filing.month);
      const joiner = { ...request, ordinal: 0, wageIdr: BigInt(request.wageIdr), startedOn };
      const [answer] = await registerJoiners(transaction, services, {
        organisationId: filing.organisation_id,
        joiners: [joiner],
      });
      if (answer?.outcome === 'fault')
        throw refuseFiling('filing.joiner_refused', {
          field: answer.faults[0]?.field,
          faults: answer.faults,
        });
      if (!answer || answer.outcome === 'needs_review')
        throw refuseFiling('filing.joiner_needs_review', { field: 'nik' });
      const { workerId, membershipId, outcome } = answer;
      const wage = { worker_id: workerId, membership_id: membershipId, wage_idr: request.wageIdr };
      await takeWages(transaction, filing.filing_id, [wage]);
      const more = { details: { outcome }, workers: [workerId] };
      return { output: null, audit: filingEntry(definition.name, filing, more) };
    },
  });
  return read(services, caller, (transaction) => viewFiling(transaction, request.filingId));
}
