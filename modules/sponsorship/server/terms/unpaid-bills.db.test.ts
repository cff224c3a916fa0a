import { beforeAll, describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { insertContributors, receive } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { approveLists, billLists, insertProgramme, insertVerifiedList } from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showWorkerTerms } from './show-worker-terms.ts';

const held = testDatabase();
const village = aCaller('village', { areaCodes: ['51.71.04.2008'] });
const self = (worker: TestWorker): Caller => aCaller('worker', { workerId: worker.workerId });
const ask = (caller: Caller, { workerId }: TestWorker, on = '2026-11-20') =>
  showWorkerTerms({ ...held.services, today: () => on }, caller, workerId);

let paid: TestWorker;
let waiting: TestWorker;
let reserved: TestWorker;

/** Three lists of one worker each: one paid, one billed and not paid, one only approved. */
beforeAll(async () => {
  const programme = await insertProgramme(held, { funding: 'APBDES' });
  const workers = await insertContributors(held, 3);
  const [first, second, third] = workers;
  if (!first || !second || !third) throw new Error('three workers were asked for');
  [paid, waiting, reserved] = [first, second, third];
  const lists = [
    await insertVerifiedList(held, programme, [first]),
    await insertVerifiedList(held, programme, [second]),
    await insertVerifiedList(held, programme, [third]),
  ];
  await approveLists(held, lists, '2026-11-02');
  const bills = await billLists(held, lists.slice(0, 2), '2026-11-03');
  const code = bills.find(({ list_id }) => list_id === lists[0]?.listId)?.code ?? '';
  await receive(held, [{ code, amountIdr: 100_800, receivedOn: '2026-11-10' }]);
});

describe('a covered worker', () => {
  test('learns who was to hand the money over, and since when it has not come, though the bill ran out', async () => {
    const unpaid = { treasurer: 'Ni Luh Bendahara', billedOn: '2026-11-03' };
    expect((await ask(self(waiting), waiting)).terms).toMatchObject([unpaid]);
    await held.database.worker.query(`select sponsorship.move_on_unpaid('2027-01-05')`);
    expect((await ask(village, waiting, '2027-01-05')).terms).toMatchObject([unpaid]);
  });

  test('is told nothing of the kind once the money has come, or before there is a bill', async () => {
    expect((await ask(self(paid), paid)).terms).toMatchObject([{ billedOn: null }]);
    expect((await ask(village, reserved)).terms).toMatchObject([{ billedOn: null }]);
  });
});
