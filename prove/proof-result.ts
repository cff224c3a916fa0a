/** What a proof says of itself: how much it tried, how much failed, and what else is worth a number. */
export interface ProofResult {
  readonly n: number;
  readonly failures: number;
  readonly [more: string]: unknown;
}
