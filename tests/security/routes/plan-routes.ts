import type { Role } from '#platform/core/roles.ts';
import type { RouteWorld } from './route-world.ts';
import type { RouteEntry } from './routes.ts';

const keepers: readonly Role[] = ['office_staff', 'office_supervisor', 'government'];
const readers: readonly Role[] = [...keepers, 'auditor'];
const asked = (area: string) => ({
  ...{ area, by: '2027-06', targetPercent: null, budgetIdr: '1000000', instruments: ['sponsorship'] },
  inputs: { conversion: 200 },
});

/** Plans: of one's own area; kept ones are read by those who plan there. */
export const planRoutes: Readonly<Record<string, RouteEntry>> = {
  'POST /coverage/plans': { of: 'village', roles: readers, ask: (id) => ({ body: asked(id) }) },
  'POST /coverage/plans/workbook': { of: 'village', roles: readers, ask: (id) => ({ body: asked(id) }) },
  'GET /coverage/plans/inputs': { of: 'village', roles: readers, ask: (id) => ({ query: `?area=${id}` }) },
  'GET /coverage/plans/inputs/kept': {
    of: 'village',
    roles: readers,
    ask: (id) => ({ query: `?area=${id}` }),
  },
  'POST /coverage/plans/inputs': {
    of: 'village',
    roles: ['office_supervisor', 'government'],
    changes: true,
    ask: (id) => ({
      body: {
        ...{ area: id, name: 'member_cost', value: 60_000, source: 'Perjanjian agen' },
        ...{ asOf: '2026-01-31', certainty: 'C' },
      },
    }),
  },
  'GET /coverage/plans/kept': { of: null, roles: readers, ask: () => ({}) },
  'GET /coverage/plans/kept/{planId}': { of: 'plan', roles: readers, ask: () => ({}) },
  'GET /coverage/plans/kept/{planId}/workbook': { of: 'plan', roles: readers, ask: () => ({}) },
  'POST /coverage/plans/kept': {
    of: 'village',
    roles: keepers,
    changes: true,
    ask: (id) => ({ body: { ...asked(id), name: 'Semua desa' } }),
  },
};

/** Plans of villages and regencies of two branches. */
export async function keepPlans(world: RouteWorld): Promise<void> {
  const kept = [
    { who: 'gianyar', area: '51.04' },
    { who: 'kantor', area: '51.71.04.2008' },
    { who: 'denpasar', area: '51.71' },
  ];
  for (const { who, area } of kept) {
    const body = { ...asked(area), name: 'Semua desa' };
    const reply = await world.ask(who, { method: 'POST', path: '/coverage/plans/kept', body });
    if (reply.status !== 200) throw new Error(`${who} could not keep a plan: ${reply.body}`);
  }
}
