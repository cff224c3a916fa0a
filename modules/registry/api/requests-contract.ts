import { z } from 'zod';
import {
  complaintTopics,
  registryErrors,
  requestActNames,
  requestKinds,
  requestStates,
} from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

const wordsSchema = z.string().trim().max(2000);
const copyFormats = ['json', 'pdf'] as const;

/** The clock of a request, as the law set it when it was opened. */
const clockSchema = z.object({
  dueAt: instantSchema,
  /** Whole minutes to the end of the time; negative when it is over. */
  minutesLeft: z.number().int(),
  within: z.number().int(),
  unit: z.enum(['hours', 'days', 'working_days']),
  law: z.string(),
  certainty: z.string(),
});

export const requestLineSchema = z.object({
  requestId: idSchema,
  kind: z.enum(requestKinds),
  state: z.enum(requestStates),
  channel: z.enum(['worker', 'office', 'public']),
  /** Whose request it is; empty where someone without an account gave no name. */
  name: z.string(),
  openedAt: instantSchema,
  closedAt: instantSchema.nullable(),
  clock: clockSchema,
});

const requestEventSchema = z.object({
  eventId: idSchema,
  at: instantSchema,
  act: z.string(),
  state: z.enum(requestStates),
  /** Empty for the worker himself: he reads of which office, not of whom. */
  actorName: z.string(),
  actorRole: z.string(),
  words: z.string().nullable(),
});

export const requestSchema = requestLineSchema.extend({
  version: z.number().int(),
  words: z.string(),
  topic: z.enum(complaintTopics).nullable(),
  employer: z.string(),
  contact: z.string(),
  area: z.string(),
  /** Null for someone who is not registered, or whom the caller does not see. */
  worker: z.object({ workerId: idSchema, nikMasked: z.string(), birthDate: daySchema }).nullable(),
  /** What the caller may do with it now. */
  acts: z.array(z.enum(requestActNames)),
  events: z.array(requestEventSchema),
  copies: z.array(
    z.object({ format: z.enum(copyFormats), sizeBytes: z.number().int(), expiresAt: instantSchema }),
  ),
});

const countSchema = z.object({
  kind: z.enum(requestKinds),
  open: z.number().int(),
  dueSoon: z.number().int(),
  overdue: z.number().int(),
});

const changed = ['case.not_found', 'case.changed_meanwhile', 'case.wrong_kind'] as const;
const version = z.number().int().min(1);

export const requestsContract = {
  open: write
    .route({
      method: 'POST',
      path: '/requests',
      summary: 'Ask for a copy or a correction of data, or complain',
    })
    .input(
      z.object({
        kind: z.enum(requestKinds),
        /** Whom the office asks for; a worker asks for himself. */
        workerId: idSchema.optional(),
        words: wordsSchema.default(''),
        topic: z.enum(complaintTopics).optional(),
        employer: z.string().trim().max(200).default(''),
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        'worker.not_found',
        'case.not_yours',
        'case.words_missing',
        'case.employer_missing',
        'case.open_already',
      ]),
    )
    .output(requestSchema),
  list: query
    .route({
      method: 'GET',
      path: '/requests',
      summary: 'Requests in sight, those due first; the look is audited',
    })
    .input(
      z.object({
        kind: z.enum(requestKinds).optional(),
        state: z.enum(['open', 'closed', 'overdue']).optional(),
        workerId: idSchema.optional(),
        ...pageQuery,
      }),
    )
    .output(z.object({ requests: z.array(requestLineSchema), cursor: z.string().nullable() })),
  counts: query
    .route({
      method: 'GET',
      path: '/requests/counts',
      summary: 'Open, due soon and overdue requests by kind',
    })
    .output(z.object({ counts: z.array(countSchema) })),
  show: query
    .route({
      method: 'GET',
      path: '/requests/{requestId}',
      summary: 'One request with its clock and history',
    })
    .input(z.object({ requestId: idSchema }))
    .errors(errorsOf(registryErrors, ['case.not_found']))
    .output(requestSchema),
  take: write
    .route({ method: 'POST', path: '/requests/{requestId}/take', summary: 'Begin to work on a request' })
    .input(z.object({ requestId: idSchema, version }))
    .errors(errorsOf(registryErrors, changed))
    .output(requestSchema),
  answer: write
    .route({
      method: 'POST',
      path: '/requests/{requestId}/answer',
      summary: 'Answer a complaint, or close a correction that was made',
    })
    .input(z.object({ requestId: idSchema, version, words: wordsSchema.min(5) }))
    .errors(errorsOf(registryErrors, [...changed, 'case.not_corrected_yet']))
    .output(requestSchema),
  refuse: write
    .route({
      method: 'POST',
      path: '/requests/{requestId}/refuse',
      summary: 'Refuse a request with its reason',
    })
    .input(z.object({ requestId: idSchema, version, words: wordsSchema.min(5) }))
    .errors(errorsOf(registryErrors, changed))
    .output(requestSchema),
  withdraw: write
    .route({ method: 'POST', path: '/requests/{requestId}/withdraw', summary: 'Take a request back' })
    .input(z.object({ requestId: idSchema, version, words: wordsSchema.default('') }))
    .errors(errorsOf(registryErrors, [...changed, 'case.not_withdrawn_by_office']))
    .output(requestSchema),
  makeCopy: write
    .route({
      method: 'POST',
      path: '/requests/{requestId}/copy',
      summary: 'Have the copy of everything made in the background; it answers the request',
    })
    .input(z.object({ requestId: idSchema, version }))
    .errors(errorsOf(registryErrors, changed))
    .output(requestSchema),
  copy: query
    .route({
      method: 'GET',
      path: '/requests/{requestId}/copy/{format}',
      summary: 'The copy as JSON or PDF during seven days; each download is audited',
    })
    .input(z.object({ requestId: idSchema, format: z.enum(copyFormats) }))
    .errors(errorsOf(registryErrors, ['case.not_found', 'case.copy_not_ready', 'case.copy_expired']))
    .output(z.file()),
  complain: write
    .route({
      method: 'POST',
      path: '/complaints',
      summary: 'Complain without an account; the answer is the code to follow it by',
    })
    .input(
      z.object({
        topic: z.enum(complaintTopics),
        employer: z.string().trim().min(2).max(200),
        areaCode: areaCodeSchema,
        words: wordsSchema.min(10),
        name: z.string().trim().max(100).default(''),
        contact: z.string().trim().max(100).default(''),
      }),
    )
    .errors(errorsOf(registryErrors, ['area.not_found', 'complaint.too_many']))
    .output(z.object({ code: z.string(), dueAt: instantSchema })),
  /** POST, because a code never stands in an address. */
  follow: query
    .route({ method: 'POST', path: '/complaints/follow', summary: 'What became of a complaint, by its code' })
    .input(z.object({ code: z.string().trim().min(1).max(40) }))
    .errors(errorsOf(registryErrors, ['complaint.code_unknown']))
    .output(
      z.object({
        state: z.enum(requestStates),
        openedAt: instantSchema,
        dueAt: instantSchema,
        closedAt: instantSchema.nullable(),
        law: z.string(),
        certainty: z.string(),
        events: z.array(
          z.object({ at: instantSchema, state: z.enum(requestStates), words: z.string().nullable() }),
        ),
      }),
    ),
};
