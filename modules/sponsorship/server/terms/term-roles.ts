import type { Role } from '#platform/core/roles.ts';

/** Who reads whose term it is; of whom, the scope says. */
export const termReaders = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'auditor',
] as const satisfies readonly Role[];

/** Who makes the lists that follow from a running one. */
export const termKeepers = [
  'office_staff',
  'office_supervisor',
  'village',
] as const satisfies readonly Role[];

/** Who ends a term early: it takes cover away, and gives money back. */
export const termEnders = ['office_staff', 'office_supervisor'] as const satisfies readonly Role[];

/** Who reads who pays for one worker. */
export const workerTermReaders = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
  'worker',
  'auditor',
] as const satisfies readonly Role[];
