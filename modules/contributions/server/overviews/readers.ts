import type { Role } from '#platform/core/roles.ts';

/** Who may read of a worker's contributions at all; of whom, the scope says. */
export const workerReaders = [
  'office_staff',
  'office_supervisor',
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'worker',
  'auditor',
] as const satisfies readonly Role[];

/** Who may read of an organisation's bills and payments; of which, the scope says. */
export const organisationReaders = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
  'auditor',
] as const satisfies readonly Role[];
