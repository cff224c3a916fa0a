import { planSchema } from '#modules/coverage/api/index.ts';
import { planInputs, planReaders, refusePlan } from '#modules/coverage/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { listPastInputs } from './plan-input-queries.ts';
import { findPlan, listPlans, type PlanRow } from './plan-queries.ts';
import { planWorkbook } from './plan-workbook.ts';
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
 * A kept plan as a workbook: the figures of its moment, never solved again.
 *
 * @throws Refusal `plan.not_found`
 */
export async function printKeptPlan(
  services: Services,
  caller: Caller,
  { planId, language }: { readonly planId: string; readonly language: 'id' | 'en' },
): Promise<File> {
  const { plan } = await showPlan(services, caller, planId);
  return planWorkbook(plan, language);
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

/**
 * Everything kept for an area of the caller or one above it, so that what a plan was reckoned with can be followed.
 *
 * @throws Refusal `plan.area_not_found`
 */
export async function showPastInputs(services: Services, caller: Caller, code: string) {
  requireRole({ name: 'coverage.show-past-plan-inputs', roles: planReaders }, caller);
  return read(services, caller, async (transaction) => ({
    area: await requireOwnArea(transaction, code),
    kept: (await listPastInputs(transaction, code)).map((row) => ({
      ...{ inputId: row.inputId, name: row.name, unit: planInputs[row.name].unit, value: Number(row.value) },
      area: { code: row.areaCode, name: row.areaName, kind: row.areaKind, pathName: row.areaPath },
      ...{ source: row.source, asOf: row.asOf, certainty: row.certainty, synthetic: row.synthetic },
      ...{ keptBy: row.actorName, keptAt: row.recordedAt.toISOString() },
    })),
  }));
}

function keptView(row: Omit<PlanRow, 'outcome'>) {
  return {
    ...{ planId: row.plan_id, name: row.name, by: row.actor_name, keptAt: row.recorded_at.toISOString() },
    area: { code: row.area_code, name: row.area_name, kind: row.area_kind, pathName: row.area_path },
  };
}
