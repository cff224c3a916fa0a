import type { z } from 'zod';
import type { planAskedSchema } from '#modules/coverage/api/index.ts';
import {
  type PlanGoal,
  type PlanQuestion,
  type PlanSetting,
  type PlanValues,
  planReaders,
  refusePlan,
  requireSoundQuestion,
  settingOf,
  solvePlan,
} from '#modules/coverage/core/index.ts';
import { RuleError } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { withSolver } from '#platform/server/solver/index.ts';
import { oneAtATime } from '#platform/server/threads/index.ts';
import { planView, type ShownPlan } from './plan-view.ts';
import { type PlanReading, readPlanWorld } from './read-plan-world.ts';

export type PlanAsked = z.infer<typeof planAskedSchema>;

/** What one more step of money brings is told for this many rupiah. */
const stepIdr = 1_000_000n;
/** Solving fills a processor: one plan at a time, and only so many wait. */
const solvingLine = oneAtATime();
const waiting = 4;

/**
 * The best plan for an area of the caller: the cheapest that reaches a target, or the most that a budget buys.
 *
 * @throws Refusal `plan.area_not_found`, `plan.goal_missing`, `plan.month_out_of_range`, `plan.percent_out_of_range`, `plan.rule_out_of_range`,
 *   `plan.input_out_of_range`, `plan.workforce_missing`, `plan.busy`
 */
export async function makePlan(services: Services, caller: Caller, asked: PlanAsked): Promise<ShownPlan> {
  requireRole({ name: 'coverage.make-plan', roles: planReaders }, caller);
  const today = services.today();
  const question = questionOf(asked, today);
  requireSoundQuestion(question, today);
  const reading = await read(services, caller, (transaction) => readPlanWorld(transaction, question, today));
  const setting = settingIn(question, reading);
  const { goal, targetWorkers } = goalOf(question, { reading, setting });
  const solved = await solvingLine(
    () => withSolver((solve) => solvePlan(setting.problem, goal, { solve, seconds: asked.seconds, stepIdr })),
    { waiting, busy: () => refusePlan('plan.busy') },
  );
  return {
    ...planView({ reading, setting, goal, solved, targetWorkers }),
    asked: { ...asked, from: question.from },
    onDay: today,
    demonstration: services.mode === 'demo',
  };
}

function questionOf({ targetPercent, budgetIdr, from, seconds: _, ...asked }: PlanAsked, today: string) {
  return {
    ...asked,
    from: from ?? addMonths(monthOf(today), 1),
    targetPermille: targetPercent === null ? null : permilleOf(targetPercent),
    budgetIdr: budgetIdr === null ? null : BigInt(budgetIdr),
  } satisfies PlanQuestion;
}

/** `39.4` as 394. */
function permilleOf(percent: string): number {
  const [whole = '0', tenth = '0'] = percent.split('.');
  return Number(whole) * 10 + Number(tenth);
}

function settingIn(question: PlanQuestion, { world, inputs }: PlanReading): PlanSetting {
  const values: PlanValues = Object.fromEntries(
    inputs.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
  );
  try {
    return settingOf(theLaw(), question, world, values);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    throw refusePlan('plan.month_out_of_range', { field: 'from', earliest: '', latest: '' });
  }
}

/** Workers are whole: a share of the workforce is reached by the next whole worker. */
function goalOf(
  { targetPermille, budgetIdr, area }: PlanQuestion,
  { reading: { workforce }, setting }: { readonly reading: PlanReading; readonly setting: PlanSetting },
): { readonly goal: PlanGoal; readonly targetWorkers: number | null } {
  if (targetPermille === null) return { goal: { kind: 'most', budgetIdr }, targetWorkers: null };
  if (!workforce) throw refusePlan('plan.workforce_missing', { area, field: 'target' });
  const targetWorkers = Number((workforce.value * BigInt(targetPermille) + 999n) / 1000n);
  const needMilli = Math.max(0, targetWorkers * 1000 - setting.baselineMilli);
  return { goal: { kind: 'cheapest', needMilli, budgetIdr }, targetWorkers };
}
