import { z } from 'zod';
import { billStates } from '#modules/contributions/core/index.ts';
import {
  listKinds,
  listStates,
  sponsorFundings,
  verificationErrors,
} from '#modules/sponsorship/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';

const version = z.number().int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const reason = z.string().trim().min(3).max(300);
const place = z.object({ listId: idSchema });
/** Rows decided at once, and lists approved or billed at once. */
const rowsAtOnce = 2_000;
const listsAtOnce = 1_000;
const count = z.number().int();

/** Rows of a list that a verifier looks at together. */
export const shownRows = [
  'all',
  'undecided',
  'remarked',
  'unfit',
  'accepted',
  'rejected',
  'reserve',
] as const;

const handSchema = z.object({ name: z.string(), at: instantSchema.nullable() });

export const checkedRowSchema = z.object({
  workerId: idSchema,
  place: count,
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema,
  sex: z.enum(['L', 'P']),
  occupation: z.string(),
  hamlet: z.string(),
  category: z.object({ id: z.string(), en: z.string() }).nullable(),
  /** Over the quota: the next in turn. */
  isReserve: z.boolean(),
  outcome: z.enum(['ready', 'warning', 'fix', 'rejected']),
  reasons: z.array(z.string()),
  reasonDetails: z.record(z.string(), z.unknown()),
  verdict: z.enum(['proposed', 'accepted', 'rejected']),
  verdictReason: z.string(),
  verdictName: z.string(),
});

export const checkedListSchema = z.object({
  listId: idSchema,
  version,
  state: z.enum(listStates),
  kind: z.enum(listKinds),
  programmeId: idSchema,
  programmeName: z.string(),
  sponsorName: z.string(),
  funding: z.enum(sponsorFundings),
  villageCode: z.string(),
  villageName: z.string(),
  firstMonth: monthSchema,
  months: count,
  /** Accepted within the quota, and what their months cost. */
  workers: count,
  amountIdr: moneySchema,
  /** Left free in the budget; null where the caller does not see it. */
  freeIdr: moneySchema.nullable(),
  /** Of what was verified; empty before. */
  contentHash: z.string(),
  note: z.string(),
  maker: handSchema.nullable(),
  verifier: handSchema.nullable(),
  approver: handSchema.nullable(),
  counts: z.record(z.enum(shownRows), count),
  bill: z
    .object({
      code: z.string(),
      state: z.enum(billStates),
      amountIdr: moneySchema,
      paidIdr: moneySchema,
      owedIdr: moneySchema,
      feeIdr: moneySchema,
      dueOn: daySchema,
      expiresOn: daySchema.nullable(),
      paidOn: daySchema.nullable(),
    })
    .nullable(),
  may: z.object({
    decide: z.boolean(),
    verify: z.boolean(),
    giveBack: z.boolean(),
    approve: z.boolean(),
    bill: z.boolean(),
    takeBack: z.boolean(),
  }),
  /** What the caller did to it himself that keeps him from checking it. */
  ownHand: z.enum(['made', 'verified']).nullable(),
});

export const waitingListSchema = z.object({
  listId: idSchema,
  version,
  state: z.enum(listStates),
  kind: z.enum(listKinds),
  programmeId: idSchema,
  programmeName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  candidates: count,
  workers: count,
  amountIdr: moneySchema,
  contentHash: z.string(),
  note: z.string(),
  makerName: z.string(),
  verifierName: z.string(),
  since: daySchema,
  ownHand: z.enum(['made', 'verified']).nullable(),
});

const conflictSchema = z.object({
  workerId: idSchema,
  name: z.string(),
  reason: z.string(),
  details: z.record(z.string(), z.unknown()),
});

/** What became of each list of an approval. */
export const approvalOutcomes = [
  'approved',
  'absent',
  'not_verified',
  'changed',
  'same_person',
  'budget_short',
  'conflict',
  'too_late',
] as const;

const approvedSchema = z.object({
  listId: idSchema,
  outcome: z.enum(approvalOutcomes),
  conflicts: z.array(conflictSchema),
});

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
