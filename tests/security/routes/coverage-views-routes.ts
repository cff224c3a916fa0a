import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const memberKeepers: readonly Role[] = [
  ...(['office_staff', 'office_supervisor', 'auditor'] as const),
  ...(['government_office', 'agent_office', 'agent', 'employer', 'group'] as const),
];

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
  'GET /coverage/organisations/{organisationId}': {
    ...{ of: 'organisation', roles: memberKeepers },
    ask: () => ({}),
  },
  'GET /coverage/organisations/{organisationId}/exports/{file}': {
    ...{ of: 'organisation', roles: memberKeepers },
    ask: () => ({}),
  },
};
