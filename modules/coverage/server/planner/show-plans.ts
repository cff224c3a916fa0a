import { planSchema } from '#modules/coverage/api/index.ts';
import { refusePlan } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { findPlan, listPlans, type PlanRow } from './plan-queries.ts';
import { planReaders } from './plan-roles.ts';
import { readInputs, requireOwnArea } from './read-plan-world.ts';

/** Plans kept for areas of the caller, the latest first. */
export async function showPlans(services: Services, caller: Caller) {
  requireRole({ name: 'coverage.show-plans', roles: planReaders }, caller);
  const rows = await read(services, caller, listPlans);
  return { plans: rows.map(keptView) };
}

/**
 * A kept plan with the figures of its moment.
 *
 * @throws Refusal `plan.not_found`
 */
export async function showPlan(services: Services, caller: Caller, planId: string) {
  requireRole({ name: 'coverage.show-plan', roles: planReaders }, caller);
  const row = await read(services, caller, (transaction) => findPlan(transaction, planId));
  if (!row) throw refusePlan('plan.not_found');
  return { ...keptView(row), plan: planSchema.parse(row.outcome) };
}

/**
 * What plans of an area of the caller are reckoned with.
 *
 * @throws Refusal `plan.area_not_found`
 */
export async function showInputs(services: Services, caller: Caller, code: string) {
  requireRole({ name: 'coverage.show-plan-inputs', roles: planReaders }, caller);
  return read(services, caller, async (transaction) => ({
    area: await requireOwnArea(transaction, code),
    inputs: await readInputs(transaction, { code, own: {}, today: services.today() }),
  }));
}

function keptView(row: Omit<PlanRow, 'outcome'>) {
  return {
    ...{ planId: row.plan_id, name: row.name, by: row.actor_name, keptAt: row.recorded_at.toISOString() },
    area: { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path },
  };
}
