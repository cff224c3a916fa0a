import { sql } from 'kysely';
import type { AreaQuery } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
  readonly level: number;
}

export interface AreaWithChildren extends AreaRow {
  readonly parentCode: string | null;
  readonly children: number;
}

const nameColumns = sql`a.code, a.name, a.kind, a.path_name as "pathName", a.level`;
const withChildren = sql`${nameColumns}, a.parent_code as "parentCode",
  (select count(*)::int from registry.areas c where c.parent_code = a.code) as children`;

export interface AreaSearch extends AreaQuery {
  readonly within: string | null;
  readonly level: number | null;
  /** The searcher's own areas, found first. */
  readonly near: readonly string[];
  readonly limit: number;
}

/**
 * Areas by the words or the code typed so far: own areas first, then an exact name, then a name that begins so, then the
 * higher level. A search of one or two letters looks no deeper than the regencies, else it would sort half the country.
 */
export async function searchAreas(transaction: Transaction, search: AreaSearch): Promise<AreaRow[]> {
  const { within, level, near, limit, name, code, words, kinds } = search;
  const typed = prefixes(words);
  const named = kinds.length > 0 ? prefixes(words.slice(1)) : typed;
  const letters = words.join('').length;
  const deepest = letters > 0 && letters < 3 && within === null ? 2 : 5;
  const found = await sql<AreaRow>`
    select ${nameColumns}
    from registry.areas a
    where (${typed} = '' or a.search @@ ${typed}::tsquery or (a.kind = any (${[...kinds]}::text[]) and a.search @@ ${named}::tsquery))
      and (${code}::text is null or a.code like ${`${code ?? ''}%`})
      and (${within}::text is null or a.code = ${within} or a.code like ${`${within ?? ''}.%`})
      and (${level}::int is null or a.level = ${level})
      and a.level <= ${code === null && words.length === 0 && within === null && level === null ? 1 : deepest}
    order by a.code like any (${near.map((area) => `${area}%`)}::text[]) desc,
      lower(a.name) = ${name} or lower(regexp_replace(a.name, '^(Kabupaten|Kota) ', '')) = ${name} desc,
      ${name} <> '' and starts_with(lower(regexp_replace(a.name, '^(Kabupaten|Kota) ', '')), ${name}) desc,
      a.level, a.name, a.code
    limit ${limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

function prefixes(words: readonly string[]): string {
  return words.map((word) => `${word}:*`).join(' & ');
}

/** One area, or null. */
export async function findArea(transaction: Transaction, code: string): Promise<AreaWithChildren | null> {
  const found =
    await sql<AreaWithChildren>`select ${withChildren} from registry.areas a where a.code = ${code}`.execute(
      transaction.of<unknown>(),
    );
  return found.rows[0] ?? null;
}

/** Areas with these codes, from the province down. */
export async function listAreas(transaction: Transaction, codes: readonly string[]): Promise<AreaRow[]> {
  const found = await sql<AreaRow>`select ${nameColumns} from registry.areas a
    where a.code = any (${[...codes]}::text[]) order by a.code`.execute(transaction.of<unknown>());
  return found.rows;
}

/** The areas directly below one, by code, after `after`. */
export async function listChildren(
  transaction: Transaction,
  page: { readonly code: string; readonly after: string; readonly limit: number },
): Promise<AreaWithChildren[]> {
  const found = await sql<AreaWithChildren>`select ${withChildren} from registry.areas a
    where a.parent_code = ${page.code} and a.code > ${page.after} order by a.code limit ${page.limit}`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}
