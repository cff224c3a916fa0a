import { type Law, usedIn, type WorkingFact } from '#modules/rules/core/law/index.ts';
import { resultOf } from './answer-case.ts';
import type { PlainRecord } from './plain.ts';
import { runCase } from './run-case.ts';
import { keyOf, type ShownSwitch, type ShownValue, shownSwitch, shownValue } from './shown-law.ts';

/** One step of a computation, before it is put into words. */
export interface ExplainedWorking {
  readonly line: string;
  readonly formula: string;
  readonly facts: Readonly<Record<string, WorkingFact>>;
  /** Keys of the values it used. */
  readonly parameters: readonly string[];
}

/** A result as `rules batch` prints it, and everything it leans on. */
export interface ExplainedCase {
  readonly kind: string;
  readonly result: PlainRecord;
  readonly workings: readonly ExplainedWorking[];
  readonly parameters: readonly (ShownValue & { readonly provisional: boolean })[];
  readonly switches: readonly ShownSwitch[];
  readonly ignored: readonly string[];
}

/** Computes one case and tells every step. Throws RuleError naming the field that is at fault. */
export function explainCase(law: Law, given: unknown): ExplainedCase {
  const run = runCase(law, given);
  const { workings, dependsOn, provisional } = run.outcome;
  return {
    kind: run.kind,
    result: resultOf(run),
    workings: workings.map(({ used, ...working }) => ({ ...working, parameters: used.map(keyOf) })),
    parameters: usedIn(run.outcome).map((value) => ({
      ...shownValue(law, value),
      provisional: provisional.includes(value),
    })),
    switches: dependsOn.map((name) => shownSwitch(law, name)),
    ignored: run.ignored,
  };
}
