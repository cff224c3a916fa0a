import {
  addCounts,
  cellSegments,
  type FactCounts,
  type Indicator,
  noFactCounts,
  shownCounts,
  subtractCounts,
} from '#modules/coverage/core/index.ts';
import type { TotalRow } from '#modules/coverage/server/counts/index.ts';
import type { PublicCells } from './public-cells.ts';

/** Figures of areas as they are, for who may see each of them: of one area and all those directly below it. */
export function exactCells(
  indicator: Indicator,
  totals: readonly TotalRow[],
  below: readonly string[],
): PublicCells {
  const kept = cellSegments(indicator, 'ALL');
  const byArea = Map.groupBy(
    totals.filter((row) => kept.includes(row.segment)),
    (row) => row.areaCode,
  );
  const countsOf = (code: string, month: string): FactCounts => {
    const sums = { ...noFactCounts };
    for (const row of byArea.get(code) ?? [])
      if (indicator.isStock ? row.month <= month : row.month === month)
        sums[row.segment] += Number(row.workers);
    return sums;
  };
  return {
    of: (code, month) => shownCounts(countsOf(code, month)),
    restOf: (code, month) => {
      const known = below.map((child) => countsOf(child, month)).reduce(addCounts, noFactCounts);
      return shownCounts(subtractCounts(countsOf(code, month), known));
    },
  };
}
