import { fine, type Reading } from '#modules/rules/core/index.ts';

/** A bill of contributions that was owed when the second warning ended. */
export interface OwedBill {
  readonly month: string;
  readonly code: string;
  readonly dueOn: string;
  readonly owedIdr: bigint;
}

/** What a fine is made of; frozen with it. Money as decimal strings, for it is kept as JSON. */
export interface FineMadeOf {
  readonly owedOn: string;
  readonly bills: readonly {
    readonly month: string;
    readonly code: string;
    readonly dueOn: string;
    readonly owedIdr: string;
  }[];
  /** Contributions that should have been paid and were never billed, as the office assessed them. */
  readonly assessedIdr: string;
  readonly owedIdr: string;
  readonly fineIdr: string;
  /** How often the rate was charged. */
  readonly chargedTimes: number;
}

/** The fine of PP 86/2013 on all that was owed when the second warning ended, with what it was made of. */
export function makeFine(
  reading: Reading,
  {
    secondWarningEndedOn,
    bills,
    assessedIdr,
  }: {
    readonly secondWarningEndedOn: string;
    readonly bills: readonly OwedBill[];
    readonly assessedIdr: bigint;
  },
): FineMadeOf {
  const owedIdr = bills.reduce((sum, bill) => sum + bill.owedIdr, assessedIdr);
  const months = Math.max(1, new Set(bills.map(({ month }) => month)).size);
  const { fineIdr, chargedTimes } = fine(reading, { owedIdr, secondWarningEndedOn, months }).result;
  return {
    owedOn: secondWarningEndedOn,
    bills: bills.map(({ owedIdr: idr, ...bill }) => ({ ...bill, owedIdr: idr.toString() })),
    assessedIdr: assessedIdr.toString(),
    owedIdr: owedIdr.toString(),
    fineIdr: fineIdr.toString(),
    chargedTimes,
  };
}
