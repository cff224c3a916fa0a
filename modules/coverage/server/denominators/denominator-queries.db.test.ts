import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { publicContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { applicableValue, listApplicableDenominators, listDenominatorsOf } from './denominator-queries.ts';

const held = testDatabase();
const codes = ['51', '51.01', '51.02', '51.03', '51.04'];
const days = ['2024-06-30', '2025-12-31', '2026-11-30'];
const overs = ['applicable', 'COV-UCJ', 'COV-EMP', 'nothing'] as const;

beforeAll(async () => {
  // Several definitions, sources and days of each area, of equal days too; some are made up, one area has none of its own.
  await held.asAdmin(`
    insert into coverage.denominators (denominator_id, area_code, segment, value, definition, as_of, source, certainty, synthetic)
    select gen_random_uuid(), code, s.segment, 1000 + abs(hashtext(code || s.segment || d || y || source)) % 9000, d, (y || '-08-31')::date, source,
      (array['A', 'B', 'C'])[1 + abs(hashtext(code || d || source)) % 3], hashtext(code || d || y) % 3 = 0
    from unnest(array['51', '51.01', '51.02', '51.03']) code, (values ('ALL'), ('PU'), ('BPU')) as s (segment),
      unnest(array['COV-UCJ (eligible)', 'COV-EMP', 'Sakernas']) d, generate_series(2023, 2026) y, unnest(array['BPS', 'BPJS']) source
    where hashtext(code || d || y || 'left out') % 4 <> 0`);
});

const asked = days.flatMap((onDay) => overs.map((over) => ({ onDay, over })));

test('several days and definitions read at once are what each of them is alone', async () => {
  await inTransaction(held.services.pool, publicContext, async (transaction) => {
    const figuresOf = await listDenominatorsOf(transaction, codes, asked);
    const seen = new Set<string>();
    for (const one of asked) {
      const alone = await listApplicableDenominators(transaction, codes, one.onDay, one.over);
      const values = alone.map((row) => `${row.areaCode} ${row.segment} ${row.value} ${row.source}`);
      expect(
        figuresOf(one).map((row) => `${row.areaCode} ${row.segment} ${row.value} ${row.source}`),
      ).toEqual(values);
      seen.add(values.join());
    }
    expect(seen.size).toBeGreaterThan(days.length);
  });
});

test('the value within a statement is that of the figure that applies', async () => {
  let compared = 0;
  await inTransaction(held.services.pool, publicContext, async (transaction) => {
    for (const one of asked)
      for (const segment of ['ALL', 'BPU'] as const) {
        const figures = await listApplicableDenominators(transaction, codes, one.onDay, one.over);
        const wanted = figures.filter((row) => row.segment === segment);
        const value = applicableValue(sql.ref('code'), { ...one, segment });
        if (value === null) continue;
        const { rows } = await sql<{ code: string; value: bigint | null }>`
          select code, ${value} as value from unnest(${codes}::text[]) as asked (code) where ${value} is not null`.execute(
          transaction.of<unknown>(),
        );
        expect(new Map(rows.map((row) => [row.code, row.value]))).toEqual(
          new Map(wanted.map((row) => [row.areaCode, row.value])),
        );
        compared += wanted.length;
      }
  });
  expect(compared).toBeGreaterThan(0);
});
