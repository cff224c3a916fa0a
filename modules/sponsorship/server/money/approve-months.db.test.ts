import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { billMonth, insertContributors } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import {
  approveLists,
  aSupervisor,
  billLists,
  insertProgramme,
  insertVerifiedList,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aContributor, faultsOf, monthsOf, payOwn, stagesOf } from './money-test-kit.ts';

const held = testDatabase();

/** One worker of a list from November for two months, whose own month stands in the way. */
async function inTheWay(paidMonthRule: 'shift' | 'release', pays: boolean) {
  const worker = await aContributor(held);
  await billMonth(held, '2026-11');
  if (pays) await payOwn(held, worker, { month: '2026-11', on: '2026-11-03' });
  const programme = await insertProgramme(held, { paidMonthRule, ceilingIdr: 1_000_000 });
  const list = await insertVerifiedList(held, programme, [worker], { firstMonth: '2026-11', months: 2 });
  expect(await approveLists(held, [list])).toMatchObject([{ answer: 'approved' }]);
  return { worker, programme };
}

describe('the worker himself', () => {
  test('his own unpaid bill of a sponsored month is cancelled', async () => {
    const { worker } = await inTheWay('shift', false);
    expect(await monthsOf(held, worker)).toEqual(['2026-11 sponsor due', '2026-12 sponsor due']);
    expect(
      await held.asAdmin(
        `select state, ended_reason from contributions.bills where payer_id = '${worker.workerId}'`,
      ),
    ).toEqual([{ state: 'cancelled', ended_reason: 'sponsored' }]);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('savings that the sponsor does not pay stay his own to pay, on the same bill', async () => {
    const worker = await aContributor(held);
    await held.asAdmin(
      `update registry.memberships set with_savings = true where worker_id = '${worker.workerId}'`,
    );
    await billMonth(held, '2026-11');
    const programme = await insertProgramme(held, { ceilingIdr: 1_000_000 });
    const list = await insertVerifiedList(held, programme, [worker], { firstMonth: '2026-11', months: 1 });
    expect(await approveLists(held, [list])).toMatchObject([{ answer: 'approved' }]);
    const rows = await held.asAdmin(
      `select part, payer_kind, amount_idr::text from contributions.worker_months where worker_id = '${worker.workerId}' order by part`,
    );
    expect(rows).toEqual([
      { part: 'protection', payer_kind: 'sponsor', amount_idr: '16800' },
      { part: 'savings', payer_kind: 'worker', amount_idr: '20000' },
    ]);
    const bills = await held.asAdmin(
      `select state, amount_idr::text from contributions.bills where payer_id = '${worker.workerId}'`,
    );
    expect(bills).toEqual([{ state: 'open', amount_idr: '20000' }]);
    await payOwn(held, worker, { month: '2026-11', on: '2026-11-03' });
    expect(
      await held.asAdmin(`select state from contributions.bills where payer_id = '${worker.workerId}'`),
    ).toEqual([{ state: 'paid' }]);
    expect(await faultsOf(held)).toEqual([]);
  });

  test('a month that he paid shifts the sponsor to the next unpaid one', async () => {
    const { worker, programme } = await inTheWay('shift', true);
    expect(await monthsOf(held, worker)).toEqual([
      '2026-11 worker paid',
      '2026-12 sponsor due',
      '2027-01 sponsor due',
    ]);
    expect(await stagesOf(held, programme)).toEqual([1_000_000 - 2 * 16_800, 2 * 16_800, 0, 0, 0]);
  });

  test('a month that he paid is not bought where the programme releases it', async () => {
    const { worker, programme } = await inTheWay('release', true);
    expect(await monthsOf(held, worker)).toEqual(['2026-11 worker paid', '2026-12 sponsor due']);
    expect(await stagesOf(held, programme)).toEqual([1_000_000 - 16_800, 16_800, 0, 0, 0]);
  });
});

describe('two sponsors of one worker', () => {
  test('the second list is refused with the reason and until when, and stays as it is', async () => {
    const workers = await insertContributors(held, 2);
    const [first, second] = await Promise.all([insertProgramme(held), insertProgramme(held)]);
    await approveLists(held, [await insertVerifiedList(held, first, workers.slice(0, 1))]);
    const list = await insertVerifiedList(held, second, workers, { firstMonth: '2027-02' });
    expect(await approveLists(held, [list])).toEqual([
      {
        list_id: list.listId,
        answer: 'conflict',
        worker_id: workers[0]?.workerId,
        reason: 'worker.already_sponsored',
      },
    ]);
    expect(
      await held.asAdmin(
        `select reasons, reason_details from sponsorship.candidates where list_id = '${list.listId}' and worker_id = '${workers[0]?.workerId}'`,
      ),
    ).toEqual([{ reasons: ['worker.already_sponsored'], reason_details: { until: '2027-05' } }]);
    expect(await stagesOf(held, second)).toEqual([1_000_000_000, 0, 0, 0, 0]);
    expect(await monthsOf(held, workers[1])).toEqual([]);
  });

  test('two regencies in the same second: one succeeds, the other gets the reason', async () => {
    for (let round = 0; round < 3; round++) {
      const workers = await insertContributors(held, 30);
      const regencies = [
        { areaCode: '51.71', villageCode: '51.71.04.2008' },
        { areaCode: '51.04', villageCode: '51.04.01.2001' },
      ];
      const lists = await Promise.all(
        regencies.map(async ({ areaCode, villageCode }) => ({
          list: await insertVerifiedList(held, await insertProgramme(held, { areaCode }), workers, {
            villageCode,
          }),
          supervisor: aCaller('office_supervisor', { areaCodes: [areaCode] }),
        })),
      );
      const answers = await Promise.all(
        lists.map(({ list, supervisor }) => approveLists(held, [list], '2026-11-15', supervisor)),
      );
      const told = answers.map((lines) => lines[0]?.answer);
      expect([...told].sort()).toEqual(['approved', 'conflict']);
      const refused = answers.find((lines) => lines[0]?.answer === 'conflict') ?? [];
      expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['worker.already_sponsored']));
      expect(refused).toHaveLength(30);
    }
    expect(await faultsOf(held)).toEqual([]);
  });

  test('the same worker in two lists of one call: the first is approved, the second refused', async () => {
    const workers = await insertContributors(held, 1);
    const programme = await insertProgramme(held);
    const lists = [
      await insertVerifiedList(held, programme, workers),
      await insertVerifiedList(held, programme, workers, { firstMonth: '2027-05' }),
    ];
    expect((await approveLists(held, lists)).map(({ answer }) => answer)).toEqual(['approved', 'conflict']);
  });
});

describe('who may approve what', () => {
  test.each(['makerKey', 'verifierKey'] as const)(
    'the %s is not the approver, under another account neither',
    async (key) => {
      const programme = await insertProgramme(held);
      const person = newId();
      const list = await insertVerifiedList(held, programme, await insertContributors(held, 1), {
        [key]: person,
      });
      const other = aCaller('office_supervisor', { areaCodes: ['51.71'], personKey: person });
      expect(await approveLists(held, [list], '2026-11-15', other)).toMatchObject([
        { answer: 'same_person' },
      ]);
      expect(await approveLists(held, [list])).toMatchObject([{ answer: 'approved' }]);
    },
  );

  test('neither staff nor another office approves', async () => {
    const list = await insertVerifiedList(
      held,
      await insertProgramme(held),
      await insertContributors(held, 1),
    );
    await expect(
      approveLists(held, [list], '2026-11-15', aCaller('office_staff', { areaCodes: ['51.71'] })),
    ).rejects.toThrow('no right to approve');
    const gianyar = aCaller('office_supervisor', { areaCodes: ['51.04'] });
    expect(await approveLists(held, [list], '2026-11-15', gianyar)).toMatchObject([{ answer: 'absent' }]);
  });

  test('what changed after it was seen, and what is late, is not approved', async () => {
    const programme = await insertProgramme(held);
    const list = await insertVerifiedList(held, programme, await insertContributors(held, 1));
    expect(await approveLists(held, [{ ...list, version: list.version + 1 }])).toMatchObject([
      { answer: 'changed' },
    ]);
    expect(await approveLists(held, [list], '2027-01-02')).toMatchObject([{ answer: 'too_late' }]);
    await held.asAdmin(
      `update sponsorship.candidates set category_code = 'farmer' where list_id = '${list.listId}'`,
    );
    expect(await approveLists(held, [list])).toMatchObject([{ answer: 'changed' }]);
  });

  test('a budget bears as many lists as it can, in the order they are named', async () => {
    const programme = await insertProgramme(held, { ceilingIdr: 250_000 });
    const lists = [];
    for (let one = 0; one < 3; one++)
      lists.push(await insertVerifiedList(held, programme, await insertContributors(held, 1)));
    expect((await approveLists(held, lists)).map(({ answer }) => answer)).toEqual([
      'approved',
      'approved',
      'budget_short',
    ]);
    expect(await stagesOf(held, programme)).toEqual([250_000 - 201_600, 201_600, 0, 0, 0]);
  });
});

test('lists of one budget billed at once each have a code of their own', async () => {
  const programme = await insertProgramme(held);
  const lists = [];
  for (let one = 0; one < 12; one++)
    lists.push(await insertVerifiedList(held, programme, await insertContributors(held, 1)));
  await approveLists(held, lists, '2026-11-15', aSupervisor);
  const bills = await billLists(held, lists);
  expect(new Set(bills.map(({ code }) => code)).size).toBe(12);
  expect(bills.every(({ answer }) => answer === 'billed')).toBe(true);
  expect((await billLists(held, lists)).map(({ answer }) => answer)).toEqual(lists.map(() => 'not_approved'));
});
