import { beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertContributors, receive } from '#tests/support/a-contributor.ts';
import {
  insertProposedList,
  refusalOf,
  staff,
  supervisor,
  verifier,
  village,
} from '#tests/support/a-proposed-list.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showBoard } from './show-board.ts';

const held = testDatabase();
const price = 6 * 16_800;
/** Villages of Denpasar Utara beside Ubung Kaja, by name. */
const others = ['51.71.04.2006', '51.71.04.2010', '51.71.04.2011'] as const;
let programme: TestProgramme;

beforeEach(async () => {
  programme = await insertProgramme(held, { ceilingIdr: 10 * price });
  await held.asAdmin(
    ['51.71.04.2008', ...others]
      .map(
        (code) =>
          `insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id)
            values ('${programme.programmeId}', '${code}', 'desa', 100, '${programme.budgetId}')`,
      )
      .join(';'),
  );
});

const show = (caller: Caller) => showBoard(held.services, caller, { programmeId: programme.programmeId });
const stagesFor = async (caller: Caller) =>
  (await show(caller)).villages.map(({ villageName, stage, reservedIdr, billedIdr, paidIdr }) =>
    [villageName, stage, reservedIdr, billedIdr, paidIdr].join(' '),
  );

async function aListOf(villageCode: string, steps: number) {
  const list = await insertVerifiedList(held, programme, await insertContributors(held, 1), {
    villageCode,
    kind: 'first',
  });
  if (steps > 0) await approveLists(held, [list]);
  const [bill] = steps > 1 ? await billLists(held, [list]) : [];
  if (steps > 2)
    await receive(held, [{ code: bill?.code ?? '', amountIdr: price, receivedOn: '2026-11-15' }]);
  return list;
}

describe('the board', () => {
  test('shows each village by the stage of its list and where its money stands', async () => {
    await insertProposedList(held, programme, await insertContributors(held, 2));
    for (const [steps, code] of others.entries()) await aListOf(code, steps + 1);
    const all = [
      `Dauh Puri Kaja approved ${price} 0 0`,
      `Peguyangan Kaja billed 0 ${price} 0`,
      `Peguyangan Kangin paid 0 0 ${price}`,
      'Ubung Kaja proposed 0 0 0',
    ];
    for (const caller of [supervisor, staff, verifier, aCaller('auditor')])
      expect(await stagesFor(caller)).toEqual(all);
    const board = await show(supervisor);
    expect(board.money).toEqual({
      ...{ ceilingIdr: String(10 * price), lapsedIdr: '0', freeIdr: String(7 * price) },
      ...{ reservedIdr: String(price), billedIdr: String(price), paidIdr: String(price) },
    });
    expect(board.villages.at(-1)).toMatchObject({
      ...{ candidates: 2, undecided: 2, accepted: 0, quota: 100, lags: false },
    });
  });

  test('is of a village its own alone, of a sponsor what it pays for, of another regency nothing', async () => {
    await aListOf(others[0], 1);
    expect(await stagesFor(village)).toEqual(['Ubung Kaja none 0 0 0']);
    const organisationId = newId();
    const sponsor = aCaller('sponsor', { organisationId, organisationIds: [organisationId] });
    expect(await stagesFor(sponsor)).toEqual([]);
    for (const table of ['programmes', 'programme_villages'])
      await held.asAdmin(
        `update sponsorship.${table} set custodians = array['${organisationId}']::uuid[] where programme_id = '${programme.programmeId}'`,
      );
    expect((await stagesFor(sponsor))[0]).toBe(`Dauh Puri Kaja approved ${price} 0 0`);
    expect((await show(sponsor)).villages.map(({ listId }) => listId)).toEqual([null, null, null, null]);
    expect(await stagesFor(aCaller('government', { areaCodes: ['51.04'] }))).toEqual([]);
    for (const role of ['employer', 'admin', 'worker', 'agent'] as const)
      expect(await refusalOf(show(aCaller(role)))).toBe('access.forbidden');
  });

  test('tells the government that a village has begun, and neither whose list nor how many are on it', async () => {
    await insertProposedList(held, programme, await insertContributors(held, 2), { state: 'draft' });
    const ofVillage = (board: Awaited<ReturnType<typeof show>>) => board.villages.at(-1);
    expect(ofVillage(await show(verifier))).toMatchObject({ stage: 'draft', listId: null, candidates: 0 });
    expect(ofVillage(await show(staff))).toMatchObject({ stage: 'draft', candidates: 2 });
    expect(ofVillage(await show(staff))?.listId).not.toBeNull();
  });

  test('says which villages lag once the programme has begun: those with few of their places on a list', async () => {
    const begun = await insertProgramme(held, { startMonth: '2026-11' });
    await insertProposedList(held, begun, await insertContributors(held, 2), { quota: 3 });
    await held.asAdmin(
      `insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id)
        values ('${begun.programmeId}', '${others[0]}', 'desa', 3, '${begun.budgetId}')`,
    );
    const { villages } = await showBoard(held.services, staff, { programmeId: begun.programmeId });
    expect(villages.map(({ stage, lags }) => `${stage} ${lags}`)).toEqual(['none true', 'proposed false']);
  });

  test('takes off a village what was released, and opens with the newest programme', async () => {
    const list = await aListOf(others[0], 1);
    await held.asAdmin(
      `insert into sponsorship.budget_moves (move_id, budget_id, from_stage, to_stage, amount_idr, list_id, booked_on)
        values (gen_random_uuid(), '${programme.budgetId}', 'reserved', 'free', 16800, '${list.listId}', '2026-11-15')`,
    );
    expect((await stagesFor(staff))[0]).toBe(`Dauh Puri Kaja approved ${price - 16_800} 0 0`);
    const later = await insertProgramme(held, { startMonth: '2027-01' });
    const opened = await showBoard(held.services, staff, {});
    expect(opened.programmeId).toBe(later.programmeId);
    expect(opened.villages).toEqual([]);
  });
});
