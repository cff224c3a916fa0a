import { hideSmall } from './small-numbers.ts';

/** Of one group: who is registered, who of them is protected, who is missing, and how many people the group has. */
interface MissingCounts {
  readonly registered: number;
  readonly protected: number;
  readonly missing: number;
  readonly workforce: number | null;
}

type Shown<Row> = Omit<Row, 'registered' | 'protected' | 'missing'> & {
  readonly registered: number | null;
  readonly protected: number | null;
  readonly missing: number | null;
  /** People of the group not protected; null where their number is not known, or hidden. */
  readonly missingOfWorkforce: number | null;
};

const nothingShown = { registered: null, protected: null, missing: null, missingOfWorkforce: null } as const;

/**
 * Groups for a public view: two of the three numbers tell the third, so a group with a small one hides all of them,
 * and the smallest group beside a single hidden one goes too.
 */
export function hideMissing<Row extends MissingCounts>(
  rows: readonly Row[],
  isPublic: boolean,
): Shown<Row>[] {
  const hidden = new Set(isPublic ? rows.filter(hasSmallNumber) : []);
  const [only] = hidden;
  if (hidden.size === 1 && only !== undefined) {
    const others = rows.filter((row) => row !== only && row.registered > 0);
    const smallest = others.toSorted((left, right) => left.registered - right.registered)[0];
    if (smallest) hidden.add(smallest);
  }
  return rows.map((row) =>
    hidden.has(row) ? { ...row, ...nothingShown } : { ...row, missingOfWorkforce: missingOfWorkforce(row) },
  );
}

function hasSmallNumber({ registered, protected: covered, missing }: MissingCounts): boolean {
  return [registered, covered, missing].some((count) => hideSmall(count) === null);
}

function missingOfWorkforce({ workforce, protected: covered }: MissingCounts): number | null {
  return workforce === null ? null : Math.max(0, workforce - covered);
}
