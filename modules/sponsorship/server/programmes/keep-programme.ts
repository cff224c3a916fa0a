import { sql } from 'kysely';
import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { type CostTerms, requireFit } from './price-programme.ts';
import { programmeKeepers } from './programme-roles.ts';

export const keepProgrammeAct = {
  name: 'sponsorship.keep-programme',
  roles: programmeKeepers,
} as const satisfies ActDefinition;

export interface ProgrammeTerms extends CostTerms {
  readonly name: string;
  readonly categories: readonly string[];
  readonly unusedRule: 'keep' | 'others';
  readonly paidMonthRule: 'shift' | 'release';
}

/** A draft that stands, as it was seen. */
interface Standing {
  readonly programmeId: string;
  readonly version: number;
}

const refusals = {
  agreement_not_found: 'agreement.not_found',
  agreement_ended: 'agreement.ended',
  agreement_ends: 'programme.agreement_ends',
  area_outside: 'programme.area_outside',
  area_unknown: 'programme.area_unknown',
  category_unknown: 'programme.category_unknown',
  not_found: 'programme.not_found',
  changed: 'programme.changed',
  not_draft: 'programme.not_draft',
} as const;

/**
 * Drafts a programme out of an agreement, or changes a draft.
 *
 * @throws Refusal `agreement.not_found`, `agreement.ended`, `programme.*`
 */
export function keepProgramme(
  services: Services,
  caller: Caller,
  {
    terms,
    standing,
    key,
  }: { readonly terms: ProgrammeTerms; readonly standing?: Standing; readonly key?: string | undefined },
) {
  return act(services, {
    act: keepProgrammeAct,
    caller,
    key,
    request: { terms, standing },
    perform: async (transaction) => {
      const agreement = await requireFit(transaction, terms, services.today());
      const programmeId = standing?.programmeId ?? newId();
      const given = {
        ...terms,
        programmeId,
        version: standing?.version ?? null,
        accountId: caller.accountId,
      };
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.keep_programme(${JSON.stringify(given)}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer]);
      return {
        output: { programmeId },
        audit: {
          act: keepProgrammeAct.name,
          subjectKind: 'programme',
          subjectId: programmeId,
          areaCode: terms.areaCode,
          details: {
            agreementId: agreement.agreement_id,
            name: terms.name,
            quotaPerVillage: terms.quotaPerVillage,
            months: terms.months,
            startMonth: terms.startMonth,
            isNew: !standing,
          },
        },
      };
    },
  });
}
