import { catalogue } from '#modules/rules/api/index.ts';
import { LawFault, RuleError } from '#modules/rules/core/index.ts';
import { refusalOf } from '#platform/core/errors.ts';

export const refuse = refusalOf(catalogue);

/** Does the work; what the law cannot answer leaves as a refusal of the catalogue, with the field at fault among its details. */
export function answering<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RuleError) throw refuse(error.code, { field: error.field, ...error.details });
    if (error instanceof LawFault) throw refuse('law.faulty', { faults: error.faults.join('; ') });
    throw error;
  }
}
