import { z } from 'zod';
import { groupTypes, organisationKinds, registryErrors, scales } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';
import { businessTypeRoutes, businessTypeSchema } from './business-types-contract.ts';

export { organisationKinds };

/** What may be said of an organisation at registration and changed later; an absent field is not said. */
const factsInput = {
  name: z.string().trim().min(2).max(160),
  tradeName: z.string().trim().max(160),
  areaCode: areaCodeSchema,
  address: z.string().trim().max(300),
  npp: z
    .string()
    .regex(/^[A-Za-z0-9]{6,12}$/)
    .nullable(),
  nib: z
    .string()
    .regex(/^\d{13}$/)
    .nullable(),
  /** 15, 16 or 22 digits, dots and dashes allowed. */
  npwp: z.string().max(40).nullable(),
  sector: z.string().trim().max(120).nullable(),
  workersStated: z.number().int().min(0).max(1_000_000).nullable(),
  businessType: z.string().max(20).nullable(),
  riskClass: z.number().int().min(1).max(5).nullable(),
  riskClassReason: z.string().trim().max(300),
  scale: z.enum(scales).nullable(),
  capitalIdr: moneySchema.nullable(),
  salesIdr: moneySchema.nullable(),
  dutyStartedOn: daySchema.nullable(),
  contactName: z.string().trim().max(120),
  contactEmail: z.union([z.literal(''), z.email().max(200)]),
  sectors: z.array(z.string().trim().min(2).max(80)).max(20),
  contractorsDuty: z.boolean(),
  groupType: z.enum(groupTypes).nullable(),
  coveredAreas: z.array(areaCodeSchema).max(50),
} as const;

const { name, areaCode, ...moreFacts } = factsInput;

export const organisationSchema = z.object({
  organisationId: idSchema,
  kind: z.enum(organisationKinds),
  name: z.string(),
  tradeName: z.string(),
  npp: z.string().nullable(),
  nib: z.string().nullable(),
  /** A person's tax number is his NIK: masked. */
  npwp: z.string().nullable(),
  area: areaNameSchema,
  address: z.string(),
  sector: z.string().nullable(),
  workersStated: z.number().int().nullable(),
  riskClass: z.number().int().nullable(),
  scale: z.enum(scales).nullable(),
  groupType: z.enum(groupTypes).nullable(),
  parent: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  demonstration: z.boolean(),
  version: z.number().int(),
});

const bothTextsSchema = z.object({ id: z.string(), en: z.string() });

/** Programmes that are a duty, and the law that says so. */
export const dutiesSchema = z.object({
  month: monthSchema,
  insures: z.enum(['firm', 'government', 'bpu']),
  /** By which scale it was read; null where scale makes no difference. */
  scale: z.enum(scales).nullable(),
  programmes: z.array(z.object({ programme: z.string(), duty: z.string() })),
  basis: z.array(
    z.object({
      key: z.string(),
      name: bothTextsSchema,
      law: z.array(z.object({ law: z.string(), article: z.string().nullable() })),
      certainty: z.string(),
      note: bothTextsSchema.nullable(),
    }),
  ),
  /** Uncertain points that this answer depends on, and how they are read. */
  switches: z.array(z.object({ name: z.string(), title: bothTextsSchema, note: bothTextsSchema })),
});

const changeSchema = z.object({
  version: z.number().int(),
  field: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  reason: z.string(),
  actorName: z.string(),
  recordedAt: instantSchema,
});

const factFaults = [
  'area.not_found',
  'organisation.already_registered',
  'organisation.npp_taken',
  'organisation.nib_taken',
  'organisation.npwp_taken',
  'organisation.npwp_malformed',
  'organisation.field_not_of_kind',
  'organisation.business_type_unknown',
  'organisation.risk_class_not_allowed',
  'organisation.risk_class_differs',
  'organisation.risk_class_reason_missing',
  'organisation.scale_differs',
  'organisation.duty_start_too_early',
] as const;

const reason = z.string().trim().min(3).max(300);

export const organisationDetailSchema = organisationSchema.extend({
  businessType: businessTypeSchema.nullable(),
  riskClassReason: z.string(),
  capitalIdr: moneySchema.nullable(),
  salesIdr: moneySchema.nullable(),
  dutyStartedOn: daySchema.nullable(),
  contactName: z.string(),
  contactEmail: z.string(),
  sectors: z.array(z.string()),
  contractorsDuty: z.boolean(),
  coveredAreas: z.array(areaNameSchema),
  children: z.array(
    z.object({ organisationId: idSchema, name: z.string(), kind: z.enum(organisationKinds) }),
  ),
  /** Workers with an open membership through it; null where the caller may not know. */
  openMemberships: z.number().int().nullable(),
  duties: dutiesSchema.nullable(),
  /** What it was before, newest first, at most 100 values. */
  history: z.array(changeSchema),
});

export const organisationsContract = {
  list: query
    .route({ method: 'GET', path: '/organisations', summary: 'Organisations in the caller’s scope' })
    .input(
      z.object({
        search: z.string().max(100).optional(),
        kind: z.enum(organisationKinds).optional(),
        within: areaCodeSchema.optional(),
        ...pageQuery,
      }),
    )
    .output(
      z.object({
        organisations: z.array(organisationSchema),
        cursor: z.string().nullable(),
        total: z.number().int(),
      }),
    ),
  show: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}',
      summary: 'One organisation: facts, duties, children, members, history',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(registryErrors, ['organisation.not_found']))
    .output(organisationDetailSchema),
  tree: query
    .route({
      method: 'GET',
      path: '/organisations/{organisationId}/tree',
      summary: 'The family of an organisation as far as the caller sees it, parents before children',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(registryErrors, ['organisation.not_found']))
    .output(
      z.object({
        nodes: z.array(
          z.object({
            organisationId: idSchema,
            name: z.string(),
            kind: z.enum(organisationKinds),
            areaName: z.string(),
            /** Null for the topmost that the caller sees. */
            parentId: idSchema.nullable(),
          }),
        ),
        /** True where there are more than the 500 shown. */
        more: z.boolean(),
      }),
    ),
  duties: query
    .route({
      method: 'GET',
      path: '/organisation-duties',
      summary: 'Programmes that are a duty for a kind of organisation and a scale',
    })
    .input(
      z.object({
        kind: z.enum(organisationKinds),
        scale: z.enum(scales).optional(),
        capitalIdr: moneySchema.optional(),
        salesIdr: moneySchema.optional(),
      }),
    )
    .errors(errorsOf(registryErrors, ['organisation.scale_differs']))
    .output(z.object({ duties: dutiesSchema.nullable() })),
  register: write
    .route({ method: 'POST', path: '/organisations', summary: 'Register an organisation' })
    .input(
      z.object({
        kind: z.enum(organisationKinds),
        name,
        areaCode,
        ...z.object(moreFacts).partial().shape,
        parentId: idSchema.nullable().default(null),
        /** True: without an NPP it is given the next number of our own. */
        ownNpp: z.boolean().default(false),
      }),
    )
    .errors(errorsOf(registryErrors, [...factFaults, 'organisation.not_found']))
    .output(organisationSchema),
  change: write
    .route({
      method: 'PATCH',
      path: '/organisations/{organisationId}',
      summary: 'Change facts of an organisation; the old values stay in its history',
    })
    .input(
      z.object({
        organisationId: idSchema,
        /** The version that was looked at: someone else’s change since then is told with 409. */
        version: z.number().int(),
        reason,
        ...z.object(factsInput).partial().shape,
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        ...factFaults,
        'organisation.not_found',
        'organisation.changed',
        'organisation.nothing_changed',
      ]),
    )
    .output(organisationSchema),
  move: write
    .route({
      method: 'POST',
      path: '/organisations/{organisationId}/move',
      summary: 'Put an organisation under another parent, or under none',
    })
    .input(
      z.object({
        organisationId: idSchema,
        version: z.number().int(),
        parentId: idSchema.nullable(),
        reason,
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        'organisation.not_found',
        'organisation.changed',
        'organisation.parent_is_itself',
        'organisation.parent_lies_below',
        'organisation.parent_unchanged',
      ]),
    )
    .output(organisationSchema),
  ...businessTypeRoutes,
};
