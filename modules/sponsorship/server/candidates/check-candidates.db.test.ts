import { beforeAll, describe, expect, test } from 'vitest';
import { candidateReasons } from '#modules/sponsorship/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { beginList } from './begin-list.ts';
import {
  aReachingProgramme,
  insertMonth,
  insertPeople,
  listHands,
  office,
  regency,
  stranger,
  village,
} from './candidates-test-kit.ts';
import { checkCandidates } from './propose-list.ts';

const held = testDatabase();
const { shown, begin, add, peopleOf, aListOf } = listHands(held);

describe('beginning a list', () => {
  test('makes a draft of the village for the months of the programme, which is audited', async () => {
    const actor = { ...village, accountId: newId() };
    const programme = await aReachingProgramme(held);
    const listId = await begin(programme, actor);
    expect(await shown(listId)).toMatchObject({
      ...{ state: 'draft', firstMonth: '2026-12', lastMonth: '2027-05', quota: 3, version: 1, mayFill: true },
      counts: { all: 0, payable: 0 },
    });
    expect(
      await held.asAdmin(
        `select act, subject_id from platform.audit_entries where account_id = '${actor.accountId}'`,
      ),
    ).toEqual([{ act: 'sponsorship.begin-list', subject_id: listId }]);
  });

  test('whose first month has gone by begins with this month', async () => {
    const listId = await begin(await aReachingProgramme(held, { startMonth: '2026-09' }));
    expect(await shown(listId)).toMatchObject({ firstMonth: '2026-11', lastMonth: '2027-04' });
  });

  test('is refused twice, for a village that is left out, and where the programme is not open', async () => {
    const programme = await aReachingProgramme(held);
    await begin(programme);
    await expect(begin(programme)).rejects.toMatchObject({ code: 'candidates.begun_already' });
    const leftOut = { programmeId: programme.programmeId, villageCode: '51.71.01.1003' };
    await expect(beginList(held.services, stranger, leftOut)).rejects.toMatchObject({
      code: 'candidates.village_left_out',
      details: { reason: 'source.desa_only' },
    });
    await held.asAdmin(
      `update sponsorship.programmes set state = 'closed' where programme_id = '${programme.programmeId}'`,
    );
    await expect(begin(programme, office)).rejects.toMatchObject({ code: 'candidates.programme_not_open' });
  });

  test('is for the village and its office alone', async () => {
    const programme = await aReachingProgramme(held);
    await expect(begin(programme, stranger)).rejects.toMatchObject({
      code: 'candidates.programme_not_found',
    });
    await expect(begin(programme, regency)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(begin(programme, aCaller('sponsor'))).rejects.toMatchObject({ code: 'access.forbidden' });
    expect(await begin(programme, office)).toBeTruthy();
  });
});

describe('the check of a list', () => {
  const fine = aWorker({ name: 'Ni Made Siap' });
  const old = aWorker({ name: 'I Ketut Tua' });
  const almostOld = aWorker({ name: 'I Gede Hampir' });
  const young = aWorker({ name: 'Ni Luh Muda' });
  const dead = aWorker({ name: 'I Nyoman Wafat' });
  const payer = aWorker({ name: 'I Wayan Bayar' });
  const sponsored = aWorker({ name: 'Ni Putu Bantu' });
  const earner = aWorker({ name: 'I Made Upah' });
  const outside = aWorker({ name: 'I Komang Jauh', areaCode: '51.71.01.1003' });
  const nobody = aWorker({ name: 'Ni Kadek Belum', segment: null });
  const everyone = [fine, old, almostOld, young, dead, payer, sponsored, earner, outside, nobody];
  let listId: string;

  beforeAll(async () => {
    await insertPeople(held, [
      fine,
      { ...old, set: `birth_date = '1961-12-31'` },
      { ...almostOld, set: `birth_date = '1962-01-01'` },
      { ...young, set: `birth_date = '2009-12-02'` },
      { ...dead, set: `deceased_on = '2026-10-01'` },
      ...[payer, sponsored, earner, outside, nobody],
    ]);
    await insertMonth(held, payer, { month: '2026-12', payerKind: 'worker', state: 'paid' });
    await insertMonth(held, payer, { month: '2027-01', payerKind: 'worker', state: 'paid' });
    for (const month of ['2027-05', '2027-06', '2027-07'])
      await insertMonth(held, sponsored, { month, payerKind: 'sponsor', state: 'due' });
    await held.asAdmin(`insert into registry.memberships (worker_id, membership_id, segment, state, opened_on)
      values ('${earner.workerId}', gen_random_uuid(), 'PU', 'REGISTERED', '2026-01-01')`);
    ({ listId } = await aListOf([]));
    await add(listId, everyone, office);
  });

  const found = async (worker: TestWorker) => {
    const candidate = (await peopleOf(listId)).find(({ workerId }) => workerId === worker.workerId);
    return [candidate?.outcome, ...(candidate?.reasons.map(({ code }) => code) ?? [])];
  };

  test('says of each what speaks against him', async () => {
    expect(await found(fine)).toEqual(['ready']);
    expect(await found(old)).toEqual(['rejected', 'worker.too_old']);
    expect(await found(almostOld)).toEqual(['ready']);
    expect(await found(young)).toEqual(['rejected', 'worker.too_young']);
    expect(await found(dead)).toEqual(['rejected', 'worker.deceased']);
    expect(await found(payer)).toEqual(['rejected', 'worker.already_protected']);
    expect(await found(sponsored)).toEqual(['rejected', 'worker.already_sponsored']);
    expect(await found(earner)).toEqual(['warning', 'worker.also_wage_earner']);
    expect(await found(outside)).toEqual(['fix', 'village.outside']);
    expect(await found(nobody)).toEqual(['fix', 'worker.not_registered']);
  });

  test('says until when somebody is paid for, beyond the months asked for too, and never by whom', async () => {
    const people = await peopleOf(listId);
    const reasonsOf = ({ workerId }: TestWorker) =>
      people.find((candidate) => candidate.workerId === workerId)?.reasons;
    expect(reasonsOf(sponsored)).toEqual([
      { code: 'worker.already_sponsored', mender: 'nobody', until: '2027-07' },
    ]);
    expect(reasonsOf(payer)).toEqual([
      { code: 'worker.already_protected', mender: 'nobody', until: '2027-01' },
    ]);
    const kept = await held.asAdmin(
      `select reason_details from sponsorship.candidates where list_id = '${listId}' and worker_id = '${sponsored.workerId}'`,
    );
    expect(kept).toEqual([{ reason_details: { sponsoredUntil: '2027-07' } }]);
  });

  test('counts those with a place, those who cannot be paid for, and what the first cost', async () => {
    const list = await shown(listId);
    expect(list.counts).toMatchObject({ all: 10, payable: 3, reserve: 0, warning: 1, faulty: 7, unfit: 5 });
    expect(list.estimateIdr).toBe(String(3 * 6 * 16_800));
  });

  test('agrees with the catalogue of reasons on what each weighs', async () => {
    const codes = Object.keys(candidateReasons);
    const rows = await held.asAdmin(
      `select code, sponsorship.outcome_of(array[code]) as outcome from unnest(array['${codes.join("','")}']) as c (code)`,
    );
    expect(rows.map(({ code, outcome }) => [code, outcome])).toEqual(
      Object.entries(candidateReasons).map(([code, { outcome }]) => [code, outcome]),
    );
  });

  test('made anew after a death finds it, and lets the dead be looked at again after a correction', async () => {
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${fine.workerId}'`,
    );
    await checkCandidates(held.services, village, { listId });
    expect(await found(fine)).toEqual(['rejected', 'worker.deceased']);
    await held.asAdmin(`update registry.workers set deceased_on = null where worker_id = '${fine.workerId}'`);
    await checkCandidates(held.services, village, { listId });
    expect(await found(fine)).toEqual(['ready']);
  });

  test('is closed to a village that it is not of, and to whom it is not laid before', async () => {
    for (const caller of [stranger, regency])
      await expect(checkCandidates(held.services, caller, { listId })).rejects.toMatchObject({
        code: 'candidates.list_not_found',
      });
  });
});
