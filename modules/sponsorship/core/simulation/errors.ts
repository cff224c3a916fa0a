import { type ErrorCatalogue, refusalOf } from '#platform/core/errors.ts';

/** Why a scenario is not reckoned or not found. Texts: `error.<code>` in sponsorship-simulation.json. */
export const simulationErrors = {
  'simulation.area_not_found': { status: 404 },
  'simulation.workers_out_of_range': { status: 422 },
  'simulation.months_out_of_range': { status: 422 },
  'simulation.month_unknown': { status: 422 },
  'simulation.source_missing': { status: 422 },
  'scenario.not_found': { status: 404 },
} as const satisfies ErrorCatalogue;

/** Refuses to reckon a scenario, or to show or change a kept one. */
export const refuseSimulation = refusalOf(simulationErrors);
