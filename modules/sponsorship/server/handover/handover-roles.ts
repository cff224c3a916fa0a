import type { Role } from '#platform/core/roles.ts';

/** Who reads whose term ends; of whom, the scope says. */
export const handoverReaders = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'agent_office',
  'agent',
  'auditor',
] as const satisfies readonly Role[];

/** Who speaks to the workers, writes down what came of it, and makes their codes. */
export const handoverKeepers = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
] as const satisfies readonly Role[];
