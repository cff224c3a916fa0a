import type { listStates } from '#modules/registry/api/index.ts';
import type { StateTable } from '#platform/server/act/require-state.ts';

export type ListState = (typeof listStates)[number];

/** What may be done with a list in which state; `read` and `register` are the jobs' own. */
export const listActs = {
  'registry.read-list': ['received', 'reading'],
  'registry.map-list-columns': ['checked', 'failed', 'cancelled'],
  'registry.fix-list-row': ['checked', 'submitted', 'cancelled'],
  'registry.recheck-list': ['checked', 'submitted', 'failed', 'cancelled'],
  'registry.submit-list': ['checked', 'submitted', 'cancelled'],
  'registry.register-list-rows': ['submitting'],
  'registry.cancel-list': ['received', 'reading', 'submitting'],
} as const satisfies StateTable<ListState>;
