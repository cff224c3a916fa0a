import type { payers } from '#modules/rules/core/index.ts';
import { addMonths, isMonth, monthOf } from '#platform/core/month.ts';
import { refusePlan } from './errors.ts';
import { fitsInput, type PlanValues, planInputNames } from './plan-inputs.ts';
import type { PlanInstrument } from './plan-problem.ts';

export type PlanIndicator = 'PROTECTED' | 'PAID';
export const planIndicators = ['PROTECTED', 'PAID'] as const;

/** A plan as it is asked for. */
export interface PlanQuestion {
  readonly area: string;
  readonly indicator: PlanIndicator;
  /** The target is to be reached in this month (PROTECTED: on its last day). */
  readonly by: string;
  /** Tenths of a percent of the workforce; null: as many as the budget buys. */
  readonly targetPermille: number | null;
  /** Null: whatever it costs. */
  readonly budgetIdr: bigint | null;
  readonly instruments: readonly PlanInstrument[];
  /** First month of sponsorship, and of agents' and visitors' work. */
  readonly from: string;
  /** Sponsored workers of a village at most, and at least as far as there are any. */
  readonly quota: number;
  readonly floor: number;
  readonly months: number;
  readonly funding: (typeof payers)[number];
  /** Values of this plan alone, in place of those kept. */
  readonly inputs: PlanValues;
}

/** What the rules of a plan may be. */
export const planBounds = {
  quota: { least: 0, most: 100_000 },
  floor: { least: 0, most: 100_000 },
  months: { least: 1, most: 12 },
  /** Seconds that the solver may take. */
  seconds: { least: 1, most: 20 },
  /** Rupiah: what is larger could not be reckoned to the last one. */
  budget: { least: 0, most: 999_999_999_999_999 },
} as const;

const targetPermille = { least: 1, most: 1_000 } as const;

export const mostMonthsAhead = 36;

/** Refuses a question that cannot be reckoned, by the field that is at fault. */
export function requireSoundQuestion(asked: PlanQuestion, today: string): void {
  if (asked.targetPermille === null && asked.budgetIdr === null)
    throw refusePlan('plan.goal_missing', { field: 'target' });
  const latest = addMonths(monthOf(today), mostMonthsAhead);
  for (const field of ['from', 'by'] as const) {
    const earliest = field === 'from' ? monthOf(today) : asked.from;
    if (!isMonth(asked[field]) || asked[field] < earliest || asked[field] > latest)
      throw refusePlan('plan.month_out_of_range', { field, earliest, latest });
  }
  for (const field of ['quota', 'floor', 'months'] as const) requireWithin(field, asked[field]);
  if (asked.budgetIdr !== null) requireWithin('budget', Number(asked.budgetIdr));
  if (asked.targetPermille !== null && !isWithin(asked.targetPermille, targetPermille))
    throw refusePlan('plan.percent_out_of_range', { field: 'target' });
  for (const name of planInputNames) {
    const value = asked.inputs[name];
    if (value !== undefined && !fitsInput(name, value))
      throw refusePlan('plan.input_out_of_range', { field: name });
  }
}

function requireWithin(field: keyof typeof planBounds, value: number): void {
  if (!isWithin(value, planBounds[field]))
    throw refusePlan('plan.rule_out_of_range', { field, ...planBounds[field] });
}

function isWithin(
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
