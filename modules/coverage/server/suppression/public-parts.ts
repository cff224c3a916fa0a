import {
  type BreakdownDimension,
  hideGroup,
  type Indicator,
  isSmall,
  type PublicCounts,
  type ShownSegment,
} from '#modules/coverage/core/index.ts';
import { areaLevel } from '#platform/core/area-code.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { readPublicCells } from './public-cells.ts';

interface PlaceAsked {
  readonly codes: readonly string[];
  readonly view: 'residence' | 'work';
  readonly segment: ShownSegment;
  readonly indicator: Indicator;
  readonly month: string;
  readonly current: string;
}

/** What anyone may see of a place as a whole. */
export interface PublicPlace {
  readonly counts: PublicCounts;
  /** Of the segment asked for. */
  readonly total: number | null;
  /** True: the properties of its workers may be shown, but for what `publicParts` hides. */
  readonly hasParts: boolean;
}

/**
 * The public figures of an area, or of several together. Properties of workers are told of whole provinces by residence
 * and of both segments together, where every figure of the province is shown: their tables then have no sum in common
 * with any other public table but that total.
 */
export async function readPublicPlace(
  transaction: Transaction,
  { codes, view, segment, indicator, month, current }: PlaceAsked,
): Promise<PublicPlace> {
  const span = { first: month, last: month, current };
  const cells = await readPublicCells(transaction, { codes, view, indicator, ...span });
  const counts = codes.map((code) => cells.of(code, month)).reduce(addShown);
  const [code = ''] = codes;
  const isWhole = codes.length === 1 && areaLevel(code) === 1 && view === 'residence';
  const isTold = indicator.only === null && segment === 'ALL';
  const isShown = counts.ALL !== null && counts.PU !== null && counts.BPU !== null;
  const hasTable = indicator.measure === 'PROTECTED' || indicator.measure === 'PAID';
  return { counts, total: counts[segment], hasParts: isWhole && isTold && isShown && hasTable };
}

function addShown(left: PublicCounts, right: PublicCounts): PublicCounts {
  const add = (one: number | null, other: number | null) =>
    one === null || other === null ? null : one + other;
  return {
    ALL: add(left.ALL, right.ALL),
    PU: add(left.PU, right.PU),
    BPU: add(left.BPU, right.BPU),
  };
}

interface PartRow {
  readonly key: string;
  readonly workers: number;
  /** What everyone knows it to be at least. */
  readonly atLeast?: number | undefined;
  readonly mustHide?: boolean | undefined;
}

/**
 * The rows of a property as anyone may see them; a count of null: hidden. They add up to a total that is shown. That a row
 * is there tells that somebody has the property, so each counts at least one and rows of nobody are left out.
 *
 * @returns null when nothing of the property may be shown, not even which rows there are
 */
export function publicParts(
  dimension: BreakdownDimension,
  rows: readonly PartRow[],
): readonly { readonly key: string; readonly workers: number | null }[] | null {
  const some = rows.filter(({ workers }) => workers > 0);
  const hidden = hideGroup(
    some.map(({ key, workers, atLeast = 1, mustHide }) => ({
      ...{
        count: workers,
        atLeast: Math.max(1, atLeast),
        mustHide,
        isKnown: isKnownElsewhere(dimension, key),
      },
    })),
  );
  return (
    hidden &&
    some.map(({ key, workers }, index) => ({ key, workers: hidden[index] === null ? workers : null }))
  );
}

/** The rows of a property of a place; formal and informal follow from its segments. None where they are not public. */
export function publicRows(
  place: PublicPlace,
  dimension: BreakdownDimension,
  rows: readonly PartRow[],
): readonly { readonly key: string; readonly workers: number | null }[] {
  if (dimension !== 'form')
    return place.hasParts ? inNoTellingOrder(dimension, publicParts(dimension, rows) ?? []) : [];
  const { ALL, PU, BPU } = place.counts;
  return ALL === null || PU === null || BPU === null ? [] : rows;
}

/** Rows come the largest first, which would tell of two hidden ones the larger: those go last, by key. Years keep their place. */
function inNoTellingOrder<Row extends { readonly key: string; readonly workers: number | null }>(
  dimension: BreakdownDimension,
  rows: readonly Row[],
): readonly Row[] {
  if (dimension === 'age') return rows;
  const hidden = rows.filter(({ workers }) => workers === null);
  return [
    ...rows.filter(({ workers }) => workers !== null),
    ...hidden.toSorted((left, right) => (left.key < right.key ? -1 : 1)),
  ];
}

/** Employers pay for wage earners and few of those have an occupation here, so both rows are known from PU. */
function isKnownElsewhere(dimension: BreakdownDimension, key: string): boolean {
  return (dimension === 'payer' && key === 'employer') || (dimension === 'occupation' && key === '');
}

interface OccupationRow {
  readonly key: string;
  readonly registered: number;
  readonly protected: number;
}

/**
 * Registered and protected by occupation as anyone may see them; where both are shown, their difference is none or not small.
 *
 * @returns null when nothing of them may be shown
 */
export function publicMissing(rows: readonly OccupationRow[]) {
  // The very rows that the breakdown of who is protected shows.
  const covered = publicParts(
    'occupation',
    rows.map(({ key, protected: workers }) => ({ key, workers })),
  );
  const coveredOf = new Map(covered?.map(({ key, workers }) => [key, workers]));
  const registered = publicParts(
    'occupation',
    rows.map(({ key, registered: workers, protected: least }) => ({
      // The hidden ones of those protected add up to a known sum, and at least so many are registered.
      ...{ key, workers, atLeast: Math.min(least, workers) },
      mustHide: coveredOf.get(key) === null || isSmall(workers - least),
    })),
  );
  if (!covered || !registered) return null;
  const registeredOf = new Map(registered.map(({ key, workers }) => [key, workers]));
  return rows.map(({ key }) => {
    const all = shownIn(registeredOf, key);
    const some = shownIn(coveredOf, key);
    const missing = all === null || some === null ? null : Math.max(0, all - some);
    return { key, registered: all, protected: some, missing };
  });
}

/** Whoever is not listed is nobody. */
function shownIn(counts: ReadonlyMap<string, number | null>, key: string): number | null {
  const count = counts.get(key);
  return count === undefined ? 0 : count;
}
