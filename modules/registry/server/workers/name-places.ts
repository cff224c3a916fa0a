import { sql } from 'kysely';
import {
  leadOf,
  type NameMatch,
  type NameSplit,
  nameMatches,
  nameQuery,
  nameSplits,
  placeQuery,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import type { SearchReading } from './worker-queries.ts';

/** A reading of what was typed, and what to say of those whom it finds. */
export interface NameReading extends SearchReading {
  readonly match: NameMatch;
  /** The words that were taken for the name. */
  readonly words: readonly string[];
  /** The place that the words name, or null. */
  readonly place: string | null;
}

const mostAreas = 12;

/** The readings of a name, the best first: as typed, in another spelling, as a beginning; each plain, then with a place. */
export async function nameReadings(
  transaction: Transaction,
  caller: Caller,
  typed: { readonly words: readonly string[]; readonly within: string | null },
): Promise<NameReading[]> {
  const splits = nameSplits(typed.words);
  const areas = await findPlaces(transaction, { splits, near: caller.areaCodes, within: typed.within });
  return nameMatches.flatMap((match) =>
    splits.flatMap((split, at) => {
      const found = areas.filter((area) => area.split === at);
      const query = nameQuery(match, split);
      if (query === null || (split.place.length > 0 && found.length === 0)) return [];
      return [
        {
          ...{ match, query, lead: leadOf(match, split), words: split.name },
          areas: found.map((area) => area.code),
          place: placeName(split, found),
        },
      ];
    }),
  );
}

interface FoundPlace {
  readonly split: number;
  readonly code: string;
  readonly name: string;
}

function placeName({ place }: NameSplit, found: readonly FoundPlace[]): string | null {
  if (place.length === 0) return null;
  const names = new Set(found.map(({ name }) => name));
  return [...names].slice(0, 2).join(' / ');
}

/** Areas whose own name has the words of a split's place, within the searcher's own; an exact name before a longer one. */
async function findPlaces(
  transaction: Transaction,
  asked: {
    readonly splits: readonly NameSplit[];
    readonly near: readonly string[];
    readonly within: string | null;
  },
): Promise<FoundPlace[]> {
  const queries = asked.splits.map((split) => (split.place.length === 0 ? null : placeQuery(split)));
  if (queries.every((query) => query === null)) return [];
  const near = asked.near.map((code) => `${code}%`);
  const found = await sql<FoundPlace>`
    select s.place::int - 1 as split, a.code, a.name
    from unnest(${queries}::text[], ${asked.splits.map((split) => split.place.join(' '))}::text[]) with ordinality as s (query, words, place)
    cross join lateral (
      select a.code, a.name from registry.areas a
      where a.search @@ s.query::tsquery and a.level > 1
        and (${near.length} = 0 or a.code like any (${near}::text[]))
        and (${asked.within}::text is null or a.code like ${`${asked.within ?? ''}%`})
      order by lower(a.name) = s.words desc, a.level, a.code limit ${mostAreas}) a
    where s.query is not null
    order by s.place, a.code`.execute(transaction.of<unknown>());
  return found.rows;
}
