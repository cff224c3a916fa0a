import { countingContract } from '#modules/sponsorship/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const countingApi = apiOf({ counting: countingContract }).counting;

export type Warnings = Awaited<ReturnType<typeof countingApi.warnings.call>>;

/** Who reads what the sponsored months of an area count as. */
export const countedReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'auditor',
];

export const warningReaders: readonly Role[] = [...countedReaders, 'sponsor'];
