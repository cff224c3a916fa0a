import { z } from 'zod';
import {
  coverageErrors,
  figureCheckNames,
  figureUnits,
  knownMeasures,
} from '#modules/coverage/core/index.ts';
import { areaCodeSchema, errorsOf, query, write } from '#platform/core/contract.ts';

const periodSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?$/);
const figureIdSchema = z.string().regex(/^[a-z0-9][a-z0-9_.-]{2,79}$/);
const plainText = (most: number) => z.string().trim().min(2).max(most);

const sourceSchema = z.object({
  title: plainText(200),
  publishedOn: periodSchema,
  certainty: z.enum(['A', 'B', 'C']),
});

/** A published number and what its checks say. `value` is a decimal as published. */
export const publishedFigureSchema = z.object({
  id: z.string(),
  measure: z.enum(knownMeasures),
  measureName: z.string(),
  scope: z.string(),
  area: z.string().nullable(),
  /** Areas truly covered, where the scope as published is another. */
  readAs: z.array(z.string()),
  period: z.string(),
  value: z.string(),
  unit: z.enum(figureUnits),
  approximate: z.boolean(),
  source: sourceSchema,
  note: z.string(),
  citation: z.string(),
  checks: z.array(
    z.object({
      check: z.enum(figureCheckNames),
      outcome: z.enum(['pass', 'fail', 'unknown']),
      text: z.string(),
    }),
  ),
});

export const publishedContract = {
  list: query
    .route({
      method: 'GET',
      path: '/published-figures',
      summary: 'Numbers that others published, with source and automatic checks',
    })
    .input(z.object({ area: areaCodeSchema.optional() }))
    .output(z.object({ figures: z.array(publishedFigureSchema) })),
  add: write
    .route({
      method: 'POST',
      path: '/published-figures',
      summary: 'Add a published number with its source; at most one relation to others',
    })
    .input(
      z.object({
        id: figureIdSchema,
        measure: z.enum(knownMeasures),
        area: areaCodeSchema.nullable(),
        scope: plainText(120),
        period: periodSchema,
        value: z.string().regex(/^\d{1,15}(\.\d{1,6})?$/),
        unit: z.enum(figureUnits),
        approximate: z.boolean(),
        source: sourceSchema,
        sumOf: z.array(figureIdSchema).min(2).max(50).optional(),
        share: z
          .object({
            of: figureIdSchema,
            over: figureIdSchema.nullable(),
            isMissing: z.literal(true).optional(),
          })
          .optional(),
        growth: z.object({ from: figureIdSchema, to: figureIdSchema }).optional(),
        note: z.string().trim().max(500).default(''),
      }),
    )
    .errors(
      errorsOf(coverageErrors, [
        'published.figure_exists',
        'published.relation_unknown',
        'published.area_unknown',
        'published.area_not_yours',
      ]),
    )
    .output(z.object({ id: z.string() })),
};
