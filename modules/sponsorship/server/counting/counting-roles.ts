import type { Role } from '#platform/core/roles.ts';

/** Who reads what the sponsored months of an area count as. */
export const countedReaders = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'auditor',
] as const satisfies readonly Role[];

/** Who is warned: of what he may see, the row policies say. */
export const warningReaders = [...countedReaders, 'sponsor'] as const satisfies readonly Role[];
