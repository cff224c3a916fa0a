import type { ShownCounts } from './counts.ts';

/** Below this a public count could point at a person. */
const smallestShown = 5;

/** As ShownCounts; null: hidden. */
export type PublicCounts = Readonly<Record<keyof ShownCounts, number | null>>;

/**
 * Hides 1 to 4 workers of a cell of a public view. Where the other two segments would tell the hidden one,
 * ALL goes too. Nobody (0) is shown as 0: it points at no one.
 */
export function hideSmallCounts(counts: ShownCounts): PublicCounts {
  const [pu, bpu] = [hideSmall(counts.PU), hideSmall(counts.BPU)];
  return { ALL: pu === null || bpu === null ? null : hideSmall(counts.ALL), PU: pu, BPU: bpu };
}

/**
 * The same for cells that add up to a total which is shown: a single hidden one could be had by subtraction,
 * so the smallest shown one beside it goes too. Gives the cells back in their order.
 */
export function hideSmallCells(cells: readonly ShownCounts[]): PublicCounts[] {
  const hidden = cells.map(hideSmallCounts);
  return (['ALL', 'PU', 'BPU'] as const).reduce(hideSecondOne, hidden);
}

function hideSecondOne(cells: readonly PublicCounts[], segment: keyof ShownCounts): PublicCounts[] {
  const shown = cells.flatMap((cell, index) => {
    const count = cell[segment];
    return count === null || count === 0 ? [] : [{ index, count }];
  });
  const hiddenCells = cells.filter((cell) => cell[segment] === null).length;
  const smallest = shown.toSorted((left, right) => left.count - right.count)[0];
  if (hiddenCells !== 1 || !smallest) return [...cells];
  return cells.map((cell, index) => (index === smallest.index ? { ...cell, [segment]: null } : cell));
}

/** One number of a public view. */
export function hideSmall(count: number): number | null {
  return count > 0 && count < smallestShown ? null : count;
}
