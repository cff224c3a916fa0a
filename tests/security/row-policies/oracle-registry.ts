import type { Actor } from './actors.ts';
import { answerRow, hamletRow, mappingRow, pinRow } from './more-world.ts';
import { boundaryRules } from './oracle-boundaries.ts';
import { organisationRules, seesOrganisation } from './oracle-organisations.ts';
import { hashOf, idOf, lies, organisations, places, stranger } from './places.ts';
import {
  does,
  holdsPerson,
  isLaidBefore,
  isOfOrganisation,
  isOfScope,
  isOwn,
  readsAll,
  seesPerson,
} from './rights.ts';
import { type Row, textOf } from './rows.ts';
import {
  always,
  anything,
  fully,
  type Rule,
  readAndAdd,
  readAndWrite,
  readOnly,
  type TableRules,
  type Verb,
} from './table-rules.ts';
import {
  listLineRow,
  listRow,
  membershipRow,
  type PersonScope,
  registrationRow,
  workerRow,
} from './world.ts';

const { own, child, sibling } = organisations;

const personScopes: readonly PersonScope[] = [
  ...[
    '',
    places.bali,
    places.denpasar,
    places.ubungKaja,
    places.ubungKajaHamlet,
    places.sesetan,
    places.batubulan,
    places.ampenan,
  ].map((area_code) => ({ area_code, work_area_code: '', custodians: [] })),
  ...[places.denpasar, places.ubungKaja, places.batubulan].map((work_area_code) => ({
    area_code: '',
    work_area_code,
    custodians: [],
  })),
  ...[own, child, sibling].map((custodian) => ({
    area_code: '',
    work_area_code: '',
    custodians: [custodian],
  })),
  { area_code: places.batubulan, work_area_code: '', custodians: [own] },
];

const personMoves: readonly PersonScope[] = personScopes.filter((_, number) => number % 2 === 1);

const aboutPeople: Rule = {
  see: seesPerson,
  put: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
  change: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
  keep: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
};

const sendsHere = (actor: Actor, row: Row) => does(actor, 'lists') && isLaidBefore(actor, row);

function listTargets(actor: Actor): readonly Row[] {
  const account_id = actor.account || stranger;
  return [
    { account_id, area_code: '', organisation_id: null },
    { account_id, area_code: places.batubulan, organisation_id: null },
    { account_id, area_code: places.batubulan, organisation_id: own },
    { account_id, area_code: places.ubungKaja, organisation_id: sibling },
    { account_id, area_code: '', organisation_id: sibling },
    { account_id: stranger, area_code: places.ubungKaja, organisation_id: null },
    { account_id: stranger, area_code: '', organisation_id: own },
    { account_id: stranger, area_code: '', organisation_id: sibling },
    { account_id: stranger, area_code: '', organisation_id: null },
  ];
}

/** A claim of a number is the registrar's alone. */
function claims(
  key: readonly string[],
  insert: Row,
  touch: string,
  verbs: readonly Verb[] = readAndAdd,
): TableRules {
  return {
    key,
    touch,
    grants: { semesta_registrar: verbs },
    rules: { semesta_registrar: anything },
    inserts: () => [insert],
    patches: () => [],
  };
}

/** No row policy: the same for all, about nobody. */
function openTable(key: string, touch: string, insert: Row, readers: TableRules['grants']): TableRules {
  const rules = {
    semesta_app: anything,
    semesta_worker: anything,
    semesta_registrar: anything,
    semesta_owner: anything,
  };
  return {
    key: [key],
    touch,
    grants: readers,
    rules,
    inserts: () => [insert],
    patches: () => [],
    onlyOurs: true,
  };
}

export const registryRules: Readonly<Record<string, TableRules>> = {
  ...organisationRules,
  ...boundaryRules,
  'registry.areas': {
    key: ['code'],
    touch: 'name',
    grants: { semesta_app: readAndAdd, semesta_worker: readOnly, semesta_registrar: readOnly },
    rules: {
      semesta_app: {
        see: always,
        put: (actor, row) =>
          does(actor, 'areas') && row.level === 5 && lies(textOf(row, 'code'), actor.areas),
      },
      semesta_worker: { see: always },
      semesta_registrar: { see: always },
      semesta_owner: anything,
    },
    inserts: () => [
      hamletRow(places.ubungKaja, '902'),
      hamletRow(places.sesetan, '902'),
      hamletRow(places.batubulan, '902'),
      { ...hamletRow(places.ubungKaja, '903'), level: 4, kind: 'desa' },
    ],
    patches: () => [{ name: 'Banjar Lain' }],
    onlyOurs: true,
  },
  'registry.branches': openTable(
    'branch_code',
    'name',
    { branch_code: 'ZZ9', name: 'Cabang', regency_codes: [] },
    { semesta_app: readOnly, semesta_worker: readOnly, semesta_registrar: readOnly },
  ),
  'registry.area_loads': openTable(
    'sha256',
    'areas',
    { sha256: hashOf(9), areas: 1 },
    { semesta_app: readOnly, semesta_worker: readOnly },
  ),
  'registry.workers': {
    key: ['worker_id'],
    touch: 'address',
    grants: { semesta_app: readAndWrite, semesta_registrar: readAndWrite },
    rules: { semesta_app: aboutPeople, semesta_registrar: anything },
    inserts: () =>
      personScopes.map((scope, number) => workerRow({ worker_id: idOf('worker', 900 + number), ...scope })),
    patches: () => personMoves,
  },
  'registry.nik_claims': claims(
    ['nik_index'],
    { nik_index: hashOf(99), worker_id: idOf('worker', 9) },
    'worker_id',
    fully,
  ),
  'registry.phone_claims': claims(
    ['phone_index', 'worker_id'],
    { phone_index: hashOf(99), worker_id: idOf('worker', 9) },
    'worker_id',
    [...readAndAdd, 'delete'],
  ),
  'registry.memberships': {
    key: ['worker_id', 'membership_id'],
    touch: 'occupation',
    grants: { semesta_app: readAndWrite, semesta_registrar: fully },
    rules: { semesta_app: aboutPeople, semesta_registrar: anything },
    inserts: () =>
      personScopes.map((scope, number) =>
        membershipRow({ worker_id: idOf('worker', 900 + number), ...scope }, 900 + number),
      ),
    patches: () => personMoves,
  },
  'registry.kpj_claims': claims(
    ['kpj'],
    { kpj: '26999999999', worker_id: idOf('worker', 9), membership_id: idOf('membership', 9) },
    'worker_id',
    readAndWrite,
  ),
  'registry.lists': {
    key: ['list_id'],
    touch: 'sender_name',
    grants: { semesta_app: readAndWrite, semesta_registrar: readOnly, semesta_worker: readOnly },
    rules: {
      semesta_app: {
        see: isLaidBefore,
        put: (actor, row) =>
          does(actor, 'lists') &&
          isOwn(actor, row) &&
          (textOf(row, 'area_code') === '' || isOfScope(actor, row)) &&
          (row.organisation_id === null || seesOrganisation(actor, textOf(row, 'organisation_id'))),
        change: sendsHere,
        keep: sendsHere,
      },
      semesta_registrar: { see: always },
      semesta_worker: { see: always },
    },
    inserts: (actor) => listTargets(actor).map((scope, number) => listRow(scope, 900 + number)),
    patches: listTargets,
  },
  'registry.list_rows': {
    key: ['list_id', 'row_id'],
    touch: 'occupation',
    grants: { semesta_app: fully, semesta_registrar: ['select', 'update'] },
    rules: {
      semesta_app: { see: isLaidBefore, put: sendsHere, change: sendsHere, keep: sendsHere, drop: sendsHere },
      semesta_registrar: anything,
    },
    inserts: (actor) => listTargets(actor).map((scope, number) => listLineRow(scope, 900 + number)),
    patches: listTargets,
  },
  'registry.list_registrations': {
    key: ['list_id', 'row_id'],
    touch: 'registered_at',
    grants: { semesta_app: readOnly, semesta_registrar: readAndAdd },
    rules: { semesta_app: { see: isLaidBefore }, semesta_registrar: anything },
    inserts: (actor) => listTargets(actor).map((scope, number) => registrationRow(scope, 900 + number)),
    patches: () => [],
  },
  'registry.list_mappings': {
    key: ['sender_id', 'header_signature'],
    touch: 'mapping',
    grants: { semesta_app: readAndWrite },
    rules: {
      semesta_app: { see: isSender, put: mapsColumns, change: isSender, keep: mapsColumns },
    },
    inserts: (actor) =>
      [actor.account || stranger, stranger, own, sibling].map((sender, number) =>
        mappingRow(sender, 900 + number),
      ),
    patches: () => [{ sender_id: own }, { sender_id: sibling }, { sender_id: stranger }],
  },
  'registry.pins': {
    key: ['account_id', 'kind', 'subject'],
    touch: 'pinned_at',
    grants: { semesta_app: ['select', 'insert', 'delete'] },
    rules: {
      semesta_app: {
        see: (actor, row) => isOwn(actor, row),
        put: (actor, row) => isOwn(actor, row),
        drop: (actor, row) => isOwn(actor, row),
      },
    },
    inserts: (actor) =>
      [actor.account || stranger, stranger].map((account) => pinRow(account, places.sesetan)),
    patches: () => [],
  },
  'registry.protection_answers': {
    key: ['answer_id'],
    touch: 'answered_at',
    grants: { semesta_app: readAndAdd, semesta_registrar: readAndAdd },
    rules: {
      semesta_app: {
        see: (actor, row) => isOwn(actor, row) || readsAll(actor),
        put: (actor, row) => isOwn(actor, row),
      },
      semesta_registrar: anything,
    },
    inserts: (actor) =>
      [actor.account || stranger, stranger].map((account, number) => answerRow(account, 900 + number)),
    patches: () => [],
  },
};

function isSender(actor: Actor, row: Row): boolean {
  return isOwn(actor, row, 'sender_id') || isOfOrganisation(actor, textOf(row, 'sender_id'));
}

function mapsColumns(actor: Actor, row: Row): boolean {
  return does(actor, 'lists') && isSender(actor, row);
}
