/** How the figures of a map become colours: seven steps, light to dark with growing coverage (tokens in coverage.css). */
export interface MapScale {
  /** Percentages have steps that never move; counts, which have no percentage, steps up to the largest of the map. */
  readonly unit: 'percent' | 'count';
  /** Where each step begins, inclusive, from the lowest. */
  readonly from: readonly number[];
}

/** A figure as it is shown: `percent` as decimal text (`39.4`), null without a denominator; `count` null when withheld. */
export interface MapFigure {
  readonly percent: string | null;
  readonly count: number | null;
}

/** Fixed, so that a colour means the same on every map, on every day. */
export const percentScale: MapScale = { unit: 'percent', from: [0, 20, 30, 40, 50, 60, 75] };

/** The scale of these figures: by percentage as soon as one of them has it. */
export function scaleOf(figures: readonly MapFigure[]): MapScale {
  if (figures.some(({ percent }) => percent !== null)) return percentScale;
  const largest = Math.max(0, ...figures.map(({ count }) => count ?? 0));
  const step = roundStep(largest / percentScale.from.length);
  const steps = Math.min(percentScale.from.length, Math.max(1, Math.ceil((largest + 1) / step)));
  return { unit: 'count', from: Array.from({ length: steps }, (_, index) => index * step) };
}

/** The step a figure falls into, from 0; null: it has no colour, because nothing is known or shown of it. */
export function stepOf({ unit, from }: MapScale, { percent, count }: MapFigure): number | null {
  const value = unit === 'percent' ? (percent === null ? null : Number(percent)) : count;
  if (value === null) return null;
  return Math.max(
    0,
    from.findLastIndex((start) => value >= start),
  );
}

/** More people protected than the denominator counts: the denominator does not fit what is counted. */
export function exceedsDenominator(percent: string | null): boolean {
  return percent !== null && Number(percent) > 100;
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not below a number. */
export function roundStep(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((one) => one * power >= least) ?? 10;
  return factor * power;
}
