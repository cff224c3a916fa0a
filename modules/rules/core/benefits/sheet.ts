import type { DatedValue, Reading, Working, WorkingFact } from '#modules/rules/core/law/index.ts';

/** Lines of a result as they are computed, each with its working. */
export interface Sheet<Line> {
  readonly lines: readonly Line[];
  readonly workings: readonly Working[];
  /** Adds a working with the law read since the last one; where nothing was read, with that of the one before. */
  explain(line: string, formula: string, facts: Readonly<Record<string, WorkingFact>>): void;
  /** Adds a line of the result. */
  put(line: Line): void;
}

/** An empty sheet over a reading of the law. */
export function startSheet<Line>(reading: Reading): Sheet<Line> {
  const lines: Line[] = [];
  const workings: Working[] = [];
  return {
    lines,
    workings,
    explain(line, formula, facts) {
      const taken: readonly DatedValue[] = reading.take();
      const used = taken.length > 0 ? taken : (workings.at(-1)?.used ?? []);
      workings.push({ line, formula, facts, used });
    },
    put(line) {
      lines.push(line);
    },
  };
}
