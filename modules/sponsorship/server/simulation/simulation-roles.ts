import type { Role } from '#platform/core/roles.ts';

/** Who keeps and shares scenarios of his area. */
export const scenarioKeepers = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
] as const satisfies readonly Role[];

/** Who compares scenarios, and reads those that are shared. */
export const scenarioReaders = [...scenarioKeepers, 'auditor'] as const satisfies readonly Role[];
