import { z } from 'zod';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  moneySchema,
  query,
  write,
} from '#platform/core/contract.ts';
import { membershipStates, segments } from './workers-contract.ts';

const ownMembershipSchema = z.object({
  membershipId: idSchema,
  segment: z.enum(segments),
  state: z.enum(membershipStates),
  openedOn: daySchema,
  endedOn: daySchema.nullable(),
  kpj: z.string().nullable(),
  payer: z.enum(['self', 'employer']),
  /** The employer, or the group that collects for its members; null: enrolled alone. */
  organisation: z.object({ name: z.string(), kind: z.string() }).nullable(),
});

/** What a worker reads about himself. */
export const ownSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  status: z.enum(['none', 'requested', 'registered', 'active', 'lapsed', 'ended']),
  memberships: z.array(ownMembershipSchema),
  held: z.object({
    nikMasked: z.string(),
    birthPlace: z.string(),
    birthDate: daySchema,
    sex: z.enum(['L', 'P']),
    motherName: z.string(),
    phoneMasked: z.string().nullable(),
    area: areaNameSchema.nullable(),
    hamlet: z.string(),
    address: z.string(),
    occupation: z.string(),
    declaredIncomeIdr: moneySchema.nullable(),
    workArea: areaNameSchema.nullable(),
  }),
  /** Who looked or acted, by organisation and day, newest first. */
  looks: z.array(
    z.object({
      day: daySchema,
      role: z.string(),
      organisation: z.string().nullable(),
      times: z.number().int(),
      acts: z.array(z.string()),
    }),
  ),
  looksMore: z.boolean(),
});

/** A worker's card; the code opens nothing without the one-time code that goes with it. */
export const cardSchema = z.object({
  name: z.string(),
  nikMasked: z.string(),
  /** Without gaps: a KPJ (11 digits) or a registration code (12 signs). */
  code: z.string(),
  kind: z.enum(['kpj', 'registration']),
});

export const ownContract = {
  show: query
    .route({
      method: 'GET',
      path: '/own',
      summary: 'What is known of the worker who asks, and who looked',
    })
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(ownSchema),
  card: write
    .route({
      method: 'POST',
      path: '/workers/{workerId}/card',
      summary: 'The card of a worker with the code to sign in by; the look is audited',
    })
    .input(z.object({ workerId: idSchema }))
    .errors(errorsOf(registryErrors, ['worker.not_found']))
    .output(cardSchema),
};
