import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const named: readonly Role[] = ['office_staff', 'office_supervisor', 'government', 'village', 'auditor'];
const money: readonly Role[] = [...named, 'sponsor'];
const nothing = () => ({});

/** What is printed of sponsorships, how budgets are used, and money that has not come. */
export const absorptionRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /sponsorships/papers': { of: null, roles: money, ask: nothing },
  'GET /sponsorships/lists/{listId}/papers/{paper}': {
    of: 'candidate_list',
    roles: named,
    people: true,
    ask: nothing,
  },
  'GET /sponsorships/agreements/{agreementId}/annex': { of: 'agreement', roles: money, ask: nothing },
  'GET /sponsorships/absorption': { of: null, roles: money, ask: nothing },
  'GET /sponsorships/absorption/report': { of: null, roles: money, ask: () => ({ query: '?year=2026' }) },
  'GET /sponsorships/deposits': { of: null, roles: money, ask: nothing },
};
