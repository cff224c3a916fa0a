import { sql } from 'kysely';
import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { planOfProgramme } from './programme-queries.ts';
import { programmeKeepers } from './programme-roles.ts';
import { requireMoney } from './set-programme-state.ts';
import { getProgramme } from './show-programmes.ts';

export const setProgrammeVillagesAct = {
  name: 'sponsorship.set-programme-villages',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface VillagesRequest {
  readonly programmeId: string;
  readonly villages: readonly {
    readonly villageCode: string;
    readonly quota: number;
    readonly agentId: string | null;
  }[];
}

const refusals = {
  not_found: 'programme.not_found',
  state_refused: 'programme.state_refused',
  agent_unknown: 'programme.agent_unknown',
  quota_used: 'programme.quota_used',
  village_not_found: 'programme.village_not_found',
} as const;

/**
 * Sets how many workers villages of an open programme may propose, and which agent takes them over at the end.
 *
 * @throws Refusal `programme.*`
 */
export function setProgrammeVillages(
  services: Services,
  caller: Caller,
  request: VillagesRequest,
  key?: string,
) {
  return act(services, {
    act: setProgrammeVillagesAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { programmeId, villages } = request;
      const programme = await getProgramme(transaction, programmeId);
      const before = await planOfProgramme(transaction, programmeId);
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.set_programme_villages(${programmeId}::uuid, ${JSON.stringify(villages)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer], { state: programme.state });
      const quotas = new Map(before.map(({ code, quota }) => [code, quota]));
      const raised = villages.filter(({ villageCode, quota }) => quota > (quotas.get(villageCode) ?? 0));
      if (raised.length > 0) await requireMoney(transaction, programme, onlyRaised(before, raised));
      return {
        output: { programmeId },
        audit: {
          act: setProgrammeVillagesAct.name,
          subjectKind: 'programme',
          subjectId: programmeId,
          areaCode: programme.area_code,
          details: { villages },
        },
      };
    },
  });
}

/** What is asked for beyond what villages had: money of lists on their way is reserved already or counted there. */
function onlyRaised(
  before: Awaited<ReturnType<typeof planOfProgramme>>,
  raised: VillagesRequest['villages'],
) {
  const wanted = new Map(raised.map(({ villageCode, quota }) => [villageCode, quota]));
  return before.map((village) => ({
    ...village,
    quota: Math.max((wanted.get(village.code) ?? village.quota) - village.quota, 0),
  }));
}
