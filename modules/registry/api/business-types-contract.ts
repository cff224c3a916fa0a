import { z } from 'zod';
import { businessTypeColumns, certainties, registryErrors } from '#modules/registry/core/index.ts';
import { errorsOf, query, write } from '#platform/core/contract.ts';

export { businessTypeColumns };

export const businessTypeSchema = z.object({
  code: z.string(),
  name: z.string(),
  riskClass: z.number().int(),
  source: z.string(),
  certainty: z.enum(certainties),
});

/** The annex of business types: a part of what is asked about organisations. */
export const businessTypeRoutes = {
  businessTypes: query
    .route({
      method: 'GET',
      path: '/business-types',
      summary: 'Business types and their risk class, by words',
    })
    .input(z.object({ search: z.string().max(100).optional() }))
    .output(z.object({ types: z.array(businessTypeSchema), total: z.number().int() })),
  loadBusinessTypes: write
    .route({
      method: 'POST',
      path: '/business-types',
      summary: 'Load an annex of business types (CSV: code, name, risk_class, source, certainty)',
    })
    .input(z.object({ csv: z.string().min(1).max(900_000) }))
    .errors(errorsOf(registryErrors, ['business_types.faulty']))
    .output(z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int() })),
};
