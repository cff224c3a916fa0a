import { sql } from 'kysely';
import { z } from 'zod';
import { figureUnits, knownMeasures, type PublishedFigure } from '#modules/coverage/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

const relationsShape = z.object({
  sumOf: z.array(z.string()).optional(),
  share: z
    .object({ of: z.string(), over: z.string().nullable(), isMissing: z.literal(true).optional() })
    .optional(),
  growth: z.object({ from: z.string(), to: z.string() }).optional(),
});

const rowShape = z.object({
  figure_id: z.string(),
  measure: z.enum(knownMeasures),
  area_code: z.string(),
  scope: z.string(),
  period: z.string(),
  value: z.string(),
  unit: z.enum(figureUnits),
  is_approximate: z.boolean(),
  source_title: z.string(),
  published_on: z.string(),
  certainty: z.enum(['A', 'B', 'C']),
  relations: relationsShape,
  note: z.string(),
});

/** The figures that were added by hand, the oldest first. */
export async function listAddedFigures(transaction: Transaction): Promise<readonly PublishedFigure[]> {
  const { rows } = await sql`
    select figure_id, measure, area_code, scope, period, value, unit, is_approximate, source_title, published_on, certainty, relations, note
    from coverage.published_figures order by recorded_at, figure_id`.execute(transaction.of<unknown>());
  return z.array(rowShape).parse(rows).map(figureOf);
}

function figureOf(row: z.infer<typeof rowShape>): PublishedFigure {
  const { sumOf, share, growth } = row.relations;
  return {
    id: row.figure_id,
    measure: row.measure,
    area: row.area_code === '' ? null : row.area_code,
    scope: row.scope,
    period: row.period,
    value: row.value,
    unit: row.unit,
    approximate: row.is_approximate,
    source: { title: row.source_title, publishedOn: row.published_on, certainty: row.certainty },
    ...(sumOf ? { sumOf } : {}),
    ...(share
      ? { share: { of: share.of, over: share.over, ...(share.isMissing ? { isMissing: true } : {}) } }
      : {}),
    ...(growth ? { growth } : {}),
    ...(row.note === '' ? {} : { note: { id: row.note, en: row.note } }),
  };
}

/** False: a figure of that id stands already. */
export async function insertFigure(
  transaction: Transaction,
  figure: PublishedFigure,
  accountId: string,
): Promise<boolean> {
  const { sumOf, share, growth } = figure;
  const { rows } = await sql`
    insert into coverage.published_figures (figure_id, measure, area_code, scope, period, value, unit, is_approximate, source_title, published_on, certainty, relations, note, account_id)
    values (${figure.id}, ${figure.measure}, ${figure.area ?? ''}, ${figure.scope}, ${figure.period}, ${figure.value}, ${figure.unit}, ${figure.approximate},
      ${figure.source.title}, ${figure.source.publishedOn}, ${figure.source.certainty}, ${JSON.stringify({ sumOf, share, growth })}::jsonb, ${figure.note?.id ?? ''}, ${accountId}::uuid)
    on conflict on constraint published_figures__pk do nothing returning 1`.execute(
    transaction.of<unknown>(),
  );
  return rows.length === 1;
}
