import { citationsOf, type DatedValue } from './dated-value.ts';
import type { SwitchName } from './profile.ts';
import type { Reading } from './reading.ts';

/** A fact of a working: money as bigint, counts as number, codes, days and months as text. */
export type WorkingFact = bigint | number | string;

/** How one line of a result came about: a formula (text `rules.working.<formula>`), its facts, and the law it used. */
export interface Working {
  /** Which line: a programme, a benefit, or the member of the result (`dueOn`). */
  readonly line: string;
  readonly formula: string;
  /** Named with their unit: `…Idr` rupiah, `…Ppm` parts of a million, `…On` day, `…Month` month; else a plain number or code. */
  readonly facts: Readonly<Record<string, WorkingFact>>;
  readonly used: readonly DatedValue[];
}

/** What a calculator answers: the result as promised outside, and everything it leans on. */
export interface Outcome<Result extends object = object> {
  readonly result: Result;
  readonly workings: readonly Working[];
  /** Switches of the profile that decided something here. */
  readonly dependsOn: readonly SwitchName[];
  /** Values that stood in for ones not yet published. */
  readonly provisional: readonly DatedValue[];
}

/** Closes a reading: the result with its workings. */
export function outcomeOf<Result extends object>(
  reading: Reading,
  result: Result,
  workings: readonly Working[],
): Outcome<Result> {
  return { result, workings, dependsOn: [...reading.dependsOn], provisional: [...reading.provisional] };
}

/** Every dated value that a result used, each once, in order of use. */
export function usedIn({ workings }: Pick<Outcome, 'workings'>): DatedValue[] {
  return [...new Set(workings.flatMap(({ used }) => used))];
}

/** The laws a result rests on, as an official cites them, each once: "PP 44/2015 art. 16". */
export function basisOf(outcome: Pick<Outcome, 'workings'>): string[] {
  return [...new Set(usedIn(outcome).flatMap(citationsOf))];
}
