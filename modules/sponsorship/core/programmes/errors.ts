import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a sponsor, an agreement, a budget, a category or a programme is not kept. Texts: `error.<code>` in sponsorship-programmes.json. */
export const programmeErrors = {
  'sponsor.not_found': { status: 404 },
  'sponsor.out_of_scope': { status: 403 },
  'sponsor.taken': { status: 409 },
  'sponsor.changed': { status: 409 },
  'sponsor.in_use': { status: 409 },
  'sponsor.area_unknown': { status: 422 },
  'sponsor.area_level': { status: 422 },
  'sponsor.organisation_unknown': { status: 422 },
  'agreement.not_found': { status: 404 },
  'agreement.out_of_scope': { status: 403 },
  'agreement.number_taken': { status: 409 },
  'agreement.changed': { status: 409 },
  'agreement.in_use': { status: 409 },
  'agreement.programme_outside': { status: 409 },
  'agreement.dates': { status: 422 },
  'agreement.area_unknown': { status: 422 },
  'agreement.area_outside': { status: 422 },
  'agreement.funding_unfit': { status: 422 },
  'agreement.ended': { status: 409 },
  'budget.year_outside': { status: 422 },
  'budget.village_outside': { status: 422 },
  'budget.village_kelurahan': { status: 422 },
  'budget.village_twice': { status: 422 },
  'budget.below_used': { status: 409 },
  'budget.changed': { status: 409 },
  'category.out_of_scope': { status: 403 },
  'category.not_found': { status: 404 },
  'category.taken': { status: 409 },
  'category.area_unknown': { status: 422 },
  'programme.not_found': { status: 404 },
  'programme.changed': { status: 409 },
  'programme.not_draft': { status: 409 },
  'programme.state_refused': { status: 409 },
  'programme.start_past': { status: 422 },
  'programme.start_too_far': { status: 422 },
  'programme.agreement_ends': { status: 422 },
  'programme.area_outside': { status: 422 },
  'programme.area_unknown': { status: 422 },
  'programme.category_unknown': { status: 422 },
  'programme.no_village': { status: 422 },
  'programme.village_not_found': { status: 422 },
  'programme.budget_short': { status: 422 },
  'programme.agent_unknown': { status: 422 },
  'programme.quota_used': { status: 409 },
} as const satisfies ErrorCatalogue;

export type ProgrammeErrorCode = keyof typeof programmeErrors;

/** Refuses an act on what a sponsor pays. */
export const refuseProgramme = refusalOf(programmeErrors);
