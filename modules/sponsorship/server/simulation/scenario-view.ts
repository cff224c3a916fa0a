import type { z } from 'zod';
import type { Law } from '#modules/rules/core/index.ts';
import type { simulationSchema, sourceCostSchema } from '#modules/sponsorship/api/index.ts';
import {
  effectOnCoverage,
  isSponsorFunding,
  type ScenarioTerms,
  type Simulation,
  type SourceCost,
} from '#modules/sponsorship/core/index.ts';
import type { AreaCoverage } from './area-coverage.ts';

export type ShownSimulation = z.infer<typeof simulationSchema>;
type ShownOutcome = ShownSimulation['scenarios'][number];

interface Reckoned {
  readonly law: Law;
  readonly terms: ScenarioTerms;
  readonly simulation: Simulation;
  readonly coverage: AreaCoverage;
}

/** A scenario as it leaves the server: money as text, workers over the area's workforce. */
export function outcomeView({ law, terms, simulation, coverage }: Reckoned): ShownOutcome {
  const amount = amountOf(terms.months);
  const share = (workers: number) => ({ workers, percent: coverage.percentOf(workers) });
  return {
    plan: amount(simulation.plan),
    reach: amount(simulation.reach),
    villages: simulation.villages,
    notReached: simulation.notReached.map((one) => ({ ...one, villages: [...one.villages] })),
    short: simulation.short.map(({ code, name, unprotected }) => ({
      code,
      name,
      unprotected: unprotected ?? 0,
    })),
    notKnown: simulation.notKnown,
    sources: simulation.sources.flatMap((source) => sourceView(law, terms, source)),
    counted: [...simulation.counted],
    effect: effectOnCoverage(law, terms, {
      today: { ...coverage, workforce: coverage.denominator?.value ?? null },
      reached: simulation.reach.workers,
    }).map(({ protected: covered, paid, ...month }) => ({
      ...month,
      protected: share(covered),
      paid: share(paid),
    })),
  };
}

function sourceView(
  law: Law,
  { months }: ScenarioTerms,
  { payer, plan, reach, ...source }: SourceCost,
): z.infer<typeof sourceCostSchema>[] {
  if (!isSponsorFunding(payer)) return [];
  const amount = amountOf(months);
  const view = {
    payer,
    villages: source.villages,
    plan: amount(plan),
    reach: amount(reach),
    months: source.months.map(({ priceIdr, planIdr, reachIdr, ...month }) => ({
      ...month,
      priceIdr: String(priceIdr),
      planIdr: String(planIdr),
      reachIdr: String(reachIdr),
    })),
    switches: source.switches.map(({ otherwiseIdr, ...one }) => ({
      ...one,
      text: law.profile[one.name].name,
      otherwiseIdr: String(otherwiseIdr),
    })),
  };
  return [view];
}

function amountOf(months: number) {
  return ({ workers, totalIdr }: { readonly workers: number; readonly totalIdr: bigint }) => ({
    workers,
    workerMonths: workers * months,
    totalIdr: String(totalIdr),
  });
}
