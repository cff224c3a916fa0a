import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const supervisors: readonly Role[] = ['office_supervisor'];
const nobody = '01890000-0000-7000-8000-000000000000';
const reason = 'Alasan yang cukup panjang';
const versions = { survivorVersion: 1, mergedVersion: 1 };

/** Acts on two records: the second one is nobody, so that a pair is never found; `merge-refusals` asks for real ones. */
export const mergeRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /merges/doubles': { of: null, roles: office, people: true, ask: () => ({}) },
  'GET /merges/requests': { of: null, roles: office, people: true, ask: () => ({}) },
  'POST /merges/told-apart': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: (id) => ({ body: { workerId: id, otherId: nobody } }),
  },
  'POST /merges/preview': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: (id) => ({ body: { workerId: id, otherId: nobody } }),
  },
  'POST /merges/requests': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: (id) => ({ body: { workerId: id, otherId: nobody, ...versions, reason } }),
  },
  'GET /workers/{workerId}/merges': { of: 'worker', roles: office, people: true, ask: () => ({}) },
  'GET /workers/{workerId}/merges/{mergeId}': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: () => ({}),
  },
  'POST /workers/{workerId}/merges/{mergeId}/unmerge': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'GET /workers/{workerId}/merge-requests/{requestId}': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: () => ({}),
  },
  'POST /workers/{workerId}/merge-requests/{requestId}/approve': {
    of: 'worker',
    roles: supervisors,
    changes: true,
    ask: () => ({ body: versions }),
  },
  'POST /workers/{workerId}/merge-requests/{requestId}/reject': {
    of: 'worker',
    roles: supervisors,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /workers/{workerId}/merge-requests/{requestId}/withdraw': {
    of: 'worker',
    roles: office,
    changes: true,
    ask: () => ({ body: {} }),
  },
};
