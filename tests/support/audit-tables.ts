import type { IntegerProgramme, SolveProgramme } from '#platform/core/integer-programme.ts';

/** A sum of unknown counts: numbers of the unknowns, each once. */
export type Sum = readonly number[];

/** What somebody knows who has read everything published: unknown counts are whole and not negative, and these hold. */
export interface Known {
  readonly unknowns: number;
  readonly facts: readonly {
    readonly plus: Sum;
    readonly minus?: Sum;
    readonly least: number;
    readonly most: number | null;
  }[];
}

export interface Interval {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

/** Far above every count of the tables tried, small enough for the solver's tolerance. */
const noLimit = 100_000;

/**
 * Solves what is published for each of the sums: the smallest and the largest value that it can have.
 *
 * @throws Error when the published numbers contradict each other
 */
export async function intervalsOf(
  solve: SolveProgramme,
  known: Known,
  asked: readonly { readonly name: string; readonly sum: Sum }[],
): Promise<readonly Interval[]> {
  const found: Interval[] = [];
  for (const { name, sum } of asked) {
    const least = await extreme(solve, known, { sum, sense: 'minimise' });
    const most = await extreme(solve, known, { sum, sense: 'maximise' });
    found.push({ name, least, most });
  }
  return found;
}

async function extreme(
  solve: SolveProgramme,
  { unknowns, facts }: Known,
  { sum, sense }: { sum: Sum; sense: IntegerProgramme['sense'] },
): Promise<number> {
  const asked = new Set(sum);
  const { status, values } = await solve(
    {
      sense,
      columns: Array.from({ length: unknowns }, (_, at) => ({
        ...{ objective: asked.has(at) ? 1 : 0, least: 0, most: noLimit },
      })),
      rows: facts.map(({ plus, minus = [], least, most }) => ({
        terms: [...plus.map((at) => [at, 1] as const), ...minus.map((at) => [at, -1] as const)],
        ...{ least, most },
      })),
    },
    10,
  );
  if (status !== 'optimal' || !values) throw new Error(`the published numbers have no solution: ${status}`);
  return sum.reduce((total, at) => total + (values[at] ?? 0), 0);
}
