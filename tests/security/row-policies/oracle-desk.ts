import type { Actor } from './actors.ts';
import { hashOf, idOf, lies, organisations, places } from './places.ts';
import { does, isOfOrganisation, isOwn, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import {
  always,
  anything,
  fully,
  type Rule,
  readAndWrite,
  readOnly,
  type TableRules,
} from './table-rules.ts';

const { own, sibling } = organisations;

export interface Keeper {
  readonly custody: 'desk' | 'office' | 'organisation';
  readonly desk_area: string;
  readonly desk_organisation_id: string | null;
}

export const deskKeepers: readonly Keeper[] = [
  { custody: 'desk', desk_area: places.denpasar, desk_organisation_id: null },
  { custody: 'desk', desk_area: places.gianyar, desk_organisation_id: null },
  { custody: 'office', desk_area: places.denpasar, desk_organisation_id: null },
  { custody: 'organisation', desk_area: '', desk_organisation_id: own },
  { custody: 'organisation', desk_area: '', desk_organisation_id: sibling },
];

function checkRow(number: number, keeper: Keeper, account_id: string): Row {
  return {
    ...{
      check_id: idOf('certificate', 500 + number),
      ...keeper,
      account_id,
      checked_by: 'Seseorang',
      seen_by: '',
    },
    ...{
      organisation_id: own,
      asked_by: 'npp',
      asked: 'NPP00001',
      purpose: 'tender',
      application_number: 'A-1',
    },
    ...{ status: 'VALID', reason: 'employer.valid', now_status: 'VALID', now_reason: 'employer.valid' },
    ...{ checked_on: '2026-11-10' },
  };
}

function changeRow(number: number, keeper: Keeper, change_no = 1): Row {
  const changed = { was_status: 'VALID', status: 'TIDAK_VALID', reason: 'arrears.1' };
  return { check_id: idOf('certificate', 500 + number), change_no, ...changed, ...keeper };
}

function deliveryRow(number: number, keeper: Keeper): Row {
  return {
    ...{
      delivery_id: idOf('certificate', 600 + number),
      callback_id: idOf('certificate', 700),
      body: '{}',
      ...keeper,
    },
    ...{ check_id: idOf('certificate', 500 + number), change_no: number < 400 ? 1 : 7 },
  };
}

function callbackRow(number: number, desk_area: string): Row {
  const address = { url: 'https://izin.example/', secret_sealed: hashOf(number) };
  return { callback_id: idOf('certificate', 700 + number), desk_area, ...address };
}

export const deskWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.checks': deskKeepers.map((keeper, number) => checkRow(number, keeper, idOf('account', 1))),
  'certificates.check_changes': deskKeepers.map((keeper, number) => changeRow(number, keeper)),
  'certificates.callbacks': [callbackRow(0, places.denpasar), callbackRow(1, places.gianyar)],
  'certificates.callback_deliveries': deskKeepers.map((keeper, number) => deliveryRow(number, keeper)),
};

/** Whose a check is: its desk's, its office's, its government office's; and the office and the auditor look over those of their area. */
const isKept = (actor: Actor, row: Row): boolean => {
  if (textOf(row, 'custody') === 'organisation')
    return isOfOrganisation(actor, textOf(row, 'desk_organisation_id'));
  if (textOf(row, 'custody') === 'office') return seesWorkPlace(actor, textOf(row, 'desk_area'));
  return actor.role === 'permit_desk' && lies(textOf(row, 'desk_area'), actor.areas);
};
export const seesCheck = (actor: Actor, row: Row) =>
  isKept(actor, row) || seesWorkPlace(actor, textOf(row, 'desk_area'));
export const checksFor = (actor: Actor, row: Row) => does(actor, 'checks') && isKept(actor, row);

const worker: Rule = { see: always, put: always, change: always, keep: always };
const grants = { semesta_app: readOnly, semesta_worker: readAndWrite, semesta_registrar: fully };
const rules = { semesta_app: { see: seesCheck }, semesta_worker: worker, semesta_registrar: anything };

/** Permit checks, what changed after them, and the messages about it. An address and its secret are nobody's to read but the job's. */
export const deskRules: Readonly<Record<string, TableRules>> = {
  'certificates.checks': {
    key: ['check_id'],
    touch: 'seen_by',
    grants: { ...grants, semesta_app: readAndWrite },
    rules: {
      ...rules,
      semesta_app: {
        see: seesCheck,
        put: (actor, row) => checksFor(actor, row) && isOwn(actor, row),
        change: checksFor,
        keep: checksFor,
      },
    },
    inserts: ({ account }) =>
      deskKeepers.map((keeper, number) => checkRow(90 + number, keeper, account || idOf('account', 1))),
    patches: () => [],
    deletesClash: true,
    columns: {
      semesta_app: [["update certificates.checks set now_status = 'VALID'", 'no right']],
    },
  },
  'certificates.check_changes': {
    key: ['check_id', 'change_no'],
    touch: 'reason',
    grants,
    rules,
    inserts: () => deskKeepers.slice(0, 2).map((keeper, number) => changeRow(number, keeper, 7)),
    patches: () => [],
  },
  'certificates.callbacks': {
    key: ['callback_id'],
    touch: 'url',
    grants: { semesta_worker: readAndWrite, semesta_registrar: fully },
    rules: { semesta_worker: worker, semesta_registrar: anything },
    inserts: () => [callbackRow(9, places.lombok)],
    patches: () => [],
    deletesClash: true,
  },
  'certificates.callback_deliveries': {
    key: ['delivery_id'],
    touch: 'body',
    grants,
    rules,
    inserts: () =>
      deskKeepers.slice(0, 1).map((keeper) => ({
        ...deliveryRow(0, keeper),
        delivery_id: idOf('certificate', 690),
        change_no: 7,
      })),
    patches: () => [],
  },
};
