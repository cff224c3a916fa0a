import type { Source } from './programmes-api.ts';

type Month = Source['relief']['months'][number];

/** Months in a row that cost the same for the same reason. */
export interface ReliefSpan extends Omit<Month, 'month'> {
  readonly from: string;
  readonly to: string;
}

/** Joins months in a row that are read alike, in order. */
export function reliefSpans(months: readonly Month[]): readonly ReliefSpan[] {
  const spans: ReliefSpan[] = [];
  for (const { month, ...reading } of months) {
    const last = spans.at(-1);
    if (last && isAlike(last, reading)) spans[spans.length - 1] = { ...last, to: month };
    else spans.push({ ...reading, from: month, to: month });
  }
  return spans;
}

function isAlike(one: Omit<Month, 'month'>, other: Omit<Month, 'month'>): boolean {
  return one.priceIdr === other.priceIdr && one.applies === other.applies && one.bySwitch === other.bySwitch;
}
