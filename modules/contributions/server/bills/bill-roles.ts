import type { Role } from '#platform/core/roles.ts';

/** Who may ask for bills of people who pay for themselves; of whom, the scope says. */
export const billIssuers = [
  'office_staff',
  'office_supervisor',
  'agent_office',
  'agent',
  'group',
  'village',
  'worker',
] as const satisfies readonly Role[];

/** Who may make one bill for the members of a group. */
export const groupBillIssuers = [
  'office_staff',
  'office_supervisor',
  'agent_office',
  'agent',
  'group',
] as const satisfies readonly Role[];

/** Who reads bills: whoever issues them, whoever pays them, and the auditor. */
export const billReaders = [
  ...billIssuers,
  'employer',
  'government_office',
  'auditor',
] as const satisfies readonly Role[];

/** Who bills a month to everyone. */
export const billRunners = ['office_supervisor'] as const satisfies readonly Role[];

/** Who sees how bill runs go. */
export const billRunReaders = [
  'office_staff',
  'office_supervisor',
  'auditor',
] as const satisfies readonly Role[];
