import { z } from 'zod';
import { coverageErrors, memberFiles } from '#modules/coverage/core/index.ts';
import { daySchema, errorsOf, idSchema, monthSchema, query } from '#platform/core/contract.ts';
import { segmentSchema } from './coverage-contract.ts';

const workers = z.number().int();

export const organisationCoverageSchema = z.object({
  organisation: z.object({ id: idSchema, name: z.string(), kind: z.string() }),
  segment: segmentSchema,
  definitions: z.object({
    ...{ registered: z.string(), protected: z.string() },
    ...{ paid: z.string(), fresh: z.string(), returned: z.string() },
  }),
  onDay: daySchema,
  asOf: z.string(),
  source: z.string(),
  /** Members with an open membership, and those of them protected today. */
  registered: workers,
  protected: workers,
  /** Protected of registered, one decimal as text; null without members. */
  percent: z.string().nullable(),
  /** The last thirteen months, the present one included; `isOpen`: its last due day has not passed. */
  months: z.array(
    z.object({
      ...{ month: monthSchema, paid: workers, fresh: workers, returned: workers },
      isOpen: z.boolean(),
    }),
  ),
  demonstration: z.boolean(),
});

const asked = { organisationId: idSchema, segment: segmentSchema.default('ALL') };
const refusals = errorsOf(coverageErrors, ['coverage.organisation_not_found']);

export const organisationCoverageContract = {
  show: query
    .route({
      method: 'GET',
      path: '/coverage/organisations/{organisationId}',
      summary:
        'Members of an agent, government office, employer or group: protected today; paid, new and returned by month',
    })
    .input(z.object(asked))
    .errors(refusals)
    .output(organisationCoverageSchema),
  file: query
    .route({
      method: 'GET',
      path: '/coverage/organisations/{organisationId}/exports/{file}',
      summary: 'The same as XLSX or CSV with definitions, day and source in its head',
    })
    .input(z.object({ ...asked, file: z.enum(memberFiles) }))
    .errors(refusals)
    .output(z.file()),
};
