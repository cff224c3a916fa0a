import { beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { insertContributors, receive } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showAbsorption } from './show-absorption.ts';
import { showDeposits } from './show-deposits.ts';

const held = testDatabase();
const at = (today: string): Services => ({ ...held.services, today: () => today });
const ubungKaja = '51.71.04.2008';
const peguyangan = '51.71.04.1001';
const organisationId = newId();

const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const regency = aCaller('government', { areaCodes: ['51.71'] });
const village = aCaller('village', { areaCodes: [ubungKaja] });
const sponsor = aCaller('sponsor', { organisationId, organisationIds: [organisationId] });
const auditor = aCaller('auditor');
const everybody = [office, regency, village, sponsor, auditor];
const strangers = [
  aCaller('office_staff', { areaCodes: ['51.04'] }),
  aCaller('government', { areaCodes: ['51.04'] }),
  aCaller('village', { areaCodes: ['51.04.01.2001'] }),
  aCaller('sponsor', { organisationId: newId() }),
];

let programme: TestProgramme;
let workers: readonly TestWorker[];
let [paid, waiting, reserved]: (TestList | undefined)[] = [];
const price = 16_800n;

/** Three lists of six months from December: one paid, one billed and not paid, one only approved. */
beforeAll(async () => {
  programme = await insertProgramme(held, { funding: 'APBDES', ceilingIdr: 10_000_000 });
  for (const table of ['sponsors', 'agreements', 'budgets', 'programmes'])
    await held.asAdmin(`update sponsorship.${table} set custodians = '{${organisationId}}'
      where ${table === 'budgets' ? 'budget_id' : `${table.slice(0, -1)}_id`} = '${table === 'budgets' ? programme.budgetId : idOf(table)}'`);
  workers = await insertContributors(held, 9);
  paid = await insertVerifiedList(held, programme, workers.slice(0, 4));
  waiting = await insertVerifiedList(held, programme, workers.slice(4, 7));
  reserved = await insertVerifiedList(held, programme, workers.slice(7));
  await held.asAdmin(`update sponsorship.lists set custodians = '{${organisationId}}'`);
  await approveLists(held, [paid, waiting, reserved], '2026-11-02');
  const bills = await billLists(held, [paid, waiting], '2026-11-03');
  const code = bills.find(({ list_id }) => list_id === paid?.listId)?.code ?? '';
  await receive(held, [{ code, amountIdr: Number(price * 24n), receivedOn: '2026-11-10' }]);
});

function idOf(table: string): string {
  return { sponsors: programme.sponsorId, agreements: programme.agreementId }[table] ?? programme.programmeId;
}

const money = (months: number) => String(price * BigInt(months));

describe('the absorption of a budget', () => {
  test('is what is paid and whose month has begun; the stages add up to the ceiling', async () => {
    const [agreement] = (await showAbsorption(at('2027-01-31'), office, { year: 2026 })).agreements;
    expect(agreement).toMatchObject({
      ...{ ceilingIdr: '10000000', freeIdr: String(10_000_000n - price * 54n), lapsedIdr: '0' },
      ...{ reservedIdr: money(12), billedIdr: money(18), paidIdr: money(24), absorbedIdr: money(8) },
    });
    const before = await showAbsorption(at('2026-11-30'), office, { year: 2026 });
    expect(before.agreements[0]).toMatchObject({ paidIdr: money(24), absorbedIdr: '0' });
  });

  test('by village and month says the same as the budget', async () => {
    const [agreement] = (await showAbsorption(at('2027-01-31'), office, { year: 2026 })).agreements;
    expect(agreement?.villages).toEqual([
      {
        ...{ villageCode: ubungKaja, villageName: 'Ubung Kaja', hasOwnCeiling: false, workers: 9 },
        ...{ ceilingIdr: money(54), freeIdr: '0', lapsedIdr: '0' },
        ...{ reservedIdr: money(12), billedIdr: money(18), paidIdr: money(24), absorbedIdr: money(8) },
      },
    ]);
    expect(
      agreement?.months.map(({ month, workers: n, absorbedIdr }) => `${month} ${n} ${absorbedIdr}`),
    ).toEqual([
      `2026-12 9 ${money(4)}`,
      `2027-01 9 ${money(4)}`,
      '2027-02 9 0',
      '2027-03 9 0',
      '2027-04 9 0',
      '2027-05 9 0',
    ]);
  });

  test('is seen by office, government, auditor and its sponsor alike, and by nobody of elsewhere', async () => {
    const [seen] = (await showAbsorption(at('2027-01-31'), office, { year: 2026 })).agreements;
    for (const caller of [regency, sponsor, auditor])
      expect((await showAbsorption(at('2027-01-31'), caller, { year: 2026 })).agreements).toEqual([seen]);
    for (const caller of strangers)
      expect((await showAbsorption(at('2027-01-31'), caller, { year: 2026 })).agreements).toEqual([]);
    for (const role of ['worker', 'admin', 'employer', 'agent'] as const)
      await expect(showAbsorption(at('2027-01-31'), aCaller(role), {})).rejects.toMatchObject({
        code: 'access.forbidden',
      });
  });

  test('tells a village that draws on a shared ceiling of its own part alone', async () => {
    const [own] = (await showAbsorption(at('2027-01-31'), village, { year: 2026 })).agreements;
    expect(own).toMatchObject({ hasCeiling: false, freeIdr: '0', paidIdr: money(24), absorbedIdr: money(8) });
    const ward = aCaller('village', { areaCodes: [peguyangan] });
    expect((await showAbsorption(at('2027-01-31'), ward, { year: 2026 })).agreements).toEqual([]);
  });

  test('opens on the year that goes on, and knows which years there are', async () => {
    const shown = await showAbsorption(at('2026-11-30'), office, {});
    expect([shown.year, shown.years]).toEqual([2026, [2026]]);
  });
});

describe('money that was billed and has not come', () => {
  test('stands by village and treasurer, by the days since its bill', async () => {
    const { bills, treasurers, byAgeIdr } = await showDeposits(at('2026-11-20'), office);
    expect(bills).toMatchObject([
      {
        listId: waiting?.listId,
        workers: 3,
        amountIdr: money(18),
        billedOn: '2026-11-03',
        days: 17,
        age: 'month',
        isOpen: true,
      },
    ]);
    expect(bills[0]?.code).toMatch(/^4\d{15}$/);
    expect(treasurers).toMatchObject([
      { villageName: 'Ubung Kaja', treasurerName: 'Ni Luh Bendahara', bills: 1, oldestDays: 17 },
    ]);
    expect(byAgeIdr).toEqual(['0', money(18), '0', '0']);
  });

  test('grows no younger when its bill runs out', async () => {
    await held.database.worker.query(`select sponsorship.move_on_unpaid('2027-01-05')`);
    const { bills, byAgeIdr } = await showDeposits(at('2027-01-05'), office);
    expect(bills).toMatchObject([
      { billedOn: '2026-11-03', days: 63, age: 'longer', isOpen: false, code: '' },
    ]);
    expect(byAgeIdr.map(BigInt).reduce((sum, idr) => sum + idr)).toBe(BigInt(bills[0]?.amountIdr ?? 0));
  });

  test('is seen by whoever sees the list, and by nobody of elsewhere', async () => {
    const seen = await showDeposits(at('2026-11-20'), office);
    for (const caller of everybody) expect(await showDeposits(at('2026-11-20'), caller)).toEqual(seen);
    for (const caller of strangers) expect((await showDeposits(at('2026-11-20'), caller)).bills).toEqual([]);
  });
});
