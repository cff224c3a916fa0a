import { type FactSegment, factSegments } from './cells.ts';
import type { FactCounts } from './counts.ts';
import { type Hidden, hideGroup, isSmall, narrowestInterval } from './hide-group.ts';

/** 0: all three segments are shown; 1: ALL is, PU and BPU are not; 2: none is. */
export type Level = 0 | 1 | 2;

/** An area whose parts are to be hidden. */
export interface Parent {
  readonly level: Level;
  /** Cell segments of which everyone does not know that there is nobody. */
  readonly present: readonly FactSegment[];
}

export interface HiddenRow extends Parent {
  /** Largest value that everyone has to think possible for ALL, where it is hidden. */
  readonly atMost: number;
}

/**
 * Hides parts of an area by segment, so that none of ALL, PU and BPU, nor those with only one of both or with both
 * (which the three together tell), comes out when it is from one to four. ALL is kept wherever it can be: PU and BPU
 * hidden in two parts can change places within each, and nothing else moves.
 */
export function hideSegments(parent: Parent, rows: readonly FactCounts[]): readonly HiddenRow[] {
  const everyone = rows.map(sumOf);
  const totals =
    parent.level === 2
      ? rows.map(() => Number.POSITIVE_INFINITY)
      : (hideGroup(everyone.map((count) => ({ count }))) ?? rows.map((_, index) => everyone[index] ?? 0));
  const isSplit = hideParts(parent, rows, totals);
  return rows.map((row, index) => {
    const atMost = totals[index] ?? null;
    const level: Level = atMost === null ? (isSplit[index] ? 1 : 0) : 2;
    const present = level === 0 ? factSegments.filter((segment) => row[segment] > 0) : parent.present;
    return { level, present, atMost: atMost ?? sumOf(row) };
  });
}

/** Of which rows PU and BPU are hidden: every cell segment of those rows together leaves room for each of them. */
function hideParts(parent: Parent, rows: readonly FactCounts[], totals: Hidden): readonly boolean[] {
  if (parent.level === 2 || parent.present.length < 2) return rows.map((_, index) => totals[index] !== null);
  if (parent.level === 1) return rows.map((row, index) => totals[index] !== null || sumOf(row) > 0);
  const chosen = new Set(
    rows.flatMap((row, index) =>
      totals[index] !== null || factSegments.some((segment) => isSmall(row[segment])) ? [index] : [],
    ),
  );
  const others = rows
    .map((row, index) => ({ row, index, size: sumOf(row) }))
    .filter(({ index, size }) => size > 0 && !chosen.has(index))
    .toSorted((left, right) => left.size - right.size || left.index - right.index);
  while (chosen.size > 0) {
    const lacking = parent.present.filter((segment) => sumIn(rows, chosen, segment) < narrowestInterval);
    if (lacking.length === 0 && chosen.size > 1) break;
    const next = others.findIndex(
      ({ row }) => lacking.length === 0 || lacking.some((segment) => row[segment] > 0),
    );
    const [taken] = next < 0 ? [] : others.splice(next, 1);
    if (!taken) break;
    chosen.add(taken.index);
  }
  return rows.map((_, index) => chosen.has(index));
}

function sumIn(rows: readonly FactCounts[], chosen: ReadonlySet<number>, segment: FactSegment): number {
  return rows.reduce((sum, row, index) => sum + (chosen.has(index) ? row[segment] : 0), 0);
}

/** Each worker once. */
export function sumOf(counts: FactCounts): number {
  return counts.PU + counts.BPU + counts['PU+BPU'];
}
