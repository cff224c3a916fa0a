/** The ways a bank hands over its statement (CONTRACT 2). */
export const statementFormats = ['camt053', 'mt940', 'csv'] as const;
export type StatementFormat = (typeof statementFormats)[number];

/** One movement on the bank account, as the bank booked it. */
export interface StatementLine {
  /** 1, 2, 3 … through the whole file. */
  readonly lineNumber: number;
  readonly bookedOn: string;
  readonly valueOn: string | null;
  /** Always above zero; the direction says which way. */
  readonly amountIdr: bigint;
  /** `credit`: money came in. */
  readonly direction: 'credit' | 'debit';
  /** The bank says that this movement takes an earlier one back. */
  readonly isReversal: boolean;
  /** The bank's own reference; empty where it gives none. */
  readonly bankReference: string;
  readonly endToEndId: string;
  readonly text: string;
  /** The one payment code in reference or text; null for none or several. */
  readonly code: string | null;
}

/** The movements of one account over some days; balances where the bank states them. */
export interface BankStatement {
  readonly account: string;
  readonly currency: 'IDR';
  readonly lines: readonly StatementLine[];
  readonly openingIdr: bigint | null;
  readonly closingIdr: bigint | null;
}

/** What a file may hold. */
export interface StatementLimits {
  readonly lines: number;
}

/** Where a movement stands in its file, for a refusal: its number among the movements and the line of the text. */
export interface LinePlace {
  readonly entry: number;
  readonly line: number;
}

/** Where a statement that was handed in stands. */
export const statementStates = ['received', 'reading', 'posted', 'refused'] as const;

/** What became of a movement: paid for a bill, waits for a person, known before, takes something back, not ours. */
export const lineOutcomes = ['matched', 'unmatched', 'duplicate', 'reversal', 'ignored'] as const;
