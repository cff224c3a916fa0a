import type { Actor } from './actors.ts';
import { payingPeople } from './contributions-world.ts';
import { seesPerson } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { people } from './world.ts';

/** The words of the policies as a function, and those that list people with it or with the settings themselves. */
export const coverFunctions = [
  'contributions.in_scope',
  'contributions.protection_on',
  'contributions.arrears_source',
  'contributions.arrears_people',
] as const;

interface CoverCell {
  readonly function: (typeof coverFunctions)[number];
  readonly sql: string;
  readonly expected: string;
}

/** Whoever may know of a person is told where he stands; whoever works through the lists finds those whom he may know. */
export function coverCells(actor: Actor): CoverCell[] {
  const ids = people.map(({ worker_id }) => worker_id).join(',');
  return [
    {
      function: 'contributions.protection_on',
      sql: keys(`select worker_id::text as k from contributions.protection_on('2026-11-20', '{${ids}}')`),
      expected: idsOf(people.filter((person) => seesPerson(actor, person))),
    },
    {
      function: 'contributions.arrears_people',
      sql: keys(
        `select worker_id::text as k from contributions.arrears_people('2026-11-20', 'ends', null, '{}', null, 1000)`,
      ),
      // A worker's own account works through no list.
      expected:
        actor.role === 'worker' ? '' : idsOf(payingPeople.filter((person) => seesPerson(actor, person))),
    },
  ];
}

function keys(statement: string): string {
  return `with got as (${statement}) select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`;
}

function idsOf(rows: readonly Row[]): string {
  return rows
    .map((row) => textOf(row, 'worker_id'))
    .sort()
    .join(' ');
}
