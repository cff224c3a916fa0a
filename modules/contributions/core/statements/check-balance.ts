import type { BankStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';

/** What a movement does to the balance, below zero where money goes out. */
export function signedIdr(line: {
  readonly amountIdr: bigint;
  readonly direction: 'credit' | 'debit';
}): bigint {
  return line.direction === 'credit' ? line.amountIdr : -line.amountIdr;
}

/**
 * Holds a statement to its own balances where it states both.
 *
 * @param movedIdr sum of the booked movements, signed
 * @throws Refusal `statement.balance_differs` with the difference, closing balance less what it ought to be
 */
export function checkBalance(
  balances: Pick<BankStatement, 'openingIdr' | 'closingIdr'>,
  movedIdr: bigint,
): void {
  const { openingIdr, closingIdr } = balances;
  if (openingIdr === null || closingIdr === null) return;
  const differenceIdr = closingIdr - openingIdr - movedIdr;
  if (differenceIdr === 0n) return;
  throw refuseStatement('statement.balance_differs', {
    openingIdr: String(openingIdr),
    movedIdr: String(movedIdr),
    closingIdr: String(closingIdr),
    differenceIdr: String(differenceIdr),
  });
}
