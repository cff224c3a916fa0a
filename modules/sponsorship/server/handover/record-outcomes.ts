import { redactNumbers } from '#modules/registry/core/index.ts';
import { type HandoverOutcome, refuseHandover } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { keepOutcomes } from './handover-queries.ts';
import { handoverKeepers } from './handover-roles.ts';

const recordOutcomesAct = {
  name: 'sponsorship.record-handover',
  roles: handoverKeepers,
} as const satisfies ActDefinition;

export interface OutcomeRequest {
  readonly workerId: string;
  readonly termId: string;
  readonly version: number;
  readonly outcome: HandoverOutcome | '';
  readonly reason: string;
}

/**
 * What came of asking these workers to go on by themselves; all of them, or none.
 *
 * @throws Refusal `handover.not_found`, `handover.changed` (someone wrote one of them since)
 */
export function recordOutcomes(
  services: Services,
  caller: Caller,
  { outcomes }: { readonly outcomes: readonly OutcomeRequest[] },
  key?: string,
) {
  return act(services, {
    act: recordOutcomesAct,
    caller,
    key,
    request: outcomes,
    perform: async (transaction) => {
      const { accountId, name } = caller;
      const told = outcomes.map((one) => ({ ...one, reason: redactNumbers(one.reason) }));
      const answers = await keepOutcomes(transaction, {
        ...{ outcomes: told, on: services.today(), actor: { accountId, name } },
      });
      if (answers.some(({ answer }) => answer === 'absent')) throw refuseHandover('handover.not_found');
      if (answers.some(({ answer }) => answer === 'changed')) throw refuseHandover('handover.changed');
      return {
        output: { recorded: answers.length },
        audit: {
          act: recordOutcomesAct.name,
          subjectKind: 'handover',
          subjectId: outcomes.length === 1 ? (outcomes[0]?.termId ?? '') : '',
          details: { outcomes: [...new Set(outcomes.map(({ outcome }) => outcome))] },
          workers: outcomes.map(({ workerId }) => workerId),
        },
      };
    },
  });
}
