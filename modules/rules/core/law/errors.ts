import { namesOf } from './names-of.ts';

/** Every refusal of the module; its texts are `error.<code>`. Same shape as the platform's catalogues, without leaning on them. */
export const ruleErrors = {
  'case.malformed': { status: 422 },
  'case.kind_unknown': { status: 422 },
  'case.too_many': { status: 413 },
  'field.missing': { status: 422 },
  'field.malformed': { status: 422 },
  'field.choice_unknown': { status: 422 },
  'field.repeated': { status: 422 },
  'money.malformed': { status: 422 },
  'money.negative': { status: 422 },
  'money.fractional': { status: 422 },
  'number.malformed': { status: 422 },
  'number.out_of_range': { status: 422 },
  'month.invalid': { status: 422 },
  'day.invalid': { status: 422 },
  'instant.invalid': { status: 422 },
  'period.reversed': { status: 422 },
  'risk_class.unknown': { status: 422 },
  'programme.unknown': { status: 422 },
  'programme.not_for_segment': { status: 422 },
  'parameter.unknown': { status: 404 },
  'parameter.before_first': { status: 422 },
  'parameter.not_yet_known': { status: 422 },
  'event.before_membership': { status: 422 },
  'switch.unknown': { status: 422 },
  'switch.value_unknown': { status: 422 },
  'law.faulty': { status: 422 },
} as const;

export type RuleErrorCode = keyof typeof ruleErrors;

/** Every code of the catalogue. */
export const ruleErrorCodes: readonly RuleErrorCode[] = namesOf(ruleErrors);
