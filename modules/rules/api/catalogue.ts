import { ruleErrors } from '#modules/rules/core/index.ts';
import type { ErrorCatalogue } from '#platform/core/errors.ts';

/** The catalogue of the core, which leans on nothing, as the platform takes one. */
export const catalogue = ruleErrors satisfies ErrorCatalogue;
