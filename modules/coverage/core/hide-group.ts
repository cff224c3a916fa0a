/** Numbers from one to this are hidden: they could point at a person. */
const largestHidden = 4;

/** A hidden number stays possible over an interval of at least this width: as wide as one to four. */
export const narrowestInterval = 3;

/** Counts that add up to a total which everyone knows. */
export interface GroupRow {
  readonly count: number;
  /** What everyone knows the count to be at least and at most from other tables; zero and no limit when absent. */
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  /** True: must be hidden whatever its size. */
  readonly mustHide?: boolean | undefined;
  /** True: must stay shown, because it is known from elsewhere. */
  readonly isKnown?: boolean | undefined;
}

/** Largest value each hidden count can have for who knows the rest; null: shown. */
export type Hidden = readonly (number | null)[];

/** True of a number that is never shown. Nobody (0) points at no one. */
export function isSmall(count: number): boolean {
  return count >= 1 && count <= largestHidden;
}

/**
 * Hides what is small in a group of counts with a known total, and as few others, smallest first, as it takes for every
 * hidden count to stay possible over an interval of `narrowestInterval`. A shown zero tells that a hidden count is not
 * zero, so the interval begins at one; where no other count is left to hide, the zeros are hidden too.
 *
 * @returns null when no choice is safe: then nothing of the group may be shown
 */
export function hideGroup(rows: readonly GroupRow[]): Hidden | null {
  const primary = rows.map((row) => row.mustHide === true || isSmall(row.count));
  if (!primary.includes(true)) return rows.map(() => null);
  if (rows.some((row, index) => row.isKnown === true && primary[index] === true)) return null;
  const companions = rows
    .map((row, index) => ({ ...row, index }))
    .filter((row) => primary[row.index] === false && row.count > 0 && row.isKnown !== true)
    .toSorted((left, right) => left.count - right.count || left.index - right.index);
  const hidesZero = rows.some((row, index) => primary[index] === true && row.count === 0);
  for (let taken = 0; taken <= companions.length && !hidesZero; taken++) {
    const more = new Set(companions.slice(0, taken).map((row) => row.index));
    const found = intervalsOf(
      rows,
      primary.map((isPrimary, index) => isPrimary || more.has(index)),
      1,
    );
    if (found) return found;
  }
  return intervalsOf(
    rows,
    rows.map((row) => row.isKnown !== true),
    0,
  );
}

/** The upper ends of the hidden counts' intervals, or null when one of them is too narrow. */
function intervalsOf(rows: readonly GroupRow[], isHidden: readonly boolean[], least: 0 | 1): Hidden | null {
  const hidden = rows.filter((_, index) => isHidden[index]);
  if (hidden.length < 2) return null;
  const low = ({ atLeast = 0 }: GroupRow) => Math.max(least, atLeast);
  const high = ({ atMost = Number.POSITIVE_INFINITY }: GroupRow) => atMost;
  const sum = total(hidden, (row) => row.count);
  const lows = total(hidden, low);
  const highs = total(hidden, (row) => Math.min(high(row), sum));
  const intervals = rows.map((row, index) => {
    if (!isHidden[index]) return null;
    const to = Math.min(high(row), sum - lows + low(row));
    const from = Math.max(low(row), sum - highs + Math.min(high(row), sum));
    return { from, to };
  });
  const isSafe = intervals.every((one) => one === null || one.to - one.from >= narrowestInterval);
  return isSafe ? intervals.map((one) => one?.to ?? null) : null;
}

function total(rows: readonly GroupRow[], of: (row: GroupRow) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}
