import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why nothing is said of how an employer complies. Texts: `error.<code>` in certificates-compliance.json. */
export const complianceErrors = {
  'compliance.not_found': { status: 404 },
  'compliance.source_day': { status: 422 },
} as const satisfies ErrorCatalogue;

/** Refuses a look at an employer's compliance. */
export const refuseCompliance = refusalOf(complianceErrors);
