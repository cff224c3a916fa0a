import type { Role } from '#platform/core/roles.ts';

/** Roles that the office may give to the contact person of an organisation; the row policies list the same. */
export const contactRoles = [
  'employer',
  'group',
  'government_office',
  'agent_office',
] as const satisfies readonly Role[];

const roleOfKind: Readonly<Record<string, (typeof contactRoles)[number]>> = {
  employer: 'employer',
  school: 'employer',
  cooperative: 'employer',
  lpd: 'employer',
  government_office: 'government_office',
  group: 'group',
  bumdes: 'agent_office',
  agent: 'agent_office',
};

/** The role of the contact person of a kind of organisation, or null where the administrator alone gives one (DESIGN 5). */
export function contactRoleOf(organisationKind: string): (typeof contactRoles)[number] | null {
  return Object.hasOwn(roleOfKind, organisationKind) ? (roleOfKind[organisationKind] ?? null) : null;
}
