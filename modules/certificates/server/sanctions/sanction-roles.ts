import type { Role } from '#platform/core/roles.ts';

/** Who proposes steps of the ladder. */
export const sanctionKeepers = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Who decides over a step that another person proposed. */
export const sanctionDeciders = ['office_supervisor'] as const satisfies readonly Role[];

/** Who reads cases: the office and the auditor, and each employer his own. */
export const sanctionReaders = [
  'office_staff',
  'office_supervisor',
  'employer',
  'auditor',
] as const satisfies readonly Role[];

/** Who is heard, and the office that takes his answer at the counter. */
export const sanctionAnswerers = [
  'office_staff',
  'office_supervisor',
  'employer',
] as const satisfies readonly Role[];
