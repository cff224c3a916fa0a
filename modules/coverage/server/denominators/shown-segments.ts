import {
  denominatorSegment,
  type Indicator,
  type PublicCounts,
  percentText,
  shownSegments,
} from '#modules/coverage/core/index.ts';
import type { DenominatorRow } from './denominator-queries.ts';

/** Each segment with the workforce figure that an indicator lays it over; without one there is no percentage. */
export function shownSegmentsOf(
  counts: PublicCounts,
  denominators: readonly DenominatorRow[],
  indicator: Indicator,
) {
  return shownSegments.map((segment) => {
    const over = denominatorSegment(indicator, segment);
    const row = denominators.find((one) => one.segment === over);
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
