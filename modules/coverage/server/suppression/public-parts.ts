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

/** The rows of a property as anyone may see them; null: hidden. They add up to a total that is shown. */
export function publicParts(dimension: BreakdownDimension, rows: readonly PartRow[]): (number | null)[] {
  const hidden = hideGroup(
    rows.map(({ key, workers, atLeast, mustHide }) => ({
      ...{ count: workers, atLeast, mustHide, isKnown: isKnownElsewhere(dimension, key) },
    })),
  );
  return rows.map(({ workers }, index) => (hidden?.[index] === null ? workers : null));
}

/** The rows of a property of a place; formal and informal follow from its segments. */
export function publicRows(
  place: PublicPlace,
  dimension: BreakdownDimension,
  rows: readonly PartRow[],
): (number | null)[] {
  if (dimension === 'form') {
    const { ALL, PU, BPU } = place.counts;
    if (ALL === null || PU === null || BPU === null) return rows.map(() => null);
    return rows.map(({ workers }) => workers);
  }
  return place.hasParts ? publicParts(dimension, rows) : rows.map(() => null);
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

/** Registered and protected by occupation as anyone may see them; where both are shown, their difference is none or not small. */
export function publicMissing(rows: readonly OccupationRow[]) {
  const covered = publicParts(
    'occupation',
    rows.map(({ key, protected: workers }) => ({ key, workers })),
  );
  const registered = publicParts(
    'occupation',
    rows.map(({ key, registered: workers, protected: least }, index) => ({
      ...{ key, workers, atLeast: covered[index] ?? 0 },
      mustHide: covered[index] === null || isSmall(workers - least),
    })),
  );
  return rows.map(({ key }, index) => {
    const [all, some] = [registered[index] ?? null, covered[index] ?? null];
    const missing = all === null || some === null ? null : all - some;
    return { key, registered: all, protected: some, missing };
  });
}
