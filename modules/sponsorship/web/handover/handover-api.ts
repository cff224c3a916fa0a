import type { z } from 'zod';
import { workersContract } from '#modules/registry/api/index.ts';
import { handoverContract, type handoverPersonSchema } from '#modules/sponsorship/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const handoverApi = apiOf({ handover: handoverContract }).handover;
export const workersApi = apiOf({ workers: workersContract }).workers;

export type HandoverPerson = z.infer<typeof handoverPersonSchema>;

/** Who speaks to the workers, writes down what came of it, and makes their codes. */
export const handoverKeepers: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
];

/** Who opens a worker's own page from here. */
export const workerReaders: readonly Role[] = [...handoverKeepers, 'auditor'];

/** Where the letters to these people are fetched. */
export function lettersAddress(termIds: readonly string[]): string {
  return `/api/v1/sponsorships/handover/letters/${termIds.join(',')}`;
}
