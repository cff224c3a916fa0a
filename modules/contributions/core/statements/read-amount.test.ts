import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';
import { readStatementDay } from './read-day.ts';

test.each([
  ['16.800,00', 16_800n],
  ['16,800.00', 16_800n],
  ['16800', 16_800n],
  ['16800,00', 16_800n],
  ['Rp 1.016.800', 1_016_800n],
  ['IDR 16800.00', 16_800n],
  ['16,800.00 CR', 16_800n],
  ['(16.800,00)', -16_800n],
  ['-16800', -16_800n],
  ['16.800,00-', -16_800n],
  ['1 016 800,00', 1_016_800n],
  ['0,00', 0n],
])('%s is %s rupiah', (text, amountIdr) => {
  expect(readAmount(text, null)).toMatchObject({ fault: null, amountIdr });
});

test.each([
  ['16.800,50', null, 'cents'],
  ['0.01', null, 'cents'],
  ['16.800', '.', 'unclear'],
  ['16,80', '.', 'unclear'],
  ['1.6.8', null, 'invalid'],
  ['abc', null, 'invalid'],
  ['16.800 USD', null, 'invalid'],
  ['1e5', null, 'invalid'],
  ['', null, 'invalid'],
  ['99999999999999999999', null, 'invalid'],
] as const)('%s with %s before the cents is refused as %s', (text, mark, fault) => {
  expect(readAmount(text, mark)).toEqual({ fault });
});

test('every amount of whole rupiah reads back from either notation', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (amountIdr) => {
      const grouped = String(amountIdr).replace(/\B(?=(\d{3})+$)/g, '.');
      for (const text of [`${grouped},00`, `${grouped.replaceAll('.', ',')}.00`, `${amountIdr}.00`])
        expect(readAmount(text, null)).toMatchObject({ fault: null, amountIdr });
    }),
  );
});

test.each([
  ['21/11/2026', '2026-11-21'],
  ['21-11-26', '2026-11-21'],
  ['2026-11-21', '2026-11-21'],
  ['2026-11-21T08:00:00', '2026-11-21'],
  ['20261121', '2026-11-21'],
  ['21-Agu-26', '2026-08-21'],
  ['1 Desember 2026', '2026-12-01'],
  ['21/11/26 08.00.12', '2026-11-21'],
  ["'21/11", '2026-11-21'],
  ['31/02/2026', null],
  ['11/21/2026', null],
  ['21/13', null],
  ['kemarin', null],
])('the day %s is %s', (text, day) => {
  expect(readStatementDay(text, { from: '2026-11-01', to: '2026-11-30' })).toBe(day);
});

test('a day without a year falls into the period, across new year too', () => {
  const period = { from: '2026-12-15', to: '2027-01-14' };
  expect(readStatementDay('20/12', period)).toBe('2026-12-20');
  expect(readStatementDay('05/01', period)).toBe('2027-01-05');
  expect(readStatementDay('05/01')).toBeNull();
});
