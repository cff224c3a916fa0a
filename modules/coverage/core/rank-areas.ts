import { percentText } from './counts.ts';

/** An area with what it is ranked by. */
interface RankedBy {
  /** Null: hidden. */
  readonly workers: number | null;
  /** Null: no workforce figure. */
  readonly denominator: number | null;
}

interface Ranking<Area> {
  /** The best first; equal ones share a rank, and the next one has its place in the row (1, 1, 3). */
  readonly ranked: readonly (Area & { readonly rank: number; readonly percent: string | null })[];
  readonly withoutDenominator: readonly Area[];
  readonly hidden: number;
}

/**
 * Ranks areas by their exact share of the workforce, or by workers where an indicator has no share. Areas that are
 * hidden or have no workforce figure stand apart: nothing is known of their place.
 */
export function rankAreas<Area extends RankedBy>(
  areas: readonly Area[],
  by: 'percent' | 'workers',
): Ranking<Area> {
  const shown = areas.flatMap((area) => (area.workers === null ? [] : [{ area, workers: area.workers }]));
  const withShare = shown.flatMap(({ area, workers }) => {
    const over = by === 'workers' ? 1 : area.denominator;
    return over === null || over <= 0 ? [] : [{ area, workers, over }];
  });
  const inOrder = withShare.toSorted((left, right) => right.workers * left.over - left.workers * right.over);
  let rank = 0;
  let before: (typeof inOrder)[number] | null = null;
  const ranked = inOrder.map((one, index) => {
    const isTie = before !== null && one.workers * before.over === before.workers * one.over;
    if (!isTie) rank = index + 1;
    before = one;
    return { ...one.area, rank, percent: percentText(one.workers, one.area.denominator) };
  });
  const placed = new Set(withShare.map(({ area }) => area));
  return {
    ranked,
    withoutDenominator: shown.flatMap(({ area }) => (placed.has(area) ? [] : [area])),
    hidden: areas.length - shown.length,
  };
}
