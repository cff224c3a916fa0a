import { z } from 'zod';
import {
  billErrors,
  billKinds,
  billPayerKinds,
  billStates,
  monthsAhead,
} from '#modules/contributions/core/index.ts';
import {
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

const codeSchema = z.string().regex(/^[1-4]\d{15}$/);
const reason = z.string().trim().min(3).max(300);
const bothTextsSchema = z.object({ id: z.string(), en: z.string() });

export const billLineSchema = z.object({
  billId: idSchema,
  code: codeSchema,
  kind: z.enum(billKinds),
  segment: z.enum(['PU', 'BPU']),
  payerKind: z.enum(billPayerKinds),
  payerId: idSchema,
  payerName: z.string(),
  firstMonth: monthSchema,
  lastMonth: monthSchema,
  workers: z.number().int(),
  amountIdr: moneySchema,
  feeIdr: moneySchema,
  /** Contributions and late fee that are paid. */
  paidIdr: moneySchema,
  /** What is left to pay. */
  owedIdr: moneySchema,
  state: z.enum(billStates),
  issuedOn: daySchema,
  dueOn: daySchema,
  /** The last day the code takes money; null: it does not end. */
  expiresOn: daySchema.nullable(),
});

/** A relief of the law that lowers what a month costs. */
const reliefSchema = z.object({
  name: bothTextsSchema,
  law: z.array(z.string()),
  savedIdr: moneySchema,
});

const billMonthSchema = z.object({
  month: monthSchema,
  sector: z.enum(['other', 'transport']),
  workers: z.number().int(),
  jkkIdr: moneySchema,
  jkmIdr: moneySchema,
  jhtIdr: moneySchema,
  jpIdr: moneySchema,
  amountIdr: moneySchema,
  state: z.enum(['due', 'paid', 'forgone']),
  reliefs: z.array(reliefSchema),
});

const billWorkerSchema = z.object({
  workerId: idSchema,
  /** Null for a person whom the caller may not see. */
  name: z.string().nullable(),
  nikMasked: z.string().nullable(),
  months: z.array(monthSchema),
  amountIdr: moneySchema,
  paidIdr: moneySchema,
  state: z.enum(['due', 'paid', 'forgone']),
});

export const billSchema = billLineSchema.extend({
  paidOn: daySchema.nullable(),
  replacedByCode: codeSchema.nullable(),
  endedReason: z.string().nullable(),
  months: z.array(billMonthSchema),
  people: z.array(billWorkerSchema),
  /** Money held for a group that is not yet divided among its members. */
  heldIdr: moneySchema,
  payments: z.array(z.object({ receivedOn: daySchema, amountIdr: moneySchema, channel: z.string() })),
  mayCancel: z.boolean(),
  mayNameMembers: z.boolean(),
});

export const billRunSchema = z.object({
  runId: idSchema,
  month: monthSchema,
  /** Null: the daily job. */
  by: z.string().nullable(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  workersDone: z.number().int(),
  workersTotal: z.number().int(),
  billsMade: z.number().int(),
});

const issued = z.object({ code: codeSchema, isNew: z.boolean() });
/** What cannot be a code is nobody’s bill. */
const place = z.object({ paymentCode: z.string().max(40) });

export const billsContract = {
  list: query
    .route({ method: 'GET', path: '/bills', summary: 'Bills in the caller’s scope, the latest due first' })
    .input(
      z.object({
        state: z.enum(billStates).optional(),
        kind: z.enum(billKinds).optional(),
        month: monthSchema.optional(),
        payerId: idSchema.optional(),
        /** The whole code; spaces are let pass. */
        code: z.string().max(40).optional(),
        ...pageQuery,
      }),
    )
    .output(
      z.object({
        bills: z.array(billLineSchema),
        cursor: z.string().nullable(),
        totals: z.object({ bills: z.number().int(), amountIdr: moneySchema, owedIdr: moneySchema }),
      }),
    ),
  show: query
    .route({
      method: 'GET',
      path: '/bills/{paymentCode}',
      summary: 'One bill: months, workers, reliefs, what was paid',
    })
    .input(place.extend({ after: idSchema.optional() }))
    .errors(errorsOf(billErrors, ['bill.not_found']))
    .output(billSchema),
  issue: write
    .route({ method: 'POST', path: '/bills', summary: 'A bill for a worker’s next months (BPU)' })
    .input(
      z.object({
        workerId: idSchema,
        months: z.union(monthsAhead.map((count) => z.literal(count))),
        /** Old age savings (JHT) with it; absent: as he chose at registration. */
        withSavings: z.boolean().optional(),
      }),
    )
    .errors(
      errorsOf(billErrors, [
        'bill.worker_not_found',
        'bill.no_membership',
        'bill.in_group_bill',
        'bill.too_far_ahead',
      ]),
    )
    .output(issued),
  cancel: write
    .route({
      method: 'POST',
      path: '/bills/{paymentCode}/cancel',
      summary: 'Cancel an open bill that no money came for',
    })
    .input(place.extend({ reason }))
    .errors(
      errorsOf(billErrors, ['bill.not_found', 'bill.not_cancellable', 'bill.not_open', 'bill.has_money']),
    )
    .output(z.object({})),
  nameMembers: write
    .route({
      method: 'POST',
      path: '/bills/{paymentCode}/paid-members',
      summary: 'Name the members for whom a group’s money pays',
    })
    .input(place.extend({ workerIds: z.array(idSchema).min(1).max(5_000) }))
    .errors(errorsOf(billErrors, ['bill.not_found', 'bill.member_not_due', 'bill.credit_short']))
    .output(z.object({ paidIdr: moneySchema, heldIdr: moneySchema })),
  groupMembers: query
    .route({
      method: 'GET',
      path: '/group-bills/{organisationId}/members',
      summary: 'Members who owe for themselves through a month',
    })
    .input(z.object({ organisationId: idSchema, throughMonth: monthSchema }))
    .errors(errorsOf(billErrors, ['bill.group_not_found']))
    .output(
      z.object({
        members: z.array(
          z.object({
            workerId: idSchema,
            name: z.string(),
            nikMasked: z.string(),
            months: z.array(monthSchema),
            amountIdr: moneySchema,
            /** In another group's open bill: left out of this one. */
            elsewhere: z.boolean(),
          }),
        ),
      }),
    ),
  issueGroup: write
    .route({
      method: 'POST',
      path: '/group-bills',
      summary: 'One code for what members of a group owe for themselves',
    })
    .input(
      z.object({
        organisationId: idSchema,
        throughMonth: monthSchema,
        /** Absent: everyone in its custody. */
        workerIds: z.array(idSchema).min(1).max(5_000).optional(),
        withSavings: z.boolean().optional(),
      }),
    )
    .errors(
      errorsOf(billErrors, [
        'bill.group_not_found',
        'bill.not_a_group',
        'bill.member_not_found',
        'bill.nothing_due',
        'bill.month_not_open',
      ]),
    )
    .output(issued.extend({ members: z.number().int(), elsewhere: z.number().int() })),
  runs: query
    .route({ method: 'GET', path: '/bill-runs', summary: 'Monthly bill runs, the latest first' })
    .input(z.object({ month: monthSchema.optional() }))
    .output(
      z.object({
        runs: z.array(billRunSchema),
        /** What the month asked about stands at; null where none was asked. */
        standing: z
          .object({
            month: monthSchema,
            bills: z.number().int(),
            workerMonths: z.number().int(),
            totalIdr: moneySchema,
          })
          .nullable(),
      }),
    ),
  run: write
    .route({ method: 'POST', path: '/bill-runs', summary: 'Bill a month to everyone; again changes nothing' })
    .input(z.object({ month: monthSchema }))
    .errors(errorsOf(billErrors, ['bill.month_not_open']))
    .output(z.object({ runId: idSchema })),
  reprice: write
    .route({
      method: 'POST',
      path: '/bill-runs/{month}/reprice',
      summary: 'Price a month anew where a later relief lowered it; what was paid too much becomes credit',
    })
    .input(z.object({ month: monthSchema, reason }))
    .errors(errorsOf(billErrors, ['bill.month_not_open']))
    .output(z.object({ workerMonths: z.number().int(), returnedIdr: moneySchema })),
};
