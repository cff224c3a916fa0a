import type { Actor } from './actors.ts';
import { claimedPeople } from './oracle-counter.ts';
import { hashOf, lies, organisations, places } from './places.ts';
import { seesPerson } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { members, people } from './world.ts';

/** The search itself, and the part of it that turns the caller's scope into conditions. */
export const searchFunctions = ['registry.search_workers', 'registry.search_parts'] as const;

interface SearchCell {
  readonly function: (typeof searchFunctions)[number];
  readonly sql: string;
  readonly expected: string;
}

interface Search {
  readonly names?: string;
  readonly nik?: string;
  readonly kpj?: string;
  readonly within?: string;
  readonly segment?: string;
  readonly organisation?: string;
}

/** Every work place and kind of custodian is among them, and the one who is a worker's account himself. */
const numbered = claimedPeople.slice(0, 8);

/** Whichever way someone is asked for, the answer is who of those asked for is in the scope. */
export function searchCells(actor: Actor): SearchCell[] {
  const seen = (rows: readonly Row[]) => rows.filter((row) => seesPerson(actor, row));
  const inDenpasar = (row: Row) =>
    [textOf(row, 'area_code'), textOf(row, 'work_area_code')].some((code) => lies(code, [places.denpasar]));
  return [
    asked({}, seen(people)),
    asked({ names: `'{''sari''}'` }, seen(people)),
    asked({ within: `'${places.denpasar}'` }, seen(people.filter(inDenpasar))),
    asked({ segment: `'PU'` }, seen(members)),
    asked({ organisation: `'${organisations.own}'` }, seen(members)),
    asked({ names: `'{''sari''}'`, segment: `'PU'`, organisation: `'${organisations.own}'` }, seen(members)),
    asked({ nik: 'n.value' }, seen(numbered), `unnest('{${quoted(numbered)}}'::bytea[]) as n (value)`),
    asked(
      { kpj: 'm.kpj' },
      seen(members.slice(0, 3)),
      "generate_series(26000000000, 26000000002) as n (value), format('%s', n.value) as m (kpj)",
    ),
  ];
}

function quoted(rows: readonly Row[]): string {
  return rows.map((_, number) => `"\\${hashOf(number)}"`).join(',');
}

/** One question, or one for each of a few values: all in a single statement. */
function asked(search: Search, found: readonly Row[], values = '(select) as n'): SearchCell {
  const { names = `'{}'`, nik, kpj, within, segment, organisation } = search;
  const wanted = [nik, kpj, null, null, within, segment, organisation].map((value) => value ?? 'null');
  const call = `registry.search_workers(${names}, '{}', '{}', ${wanted.join(', ')}, null, null, null, null, 1000)`;
  return {
    function: searchFunctions[0],
    sql: `with got as (select s.worker_id::text as k from ${values} cross join lateral ${call} s)
      select coalesce(string_agg(k, ' ' order by k collate "C"), '') from got`,
    expected: found
      .map((row) => textOf(row, 'worker_id'))
      .sort()
      .join(' '),
  };
}
