import type { Role } from '#platform/core/roles.ts';
import type { RouteWorld } from './route-world.ts';
import type { RouteEntry } from './routes.ts';

const keepers: readonly Role[] = ['office_staff', 'office_supervisor', 'government', 'village'];
const readers: readonly Role[] = [...keepers, 'auditor'];
const variant = {
  perVillage: 100,
  months: 6,
  from: '2026-06',
  sources: { desa: 'APBDES', kelurahan: null },
};
const asked = (area: string) => ({ area, variants: [variant] });

/** Simulation: counts of one's own area; what someone keeps is his until he shares it. */
export const simulationRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /sponsorships/simulations': { of: 'village', roles: readers, ask: (id) => ({ body: asked(id) }) },
  'GET /sponsorships/scenarios': { of: null, roles: readers, ask: () => ({}) },
  'GET /sponsorships/scenarios/{scenarioId}': { of: 'scenario', roles: readers, ask: () => ({}) },
  'POST /sponsorships/scenarios': {
    of: 'village',
    roles: keepers,
    changes: true,
    ask: (id) => ({ body: { ...asked(id), name: 'Semua desa', isShared: false } }),
  },
  'PUT /sponsorships/scenarios/{scenarioId}/shared': {
    of: 'scenario',
    roles: keepers,
    changes: true,
    ask: () => ({ body: { isShared: true } }),
  },
};

/** Scenarios of villages, a regency and an office, shared and not. */
export async function keepScenarios(world: RouteWorld): Promise<void> {
  const kept = [
    { who: 'ubungkaja', area: '51.71.04.2008', isShared: false },
    { who: 'sesetan', area: '51.71.01.1003', isShared: true },
    { who: 'gianyar', area: '51.04', isShared: true },
    { who: 'kantor', area: '51.03', isShared: false },
  ];
  for (const { who, area, isShared } of kept) {
    const body = { ...asked(area), name: 'Semua desa', isShared };
    const reply = await world.ask(who, { method: 'POST', path: '/sponsorships/scenarios', body });
    if (reply.status !== 200) throw new Error(`${who} could not keep a scenario: ${reply.body}`);
  }
}
