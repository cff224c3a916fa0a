import { cellsWorld } from './oracle-cells.ts';
import { forecastsWorld } from './oracle-forecasts.ts';
import { plansWorld } from './oracle-plans.ts';
import { targetsWorld } from './oracle-targets.ts';
import type { Row } from './rows.ts';

/** Sums, forecasts, plans and targets of coverage. */
export const coverageWorld: Readonly<Record<string, readonly Row[]>> = {
  ...cellsWorld,
  ...forecastsWorld,
  ...plansWorld,
  ...targetsWorld,
};
