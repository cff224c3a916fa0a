/** The roles of DESIGN 5, and what each may see and write, as the database's row policies ask it. */
export const roles = [
  'office_staff',
  'office_supervisor',
  'government',
  'government_office',
  'village',
  'agent_office',
  'agent',
  'employer',
  'group',
  'sponsor',
  'permit_desk',
  'worker',
  'auditor',
  'admin',
] as const;

export type Role = (typeof roles)[number];

/** Kinds of rows a role may write at all; where, the area and organisation scope says. */
export type Writes =
  | 'people'
  | 'lists'
  | 'organisations'
  | 'areas'
  | 'denominators'
  | 'accounts'
  | 'bills'
  | 'filings'
  | 'payments'
  | 'sponsorships'
  | 'certificates'
  | 'checks'
  | 'sanctions';

/** Where a role's sight comes from: the account's areas, everywhere, or nowhere. */
type Sight = 'own' | 'all' | 'none';

interface RoleScope {
  readonly facts: Sight;
  readonly residents: Sight;
  readonly workplaces: Sight;
  readonly ownOrganisations: boolean;
  readonly readsAudit: boolean;
  readonly writes: readonly Writes[];
}

const byOrganisation: RoleScope = {
  facts: 'none',
  residents: 'none',
  workplaces: 'none',
  ownOrganisations: true,
  readsAudit: false,
  writes: ['people', 'lists', 'bills'],
};

const staffWrites = [
  'people',
  'lists',
  'organisations',
  'areas',
  'bills',
  'filings',
  'payments',
  'sponsorships',
  'certificates',
  'checks',
  'sanctions',
] as const satisfies readonly Writes[];

const office: RoleScope = {
  facts: 'own',
  residents: 'own',
  workplaces: 'own',
  ownOrganisations: false,
  readsAudit: false,
  writes: [...staffWrites, 'denominators'],
};

const paysWages: RoleScope = { ...byOrganisation, writes: ['people', 'lists', 'bills', 'filings'] };

/** A government office also asks how its contractors stand. */
const givesContracts: RoleScope = { ...paysWages, writes: [...paysWages.writes, 'checks'] };

const nothing: RoleScope = { ...byOrganisation, ownOrganisations: false, writes: [] };

export const roleScopes = {
  office_staff: { ...office, writes: staffWrites },
  office_supervisor: office,
  government: { ...nothing, facts: 'own', writes: ['denominators', 'sponsorships'] },
  government_office: givesContracts,
  village: {
    ...nothing,
    facts: 'own',
    residents: 'own',
    writes: ['people', 'lists', 'areas', 'bills', 'sponsorships'],
  },
  agent_office: byOrganisation,
  agent: byOrganisation,
  employer: paysWages,
  group: byOrganisation,
  sponsor: nothing,
  permit_desk: { ...nothing, writes: ['checks'] },
  worker: { ...nothing, writes: ['bills'] },
  auditor: { ...nothing, facts: 'all', residents: 'all', workplaces: 'all', readsAudit: true },
  admin: { ...nothing, facts: 'all', writes: ['accounts'] },
} as const satisfies Record<Role, RoleScope>;

/** Who asks: one account with its role and scope, as the session resolved it. */
export interface Caller {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** The same for two accounts of one person: a maker is never the checker. */
  readonly personKey: string;
  readonly role: Role;
  readonly areaCodes: readonly string[];
  readonly organisationId: string | null;
  /** The own organisation and those below it. */
  readonly organisationIds: readonly string[];
  readonly workerId: string | null;
  readonly language: 'id' | 'en';
  /** The role demands a second factor and none is set up: signed in, but nothing opens until it is. */
  readonly mustSetUpSecondFactor?: boolean;
}

/** The transaction-local values the row policies read; an empty one makes its policies false. */
export interface RowContext {
  readonly account: string;
  readonly role: string;
  readonly areas: readonly string[];
  readonly areas_people: readonly string[];
  readonly areas_work: readonly string[];
  readonly organisations: readonly string[];
  readonly worker: string;
  /** The organisation of a sponsor's account: what it pays for, never people. */
  readonly sponsor: string;
  /** The areas of a permit desk: its own checks, never people. */
  readonly desks: readonly string[];
  readonly audit: string;
  readonly writes: readonly string[];
}

/** Nobody: every policy that asks anything is false. */
export const emptyContext: RowContext = {
  account: '',
  role: '',
  areas: [],
  areas_people: [],
  areas_work: [],
  organisations: [],
  worker: '',
  sponsor: '',
  desks: [],
  audit: '',
  writes: [],
};

/** Anyone, signed in or not, reading published counts: all facts, no people. */
export const publicContext: RowContext = { ...emptyContext, areas: ['%'] };

/** The row context of a caller. Source: DESIGN 5. */
export function contextOf(caller: Caller): RowContext {
  if (caller.mustSetUpSecondFactor) return { ...emptyContext, account: caller.accountId };
  const scope: RoleScope = roleScopes[caller.role];
  return {
    account: caller.accountId,
    role: caller.role,
    areas: patterns(scope.facts, caller.areaCodes),
    areas_people: patterns(scope.residents, caller.areaCodes),
    areas_work: patterns(scope.workplaces, caller.areaCodes),
    organisations: scope.ownOrganisations ? caller.organisationIds : [],
    worker: caller.role === 'worker' ? (caller.workerId ?? '') : '',
    sponsor: caller.role === 'sponsor' ? (caller.organisationId ?? '') : '',
    desks: caller.role === 'permit_desk' ? patterns('own', caller.areaCodes) : [],
    audit: scope.readsAudit ? 'all' : '',
    writes: scope.writes,
  };
}

/** `51.71` covers itself and all below it, and never `51.710`: codes have two digits a level down to the district. */
function patterns(sight: Sight, areaCodes: readonly string[]): readonly string[] {
  if (sight === 'none') return [];
  return sight === 'all' ? ['%'] : areaCodes.map((code) => `${code}%`);
}

/** True when the role may write rows of that kind somewhere. */
export function mayWrite(role: Role, kind: Writes): boolean {
  const scope: RoleScope = roleScopes[role];
  return scope.writes.includes(kind);
}
