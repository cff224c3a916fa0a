import type { RouteEntry } from './routes.ts';

/** What is counted, what is aimed at and what is missing to it: open to anyone; loading targets is the supervisor's and the government's. */
export const coverageTargetsRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /coverage/definitions': { of: null, roles: 'all', open: true, ask: () => ({}) },
  'GET /coverage/gap': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /coverage/branches': { of: null, roles: 'all', open: true, ask: () => ({}) },
  'GET /targets': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'POST /targets': {
    of: null,
    roles: ['office_supervisor', 'government'],
    changes: true,
    ask: () => ({ file: { name: 'target.csv', text: 'Nama,NIK\n', fields: {} } }),
  },
};
