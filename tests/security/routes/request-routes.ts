import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const seers: readonly Role[] = [...office, 'village', 'auditor', 'worker'];
const answerers: readonly Role[] = [...office, 'village'];
const nothing = () => ({});
const words = 'Kalimat yang cukup panjang';
const change = () => ({ body: { version: 1, words } });

/** Requests; the office's own routes show people, the two of the public nobody. */
export const requestRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /requests': {
    of: null,
    roles: [...office, 'worker'],
    changes: true,
    ask: () => ({ body: { kind: 'correction', words } }),
  },
  'GET /requests': { of: null, roles: seers, people: true, ask: nothing },
  'GET /requests/counts': { of: null, roles: seers, ask: nothing },
  'GET /requests/{requestId}': { of: 'request', roles: seers, people: true, ask: nothing },
  'POST /requests/{requestId}/take': { of: 'request', roles: answerers, changes: true, ask: change },
  'POST /requests/{requestId}/answer': { of: 'request', roles: answerers, changes: true, ask: change },
  'POST /requests/{requestId}/refuse': { of: 'request', roles: answerers, changes: true, ask: change },
  'POST /requests/{requestId}/withdraw': {
    of: 'request',
    roles: [...office, 'worker'],
    changes: true,
    ask: change,
  },
  'POST /requests/{requestId}/copy': { of: 'request', roles: office, changes: true, ask: change },
  'GET /requests/{requestId}/copy/{format}': {
    of: 'request',
    roles: [...office, 'worker'],
    changes: true,
    ask: nothing,
  },
  'POST /complaints': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({
      body: { topic: 'not_registered', employer: 'CV Uji', areaCode: '51.71', words },
    }),
  },
  'POST /complaints/follow': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({ body: { code: 'ABCD-EFGH-JKMN-PQRS' } }),
  },
};
