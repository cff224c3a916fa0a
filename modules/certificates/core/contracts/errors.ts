import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a contract is not kept, awarded or paid. Texts: `error.<code>` in certificates-contracts.json. */
export const contractErrors = {
  'contract.not_found': { status: 404 },
  'contract.firm_unknown': { status: 422 },
  'contract.number_taken': { status: 409 },
  'contract.span': { status: 422 },
  'contract.changed': { status: 409 },
  'contract.not_entered': { status: 409 },
  'contract.state_refused': { status: 409 },
  'contract.over_value': { status: 422 },
  'contract.unchecked': { status: 409 },
  'contract.check_failed': { status: 409 },
  'contract.check_used': { status: 409 },
} as const satisfies ErrorCatalogue;

/** Refuses an act on a contract. */
export const refuseContract = refusalOf(contractErrors);
