import type { z } from 'zod';
import type { statementLineSchema, statementSchema } from '#modules/contributions/api/index.ts';
import { detailsInWords } from '#platform/server/details-in-words.ts';
import { textOf } from '#platform/server/texts.ts';
import type { LineRecord, StatementRecord } from './statement-queries.ts';

/** A statement as the contract shows it. */
export function statementView(
  statement: StatementRecord,
  language: 'id' | 'en',
): z.output<typeof statementSchema> {
  const { lines, matched, unmatched, duplicate, reversals, ignored, error } = statement;
  return {
    statementId: statement.statement_id,
    fileName: statement.file_name,
    sha256: statement.sha256.toString('hex'),
    format: statement.format,
    bankAccount: statement.bank_account,
    state: statement.state,
    receivedAt: statement.recorded_at.toISOString(),
    postedAt: statement.posted_at?.toISOString() ?? null,
    ...{ lines, matched, unmatched, duplicate, reversals, ignored },
    linesDone: statement.lines_done,
    totalIdr: String(statement.total_idr),
    error: error && {
      code: error.code,
      message: textOf(language, `error.${error.code}`, detailsInWords(error.details, language)),
    },
  };
}

/** A line as the contract shows it. */
export function lineView(line: LineRecord): z.output<typeof statementLineSchema> {
  return {
    line: line.line,
    outcome: line.outcome,
    bookedOn: line.booked_on,
    amountIdr: String(line.amount_idr),
    direction: line.direction,
    isReversal: line.is_reversal,
    reference: line.reference,
    code: line.code,
    text: line.remark,
    paymentId: line.payment_id,
  };
}
