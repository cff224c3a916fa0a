import { foldFacts, villageCoverage } from '#modules/coverage/server/index.ts';
import { simulateScenarios } from '#modules/sponsorship/server/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { openBenchDatabase } from './bench-database.ts';
import { type Figure, quantile } from './figure.ts';

const limitMilliseconds = 1_000;
const runs = 25;
const warmUps = 5;

/** Every village of Bali has a workforce figure and 24 months of changes to its counts. */
const fillCoverage = `
  insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
  select gen_random_uuid(), code, 'ALL', 2500, 'SYNTHETIC', '2026-08-31', 'bench', 'C', true from registry.areas
  where level <= 4 and (code = '51' or code like '51.%');
  ${changesOf("generate_series(0, 23) n, unnest(array['PROTECTED', 'PAID']) measure, unnest(array['PU', 'BPU']) segment")}`;

/** As many changes wait to be folded as a busy minute leaves. */
const fillNewChanges = `${changesOf("generate_series(20, 23) n, unnest(array['PROTECTED', 'PAID']) measure, unnest(array['PU', 'BPU']) segment")} limit 10000`;

function changesOf(cells: string): string {
  return `insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
      occupation_group, workers)
    select gen_random_uuid(), measure, to_char(date '2024-12-01' + make_interval(months => n), 'YYYY-MM'), code, '', segment, 'worker', 'P', 1985, 'farmer', 12
    from registry.areas, ${cells} where level = 4 and code like '51.%'`;
}

/** Four scenarios compared over the 716 villages of Bali, coverage beside them. */
export async function* measureSimulation(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await bench.admin.query(fillCoverage);
    await foldFacts(bench.database.worker);
    await bench.admin.query(`analyze coverage.area_totals; ${fillNewChanges}`);
    const house = { services: bench.services, readCoverage: villageCoverage };
    const province = aCaller('government', { areaCodes: ['51'] });
    const variants = [3, 6, 9, 12].map((months) => ({
      ...{ perVillage: 100, months, from: '2026-06' },
      sources: { desa: 'APBDES', kelurahan: 'CSR' } as const,
    }));
    const milliseconds: number[] = [];
    let villages = 0;
    for (let run = 0; run < runs; run++) {
      const started = performance.now();
      const { scenarios } = await simulateScenarios(house, province, { area: '51', variants });
      milliseconds.push(performance.now() - started);
      villages = scenarios[0]?.villages ?? 0;
    }
    const slowest = quantile(milliseconds.slice(warmUps), 0.99);
    yield {
      name: `four scenarios over ${villages} villages`,
      measured: `p99 ${slowest.toFixed(0)} ms, first ${(milliseconds[0] ?? 0).toFixed(0)} ms`,
      beside: `limit ${limitMilliseconds} ms`,
      ratio: slowest / limitMilliseconds,
      bound: { atMost: villages === 716 ? 1 : 0 },
    };
  } finally {
    await bench.close();
  }
}
