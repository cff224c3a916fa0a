import { type Law, type Outcome, type Reading, startReading } from '#modules/rules/core/law/index.ts';
import type { CaseFields } from './case-fields.ts';

/** One kind of case (CONTRACT 4.1): how its facts are read and what computes them. */
export interface RuleKind {
  readonly kind: string;
  /** Throws RuleError naming the field. */
  run(law: Law, fields: CaseFields): Outcome;
}

/** Ties a reader of facts to its calculator; `"provisional": true` of the case lets the last yearly value stand in. */
export function ruleKind<Facts>(
  kind: string,
  read: (fields: CaseFields) => Facts,
  compute: (reading: Reading, facts: Facts) => Outcome,
): RuleKind {
  return {
    kind,
    run: (law, fields) => compute(startReading(law, fields.flagOr('provisional', false)), read(fields)),
  };
}
