import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface AreaRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly pathName: string;
  readonly hasChildren: boolean;
}

interface Surroundings {
  readonly area: AreaRow;
  /** From the province down to the area itself. */
  readonly path: readonly AreaRow[];
  /** Directly below, by code. */
  readonly children: readonly AreaRow[];
}

/** An area with those above it and those directly below it, or null when there is none of that code. */
export async function findSurroundings(
  transaction: Transaction,
  code: string,
  path: readonly string[],
): Promise<Surroundings | null> {
  const { rows } = await sql<AreaRow>`
    select a.code, a.name, a.kind, a.path_name as "pathName",
      exists (select from registry.areas below where below.parent_code = a.code) as "hasChildren"
    from registry.areas a where a.code = any (${path}::text[]) or a.parent_code = ${code}
    order by a.code`.execute(transaction.of<unknown>());
  const above = rows.filter((row) => path.includes(row.code));
  const area = above.at(-1);
  if (area?.code !== code) return null;
  return { area, path: above, children: rows.filter((row) => !path.includes(row.code)) };
}

/** Which of the codes are areas. */
export async function findKnownAreas(
  transaction: Transaction,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ code: string }>`
    select code from registry.areas where code = any (${codes}::text[])`.execute(transaction.of<unknown>());
  return new Set(rows.map((row) => row.code));
}
