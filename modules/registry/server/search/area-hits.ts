import { sql } from 'kysely';
import { readAreaQuery } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

interface AreaHit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
}

const fewestLetters = 3;
const fullName = sql`lower(regexp_replace(a.name, '^(Kabupaten|Kota) ', ''))`;

/**
 * Areas by their own name (other words may be of an area above), or by code: the searcher's own first, then an exact name, then the
 * higher level. Of provinces other than his only those named in full, or a name of a person would show areas from far away.
 */
export async function areaHits(
  transaction: Transaction,
  asked: { readonly text: string; readonly near: readonly string[]; readonly limit: number },
): Promise<AreaHit[]> {
  const { code, words, kinds, name } = readAreaQuery(asked.text);
  if (code === null && words.join('').length < fewestLetters) return [];
  const named = kinds.length > 0 ? ownName(words.slice(1)) : null;
  const near = asked.near.map((area) => `${area}%`);
  const provinces = asked.near.map((area) => `${area.slice(0, 2)}%`);
  const found = await sql<AreaHit>`
    select a.code, a.name, a.kind, a.path_name as "pathName"
    from registry.areas a
    where case when ${code}::text is not null then a.code like ${`${code ?? ''}%`}
      else a.search @@ ${ownName(words)}::tsquery or (a.kind = any (${[...kinds]}::text[]) and a.search @@ ${named}::tsquery) end
      and (${near.length} = 0 or ${code}::text is not null or a.code like any (${provinces}::text[]) or ${fullName} = ${name})
    order by a.code like any (${near}::text[]) desc,
      ${fullName} = ${name} desc, a.level, a.name, a.code
    limit ${asked.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

/** The first word begins a word of the area's own name; the others may stand in those above it. */
function ownName(words: readonly string[]): string {
  return words.map((word, place) => `'${word}':*${place === 0 ? 'A' : ''}`).join(' & ');
}
