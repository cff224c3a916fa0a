import type { Role } from '#platform/core/roles.ts';
import type { Actor } from './actors.ts';
import { lies } from './places.ts';
import { type Row, textOf, textsOf } from './rows.ts';

/**
 * The oracle's own reading of DESIGN 5, in words and without SQL. It knows nothing of the settings that the
 * row policies read: a fault in how a role becomes settings shows as much as a fault in a policy.
 */
type PeopleSeen =
  | 'who live or work there'
  | 'who live there'
  | 'own members'
  | 'oneself'
  | 'everyone'
  | 'nobody';

const peopleSeen: Record<Role, PeopleSeen> = {
  office_staff: 'who live or work there',
  office_supervisor: 'who live or work there',
  government: 'nobody',
  government_office: 'own members',
  village: 'who live there',
  agent_office: 'own members',
  agent: 'own members',
  employer: 'own members',
  group: 'own members',
  sponsor: 'nobody',
  permit_desk: 'nobody',
  worker: 'oneself',
  auditor: 'everyone',
  admin: 'nobody',
};

const countsSeen: Record<Role, 'own areas' | 'everywhere' | 'nowhere'> = {
  office_staff: 'own areas',
  office_supervisor: 'own areas',
  government: 'own areas',
  government_office: 'nowhere',
  village: 'own areas',
  agent_office: 'nowhere',
  agent: 'nowhere',
  employer: 'nowhere',
  group: 'nowhere',
  sponsor: 'nowhere',
  permit_desk: 'nowhere',
  worker: 'nowhere',
  auditor: 'everywhere',
  admin: 'everywhere',
};

const registrars: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government_office',
  'village',
  'agent_office',
  'agent',
  'employer',
  'group',
];

const doers = {
  people: registrars,
  lists: registrars,
  organisations: ['office_staff', 'office_supervisor'],
  areas: ['office_staff', 'office_supervisor', 'village'],
  denominators: ['office_supervisor', 'government'],
  accounts: ['admin'],
  filings: ['office_staff', 'office_supervisor', 'government_office', 'employer'],
  payments: ['office_staff', 'office_supervisor'],
  sponsorships: ['office_staff', 'office_supervisor', 'government', 'village'],
  certificates: ['office_staff', 'office_supervisor'],
  checks: ['office_staff', 'office_supervisor', 'government_office', 'permit_desk'],
  sanctions: ['office_staff', 'office_supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export function does(actor: Actor, what: keyof typeof doers): boolean {
  const may: readonly string[] = doers[what];
  return may.includes(actor.role);
}

/** Roles of the accounts that an office makes for the organisations it sees. */
const contactRoles: readonly string[] = ['employer', 'group', 'government_office', 'agent_office'];

/** Keeps organisations and so invites their contact persons. */
export function invites(actor: Actor, row: Row, seesOrganisation: boolean): boolean {
  return does(actor, 'organisations') && seesOrganisation && contactRoles.includes(textOf(row, 'role'));
}

/** Loads the tables of the law. */
export function keepsParameters(actor: Actor): boolean {
  return actor.role === 'admin';
}

/** Reads all accounts and the whole journal. */
export function readsAll(actor: Actor): boolean {
  return actor.role === 'auditor';
}

export function seesPerson(actor: Actor, row: Row): boolean {
  const seen = peopleSeenBy(actor);
  return holdsPerson(actor, row) || (seen === 'oneself' && actor.worker === textOf(row, 'worker_id'));
}

/** In the scope in which a role acts on people; to see oneself is not to hold oneself. */
export function holdsPerson(actor: Actor, row: Row): boolean {
  const livesThere = lies(textOf(row, 'area_code'), actor.areas);
  switch (peopleSeenBy(actor)) {
    case 'everyone':
      return true;
    case 'who live or work there':
      return livesThere || lies(textOf(row, 'work_area_code'), actor.areas);
    case 'who live there':
      return livesThere;
    case 'own members':
      return textsOf(row, 'custodians').some((custodian) => actor.organisations.includes(custodian));
    default:
      return false;
  }
}

/** Lists, their rows and files: the sender's own, those laid before one's area, those of one's organisation. */
export function isLaidBefore(actor: Actor, row: Row): boolean {
  return isOwn(actor, row) || isOfScope(actor, row);
}

export function isOfScope(actor: Actor, row: Row): boolean {
  const seen = peopleSeenBy(actor);
  if (seen === 'everyone') return true;
  if (seen === 'own members') return isOfOrganisation(actor, textOf(row, 'organisation_id'));
  return seen.startsWith('who live') && lies(textOf(row, 'area_code'), actor.areas);
}

export function isOwn(actor: Actor, row: Row, column = 'account_id'): boolean {
  return actor.account !== '' && textOf(row, column) === actor.account;
}

/** True for the organisations that an account of an organisation acts for. */
export function isOfOrganisation(actor: Actor, organisation: string): boolean {
  return peopleSeenBy(actor) === 'own members' && actor.organisations.includes(organisation);
}

export function seesCountsOf(actor: Actor, code: string): boolean {
  if (actor.role === 'public') return true;
  const seen = actor.role === 'nobody' ? 'nowhere' : countsSeen[actor.role];
  return seen === 'everywhere' || (seen === 'own areas' && lies(code, actor.areas));
}

/** What sponsors pay in an area: whoever has a part in it there, and who reads everything; not whoever reads counts alone. */
export function seesSponsoredIn(actor: Actor, code: string): boolean {
  return (does(actor, 'sponsorships') || readsAll(actor)) && seesCountsOf(actor, code);
}

/** A sponsor's account sees what its own organisation pays, not what those below it do. */
export function isOwnSponsor(actor: Actor, custodians: readonly string[]): boolean {
  const [first = ''] = actor.organisations;
  return actor.role === 'sponsor' && custodians.includes(first);
}

export function isOneself(actor: Actor, worker: string): boolean {
  return actor.role === 'worker' && actor.worker !== '' && actor.worker === worker;
}

/** Oversees the work places of an area: its branch office, and who reads everything. */
export function seesWorkPlace(actor: Actor, code: string): boolean {
  const seen = peopleSeenBy(actor);
  return seen === 'everyone' || (seen === 'who live or work there' && lies(code, actor.areas));
}

function peopleSeenBy({ role }: Actor): PeopleSeen {
  return role === 'nobody' || role === 'public' ? 'nobody' : peopleSeen[role];
}
