import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { addDays, startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { type LateFeeFacts, lateFee, lateFeeKind } from './late-fee.ts';

const completedMonths = lawWith({ lateFeeCountsBegunMonth: false });

function feeOf(facts: LateFeeFacts, law = shippedLaw) {
  return lateFee(startReading(law), facts);
}

// segment, month, amount, paid on, due day, months late, fee
test.each([
  ['PU', '2026-03', 1_000_000n, '2026-06-10', '2026-04-15', 2, 40_000n, 'PP 44/2015: 2 % x 2'],
  ['PU', '2026-03', 1_000_000n, '2026-04-15', '2026-04-15', 0, 0n, 'on the due day'],
  ['PU', '2026-03', 1_000_000n, '2026-01-02', '2026-04-15', 0, 0n, 'long before'],
  ['PU', '2026-03', 1_000_000n, '2026-04-16', '2026-04-15', 1, 20_000n, 'a month begun'],
  ['PU', '2026-03', 1_000_000n, '2026-05-15', '2026-04-15', 1, 20_000n, 'the last day of the first'],
  ['PU', '2026-03', 1_000_000n, '2026-05-16', '2026-04-15', 2, 40_000n, 'the first day of the second'],
  ['PU', '2026-07', 1_000_000n, '2026-08-18', '2026-08-18', 0, 0n, 'the moved due day counts'],
  ['PU', '2026-07', 1_000_000n, '2026-09-18', '2026-08-18', 1, 20_000n, 'counted from the moved day'],
  ['PU', '2026-03', 1_234_567n, '2026-04-16', '2026-04-15', 1, 24_691n, '24,691.34 rounded once'],
  ['PU', '2026-03', 25n, '2026-04-16', '2026-04-15', 1, 1n, '0.5 is rounded up'],
  ['PU', '2026-03', 24n, '2026-04-16', '2026-04-15', 1, 0n, '0.48 is rounded down'],
  ['PU', '2020-07', 1_000_000n, '2020-09-18', '2020-08-17', 2, 40_000n, 'before PP 49/2020'],
  ['PU', '2020-08', 1_000_000n, '2020-11-01', '2020-09-30', 2, 10_000n, 'PP 49/2020: 0.5 %'],
  ['PU', '2021-01', 1_000_000n, '2026-03-01', '2021-03-01', 60, 300_000n, '0.5 % for as long as it lasts'],
  ['PU', '2021-02', 1_000_000n, '2021-03-16', '2021-03-15', 1, 20_000n, 'after PP 49/2020'],
  ['BPU', '2026-03', 16_800n, '2026-06-10', '2026-03-16', 3, 0n, 'BPU has no late fee'],
] as const)('%s %s of %s paid %s (due %s): %s months, %s (%s)', (...row) => {
  const [segment, month, amountIdr, paidOn, dueOn, monthsLate, feeIdr] = row;
  expect(feeOf({ segment, month, amountIdr, paidOn }).result).toEqual({ feeIdr, monthsLate, dueOn });
});

test('the switch of months begun decides, and is named only where it does', () => {
  const facts = { segment: 'PU', month: '2026-03', amountIdr: 1_000_000n } as const;
  const early = { ...facts, paidOn: '2026-06-10' };
  expect(feeOf(early).dependsOn).toEqual(['lateFeeCountsBegunMonth']);
  expect(feeOf(early, completedMonths).result).toMatchObject({ monthsLate: 1, feeIdr: 20_000n });
  const exact = { ...facts, paidOn: '2026-06-15' };
  expect(feeOf(exact).dependsOn).toEqual([]);
  expect(feeOf(exact, completedMonths).result).toEqual(feeOf(exact).result);
});

test.each([
  [{ amountIdr: '-1' }, 'money.negative', 'amountIdr'],
  [{ amountIdr: '1.5' }, 'money.fractional', 'amountIdr'],
  [{ paidOn: '2026-02-31' }, 'day.invalid', 'paidOn'],
  [{ month: '2015-06' }, 'parameter.before_first', 'month'],
])('%j is refused', (wrong, code, field) => {
  const given = { segment: 'PU', month: '2026-03', amountIdr: '1000000', paidOn: '2026-06-10', ...wrong };
  expect(() => lateFeeKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});

/** True when a fee is found that falls the later it is paid. */
function fallsWithTime(fee: (facts: LateFeeFacts) => bigint): boolean {
  return fc.check(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
      fc.nat({ max: 1_500 }),
      fc.nat({ max: 1_500 }),
      (amountIdr, days, more) => {
        const facts = { segment: 'PU', month: '2020-11', amountIdr } as const;
        const paidOn = addDays('2020-11-01', days);
        return fee({ ...facts, paidOn }) <= fee({ ...facts, paidOn: addDays(paidOn, more) });
      },
    ),
    { numRuns: 500, seed: 1 },
  ).failed;
}

test('a fee never falls the later it is paid', () => {
  expect(fallsWithTime((facts) => feeOf(facts).result.feeIdr)).toBe(false);
  const forgetful = (facts: LateFeeFacts) => (feeOf(facts).result.feeIdr * 7n) % 1_000n;
  expect(fallsWithTime(forgetful), 'a fee that falls is noticed').toBe(true);
});
