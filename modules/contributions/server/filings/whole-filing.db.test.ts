import { beforeEach, expect, test } from 'vitest';
import { anOfficer } from '#tests/support/a-contributor.ts';
import { testDatabase } from '#tests/support/database.ts';
import { fileWhole, type WholeFiling } from './file-whole.ts';
import { aClerksDay, aNik, anEmployer, costOf, type TestEmployer } from './filing-test-kit.ts';
import { showMonths } from './show-filings.ts';

const held = testDatabase();
let employer: TestEmployer;
const { workerAt, rows } = aClerksDay(held, () => employer);

beforeEach(async () => {
  employer = await anEmployer(held);
});

const put = (given: Partial<WholeFiling>) =>
  fileWhole(held.services, employer.clerk, {
    ...{ employerId: employer.employerId, month: '2026-10', rows: [], leavers: [] },
    ...{ absent: 'refuse', finalise: true },
    ...given,
  });
const rowOf = (index: number, wageIdr = '4200000') => ({
  nik: workerAt(index).nik,
  name: workerAt(index).name,
  wageIdr,
});

test('members, a joiner and a leaver in one call make one final filing', async () => {
  const nik = aNik();
  const joiner = {
    ...{ nik, name: 'Ni Luh Sari', sex: 'P', wageIdr: '3600000' },
    birthDate: `19${nik.slice(10, 12)}-${nik.slice(8, 10)}-${nik.slice(6, 8)}`,
  };
  const final = await put({
    rows: [rowOf(0), rowOf(1), joiner],
    leavers: [{ nik: workerAt(2).nik, on: '2026-09-30', reason: 'changed_job' }],
  });
  expect(final).toMatchObject({
    state: 'final',
    counts: { joined: 1, left: 1 },
    bill: { amountIdr: String(costOf('2026-10', [4_200_000, 4_200_000, 3_600_000])) },
  });
  await expect(put({ rows: [rowOf(0)] })).rejects.toMatchObject({ code: 'state.refused' });
});

test('a row that is nobody’s, a worker twice or a member named nowhere refuses the whole, and nothing is kept', async () => {
  const stranger = await anEmployer(held, { workers: 1 });
  const foreign = { nik: String(stranger.workers[0]?.nik), name: 'Orang lain', wageIdr: '4000000' };
  await expect(put({ rows: [rowOf(0), foreign, rowOf(1), rowOf(0)] })).rejects.toMatchObject({
    code: 'filing.rows_refused',
    details: {
      rows: [
        { row: 2, code: 'not_a_member' },
        { row: 4, code: 'twice' },
      ],
    },
  });
  await expect(put({ rows: [rowOf(0), rowOf(1)] })).rejects.toMatchObject({
    code: 'filing.workers_missing',
    details: { count: 1, workers: [workerAt(2).workerId] },
  });
  expect(
    await rows('select count(*)::int as n from contributions.filings where organisation_id = $e'),
  ).toEqual([{ n: 0 }]);
  expect(await put({ rows: [rowOf(0), rowOf(1)], absent: 'keep' })).toMatchObject({ workers: 3 });
  const { months } = await showMonths(held.services, anOfficer, employer.employerId);
  expect(months.find(({ month }) => month === '2026-10')).toMatchObject({ state: 'final', workers: 3 });
});
