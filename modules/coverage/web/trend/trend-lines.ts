import { addMonths } from '#platform/core/month.ts';
import { roundStep } from './scale.ts';

/** A count at the end of a month; null: withheld. */
export interface TrendPoint {
  readonly month: string;
  readonly count: number | null;
}

/** What a target asks for: the count of each month from now to its own. */
export type PathNeeded = readonly { readonly month: string; readonly count: number }[];

interface Frame {
  readonly width: number;
  readonly height: number;
  /** Room left of, right of, above and below the lines. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Spot {
  readonly month: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface TrendLines {
  /** What was, in stretches: a withheld month breaks the line. */
  readonly stretches: readonly (readonly Spot[])[];
  readonly needed: readonly Spot[];
  /** The target itself; null without one, or where it lies beyond the months drawn. */
  readonly target: Spot | null;
  readonly ticks: readonly { readonly count: number; readonly y: number }[];
  readonly months: readonly { readonly month: string; readonly x: number }[];
}

/** Months that a path is followed beyond the last one known; a later target lies out of the picture. */
export const pathMonths = 14;

/** Where the lines of a trend and of the path to its target run; null with fewer than two months to draw. */
export function trendLines(trend: readonly TrendPoint[], path: PathNeeded, frame: Frame): TrendLines | null {
  const known = trend.flatMap(({ month, count }) => (count === null ? [] : [{ month, count }]));
  const [first, last] = [trend.at(0), trend.at(-1)];
  if (known.length < 2 || !first || !last) return null;
  const end = addMonths(last.month, pathMonths);
  const ahead = path.filter(({ month }) => month <= end);
  const months = monthsBetween(first.month, ahead.at(-1)?.month ?? last.month);
  const counts = [...known, ...ahead].map(({ count }) => count);
  const ticks = ticksOf(Math.min(...counts), Math.max(...counts));
  const spot = spotsIn(frame, months, ticks);
  const isInPicture = ahead.length > 0 && ahead.length === path.length;
  return {
    stretches: stretchesOf(trend).map((stretch) => stretch.map(spot)),
    needed: ahead.map(spot),
    target: isInPicture ? (ahead.slice(-1).map(spot)[0] ?? null) : null,
    ticks: ticks.map((count) => ({ count, y: spot({ month: first.month, count }).y })),
    months: months.map((month) => ({ month, x: spot({ month, count: 0 }).x })),
  };
}

/** Round numbers that enclose what is drawn, three to six of them. */
export function ticksOf(low: number, high: number): readonly number[] {
  const step = roundStep(Math.max(1, high - low) / 4);
  const start = Math.floor(low / step) * step;
  const ticks = [start];
  while ((ticks.at(-1) ?? start) < high || ticks.length < 2) ticks.push((ticks.at(-1) ?? start) + step);
  return ticks;
}

function spotsIn(frame: Frame, months: readonly string[], ticks: readonly number[]) {
  const [low, high] = [ticks.at(0) ?? 0, ticks.at(-1) ?? 1];
  const [wide, tall] = [frame.width - frame.left - frame.right, frame.height - frame.top - frame.bottom];
  return ({ month, count }: { readonly month: string; readonly count: number }): Spot => ({
    month,
    count,
    x: frame.left + (wide * months.indexOf(month)) / Math.max(1, months.length - 1),
    y: frame.top + tall * (1 - (count - low) / Math.max(1, high - low)),
  });
}

function stretchesOf(trend: readonly TrendPoint[]): { month: string; count: number }[][] {
  const stretches: { month: string; count: number }[][] = [[]];
  for (const { month, count } of trend) {
    if (count === null) stretches.push([]);
    else stretches.at(-1)?.push({ month, count });
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

function monthsBetween(first: string, last: string): string[] {
  const months = [first];
  while ((months.at(-1) ?? last) < last) months.push(addMonths(months.at(-1) ?? last, 1));
  return months;
}
