/** A linear programme over whole numbers. Every figure is an integer that a double holds exactly. */
export interface IntegerProgramme {
  readonly sense: 'minimise' | 'maximise';
  readonly columns: readonly {
    readonly objective: number;
    readonly least: number;
    readonly most: number;
  }[];
  /** Sums of columns between two bounds; null: none on that side. */
  readonly rows: readonly {
    readonly terms: readonly (readonly [column: number, factor: number])[];
    readonly least: number | null;
    readonly most: number | null;
  }[];
}

/** What the solver found within its time. */
export interface ProgrammeAnswer {
  /** `time_limit`: the values, if any, hold every row but may not be the best; `bound` says how much better could be. */
  readonly status: 'optimal' | 'infeasible' | 'time_limit';
  /** Whole numbers in the order of the columns; null: none were found. */
  readonly values: readonly number[] | null;
  /** The objective is at least (minimise) or at most (maximise) this; null: not known. */
  readonly bound: number | null;
  readonly seconds: number;
}

/** Asks for the best of a programme within so many seconds. */
export type SolveProgramme = (programme: IntegerProgramme, seconds: number) => Promise<ProgrammeAnswer>;
