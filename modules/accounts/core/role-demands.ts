import type { Role } from '#platform/core/roles.ts';

interface RoleDemand {
  /** What the account's scope must name. */
  readonly scope: 'areas' | 'village' | 'organisation' | 'worker' | 'nothing';
  /** True where the role must sign in with a second factor (real mode). Source: SECURITY 2.8. */
  readonly secondFactor: boolean;
}

/** What each role demands of an account: the scope of DESIGN 5, and the second factor of those who see others' data. */
export const roleDemands = {
  office_staff: { scope: 'areas', secondFactor: true },
  office_supervisor: { scope: 'areas', secondFactor: true },
  government: { scope: 'areas', secondFactor: true },
  government_office: { scope: 'organisation', secondFactor: true },
  village: { scope: 'village', secondFactor: true },
  agent_office: { scope: 'organisation', secondFactor: true },
  agent: { scope: 'organisation', secondFactor: true },
  employer: { scope: 'organisation', secondFactor: false },
  group: { scope: 'organisation', secondFactor: false },
  sponsor: { scope: 'organisation', secondFactor: true },
  permit_desk: { scope: 'areas', secondFactor: true },
  worker: { scope: 'worker', secondFactor: false },
  auditor: { scope: 'nothing', secondFactor: true },
  admin: { scope: 'nothing', secondFactor: true },
} as const satisfies Record<Role, RoleDemand>;

/** True when an account of that role opens nothing before its second factor is set up. */
export function demandsSecondFactor(role: Role, mode: 'demo' | 'real'): boolean {
  return mode === 'real' && roleDemands[role].secondFactor;
}

/** What the scope lacks for the role, or null when it is complete. Existence is the registry's to say. */
export function missingScope(
  role: Role,
  scope: { readonly areaCodes: readonly string[]; readonly organisationId: string | null },
): RoleDemand['scope'] | null {
  const needed: RoleDemand['scope'] = roleDemands[role].scope;
  switch (needed) {
    case 'areas':
      return scope.areaCodes.length > 0 ? null : needed;
    case 'village':
      return scope.areaCodes.length === 1 && scope.areaCodes[0]?.split('.').length === 4 ? null : needed;
    case 'organisation':
      return scope.organisationId ? null : needed;
    case 'worker':
      return needed;
    case 'nothing':
      return null;
  }
}
