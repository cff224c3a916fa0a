import type { Role } from '#platform/core/roles.ts';

/** Issues, proposes to take back; where, the row context says. */
export const certificateKeepers = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Takes back what another person proposed. */
export const revocationDeciders = ['office_supervisor'] as const satisfies readonly Role[];

/** Sees certificates of employers: the office, the employer its own, who reads everything. */
export const certificateReaders = [
  ...certificateKeepers,
  'employer',
  'government_office',
  'auditor',
] as const satisfies readonly Role[];

/** Sees the list of an area's employers. */
export const certificateListers = [...certificateKeepers, 'auditor'] as const satisfies readonly Role[];
