import { planAskedSchema } from '#modules/coverage/api/index.ts';
import { foldFacts, makePlan } from '#modules/coverage/server/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';

const limitSeconds = 5;

/** Every village of Bali has a workforce, some protected, and employers of several sizes who report too few. */
const fill = `
  insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
  select gen_random_uuid(), code, s.segment, case when level < 4 then 1500000 else 400 + (hashtext(code || s.segment) & 2047) end, 'SYNTHETIC', '2026-08-31', 'bench', 'C', true
  from registry.areas, unnest(array['ALL', 'BPU']) s(segment) where level <= 4 and (code = '51' or code like '51.%');
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), m, '2026-09', code, '', 'BPU', 'worker', 'P', 1985, 'farmer', hashtext(code) & 255
  from registry.areas, unnest(array['PROTECTED', 'PAID']) m where level = 4 and code like '51.%';
  insert into coverage.plan_inputs (input_id, area_code, name, value, source, as_of)
  select gen_random_uuid(), '51', name, value, 'bench', '2026-01-01'
  from (values ('conversion', 180), ('member_cost', 65000), ('member_yield', 120), ('member_retention', 965), ('agent_capacity', 25),
    ('visit_cost', 350000), ('visit_yield', 350)) v (name, value);
  insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, workers_stated)
  select gen_random_uuid(), k.kind, 'bench ' || n, array['bench'], code, case when k.kind = 'employer' then 1 + (hashtext(code || n) & 31) end
  from registry.areas, generate_series(1, 6) n, unnest(array['employer', 'agent']) k(kind) where level = 4 and code like '51.%' and (k.kind = 'employer' or n = 1)`;

/** A target for Bali over its 716 villages with all three instruments: question, answer, what binds and the next million. */
export async function* measurePlanner(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await bench.admin.query(fill);
    await foldFacts(bench.database.worker);
    await bench.admin.query('analyze coverage.area_totals; analyze registry.organisations');
    const province = aCaller('government', { areaCodes: ['51'] });
    const goals = [
      { targetPercent: '10.0', budgetIdr: null },
      { targetPercent: null, budgetIdr: '5000000000' },
    ];
    for (const goal of goals) {
      const asked = planAskedSchema.parse({
        ...{ area: '51', by: '2027-05', from: '2026-12', floor: 20, seconds: limitSeconds, ...goal },
      });
      const started = performance.now();
      const plan = await makePlan(bench.services, province, asked);
      const seconds = (performance.now() - started) / 1000;
      const isWhole = plan.villages === 716 && plan.totalIdr !== null && plan.instruments.length === 3;
      yield {
        name: `a plan over ${plan.villages} villages, ${plan.goal}`,
        measured: `${seconds.toFixed(2)} s, ${plan.status}, remaining gap ${plan.gapPercent} %, solver ${plan.seconds.toFixed(2)} s`,
        beside: `limit ${limitSeconds} s, time limit of the solver ${limitSeconds} s`,
        ratio: seconds / limitSeconds,
        bound: { atMost: isWhole ? 1 : 0 },
      };
    }
  } finally {
    await bench.close();
  }
}
