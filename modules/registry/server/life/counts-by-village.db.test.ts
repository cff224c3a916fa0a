import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#platform/core/errors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aRegistered, batubulan, carryOut, office, sesetan, ubungKaja } from './life-test-kit.ts';
import type { LifeWords } from './situation.ts';

const held = testDatabase();

const months = ['2025-12', '2026-01', '2026-06', '2026-09', '2026-10', '2026-11', '2026-12'];

const movesShape = z.array(z.object({ month: z.string(), was: z.string() }));

/** `month village segment` to workers. */
type Counts = ReadonlyMap<string, number>;

/**
 * Who counted where, from memberships and the moves in the history: what the database keeps for its own counting
 * (past values, deltas) is not asked.
 */
async function recount(workerIds: readonly string[]): Promise<Counts> {
  const rows = await held.asAdmin(`
    select w.worker_id, w.area_code, m.segment, to_char(m.opened_on, 'YYYY-MM') as first_month, to_char(m.ended_on, 'YYYY-MM') as end_month,
      coalesce((select jsonb_agg(jsonb_build_object('month', to_char(e.effective_on, 'YYYY-MM'), 'was', c ->> 'was') order by e.effective_on, e.event_id)
        from registry.worker_events e, jsonb_array_elements(e.changes) c
        where e.worker_id = w.worker_id and e.act = 'registry.move-worker' and c ->> 'field' = 'areaCode'
          and not exists (select from registry.worker_events u where u.worker_id = w.worker_id and u.undoes = e.event_id)), '[]') as moves
    from registry.workers w join registry.memberships m on m.worker_id = w.worker_id
    where w.worker_id in (${workerIds.map((id) => `'${id}'`).join(',')})`);
  const counts = new Map<string, Set<string>>();
  for (const row of rows)
    for (const month of months) {
      const moves = movesShape.parse(row.moves);
      const later = moves.find((move) => move.month > month);
      const isOpen =
        String(row.first_month) <= month && (row.end_month === null || String(row.end_month) > month);
      if (!isOpen) continue;
      const place = `${month} ${later?.was ?? row.area_code} ${row.segment}`;
      counts.set(place, (counts.get(place) ?? new Set()).add(String(row.worker_id)));
    }
  return new Map([...counts].map(([place, people]) => [place, people.size]));
}

/** The same from the deltas that acts left: what has changed up to each month. */
async function counted(): Promise<Counts> {
  const rows = await held.asAdmin(`
    select t.month || ' ' || d.residence_code || ' ' || d.segment as place, sum(d.workers)::int as workers
    from unnest(array['${months.join("','")}']) t(month) join coverage.fact_deltas d on d.change_month <= t.month
    group by 1 having sum(d.workers) <> 0`);
  return new Map(rows.map((row) => [String(row.place), Number(row.workers)]));
}

function difference(after: Counts, before: Counts): Record<string, number> {
  const places = [...new Set([...after.keys(), ...before.keys()])].sort();
  return Object.fromEntries(
    places
      .map((place): [string, number] => [place, (after.get(place) ?? 0) - (before.get(place) ?? 0)])
      .filter(([, change]) => change !== 0),
  );
}

async function tryTo(workerId: string, words: LifeWords): Promise<void> {
  await carryOut(held, office(), { workerId, words }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

describe('counts by village', () => {
  test('a move takes one from the old village and gives one to the new, from its month on; taken back, nothing is left', async () => {
    const { workerId } = await aRegistered(held);
    const before = await counted();
    const eventId = await carryOut(held, office(), {
      workerId,
      words: { act: 'registry.move-worker', on: '2026-10-20', villageCode: sesetan, hamlet: '', address: '' },
    });
    const moved = difference(await counted(), before);
    const from = ['2026-10', '2026-11', '2026-12'];
    expect(moved).toEqual(
      Object.fromEntries(
        from.flatMap((month) => [
          [`${month} ${sesetan} BPU`, 1],
          [`${month} ${ubungKaja} BPU`, -1],
        ]),
      ),
    );
    await carryOut(held, office(), { workerId, words: { act: 'registry.undo-act', eventId } });
    expect(difference(await counted(), before)).toEqual({});
  });

  test('follow random acts by exactly what a recount says, month by month', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, number) =>
        aRegistered(
          held,
          number % 3 === 2 ? { segment: 'PU', custodians: ['00000000-0000-7000-8000-000000000003'] } : {},
        ),
      ),
    );
    const ids = people.map(({ workerId }) => workerId);
    const [recounted, deltas] = [await recount(ids), await counted()];
    const plan = fc.sample(
      fc.record({
        kind: fc.nat(5),
        who: fc.nat(5),
        pick: fc.nat(20),
        on: fc.constantFrom('2026-01-20', '2026-06-30', '2026-09-15', '2026-10-10', '2026-11-15'),
      }),
      { numRuns: 70, seed: 20_261_121 },
    );
    for (const { kind, who, pick, on } of plan) {
      const workerId = ids[who] ?? '';
      const one = (sql: string) =>
        held.asAdmin(sql).then((rows) => String(rows[pick % Math.max(rows.length, 1)]?.id ?? workerId));
      const membershipId = await one(
        `select membership_id as id from registry.memberships where worker_id = '${workerId}' order by 1`,
      );
      const eventId = await one(
        `select event_id as id from registry.worker_events where worker_id = '${workerId}' order by 1`,
      );
      const villageCode = [ubungKaja, sesetan, batubulan][pick % 2] ?? ubungKaja;
      const asked: LifeWords[] = [
        { act: 'registry.move-worker', on, villageCode, hamlet: '', address: '' },
        { act: 'registry.end-membership', membershipId, on, why: 'other' },
        { act: 'registry.restart-membership', membershipId, on },
        { act: 'registry.correct-worker', correction: { birthDate: `19${60 + pick}-02-03` } },
        { act: 'registry.undo-act', eventId },
        pick % 4 === 0
          ? { act: 'registry.report-death', on }
          : {
              act: 'registry.change-work',
              on,
              occupation: pick % 2 ? 'Nelayan' : 'Pedagang',
              declaredIncomeIdr: null,
            },
      ];
      const words = asked[kind];
      if (words) await tryTo(workerId, words);
    }
    const kept = await held.asAdmin(
      `select act, count(*)::int as times from registry.worker_events where worker_id in (${ids.map((id) => `'${id}'`).join(',')}) group by act`,
    );
    expect(kept.length).toBeGreaterThan(4);
    const expected = difference(await recount(ids), recounted);
    expect(difference(await counted(), deltas)).toEqual(expected);
    await held.asAdmin(`
      insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
      select gen_random_uuid(), '2026-10', '${sesetan}', '', 'BPU', 'worker', 'L', 1980, 'other', 1`);
    expect(difference(await counted(), deltas)).not.toEqual(expected);
  });
});
