import type { IntegerProgramme } from '#platform/core/integer-programme.ts';
import type { PlanChoices, PlanGoal, PlanOption } from './plan-problem.ts';

/** A goal as an integer programme, and how its objective is told again in rupiah or thousandths of a worker. */
export interface PlanProgramme {
  readonly programme: IntegerProgramme;
  /** The objective times this is rupiah (cheapest) or thousandths of a worker (most). */
  readonly scale: number;
}

/** Rupiah and thousandths of a worker that a choice of units costs and brings. */
export interface PlanSum {
  readonly totalIdr: bigint;
  readonly gainMilli: number;
}

/** The programme of a goal; costs and gains are divided by what they all share, so that no figure is larger than need be. */
export function programmeOf(choices: PlanChoices, goal: PlanGoal): PlanProgramme {
  const { options, sums } = choices;
  const idr = sharedBy(options.map(({ unitIdr }) => Number(unitIdr)));
  const milli = sharedBy(options.map(({ gainMilli }) => gainMilli));
  const costs = options.map(({ unitIdr }) => Number(unitIdr) / idr);
  const gains = options.map(({ gainMilli }) => gainMilli / milli);
  const isCheapest = goal.kind === 'cheapest';
  const objective = isCheapest ? costs : gains;
  return {
    scale: isCheapest ? idr : milli,
    programme: {
      sense: isCheapest ? 'minimise' : 'maximise',
      columns: options.map(({ least, most }, at) => ({ objective: objective[at] ?? 0, least, most })),
      rows: [
        ...sums.map((sum) => ({
          terms: sum.options.map((column) => [column, 1] as const),
          ...{ least: null, most: sum.most },
        })),
        ...(isCheapest
          ? [{ terms: termsOf(gains), least: Math.ceil(goal.needMilli / milli), most: null }]
          : []),
        ...(goal.budgetIdr === null
          ? []
          : [{ terms: termsOf(costs), least: null, most: Math.floor(Number(goal.budgetIdr) / idr) }]),
      ],
    },
  };
}

function termsOf(factors: readonly number[]) {
  return factors.flatMap((factor, column) => (factor === 0 ? [] : [[column, factor] as const]));
}

/** Greatest common divisor of whole numbers that are not 0; 1 without any. */
function sharedBy(values: readonly number[]): number {
  const shared = values.reduce((left, right) => divisor(left, right), 0);
  return shared === 0 ? 1 : shared;
}

function divisor(left: number, right: number): number {
  return right === 0 ? left : divisor(right, left % right);
}

/** What so many units of each option cost and bring. */
export function sumOf(options: readonly PlanOption[], units: readonly number[]): PlanSum {
  return {
    totalIdr: options.reduce((sum, { unitIdr }, at) => sum + unitIdr * BigInt(units[at] ?? 0), 0n),
    gainMilli: options.reduce((sum, { gainMilli }, at) => sum + gainMilli * (units[at] ?? 0), 0),
  };
}
