import type { Role } from '#platform/core/roles.ts';

/** Opens and prints the card of a worker: himself, and whoever looks after him. */
export const cardReaders = [
  'worker',
  'office_staff',
  'office_supervisor',
  'agent_office',
  'agent',
  'employer',
  'government_office',
  'group',
] as const satisfies readonly Role[];
