import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const collectors: readonly Role[] = [...office, 'agent_office', 'agent', 'group'];
const issuers: readonly Role[] = [...collectors, 'village', 'worker'];
const readers: readonly Role[] = [...issuers, 'employer', 'government_office', 'auditor'];
const nobody = '01900000-0000-7000-8000-000000000000';
const reason = 'Alasan yang cukup panjang';

/** Bills: whoever issues, pays or audits them; the run of a month is the supervisor's. */
export const billRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /bills': { of: null, roles: readers, people: true, ask: () => ({}) },
  'GET /bills/{paymentCode}': { of: 'bill', roles: readers, people: true, ask: () => ({}) },
  'POST /bills': {
    of: null,
    roles: issuers,
    changes: true,
    ask: () => ({ body: { workerId: nobody, months: 1 } }),
  },
  'POST /bills/{paymentCode}/cancel': {
    of: 'bill',
    roles: issuers,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
  'POST /bills/{paymentCode}/paid-members': {
    of: 'bill',
    roles: collectors,
    changes: true,
    ask: () => ({ body: { workerIds: [nobody] } }),
  },
  'GET /group-bills/{organisationId}/members': {
    of: 'organisation',
    roles: collectors,
    people: true,
    ask: () => ({ query: '?throughMonth=2026-11' }),
  },
  'POST /group-bills': {
    of: null,
    roles: collectors,
    changes: true,
    ask: () => ({ body: { organisationId: nobody, throughMonth: '2026-11' } }),
  },
  'GET /bill-runs': { of: null, roles: [...office, 'auditor'], ask: () => ({ query: '?month=2026-11' }) },
  'POST /bill-runs': {
    of: null,
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { month: '2026-11' } }),
  },
  'POST /bill-runs/{month}/reprice': {
    of: null,
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { reason } }),
  },
};
