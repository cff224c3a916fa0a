import type { Actor } from './actors.ts';
import { seesPerson } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { members, people } from './world.ts';

/** The function that tells of a worker's months beyond the row policies. */
export const overviewFunctions = ['contributions.worker_overview'] as const;

interface OverviewCell {
  readonly function: (typeof overviewFunctions)[number];
  readonly sql: string;
  readonly expected: string;
}

/** Who may see a worker is told of him; all of his months to whoever sees him by his place, and to himself. */
export function overviewCells(actor: Actor): OverviewCell[] {
  const seenByPlace = (person: Row) => seesPerson(actor, { ...person, custodians: [] });
  return [
    {
      function: 'contributions.worker_overview',
      sql: told('true'),
      expected: idsOf(people.filter((one) => seesPerson(actor, one))),
    },
    {
      function: 'contributions.worker_overview',
      sql: told(`(o.found ->> 'isWhole')::boolean`),
      expected: idsOf(people.filter(seenByPlace)),
    },
    {
      function: 'contributions.worker_overview',
      sql: told(`jsonb_array_length(o.found -> 'memberships') > 0`, members),
      expected: idsOf(members.filter((one) => seesPerson(actor, one))),
    },
  ];
}

/** Of which of these people something is told for which this holds. */
function told(condition: string, asked: readonly Row[] = people): string {
  const ids = asked.map(({ worker_id }) => worker_id).join(',');
  return `with got as (select w.id::text as k from unnest('{${ids}}'::uuid[]) as w(id)
      cross join lateral (select contributions.worker_overview(w.id) as found) o where o.found is not null and ${condition})
    select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`;
}

function idsOf(rows: readonly Row[]): string {
  return rows
    .map((row) => textOf(row, 'worker_id'))
    .sort()
    .join(' ');
}
