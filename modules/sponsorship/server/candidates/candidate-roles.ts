import type { Role } from '#platform/core/roles.ts';

/** Who puts people on a list: the village, or the office for it; whose, the scope says. */
export const listFillers = [
  'village',
  'office_staff',
  'office_supervisor',
] as const satisfies readonly Role[];

/** Who checks a list anew: the government before whom it lies, too. */
export const listCheckers = [...listFillers, 'government'] as const satisfies readonly Role[];

export const candidateReaders = [...listCheckers, 'auditor'] as const satisfies readonly Role[];
