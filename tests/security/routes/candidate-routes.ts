import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const fillers: readonly Role[] = ['village', 'office_staff', 'office_supervisor'];
const checkers: readonly Role[] = [...fillers, 'government'];
const readers: readonly Role[] = [...checkers, 'auditor'];
const nobody = '01900000-0000-7000-8000-000000000000';
const edit = { version: 1, workerIds: [nobody] };

/** A list of candidates until it lies before the regency: the village and its office fill it. */
export const candidateRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /sponsorships/lists': {
    of: null,
    roles: fillers,
    changes: true,
    ask: () => ({ body: { programmeId: nobody, villageCode: '51.71.04.2008' } }),
  },
  'GET /sponsorships/lists/{listId}': { of: 'candidate_list', roles: readers, ask: () => ({}) },
  'GET /sponsorships/lists/{listId}/candidates': {
    of: 'candidate_list',
    roles: readers,
    people: true,
    ask: () => ({}),
  },
  'GET /sponsorships/lists/{listId}/unprotected': {
    of: 'candidate_list',
    roles: fillers,
    people: true,
    ask: () => ({}),
  },
  'GET /sponsorships/lists/{listId}/sources': { of: 'candidate_list', roles: fillers, ask: () => ({}) },
  'POST /sponsorships/lists/{listId}/candidates': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: edit }),
  },
  'POST /sponsorships/lists/{listId}/registered': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: { version: 1, sourceListId: nobody } }),
  },
  'POST /sponsorships/lists/{listId}/drop': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: edit }),
  },
  'POST /sponsorships/lists/{listId}/order': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: { version: 1, workerId: nobody, place: 1 } }),
  },
  'POST /sponsorships/lists/{listId}/category': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: { ...edit, categoryCode: 'petani' } }),
  },
  'POST /sponsorships/lists/{listId}/check': {
    of: 'candidate_list',
    roles: checkers,
    changes: true,
    ask: () => ({ body: {} }),
  },
  'POST /sponsorships/lists/{listId}/propose': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: { version: 1 } }),
  },
  'POST /sponsorships/lists/{listId}/withdraw': {
    of: 'candidate_list',
    roles: fillers,
    changes: true,
    ask: () => ({ body: { version: 1, reason: 'Alasan yang cukup panjang' } }),
  },
};
