import { type Law, RuleError } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import {
  refuseSimulation,
  requireSoundTerms,
  type ScenarioTerms,
  type ScenarioVillage,
  type Simulation,
  simulate,
} from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import type { AreaCoverage, ReadAreaCoverage } from './area-coverage.ts';
import { outcomeView, type ShownSimulation } from './scenario-view.ts';
import { scenarioReaders } from './simulation-roles.ts';
import { findOwnArea, listVillages } from './village-queries.ts';

export interface SimulationAsked {
  readonly area: string;
  readonly variants: readonly ScenarioTerms[];
}

/** What the acts on scenarios lean on: the house, and how coverage is read. */
export interface SimulationServices {
  readonly services: Services;
  readonly readCoverage: ReadAreaCoverage;
}

/**
 * What ways to spend in an area of the caller would cost, whom they would reach, and what that does to its coverage.
 *
 * @throws Refusal `simulation.area_not_found`, `simulation.workers_out_of_range`, `simulation.months_out_of_range`,
 *   `simulation.month_unknown`, `simulation.source_missing`
 */
export async function simulateScenarios(
  house: SimulationServices,
  caller: Caller,
  asked: SimulationAsked,
): Promise<ShownSimulation> {
  requireRole({ name: 'sponsorship.simulate', roles: scenarioReaders }, caller);
  return read(house.services, caller, (transaction) => reckon(house, transaction, asked));
}

/** The same in an open transaction of the caller. */
export async function reckon(
  { services, readCoverage }: SimulationServices,
  transaction: Transaction,
  { area: code, variants }: SimulationAsked,
): Promise<ShownSimulation> {
  variants.forEach(requireSoundTerms);
  const area = await findOwnArea(transaction, code);
  if (!area) throw refuseSimulation('simulation.area_not_found', { area: code });
  const villages = await listVillages(transaction, code);
  const today = services.today();
  const coverage = await readCoverage(transaction, {
    area: code,
    villages: villages.map((one) => one.code),
    today,
  });
  const known = villages.map((one) => ({ ...one, unprotected: coverage.unprotectedOf(one.code) }));
  const law = theLaw();
  return {
    area,
    villages: {
      desa: villages.filter(({ kind }) => kind === 'desa').length,
      kelurahan: villages.filter(({ kind }) => kind === 'kelurahan').length,
    },
    today: todayView(coverage, today),
    scenarios: variants.map((terms, place) =>
      outcomeView({ law, terms, coverage, simulation: simulated(law, { terms, place, villages: known }) }),
    ),
  };
}

interface Placed {
  readonly terms: ScenarioTerms;
  /** Among those compared. */
  readonly place: number;
  readonly villages: readonly ScenarioVillage[];
}

/** Reckons one; a month the law does not reach is refused by name. */
export function simulated(law: Law, { terms, place, villages }: Placed): Simulation {
  try {
    return simulate(law, terms, villages);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw refuseSimulation('simulation.month_unknown', { place, field: 'from', month: terms.from });
  }
}

function todayView(coverage: AreaCoverage, today: string): ShownSimulation['today'] {
  const share = (workers: number) => ({ workers, percent: coverage.percentOf(workers) });
  const { denominator } = coverage;
  return {
    onDay: today,
    protected: share(coverage.protected),
    paidMonth: coverage.paidMonth,
    paid: share(coverage.paid),
    denominator: denominator && {
      value: denominator.value,
      definition: denominator.definition,
      source: denominator.source,
      asOf: denominator.asOf,
      synthetic: denominator.synthetic,
    },
  };
}
