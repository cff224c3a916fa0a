import { basisOf, citationsOf, type Law, type Outcome, RuleError } from '#modules/rules/core/law/index.ts';
import { type PlainRecord, plainRecordOf } from './plain.ts';
import { idOf, type RunCase, runCase } from './run-case.ts';

/**
 * One line of `rules batch` (CONTRACT 4.1): the result with its basis, or `{ id, error: { code, field } }`. Whatever JSON
 * the case is, it answers; only a broken assumption of our own throws.
 */
export function answerCase(law: Law, given: unknown): PlainRecord {
  try {
    return resultOf(runCase(law, given));
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { id: idOf(given), error: { code: error.code, field: error.field } };
  }
}

/** The answer to a line that is no JSON at all. */
export const malformedAnswer: PlainRecord = { id: null, error: { code: 'case.malformed', field: '' } };

/** The result of a computed case as it is printed: what it depended on, stood in for and passed over only where there is any. */
export function resultOf({ id, outcome, ignored }: RunCase): PlainRecord {
  return {
    id,
    ...plainRecordOf(outcome.result),
    basis: basisOf(outcome),
    ...(outcome.dependsOn.length > 0 ? { dependsOn: outcome.dependsOn } : {}),
    ...(outcome.provisional.length > 0 ? provisionalOf(outcome) : {}),
    ...(ignored.length > 0 ? { ignored } : {}),
  };
}

/** Marked, and by which last known value. */
function provisionalOf({ provisional }: Outcome): PlainRecord {
  return {
    provisional: true,
    stoodIn: provisional.map((value) => ({
      parameter: value.id,
      validFrom: value.validFrom,
      basis: citationsOf(value),
    })),
  };
}
