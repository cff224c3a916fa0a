import {
  contextOf,
  emptyContext,
  publicContext,
  type Role,
  type RowContext,
  roles,
} from '#platform/core/roles.ts';
import { idOf, organisations, places, stranger } from './places.ts';

export type Login = 'semesta_app' | 'semesta_worker' | 'semesta_auth' | 'semesta_registrar' | 'semesta_owner';

/** Who asks the database: a login, the settings of its transaction, and what the oracle needs to know of the person. */
export interface Actor {
  readonly name: string;
  readonly login: Login;
  /** Null: the settings were never made on this connection. */
  readonly settings: RowContext | null;
  readonly role: Role | 'nobody' | 'public';
  readonly account: string;
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  readonly worker: string;
}

interface Scope {
  readonly name: string;
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
}

const family = [organisations.own, organisations.child, organisations.grandchild];

const scopes: readonly Scope[] = [
  { name: 'own regency', areas: [places.denpasar], organisations: family },
  { name: 'own village', areas: [places.ubungKaja], organisations: family },
  { name: 'sibling regency', areas: [places.gianyar], organisations: family },
  { name: 'two regencies', areas: [places.denpasar, places.gianyar], organisations: family },
  { name: 'parent province', areas: [places.bali], organisations: family },
  { name: 'other province', areas: [places.lombok], organisations: family },
  { name: 'no area', areas: [], organisations: family },
  { name: 'child organisation', areas: [places.denpasar], organisations: family.slice(1) },
  { name: 'sibling organisation', areas: [places.denpasar], organisations: [organisations.sibling] },
  { name: 'no organisation', areas: [places.denpasar], organisations: [] },
  { name: 'nothing at all', areas: [], organisations: [] },
];

const ownWorker = idOf('worker', 7);

/** Every role in every scope. */
export const signedIn: readonly Actor[] = roles.flatMap((role, roleNumber) =>
  scopes.map((scope, scopeNumber) => actorOf(role, scope, roleNumber * scopes.length + scopeNumber)),
);

/** The account of each role in its own regency: the ones that own rows of the world. */
export const owners: readonly string[] = signedIn
  .filter(({ name }) => name.endsWith('own regency'))
  .map(({ account }) => account);

function actorOf(role: Role, scope: Scope, number: number): Actor {
  const account = idOf('account', number);
  const worker = scope.name === 'nothing at all' ? '' : ownWorker;
  const settings = contextOf({
    accountId: account,
    name: role,
    email: `${role}.${number}@semesta.example`,
    personKey: idOf('person', number),
    role,
    areaCodes: scope.areas,
    organisationId: scope.organisations[0] ?? null,
    organisationIds: scope.organisations,
    workerId: worker || null,
    language: 'id',
  });
  return { ...scope, name: `${role}, ${scope.name}`, login: 'semesta_app', settings, role, account, worker };
}

const nobody: Omit<Actor, 'name' | 'login'> = {
  settings: emptyContext,
  role: 'nobody',
  account: '',
  areas: [],
  organisations: [],
  worker: '',
};

const firstOwner = owners[0] ?? '';
const withoutRole = { ...nobody, account: firstOwner, settings: { ...emptyContext, account: firstOwner } };

const special: readonly Actor[] = [
  { ...nobody, name: 'empty context', login: 'semesta_app' },
  { ...nobody, name: 'context never set', login: 'semesta_app', settings: null },
  { ...nobody, name: 'signed out', login: 'semesta_app', role: 'public', settings: publicContext },
  { ...withoutRole, name: 'second factor still owed', login: 'semesta_app', settings: owesSecondFactor() },
  {
    ...nobody,
    name: 'unknown role',
    login: 'semesta_app',
    account: stranger,
    settings: { ...emptyContext, account: stranger, role: 'superman' },
  },
  { ...nobody, name: 'job worker', login: 'semesta_worker' },
  { ...withoutRole, name: 'job worker for an account', login: 'semesta_worker' },
  { ...nobody, name: 'sign-in', login: 'semesta_auth' },
  { ...withoutRole, name: 'sign-in for an account', login: 'semesta_auth' },
  { ...nobody, name: 'registrar', login: 'semesta_registrar' },
  { ...nobody, name: 'owner', login: 'semesta_owner' },
  { ...withoutRole, name: 'owner for an account', login: 'semesta_owner' },
];

export const actors: readonly Actor[] = [...special, ...signedIn];

function owesSecondFactor(): RowContext {
  return contextOf({
    accountId: firstOwner,
    name: 'office_staff',
    email: 'office_staff.0@semesta.example',
    personKey: idOf('person', 0),
    role: 'office_staff',
    areaCodes: [places.denpasar],
    organisationId: organisations.own,
    organisationIds: family,
    workerId: ownWorker,
    language: 'id',
    mustSetUpSecondFactor: true,
  });
}
