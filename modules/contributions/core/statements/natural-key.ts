import type { StatementLine } from '#modules/contributions/core/statement-terms/index.ts';

/**
 * What makes a movement the same in two overlapping files of one account: the day, the bank's reference (its words where it gives none), the
 * amount and the direction. The ordinal among equals is added by whoever stores it.
 */
export function naturalKeyOf(account: string, line: StatementLine): string {
  const reference = line.bankReference || line.endToEndId || line.text.toUpperCase();
  return [account, line.bookedOn, line.amountIdr, line.direction, reference].join('|');
}
