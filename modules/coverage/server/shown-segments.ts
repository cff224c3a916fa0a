import { type PublicCounts, percentText, shownSegments } from '#modules/coverage/core/index.ts';
import type { DenominatorRow } from './denominator-queries.ts';

/** Each segment with its workforce figure; without one there is no percentage. */
export function shownSegmentsOf(counts: PublicCounts, denominators: readonly DenominatorRow[]) {
  return shownSegments.map((segment) => {
    const row = denominators.find((one) => one.segment === segment);
    const workers = counts[segment];
    return {
      segment,
      protected: workers,
      denominator: row ? shownDenominator(row) : null,
      percent: row && workers !== null ? percentText(workers, Number(row.value)) : null,
    };
  });
}

/** A workforce figure as it leaves the server. */
export function shownDenominator({ value, definition, asOf, source, certainty, synthetic }: DenominatorRow) {
  return { value: Number(value), definition, asOf, source, certainty, synthetic };
}
