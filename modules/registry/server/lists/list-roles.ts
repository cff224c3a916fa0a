import type { Role } from '#platform/core/roles.ts';

/** Who hands in lists, mends and submits them; over which area or organisation, the row policies say. */
export const listWriters = [
  'office_staff',
  'office_supervisor',
  'village',
  'government_office',
  'agent_office',
  'agent',
  'employer',
  'group',
] as const satisfies readonly Role[];

export const listReaders = [...listWriters, 'auditor'] as const satisfies readonly Role[];
