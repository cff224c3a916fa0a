import type { z } from 'zod';
import {
  type organisationContributionsSchema,
  overviewsContract,
  type workerContributionsSchema,
} from '#modules/contributions/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const overviewsApi = apiOf({ overviews: overviewsContract }).overviews;

export type WorkerContributions = z.infer<typeof workerContributionsSchema>;
export type OrganisationContributions = z.infer<typeof organisationContributionsSchema>;
