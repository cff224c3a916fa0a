import { expect, test } from 'vitest';
import { foldFacts } from '#modules/coverage/server/facts/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { readHistories } from './read-forecast-histories.ts';

const held = testDatabase();
const months = { first: '2025-01', last: '2025-06' };

/** Cells of every kind in places of every level, a hamlet and one not known among them. */
const randomCells = `
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
    occupation_group, workers)
  select gen_random_uuid(), m.measure, '2025-0' || month, place, '51.05', m.segment, m.payer, 'P', 1985, occupation, 1 + floor(random() * 9)::int
  from (values ('PAID', 'PU', 'employer'), ('PAID', 'PU+BPU', 'employer'), ('PAID', 'BPU', 'worker'), ('PAID', 'BPU', 'sponsor'),
      ('NEW', 'BPU', 'worker'), ('NEW', 'BPU', 'sponsor'), ('NEW', 'PU', 'employer'), ('RETURNED', 'BPU', 'worker')) as m (measure, segment, payer),
    unnest(array['51.04.01.2001', '51.04.01.2002', '51.04.01.2001.001', '51.04.01', '51.71', '']) as place,
    unnest(array['farmer', 'trader']) as occupation, generate_series(1, 7) as month
  where random() < 0.7`;

/** The same, added up cell by cell. */
const countedInCells = `
  select left(case residence_code when '' then left(work_area_code, 2) else residence_code end, n.length) as code, change_month,
    coalesce(sum(workers) filter (where measure = 'PAID' and segment = 'PU'), 0)::int as employer,
    coalesce(sum(workers) filter (where measure = 'PAID' and segment = 'PU+BPU'), 0)::int as "both",
    coalesce(sum(workers) filter (where measure = 'PAID' and segment = 'BPU' and payer_kind <> 'sponsor'), 0)::int as self,
    coalesce(sum(workers) filter (where measure = 'PAID' and segment = 'BPU' and payer_kind = 'sponsor'), 0)::int as sponsored,
    coalesce(sum(workers) filter (where measure = 'NEW' and segment = 'BPU' and payer_kind = 'worker'), 0)::int as joined,
    coalesce(sum(workers) filter (where measure = 'RETURNED'), 0)::int as returned
  from coverage.facts cross join (values (2), (5), (8), (13)) as n (length)
  where change_month between '2025-01' and '2025-06'
    and length(case residence_code when '' then left(work_area_code, 2) else residence_code end) >= n.length
  group by 1, 2 order by 1, 2`;

const parts = ['employer', 'both', 'self', 'sponsored', 'joined', 'returned'] as const;

test('histories of every area and month are what its cells add up to', async () => {
  await held.asAdmin(randomCells);
  await foldFacts(held.database.worker);
  const { PAID } = await inTransaction(held.database.worker, emptyContext, (transaction) =>
    readHistories(transaction, months),
  );
  const found = PAID.flatMap((history) =>
    history.self.map((_, place) => ({
      ...{ code: history.code, change_month: `2025-0${place + 1}` },
      ...Object.fromEntries(parts.map((part) => [part, history[part][place]])),
    })),
  );
  expect(found).toEqual(await held.asAdmin(countedInCells));
  expect(PAID.map(({ code }) => code)).toEqual([
    ...['51', '51.04', '51.04.01', '51.04.01.2001', '51.04.01.2002', '51.71'],
  ]);
  // Control: one cell that was not folded makes a difference.
  await held.asAdmin(
    `update coverage.facts set workers = workers + 1 where ctid = (select ctid from coverage.facts where measure = 'PAID' and change_month = '2025-03' limit 1)`,
  );
  expect(found).not.toEqual(await held.asAdmin(countedInCells));
});
