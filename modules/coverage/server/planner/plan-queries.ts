import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface PlanRow {
  readonly plan_id: string;
  readonly name: string;
  readonly area_code: string;
  readonly area_name: string;
  readonly area_kind: string;
  readonly area_path: string;
  readonly outcome: unknown;
  readonly actor_name: string;
  readonly recorded_at: Date;
}

const kept = sql.raw(`select p.plan_id, p.name, p.area_code, a.name as area_name, a.kind as area_kind,
  a.path_name as area_path, p.actor_name, p.recorded_at`);
const ofArea = sql.raw('from coverage.plans p join registry.areas a on a.code = p.area_code');
const mostListed = 200;

/** Kept plans that the caller may read, the latest first. */
export async function listPlans(transaction: Transaction): Promise<readonly Omit<PlanRow, 'outcome'>[]> {
  const { rows } = await sql<Omit<PlanRow, 'outcome'>>`
    ${kept} ${ofArea} order by p.recorded_at desc, p.plan_id limit ${mostListed}`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export async function findPlan(transaction: Transaction, planId: string): Promise<PlanRow | null> {
  const { rows } = await sql<PlanRow>`
    ${kept}, p.outcome ${ofArea} where p.plan_id = ${planId}::uuid`.execute(transaction.of<unknown>());
  return rows[0] ?? null;
}

interface NewPlan {
  readonly planId: string;
  readonly name: string;
  readonly areaCode: string;
  readonly asked: unknown;
  readonly outcome: unknown;
  readonly accountId: string;
  readonly actorName: string;
}

export async function insertPlan(transaction: Transaction, plan: NewPlan): Promise<void> {
  await sql`
    insert into coverage.plans (plan_id, name, area_code, asked, outcome, account_id, actor_name)
    values (${plan.planId}::uuid, ${plan.name}, ${plan.areaCode}, ${JSON.stringify(plan.asked)}::jsonb, ${JSON.stringify(plan.outcome)}::jsonb,
      ${plan.accountId}::uuid, ${plan.actorName})`.execute(transaction.of<unknown>());
}
