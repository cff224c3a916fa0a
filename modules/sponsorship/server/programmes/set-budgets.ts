import { sql } from 'kysely';
import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { programmeKeepers } from './programme-roles.ts';
import { getAgreement } from './show-sponsors.ts';

export const setBudgetsAct = {
  name: 'sponsorship.set-budgets',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface BudgetTerms {
  readonly agreementId: string;
  readonly year: number;
  readonly rows: readonly {
    readonly villageCode: string;
    readonly wasIdr: string;
    readonly amountIdr: string;
    readonly treasurerName: string;
  }[];
  readonly reason: string;
}

const refusals = {
  agreement_not_found: 'agreement.not_found',
  agreement_ended: 'agreement.ended',
  year_outside: 'budget.year_outside',
  village_outside: 'budget.village_outside',
  village_kelurahan: 'budget.village_kelurahan',
  changed: 'budget.changed',
  below_used: 'budget.below_used',
} as const;

/**
 * Sets the ceilings of an agreement in a year, each raised or lowered to the amount given; what is reserved, billed or paid stays.
 *
 * @throws Refusal `agreement.not_found`, `agreement.ended`, `budget.*`
 */
export function setBudgets(services: Services, caller: Caller, request: BudgetTerms, key?: string) {
  return act(services, {
    act: setBudgetsAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const { agreementId, year, rows, reason } = request;
      if (new Set(rows.map(({ villageCode }) => villageCode)).size < rows.length)
        throw refuseProgramme('budget.village_twice');
      const agreement = await getAgreement(transaction, agreementId);
      const given = JSON.stringify(rows.map((row) => ({ ...row, budgetId: newId() })));
      const facts = JSON.stringify({ on: services.today(), accountId: caller.accountId, reason });
      const answered = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.keep_budgets(${agreementId}::uuid, ${year}, ${given}::jsonb, ${facts}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = answered.rows[0]?.answer ?? 'agreement_not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer], { year });
      const changed = rows.filter(({ wasIdr, amountIdr }) => wasIdr !== amountIdr);
      return {
        output: { agreementId, changed: changed.length },
        audit: {
          act: setBudgetsAct.name,
          subjectKind: 'agreement',
          subjectId: agreementId,
          areaCode: agreement.area_code,
          reason,
          details: {
            year,
            budgets: rows.length,
            changes: changed.map(({ villageCode, wasIdr, amountIdr }) => ({
              villageCode,
              wasIdr,
              amountIdr,
            })),
          },
        },
      };
    },
  });
}
