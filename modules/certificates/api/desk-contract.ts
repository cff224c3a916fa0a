import { z } from 'zod';
import { checkErrors, checkStatuses, deskErrors, purposeNames } from '#modules/certificates/core/index.ts';
import { daySchema, errorsOf, instantSchema, query, write } from '#platform/core/contract.ts';
import { membershipStatusSchema } from './desk-shapes.ts';

const numberSchema = z.string().trim().max(60);

const checkInput = z
  .object({
    npp: numberSchema.optional(),
    nib: numberSchema.optional(),
    npwp: numberSchema.optional(),
    /** The text of a QR code, or the short code of a certificate or card. */
    code: z.string().trim().max(4_000).optional(),
    /** The reference of an earlier check at this desk. */
    reference: numberSchema.optional(),
    name: z.string().trim().max(200).optional(),
    purpose: z.enum(purposeNames),
    applicationNumber: z.string().trim().min(1).max(80),
    workersStated: z.number().int().min(0).max(10_000_000).optional(),
    /** Until when the permit lives: within it the desk is told when the status changes. */
    permitValidUntil: daySchema.optional(),
  })
  .refine(({ npp, nib, npwp, code, reference }) => npp || nib || npwp || code || reference, {
    path: ['npp'],
    message: 'npp | nib | npwp | code | reference',
  });

const referenceInput = z.object({ reference: z.string().max(40) });

const checkRowSchema = z.object({
  reference: z.string(),
  kind: z.enum(['employer', 'worker']),
  name: z.string().nullable(),
  npp: z.string().nullable(),
  asked: z.string(),
  purpose: z.enum(purposeNames),
  applicationNumber: z.string(),
  checkedAt: instantSchema,
  checkedBy: z.string(),
  status: z.enum(checkStatuses),
  reason: z.string(),
  /** As last told. */
  nowStatus: z.enum(checkStatuses),
  permitValidUntil: daySchema.nullable(),
  changedAt: instantSchema.nullable(),
  isUnread: z.boolean(),
  seenBy: z.string(),
});

const changeSchema = z.object({
  wasStatus: z.enum(checkStatuses),
  status: z.enum(checkStatuses),
  reasonText: z.string(),
  changedAt: instantSchema,
  /** Whether the desk's own system was told; null: it has none. */
  delivery: z.enum(['waiting', 'delivered', 'given_up']).nullable(),
});

/** A check as it was answered, and what holds now. */
const checkedSchema = z.object({
  today: daySchema,
  check: membershipStatusSchema.extend({ asked: z.string(), checkedBy: z.string() }),
  now: membershipStatusSchema.pick({
    ...{ status: true, reason: true, reasonText: true, wayOut: true, validUntil: true, paidThrough: true },
    ...{ unpaidMonths: true, workersReported: true, workersDiffer: true, workersText: true },
    ...{ block: true, undertaking: true },
  }),
  changes: z.array(changeSchema),
  isUnread: z.boolean(),
  seenBy: z.string(),
  seenAt: instantSchema.nullable(),
});

export const deskContract = {
  check: write
    .route({
      method: 'POST',
      path: '/membership-status',
      summary:
        'How an employer stands, for one application: VALID, TIDAK_VALID or CONDITIONAL, with the way out and a reference that the file keeps',
    })
    .input(checkInput)
    .errors({
      ...errorsOf(deskErrors, ['desk.reference_unknown', 'desk.permit_over', 'desk.cannot_confirm']),
      ...errorsOf(checkErrors, ['check.never_by_nik', 'check.code_mistyped']),
    })
    .output(membershipStatusSchema),
  list: query
    .route({
      method: 'GET',
      path: '/membership-status',
      summary: 'The checks of this desk: those that changed and nobody has read first, then the latest',
    })
    .input(
      z.object({
        text: z.string().max(100).default(''),
        status: z.enum(checkStatuses).optional(),
        purpose: z.enum(purposeNames).optional(),
        changed: z.stringbool().default(false),
        offset: z.coerce.number().int().min(0).max(100_000).default(0),
        limit: z.coerce.number().int().min(1).max(100).default(25),
      }),
    )
    .output(z.object({ unread: z.number().int(), checks: z.array(checkRowSchema), hasMore: z.boolean() })),
  show: query
    .route({
      method: 'GET',
      path: '/membership-status/{reference}',
      summary: 'A check as it was answered, and how the employer stands now',
    })
    .input(referenceInput)
    .errors(errorsOf(deskErrors, ['desk.not_found']))
    .output(checkedSchema),
  seen: write
    .route({
      method: 'POST',
      path: '/membership-status/{reference}/seen',
      summary: 'Notes that the desk has read what changed',
    })
    .input(referenceInput)
    .errors(errorsOf(deskErrors, ['desk.not_found']))
    .output(z.object({ seen: z.boolean() })),
  watch: write
    .route({
      method: 'PUT',
      path: '/membership-status/{reference}/permit',
      summary: 'Sets until when the permit lives and the desk is told of changes; null: no longer',
    })
    .input(referenceInput.extend({ permitValidUntil: daySchema.nullable() }))
    .errors(errorsOf(deskErrors, ['desk.not_found', 'desk.permit_over']))
    .output(z.object({ permitValidUntil: daySchema.nullable() })),
  proof: query
    .route({
      method: 'GET',
      path: '/membership-status/{reference}/proof',
      summary: 'The proof of a check as a PDF for the permit’s file',
    })
    .input(referenceInput)
    .errors(errorsOf(deskErrors, ['desk.not_found']))
    .output(z.file()),
};
