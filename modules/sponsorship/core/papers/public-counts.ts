/** Fewer people than this are never told of alone. */
export const leastShown = 5;

export interface CountedPeople {
  readonly hamlet: string;
  readonly group: string;
  readonly workers: number;
}

export interface PublicLine {
  /** Null: several occupations together, none of them named. */
  readonly group: string | null;
  readonly workers: number;
}

export interface PublicHamlet {
  /** Null: several hamlets together, none of them named. */
  readonly hamlet: string | null;
  readonly workers: number;
  readonly lines: readonly PublicLine[];
}

export interface PublicCounts {
  /** Null: fewer than five in all, so nothing is told. */
  readonly workers: number | null;
  readonly hamlets: readonly PublicHamlet[];
}

/**
 * People of a list by hamlet and occupation as a notice board may show them. Cells under five are not crossed out beside a total
 * that gives them away: they are put together with others until five people stand in each line, the smallest larger one with them
 * where they alone are too few. No sum runs across the hamlets, so that nothing is found by taking away.
 */
export function publicCounts(counts: readonly CountedPeople[]): PublicCounts {
  const hamlets = fold(sumBy(counts, ({ hamlet }) => hamlet));
  if (hamlets === null) return { workers: null, hamlets: [] };
  const shown = new Set(hamlets.shown.map(({ name }) => name));
  const lines = hamlets.shown.map(({ name, workers }) => ({
    hamlet: name,
    workers,
    lines: linesOf(counts.filter(({ hamlet }) => hamlet === name)),
  }));
  const rest = counts.filter(({ hamlet }) => !shown.has(hamlet));
  return {
    workers: counts.reduce((sum, { workers }) => sum + workers, 0),
    hamlets:
      hamlets.restWorkers === 0
        ? lines
        : [...lines, { hamlet: null, workers: hamlets.restWorkers, lines: linesOf(rest) }],
  };
}

function linesOf(counts: readonly CountedPeople[]): readonly PublicLine[] {
  const folded = fold(sumBy(counts, ({ group }) => group));
  if (folded === null) return [];
  const shown = folded.shown.map(({ name, workers }) => ({ group: name, workers }));
  return folded.restWorkers === 0 ? shown : [...shown, { group: null, workers: folded.restWorkers }];
}

interface Named {
  readonly name: string;
  readonly workers: number;
}

interface Folded {
  /** Most first. */
  readonly shown: readonly Named[];
  readonly restWorkers: number;
}

/** Null: too few in all. */
function fold(sums: readonly Named[]): Folded | null {
  const ordered = [...sums]
    .filter(({ workers }) => workers > 0)
    .sort((one, other) => other.workers - one.workers || (one.name < other.name ? -1 : 1));
  const shown = ordered.filter(({ workers }) => workers >= leastShown);
  let restWorkers = ordered
    .filter(({ workers }) => workers < leastShown)
    .reduce((sum, { workers }) => sum + workers, 0);
  while (restWorkers > 0 && restWorkers < leastShown) {
    const smallest = shown.pop();
    if (!smallest) return null;
    restWorkers += smallest.workers;
  }
  return { shown, restWorkers };
}

function sumBy(counts: readonly CountedPeople[], nameOf: (count: CountedPeople) => string): readonly Named[] {
  const sums = new Map<string, number>();
  for (const count of counts) sums.set(nameOf(count), (sums.get(nameOf(count)) ?? 0) + count.workers);
  return [...sums].map(([name, workers]) => ({ name, workers }));
}
