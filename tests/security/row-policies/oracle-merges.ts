import type { Actor } from './actors.ts';
import { idOf, stranger } from './places.ts';
import { does, holdsPerson } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndAdd, readAndWrite, type TableRules, type Verb } from './table-rules.ts';
import { people } from './world.ts';

interface Pair {
  readonly one: Row & { readonly worker_id: string };
  readonly other: Row & { readonly worker_id: string };
}

/** Each with the next: many in one scope, many across two. */
const pairs: readonly Pair[] = people.slice(0, 30).flatMap((one, number) => {
  const other = people[number + 1];
  return other ? [{ one, other }] : [];
});

function requestRow({ one, other }: Pair, number: number): Row {
  return {
    worker_id: one.worker_id,
    request_id: idOf('new', 100 + number),
    merged_id: other.worker_id,
    act: 'registry.merge-workers',
    reason: 'Orang yang sama',
    account_id: stranger,
    actor_name: 'Seorang',
    actor_role: 'office_staff',
    person_key: 'orang',
  };
}

function mergeRow({ one, other }: Pair, number: number): Row {
  return {
    worker_id: one.worker_id,
    merge_id: idOf('new', 200 + number),
    merged_id: other.worker_id,
    choices: '{}',
    moves: '[]',
    images: '{}',
    images_sealed: '\\x01',
    moved_claims: '{}',
    moved_kpjs: '[]',
    reason: 'Orang yang sama',
    account_id: stranger,
    actor_name: 'Seorang',
    approved_by: stranger,
    approver_name: 'Orang lain',
  };
}

function apartRow(number: number): Row {
  return {
    worker_id: idOf('new', 300 + number),
    other_id: idOf('new', 400 + number),
    account_id: stranger,
    actor_name: 'Seorang',
  };
}

export const mergeWorld: Readonly<Record<string, readonly Row[]>> = {
  'registry.merge_requests': pairs.map(requestRow),
  'registry.merges': pairs.map(mergeRow),
  'registry.told_apart': [1, 2].map(apartRow),
};

/** Nobody but the registrar comes near; definer functions show what concerns two people of the caller's scope. */
function ofTheRegistrar(
  key: readonly string[],
  touch: string,
  insert: Row,
  verbs: readonly Verb[],
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

const fresh: Pair = { one: { worker_id: idOf('new', 501) }, other: { worker_id: idOf('new', 502) } };

export const mergeRules: Readonly<Record<string, TableRules>> = {
  'registry.merge_requests': ofTheRegistrar(
    ['worker_id', 'request_id'],
    'reason',
    requestRow(fresh, 900),
    readAndWrite,
  ),
  'registry.merges': ofTheRegistrar(['worker_id', 'merge_id'], 'reason', mergeRow(fresh, 900), readAndWrite),
  'registry.told_apart': ofTheRegistrar(['worker_id', 'other_id'], 'actor_name', apartRow(90), readAndAdd),
};

export const mergeFunctions = [
  'registry.oversees',
  'registry.merges_seen',
  'registry.merge_requests_seen',
  'registry.suspected_doubles',
  'registry.hold_pair',
] as const;

interface MergeCell {
  readonly function: (typeof mergeFunctions)[number];
  readonly sql: string;
  readonly expected: string;
}

/** Whoever oversees both people by where they live or work; to have one as a member is not enough. */
export function mergeCells(actor: Actor): MergeCell[] {
  const oversees = (row: Row) => holdsPerson(actor, { ...row, custodians: [] });
  const seen = pairs.filter(({ one, other }) => oversees(one) && oversees(other));
  const alike = people.filter(oversees);
  const ids = (rows: readonly Row[], key: string) =>
    rows
      .map((row) => textOf(row, key))
      .sort()
      .join(' ');
  const placed = new Map(pairs.map((pair, number) => [pair, number]));
  const rowsOf = (make: (pair: Pair, number: number) => Row) =>
    seen.map((pair) => make(pair, placed.get(pair) ?? 0));
  return [
    {
      function: 'registry.merges_seen',
      sql: keys('select merge_id::text as k from registry.merges_seen(null, 1000)'),
      expected: ids(rowsOf(mergeRow), 'merge_id'),
    },
    {
      function: 'registry.merge_requests_seen',
      sql: keys('select request_id::text as k from registry.merge_requests_seen(null, null, 1000)'),
      expected: ids(rowsOf(requestRow), 'request_id'),
    },
    {
      function: 'registry.suspected_doubles',
      sql: keys('select unnest(workers)::text as k from registry.suspected_doubles(null, 1000, 100)'),
      // All are born on one day and named alike; nobody is a double of himself.
      expected: alike.length > 1 ? ids(alike, 'worker_id') : '',
    },
    ...pairs.slice(0, 12).map(({ one, other }) => ({
      function: 'registry.hold_pair' as const,
      sql: keys(
        `select coalesce(registry.tell_apart('${textOf(one, 'worker_id')}', '${textOf(other, 'worker_id')}', 'Seorang')::text, '') as k`,
      ),
      expected: does(actor, 'people') && oversees(one) && oversees(other) ? '' : 'no right',
    })),
  ];
}

function keys(statement: string): string {
  return `with got as (${statement}) select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`;
}
