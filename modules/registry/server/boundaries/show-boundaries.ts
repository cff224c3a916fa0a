import { sql } from 'kysely';
import { type Boundary, drawBoundaries, refuse } from '#modules/registry/core/index.ts';
import { publicContext } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import { inTransaction } from '#platform/server/db/index.ts';

interface BoundaryRow extends Boundary {
  readonly name: string;
  readonly source: string;
}

/**
 * The outlines of the areas directly below one, drawn into one box. Public, as areas are. A map wants them all: with one
 * missing, `isComplete` says so.
 *
 * @throws Refusal `area.not_found`
 */
export async function showBoundaries(services: Services, code: string) {
  const { rows, children } = await inTransaction(services.pool, publicContext, async (transaction) => {
    const found = await sql<{ isKnown: boolean; children: number }>`
      select exists (select from registry.areas a where a.code = ${code}) as "isKnown",
        (select count(*)::int from registry.areas a where a.parent_code = ${code} and a.level < 5) as children`.execute(
      transaction.of<unknown>(),
    );
    if (!found.rows[0]?.isKnown) throw refuse('area.not_found', { code });
    const drawn = await sql<BoundaryRow>`
      select a.code, a.name, b.rings, b.source from registry.areas a join registry.area_boundaries b on b.code = a.code
      where a.parent_code = ${code} order by a.code`.execute(transaction.of<unknown>());
    return { rows: drawn.rows, children: found.rows[0].children };
  });
  const { width, height, shapes } = drawBoundaries(rows);
  return {
    width,
    height,
    isComplete: rows.length > 0 && rows.length === children,
    sources: [...new Set(rows.map(({ source }) => source))],
    shapes: shapes.map((shape, index) => ({ ...shape, name: rows[index]?.name ?? shape.code })),
  };
}
