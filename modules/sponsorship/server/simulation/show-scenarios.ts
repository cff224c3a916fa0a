import { scenarioTermsSchema, simulationSchema } from '#modules/sponsorship/api/index.ts';
import { refuseSimulation } from '#modules/sponsorship/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import { findScenario, listScenarios, type ScenarioRow } from './scenario-queries.ts';
import { reckon, type SimulationServices } from './simulate-scenarios.ts';
import { scenarioReaders } from './simulation-roles.ts';

/** Scenarios kept by oneself, and those shared in one's area, the latest first. */
export async function showScenarios({ services }: SimulationServices, caller: Caller) {
  requireRole({ name: 'sponsorship.show-scenarios', roles: scenarioReaders }, caller);
  const rows = await read(services, caller, listScenarios);
  return { scenarios: rows.map((row) => keptView(row, caller)) };
}

/**
 * A kept scenario with the figures it was judged by, and what they would be today.
 *
 * @throws Refusal `scenario.not_found`
 */
export async function showScenario(
  house: SimulationServices,
  caller: Caller,
  { scenarioId }: { readonly scenarioId: string },
) {
  requireRole({ name: 'sponsorship.show-scenario', roles: scenarioReaders }, caller);
  return read(house.services, caller, async (transaction) => {
    const row = await findScenario(transaction, scenarioId);
    if (!row) throw refuseSimulation('scenario.not_found');
    const view = keptView(row, caller);
    const today = reckon(house, transaction, { area: row.area_code, variants: view.variants });
    return {
      ...view,
      kept: simulationSchema.parse(row.outcome),
      today: await today.catch((error: unknown) => {
        // Kept when the area was still one's own.
        if (error instanceof Refusal && error.code === 'simulation.area_not_found') return null;
        throw error;
      }),
    };
  });
}

function keptView(row: Omit<ScenarioRow, 'outcome'>, caller: Caller) {
  return {
    scenarioId: row.scenario_id,
    name: row.name,
    area: { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path },
    by: row.actor_name,
    keptAt: row.recorded_at.toISOString(),
    isShared: row.is_shared,
    isOwn: row.account_id === caller.accountId,
    variants: scenarioTermsSchema.array().parse(row.variants),
  };
}
