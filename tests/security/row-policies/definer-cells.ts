import type pg from 'pg';
import { type Actor, actors } from './actors.ts';
import { ask, type Mismatch } from './ask.ts';
import type { Cell } from './cells.ts';
import { counterCells, counterFunctions } from './oracle-counter.ts';
import { coverCells, coverFunctions } from './oracle-cover.ts';
import { livedPeople } from './oracle-life.ts';
import { mergeCells, mergeFunctions } from './oracle-merges.ts';
import { overviewCells, overviewFunctions } from './oracle-overviews.ts';
import { searchCells, searchFunctions } from './oracle-search.ts';
import { idOf } from './places.ts';
import { does, holdsPerson, isLaidBefore, isOfOrganisation, seesCountsOf, seesPerson } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import {
  accountsWithRows,
  listRow,
  listScopes,
  members,
  membershipRow,
  organisationRows,
  people,
} from './world.ts';

/** Functions that act beyond row policies and apply the caller's scope themselves, and how the oracle asks them. */
export const scopedFunctions = [
  'registry.search_organisations',
  'registry.worker_history',
  'registry.keep_card_code',
  'registry.own_payers',
  'registry.worker_life',
  'registry.keep_worker_act',
  'registry.list_to_write',
  ...searchFunctions,
  ...counterFunctions,
  ...mergeFunctions,
  ...coverFunctions,
  ...overviewFunctions,
  'accounts.end_sessions',
] as const;

const application: readonly Actor[] = actors.filter(({ login }) => login === 'semesta_app');

/** The questions that one actor asks these functions. */
export function definerCellsOf(actor: Actor): readonly Cell[] {
  const known = people.slice(0, accountsWithRows.length);
  return [
    cell('registry.search_organisations', {
      sql: keys(
        `select organisation_id::text as k from registry.search_organisations('{''maju'':*}', null, 1000)`,
      ),
      expected: ids(
        organisationRows.filter(
          (row) =>
            seesCountsOf(actor, textOf(row, 'area_code')) ||
            isOfOrganisation(actor, textOf(row, 'organisation_id')),
        ),
        'organisation_id',
      ),
    }),
    cell('registry.worker_history', {
      sql: keys(`select w.id::text as k from unnest('{${people.map(({ worker_id }) => worker_id).join(',')}}'::uuid[]) as w(id)
        cross join lateral registry.worker_history(w.id, 5)`),
      expected: ids(known.filter((person) => seesPerson(actor, person))),
    }),
    cell('registry.worker_life', {
      sql: keys(`select l.worker_id::text as k from unnest('{${people.map(({ worker_id }) => worker_id).join(',')}}'::uuid[]) as w(id)
        cross join lateral registry.worker_life(w.id) l`),
      expected: ids(livedPeople.filter((person) => seesPerson(actor, person))),
    }),
    ...people.slice(0, 20).map((person) => actOn(actor, person)),
    cell('registry.keep_card_code', {
      sql: keys(`select w.id::text as k from unnest('{${known.map(({ worker_id }) => worker_id).join(',')}}'::uuid[]) as w(id)
        where registry.keep_card_code(w.id, sha256(w.id::text::bytea), '\\x00') is not null`),
      expected: ids(known.filter((person) => mayShowCard(actor, person))),
    }),
    cell('registry.own_payers', {
      sql: keys('select membership_id::text as k from registry.own_payers()'),
      expected: ids(
        members.map(membershipRow).filter((row) => isOneself(actor, row)),
        'membership_id',
      ),
    }),
    cell('accounts.end_sessions', {
      sql: keys(`select accounts.end_sessions('${idOf('account', 900_000)}')::text as k`),
      expected: does(actor, 'accounts') ? '0' : 'no right',
    }),
    ...listScopes.map(listRow).flatMap((list) => ofList(actor, list)),
    ...overviewCells(actor).map(({ function: asked, ...question }) => cell(asked, question)),
    ...searchCells(actor).map(({ function: asked, ...question }) => cell(asked, question)),
    ...mergeCells(actor).map(({ function: asked, ...question }) => cell(asked, question)),
    ...counterCells(actor).map(({ function: asked, ...question }) => cell(asked, question)),
    ...coverCells(actor).map(({ function: asked, ...question }) => cell(asked, question)),
  ];
}

/** Whoever may act on a person is told that he was not held as he stands, everyone else that there is none. */
function actOn(actor: Actor, person: Row): Cell {
  const event = { workerId: textOf(person, 'worker_id'), accountId: actor.account || null, version: 0 };
  return cell('registry.keep_worker_act', {
    sql: `select registry.keep_worker_act('${JSON.stringify(event)}', '{}', '[]', '{}')`,
    expected: does(actor, 'people') && holdsPerson(actor, person) ? '55000' : 'no right',
  });
}

/** Whoever acts on a worker, and the worker; who only reads makes no card. */
function mayShowCard(actor: Actor, person: Row): boolean {
  return (
    (does(actor, 'people') && holdsPerson(actor, person)) ||
    (actor.role === 'worker' && seesPerson(actor, person))
  );
}

function isOneself(actor: Actor, row: Row): boolean {
  return actor.role === 'worker' && textOf(row, 'worker_id') === actor.worker;
}

/** None of the world's lists is being submitted: whoever may write one is told so, everyone else that there is none. */
function ofList(actor: Actor, list: Row): Cell[] {
  const mayWrite = does(actor, 'lists') && does(actor, 'people') && isLaidBefore(actor, list);
  const id = textOf(list, 'list_id');
  return [
    cell('registry.list_to_write', {
      sql: `select registry.register_list_rows('${id}', 1, 10)`,
      expected: mayWrite ? '55000' : 'no right',
    }),
    cell('registry.list_to_write', {
      sql: keys(`select row_id::text as k from registry.match_list_rows('${id}', null, false, 0)`),
      expected: mayWrite ? '' : 'no right',
    }),
  ];
}

function cell(
  table: (typeof scopedFunctions)[number],
  { sql, expected }: Pick<Cell, 'sql' | 'expected'>,
): Cell {
  return { table, verb: 'select', what: sql, sql, expected };
}

function keys(statement: string): string {
  return `with got as (${statement}) select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`;
}

function ids(rows: readonly Row[], column = 'worker_id'): string {
  return rows
    .map((row) => textOf(row, column))
    .sort()
    .join(' ');
}

/** Asks everything of everyone; each actor in a transaction of its own that is rolled back. */
export async function runDefinerMatrix(admin: pg.Client): Promise<Mismatch[]> {
  const mismatches: Mismatch[] = [];
  for (const actor of application) mismatches.push(...(await askOnce(admin, actor, definerCellsOf(actor))));
  return mismatches;
}

/** Whether some actor is answered otherwise: by the changed function itself, or by one that builds on it. */
export async function isDefinerNoticed(
  admin: pg.Client,
  { asked, sql }: Omit<DefinerMutant, 'name'>,
): Promise<boolean> {
  for (const [actor, cells] of questions) {
    const about = cells.filter(({ table }) => asked.includes(table));
    if ((await askOnce(admin, actor, about, sql)).length > 0) return true;
  }
  return false;
}

/** Who has something to see comes first: he feels a change soonest. */
const questions: readonly (readonly [Actor, readonly Cell[]])[] = application
  .toSorted((one, other) => Number(ownsRows(other)) - Number(ownsRows(one)))
  .map((actor) => [actor, definerCellsOf(actor)]);

function ownsRows({ name }: Actor): boolean {
  return name.endsWith('own regency');
}

async function askOnce(
  admin: pg.Client,
  actor: Actor,
  cells: readonly Cell[],
  mutation = '',
): Promise<Mismatch[]> {
  if (cells.length === 0) return [];
  await admin.query(`begin; ${mutation}`);
  const mismatches = await ask(admin, actor, cells);
  await admin.query('rollback');
  return mismatches;
}

const openedTo: Readonly<Record<string, string>> = {
  areas_people: '%',
  areas_work: '%',
  writes: 'people,lists,accounts',
};

interface DefinerMutant {
  readonly name: string;
  /** The changed function and those that call it. */
  readonly asked: readonly string[];
  readonly sql: string;
}

/** Each of these functions with one of its settings taken as empty, or as everything. */
export async function definerMutants(admin: pg.Client): Promise<DefinerMutant[]> {
  const { rows } = await admin.query<{ name: string; body: string }>(
    `select n.nspname || '.' || p.proname as name, pg_get_functiondef(p.oid) as body
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname || '.' || p.proname = any ($1::text[])`,
    [[...scopedFunctions]],
  );
  const callersOf = (called: string) =>
    rows.filter(({ name, body }) => name !== called && body.includes(`${called}(`)).map(({ name }) => name);
  return rows.flatMap(({ name, body }) => {
    const settings = new Set(
      [...body.matchAll(/current_setting\('app\.(\w+)', true\)/g)].map(([, setting = '']) => setting),
    );
    return [...settings].flatMap((setting) => {
      const values = ['', ...(openedTo[setting] ? [openedTo[setting]] : [])];
      return values.map((value) => ({
        name: `${name}: app.${setting} taken as '${value}'`,
        asked: [name, ...callersOf(name)],
        sql: body.replaceAll(`current_setting('app.${setting}', true)`, `'${value}'::text`),
      }));
    });
  });
}
