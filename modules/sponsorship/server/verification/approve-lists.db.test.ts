import { beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertContributors, receive } from '#tests/support/a-contributor.ts';
import {
  entryOf,
  foreigners,
  insertProposedList,
  refusalOf,
  staff,
  standingOf,
  supervisor,
  verifier,
  village,
} from '#tests/support/a-proposed-list.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { insertProgramme, type TestProgramme } from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { approveList, approveLists } from './approve-lists.ts';
import { billList, billLists } from './bill-lists.ts';
import { decideCandidates } from './decide-candidates.ts';
import { showListToCheck } from './show-list.ts';
import { takeBackBill } from './take-back-bill.ts';
import { verifyList } from './verify-list.ts';

const held = testDatabase();
let programme: TestProgramme;
let workers: TestWorker[];
let listId: string;

/** Six months from December: 16,800 each. */
const price = 6 * 16_800;

beforeEach(async () => {
  programme = await insertProgramme(held);
  workers = await insertContributors(held, 2);
  listId = await aVerifiedList(workers);
});

async function aVerifiedList(
  people: readonly TestWorker[],
  asked: Parameters<typeof insertProposedList>[3] = {},
  of = programme,
): Promise<string> {
  const id = await insertProposedList(held, of, people, asked);
  await decideCandidates(held.services, staff, { listId: id, version: 1, verdicts: null });
  await verifyList(held.services, verifier, { listId: id, version: 2 });
  return id;
}

const seen = async (id = listId) => {
  const { version, hash } = await standingOf(held, id);
  return { listId: id, version, hash };
};
const approve = async (caller: Caller = supervisor, id = listId) =>
  approveList(held.services, caller, await seen(id));
const sameAs = ({ personKey }: Caller) => aCaller('office_supervisor', { areaCodes: ['51.71'], personKey });

describe('a supervisor', () => {
  test('approves what he saw: money reserved, months taken, and the journal names the people', async () => {
    expect(await approve()).toEqual({ listId, outcome: 'approved', conflicts: [] });
    expect(await standingOf(held, listId)).toMatchObject({
      state: 'approved',
      workers: 2,
      amountIdr: 2 * price,
    });
    expect(await entryOf(held, 'sponsorship.approve-lists', listId)).toMatchObject({
      account_id: supervisor.accountId,
      subjects_count: 2,
      details: { lists: [{ listId, outcome: 'approved' }] },
    });
    const [budget] = await held.asAdmin(
      `select reserved_idr from sponsorship.budgets where budget_id = '${programme.budgetId}'`,
    );
    expect(Number(budget?.reserved_idr)).toBe(2 * price);
  });

  test('approves nothing that was edited after he looked, and nothing by another hash', async () => {
    const before = await seen();
    await decideCandidates(held.services, staff, {
      listId,
      version: before.version,
      verdicts: [{ workerId: workers[0]?.workerId ?? '', verdict: 'reject', reason: 'Sudah pindah' }],
    });
    expect(await refusalOf(approveList(held.services, supervisor, before))).toBe('approval.not_verified');
    await verifyList(held.services, verifier, { listId, version: before.version + 1 });
    expect(await refusalOf(approveList(held.services, supervisor, before))).toBe('approval.changed');
    const now = await seen();
    const forged = { ...now, hash: before.hash };
    expect(await refusalOf(approveList(held.services, supervisor, forged))).toBe('approval.changed');
    expect((await approveList(held.services, supervisor, now)).outcome).toBe('approved');
  });

  test.each([
    ['proposed', village],
    ['verified', verifier],
    ['decided over rows of', staff],
  ] as const)('approves nothing that he %s under another account', async (_, other) => {
    expect(await refusalOf(approve(sameAs(other)))).toBe('approval.same_person');
    const many = await approveLists(held.services, sameAs(other), [await seen()]);
    expect(many.lists).toMatchObject([{ outcome: 'same_person' }]);
    expect(await standingOf(held, listId)).toMatchObject({ state: 'verified' });
    await expect(
      held.asAdmin(
        `update sponsorship.lists set state = 'approved', approver_key = '${other.personKey}' where list_id = '${listId}'`,
      ),
    ).rejects.toThrow(/lists__(approver_is_another|checker_made_nothing|approver_decided_nothing)/);
  });

  test('is nobody else: not the staff, not the government, not another branch', async () => {
    for (const caller of [staff, verifier, village, aCaller('sponsor'), aCaller('auditor')])
      expect(await refusalOf(approve(caller))).toBe('access.forbidden');
    const [, , elsewhere] = foreigners;
    if (!elsewhere) throw new Error('no foreign supervisor');
    expect(await refusalOf(approve(elsewhere))).toBe('verification.list_not_found');
    expect(await refusalOf(approve(supervisor, newId()))).toBe('verification.list_not_found');
  });

  test('learns worker by worker what stands in the way, and it stays beside the candidate', async () => {
    await approve();
    const other = await insertProgramme(held);
    const more = await insertContributors(held, 1);
    const second = await aVerifiedList(more, {}, other);
    // As if another programme had taken him after this list was verified.
    const [taken] = workers;
    await held.asAdmin(
      `update sponsorship.candidates set worker_id = '${taken?.workerId}' where list_id = '${second}';
       update sponsorship.lists set content_hash = sponsorship.list_hash(list_id) where list_id = '${second}'`,
    );
    const answer = await approve(supervisor, second);
    expect(answer).toMatchObject({
      outcome: 'conflict',
      conflicts: [
        {
          workerId: taken?.workerId,
          name: more[0]?.name,
          reason: 'worker.already_sponsored',
          details: { until: '2027-05' },
        },
      ],
    });
    const shown = await showListToCheck(held.services, supervisor, {
      listId: second,
      show: 'unfit',
      limit: 10,
    });
    expect(shown.rows).toMatchObject([{ reasons: ['worker.already_sponsored'] }]);
    expect(await standingOf(held, second)).toMatchObject({ state: 'verified' });
  });

  test('approves many at once: one that cannot be approved holds up no other', async () => {
    const [more, poor] = [
      await insertContributors(held, 1),
      await insertProgramme(held, { ceilingIdr: price - 1 }),
    ];
    const second = await aVerifiedList(more, { kind: 'top_up' });
    const third = await aVerifiedList(await insertContributors(held, 1), {}, poor);
    const { lists } = await approveLists(held.services, supervisor, [
      await seen(),
      { ...(await seen(second)), version: 1 },
      await seen(third),
    ]);
    expect(lists.map(({ outcome }) => outcome)).toEqual(['approved', 'changed', 'budget_short']);
    expect(await refusalOf(approve(supervisor, third))).toBe('approval.budget_short');
  });
});

describe('a bill', () => {
  test('is one for a list, is paid with its code, and who bills is in the journal', async () => {
    expect(await refusalOf(billList(held.services, staff, listId))).toBe('billing.not_approved');
    await approve();
    const { code } = await billList(held.services, staff, listId);
    expect(await entryOf(held, 'sponsorship.bill-lists', listId)).toMatchObject({
      account_id: staff.accountId,
    });
    const shown = await showListToCheck(held.services, verifier, { listId, show: 'all', limit: 10 });
    expect(shown.list).toMatchObject({
      state: 'billed',
      bill: { code, amountIdr: String(2 * price), owedIdr: String(2 * price), expiresOn: '2026-12-31' },
    });
    expect(await refusalOf(billList(held.services, staff, listId))).toBe('billing.not_approved');
    await receive(held, [{ code, amountIdr: 2 * price, receivedOn: '2026-11-15' }]);
    expect(await standingOf(held, listId)).toMatchObject({ state: 'paid' });
    expect(await refusalOf(takeBackBill(held.services, staff, { listId, reason: 'Sudah dibayar' }))).toBe(
      'billing.not_billed',
    );
  });

  test('that is not paid is taken back with a reason, and the list is billed anew under another code', async () => {
    await approve();
    const { code } = await billList(held.services, staff, listId);
    await takeBackBill(held.services, supervisor, { listId, reason: 'Rekening belum siap' });
    expect(await entryOf(held, 'sponsorship.take-back-bill', listId)).toMatchObject({
      reason: 'Rekening belum siap',
    });
    expect(await standingOf(held, listId)).toMatchObject({ state: 'approved' });
    const again = await billLists(held.services, supervisor, [listId, newId()]);
    expect(again.lists.map(({ outcome }) => outcome).sort()).toEqual(['absent', 'billed']);
    expect(again.lists.find(({ outcome }) => outcome === 'billed')?.code).not.toBe(code);
  });

  test('is for the office of the area alone', async () => {
    await approve();
    for (const caller of [verifier, village, aCaller('sponsor')]) {
      expect(await refusalOf(billList(held.services, caller, listId))).toBe('access.forbidden');
      expect(await refusalOf(takeBackBill(held.services, caller, { listId, reason: 'Tidak jadi' }))).toBe(
        'access.forbidden',
      );
    }
    const [, elsewhere] = foreigners;
    if (!elsewhere) throw new Error('no foreign staff');
    expect(await refusalOf(billList(held.services, elsewhere, listId))).toBe('verification.list_not_found');
    expect(await refusalOf(takeBackBill(held.services, elsewhere, { listId, reason: 'Tidak jadi' }))).toBe(
      'verification.list_not_found',
    );
  });
});
