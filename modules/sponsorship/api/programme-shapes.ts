import { z } from 'zod';
import {
  baseBrackets,
  leftOutReasons,
  paidMonthRules,
  programmeReach,
  programmeStates,
  sponsorFundings,
  sponsorKinds,
  unusedRules,
  villageKinds,
} from '#modules/sponsorship/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
} from '#platform/core/contract.ts';

const bothTexts = z.object({ id: z.string(), en: z.string() });
export const fundingSchema = z.enum(sponsorFundings);
export const certaintySchema = z.enum(['A', 'B', 'C']);
export const reasonSchema = z.string().trim().min(3).max(300);
const versionSchema = z.number().int().min(1);

/** Where money stands: ceiling = free + reserved + billed + paid. */
export const stagesSchema = z.object({
  ceilingIdr: moneySchema,
  freeIdr: moneySchema,
  reservedIdr: moneySchema,
  billedIdr: moneySchema,
  paidIdr: moneySchema,
  lapsedIdr: moneySchema,
});

/** A funding source: what the law says of it, which villages it reaches, and how relief is read month by month. */
export const fundingSourceSchema = z.object({
  funding: fundingSchema,
  reaches: z.enum(['desa', 'both']),
  sponsors: z.array(z.enum(sponsorKinds)),
  bases: z.array(
    z.object({
      id: z.string(),
      name: bothTexts,
      text: bothTexts,
      law: z.array(z.object({ law: z.string(), article: z.string().nullable() })),
      certainty: certaintySchema,
      note: bothTexts.nullable(),
    }),
  ),
  relief: z.object({
    /** How the switch stands, and why. */
    applies: z.boolean(),
    certainty: certaintySchema,
    note: bothTexts,
    /** `bySwitch`: not the law but a switch decides that month. */
    months: z.array(
      z.object({ month: monthSchema, priceIdr: moneySchema, applies: z.boolean(), bySwitch: z.boolean() }),
    ),
  }),
});

export const categorySchema = z.object({
  categoryCode: z.string(),
  area: areaNameSchema,
  name: bothTexts,
  decree: z.string(),
  occupationGroups: z.array(z.string()),
  isActive: z.boolean(),
  mayKeep: z.boolean(),
});

export const categoryTermsSchema = z.object({
  areaCode: areaCodeSchema,
  nameId: z.string().trim().min(2).max(100),
  nameEn: z.string().trim().min(2).max(100),
  decree: z.string().trim().min(3).max(200),
  occupationGroups: z.array(z.string().max(40)).max(20),
  isActive: z.boolean(),
});

export const sponsorSchema = z.object({
  sponsorId: idSchema,
  kind: z.enum(sponsorKinds),
  name: z.string(),
  area: areaNameSchema,
  organisation: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  contact: z.string(),
  version: z.number().int(),
  agreements: z.number().int(),
  stages: stagesSchema,
  /** Whether the caller may change it. */
  mayKeep: z.boolean(),
});

export const sponsorTermsSchema = z.object({
  kind: z.enum(sponsorKinds),
  name: z.string().trim().min(3).max(150),
  areaCode: areaCodeSchema,
  organisationId: idSchema.nullable(),
  contact: z.string().trim().max(200),
});

export const agreementSchema = z.object({
  agreementId: idSchema,
  sponsorId: idSchema,
  sponsorName: z.string(),
  sponsorKind: z.enum(sponsorKinds),
  number: z.string(),
  title: z.string(),
  funding: fundingSchema,
  legalBasis: z.string(),
  signedOn: daySchema,
  validFrom: daySchema,
  validTo: daySchema,
  area: areaNameSchema,
  documentId: idSchema.nullable(),
  state: z.enum(['active', 'ended']),
  version: z.number().int(),
  years: z.array(z.object({ year: z.number().int(), budgets: z.number().int(), stages: stagesSchema })),
  mayKeep: z.boolean(),
});

export const agreementTermsSchema = z.object({
  number: z.string().trim().min(1).max(100),
  title: z.string().trim().max(200),
  funding: fundingSchema,
  legalBasis: z.string().trim().max(300),
  signedOn: daySchema,
  validFrom: daySchema,
  validTo: daySchema,
  areaCode: areaCodeSchema,
  /** A document handed in and not attached yet; null keeps what is there. */
  documentId: idSchema.nullable(),
});

/** A village that a budget may be set for; without a budget yet, all is zero and `budgetId` null. The first row is the whole area. */
export const budgetRowSchema = z.object({
  budgetId: idSchema.nullable(),
  villageCode: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  villageKind: z.enum(villageKinds).nullable(),
  treasurerName: z.string(),
  grantedIdr: moneySchema,
  stages: stagesSchema,
  /** Empty: it may have a budget. */
  leftOut: z.union([z.enum(leftOutReasons), z.literal('')]),
});

export const budgetTermsSchema = z.object({
  year: z.number().int().min(2015).max(2100),
  rows: z
    .array(
      z.object({
        villageCode: z.union([areaCodeSchema, z.literal('')]),
        /** What the asker saw granted: who set it meanwhile is not overwritten. */
        wasIdr: moneySchema,
        amountIdr: moneySchema.refine((amount) => BigInt(amount) <= 1_000_000_000_000n, 'at most 10^12'),
        treasurerName: z.string().trim().max(100),
      }),
    )
    .min(1)
    .max(2_000),
  reason: reasonSchema,
});

export const programmeTermsSchema = z.object({
  agreementId: idSchema,
  name: z.string().trim().min(3).max(150),
  areaCode: areaCodeSchema,
  quotaPerVillage: z.number().int().min(1).max(100_000),
  months: z.number().int().min(1).max(programmeReach.months),
  startMonth: monthSchema,
  baseBracket: z.number().int().min(baseBrackets.first).max(baseBrackets.last).default(baseBrackets.first),
  withSavings: z.boolean().default(false),
  categories: z.array(z.string().max(40)).max(40).default([]),
  unusedRule: z.enum(unusedRules).default('keep'),
  paidMonthRule: z.enum(paidMonthRules).default('shift'),
});

export const programmeSchema = z.object({
  programmeId: idSchema,
  agreementId: idSchema,
  agreementNumber: z.string(),
  sponsorId: idSchema,
  sponsorName: z.string(),
  name: z.string(),
  funding: fundingSchema,
  area: areaNameSchema,
  quotaPerVillage: z.number().int(),
  months: z.number().int(),
  startMonth: monthSchema,
  lastMonth: monthSchema,
  baseBracket: z.number().int(),
  withSavings: z.boolean(),
  categories: z.array(z.object({ categoryCode: z.string(), name: bothTexts, decree: z.string() })),
  unusedRule: z.enum(unusedRules),
  paidMonthRule: z.enum(paidMonthRules),
  state: z.enum(programmeStates),
  version: z.number().int(),
  villages: z.number().int(),
  leftOut: z.number().int(),
  quota: z.number().int(),
  /** Workers of lists on their way, and those approved. */
  listed: z.number().int(),
  approved: z.number().int(),
  recordedAt: instantSchema,
  mayKeep: z.boolean(),
});

/** Where a village's own list of a programme stands; `none` before it is begun. */
export const listStages = ['none', 'draft', 'proposed', 'verified', 'approved', 'billed', 'paid'] as const;

export const programmeVillageSchema = z.object({
  villageCode: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  villageKind: z.enum(villageKinds),
  quota: z.number().int(),
  leftOut: z.union([z.enum(leftOutReasons), z.literal('')]),
  agent: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  stage: z.enum(listStages),
  workers: z.number().int(),
  /** Of the village's lists: what is approved and on. */
  amountIdr: moneySchema,
  /** Its own budget; null where the whole area shares one. */
  stages: stagesSchema.nullable(),
});

export const versionInput = { version: versionSchema } as const;

export const programmeCostSchema = z.object({
  villages: z.number().int(),
  workers: z.number().int(),
  workerMonths: z.number().int(),
  workerIdr: moneySchema,
  totalIdr: moneySchema,
  byMonth: z.array(
    z.object({
      month: monthSchema,
      priceIdr: moneySchema,
      totalIdr: moneySchema,
      relief: z.object({ applies: z.boolean(), bySwitch: z.boolean() }),
      isProvisional: z.boolean(),
    }),
  ),
  leftOut: z.array(
    z.object({
      villageCode: z.string(),
      villageName: z.string(),
      reason: z.enum(leftOutReasons),
    }),
  ),
  /** Free money of the budgets that would pay, and what is missing in those too small. */
  freeIdr: moneySchema,
  missingIdr: moneySchema,
  short: z.array(
    z.object({
      villageCode: z.string(),
      villageName: z.string(),
      freeIdr: moneySchema,
      missingIdr: moneySchema,
    }),
  ),
});
