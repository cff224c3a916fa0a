import { refuseHandover } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { issueHandoverCodes } from './handover-queries.ts';
import { handoverKeepers } from './handover-roles.ts';

const issueCodesAct = {
  name: 'sponsorship.issue-handover-codes',
  roles: handoverKeepers,
} as const satisfies ActDefinition;

interface TermKey {
  readonly workerId: string;
  readonly termId: string;
}

const reasons = {
  sponsored: 'sponsored',
  not_found: 'not_yours',
  no_membership: 'no_membership',
  in_group_bill: 'in_group_bill',
  too_far: 'too_far',
} as const;

/**
 * For each of these workers his own code for the month after his term, good until that month ends; asked again, the same.
 *
 * @throws Refusal `handover.not_found` where one of the terms is not on the caller's hand-over list
 */
export function issueCodes(
  services: Services,
  caller: Caller,
  { terms }: { readonly terms: readonly TermKey[] },
  key?: string,
) {
  return act(services, {
    act: issueCodesAct,
    caller,
    key,
    request: terms,
    perform: async (transaction) => {
      const answers = await issueHandoverCodes(transaction, terms, services.today());
      const left = answers.flatMap(({ worker_id: workerId, outcome }) => {
        if (outcome === 'absent') throw refuseHandover('handover.not_found');
        return outcome === 'issued' || outcome === 'existing' ? [] : [{ workerId, why: reasons[outcome] }];
      });
      const issued = answers.length - left.length;
      return {
        output: { issued, left },
        audit: {
          act: issueCodesAct.name,
          subjectKind: 'handover',
          subjectId: terms.length === 1 ? (terms[0]?.termId ?? '') : '',
          details: { issued, left: left.length },
          workers: terms.map(({ workerId }) => workerId),
        },
      };
    },
  });
}
