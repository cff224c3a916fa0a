import type { payers } from '#modules/rules/core/index.ts';
import type { VillageKind } from '#modules/sponsorship/core/sources/index.ts';
import { isMonth } from '#platform/core/month.ts';
import { refuseSimulation } from './errors.ts';

/** Who pays in a scenario; a script may also ask what workers would pay themselves, or `APBD` of a region not named. */
export type ScenarioPayer = (typeof payers)[number];

/** One way to spend: so many workers a village, for so many months, out of one source for each kind of village. */
export interface ScenarioTerms {
  readonly perVillage: number;
  readonly months: number;
  /** First contribution month, `YYYY-MM`. */
  readonly from: string;
  /** Null: villages of that kind are no part of it. */
  readonly sources: Readonly<Record<VillageKind, ScenarioPayer | null>>;
}

/** What a scenario may ask for: the bounds of a programme. */
export const scenarioBounds = {
  perVillage: { least: 1, most: 100_000 },
  months: { least: 1, most: 12 },
} as const;

/** How many scenarios are compared at once. */
export const mostScenarios = 4;

/** Parts of a scenario that can be at fault. */
export type TermsField = 'perVillage' | 'months' | 'from' | 'sources';

/** The fields that do not fit, each with the code of the refusal; empty: all fit. */
export function termsFaults({ perVillage, months, from, sources }: ScenarioTerms) {
  return {
    ...(fits(perVillage, scenarioBounds.perVillage)
      ? {}
      : { perVillage: 'simulation.workers_out_of_range' as const }),
    ...(fits(months, scenarioBounds.months) ? {} : { months: 'simulation.months_out_of_range' as const }),
    ...(isMonth(from) ? {} : { from: 'simulation.month_unknown' as const }),
    ...(sources.desa || sources.kelurahan ? {} : { sources: 'simulation.source_missing' as const }),
  } satisfies Partial<Record<TermsField, string>>;
}

function fits(count: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return Number.isInteger(count) && count >= least && count <= most;
}

/**
 * Refuses terms that cannot be reckoned, the first fault first; `place` is the scenario's place among those compared.
 *
 * @throws Refusal `simulation.workers_out_of_range`, `simulation.months_out_of_range`, `simulation.month_unknown`,
 *   `simulation.source_missing`
 */
export function requireSoundTerms(terms: ScenarioTerms, place: number): void {
  const faults = termsFaults(terms);
  if (faults.perVillage)
    throw refuseSimulation(faults.perVillage, { place, field: 'perVillage', ...scenarioBounds.perVillage });
  if (faults.months)
    throw refuseSimulation(faults.months, { place, field: 'months', ...scenarioBounds.months });
  if (faults.from) throw refuseSimulation(faults.from, { place, field: 'from', month: terms.from });
  if (faults.sources) throw refuseSimulation(faults.sources, { place, field: 'sources' });
}
