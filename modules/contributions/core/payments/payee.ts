/** Where money is given back to by transfer. */
export interface Payee {
  readonly bank: string;
  /** 6 to 20 digits. */
  readonly account: string;
  readonly holder: string;
}

/** A payee as a colleague may see him: the bank, the last four digits, the first letters of the names. */
export function maskPayee({ bank, account, holder }: Payee, maskName: (name: string) => string): string {
  return `${bank} ****${account.slice(-4)} · ${maskName(holder)}`;
}
