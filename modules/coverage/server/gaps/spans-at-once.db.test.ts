import { beforeAll, expect, test } from 'vitest';
import { indicators } from '#modules/coverage/core/index.ts';
import { listTotals, listTotalsOfSpans, type Span } from '#modules/coverage/server/counts/index.ts';
import { foldFacts } from '#modules/coverage/server/facts/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();
const officer = contextOf(aCaller('office_supervisor', { areaCodes: ['51'] }));
const codes = ['51', '51.01', '51.01.01', '51.01.01.1006', '51.71'];
const views = ['residence', 'work'] as const;

const spans: readonly Span[] = [
  { indicator: indicators.PROTECTED, month: '2026-11', foldUpTo: '2026-09' },
  { indicator: indicators.PROTECTED, month: '2026-09', foldUpTo: '2026-09' },
  { indicator: indicators.PAID, month: '2026-10', foldUpTo: '2025-10' },
  { indicator: indicators['COV-UCJ'], month: '2026-09', foldUpTo: '2026-09' },
  { indicator: indicators['NEW-EMPLOYERS'], month: '2026-10', foldUpTo: '2026-01' },
];

/** Each measure in several months, some of whom it is not known where they live or work. */
async function addChanges(places: readonly (readonly [string, string])[]): Promise<void> {
  for (const [residence, work] of places)
    await held.asAdmin(`
      insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
      select gen_random_uuid(), m, '2026-' || n, '${residence}', '${work}', (array['PU', 'BPU', 'PU+BPU'])[1 + abs(hashtext(m || n)) % 3], 'worker', 'P', 1985, 'trader', 1 + abs(hashtext('${newId()}' || m || n)) % 90
      from unnest(array['PROTECTED', 'PAID', 'EMPLOYERS_NEW']) m, unnest(array['02', '08', '09', '10', '11']) n`);
}

beforeAll(async () => {
  await addChanges([
    ['51.01.01.1006', '51.71.04.2008'],
    ['51.71.04.2008', ''],
  ]);
  await foldFacts(held.database.worker);
  await addChanges([
    ['51.01.01.1006', '51.01.01.1006'],
    ['', '51.01.01.1006'],
  ]);
});

test.each(views)('by %s, several spans read at once are what each of them is alone', async (view) => {
  await inTransaction(held.services.pool, officer, async (transaction) => {
    const totalsOf = await listTotalsOfSpans(transaction, { codes, view }, spans);
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(plain(row))).toSorted();
    const seen = [];
    for (const span of spans) {
      const alone = await listTotals(transaction, { codes, view, ...span });
      expect(sorted(totalsOf(span))).toEqual(sorted(alone));
      seen.push(sorted(alone).join());
    }
    // No two of these spans say the same, so that one answered with another's rows is seen.
    expect(new Set(seen).size).toBe(spans.length);
    expect(seen).not.toContain('');
  });
});

/** Numbers are compared as text: JSON knows no bigint. */
function plain(row: object): Record<string, string> {
  const { areaCode, segment, month, workers } = { areaCode: '', segment: '', month: '', workers: 0n, ...row };
  return { areaCode, segment, month, workers: String(workers) };
}
