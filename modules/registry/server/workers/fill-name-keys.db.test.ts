import { expect, test } from 'vitest';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { fillNameKeys } from './fill-name-keys.ts';
import { searchWorkers } from './search-workers.ts';

const held = testDatabase();

test('workers registered before there were keys are found in another spelling once they are given', async () => {
  const worker = aWorker({ name: 'Ni Wayan Soetarmi' });
  await insertWorkers(held, [worker, aWorker({ name: 'I' })]);
  await held.asAdmin(`update registry.workers set name_keys = '{}'`);
  const search = () =>
    searchWorkers(held.services, aCaller('village', { areaCodes: ['51.71.04.2008'] }), {
      query: 'wyn sutarmi',
      limit: 5,
    });
  expect((await search()).workers).toEqual([]);
  expect(await fillNameKeys(held.adminUrl)).toBe(2);
  expect((await search()).workers.map((found) => found.workerId)).toEqual([worker.workerId]);
  expect(await fillNameKeys(held.adminUrl)).toBe(0);
});
