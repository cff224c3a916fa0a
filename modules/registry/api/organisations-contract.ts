import { z } from 'zod';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  errorsOf,
  idSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

export const organisationKinds = [
  'employer',
  'government_office',
  'village',
  'bumdes',
  'agent',
  'cooperative',
  'lpd',
  'school',
  'customary_village',
  'group',
  'sponsor',
] as const;

export const organisationSchema = z.object({
  organisationId: idSchema,
  kind: z.enum(organisationKinds),
  name: z.string(),
  npp: z.string().nullable(),
  nib: z.string().nullable(),
  npwp: z.string().nullable(),
  area: areaNameSchema,
  address: z.string(),
  sector: z.string().nullable(),
  workersStated: z.number().int().nullable(),
  parent: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  demonstration: z.boolean(),
  version: z.number().int(),
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
      summary: 'One organisation with its children and members',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(registryErrors, ['organisation.not_found']))
    .output(
      organisationSchema.extend({
        children: z.array(
          z.object({ organisationId: idSchema, name: z.string(), kind: z.enum(organisationKinds) }),
        ),
        /** Workers with an open membership through it; null where the caller may not know. */
        openMemberships: z.number().int().nullable(),
      }),
    ),
  register: write
    .route({ method: 'POST', path: '/organisations', summary: 'Register an organisation' })
    .input(
      z.object({
        kind: z.enum(organisationKinds),
        name: z.string().trim().min(2).max(160),
        areaCode: areaCodeSchema,
        address: z.string().trim().max(300).default(''),
        npp: z
          .string()
          .regex(/^[A-Z0-9]{6,12}$/)
          .nullable()
          .default(null),
        nib: z
          .string()
          .regex(/^\d{13}$/)
          .nullable()
          .default(null),
        npwp: z
          .string()
          .regex(/^\d{15,16}$/)
          .nullable()
          .default(null),
        sector: z.string().trim().max(120).nullable().default(null),
        parentId: idSchema.nullable().default(null),
        workersStated: z.number().int().min(0).max(1_000_000).nullable().default(null),
      }),
    )
    .errors(errorsOf(registryErrors, ['area.not_found', 'organisation.not_found', 'organisation.npp_taken']))
    .output(organisationSchema),
};
