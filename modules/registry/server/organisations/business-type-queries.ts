import { sql } from 'kysely';
import type { BusinessType } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

const columns = sql`code, name, risk_class as "riskClass", source, certainty`;

/** Types whose name has these words, the last one perhaps still being typed, or whose code begins so. */
export async function searchBusinessTypes(
  transaction: Transaction,
  { typed, limit }: { readonly typed: string; readonly limit: number },
): Promise<{ readonly types: BusinessType[]; readonly total: number }> {
  const words = typed
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const query = words.map((word) => `${word}:*`).join(' & ');
  const found = await sql<BusinessType & { total: number }>`
    select ${columns}, count(*) over ()::int as total from registry.business_types
    where ${query} = '' or words @@ ${query}::tsquery or starts_with(code, ${typed.trim().toUpperCase()})
    order by name collate "C", code limit ${limit}`.execute(transaction.of<unknown>());
  return { types: found.rows.map(({ total: _, ...type }) => type), total: found.rows[0]?.total ?? 0 };
}

/** One type, or null. */
export async function findBusinessType(transaction: Transaction, code: string): Promise<BusinessType | null> {
  const found =
    await sql<BusinessType>`select ${columns} from registry.business_types where code = ${code}`.execute(
      transaction.of<unknown>(),
    );
  return found.rows[0] ?? null;
}

/** Adds types that are new and rewrites those that differ; the others stay as they are. */
export async function upsertBusinessTypes(
  transaction: Transaction,
  types: readonly BusinessType[],
): Promise<{ readonly added: number; readonly changed: number }> {
  const written = await sql<{ is_new: boolean }>`
    insert into registry.business_types as b (code, name, words, risk_class, source, certainty)
    select code, name, to_tsvector('simple', name), "riskClass", source, certainty
    from jsonb_to_recordset(${JSON.stringify(types)}::jsonb) as given(code text, name text, "riskClass" smallint, source text, certainty text)
    on conflict on constraint business_types__pk do update
      set name = excluded.name, words = excluded.words, risk_class = excluded.risk_class, source = excluded.source,
        certainty = excluded.certainty, loaded_at = now()
      where (b.name, b.risk_class, b.source, b.certainty) is distinct from (excluded.name, excluded.risk_class, excluded.source, excluded.certainty)
    returning xmax = 0 as is_new`.execute(transaction.of<unknown>());
  const added = written.rows.filter((row) => row.is_new).length;
  return { added, changed: written.rows.length - added };
}
