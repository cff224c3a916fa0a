import type { RouteEntry } from './routes.ts';

/** Counts and published numbers: open to anyone; loading them is the supervisor's and the government's. */
export const coverageRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /coverage': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /coverage/forecast': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51.71' }) },
  'GET /denominators': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /published-figures': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'POST /published-figures': {
    of: null,
    roles: ['office_supervisor', 'government'],
    changes: true,
    ask: () => ({
      body: {
        ...{
          id: 'uji.angka',
          measure: 'active_members',
          area: null,
          scope: 'Uji',
          period: '2026',
          value: '1',
        },
        ...{
          unit: 'people',
          approximate: false,
          source: { title: 'Uji', publishedOn: '2026', certainty: 'B' },
        },
      },
    }),
  },
  'POST /denominators': {
    of: null,
    roles: ['office_supervisor', 'government'],
    changes: true,
    ask: () => ({ file: { name: 'penyebut.csv', text: 'Nama,NIK\n', fields: {} } }),
  },
};
