import type { RuleErrorCode } from './errors.ts';

/**
 * What the law or the calculators cannot answer: a code of the catalogue and the field of the case that is at fault
 * (`payments[2].month` for one inside a list). Never a zero, a NaN or a guess in its place.
 */
export class RuleError extends Error {
  readonly code: RuleErrorCode;
  readonly field: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RuleErrorCode, field: string, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code}: ${field}`);
    this.name = 'RuleError';
    this.code = code;
    this.field = field;
    this.details = details;
  }
}
