import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const verifiers: readonly Role[] = ['government', 'office_staff'];
const checkers: readonly Role[] = [...office, 'government'];
const nobody = '01900000-0000-7000-8000-000000000000';
const reason = 'Alasan yang cukup panjang';
const seen = { version: 1, hash: '0'.repeat(64) };

/** Lists that were proposed: the regency and the office verify, a supervisor approves, the office bills; the board shows counts. */
export const verificationRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /sponsorships/board': {
    of: null,
    roles: [...checkers, 'village', 'sponsor', 'auditor'],
    ask: () => ({}),
  },
  'GET /sponsorships/waiting': { of: null, roles: [...checkers, 'village'], ask: () => ({}) },
  'GET /sponsorships/lists/{listId}/verification': {
    of: 'candidate_list',
    roles: [...checkers, 'auditor'],
    people: true,
    ask: () => ({}),
  },
  'POST /sponsorships/lists/{listId}/verdicts': {
    of: 'candidate_list',
    roles: verifiers,
    changes: true,
    ask: () => ({ body: { version: 1, verdicts: [{ workerId: nobody, verdict: 'accept' }] } }),
  },
  'POST /sponsorships/lists/{listId}/accept-rest': {
    of: 'candidate_list',
    roles: verifiers,
    changes: true,
    ask: () => ({ body: { version: 1 } }),
  },
  'POST /sponsorships/lists/{listId}/verify': {
    of: 'candidate_list',
    roles: verifiers,
    changes: true,
    ask: () => ({ body: { version: 1 } }),
  },
  'POST /sponsorships/lists/{listId}/return': {
    of: 'candidate_list',
    roles: checkers,
    changes: true,
    ask: () => ({ body: { version: 1, reason } }),
  },
  'POST /sponsorships/lists/{listId}/approve': {
    of: 'candidate_list',
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: seen }),
  },
  'POST /sponsorships/approvals': {
    of: null,
    roles: ['office_supervisor'],
    changes: true,
    ask: () => ({ body: { lists: [{ listId: nobody, ...seen }] } }),
  },
  'POST /sponsorships/lists/{listId}/bill': {
    of: 'candidate_list',
    roles: office,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'POST /sponsorships/bills': {
    of: null,
    roles: office,
    changes: true,
    ask: () => ({ body: { listIds: [nobody] } }),
  },
  'POST /sponsorships/lists/{listId}/take-back-bill': {
    of: 'candidate_list',
    roles: office,
    changes: true,
    ask: () => ({ body: { reason } }),
  },
};
