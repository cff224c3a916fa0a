import { z } from 'zod';
import { registryErrors } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  errorsOf,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

export const areaKinds = ['province', 'regency', 'city', 'district', 'desa', 'kelurahan', 'hamlet'] as const;

export const areaSchema = areaNameSchema.extend({
  level: z.number().int(),
  parentCode: z.string().nullable(),
  /** How many areas lie directly below. */
  children: z.number().int(),
});

/** A name as signs and papers bear it; nothing that a spreadsheet or a page would take for more than a name. */
export const hamletNameSchema = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’/-]*$/u, "letters, digits, spaces and . ' - /");

export const areasContract = {
  search: query
    .route({ method: 'GET', path: '/areas', summary: 'Find areas by words as one types them, or by code' })
    .input(
      z.object({
        search: z.string().max(100).default(''),
        within: areaCodeSchema.optional(),
        level: z.coerce.number().int().min(1).max(5).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(20),
      }),
    )
    .output(z.object({ areas: z.array(areaNameSchema.extend({ level: z.number().int() })) })),
  show: query
    .route({
      method: 'GET',
      path: '/areas/{code}',
      summary: 'One area, those above it and those directly below',
    })
    .input(z.object({ code: areaCodeSchema, ...pageQuery }))
    .errors(errorsOf(registryErrors, ['area.not_found']))
    .output(
      z.object({
        area: areaSchema,
        path: z.array(areaNameSchema),
        children: z.array(areaSchema),
        cursor: z.string().nullable(),
      }),
    ),
  boundaries: query
    .route({
      method: 'GET',
      path: '/areas/{code}/boundaries',
      summary: 'Outlines of the areas directly below one, as SVG paths in one box',
    })
    .input(z.object({ code: areaCodeSchema }))
    .errors(errorsOf(registryErrors, ['area.not_found']))
    .output(
      z.object({
        width: z.number().int(),
        height: z.number().int(),
        /** Every area below has one; else maps are better drawn as tiles. */
        isComplete: z.boolean(),
        sources: z.array(z.string()),
        shapes: z.array(
          z.object({
            code: areaCodeSchema,
            name: z.string(),
            path: z.string(),
            /** Where its name is written, and how wide the part it is written on. */
            centre: z.object({ x: z.number().int(), y: z.number().int(), room: z.number().int() }),
          }),
        ),
      }),
    ),
  addHamlet: write
    .route({
      method: 'POST',
      path: '/areas/{code}/hamlets',
      summary: 'Add a hamlet (banjar, lingkungan) to a village',
    })
    .input(z.object({ code: areaCodeSchema, name: hamletNameSchema }))
    .errors(errorsOf(registryErrors, ['area.not_found', 'area.hamlet_exists']))
    .output(areaSchema),
};
