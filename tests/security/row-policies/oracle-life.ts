import { idOf, places, stranger } from './places.ts';
import { does, holdsPerson, isOwn } from './rights.ts';
import type { Row } from './rows.ts';
import { anything, readAndAdd, readAndWrite, type TableRules } from './table-rules.ts';
import { people } from './world.ts';

function eventRow(worker_id: string, number: number): Row {
  return {
    worker_id,
    event_id: idOf('new', number),
    act: 'registry.correct-worker',
    effective_on: '2026-11-15',
    changes: '[]',
    reason: 'Salah tulis',
    account_id: stranger,
    actor_name: 'Seorang',
    actor_role: 'office_staff',
    worker_version: 2,
  };
}

function pastRow(worker_id: string, number: number): Row {
  return {
    ...{ worker_id, event_id: idOf('new', number), field: 'area_code' },
    ...{ value: places.sesetan, until_month: '2026-11' },
  };
}

function departureRow(area_code: string, number: number): Row {
  return {
    ...{ worker_id: idOf('worker', number), event_id: idOf('new', number), area_code },
    ...{ name: 'Ni Made Sari', left_on: '2026-11-15' },
  };
}

function proposalRow(scope: Row, number: number): Row {
  return {
    worker_id: idOf('worker', number),
    proposal_id: idOf('new', number),
    act: 'registry.report-death',
    request: '{}',
    effective_on: '2026-11-15',
    reason: 'Akta kematian',
    account_id: stranger,
    actor_name: 'Seorang',
    actor_role: 'village',
    person_key: 'orang',
    state: 'pending',
    decided_by: null,
    decider_key: null,
    area_code: '',
    work_area_code: '',
    ...scope,
  };
}

const decided = { state: 'approved', decided_by: idOf('account', 999_998), decider_key: 'orang lain' };

const scopesOf = people.slice(0, 20).map(({ area_code, work_area_code }) => ({ area_code, work_area_code }));
const targets = [
  { area_code: places.ubungKaja, work_area_code: '' },
  { area_code: places.sesetan, work_area_code: '' },
  { area_code: places.batubulan, work_area_code: '' },
  { area_code: places.batubulan, work_area_code: places.denpasar },
  { area_code: '', work_area_code: '' },
];

/** People to whom something happened; one of them is a worker's account himself. */
export const livedPeople = people.slice(0, 8);

export const lifeWorld: Readonly<Record<string, readonly Row[]>> = {
  'registry.worker_events': livedPeople.map(({ worker_id }, number) => eventRow(worker_id, number)),
  'registry.past_values': people.slice(0, 3).map(({ worker_id }, number) => pastRow(worker_id, number)),
  'registry.departures': scopesOf.map(({ area_code }, number) => departureRow(area_code, number)),
  'registry.proposals': [
    ...scopesOf.map((scope, number) => proposalRow(scope, number)),
    ...scopesOf.map((scope, number) => proposalRow({ ...scope, ...decided }, 100 + number)),
  ],
};

/** The registrar's alone: what is read of it goes through a function. */
function registrars(row: Row, grants: TableRules['grants']): TableRules {
  return {
    key: 'field' in row ? ['worker_id', 'event_id', 'field'] : ['worker_id', 'event_id'],
    touch: 'field' in row ? 'value' : 'act',
    grants,
    rules: { semesta_registrar: anything },
    inserts: () => [row],
    patches: () => [],
  };
}

export const lifeRules: Readonly<Record<string, TableRules>> = {
  'registry.worker_events': registrars(eventRow(idOf('worker', 9), 900), { semesta_registrar: readAndAdd }),
  'registry.past_values': registrars(pastRow(idOf('worker', 9), 900), {
    semesta_registrar: [...readAndAdd, 'delete'],
  }),
  'registry.departures': {
    key: ['worker_id', 'event_id'],
    touch: 'name',
    grants: { semesta_app: ['select'], semesta_registrar: [...readAndAdd, 'delete'] },
    rules: { semesta_app: { see: holdsPerson }, semesta_registrar: anything },
    inserts: () => [departureRow(places.ubungKaja, 900)],
    patches: () => [],
  },
  'registry.proposals': {
    key: ['worker_id', 'proposal_id'],
    touch: 'reason',
    grants: { semesta_app: readAndWrite, semesta_registrar: ['select', 'update'] },
    rules: {
      semesta_app: {
        see: holdsPerson,
        put: (actor, row) => does(actor, 'people') && isOwn(actor, row) && holdsPerson(actor, row),
        change: (actor, row) => does(actor, 'people') && row.state === 'pending' && holdsPerson(actor, row),
        keep: (actor, row) => does(actor, 'people') && holdsPerson(actor, row),
      },
      semesta_registrar: anything,
    },
    inserts: (actor) =>
      [actor.account || stranger, stranger].flatMap((account_id, first) =>
        targets.map((scope, number) => proposalRow({ ...scope, account_id }, 900 + first * 10 + number)),
      ),
    patches: () => targets,
  },
};
