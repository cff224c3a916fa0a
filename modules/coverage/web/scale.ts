/** One class of the colour scale: from this percentage (inclusive) up to the next class. */
export interface ScaleClass {
  readonly from: number;
  readonly fill: string;
  readonly ink: string;
}

const dark = '#12262b';
const light = '#ffffff';

/** Light to dark with growing coverage; each ink stands on its fill with contrast AA (scale.test.ts). */
export const scale = [
  { from: 0, fill: '#eaf3f1', ink: dark },
  { from: 20, fill: '#cbe3df', ink: dark },
  { from: 30, fill: '#a3cdc8', ink: dark },
  { from: 40, fill: '#6fb0aa', ink: dark },
  { from: 50, fill: '#2a7d79', ink: light },
  { from: 60, fill: '#0f5856', ink: light },
] as const satisfies readonly ScaleClass[];

/** A tile without a percentage: no denominator, or too few people to show. */
export const withoutFigure: Omit<ScaleClass, 'from'> = { fill: '#ffffff', ink: dark };

/** The class of a percentage given as decimal text (`39.4`). */
export function classOf(percent: string | null): Omit<ScaleClass, 'from'> {
  if (percent === null) return withoutFigure;
  const value = Number(percent);
  return scale.findLast(({ from }) => value >= from) ?? withoutFigure;
}

/** More people protected than the denominator counts: the denominator does not fit what is counted. */
export function exceedsDenominator(percent: string | null): boolean {
  return percent !== null && Number(percent) > 100;
}
