import type { Role } from '#platform/core/roles.ts';

/** Who plans for an area, and keeps plans. */
export const planners = [
  'office_staff',
  'office_supervisor',
  'government',
] as const satisfies readonly Role[];

/** Who reads plans. */
export const planReaders = [...planners, 'auditor'] as const satisfies readonly Role[];

/** Who keeps unit costs, yields and shares. */
export const inputKeepers = ['office_supervisor', 'government'] as const satisfies readonly Role[];
