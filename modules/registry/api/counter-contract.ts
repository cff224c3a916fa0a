import { z } from 'zod';
import { firstMonthsChoices, longestTexts, registryErrors } from '#modules/registry/core/index.ts';
import {
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
import { membershipStates, segments, workerLineSchema } from './workers-contract.ts';

const typed = (field: keyof typeof longestTexts) => z.string().max(longestTexts[field]).default('');

/** The form as it is typed; what is wrong in it is answered field by field. */
export const registrationFormSchema = z.object({
  nik: typed('nik'),
  name: typed('name'),
  birthDate: typed('birthDate'),
  sex: typed('sex'),
  motherName: typed('motherName'),
  phone: typed('phone'),
  areaCode: typed('areaCode'),
  hamlet: typed('hamlet'),
  address: typed('address'),
  occupation: typed('occupation'),
  workAreaCode: typed('workAreaCode'),
  income: typed('income'),
  startedOn: typed('startedOn'),
});

const firstMonthsSchema = z.literal(firstMonthsChoices);

const organisationSchema = z.object({ organisationId: idSchema, name: z.string() });

const knownSchema = z.object({
  worker: workerLineSchema,
  open: z.array(
    z.object({
      segment: z.enum(segments),
      state: z.enum(membershipStates),
      organisation: organisationSchema.nullable(),
    }),
  ),
});

const bothTexts = z.object({ id: z.string(), en: z.string() });

export const quoteSchema = z.object({
  /** Why nothing can be told: the employer's risk class, scale or kind is not known. */
  unavailable: z.enum(['risk_class', 'scale', 'kind']).nullable(),
  /** A month, by programme. */
  lines: z.array(
    z.object({
      programme: z.string(),
      employerIdr: moneySchema,
      workerIdr: moneySchema,
      basis: z.array(z.string()),
      certainty: z.enum(['A', 'B', 'C']),
    }),
  ),
  monthlyIdr: moneySchema,
  /** All months chosen together, each by its own law. */
  totalIdr: moneySchema,
  byMonth: z.array(z.object({ month: monthSchema, totalIdr: moneySchema })),
  baseIdr: moneySchema.nullable(),
  /** How uncertain points of the law that decided something here are read. */
  switches: z.array(bothTexts),
});

export const registeredSchema = z.object({
  /** `added`: a person already known got the membership that was missing. */
  outcome: z.enum(['registered', 'added']),
  workerId: idSchema,
  membershipId: idSchema,
  nikMasked: z.string(),
  segment: z.enum(segments),
  state: z.enum(membershipStates),
  openedOn: daySchema,
  /** Reason codes taken along. */
  warnings: z.array(z.string()),
});

export const registrationRequestLineSchema = z.object({
  requestId: idSchema,
  code: z.string(),
  state: z.enum(['REQUESTED', 'ACCEPTED', 'REJECTED']),
  name: z.string(),
  nikMasked: z.string(),
  /** As it was written. */
  birthDate: z.string(),
  occupation: z.string(),
  area: areaNameSchema.nullable(),
  createdAt: instantSchema,
  /** Other waiting requests with the same NIK. */
  sameNik: z.number().int(),
});

export const registrationRequestSchema = registrationRequestLineSchema.extend({
  /** NIK and telephone are left out: the server has them. */
  form: registrationFormSchema,
  phoneMasked: z.string().nullable(),
  withSavings: z.boolean(),
  firstMonths: firstMonthsSchema.nullable(),
  warnings: z.array(z.string()),
  reason: z.string(),
  workerId: idSchema.nullable(),
  deciderName: z.string().nullable(),
  decidedAt: instantSchema.nullable(),
  version: z.number().int(),
});

const faulty = ['nik.missing', 'nik.malformed', 'nik.damaged', 'nik.implausible'] as const;

export const counterContract = {
  lookUp: query
    .route({
      method: 'POST',
      path: '/registrations/look-up',
      summary:
        'Whether a NIK is registered: the person in sight, elsewhere only that it is (audited, so many a day)',
    })
    .input(z.object({ nik: z.string().max(longestTexts.nik) }))
    .errors(errorsOf(registryErrors, [...faulty, 'worker.answers_used_up']))
    .output(z.object({ outcome: z.enum(['seen', 'elsewhere', 'unknown']), known: knownSchema.nullable() })),
  alike: query
    .route({
      method: 'POST',
      path: '/registrations/alike',
      summary: 'People in sight with this name, in any spelling, born on this day',
    })
    .input(z.object({ name: z.string().max(longestTexts.name), bornOn: daySchema }))
    .output(z.object({ workers: z.array(workerLineSchema) })),
  quote: query
    .route({
      method: 'POST',
      path: '/registrations/quote',
      summary: 'Contribution a month and the first bill, before anything is registered',
    })
    .input(
      z.object({
        segment: z.enum(segments),
        organisationId: idSchema.nullable().default(null),
        incomeIdr: moneySchema.nullable().default(null),
        occupation: z.string().max(longestTexts.occupation).default(''),
        withSavings: z.boolean().default(false),
        months: firstMonthsSchema.default(1),
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        'registration.segment_not_yours',
        'registration.employer_missing',
        'organisation.not_found',
      ]),
    )
    .output(quoteSchema),
  register: write
    .route({
      method: 'POST',
      path: '/registrations',
      summary: 'Register one worker, or add the missing membership of one who is known; may answer a request',
    })
    .input(
      z.object({
        form: registrationFormSchema,
        segment: z.enum(segments),
        organisationId: idSchema.nullable().default(null),
        withSavings: z.boolean().default(false),
        firstMonths: firstMonthsSchema.nullable().default(null),
        /** A NIK or telephone left empty is that of the request. */
        requestId: idSchema.nullable().default(null),
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        ...faulty,
        'registration.segment_not_yours',
        'registration.employer_missing',
        'registration.outside_scope',
        'registration.request_not_found',
        'registration.request_decided',
        'worker.already_registered',
        'worker.registered_elsewhere',
        'worker.unlike_known',
        'worker.deceased',
        'worker.answers_used_up',
        'area.not_found',
        'organisation.not_found',
      ]),
    )
    .output(registeredSchema),
  request: write
    .route({
      method: 'POST',
      path: '/registration-requests',
      summary: 'Ask to be registered, without an account; the village and office of the residence decide',
    })
    .input(
      z.object({
        form: registrationFormSchema,
        withSavings: z.boolean().default(false),
        firstMonths: firstMonthsSchema.nullable().default(null),
      }),
    )
    .errors(errorsOf(registryErrors, [...faulty, 'area.not_found', 'registration.queue_full']))
    .output(z.object({ code: z.string() })),
  requests: query
    .route({ method: 'GET', path: '/registration-requests', summary: 'Requests that wait in the own area' })
    .input(z.object(pageQuery))
    .output(
      z.object({
        total: z.number().int(),
        requests: z.array(registrationRequestLineSchema),
        cursor: z.string().nullable(),
      }),
    ),
  showRequest: query
    .route({
      method: 'GET',
      path: '/registration-requests/{requestId}',
      summary: 'A request as it was written, NIK and telephone masked; audited',
    })
    .input(z.object({ requestId: idSchema }))
    .errors(errorsOf(registryErrors, ['registration.request_not_found']))
    .output(registrationRequestSchema),
  rejectRequest: write
    .route({
      method: 'POST',
      path: '/registration-requests/{requestId}/reject',
      summary: 'Refuse a request, with the reason',
    })
    .input(z.object({ requestId: idSchema, reason: z.string().trim().min(5).max(500) }))
    .errors(errorsOf(registryErrors, ['registration.request_not_found', 'registration.request_decided']))
    .output(z.object({ state: z.literal('REJECTED') })),
};
