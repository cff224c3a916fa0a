import { sql } from 'kysely';
import { refuseUndertaking, undertakingActs } from '#modules/certificates/core/index.ts';
import { refuse } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { getUndertaking, referenceOf } from './undertaking-queries.ts';

interface Decision {
  readonly undertakingId: string;
  readonly version: number;
  readonly reason: string;
}

const refusals = {
  not_found: 'undertaking.not_found',
  changed: 'undertaking.changed',
  not_filed: 'undertaking.not_filed',
  same_person: 'undertaking.same_person',
  too_late: 'undertaking.too_late',
} as const;

const decideAct = {
  name: 'certificates.decide-undertaking',
  roles: undertakingActs.accept.roles,
} as const satisfies ActDefinition;

const withdrawAct = {
  name: 'certificates.withdraw-undertaking',
  roles: undertakingActs.withdraw.roles,
} as const satisfies ActDefinition;

/**
 * Accepts a filed undertaking or refuses it with a reason. Who filed it does not decide, through another account either.
 *
 * @throws Refusal `undertaking.*`, `input.invalid` for a refusal without a reason
 */
export async function decideUndertaking(
  services: Services,
  caller: Caller,
  { decision, ...request }: Decision & { readonly decision: 'accepted' | 'refused' },
  key?: string,
) {
  if (decision === 'refused' && request.reason === '') throw refuse('input.invalid', { field: 'reason' });
  const { reference } = await change(services, caller, { ...request, to: decision, act: decideAct, key });
  return { reference };
}

/**
 * Takes back an undertaking that nobody has decided.
 *
 * @throws Refusal `undertaking.*`
 */
export async function withdrawUndertaking(
  services: Services,
  caller: Caller,
  request: Decision,
  key?: string,
) {
  await change(services, caller, { ...request, to: 'withdrawn', act: withdrawAct, key });
  return { undertakingId: request.undertakingId };
}

interface Change extends Decision {
  readonly to: 'accepted' | 'refused' | 'withdrawn';
  readonly act: ActDefinition;
  readonly key: string | undefined;
}

function change(services: Services, caller: Caller, { act: definition, key, ...request }: Change) {
  const { undertakingId, version, to, reason } = request;
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const actor = JSON.stringify({ personKey: caller.personKey, name: caller.name });
      const { rows } = await sql<{ answer: string }>`
        select certificates.decide_undertaking(${undertakingId}::uuid, ${version}::integer, ${to}, ${reason}, ${services.today()}::date, ${actor}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer;
      const refused = Object.entries(refusals).find(([known]) => known === answer);
      if (refused) throw refuseUndertaking(refused[1]);
      if (answer !== 'done') throw new Error(`the database answered ${answer}`);
      const decided = await getUndertaking(transaction, undertakingId);
      return {
        output: { reference: referenceOf(decided) },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: decided.organisation_id,
          areaCode: decided.area_code,
          ...(reason ? { reason } : {}),
          details: { undertakingId, decision: to, reference: referenceOf(decided) },
        },
      };
    },
  });
}
