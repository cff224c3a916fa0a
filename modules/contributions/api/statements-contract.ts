import { z } from 'zod';
import {
  lineOutcomes,
  statementErrors,
  statementFormats,
  statementStates,
} from '#modules/contributions/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

const count = z.number().int();

export const statementSchema = z.object({
  statementId: idSchema,
  fileName: z.string(),
  sha256: z.string(),
  format: z.enum(statementFormats),
  /** The accounts of the file, all but their last digits hidden; empty until it is read. */
  bankAccount: z.string(),
  state: z.enum(statementStates),
  receivedAt: instantSchema,
  postedAt: instantSchema.nullable(),
  lines: count,
  /** Read so far, while it is being read. */
  linesDone: count,
  matched: count,
  unmatched: count,
  duplicate: count,
  reversals: count,
  ignored: count,
  /** All credits of the file. */
  totalIdr: moneySchema,
  /** Why a file was refused: catalogue code and its text. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});

export const outcomeSumSchema = z.object({
  outcome: z.enum(lineOutcomes),
  lines: count,
  amountIdr: moneySchema,
});

export const statementLineSchema = z.object({
  line: count,
  outcome: z.enum(lineOutcomes),
  bookedOn: daySchema,
  amountIdr: moneySchema,
  direction: z.enum(['credit', 'debit']),
  isReversal: z.boolean(),
  reference: z.string(),
  /** The payment code that the line names; empty for none. */
  code: z.string(),
  /** The bank's words; other long numbers are starred out. */
  text: z.string(),
  paymentId: idSchema.nullable(),
});

const statementId = z.object({ statementId: idSchema });
const notFound = errorsOf(statementErrors, ['statement.not_found']);

export const statementsContract = {
  upload: write
    .route({
      method: 'POST',
      path: '/statements',
      summary:
        'Hand in a bank statement (multipart): CAMT.053, MT940 or CSV; at most 100 MiB. The same file again changes nothing',
    })
    .input(
      z.object({
        file: z.file(),
        format: z.enum(statementFormats).optional(),
        /** The receiving account, for a file that names none. */
        account: z
          .string()
          .regex(/^[0-9 .-]{4,40}$/)
          .optional(),
      }),
    )
    .errors(errorsOf(statementErrors, ['statement.file_empty', 'statement.file_too_large']))
    .output(statementSchema),
  list: query
    .route({ method: 'GET', path: '/statements', summary: 'Bank statements, newest first' })
    .input(z.object({ ...pageQuery, cursor: idSchema.optional() }))
    .output(z.object({ statements: z.array(statementSchema), cursor: z.string().nullable() })),
  show: query
    .route({
      method: 'GET',
      path: '/statements/{statementId}',
      summary: 'What became of a statement, with the money of each outcome',
    })
    .input(statementId)
    .errors(notFound)
    .output(statementSchema.extend({ sums: z.array(outcomeSumSchema) })),
  lines: query
    .route({
      method: 'GET',
      path: '/statements/{statementId}/lines',
      summary: 'Lines of a statement; the look is audited',
    })
    .input(
      statementId.extend({
        outcome: z.enum(lineOutcomes).optional(),
        ...pageQuery,
        cursor: z
          .string()
          .regex(/^\d{1,9}$/)
          .optional(),
      }),
    )
    .errors(notFound)
    .output(z.object({ lines: z.array(statementLineSchema), cursor: z.string().nullable() })),
};
