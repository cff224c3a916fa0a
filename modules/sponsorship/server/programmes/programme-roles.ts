import type { Role } from '#platform/core/roles.ts';

/** Who keeps sponsors, agreements, budgets and programmes; where, and whose, the scope says. */
export const programmeKeepers = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
] as const satisfies readonly Role[];

/** Who keeps the local list of vulnerable workers: a decree of the region. */
export const categoryKeepers = [
  'office_staff',
  'office_supervisor',
  'government',
] as const satisfies readonly Role[];

/** Who sees them: counts and money, no people. */
export const programmeReaders = [
  ...programmeKeepers,
  'sponsor',
  'auditor',
] as const satisfies readonly Role[];

/** Read without an entry in the journal: no person is shown. */
export const readsProgrammes = { name: 'sponsorship.read-programmes', roles: programmeReaders } as const;
