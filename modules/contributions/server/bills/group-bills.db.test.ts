import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { issueBill } from './issue-bill.ts';
import { issueGroupBill, showGroupMembers } from './issue-group-bill.ts';
import { namePaidMembers } from './name-paid-members.ts';
import { showBill } from './show-bill.ts';

const held = testDatabase();
let group: string;
let members: TestWorker[];

beforeEach(async () => {
  group = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${group}', 'group', 'Subak Lestari', '{subak,lestari}', '51.71.04.2008')`);
  members = await insertContributors(held, 4);
  await held.asAdmin(`update registry.workers set custodians = array['${group}'::uuid] where worker_id in (${list(members)});
    update registry.memberships set custodians = array['${group}'::uuid] where worker_id in (${list(members)})`);
});

const list = (workers: readonly TestWorker[]) => workers.map(({ workerId }) => `'${workerId}'`).join(', ');
const subak = () => aCaller('group', { organisationId: group, organisationIds: [group] });
const issue = (throughMonth = '2026-11', caller = subak()) =>
  issueGroupBill(held.services, caller, { organisationId: group, throughMonth });
const idsOf = (workers: readonly TestWorker[]) => workers.map(({ workerId }) => workerId);
const paidIn = async (code: string) =>
  (
    await held.asAdmin(`select x.worker_id, x.payer_id, x.state from contributions.worker_months x join contributions.bills b on b.bill_id = x.bill_id
      where b.code = '${code}' order by x.worker_id`)
  ).map(({ worker_id, payer_id, state }) => (worker_id === payer_id ? state : 'another payer'));
const credits = async () =>
  (
    await held.asAdmin(
      `select credit_idr from contributions.payers where payer_id in ('${group}', ${list(members)}) order by kind, number`,
    )
  ).map(({ credit_idr }) => Number(credit_idr));
const unbalanced = () =>
  held.asAdmin(`
    select k.payer_id from contributions.payers k
    left join (select payer_id, sum(case when credit_account = '2110' then amount_idr else -amount_idr end) as held_idr
      from contributions.postings where '2110' in (debit_account, credit_account) group by payer_id) p on p.payer_id = k.payer_id
    where k.credit_idr <> coalesce(p.held_idr, 0)`);

describe('a group’s bill', () => {
  test('has one code for all members; each stays the payer of his own months', async () => {
    await billMonth(held, '2026-11');
    const { code, members: billed } = await issue();
    expect(code).toMatch(/^3/);
    expect(billed).toBe(4);
    expect(await issue()).toMatchObject({ code, isNew: false });
    expect(await paidIn(code)).toEqual(['due', 'due', 'due', 'due']);
    await receive(held, [{ code, amountIdr: 4 * 8_400, receivedOn: '2026-11-15' }]);
    expect(await paidIn(code)).toEqual(['paid', 'paid', 'paid', 'paid']);
    expect(await credits()).toEqual([0, 0, 0, 0, 0]);
    expect(await unbalanced()).toEqual([]);
    await expect(issue()).rejects.toMatchObject({ code: 'bill.nothing_due' });
  });

  test('paid in part pays those who are named, no more than the money bears, and can be taken back', async () => {
    const { code } = await issue();
    const payments = await receive(held, [
      { code, amountIdr: 10_000, receivedOn: '2026-11-15' },
      { code, amountIdr: 10_000, receivedOn: '2026-11-15' },
    ]);
    const [first, second, third] = idsOf(members) as [string, string, string];
    const name = (workerIds: string[], caller = subak()) =>
      namePaidMembers(held.services, caller, { code, workerIds });
    expect(await showBill(held.services, subak(), { code })).toMatchObject({
      heldIdr: '20000',
      mayNameMembers: true,
    });
    await expect(name([first, second, third])).rejects.toMatchObject({ code: 'bill.credit_short' });
    await expect(name([newId()])).rejects.toMatchObject({ code: 'bill.member_not_due' });
    await expect(name([first], aCaller('worker', { workerId: first }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect(await name([first, second])).toEqual({ paidIdr: '16800', heldIdr: '3200' });
    expect((await paidIn(code)).toSorted()).toEqual(['due', 'due', 'paid', 'paid']);
    await expect(name([first])).rejects.toMatchObject({ code: 'bill.member_not_due' });
    expect(await unbalanced()).toEqual([]);
    const shown = await showBill(held.services, subak(), { code });
    expect(
      shown.people
        .filter(({ state }) => state === 'paid')
        .map(({ workerId }) => workerId)
        .toSorted(),
    ).toEqual([first, second].toSorted());
    for (const payment of payments) await reverse(held, payment.payment_id, '2026-11-16');
    expect(await paidIn(code)).toEqual(['due', 'due', 'due', 'due']);
    expect(await credits()).toEqual([0, 0, 0, 0, 0]);
    expect(await unbalanced()).toEqual([]);
  });

  test('keeps its members’ months: none of them gets a bill of his own beside it', async () => {
    await issue();
    const [member] = idsOf(members) as [string];
    await expect(issueBill(held.services, anOfficer, { workerId: member, months: 1 })).rejects.toMatchObject({
      code: 'bill.in_group_bill',
    });
  });

  test('is made by the group and its office alone, of its own members alone', async () => {
    const [stranger] = await insertContributors(held, 1);
    const asked = { organisationId: group, throughMonth: '2026-11', workerIds: [String(stranger?.workerId)] };
    await expect(issueGroupBill(held.services, subak(), asked)).rejects.toMatchObject({
      code: 'bill.member_not_found',
    });
    await expect(issue('2026-11', aCaller('group', { organisationIds: [newId()] }))).rejects.toMatchObject({
      code: 'bill.group_not_found',
    });
    await expect(issue('2026-11', aCaller('employer', { organisationIds: [group] }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect(
      (await showGroupMembers(held.services, subak(), { organisationId: group, throughMonth: '2026-12' }))
        .members,
    ).toHaveLength(4);
    expect(await issue('2026-12', anOfficer)).toMatchObject({ isNew: true, members: 4 });
  });
});
