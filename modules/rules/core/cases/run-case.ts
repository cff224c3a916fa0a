import { type CaseFields, caseFields } from '#modules/rules/core/facts/index.ts';
import { type Law, type Outcome, RuleError } from '#modules/rules/core/law/index.ts';
import { kindNamed, ruleKinds } from './rule-kinds.ts';

/** A case that was computed. */
export interface RunCase {
  readonly id: string | number | null;
  readonly kind: string;
  readonly outcome: Outcome;
  /** Members of the case that nothing asked for: a misspelt name, most likely. */
  readonly ignored: readonly string[];
}

/** Computes one case as it came from JSON. Throws RuleError naming the field that is at fault. */
export function runCase(law: Law, given: unknown): RunCase {
  if (!isRecord(given)) throw new RuleError('case.malformed', '');
  const fields = caseFields(given);
  if (fields.has('id') && idOf(given) === null) throw new RuleError('field.malformed', 'id');
  const kind = kindOf(fields);
  const outcome = kind.run(law, fields);
  return { id: idOf(given), kind: kind.kind, outcome, ignored: fields.ignored() };
}

/** The id a case came with, a string or a number as it was; null when it has none. */
export function idOf(given: unknown): string | number | null {
  const id = isRecord(given) && Object.hasOwn(given, 'id') ? given.id : null;
  return typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id)) ? id : null;
}

function kindOf(fields: CaseFields) {
  const name = fields.text('kind');
  const kind = kindNamed(name);
  if (!kind)
    throw new RuleError('case.kind_unknown', 'kind', {
      choices: ruleKinds.map((one) => one.kind).join(', '),
    });
  return kind;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
