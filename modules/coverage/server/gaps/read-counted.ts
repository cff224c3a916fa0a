import { addsUpOverYear, type Indicator, indicators, type Target } from '#modules/coverage/core/index.ts';
import { listTotalsOfSpans, type Span } from '#modules/coverage/server/counts/index.ts';
import {
  type DenominatorAsked,
  listDenominatorsOf,
  shownSegmentsOf,
} from '#modules/coverage/server/denominators/index.ts';
import { exactCells, type PublicCells, readPublicCells } from '#modules/coverage/server/suppression/index.ts';
import { addMonths, daysInMonth } from '#platform/core/month.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { Counted } from './gap-of-target.ts';

/** A target and the month it is held beside. */
export interface CountAsked {
  readonly target: Target;
  readonly month: string;
}

interface Place {
  readonly area: string;
  readonly view: 'residence' | 'work';
  readonly isPublic: boolean;
  /** The present month. */
  readonly current: string;
}

/** What was counted of an area for each of its targets: the counts of all in one statement, the figures they are laid over in another. */
export async function readCounted(
  transaction: Transaction,
  place: Place,
  asked: readonly CountAsked[],
): Promise<(one: CountAsked) => Counted> {
  const each = [...new Map(asked.map((one) => [keyOf(one), one])).values()];
  const cellsOf = place.isPublic
    ? await readOpenCells(transaction, place, each)
    : await readOwnCells(transaction, place, each);
  const figuresOf = await listDenominatorsOf(transaction, [place.area], each.map(laidOver));
  return (one) => {
    const cells = cellsOf(one);
    const counts = cells.of(place.area, one.month);
    const segments = shownSegmentsOf(counts, figuresOf(laidOver(one)), indicatorOf(one));
    return countedIn({ ...one, area: place.area, cells, segments });
  };
}

/** Targets of one indicator and month are held beside the same counts. */
function keyOf({ target, month }: CountAsked): string {
  return `${target.indicator} ${month}`;
}

function laidOver(one: CountAsked): DenominatorAsked {
  const { month } = one;
  return { onDay: `${month}-${daysInMonth(month)}`, over: indicatorOf(one).over };
}

function indicatorOf({ target }: CountAsked): Indicator {
  return indicators[target.indicator];
}

type CellsOf = (one: CountAsked) => PublicCells;

/** The months that a target looks back on begin with the December before. */
function firstMonth({ month }: CountAsked): string {
  return addMonths(month, -12);
}

async function readOwnCells(
  transaction: Transaction,
  { area, view }: Place,
  asked: readonly CountAsked[],
): Promise<CellsOf> {
  const spans = new Map<string, Span>(
    asked.map((one) => [
      keyOf(one),
      { indicator: indicatorOf(one), month: one.month, foldUpTo: firstMonth(one) },
    ]),
  );
  const totalsOf = await listTotalsOfSpans(transaction, { codes: [area], view }, [...spans.values()]);
  return (one) => {
    const span = spans.get(keyOf(one));
    return exactCells(indicatorOf(one), span ? totalsOf(span) : [], []);
  };
}

/** As anyone may see them: of each the very table that the page of the same indicator and month is shown from. */
async function readOpenCells(
  transaction: Transaction,
  { area, view, current }: Place,
  asked: readonly CountAsked[],
): Promise<CellsOf> {
  const found = new Map<string, PublicCells>();
  // A connection answers one after the other; what was decided once is kept, so that hardly any of them reads a count.
  for (const one of asked) {
    const months = { first: firstMonth(one), last: one.month, current };
    const indicator = indicatorOf(one);
    found.set(keyOf(one), await readPublicCells(transaction, { codes: [area], view, indicator, ...months }));
  }
  return (one) => found.get(keyOf(one)) ?? exactCells(indicatorOf(one), [], []);
}

interface Counting extends CountAsked {
  readonly area: string;
  readonly cells: PublicCells;
  readonly segments: ReturnType<typeof shownSegmentsOf>;
}

function countedIn({ target, month, area, cells, segments }: Counting): Counted {
  const figures = segments.find(({ segment }) => segment === target.segment);
  const denominator = figures?.denominator ?? null;
  const december = `${Number(month.slice(0, 4)) - 1}-12`;
  const countOf = (at: string) => cells.of(area, at)[target.segment];
  if (addsUpOverYear(target.indicator)) {
    const year = Array.from({ length: Number(month.slice(5)) }, (_, later) => addMonths(december, later + 1));
    const now = year
      .map(countOf)
      .reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
    return { month, now, denominator, before: { month: december, protected: 0 } };
  }
  const before = { month: december, protected: countOf(december) };
  return { month, now: figures?.protected ?? null, denominator, before };
}
