import { sql } from 'kysely';
import { refuseProgramme } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { categoryKeepers } from './programme-roles.ts';

export const keepCategoryAct = {
  name: 'sponsorship.keep-category',
  roles: categoryKeepers,
} as const satisfies ActDefinition;

export interface CategoryTerms {
  readonly categoryCode: string;
  readonly areaCode: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly decree: string;
  readonly occupationGroups: readonly string[];
  readonly isActive: boolean;
}

const refusals = {
  out_of_scope: 'category.out_of_scope',
  not_found: 'category.not_found',
  taken: 'category.taken',
  area_unknown: 'category.area_unknown',
} as const;

/**
 * Adds a category of vulnerable workers with the decree that names it, or changes one.
 *
 * @throws Refusal `category.*`
 */
export function keepCategory(
  services: Services,
  caller: Caller,
  {
    terms,
    isNew,
    key,
  }: { readonly terms: CategoryTerms; readonly isNew: boolean; readonly key?: string | undefined },
) {
  return act(services, {
    act: keepCategoryAct,
    caller,
    key,
    request: { terms, isNew },
    perform: async (transaction) => {
      const { rows } = await sql<{ answer: keyof typeof refusals | 'kept' }>`
        select sponsorship.keep_category(${JSON.stringify({ ...terms, isNew })}::jsonb) as answer`.execute(
        transaction.of<unknown>(),
      );
      const answer = rows[0]?.answer ?? 'not_found';
      if (answer !== 'kept') throw refuseProgramme(refusals[answer]);
      return {
        output: { categoryCode: terms.categoryCode },
        audit: {
          act: keepCategoryAct.name,
          subjectKind: 'category',
          subjectId: terms.categoryCode,
          areaCode: terms.areaCode,
          details: { decree: terms.decree, isActive: terms.isActive, isNew },
        },
      };
    },
  });
}
