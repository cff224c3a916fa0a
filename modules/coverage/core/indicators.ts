/** One way to count: which cells, and whether a month's number is the sum of all changes up to it (a stock) or its own. */
export interface Indicator {
  readonly measure: 'OPEN' | 'PROTECTED' | 'PAID';
  readonly isStock: boolean;
  /** Part of the keys of its texts. */
  readonly text: string;
}

/**
 * What may be asked about an area. PROTECTED counts who is covered by what was paid, on the last day of a month (today
 * in the present one); PAID who has a paid contribution of that month; OPEN-MEMBERSHIP who is registered.
 */
export const indicators = {
  PROTECTED: { measure: 'PROTECTED', isStock: true, text: 'protected' },
  PAID: { measure: 'PAID', isStock: false, text: 'paid' },
  'OPEN-MEMBERSHIP': { measure: 'OPEN', isStock: true, text: 'open_membership' },
} as const satisfies Readonly<Record<string, Indicator>>;

export type IndicatorId = keyof typeof indicators;

/** In the order they are offered. */
export const indicatorIds = [
  'PROTECTED',
  'PAID',
  'OPEN-MEMBERSHIP',
] as const satisfies readonly IndicatorId[];
