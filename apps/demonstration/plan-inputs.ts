import type { PlanInput } from '#modules/coverage/core/index.ts';

/** Made up, as everything here: nobody has published what an agent's member or a visit costs. */
const values = {
  conversion: 180,
  member_cost: 65_000,
  member_yield: 120,
  member_retention: 965,
  agent_capacity: 25,
  visit_cost: 350_000,
  visit_yield: 350,
} as const satisfies Readonly<Record<PlanInput, number>>;

/** What plans of the demonstration are reckoned with, for all Bali. */
export const planInputRows = Object.entries(values).map(([name, value]) => ({ name, value }));

export const insertPlanInputs = `
  insert into coverage.plan_inputs (input_id, area_code, name, value, source, as_of, certainty, synthetic)
  select gen_random_uuid(), '51', name, value, 'SYNTHETIC (' || $2 || ')', $3::date, 'C', true
  from jsonb_to_recordset($1::jsonb) as given(name text, value bigint)`;
