import type { Role } from '#platform/core/roles.ts';

/** Who works through lists of people whose cover ends; whose, the scope says. An employer's are his bills. */
export const arrearsReaders = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
  'group',
  'auditor',
] as const satisfies readonly Role[];

/** Who reads what employers owe: the office, and each his own. */
export const ageingReaders = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'employer',
  'auditor',
] as const satisfies readonly Role[];

export const letterWriters = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];
