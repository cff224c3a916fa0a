import { termsContract } from '#modules/sponsorship/api/index.ts';
import type { Role } from '#platform/core/roles.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const termsApi = apiOf({ terms: termsContract }).terms;

export type ListTermsView = Awaited<ReturnType<typeof termsApi.list.call>>;
export type ListTerm = ListTermsView['terms'][number];
export type WorkerTerm = Awaited<ReturnType<typeof termsApi.worker.call>>['terms'][number];

export const termReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'government',
  'village',
  'auditor',
];

/** Who makes the lists that follow from a running one. */
export const termKeepers: readonly Role[] = ['office_staff', 'office_supervisor', 'village'];

/** Who ends a term early. */
export const termEnders: readonly Role[] = ['office_staff', 'office_supervisor'];

/** Who reads who pays for one worker. */
export const workerTermReaders: readonly Role[] = [
  'office_staff',
  'office_supervisor',
  'village',
  'agent_office',
  'agent',
  'worker',
  'auditor',
];
