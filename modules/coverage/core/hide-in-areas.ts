import { type FactSegment, factSegments, type shownSegments } from './cells.ts';
import { addCounts, type FactCounts, noFactCounts, shownCounts, subtractCounts } from './counts.ts';
import { type Hidden, hideGroup, isSmall } from './hide-group.ts';
import { type HiddenRow, hideSegments, type Level, sumOf } from './hide-segments.ts';

/** A province with fewer is hidden with everything in it: together the provinces are the same people in both views. */
const leastOfProvince = 20;

/** As ShownCounts; null: hidden. */
export type PublicCounts = Readonly<Record<(typeof shownSegments)[number], number | null>>;

/** A province with its regencies and their districts, as codes. */
export interface AreaTree {
  readonly province: string;
  readonly below: ReadonlyMap<string, readonly string[]>;
}

/** Counts by area code and, under `restOf(code)`, of those of whom the level below an area is not known. */
export type AreaCounts = ReadonlyMap<string, FactCounts>;

/** A table with segments: for each area and rest, what is hidden of it. */
export type SegmentTable = ReadonlyMap<string, HiddenRow>;

/** A table of ALL alone: the largest value that a hidden count can have, null where it is shown. */
export type TotalTable = ReadonlyMap<string, number | null>;

/** Key of the visible cell "not known" of an area. */
export function restOf(code: string): string {
  return `${code}.?`;
}

/** Adds to the counts of areas those of whom the level below is not known. */
export function withRests(tree: AreaTree, counts: AreaCounts): AreaCounts {
  const known = (code: string) => counts.get(code) ?? noFactCounts;
  const all = new Map<string, FactCounts>([[tree.province, known(tree.province)]]);
  for (const [code, below] of tree.below) {
    for (const child of below) all.set(child, known(child));
    const rest = subtractCounts(known(code), below.map(known).reduce(addCounts, noFactCounts));
    all.set(restOf(code), rest);
  }
  return all;
}

/** What is hidden of a province as a whole, from its counts by residence and by place of work. */
export function provinceLevel(views: readonly FactCounts[]): Level {
  const sums = views.map(sumOf);
  if (sums.some((sum) => sum > 0) && sums.some((sum) => sum < leastOfProvince)) return 2;
  return views.some((counts) => factSegments.some((segment) => isSmall(counts[segment]))) ? 1 : 0;
}

/** Hides what is small in a province, its regencies and their districts, from above downwards. */
export function hideInAreas(tree: AreaTree, counts: AreaCounts, level: Level): SegmentTable {
  const own = counts.get(tree.province) ?? noFactCounts;
  const present = level === 0 ? factSegments.filter((segment) => own[segment] > 0) : factSegments;
  const table = new Map<string, HiddenRow>([[tree.province, { level, present, atMost: sumOf(own) }]]);
  for (const { code, keys } of groupsOf(tree)) {
    const parent = table.get(code);
    if (!parent) continue;
    const rows = hideSegments(
      parent,
      keys.map((key) => counts.get(key) ?? noFactCounts),
    );
    for (const [index, key] of keys.entries()) {
      const row = rows[index];
      if (row) table.set(key, row);
    }
  }
  return table;
}

/** What everyone knows of a count of ALL beforehand, by area and rest. */
export interface Beforehand {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly mustHide?: boolean | undefined;
}

/**
 * The same for a table of which ALL alone is published, while other tables bound it from below or above.
 *
 * @returns null when no choice is safe: then nothing of the table may be shown
 */
export function hideTotalsInAreas(
  tree: AreaTree,
  counts: AreaCounts,
  { isProvinceHidden, knownOf }: { isProvinceHidden: boolean; knownOf: (key: string) => Beforehand },
): TotalTable | null {
  const table = new Map<string, number | null>([
    [tree.province, isProvinceHidden ? Number.POSITIVE_INFINITY : null],
  ]);
  for (const { code, keys } of groupsOf(tree)) {
    const rows = keys.map((key) => {
      const known = knownOf(key);
      // Where another table says that there is nobody, nothing is left to hide.
      return { count: sumOf(counts.get(key) ?? noFactCounts), ...known, isKnown: known.atMost === 0 };
    });
    const isParentHidden = table.get(code) !== null;
    const hidden: Hidden | null = isParentHidden
      ? rows.map(({ isKnown }) => (isKnown ? null : Number.POSITIVE_INFINITY))
      : hideGroup(rows);
    if (!hidden) return null;
    for (const [index, key] of keys.entries()) table.set(key, hidden[index] ?? null);
  }
  return table;
}

/** The counts of an area as anyone may see them, of these cell segments (all, or those of PU or BPU alone). */
export function publicCounts(
  counts: FactCounts,
  { level, present }: HiddenRow,
  kept: readonly FactSegment[] = factSegments,
): PublicCounts {
  const shown = shownCounts(counts);
  const isOnly = (segment: FactSegment) => present.every((one) => one === segment);
  // Where everyone knows that nobody has BPU alone, PU is ALL and no secret.
  const isPuKnown = level === 0 || (level === 1 ? !present.includes('BPU') : isOnly('BPU'));
  const isBpuKnown = level === 0 || (level === 1 ? !present.includes('PU') : isOnly('PU'));
  const PU = isPuKnown ? shown.PU : null;
  const BPU = isBpuKnown ? shown.BPU : null;
  const both = level === 0 ? counts['PU+BPU'] : null;
  if (!kept.includes('BPU')) return { ALL: PU, PU, BPU: both };
  if (!kept.includes('PU')) return { ALL: BPU, PU: both, BPU };
  return { ALL: level === 2 ? null : shown.ALL, PU, BPU };
}

function groupsOf(tree: AreaTree): { readonly code: string; readonly keys: readonly string[] }[] {
  const below = tree.below.get(tree.province) ?? [];
  return [tree.province, ...below].map((code) => ({
    code,
    keys: [...(tree.below.get(code) ?? []), restOf(code)],
  }));
}
