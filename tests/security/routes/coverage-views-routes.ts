import type { RouteEntry } from './routes.ts';

/** What is shown beside the map: open to anyone down to the district, with small numbers hidden. */
export const coverageViewsRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /coverage/breakdown': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /coverage/ranking': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /coverage/missing': { of: null, roles: 'all', open: true, ask: () => ({ query: '?area=51' }) },
  'GET /coverage/ending': { of: null, roles: 'all', open: true, ask: () => ({ query: '?branch=GIA' }) },
  'GET /coverage/exports/{file}': {
    ...{ of: null, roles: 'all', open: true },
    ask: () => ({ query: '?area=51' }),
  },
};
