import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeFieldNames } from '#modules/registry/core/index.ts';
import { searchWorkers, showWorker } from '#modules/registry/server/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  counted,
  difference,
  mergedBy,
  office,
  recordOf,
  recounted,
  registered,
  sesetan,
  standing,
  takenBack,
  ubungKaja,
} from './merge-test-kit.ts';

const held = testDatabase();

async function found(query: string): Promise<string[]> {
  const { workers } = await searchWorkers(held.services, office(), { query, limit: 50 });
  return workers.map(({ workerId }) => workerId);
}

async function anEmployer(name: string): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', '${name}', '{${name.toLowerCase()}}', '51.71.04.2008')`);
  return id;
}

describe('a merge', () => {
  test('leads the other NIK and card to the survivor, and the merged record is found by name no more', async () => {
    const [one, other] = await registered(
      held,
      { name: 'I Nengah Kembarwan', kpj: '11111111111' },
      { name: 'Nengah Kembarwan', kpj: '22222222222', areaCode: sesetan },
    );
    if (!one || !other) throw new Error('nobody registered');
    expect((await found('Kembarwan')).sort()).toEqual([one.workerId, other.workerId].sort());
    await mergedBy(held, one.workerId, other.workerId);
    expect(await found('Kembarwan')).toEqual([one.workerId]);
    expect(await found(other.nik)).toEqual([one.workerId]);
    expect(await found(one.nik)).toEqual([one.workerId]);
    expect(await found('22222222222')).toEqual([one.workerId]);
    const { mergedInto } = await showWorker(held.services, office(), other.workerId);
    expect(mergedInto).toEqual({ workerId: one.workerId, name: 'I Nengah Kembarwan' });
  });

  test('unites employers and custodians, and takes the values that were chosen', async () => {
    const [hotel, vila] = [await anEmployer('Hotel'), await anEmployer('Vila')];
    const [one, other] = await registered(
      held,
      { segment: 'PU', custodians: [hotel] },
      { segment: 'PU', custodians: [vila], areaCode: sesetan, name: 'I Wayan Sudharma' },
    );
    if (!one || !other) throw new Error('nobody registered');
    await mergedBy(held, one.workerId, other.workerId, {
      name: 'merged',
      residence: 'merged',
      nik: 'merged',
    });
    const record = await recordOf(held, one.workerId);
    expect(record.facts).toMatchObject({ name: 'I Wayan Sudharma', areaCode: sesetan, nik: other.nik });
    expect([...record.custodians].sort()).toEqual([hotel, vila].sort());
    expect(record.memberships.map(({ organisationId, endedOn }) => [organisationId, endedOn]).sort()).toEqual(
      [
        [hotel, null],
        [vila, null],
      ].sort(),
    );
    const places = await held.asAdmin(
      `select distinct area_code from registry.memberships where worker_id = '${one.workerId}'`,
    );
    expect(places).toEqual([{ area_code: sesetan }]);
  });

  test('leaves an act with both values in the history of both records', async () => {
    const [one, other] = await registered(held, {}, { areaCode: sesetan });
    if (!one || !other) throw new Error('nobody registered');
    const mergeId = await mergedBy(held, one.workerId, other.workerId, { residence: 'merged' });
    await takenBack(held, one.workerId, other.workerId, mergeId);
    const events = await held.asAdmin(`
      select act, worker_id = '${one.workerId}' as survivor, undoes is not null as undoes, account_id <> approved_by as two_persons,
        changes @> '[{"field": "areaCode"}]' as says_area
      from registry.worker_events where worker_id in ('${one.workerId}', '${other.workerId}') order by act, survivor`);
    expect(events).toEqual([
      { act: 'registry.merge-workers', survivor: false, undoes: false, two_persons: true, says_area: false },
      { act: 'registry.merge-workers', survivor: true, undoes: false, two_persons: true, says_area: true },
      { act: 'registry.unmerge-workers', survivor: false, undoes: true, two_persons: true, says_area: false },
      { act: 'registry.unmerge-workers', survivor: true, undoes: true, two_persons: true, says_area: true },
    ]);
    const clear = await held.asAdmin(
      `select 1 from registry.merges where images::text like '%${other.nik}%'`,
    );
    expect(clear).toEqual([]);
  });
});

describe('a merge taken back', () => {
  test('leaves everything of both records as it was, whatever was chosen', async () => {
    const hotel = await anEmployer('Hotel');
    const choices = fc.sample(
      fc
        .subarray([...mergeFieldNames], { minLength: 1 })
        .map((fields) => Object.fromEntries(fields.map((field) => [field, 'merged' as const]))),
      { numRuns: 6, seed: 20_261_121 },
    );
    for (const [number, chosen] of choices.entries()) {
      const [one, other] = await registered(
        held,
        { segment: number % 2 ? 'PU' : 'BPU', custodians: number % 2 ? [hotel] : [] },
        {
          segment: number % 3 ? 'BPU' : 'PU',
          custodians: number % 3 ? [] : [hotel],
          areaCode: sesetan,
          kpj: `3333333333${number}`,
          name: 'I Wayan Sudharma',
        },
      );
      if (!one || !other) throw new Error('nobody registered');
      const ids = [one.workerId, other.workerId];
      const before = await standing(held, ids);
      const countedBefore = await counted(held);
      const mergeId = await mergedBy(held, one.workerId, other.workerId, chosen);
      expect(await standing(held, ids)).not.toEqual(before);
      await takenBack(held, one.workerId, other.workerId, mergeId);
      expect(await standing(held, ids)).toEqual(before);
      expect(difference(await counted(held), countedBefore)).toEqual({});
    }
  });

  test('keeps what was done to the survivor since then', async () => {
    const [one, other] = await registered(held, {}, { areaCode: sesetan, segment: null });
    if (!one || !other) throw new Error('nobody registered');
    const mergeId = await mergedBy(held, one.workerId, other.workerId, { residence: 'merged' });
    await held.asAdmin(
      `update registry.workers set mother_name = 'Ni Made Sari', version = version + 1 where worker_id = '${one.workerId}'`,
    );
    await takenBack(held, one.workerId, other.workerId, mergeId);
    expect((await recordOf(held, one.workerId)).facts).toMatchObject({
      motherName: 'Ni Made Sari',
      areaCode: ubungKaja,
    });
    expect((await recordOf(held, other.workerId)).facts).toMatchObject({ motherName: '', areaCode: sesetan });
  });

  test('gives both their own numbers back when the other’s NIK had been chosen', async () => {
    const [one, other] = await registered(held, { name: 'I Made Rukunta' }, { name: 'I Made Rukunta' });
    if (!one || !other) throw new Error('nobody registered');
    const mergeId = await mergedBy(held, one.workerId, other.workerId, { nik: 'merged' });
    expect(await found(one.nik)).toEqual([one.workerId]);
    await takenBack(held, one.workerId, other.workerId, mergeId);
    expect([await found(one.nik), await found(other.nik)]).toEqual([[one.workerId], [other.workerId]]);
  });

  test('of one merged twice: the latest first, and the one in the way is named', async () => {
    const [one, other, third] = await registered(held, {}, {}, { name: 'I Gede Ketiga' });
    if (!one || !other || !third) throw new Error('nobody registered');
    const ids = [one.workerId, other.workerId, third.workerId];
    const before = await standing(held, ids);
    const first = await mergedBy(held, one.workerId, other.workerId);
    const second = await mergedBy(held, third.workerId, one.workerId);
    expect(await found(other.nik)).toEqual([third.workerId]);
    await expect(takenBack(held, one.workerId, other.workerId, first)).rejects.toMatchObject({
      code: 'merge.merged_again',
      details: { name: 'I Gede Ketiga' },
    });
    await takenBack(held, third.workerId, one.workerId, second);
    expect(await found(other.nik)).toEqual([one.workerId]);
    await takenBack(held, one.workerId, other.workerId, first);
    expect(await standing(held, ids)).toEqual(before);
  });
});

describe('counts by village', () => {
  test('change by exactly what a recount says: a merged person counts once', async () => {
    const [one, other] = await registered(held, {}, { areaCode: sesetan });
    if (!one || !other) throw new Error('nobody registered');
    const ids = [one.workerId, other.workerId];
    const [recount, deltas] = [await recounted(held, ids), await counted(held)];
    expect(recount[`2026-11 ${ubungKaja}`]).toBe(1);
    const mergeId = await mergedBy(held, one.workerId, other.workerId);
    const expected = difference(await recounted(held, ids), recount);
    expect(expected[`2026-11 ${sesetan}`]).toBe(-1);
    expect(difference(await counted(held), deltas)).toEqual(expected);
    await held.asAdmin(`
      insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
      select gen_random_uuid(), '2026-10', '${sesetan}', '', 'BPU', 'worker', 'L', 1980, 'other', 1`);
    expect(difference(await counted(held), deltas)).not.toEqual(expected);
    const planted = await counted(held);
    await takenBack(held, one.workerId, other.workerId, mergeId);
    expect(difference(await counted(held), planted)[`2026-11 ${sesetan}`]).toBe(1);
  });
});
