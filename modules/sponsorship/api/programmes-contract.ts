import { z } from 'zod';
import { programmeErrors } from '#modules/sponsorship/core/index.ts';
import { areaNameSchema, errorsOf, idSchema, monthSchema, query, write } from '#platform/core/contract.ts';
import { documentErrors } from '#platform/core/documents.ts';
import {
  agreementSchema,
  agreementTermsSchema,
  budgetRowSchema,
  budgetTermsSchema,
  categorySchema,
  categoryTermsSchema,
  fundingSourceSchema,
  programmeCostSchema,
  programmeSchema,
  programmeTermsSchema,
  programmeVillageSchema,
  sponsorSchema,
  sponsorTermsSchema,
  versionInput,
} from './programme-shapes.ts';

const sponsorId = { sponsorId: idSchema } as const;
const agreementId = { agreementId: idSchema } as const;
const programmeId = { programmeId: idSchema } as const;
const categoryCode = { categoryCode: z.string().regex(/^[a-z][a-z0-9_]{1,39}$/) } as const;
const sponsorErrors = [
  'sponsor.out_of_scope',
  'sponsor.taken',
  'sponsor.area_unknown',
  'sponsor.area_level',
  'sponsor.organisation_unknown',
] as const;
const agreementErrors = [
  'sponsor.not_found',
  'agreement.out_of_scope',
  'agreement.number_taken',
  'agreement.dates',
  'agreement.area_unknown',
  'agreement.area_outside',
  'agreement.funding_unfit',
] as const;
const paper = errorsOf(documentErrors, ['document.not_found', 'document.already_attached']);
const termErrors = [
  'agreement.not_found',
  'agreement.ended',
  'programme.start_past',
  'programme.start_too_far',
  'programme.agreement_ends',
  'programme.area_outside',
  'programme.area_unknown',
] as const;

/** Funding sources and the local list of vulnerable workers. */
export const sourcesContract = {
  list: query
    .route({
      method: 'GET',
      path: '/sponsorships/funding-sources',
      summary: 'Funding sources: legal basis, which villages they reach, relief month by month',
    })
    .input(z.object({ from: monthSchema.optional() }))
    .output(z.object({ sources: z.array(fundingSourceSchema) })),
  categories: query
    .route({
      method: 'GET',
      path: '/sponsorships/categories',
      summary: 'Categories of vulnerable workers, each with the decree that names it',
    })
    .output(z.object({ categories: z.array(categorySchema), mayKeep: z.boolean() })),
  addCategory: write
    .route({
      method: 'POST',
      path: '/sponsorships/categories',
      summary: 'Add a category of vulnerable workers',
    })
    .input(categoryTermsSchema.extend(categoryCode))
    .errors(errorsOf(programmeErrors, ['category.out_of_scope', 'category.taken', 'category.area_unknown']))
    .output(z.object(categoryCode)),
  changeCategory: write
    .route({ method: 'PUT', path: '/sponsorships/categories/{categoryCode}', summary: 'Change a category' })
    .input(categoryTermsSchema.extend({ categoryCode: z.string().min(1).max(40) }))
    .errors(
      errorsOf(programmeErrors, ['category.out_of_scope', 'category.not_found', 'category.area_unknown']),
    )
    .output(z.object(categoryCode)),
};

/** Sponsors, their agreements and budgets. */
export const sponsorsContract = {
  list: query
    .route({ method: 'GET', path: '/sponsors', summary: 'Sponsors in scope with where their money stands' })
    .output(z.object({ sponsors: z.array(sponsorSchema), mayRegister: z.boolean() })),
  show: query
    .route({ method: 'GET', path: '/sponsors/{sponsorId}', summary: 'A sponsor with its agreements' })
    .input(z.object(sponsorId))
    .errors(errorsOf(programmeErrors, ['sponsor.not_found']))
    .output(sponsorSchema.extend({ papers: z.array(agreementSchema) })),
  register: write
    .route({ method: 'POST', path: '/sponsors', summary: 'Register a sponsor' })
    .input(sponsorTermsSchema)
    .errors(errorsOf(programmeErrors, sponsorErrors))
    .output(z.object(sponsorId)),
  change: write
    .route({ method: 'PUT', path: '/sponsors/{sponsorId}', summary: 'Change a sponsor' })
    .input(sponsorTermsSchema.extend({ ...sponsorId, ...versionInput }))
    .errors(
      errorsOf(programmeErrors, [...sponsorErrors, 'sponsor.not_found', 'sponsor.changed', 'sponsor.in_use']),
    )
    .output(z.object(sponsorId)),
  recordAgreement: write
    .route({
      method: 'POST',
      path: '/sponsors/{sponsorId}/agreements',
      summary: 'Record an agreement (PKS) or decree of a sponsor',
    })
    .input(agreementTermsSchema.extend(sponsorId))
    .errors({ ...errorsOf(programmeErrors, agreementErrors), ...paper })
    .output(z.object(agreementId)),
  changeAgreement: write
    .route({
      method: 'PUT',
      path: '/sponsorships/agreements/{agreementId}',
      summary: 'Change an agreement, or end it',
    })
    .input(
      agreementTermsSchema.extend({
        ...agreementId,
        ...versionInput,
        state: z.enum(['active', 'ended']),
      }),
    )
    .errors({
      ...errorsOf(programmeErrors, [
        ...agreementErrors,
        'agreement.not_found',
        'agreement.changed',
        'agreement.in_use',
        'agreement.programme_outside',
      ]),
      ...paper,
    })
    .output(z.object(agreementId)),
  showAgreement: query
    .route({
      method: 'GET',
      path: '/sponsorships/agreements/{agreementId}',
      summary: 'An agreement with the budgets of a year: every village of its area, with or without one',
    })
    .input(z.object({ ...agreementId, year: z.coerce.number().int().min(2015).max(2100).optional() }))
    .errors(errorsOf(programmeErrors, ['agreement.not_found']))
    .output(agreementSchema.extend({ year: z.number().int(), budgets: z.array(budgetRowSchema) })),
  agreements: query
    .route({
      method: 'GET',
      path: '/sponsorships/agreements',
      summary: 'Agreements in scope, the latest signed first',
    })
    .output(z.object({ agreements: z.array(agreementSchema) })),
  setBudgets: write
    .route({
      method: 'PUT',
      path: '/budgets/{agreementId}',
      summary:
        'Set the ceilings of an agreement in a year, village by village; raised or lowered with a reason',
    })
    .input(budgetTermsSchema.extend(agreementId))
    .errors(
      errorsOf(programmeErrors, [
        'agreement.not_found',
        'agreement.ended',
        'budget.year_outside',
        'budget.village_outside',
        'budget.village_kelurahan',
        'budget.village_twice',
        'budget.below_used',
        'budget.changed',
      ]),
    )
    .output(z.object({ ...agreementId, changed: z.number().int() })),
};

/** Programmes: what a sponsor buys, for which villages. */
export const programmesContract = {
  list: query
    .route({
      method: 'GET',
      path: '/programmes',
      summary: 'Programmes in scope, or that reach the caller’s village',
    })
    .output(z.object({ programmes: z.array(programmeSchema), mayDraft: z.boolean() })),
  show: query
    .route({ method: 'GET', path: '/programmes/{programmeId}', summary: 'A programme with its villages' })
    .input(z.object(programmeId))
    .errors(errorsOf(programmeErrors, ['programme.not_found']))
    .output(
      programmeSchema.extend({
        stages: programmeVillageSchema.shape.stages,
        places: z.array(programmeVillageSchema),
        validTo: z.string(),
      }),
    ),
  price: query
    .route({
      method: 'POST',
      path: '/programmes/price',
      summary: 'What a programme would cost by the law of each month, beside what its budgets hold free',
    })
    .input(
      programmeTermsSchema.pick({
        agreementId: true,
        areaCode: true,
        quotaPerVillage: true,
        months: true,
        startMonth: true,
        baseBracket: true,
        withSavings: true,
      }),
    )
    .errors(errorsOf(programmeErrors, termErrors))
    .output(programmeCostSchema),
  draft: write
    .route({ method: 'POST', path: '/programmes', summary: 'Draft a programme' })
    .input(programmeTermsSchema)
    .errors(errorsOf(programmeErrors, [...termErrors, 'programme.category_unknown']))
    .output(z.object(programmeId)),
  change: write
    .route({
      method: 'PUT',
      path: '/programmes/{programmeId}',
      summary: 'Change a programme that is a draft',
    })
    .input(programmeTermsSchema.extend({ ...programmeId, ...versionInput }))
    .errors(
      errorsOf(programmeErrors, [
        ...termErrors,
        'programme.category_unknown',
        'programme.not_found',
        'programme.changed',
        'programme.not_draft',
      ]),
    )
    .output(z.object(programmeId)),
  setState: write
    .route({
      method: 'POST',
      path: '/programmes/{programmeId}/state',
      summary: 'Open a programme to its villages, close it, or open it again',
    })
    .input(z.object({ ...programmeId, ...versionInput, state: z.enum(['open', 'closed']) }))
    .errors(
      errorsOf(programmeErrors, [
        'programme.not_found',
        'programme.changed',
        'programme.state_refused',
        'programme.start_past',
        'programme.start_too_far',
        'programme.agreement_ends',
        'programme.no_village',
        'programme.budget_short',
      ]),
    )
    .output(z.object(programmeId)),
  setVillages: write
    .route({
      method: 'PUT',
      path: '/programmes/{programmeId}/villages',
      summary: 'Set quota and agent of villages of an open programme',
    })
    .input(
      z.object({
        ...programmeId,
        villages: z
          .array(
            z.object({
              villageCode: areaNameSchema.shape.code,
              quota: z.number().int().min(0).max(100_000),
              agentId: idSchema.nullable(),
            }),
          )
          .min(1)
          .max(2_000),
      }),
    )
    .errors(
      errorsOf(programmeErrors, [
        'programme.not_found',
        'programme.state_refused',
        'programme.village_not_found',
        'programme.agent_unknown',
        'programme.quota_used',
        'programme.budget_short',
      ]),
    )
    .output(z.object(programmeId)),
};
