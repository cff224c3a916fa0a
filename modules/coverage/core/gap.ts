import { addMonths } from '#platform/core/month.ts';
import { exactDecimal } from './published/index.ts';
import type { Target } from './target.ts';

/** Where a target stands: reached, or else by its path, over without having been reached, or with no path to judge it by. */
export type Standing = 'reached' | 'ahead' | 'behind' | 'missed' | 'open';

export interface PathMonth {
  readonly month: string;
  /** How many it takes by then. */
  readonly needed: bigint;
}

export interface Gap {
  readonly missing: bigint;
  /** More than it takes. */
  readonly ahead: bigint;
  readonly standing: Standing;
  /** Where the straight path stands in the month counted; null where none can be drawn. */
  readonly expected: bigint | null;
  /** Months from the one counted to the last; 0 when the time is over. */
  readonly monthsLeft: number;
  /** What each month left must add, so that the sum reaches it; null with no month left. */
  readonly perMonth: bigint | null;
  readonly path: readonly PathMonth[];
}

/** The longest path that is drawn month by month; beyond, what each month must add says it. */
const longestPath = 60;

/**
 * How many a target takes, rounded up: 67.28 % of 1,873,899 are 1,260,760.
 *
 * @param denominator what a percentage is of; null: none, so nothing can be said
 */
export function neededBy(
  { value, unit }: Pick<Target, 'value' | 'unit'>,
  denominator: bigint | null,
): bigint | null {
  const { units, decimals } = exactDecimal(value);
  const scale = 10n ** BigInt(decimals);
  if (unit !== 'percent') return roundedUp(units, scale);
  return denominator === null ? null : roundedUp(units * denominator, scale * 100n);
}

interface Standpoint {
  readonly needed: bigint;
  readonly now: bigint;
  /** The month counted. */
  readonly month: string;
  /** Where the path begins, with the count of then; null: not known, so the path begins now. */
  readonly begin: { readonly month: string; readonly count: bigint } | null;
  /** The month by which it is to be reached. */
  readonly until: string;
}

/** What is missing to a target, how fast it must come, and whether the straight path from its beginning is kept. */
export function gapOf({ needed, now, month, begin, until }: Standpoint): Gap {
  const missing = needed > now ? needed - now : 0n;
  const monthsLeft = Math.max(0, monthsBetween(month, until));
  const from = begin && begin.month < month ? begin : { month, count: now };
  const path = pathOf(from, needed, until);
  const expected =
    begin && month <= until
      ? onPath({ from: begin, needed, until, at: month })
      : monthsLeft > 0
        ? null
        : needed;
  return {
    missing,
    ahead: now > needed ? now - needed : 0n,
    standing: standingOf({ missing, now, expected, isOver: month >= until }),
    expected,
    monthsLeft,
    perMonth: monthsLeft === 0 ? null : roundedUp(missing, BigInt(monthsLeft)),
    path,
  };
}

function standingOf(at: {
  missing: bigint;
  now: bigint;
  expected: bigint | null;
  isOver: boolean;
}): Standing {
  if (at.missing === 0n) return 'reached';
  if (at.isOver) return 'missed';
  if (at.expected === null) return 'open';
  return at.now >= at.expected ? 'ahead' : 'behind';
}

function pathOf(
  from: { readonly month: string; readonly count: bigint },
  needed: bigint,
  until: string,
): PathMonth[] {
  const length = monthsBetween(from.month, until);
  if (length <= 0 || length > longestPath) return [];
  return Array.from({ length: length + 1 }, (_, later) => {
    const month = addMonths(from.month, later);
    return { month, needed: onPath({ from, needed, until, at: month }) };
  });
}

/** The straight line in whole ones, rounded up, so that its last month is what is needed. */
function onPath(asked: {
  readonly from: { readonly month: string; readonly count: bigint };
  readonly needed: bigint;
  readonly until: string;
  readonly at: string;
}): bigint {
  const { from, needed, until, at } = asked;
  const length = BigInt(monthsBetween(from.month, until));
  if (length <= 0n) return needed;
  const gone = BigInt(monthsBetween(from.month, at));
  return from.count + roundedUp((needed - from.count) * gone, length);
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

/** Divided and rounded up, below zero too; `over` is positive. */
function roundedUp(of: bigint, over: bigint): bigint {
  const cut = of / over;
  return of % over > 0n ? cut + 1n : cut;
}
