import type { Actor } from './actors.ts';
import { hashOf, idOf, organisations, places, stranger } from './places.ts';
import { does, holdsPerson, isOfOrganisation, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndAdd, readAndWrite, type TableRules } from './table-rules.ts';
import { organisationRows, people } from './world.ts';

function answerRow(account_id: string, number: number): Row {
  return { account_id, nik_index: hashOf(number) };
}

function requestRow(area_code: string, number: number): Row {
  return {
    request_id: idOf('new', number),
    code: `AAAAAA${String((Math.floor(number / 8) % 8) + 2)}${String((number % 8) + 2)}`,
    content_sealed: '\\x01',
    nik_index: hashOf(number),
    sender_index: hashOf(number),
    area_code,
    version: 1,
  };
}

const areas = [
  places.bali,
  places.denpasar,
  places.ubungKaja,
  places.ubungKajaHamlet,
  places.sesetan,
  places.batubulan,
  places.ampenan,
];

export const counterWorld: Readonly<Record<string, readonly Row[]>> = {
  'registry.nik_answers': [0, 1].map((number) => answerRow(stranger, number)),
  'registry.registration_requests': areas.map(requestRow),
};

export const counterRules: Readonly<Record<string, TableRules>> = {
  'registry.nik_answers': {
    key: ['account_id', 'nik_index'],
    touch: 'answered_at',
    grants: { semesta_registrar: readAndWrite },
    rules: { semesta_registrar: anything },
    inserts: () => [answerRow(stranger, 9)],
    patches: () => [],
  },
  'registry.registration_requests': {
    key: ['request_id'],
    touch: 'reason',
    grants: { semesta_app: ['select', 'update'], semesta_registrar: readAndAdd },
    rules: {
      semesta_app: {
        see: holdsPerson,
        change: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
        keep: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
      },
      semesta_registrar: anything,
    },
    inserts: () => [requestRow(places.ubungKaja, 60)],
    patches: () => [places.ubungKaja, places.sesetan, places.batubulan].map((area_code) => ({ area_code })),
  },
};

export const counterFunctions = ['registry.look_up_nik', 'registry.register_worker'] as const;

/** People whose NIK is claimed in the world: enough to have every residence, work place and custodian among them. */
export const claimedPeople = people.slice(0, 20);

interface CounterCell {
  readonly function: (typeof counterFunctions)[number];
  readonly sql: string;
  readonly expected: string;
}

/** Whoever registers people sees those in his scope, and of the others only that they are registered. */
export function counterCells(actor: Actor): CounterCell[] {
  const mayAsk = does(actor, 'people');
  return [
    ...claimedPeople.map((person, number) => ({
      function: counterFunctions[0],
      sql: outcomeSql(`registry.look_up_nik('${hashOf(number)}', 1000)`),
      expected: !mayAsk ? 'no right' : holdsPerson(actor, person) ? 'seen' : 'elsewhere',
    })),
    ...newcomers.map((newcomer, number) => ({
      function: counterFunctions[1],
      sql: registering(newcomer, 900 + number),
      expected: mayAsk ? outcomeOf(actor, newcomer) : 'no right',
    })),
  ];
}

interface Newcomer {
  readonly residence: string;
  readonly workPlace: string;
  readonly organisation: string | null;
}

/** One of Ampenan that stands in the list of areas. */
const ampenanSelatan = '52.71.01.1004';

const newcomers: readonly Newcomer[] = [
  ...[places.ubungKaja, places.sesetan, places.batubulan, ampenanSelatan].flatMap((residence) =>
    ['', places.denpasar, places.gianyar].map((workPlace) => ({ residence, workPlace, organisation: null })),
  ),
  ...[organisations.own, organisations.child, organisations.sibling, organisations.elsewhere].map(
    (organisation) => ({ residence: ampenanSelatan, workPlace: places.mataram, organisation }),
  ),
];

function outcomeOf(actor: Actor, { residence, workPlace, organisation }: Newcomer): string {
  const place = organisationRows.find((row) => row.organisation_id === organisation);
  const mayUse =
    place === undefined ||
    isOfOrganisation(actor, String(organisation)) ||
    seesWorkPlace(actor, textOf(place, 'area_code'));
  if (!mayUse) return 'organisation_unknown';
  const row = {
    area_code: residence,
    work_area_code: workPlace === '' ? residence : workPlace,
    custodians: organisation === null ? [] : [organisation],
  };
  return holdsPerson(actor, row) ? 'registered' : 'outside_scope';
}

function registering({ residence, workPlace, organisation }: Newcomer, number: number): string {
  const person = {
    ...{ worker_id: idOf('worker', number), nik_index: hashOf(number), identity_sealed: '\\x01' },
    ...{ nik_masked: '5171********0001', name: 'Seorang', name_tokens: ['seorang'], name_keys: [] },
    ...{ birth_date: '1980-01-01', birth_place: '', sex: 'L', mother_name: '', address: '', hamlet: '' },
    ...{ occupation: '', occupation_group: 'other', income_idr: null, flags: [], phone_index: null },
    ...{ area_code: residence, work_area_code: workPlace },
  };
  const membership = {
    ...{ membership_id: idOf('membership', number), segment: 'BPU', organisation_id: organisation },
    ...{ opened_on: '2026-11-15', wage_idr: null, with_savings: false, first_months: 1 },
  };
  return outcomeSql(
    `registry.register_worker('${JSON.stringify(person)}', '${JSON.stringify(membership)}', 1000)`,
  );
}

function outcomeSql(call: string): string {
  return `with got as (select outcome from ${call}) select coalesce(string_agg(outcome, ' '), '') from got`;
}
