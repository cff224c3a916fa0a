import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import {
  insertPaidList,
  insertScheme,
  insertSponsored,
  officer,
  otherVillage,
  type Scheme,
  villageOfficial,
} from '#tests/support/a-term.ts';
import { testDatabase } from '#tests/support/database.ts';
import { type FollowRequest, followList } from './follow-list.ts';
import { endTerms } from './release-terms.ts';
import { showTerms } from './show-terms.ts';
import { showWorkerTerms } from './show-worker-terms.ts';

const held = testDatabase();
const services = () => ({ ...held.services, today: () => '2026-12-10' });
const elsewhere = aCaller('office_staff', { areaCodes: ['51.04'] });

let scheme: Scheme;
let people: readonly TestWorker[];

const follow = (caller: typeof officer, request: Partial<FollowRequest> & Pick<FollowRequest, 'kind'>) =>
  followList(services(), caller, {
    ...{ listId: scheme.listId, months: 6, more: 1, raiseQuota: false, ...request },
  });

const budgetOf = async ({ budgetId }: Scheme) =>
  (
    await held.asAdmin(
      `select free_idr::int, reserved_idr::int, billed_idr::int, paid_idr::int from sponsorship.budgets where budget_id = '${budgetId}'`,
    )
  )[0];

const candidatesOf = async (listId: string) =>
  (
    await held.asAdmin(
      `select worker_id, is_reserve, outcome from sponsorship.candidates where list_id = '${listId}' order by place`,
    )
  ).map((row) => row.worker_id);

beforeAll(async () => {
  scheme = await insertScheme(held, { firstMonth: '2026-12', state: 'verified', quota: 3 });
  people = await insertPaidList(held, scheme, { count: 3, reserves: 2 });
});

describe('a running list', () => {
  test('shows whose term it is and until when, to the village and the office; audited', async () => {
    const shown = await showTerms(services(), villageOfficial, scheme.listId);
    expect(shown).toMatchObject({ state: 'paid', freePlaces: 0, reserves: 2, following: [] });
    expect(shown.terms).toHaveLength(3);
    expect(shown.terms[0]).toMatchObject({ state: 'running', firstMonth: '2026-12', lastMonth: '2027-05' });
    const looks = await held.asAdmin(
      `select subjects_count from platform.audit_entries where act = 'sponsorship.show-terms' and account_id = '${villageOfficial.accountId}'`,
    );
    expect(looks).toEqual([{ subjects_count: 3 }]);
  });

  test('of another village is answered like a random id, and refused to a sponsor', async () => {
    for (const listId of [scheme.listId, newId()])
      for (const caller of [otherVillage, elsewhere])
        await expect(showTerms(services(), caller, listId)).rejects.toMatchObject({
          code: 'terms.list_not_found',
        });
    await expect(showTerms(services(), aCaller('sponsor'), scheme.listId)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('a term that ends early', () => {
  test('is the office’s to end, not the village’s, and not another office’s', async () => {
    const { terms } = await showTerms(services(), officer, scheme.listId);
    const request = {
      ...{
        listId: scheme.listId,
        termIds: [terms[0]?.termId ?? ''],
        reason: 'moved' as const,
        replace: false,
      },
    };
    await expect(endTerms(services(), villageOfficial, request)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(endTerms(services(), elsewhere, request)).rejects.toMatchObject({
      code: 'terms.list_not_found',
    });
    await expect(endTerms(services(), officer, { ...request, termIds: [newId()] })).rejects.toMatchObject({
      code: 'terms.list_not_found',
    });
  });

  test('gives the months not yet begun back, and the first reserve stands on a list for exactly these', async () => {
    const before = await budgetOf(scheme);
    const { terms } = await showTerms(services(), officer, scheme.listId);
    const term = terms.find(({ workerId }) => workerId === people[0]?.workerId);
    const { released, lists } = await endTerms(services(), officer, {
      ...{ listId: scheme.listId, termIds: [term?.termId ?? ''], reason: 'wage_earner', replace: true },
    });
    expect(released).toBe(1);
    expect(await budgetOf(scheme)).toEqual({
      ...before,
      free_idr: Number(before?.free_idr) + 5 * 16_800,
      paid_idr: Number(before?.paid_idr) - 5 * 16_800,
    });
    expect(lists).toHaveLength(1);
    expect(await candidatesOf(lists[0]?.listId ?? '')).toEqual([people[3]?.workerId]);
    const after = await showTerms(services(), officer, scheme.listId);
    expect(after).toMatchObject({ freePlaces: 0, reserves: 1 });
    expect(after.following).toMatchObject([
      { kind: 'replacement', state: 'draft', firstMonth: '2027-01', months: 5, workers: 1 },
    ]);
    expect(after.terms.find(({ termId }) => termId === term?.termId)).toMatchObject({
      ...{ state: 'released', endedAfter: '2026-12', endedReason: 'wage_earner' },
    });
  });

  test('twice is refused: nothing of it is left', async () => {
    const { terms } = await showTerms(services(), officer, scheme.listId);
    const ended = terms.filter(({ state }) => state === 'released').map(({ termId }) => termId);
    await expect(
      endTerms(services(), officer, {
        ...{ listId: scheme.listId, termIds: ended, reason: 'moved', replace: true },
      }),
    ).rejects.toMatchObject({ code: 'terms.nothing_left' });
  });

  test('without a free place no list of replacements is made; a named worker takes one that is free', async () => {
    await expect(follow(villageOfficial, { kind: 'replacement' })).rejects.toMatchObject({
      code: 'terms.no_seat',
    });
    const { terms } = await showTerms(services(), officer, scheme.listId);
    const term = terms.find(({ workerId }) => workerId === people[1]?.workerId);
    await endTerms(services(), officer, {
      ...{ listId: scheme.listId, termIds: [term?.termId ?? ''], reason: 'moved', replace: false },
    });
    expect(await showTerms(services(), villageOfficial, scheme.listId)).toMatchObject({ freePlaces: 1 });
    const chosen = aWorker({ areaCode: scheme.villageCode, nik: '5171042104999001' });
    await insertWorkers(held, [chosen]);
    const { lists } = await follow(villageOfficial, { kind: 'replacement', workerIds: [chosen.workerId] });
    expect(await candidatesOf(lists[0]?.listId ?? '')).toEqual([chosen.workerId]);
  });

  test('leaves the books balanced', async () => {
    expect(await held.asAdmin('select * from contributions.ledger_faults()')).toEqual([]);
  });
});

describe('lists that go on from a running one', () => {
  test('an extension has the same workers for the months after, each once', async () => {
    const { lists } = await follow(villageOfficial, { kind: 'extension', months: 3 });
    expect(lists).toHaveLength(1);
    expect(await candidatesOf(lists[0]?.listId ?? '')).toEqual([people[2]?.workerId]);
    const { following, terms } = await showTerms(services(), officer, scheme.listId);
    expect(following.at(-1)).toMatchObject({
      kind: 'extension',
      firstMonth: '2027-06',
      months: 3,
      workers: 1,
    });
    expect(terms.filter(({ isExtended }) => isExtended)).toHaveLength(1);
    await expect(follow(villageOfficial, { kind: 'extension' })).rejects.toMatchObject({
      code: 'terms.nobody',
    });
  });

  test('a top-up takes reserves; only the office raises the quota, and nobody buys a month gone by', async () => {
    await expect(follow(villageOfficial, { kind: 'top_up', raiseQuota: true })).rejects.toMatchObject({
      code: 'terms.quota_not_yours',
    });
    await expect(follow(officer, { kind: 'top_up', firstMonth: '2026-12' })).rejects.toMatchObject({
      code: 'terms.too_late',
    });
    const { lists } = await follow(officer, { kind: 'top_up', raiseQuota: true, firstMonth: '2027-01' });
    expect(await candidatesOf(lists[0]?.listId ?? '')).toEqual([people[4]?.workerId]);
    const quota = await held.asAdmin(
      `select quota from sponsorship.programme_villages where programme_id = '${scheme.programmeId}'`,
    );
    expect(quota).toEqual([{ quota: 4 }]);
  });

  test('are refused to another village, and out of a list that does not run', async () => {
    await expect(follow(otherVillage, { kind: 'extension' })).rejects.toMatchObject({
      code: 'terms.list_not_found',
    });
    const { following } = await showTerms(services(), officer, scheme.listId);
    await expect(
      follow(officer, { kind: 'extension', listId: following[0]?.listId ?? '' }),
    ).rejects.toMatchObject({ code: 'terms.not_running' });
  });

  test('name whoever made them: he never checks them', async () => {
    const made = await held.asAdmin(
      `select distinct editor_keys from sponsorship.lists where follows_list_id = '${scheme.listId}' and kind = 'extension'`,
    );
    expect(made).toEqual([{ editor_keys: [villageOfficial.personKey] }]);
  });
});

describe('who pays for a worker', () => {
  test('is told to himself, his village and his office, with the bill that waits for its money', async () => {
    const waiting = await insertScheme(held, { firstMonth: '2026-10' });
    const [worker] = await insertSponsored(held, waiting, 1, { paidMonths: 0 });
    const himself = aCaller('worker', { workerId: worker?.workerId ?? '' });
    for (const caller of [himself, villageOfficial, officer]) {
      const { terms } = await showWorkerTerms(services(), caller, worker?.workerId ?? '');
      expect(terms).toMatchObject([
        {
          ...{ programme: 'Program Uji', sponsor: 'Pemberi Bantuan Uji', state: 'running', paidMonths: 0 },
          ...{ firstMonth: '2026-10', lastMonth: '2027-03', paysThrough: '2027-03', billedOn: null },
        },
      ]);
    }
    const looks = await held.asAdmin(
      `select 1 from platform.audit_entries where act = 'sponsorship.show-worker-terms' and account_id = '${himself.accountId}'`,
    );
    expect(looks).toHaveLength(1);
  });

  test('is told to nobody else: a foreign worker is answered like a random id', async () => {
    for (const workerId of [people[2]?.workerId ?? '', newId()])
      for (const caller of [
        otherVillage,
        elsewhere,
        aCaller('worker', { workerId: people[1]?.workerId ?? '' }),
      ])
        await expect(showWorkerTerms(services(), caller, workerId)).rejects.toMatchObject({
          code: 'worker.not_found',
        });
    await expect(showWorkerTerms(services(), aCaller('employer'), newId())).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});
