import type { Caller, Role } from '#platform/core/roles.ts';

/** Who checks how an employer stands, for a permit or a contract. */
export const checkers = [
  'permit_desk',
  'government_office',
  'office_staff',
  'office_supervisor',
] as const satisfies readonly Role[];

/** Who reads checks that were made: his own desk's, those of his area, all. */
export const checkReaders = [...checkers, 'auditor'] as const satisfies readonly Role[];

/** Whose a check becomes: the desk's, the branch office's, or the government office's that gives the contract. */
export interface Custody {
  readonly custody: 'desk' | 'office' | 'organisation';
  readonly deskArea: string;
  readonly deskOrganisationId: string | null;
}

/** The custody of what a caller checks; a desk of several areas keeps its checks under the first. */
export function custodyOf({ role, areaCodes, organisationId }: Caller): Custody {
  if (role === 'government_office')
    return { custody: 'organisation', deskArea: '', deskOrganisationId: organisationId };
  const deskArea = areaCodes[0] ?? '';
  return { custody: role === 'permit_desk' ? 'desk' : 'office', deskArea, deskOrganisationId: null };
}
