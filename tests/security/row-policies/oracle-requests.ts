import type { Actor } from './actors.ts';
import { hashOf, idOf, places, stranger } from './places.ts';
import { does, holdsPerson, isOwn, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndAdd, readAndWrite, type TableRules } from './table-rules.ts';
import { people } from './world.ts';

const opened = '2026-11-10T00:00:00Z';
const closed = '2026-11-12T00:00:00Z';
const long = '2026-01-01T00:00:00Z';
const over = '2026-01-08T00:00:00Z';
const isOver = (row: Row) => textOf(row, 'expires_at') === over;
const kinds = ['access', 'correction', 'complaint'] as const;

function scopeOf(row: Row, number: number): Row {
  return {
    worker_id: idOf('worker', number),
    request_id: idOf('new', number),
    area_code: '',
    work_area_code: '',
    ...row,
  };
}

function requestRow(row: Row, number: number): Row {
  return {
    kind: kinds[number % 3] ?? 'access',
    state: 'OPEN',
    channel: 'office',
    content_sealed: '\\x00',
    duty: 'data_access',
    clock_within: 72,
    clock_unit: 'hours',
    clock_law: 'UU 27/2022 pasal 32',
    clock_certainty: 'A',
    account_id: stranger,
    opened_at: opened,
    due_at: '2026-11-13T00:00:00Z',
    closed_at: null,
    ...scopeOf(row, number),
  };
}

function eventRow(row: Row, number: number): Row {
  return {
    event_id: idOf('new', number),
    kind: kinds[number % 3] ?? 'access',
    act: 'registry.open-request',
    state: 'OPEN',
    account_id: stranger,
    actor_name: 'Seorang',
    actor_role: 'office_staff',
    ...scopeOf(row, number),
  };
}

function copyRow(row: Row, number: number): Row {
  return {
    format: 'json',
    content_sealed: '\\x00',
    sha256: hashOf(number),
    size_bytes: 1,
    made_at: long,
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    ...scopeOf(row, number),
  };
}

const scopes = people.slice(0, 30).map(({ area_code, work_area_code }) => ({ area_code, work_area_code }));
const targets: readonly Row[] = [
  { area_code: places.ubungKaja, work_area_code: '' },
  { area_code: places.batubulan, work_area_code: '' },
  { area_code: places.batubulan, work_area_code: places.denpasar },
  { area_code: '', work_area_code: '' },
];

export const requestWorld: Readonly<Record<string, readonly Row[]>> = {
  'registry.requests': [
    ...scopes.map((scope, number) => requestRow(scope, number)),
    ...scopes.map((scope, number) =>
      requestRow({ ...scope, state: 'ANSWERED', closed_at: closed }, 100 + number),
    ),
  ],
  'registry.request_events': scopes.map((scope, number) => eventRow(scope, number)),
  'registry.access_copies': [
    ...scopes.map((scope, number) => copyRow(scope, number)),
    ...scopes.slice(0, 12).map((scope, number) => copyRow({ ...scope, expires_at: over }, 100 + number)),
  ],
};

/** Whose request it is: himself, and no other worker. */
const isHis = (actor: Actor, row: Row) =>
  actor.role === 'worker' && actor.worker !== '' && actor.worker === textOf(row, 'worker_id');

/** The office of where he lives or works; never an employer, whoever's worker he is. */
const isOffice = (actor: Actor, row: Row) =>
  seesWorkPlace(actor, textOf(row, 'area_code')) || seesWorkPlace(actor, textOf(row, 'work_area_code'));

/** A village reads of its residents' corrections, and of nothing else. */
const isCorrectionThere = (actor: Actor, row: Row) =>
  row.kind === 'correction' && holdsPerson(actor, { ...row, work_area_code: '', custodians: [] });

export const seesRequest = (actor: Actor, row: Row) =>
  isHis(actor, row) || isOffice(actor, row) || isCorrectionThere(actor, row);

const answers = (actor: Actor, row: Row) =>
  does(actor, 'people') && (isOffice(actor, row) || isCorrectionThere(actor, row));

function putters(actor: Actor): readonly Row[] {
  const self = actor.worker || idOf('worker', 3);
  return [actor.account || stranger, stranger].flatMap((account_id) => [
    ...targets.map((scope) => ({ ...scope, account_id })),
    { worker_id: self, account_id, channel: 'worker' },
    { worker_id: idOf('worker', 9), account_id, channel: 'worker' },
  ]);
}

export const requestTableRules: Readonly<Record<string, TableRules>> = {
  'registry.requests': {
    key: ['worker_id', 'request_id'],
    touch: 'version',
    grants: { semesta_app: readAndWrite, semesta_registrar: readAndAdd },
    rules: {
      semesta_app: {
        see: seesRequest,
        put: (actor, row) =>
          row.state === 'OPEN' &&
          isOwn(actor, row) &&
          (row.channel === 'worker' ? isHis(actor, row) : does(actor, 'people') && isOffice(actor, row)),
        change: (actor, row) => row.closed_at === null && (answers(actor, row) || isHis(actor, row)),
        keep: (actor, row) => answers(actor, row) || (isHis(actor, row) && row.state === 'WITHDRAWN'),
      },
      semesta_registrar: anything,
    },
    columns: {
      semesta_app: [
        [`update registry.requests set area_code = ''`, 'no right'],
        ['update registry.requests set due_at = now()', 'no right'],
      ],
    },
    inserts: (actor) => putters(actor).map((row, number) => requestRow(row, 900 + number)),
    patches: () => [{ state: 'WITHDRAWN', closed_at: closed }],
  },
  'registry.request_events': {
    key: ['worker_id', 'request_id', 'event_id'],
    touch: 'act',
    grants: { semesta_app: readAndAdd, semesta_registrar: readAndAdd },
    rules: {
      semesta_app: {
        see: seesRequest,
        put: (actor, row) => isOwn(actor, row) && (isHis(actor, row) || answers(actor, row)),
      },
      semesta_registrar: anything,
    },
    inserts: (actor) => putters(actor).map(({ channel: _, ...row }, number) => eventRow(row, 900 + number)),
    patches: () => [],
  },
  'registry.access_copies': {
    key: ['worker_id', 'request_id', 'format'],
    touch: 'size_bytes',
    grants: { semesta_app: readAndAdd, semesta_worker: ['select', 'delete'] },
    rules: {
      semesta_app: {
        see: (actor, row) => !isOver(row) && (isHis(actor, row) || isOffice(actor, row)),
        put: (actor, row) => does(actor, 'people') && isOffice(actor, row),
      },
      semesta_worker: { see: (_, row) => isOver(row), drop: (_, row) => isOver(row) },
    },
    columns: {
      semesta_worker: [
        ['select content_sealed from registry.access_copies', 'no right'],
        ['select size_bytes from registry.access_copies', 'no right'],
      ],
    },
    inserts: () => targets.map((scope, number) => copyRow(scope, 900 + number)),
    patches: () => [],
  },
};
