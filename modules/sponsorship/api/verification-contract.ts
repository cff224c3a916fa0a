import { z } from 'zod';
import { verificationErrors } from '#modules/sponsorship/core/index.ts';
import { errorsOf, idSchema, moneySchema, query, write } from '#platform/core/contract.ts';
import {
  approvedSchema,
  checkedListSchema,
  checkedRowSchema,
  shownRows,
  waitingListSchema,
} from './verification-shapes.ts';

const version = z.number().int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().trim().min(3).max(300);
const place = z.object({ listId: idSchema });
/** Rows decided at once, and lists approved or billed at once. */
const rowsAtOnce = 2_000;
const listsAtOnce = 1_000;
const count = z.number().int();

const seenSchema = z.object({ version, hash });

const verdictSchema = z.discriminatedUnion('verdict', [
  z.object({ workerId: idSchema, verdict: z.literal('accept') }),
  z.object({ workerId: idSchema, verdict: z.literal('reject'), reason }),
  z.object({ workerId: idSchema, verdict: z.literal('undo') }),
]);

const checkErrors = [
  'verification.list_not_found',
  'verification.not_proposed',
  'verification.changed',
  'verification.same_person',
] as const;

const decided = z.object({ version, decided: count });

export const verificationContract = {
  waiting: query
    .route({ method: 'GET', path: '/sponsorships/waiting', summary: 'Lists that wait for the caller’s hand' })
    .input(z.object({ programmeId: idSchema.optional() }))
    .output(z.object({ lists: z.array(waitingListSchema), total: count })),
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/lists/{listId}/verification',
      summary: 'A list as its verifier and approver see it: rows with remarks, totals, hash, bill',
    })
    .input(
      place.extend({
        show: z.enum(shownRows).default('all'),
        after: z.coerce.number().int().min(0).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    .errors(errorsOf(verificationErrors, ['verification.list_not_found']))
    .output(
      z.object({
        list: checkedListSchema,
        rows: z.array(checkedRowSchema),
        next: z.number().int().nullable(),
      }),
    ),
  decide: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/verdicts',
      summary: 'Accept or reject rows, or take a verdict back; a verified list is proposed again',
    })
    .input(place.extend({ version, verdicts: z.array(verdictSchema).min(1).max(rowsAtOnce) }))
    .errors(errorsOf(verificationErrors, [...checkErrors, 'verification.stranger', 'verification.unfit']))
    .output(decided),
  acceptRest: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/accept-rest',
      summary: 'Accept every undecided row without remark',
    })
    .input(place.extend({ version }))
    .errors(errorsOf(verificationErrors, checkErrors))
    .output(decided),
  verify: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/verify',
      summary: 'Verify a list of which every row is decided: sums it up and hashes it',
    })
    .input(place.extend({ version }))
    .errors(errorsOf(verificationErrors, [...checkErrors, 'verification.undecided', 'verification.nobody']))
    .output(
      z.object({
        /** `rechecked`: the registry turned over that many verdicts meanwhile; look again. */
        outcome: z.enum(['verified', 'rechecked']),
        version,
        overturned: count,
        workers: count,
        amountIdr: moneySchema,
      }),
    ),
  giveBack: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/return',
      summary: 'Give a list back to its village, or to those who verify, with the reason',
    })
    .input(place.extend({ version, reason, to: z.enum(['village', 'verifier']).default('village') }))
    .errors(
      errorsOf(verificationErrors, [
        'verification.list_not_found',
        'verification.not_proposed',
        'verification.changed',
      ]),
    )
    .output(z.object({ version })),
  approve: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/approve',
      summary: 'Approve what was seen: version and hash; conflicts come back worker by worker',
    })
    .input(place.extend(seenSchema.shape))
    .errors(
      errorsOf(verificationErrors, [
        'verification.list_not_found',
        'approval.not_verified',
        'approval.changed',
        'approval.same_person',
        'approval.budget_short',
        'approval.too_late',
      ]),
    )
    .output(approvedSchema),
  approveMany: write
    .route({
      method: 'POST',
      path: '/sponsorships/approvals',
      summary: 'Approve many lists at once; each has its own outcome',
    })
    .input(z.object({ lists: z.array(place.extend(seenSchema.shape)).min(1).max(listsAtOnce) }))
    .output(z.object({ lists: z.array(approvedSchema) })),
  bill: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/bill',
      summary: 'One bill for an approved list',
    })
    .input(place)
    .errors(
      errorsOf(verificationErrors, [
        'verification.list_not_found',
        'billing.not_approved',
        'billing.too_late',
      ]),
    )
    .output(z.object({ code: z.string() })),
  billMany: write
    .route({
      method: 'POST',
      path: '/sponsorships/bills',
      summary: 'One bill for each of many approved lists',
    })
    .input(z.object({ listIds: z.array(idSchema).min(1).max(listsAtOnce) }))
    .output(
      z.object({
        lists: z.array(
          z.object({
            listId: idSchema,
            outcome: z.enum(['billed', 'absent', 'not_approved', 'too_late']),
            code: z.string().nullable(),
          }),
        ),
      }),
    ),
  takeBack: write
    .route({
      method: 'POST',
      path: '/sponsorships/lists/{listId}/take-back-bill',
      summary: 'Take back a bill that is not paid: its money is reserved again',
    })
    .input(place.extend({ reason }))
    .errors(errorsOf(verificationErrors, ['verification.list_not_found', 'billing.not_billed']))
    .output(z.object({})),
};
