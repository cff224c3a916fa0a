import type { Role } from '#platform/core/roles.ts';
import type { RouteEntry } from './routes.ts';

const office: readonly Role[] = ['office_staff', 'office_supervisor'];
const members: readonly Role[] = ['government_office', 'agent_office', 'agent', 'employer', 'group'];
const ofWorkers: readonly Role[] = [...office, 'village', ...members, 'worker', 'auditor'];
const ofOrganisations: readonly Role[] = [...office, ...members, 'auditor'];
const nothing = () => ({});
const day = () => ({ query: '?on=2026-06-01' });

/** What a worker's months and an organisation's account look like; a proof is checked by whoever holds it. */
export const overviewRoutes: Readonly<Record<string, RouteEntry>> = {
  'GET /workers/{workerId}/contributions': { of: 'worker', roles: ofWorkers, people: true, ask: nothing },
  'GET /workers/{workerId}/contributions/statement': {
    of: 'worker',
    roles: ofWorkers,
    people: true,
    ask: nothing,
  },
  'GET /workers/{workerId}/protection': { of: 'worker', roles: ofWorkers, people: true, ask: day },
  'GET /workers/{workerId}/protection/proof': { of: 'worker', roles: ofWorkers, people: true, ask: day },
  'POST /protection-proofs/check': {
    of: null,
    roles: 'all',
    open: true,
    changes: true,
    ask: () => ({ body: { token: 'x'.repeat(72) } }),
  },
  'GET /organisations/{organisationId}/contributions': {
    of: 'organisation',
    roles: ofOrganisations,
    people: true,
    ask: nothing,
  },
  'GET /organisations/{organisationId}/contributions/statement': {
    of: 'organisation',
    roles: ofOrganisations,
    people: true,
    ask: nothing,
  },
};
