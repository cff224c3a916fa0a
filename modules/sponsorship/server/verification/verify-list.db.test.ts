import { beforeEach, describe, expect, test } from 'vitest';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertContributors } from '#tests/support/a-contributor.ts';
import {
  entryOf,
  foreigners,
  insertProposedList,
  refusalOf,
  staff,
  standingOf,
  supervisor,
  verdictsOf,
  verifier,
  village,
} from '#tests/support/a-proposed-list.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { insertProgramme, type TestProgramme } from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { decideCandidates } from './decide-candidates.ts';
import { returnList } from './return-list.ts';
import { showListToCheck } from './show-list.ts';
import { showWaiting } from './show-waiting.ts';
import { verifyList } from './verify-list.ts';

const held = testDatabase();
let programme: TestProgramme;
let workers: TestWorker[];
let listId: string;

beforeEach(async () => {
  programme = await insertProgramme(held);
  workers = await insertContributors(held, 4);
  listId = await insertProposedList(held, programme, workers, { quota: 3 });
});

const idOf = (place: number) => workers[place - 1]?.workerId ?? '';
const accept = (place: number) => ({ workerId: idOf(place), verdict: 'accept' as const });
const reject = (place: number, reason = 'Bukan pekerja rentan') => ({
  ...{ workerId: idOf(place), verdict: 'reject' as const },
  reason,
});
const decide = async (
  verdicts: Parameters<typeof decideCandidates>[2]['verdicts'],
  caller: Caller = verifier,
  version?: number,
) =>
  decideCandidates(held.services, caller, {
    ...{ listId, verdicts },
    version: version ?? (await standingOf(held, listId)).version,
  });
const verify = async (caller: Caller = verifier, version?: number) =>
  verifyList(held.services, caller, {
    listId,
    version: version ?? (await standingOf(held, listId)).version,
  });
const giveBack = async (to: 'village' | 'verifier', caller: Caller = verifier) =>
  returnList(held.services, caller, {
    ...{ listId, to, reason: 'Tiga orang sudah pindah' },
    version: (await standingOf(held, listId)).version,
  });
const look = (caller: Caller, show: 'all' | 'rejected' = 'all', limit = 200) =>
  showListToCheck(held.services, caller, { listId, show, limit });

describe('rows of a list', () => {
  test('are accepted and rejected one by one; where one is rejected the reserve moves up, and it is in the journal', async () => {
    expect(await verdictsOf(held, listId)).toEqual(['+ proposed', '+ proposed', '+ proposed', '- proposed']);
    const { version } = await decide([accept(1), reject(2), accept(4)]);
    expect(version).toBe(2);
    expect(await verdictsOf(held, listId)).toEqual([
      '+ accepted',
      '+ rejected Bukan pekerja rentan',
      '+ proposed',
      '+ accepted',
    ]);
    // Two accepted, six months each at 16,800.
    expect(await standingOf(held, listId)).toMatchObject({ workers: 2, amountIdr: 2 * 6 * 16_800 });
    expect(await entryOf(held, 'sponsorship.decide-candidates', listId)).toMatchObject({
      account_id: verifier.accountId,
      details: { accepted: 2, rejected: 1, undone: 0 },
      subjects_count: 3,
    });
  });

  test('without remark are accepted all at once, those decided before stay as they are', async () => {
    await decide([reject(1)]);
    expect((await decide(null)).decided).toBe(3);
    expect(await verdictsOf(held, listId)).toEqual([
      '+ rejected Bukan pekerja rentan',
      '+ accepted',
      '+ accepted',
      '+ accepted',
    ]);
  });

  test('that cannot be paid for are not accepted, strangers are nobody, a verdict is taken back', async () => {
    await held.asAdmin(
      `update sponsorship.candidates set outcome = 'rejected', state = 'rejected', verdict_reason = 'worker.deceased' where worker_id = '${idOf(1)}'`,
    );
    expect(await refusalOf(decide([accept(1)]))).toBe('verification.unfit');
    expect(await refusalOf(decide([{ workerId: newId(), verdict: 'accept' }]))).toBe('verification.stranger');
    expect(await refusalOf(decide([accept(2), reject(2)]))).toBe('input.invalid');
    await decide([accept(2)]);
    await decide([{ workerId: idOf(2), verdict: 'undo' }]);
    expect((await verdictsOf(held, listId))[1]).toBe('+ proposed');
  });

  test('are decided on what is there now: an older version is refused', async () => {
    await decide([accept(1)]);
    expect(await refusalOf(decide([accept(2)], verifier, 1))).toBe('verification.changed');
    expect(await refusalOf(verify(verifier, 1))).toBe('verification.changed');
  });

  test.each(['village', 'office_supervisor', 'sponsor', 'auditor', 'employer', 'admin'] as const)(
    'are not for a %s to decide',
    async (role: Role) => {
      const caller = aCaller(role, { areaCodes: ['51.71'] });
      expect(await refusalOf(decide([accept(1)], caller))).toBe('access.forbidden');
      expect(await refusalOf(verify(caller))).toBe('access.forbidden');
    },
  );

  test('of another regency are absent, and so is a draft to the government', async () => {
    for (const caller of foreigners) {
      expect(await refusalOf(look(caller))).toBe('verification.list_not_found');
      expect(await refusalOf(giveBack('village', caller))).toBe('verification.list_not_found');
    }
    const [government, office] = foreigners;
    for (const caller of [government, office])
      expect(await refusalOf(decide([accept(1)], caller))).toBe('verification.list_not_found');
    await giveBack('village');
    expect(await refusalOf(decide([accept(1)]))).toBe('verification.list_not_found');
    expect(await refusalOf(decide([accept(1)], staff))).toBe('verification.not_proposed');
  });
});

describe('a list', () => {
  test('is verified when every row is decided: summed up, hashed, in the journal with its people', async () => {
    expect(await refusalOf(verify())).toBe('verification.undecided');
    await decide(null);
    const done = await verify();
    expect(done).toMatchObject({ outcome: 'verified', workers: 3, amountIdr: String(3 * 6 * 16_800) });
    const standing = await standingOf(held, listId);
    expect(standing).toMatchObject({ state: 'verified', version: done.version });
    expect(await entryOf(held, 'sponsorship.verify-list', listId)).toMatchObject({
      details: { hash: standing.hash, workers: 3 },
      subjects_count: 4,
    });
    expect(await refusalOf(verify())).toBe('verification.not_proposed');
  });

  test('of which nobody is accepted is not verified', async () => {
    await decide([reject(1), reject(2), reject(3), reject(4)]);
    expect(await refusalOf(verify())).toBe('verification.nobody');
  });

  test('that is decided anew is not verified any more', async () => {
    await decide(null);
    await verify();
    await decide([reject(1)]);
    expect(await standingOf(held, listId)).toMatchObject({ state: 'proposed', hash: '' });
  });

  test('is looked at again where someone accepted has died meanwhile', async () => {
    await decide(null);
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-10' where worker_id = '${idOf(1)}'`,
    );
    expect(await verify()).toMatchObject({ outcome: 'rechecked', overturned: 1 });
    expect(await verdictsOf(held, listId)).toEqual([
      '+ rejected worker.deceased',
      '+ accepted',
      '+ accepted',
      '+ accepted',
    ]);
    expect(await verify()).toMatchObject({ outcome: 'verified', workers: 3 });
  });

  test('goes back to its village with the reason, verdicts stay, the government sees it no more', async () => {
    await decide([reject(1), accept(2)]);
    await giveBack('village');
    expect(await standingOf(held, listId)).toMatchObject({
      ...{ state: 'draft', laidBefore: '', note: 'Tiga orang sudah pindah' },
    });
    expect(await refusalOf(look(verifier))).toBe('verification.list_not_found');
    expect((await look(staff, 'rejected')).rows).toMatchObject([{ verdictReason: 'Bukan pekerja rentan' }]);
    expect(await entryOf(held, 'sponsorship.return-list', listId)).toMatchObject({
      reason: 'Tiga orang sudah pindah',
      details: { to: 'village' },
    });
  });

  test('goes back from the supervisor to those who verify', async () => {
    await decide(null);
    await verify();
    await giveBack('verifier', supervisor);
    expect(await standingOf(held, listId)).toMatchObject({
      state: 'proposed',
      hash: '',
      laidBefore: '51.71',
    });
  });

  test('is not checked by who made it, through a second account either, and the database refuses it too', async () => {
    const again = aCaller('government', { areaCodes: ['51.71'], personKey: village.personKey });
    expect(await refusalOf(decide(null, again))).toBe('verification.same_person');
    await decide(null);
    expect(await refusalOf(verify(again))).toBe('verification.same_person');
    expect((await look(again)).list).toMatchObject({
      ownHand: 'made',
      may: { decide: false, verify: false },
    });
    await expect(
      held.asAdmin(
        `update sponsorship.lists set state = 'verified', verifier_key = '${village.personKey}' where list_id = '${listId}'`,
      ),
    ).rejects.toThrow(/lists__(verifier_is_another|checker_made_nothing)/);
  });
});

describe('what a verifier sees', () => {
  test('is a page of rows with what they count to, and each look is in the journal', async () => {
    await decide([accept(1), reject(2)]);
    const first = await look(verifier, 'all', 3);
    expect(first.list).toMatchObject({
      counts: { all: 4, undecided: 2, accepted: 1, rejected: 1, reserve: 0 },
      may: { decide: true, verify: true, giveBack: true, approve: false, bill: false },
      ownHand: null,
    });
    expect([first.rows.length, first.next]).toEqual([3, 3]);
    const entry = await entryOf(held, 'sponsorship.show-list-to-check', listId);
    expect(entry).toMatchObject({ account_id: verifier.accountId, subjects_count: 3 });
    expect(JSON.stringify(first)).not.toContain(workers[0]?.nik);
  });

  test('is what waits for him: to verify, to approve, to bill, each to whom it waits for', async () => {
    const waitsFor = async (caller: Caller) =>
      (await showWaiting(held.services, caller, { programmeId: programme.programmeId })).lists.map(
        ({ state, candidates, workers: paidFor }) => `${state} ${candidates} ${paidFor}`,
      );
    expect(await waitsFor(verifier)).toEqual(['proposed 3 0']);
    expect(await waitsFor(staff)).toEqual(['proposed 3 0']);
    expect(await waitsFor(supervisor)).toEqual([]);
    expect(await waitsFor(village)).toEqual([]);
    await decide(null);
    await verify();
    expect(await waitsFor(verifier)).toEqual([]);
    expect(await waitsFor(supervisor)).toEqual(['verified 3 3']);
    expect(await refusalOf(waitsFor(aCaller('sponsor')))).toBe('access.forbidden');
  });
});
