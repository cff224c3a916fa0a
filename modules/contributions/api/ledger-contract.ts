import { z } from 'zod';
import { paymentErrors } from '#modules/contributions/core/index.ts';
import {
  areaCodeSchema,
  daySchema,
  errorsOf,
  instantSchema,
  moneySchema,
  monthSchema,
  pageQuery,
  query,
} from '#platform/core/contract.ts';
import { recordIdSchema } from './payment-shapes.ts';

const channels = ['teller', 'va', 'transfer'] as const;
/** Rupiah that may be less than nothing. */
const signedSchema = z.string().regex(/^-?\d{1,18}$/);
const accountNameSchema = z.object({ account: z.string(), nameId: z.string(), nameEn: z.string() });

const periodInput = z.object({ from: daySchema, to: daySchema, area: areaCodeSchema.optional() });
const dayInput = z.object({ day: daySchema });

export const trialBalanceSchema = z.object({
  from: daySchema,
  to: daySchema,
  /** Of each account: what stood on its own side before, what was debited and credited, what stands after. */
  accounts: z.array(
    accountNameSchema.extend({
      kind: z.enum(['asset', 'liability', 'fund']),
      openingIdr: signedSchema,
      debitIdr: moneySchema,
      creditIdr: moneySchema,
      closingIdr: signedSchema,
    }),
  ),
  totals: z.object({ debitIdr: moneySchema, creditIdr: moneySchema }),
});

export const cashReportSchema = z.object({
  day: daySchema,
  channels: z.array(
    z.object({
      channel: z.enum(channels),
      openingIdr: signedSchema,
      inIdr: moneySchema,
      outIdr: moneySchema,
      closingIdr: signedSchema,
    }),
  ),
  cashiers: z.array(
    z.object({
      channel: z.enum(channels),
      /** Empty: no cashier, a bank. */
      cashier: z.string(),
      payments: z.number().int(),
      amountIdr: moneySchema,
      reversedIdr: moneySchema,
    }),
  ),
});

export const journalLineSchema = z.object({
  journalId: recordIdSchema,
  kind: z.string(),
  bookedOn: daySchema,
  recordedAt: instantSchema,
  reason: z.string(),
  paymentId: recordIdSchema.nullable(),
  amountIdr: moneySchema,
  receipt: z.string(),
});

const journalSchema = journalLineSchema.extend({
  lines: z.array(
    z.object({
      line: z.number().int(),
      debit: accountNameSchema,
      credit: accountNameSchema,
      amountIdr: moneySchema,
      payer: z.string(),
      billCode: z.string(),
    }),
  ),
  /** Where the money came from: the line of a bank's statement, when one brought it. */
  statementLine: z
    .object({ statementId: recordIdSchema, fileName: z.string(), line: z.number().int(), remark: z.string() })
    .nullable(),
  payment: z
    .object({
      paymentId: recordIdSchema,
      receipt: z.string(),
      channel: z.string(),
      reference: z.string(),
      amountIdr: moneySchema,
      receivedOn: daySchema,
    })
    .nullable(),
  paid: z.array(
    z.object({
      workerId: recordIdSchema.nullable(),
      name: z.string(),
      part: z.string(),
      months: z.array(monthSchema),
      workers: z.number().int(),
      amountIdr: moneySchema,
    }),
  ),
  /** The other journals of the same payment. */
  related: z.array(journalLineSchema),
});

export const ledgerContract = {
  trialBalance: query
    .route({ method: 'GET', path: '/ledger/trial-balance', summary: 'Trial balance of a period and area' })
    .input(periodInput)
    .output(trialBalanceSchema),
  trialBalancePaper: query
    .route({ method: 'GET', path: '/ledger/trial-balance/paper', summary: 'The trial balance as PDF' })
    .input(periodInput)
    .output(z.file()),
  cash: query
    .route({
      method: 'GET',
      path: '/ledger/cash',
      summary: 'What came and went on a day, by channel and cashier',
    })
    .input(dayInput)
    .output(cashReportSchema),
  cashPaper: query
    .route({ method: 'GET', path: '/ledger/cash/paper', summary: 'The daily cash report as PDF' })
    .input(dayInput)
    .output(z.file()),
  journals: query
    .route({
      method: 'GET',
      path: '/ledger/journals',
      summary: 'Journals of a period, of one account or all',
    })
    .input(
      z.object({
        from: daySchema,
        to: daySchema,
        account: z
          .string()
          .regex(/^\d{4}$/)
          .optional(),
        ...pageQuery,
      }),
    )
    .output(z.object({ journals: z.array(journalLineSchema), cursor: z.string().nullable() })),
  journal: query
    .route({
      method: 'GET',
      path: '/ledger/journals/{journalId}',
      summary: 'A journal: from its payment to worker and month',
    })
    .input(z.object({ journalId: recordIdSchema }))
    .errors(errorsOf(paymentErrors, ['journal.not_found']))
    .output(journalSchema),
};
