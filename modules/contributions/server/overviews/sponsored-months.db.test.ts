import { beforeAll, describe, expect, test } from 'vitest';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import { insertPaidList, insertScheme, officer, villageOfficial } from '#tests/support/a-term.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showWorkerContributions } from './show-worker-contributions.ts';

const held = testDatabase();
const services = () => ({ ...held.services, today: () => '2026-12-10' });
const workplace = aCaller('office_staff', { areaCodes: ['51.04'] });
let worker: TestWorker | undefined;

beforeAll(async () => {
  const scheme = await insertScheme(held, { firstMonth: '2026-12', state: 'verified', quota: 1 });
  [worker] = await insertPaidList(held, scheme, { count: 1 });
  await held.asAdmin(
    `update registry.workers set work_area_code = '51.04.01.2001' where worker_id = '${worker?.workerId}'`,
  );
});

const payers = async (caller: typeof officer) => {
  const { months } = await showWorkerContributions(services(), caller, { workerId: worker?.workerId ?? '' });
  return [...new Set(months.map(({ payerKind, payer }) => `${payerKind} ${payer}`))];
};

describe('a month that a sponsor paid', () => {
  test('says by whom to the worker himself, his village and his office', async () => {
    const himself = aCaller('worker', { workerId: worker?.workerId ?? '' });
    for (const caller of [himself, villageOfficial, officer])
      expect(await payers(caller)).toEqual([expect.stringMatching(/^sponsor .*Pemberi Bantuan Uji/)]);
  });

  test('says to his workplace only that another pays', async () => {
    expect(await payers(workplace)).toEqual(['sponsor null']);
  });
});
