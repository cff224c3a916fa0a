import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { addDays, addMonthsTo, monthOfDay, startReading } from '#modules/rules/core/law/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { type AllocationFacts, allocation, allocationKind } from './allocation.ts';
import type { PaidMonth } from './payments.ts';
import { protection } from './protection.ts';

function paid(text: string): PaidMonth[] {
  return text
    .split(', ')
    .filter(Boolean)
    .map((one) => ({ month: one.slice(0, 7), paidOn: one.slice(11) }));
}

function allocated(facts: Omit<AllocationFacts, 'registeredOn'>) {
  return allocation(startReading(shippedLaw), { ...facts, registeredOn: null });
}

const julyAugust = '2026-07 on 2026-07-10, 2026-08 on 2026-08-03';

// segment, paid before, paid now on, months bought, months paid, months forgone
test.each([
  ['BPU', '', '2026-11-20', 1, '2026-11', '', 'the first payment pays the month of payment'],
  ['BPU', julyAugust, '2026-09-02', 1, '2026-09', '', 'ACTIVE: the next unpaid month'],
  ['BPU', julyAugust, '2026-08-04', 2, '2026-09 2026-10', '', 'ahead'],
  ['BPU', julyAugust, '2026-11-20', 1, '2026-09', '', 'ARREARS: the oldest unpaid month'],
  ['BPU', julyAugust, '2026-11-20', 4, '2026-09 2026-10 2026-11 2026-12', '', 'oldest first, then ahead'],
  ['BPU', julyAugust, '2026-12-01', 1, '2026-12', '2026-09 2026-10 2026-11', 'INACTIVE: month of payment'],
  [
    'BPU',
    `${julyAugust}, 2026-12 on 2026-12-01`,
    '2026-12-01',
    1,
    '2027-01',
    '',
    'forgone months stay closed',
  ],
  [
    'BPU',
    `${julyAugust}, 2026-12 on 2026-12-01, 2026-10 on 2026-12-05`,
    '2026-12-06',
    1,
    '2027-01',
    '',
    'even when one of them was paid by mistake',
  ],
  [
    'BPU',
    `${julyAugust}, 2027-01 on 2026-12-02`,
    '2026-12-05',
    2,
    '2026-12 2027-02',
    '2026-09 2026-10 2026-11',
    'around a month paid ahead',
  ],
  ['BPU', '2026-07 on 2026-07-10, 2026-09 on 2026-09-01', '2026-09-20', 1, '2026-08', '', 'a month left out'],
  ['PU', julyAugust, '2027-06-01', 2, '2026-09 2026-10', '', 'PU: the oldest month, however old'],
  ['PU', '', '2026-11-20', 1, '2026-11', '', 'PU: the first payment'],
] as const)('%s, paid %s: on %s %s months pay %s (forgone: %s) %s', (...row) => {
  const [segment, before, on, monthsBought, months, forgone] = row;
  expect(allocated({ segment, payments: paid(before), on, monthsBought }).result).toEqual({
    months: months.split(' '),
    forgoneMonths: forgone.split(' ').filter(Boolean),
  });
});

test.each([0, 121, -1, 1.5])('%s months cannot be bought', (monthsBought) => {
  const given = { segment: 'BPU', on: '2026-11-20', payments: [], monthsBought };
  expect(() => allocationKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ field: 'monthsBought' }),
  );
});

const visits = fc.array(
  fc.record({ after: fc.integer({ min: 0, max: 200 }), monthsBought: fc.integer({ min: 1, max: 6 }) }),
  { minLength: 1, maxLength: 6 },
);

type Allocates = (facts: Omit<AllocationFacts, 'registeredOn'>) => readonly string[];

/** True when a payment is found that pays a month twice, fewer than bought, or leaves its payer without cover. */
function isUnsound(allocate: Allocates): boolean {
  return fc.check(
    fc.property(visits, (chain) => {
      const payments: PaidMonth[] = [];
      let on = '2024-01-01';
      return chain.every(({ after, monthsBought }) => {
        on = addDays(on, after);
        const months = allocate({ segment: 'BPU', on, payments, monthsBought });
        const taken = new Set(payments.map(({ month }) => month));
        payments.push(...months.map((month) => ({ month, paidOn: on })));
        const facts = { segment: 'BPU', on, payments, registeredOn: null } as const;
        const { state } = protection(startReading(shippedLaw), facts).result;
        const isProtected = state === 'ACTIVE' || state === 'ARREARS';
        return isProtected && months.length === monthsBought && months.every((month) => !taken.has(month));
      });
    }),
    { numRuns: 400, seed: 3 },
  ).failed;
}

test('a payment buys what was paid for, no month twice, and protects from that day', () => {
  expect(isUnsound((facts) => allocated(facts).result.months)).toBe(false);
  const fromNow: Allocates = ({ on, monthsBought }) =>
    Array.from({ length: monthsBought }, (_, index) => addMonthsTo(monthOfDay(on), index));
  expect(isUnsound(fromNow), 'a month sold twice is noticed').toBe(true);
});
