import { expect, test } from 'vitest';
import { theLaw } from '#modules/rules/server/index.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { keepLaw } from './keep-law.ts';
import { printMonth } from './print-month.ts';

const held = testDatabase();

test('the law of the months around today is kept once, and written anew only where it changed', async () => {
  await keepLaw(held.services.pool, testToday);
  expect(await keepLaw(held.services.pool, testToday)).toBe(0);
  await held.asAdmin(`update contributions.months set fingerprint = 'old' where month = '2026-04'`);
  expect(await keepLaw(held.services.pool, testToday)).toBe(1);
});

test('a month is printed as the law reads: due days, lapse and late fee', () => {
  const { facts, tariff } = printMonth(theLaw(), '2026-10');
  expect(facts).toMatchObject({
    bpu_due_on: '2026-10-15',
    pu_due_on: '2026-11-16',
    bpu_lapses_on: '2027-02-01',
    pu_fee_ppm: '20000',
    fee_counts_begun: true,
  });
  expect(tariff).toContainEqual(
    expect.objectContaining({
      segment: 'BPU',
      sector: 'other',
      funding: 'self',
      bracket: 1,
      jkk_idr: '5000',
      jkm_idr: '3400',
    }),
  );
});
