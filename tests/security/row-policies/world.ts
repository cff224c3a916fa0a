import { owners } from './actors.ts';
import { hashOf, idOf, organisations, places, stranger } from './places.ts';
import type { Row } from './rows.ts';

/** Rows of every table, in an order that foreign keys allow. What a row is about varies; all else is the same. */

const { own, child, grandchild, sibling, elsewhere } = organisations;

export const scopePlaces = [
  places.unknown,
  places.bali,
  places.denpasar,
  places.denpasarUtara,
  places.ubungKaja,
  places.ubungKajaHamlet,
  places.peguyangan,
  places.sesetan,
  places.batubulan,
  places.ampenan,
] as const;

const workPlaces = [
  places.unknown,
  places.denpasar,
  places.batubulan,
  places.mataram,
  places.ubungKaja,
] as const;
const keepers: readonly (readonly string[])[] = [
  [],
  [own],
  [sibling],
  [grandchild],
  [own, sibling],
  [],
  [elsewhere],
];

/** Who a person is to the policies: where he lives, where he works, whose member he is. */
export interface PersonScope extends Row {
  readonly area_code: string;
  readonly work_area_code: string;
  readonly custodians: readonly string[];
}

/** 60 people: every residence, work place and custodian of the world, in steps that never run together. */
export const people: readonly (PersonScope & { readonly worker_id: string })[] = Array.from(
  { length: 60 },
  (_, number) => ({
    worker_id: idOf('worker', number),
    area_code: scopePlaces[number % 10] ?? '',
    work_area_code: workPlaces[(number + Math.floor(number / 10)) % 5] ?? '',
    custodians: keepers[(number + Math.floor(number / 7)) % 7] ?? [],
  }),
);

/** Every third, and with them the one who is a worker's account himself: a third still has every residence, work place and custodian. */
export const members = people.filter((_, number) => number % 3 === 1);

export function workerRow(person: Row): Row {
  return {
    identity_sealed: hashOf(1),
    nik_masked: '5171********0001',
    name: 'Ni Made Sari',
    name_tokens: ['made', 'ni', 'sari'],
    name_keys: ['~made', '~ni', '~sari'],
    birth_date: '1980-01-01',
    sex: 'P',
    ...person,
  };
}

export function membershipRow(person: Row, number: number): Row {
  return {
    membership_id: idOf('membership', number),
    segment: 'PU',
    organisation_id: own,
    state: 'REGISTERED',
    opened_on: '2026-01-15',
    ...person,
  };
}

/** Whose a list is: the account that sent it, the area and the organisation it was laid before. */
export interface ListScope extends Row {
  readonly account_id: string;
  readonly area_code: string;
  readonly organisation_id: string | null;
}

export const listScopes: readonly ListScope[] = [
  ...owners.map((account_id) => ({ account_id, area_code: '', organisation_id: null })),
  ...scopePlaces.map((area_code) => ({ account_id: stranger, area_code, organisation_id: null })),
  ...[own, child, sibling, elsewhere].map((organisation_id) => ({
    account_id: stranger,
    area_code: '',
    organisation_id,
  })),
  { account_id: stranger, area_code: places.batubulan, organisation_id: own },
];

export function fileRow(scope: Row, number: number): Row {
  return {
    file_id: idOf('file', number),
    sha256: hashOf(number),
    name: 'daftar.csv',
    size_bytes: 1,
    content_sealed: '\\x00',
    ...scope,
  };
}

export function listRow(scope: Row, number: number): Row {
  return {
    list_id: idOf('list', number),
    kind: 'bpu',
    sender_name: 'Pengirim',
    file_id: idOf('file', 0),
    file_name: 'daftar.csv',
    file_sha256: hashOf(0),
    checked_on: '2026-11-15',
    state: 'checked',
    ...scope,
  };
}

export function listLineRow(scope: Row, number: number): Row {
  return {
    list_id: idOf('list', number),
    row_id: 1,
    sheet: 'Lembar1',
    row_number: 2,
    outcome: 'ready',
    worker_id: idOf('new', number),
    given_sealed: '\\x00',
    ...scope,
  };
}

export function registrationRow(scope: Row, number: number): Row {
  return { list_id: idOf('list', number), row_id: 1, worker_id: idOf('new', number), ...scope };
}

export function entryRow(account_id: string, number: number): Row {
  return {
    entry_id: idOf('entry', number),
    account_id,
    actor_name: 'Seorang',
    actor_role: 'village',
    act: 'registry.show-worker',
    subject_kind: 'worker',
    subject_id: 'x',
  };
}

export function organisationRow(organisation_id: string, area_code: string, parent_id: string | null): Row {
  return { organisation_id, kind: 'employer', name: 'CV Maju', name_tokens: ['maju'], area_code, parent_id };
}

/** Journal entries, keys, mappings and answers: one of each owner, one of a stranger. */
export const accountsWithRows: readonly string[] = [...owners, stranger];

export const organisationRows: readonly Row[] = [
  organisationRow(own, places.denpasarUtara, null),
  organisationRow(child, places.ubungKaja, own),
  organisationRow(grandchild, places.ampenan, child),
  organisationRow(sibling, places.batubulan, null),
  organisationRow(elsewhere, places.mataram, null),
  ...[places.bali, places.denpasar, places.gianyar, places.sesetan].map((place, number) =>
    organisationRow(idOf('organisation', 10 + number), place, null),
  ),
];
