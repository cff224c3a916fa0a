import { sql } from 'kysely';
import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { costOfPlan, missingOf, requireMonths } from './price-programme.ts';
import { listFree, type PlanRow, type ProgrammeRow, planOfProgramme } from './programme-queries.ts';
import { programmeKeepers } from './programme-roles.ts';
import { getProgramme } from './show-programmes.ts';

export const setProgrammeStateAct = {
  name: 'sponsorship.set-programme-state',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface StateRequest {
  readonly programmeId: string;
  readonly version: number;
  readonly state: 'open' | 'closed';
}

const refusals = {
  not_found: 'programme.not_found',
  changed: 'programme.changed',
  state_refused: 'programme.state_refused',
  no_village: 'programme.no_village',
} as const;

/**
 * Opens a programme to its villages once their budgets hold what it costs, closes it, or opens it again.
 *
 * @throws Refusal `programme.*`: `programme.budget_short` says how much is missing and where
 */
export function setProgrammeState(services: Services, caller: Caller, request: StateRequest, key?: string) {
  return act(services, {
    act: setProgrammeStateAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { programmeId, version, state } = request;
      const programme = await getProgramme(transaction, programmeId);
      const opensFirst = state === 'open' && programme.state === 'draft';
      if (opensFirst) requireMonths(termsOf(programme), programme, services.today());
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.open_programme(${programmeId}::uuid, ${version}, ${state}) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer], { state: programme.state });
      const plan = await planOfProgramme(transaction, programmeId);
      if (opensFirst) await requireMoney(transaction, programme, plan);
      return {
        output: { programmeId },
        audit: {
          act: setProgrammeStateAct.name,
          subjectKind: 'programme',
          subjectId: programmeId,
          areaCode: programme.area_code,
          details: {
            state,
            was: programme.state,
            villages: plan.filter(({ leftOut }) => leftOut === '').length,
            leftOut: plan.filter(({ leftOut }) => leftOut !== '').length,
          },
        },
      };
    },
  });
}

/** @throws Refusal `programme.budget_short` with what is missing and in how many budgets */
export async function requireMoney(
  transaction: Transaction,
  programme: ProgrammeRow,
  plan: readonly PlanRow[],
): Promise<void> {
  const terms = termsOf(programme);
  const cost = costOfPlan(terms, plan, await listFree(transaction, terms));
  if (cost.short.length === 0) return;
  const names = new Map(plan.map(({ code, name }) => [code, name]));
  const missing = missingOf(cost);
  const where = cost.short
    .slice(0, 5)
    .map(({ villageCode }) => names.get(villageCode) ?? programme.area_name);
  throw refuseProgramme('programme.budget_short', {
    missingIdr: String(missing),
    missing: new Intl.NumberFormat('id-ID').format(missing),
    budgets: cost.short.length,
    where: where.join(', '),
  });
}

function termsOf(programme: ProgrammeRow) {
  return {
    agreementId: programme.agreement_id,
    startMonth: programme.start_month,
    months: programme.months,
    baseBracket: programme.base_bracket,
    withSavings: programme.with_savings,
    funding: programme.funding,
  };
}
