import { z } from 'zod';
import { coverageErrors } from '#modules/coverage/core/index.ts';
import { daySchema, errorsOf, idSchema, monthSchema, query } from '#platform/core/contract.ts';

const workers = z.number().int();

export const organisationCoverageSchema = z.object({
  organisation: z.object({ id: idSchema, name: z.string(), kind: z.string() }),
  definitions: z.object({ paid: z.string(), protected: z.string(), fresh: z.string() }),
  onDay: daySchema,
  asOf: z.string(),
  source: z.string(),
  /** Members with an open membership, and those of them protected today. */
  registered: workers,
  protected: workers,
  /** The last thirteen months, the present one included; `isOpen`: its last due day has not passed. */
  months: z.array(z.object({ month: monthSchema, paid: workers, fresh: workers, isOpen: z.boolean() })),
  demonstration: z.boolean(),
});

export const organisationCoverageContract = {
  show: query
    .route({
      method: 'GET',
      path: '/coverage/organisations/{organisationId}',
      summary:
        'Members of an agent, government office, employer or group: protected today, paid and new by month',
    })
    .input(z.object({ organisationId: idSchema }))
    .errors(errorsOf(coverageErrors, ['coverage.organisation_not_found']))
    .output(organisationCoverageSchema),
};
