import { counting, type Law, startReading } from '#modules/rules/core/index.ts';
import { fundingSources, type VillageKind, villageKinds } from '#modules/sponsorship/core/sources/index.ts';
import { type DecidingSwitch, type MonthPrice, monthsOf, priceMonths } from './price-months.ts';
import type { ScenarioPayer, ScenarioTerms } from './scenario-terms.ts';
import { isSponsorFunding } from './sponsor-payer.ts';

/** A village as a scenario sees it. */
export interface ScenarioVillage {
  readonly code: string;
  readonly name: string;
  readonly kind: VillageKind;
  /** Workers there who are not protected; null: not known, since the village has no workforce figure. */
  readonly unprotected: number | null;
}

/** Workers and what they cost. */
export interface Amount {
  readonly workers: number;
  readonly totalIdr: bigint;
}

/** As asked for (`plan`), and as far as there are unprotected workers (`reach`). */
export interface BothAmounts {
  readonly plan: Amount;
  readonly reach: Amount;
}

export const notReachedReasons = ['source.desa_only', 'simulation.kind_not_chosen'] as const;

export type NotReachedReason = (typeof notReachedReasons)[number];

/** Villages that no money of the scenario reaches, and why. */
export interface NotReached {
  readonly reason: NotReachedReason;
  readonly kind: VillageKind;
  readonly villages: readonly { readonly code: string; readonly name: string }[];
}

/** One source's part of a scenario. */
export interface SourceCost extends BothAmounts {
  readonly payer: ScenarioPayer;
  readonly villages: number;
  readonly months: readonly (MonthPrice & { readonly planIdr: bigint; readonly reachIdr: bigint })[];
  /** Switches of the law that decided the price; `otherwiseIdr` is the plan under the other reading. */
  readonly switches: readonly DecidingSwitch[];
}

/** How many workers a calendar year counts by the counting rule (CONTRACT 4.2), to two decimals. */
export interface CountedYear {
  readonly year: string;
  readonly plan: string;
  readonly reach: string;
}

/** What comes of a scenario. */
export interface Simulation extends BothAmounts {
  readonly months: number;
  readonly villages: number;
  readonly notReached: readonly NotReached[];
  /** Reached villages with fewer unprotected workers than asked for, the emptiest first. */
  readonly short: readonly ScenarioVillage[];
  /** Reached villages whose unprotected workers are not known: counted in full. */
  readonly notKnown: number;
  readonly sources: readonly SourceCost[];
  readonly counted: readonly CountedYear[];
}

/**
 * What a scenario costs by source and month, whom it reaches, and what it counts; every amount is workers x price of the
 * month, so the parts sum to the total exactly. Throws RuleError `parameter.before_first` before the law's first month.
 */
export function simulate(law: Law, terms: ScenarioTerms, villages: readonly ScenarioVillage[]): Simulation {
  const reached = villages.filter(({ kind }) => whyNot(terms, kind) === null);
  const sources = sourcesOf(law, terms, reached);
  return {
    ...sumOfBoth(sources),
    months: terms.months,
    villages: reached.length,
    notReached: notReachedOf(terms, villages),
    short: reached
      .filter(({ unprotected }) => unprotected !== null && unprotected < terms.perVillage)
      .toSorted((one, other) => (one.unprotected ?? 0) - (other.unprotected ?? 0)),
    notKnown: reached.filter(({ unprotected }) => unprotected === null).length,
    sources,
    counted: countedOf(law, terms, sources),
  };
}

function whyNot({ sources }: ScenarioTerms, kind: VillageKind): NotReachedReason | null {
  const payer = sources[kind];
  if (payer === null) return 'simulation.kind_not_chosen';
  return kind === 'kelurahan' && isOfDesaAlone(payer) ? 'source.desa_only' : null;
}

function isOfDesaAlone(payer: ScenarioPayer): boolean {
  return isSponsorFunding(payer) && fundingSources[payer].reaches === 'desa';
}

function notReachedOf(terms: ScenarioTerms, villages: readonly ScenarioVillage[]): NotReached[] {
  return villageKinds.flatMap((kind) => {
    const reason = whyNot(terms, kind);
    const left = villages.filter((village) => village.kind === kind);
    if (reason === null || left.length === 0) return [];
    return [{ reason, kind, villages: left.map(({ code, name }) => ({ code, name })) }];
  });
}

function sourcesOf(law: Law, terms: ScenarioTerms, reached: readonly ScenarioVillage[]): SourceCost[] {
  const byPayer = Map.groupBy(reached, ({ kind }) => terms.sources[kind]);
  return [...byPayer].flatMap(([payer, villages]) =>
    payer === null ? [] : [sourceOf(law, terms, { payer, villages })],
  );
}

interface Paid {
  readonly payer: ScenarioPayer;
  readonly villages: readonly ScenarioVillage[];
}

function sourceOf(law: Law, terms: ScenarioTerms, { payer, villages }: Paid): SourceCost {
  const planned = villages.length * terms.perVillage;
  const reached = villages.reduce(
    (sum, { unprotected }) => sum + Math.min(terms.perVillage, unprotected ?? terms.perVillage),
    0,
  );
  const priced = priceMonths(law, payer, monthsOf(terms));
  const months = priced.months.map((price) => ({
    ...price,
    planIdr: BigInt(planned) * price.priceIdr,
    reachIdr: BigInt(reached) * price.priceIdr,
  }));
  return {
    payer,
    villages: villages.length,
    plan: { workers: planned, totalIdr: months.reduce((sum, { planIdr }) => sum + planIdr, 0n) },
    reach: { workers: reached, totalIdr: months.reduce((sum, { reachIdr }) => sum + reachIdr, 0n) },
    months,
    switches: priced.switches.map((one) => ({ ...one, otherwiseIdr: one.otherwiseIdr * BigInt(planned) })),
  };
}

function sumOfBoth(sources: readonly BothAmounts[]): BothAmounts {
  const sum = (part: 'plan' | 'reach'): Amount => ({
    workers: sources.reduce((all, source) => all + source[part].workers, 0),
    totalIdr: sources.reduce((all, source) => all + source[part].totalIdr, 0n),
  });
  return { plan: sum('plan'), reach: sum('reach') };
}

function countedOf(law: Law, terms: ScenarioTerms, sources: readonly SourceCost[]): CountedYear[] {
  const months = monthsOf(terms);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return years.map((year) => ({
    year,
    plan: countedIn(law, { year, months, sources, part: 'plan' }),
    reach: countedIn(law, { year, months, sources, part: 'reach' }),
  }));
}

interface Counted {
  readonly year: string;
  readonly months: readonly string[];
  readonly sources: readonly SourceCost[];
  readonly part: 'plan' | 'reach';
}

/** Governments and villages count each month of the year; of a firm's unbroken term counts what has run by the end of it. */
function countedIn(law: Law, { year, months, sources, part }: Counted): string {
  const ofYear = months.filter((month) => month.startsWith(year)).length;
  const soFar = months.filter((month) => month.slice(0, 4) <= year).length;
  const groups = sources
    .filter(({ payer }) => payer !== 'self')
    .map(({ payer, [part]: { workers } }) =>
      payer === 'CSR' || payer === 'DONATION'
        ? { workers, publicMonths: 0, firmMonths: soFar }
        : { workers, publicMonths: ofYear, firmMonths: 0 },
    );
  return counting(startReading(law, true), { year, groups }).result.countedRounded;
}
