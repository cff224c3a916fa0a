import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import type { PaidMonth } from './payments.ts';
import { protection, protectionKind } from './protection.ts';

/** `2026-07 on 2026-07-10, 2026-08 on 2026-08-03` as payments. */
function paid(text: string): PaidMonth[] {
  return text
    .split(', ')
    .filter(Boolean)
    .map((one) => ({ month: one.slice(0, 7), paidOn: one.slice(11) }));
}

function protectedOn(
  segment: 'BPU' | 'PU',
  { payments, on, law = shippedLaw, registeredOn = null }: OnDay & { registeredOn?: string | null },
) {
  return protection(startReading(law), { segment, on, payments: paid(payments), registeredOn });
}

interface OnDay {
  readonly payments: string;
  readonly on: string;
  readonly law?: typeof shippedLaw;
}

const julyAugust = '2026-07 on 2026-07-10, 2026-08 on 2026-08-03';
const open = 'depends_on_switch';

// payments, day asked about, state, covered, unpaid months, paid through, covered from
test.each([
  [julyAugust, '2026-07-09', 'NEVER', false, 0, null, null, 'the day before the first payment'],
  [julyAugust, '2026-07-10', 'ACTIVE', true, 0, '2026-07', '2026-07-10', 'from the day it is paid'],
  [julyAugust, '2026-09-15', 'ACTIVE', true, 0, '2026-08', '2026-07-10', 'on the due day itself'],
  [julyAugust, '2026-09-16', 'ARREARS', open, 1, '2026-08', '2026-07-10', 'the day after it'],
  [julyAugust, '2026-10-15', 'ARREARS', open, 1, '2026-08', '2026-07-10', 'the second month is not yet due'],
  [julyAugust, '2026-10-16', 'ARREARS', open, 2, '2026-08', '2026-07-10', 'the second month is unpaid'],
  [julyAugust, '2026-11-16', 'ARREARS', open, 2, '2026-08', '2026-07-10', '15 November is a Sunday'],
  [julyAugust, '2026-11-20', 'ARREARS', open, 3, '2026-08', '2026-07-10', 'the third month is unpaid'],
  [julyAugust, '2026-11-30', 'ARREARS', open, 3, '2026-08', '2026-07-10', 'its last day'],
  [julyAugust, '2026-12-01', 'INACTIVE', false, 3, '2026-08', '2026-07-10', 'the third month has ended'],
  [julyAugust, '2030-01-01', 'INACTIVE', false, 3, '2026-08', '2026-07-10', 'it stays so'],
  ['', '2026-11-20', 'NEVER', false, 0, null, null, 'nothing was ever paid'],
  [
    `${julyAugust}, 2026-09 on 2026-11-20`,
    '2026-11-20',
    'ARREARS',
    open,
    2,
    '2026-09',
    '2026-07-10',
    'the oldest month is settled',
  ],
  [
    `${julyAugust}, 2026-12 on 2026-12-02`,
    '2026-12-02',
    'ACTIVE',
    true,
    0,
    '2026-12',
    '2026-12-02',
    'cover begins anew on the day of payment',
  ],
  [
    `${julyAugust}, 2026-12 on 2026-12-02`,
    '2026-12-01',
    'INACTIVE',
    false,
    3,
    '2026-08',
    '2026-07-10',
    'never earlier',
  ],
  [
    `${julyAugust}, 2026-10 on 2026-12-02`,
    '2026-12-20',
    'ACTIVE',
    true,
    0,
    '2026-12',
    '2026-12-02',
    'a month forgone counts for the month of payment',
  ],
  [
    `${julyAugust}, 2027-01 on 2026-12-02`,
    '2026-12-31',
    'INACTIVE',
    false,
    3,
    '2026-08',
    '2026-07-10',
    'paid for next month: not before it begins',
  ],
  [
    `${julyAugust}, 2027-01 on 2026-12-02`,
    '2027-01-01',
    'ACTIVE',
    true,
    0,
    '2027-01',
    '2027-01-01',
    'from its first day',
  ],
  ['2026-09 on 2026-07-10', '2026-08-31', 'NEVER', false, 0, null, null, 'first month paid ahead: not yet'],
  ['2026-09 on 2026-07-10', '2026-09-01', 'ACTIVE', true, 0, '2026-09', '2026-09-01', 'from its first day'],
  [
    '2026-07 on 2026-08-03',
    '2026-08-19',
    'ARREARS',
    open,
    1,
    '2026-07',
    '2026-08-03',
    'a first month paid late',
  ],
  [
    '2026-07 on 2026-07-10, 2026-09 on 2026-09-01',
    '2026-09-20',
    'ACTIVE',
    true,
    0,
    '2026-09',
    '2026-07-10',
    'a month passed over',
  ],
  [
    '2026-07 on 2026-07-10, 2026-12 on 2026-07-10',
    '2026-11-01',
    'INACTIVE',
    false,
    3,
    '2026-07',
    '2026-07-10',
    'a month far ahead does not carry over three unpaid ones',
  ],
  [
    '2024-02 on 2024-02-29',
    '2024-05-31',
    'ARREARS',
    open,
    3,
    '2024-02',
    '2024-02-29',
    'from 29 February of a leap year',
  ],
] as const)('BPU %s: on %s %s', (...row) => {
  const [payments, on, state, covered, unpaidMonths, paidThrough, coveredFrom] = row;
  expect(protectedOn('BPU', { payments, on }).result).toMatchObject({
    state,
    covered,
    unpaidMonths,
    paidThrough,
    coveredFrom,
  });
});

const threeMonths = '2026-01 on 2026-02-10, 2026-02 on 2026-03-10, 2026-03 on 2026-04-10';

// PU: due on the 15th of the next month; arrears never end the cover
test.each([
  [threeMonths, '2026-02-09', 'NEVER', false, 0, null, null, 'nothing is paid yet'],
  [threeMonths, '2026-02-10', 'ACTIVE', true, 0, '2026-01', '2026-02-10', 'from the first payment'],
  [threeMonths, '2026-05-15', 'ACTIVE', true, 0, '2026-03', '2026-02-10', 'April is due on 15 May'],
  [threeMonths, '2026-05-19', 'ARREARS', true, 1, '2026-03', '2026-02-10', 'and was moved to the 18th'],
  [threeMonths, '2026-11-20', 'ARREARS', true, 7, '2026-03', '2026-02-10', 'unpaid months are not capped'],
  [
    '2026-01 on 2026-02-10, 2026-03 on 2026-04-10',
    '2026-04-20',
    'ACTIVE',
    true,
    0,
    '2026-03',
    '2026-02-10',
    'unpaid months count since the latest paid one',
  ],
] as const)('PU %s: on %s %s', (...row) => {
  const [payments, on, state, covered, unpaidMonths, paidThrough, coveredFrom] = row;
  expect(protectedOn('PU', { payments, on }).result).toMatchObject({
    state,
    covered,
    unpaidMonths,
    paidThrough,
    coveredFrom,
  });
});

test('whether arrears are covered is a switch, named only in arrears', () => {
  const arrears = { payments: julyAugust, on: '2026-10-20' };
  expect(protectedOn('BPU', arrears).dependsOn).toEqual(['coverageDuringArrears']);
  for (const [choice, covered] of [
    ['covered', true],
    ['not_covered', false],
  ] as const)
    expect(
      protectedOn('BPU', { ...arrears, law: lawWith({ coverageDuringArrears: choice }) }).result,
    ).toMatchObject({ state: 'ARREARS', covered });
  expect(protectedOn('BPU', { payments: julyAugust, on: '2026-08-20' }).dependsOn).toEqual([]);
  expect(protectedOn('BPU', { payments: julyAugust, on: '2026-12-01' }).dependsOn).toEqual([]);
  expect(protectedOn('PU', arrears).dependsOn).toEqual(['puCoverageDuringArrears']);
  const strict = lawWith({ puCoverageDuringArrears: false });
  expect(protectedOn('PU', { ...arrears, law: strict }).result.covered).toBe(false);
});

test('collective leave decides on the days between the two due days only', () => {
  const april = '2026-04 on 2026-04-10';
  const on = (day: string, law = shippedLaw) => protectedOn('BPU', { payments: april, on: day, law });
  const withoutLeave = lawWith({ cutiBersamaMovesDueDay: false });
  expect(on('2026-05-16').result.state).toBe('ACTIVE');
  expect(on('2026-05-16').dependsOn).toEqual(['cutiBersamaMovesDueDay']);
  expect(on('2026-05-16', withoutLeave).result.state).toBe('ARREARS');
  expect(on('2026-05-15').dependsOn).toEqual([]);
  expect(on('2026-05-19').dependsOn).toEqual(['coverageDuringArrears']);
});

test('cover begins no earlier than the registration was complete', () => {
  const of = (on: string) => protectedOn('BPU', { payments: julyAugust, on, registeredOn: '2026-07-20' });
  expect(of('2026-07-19').result.state).toBe('NEVER');
  expect(of('2026-07-20').result).toMatchObject({ state: 'ACTIVE', coveredFrom: '2026-07-20' });
});

test('what is paid after the day asked about does not count', () => {
  const later = `${julyAugust}, 2026-09 on 2026-09-17`;
  expect(protectedOn('BPU', { payments: later, on: '2026-09-16' }).result.state).toBe('ARREARS');
  expect(protectedOn('BPU', { payments: later, on: '2026-09-17' }).result.state).toBe('ACTIVE');
});

test('a result says from when cover ends without a payment, and when it begins by what is paid', () => {
  const { result } = protectedOn('BPU', { payments: julyAugust, on: '2026-09-01' });
  expect(result).toMatchObject({ inactiveFrom: '2026-12-01', startsOn: null });
  const ahead = protectedOn('BPU', { payments: '2026-09 on 2026-07-10', on: '2026-08-01' });
  expect(ahead.result).toMatchObject({ state: 'NEVER', startsOn: '2026-09-01' });
});

test('every line names the law behind it', () => {
  const { workings } = protectedOn('BPU', { payments: julyAugust, on: '2026-11-20' });
  expect(workings.map(({ line, used }) => `${line}: ${used.map(({ id }) => id).join(' ')}`)).toEqual([
    'coveredFrom: protection-starts',
    'unpaidMonths: bpu-lapse-after-months bpu-due-day due-day-on-holiday',
    'state: bpu-lapse-after-months',
  ]);
});

test.each([
  [{ on: '2026-02-31' }, 'day.invalid', 'on'],
  [{ on: '2015-06-30' }, 'parameter.before_first', 'on'],
  [{ payments: [{ month: '2015-06', paidOn: '2026-01-01' }] }, 'parameter.before_first', 'payments[0].month'],
  [{ payments: [{ month: '2026-01' }] }, 'field.missing', 'payments[0].paidOn'],
  [{ payments: [{ month: '2026-01', paidOn: '2026-01-32' }] }, 'day.invalid', 'payments[0].paidOn'],
  [{ payments: {} }, 'field.malformed', 'payments'],
  [{ payments: null }, 'field.missing', 'payments'],
])('%j is refused', (wrong, code, field) => {
  const given = { segment: 'BPU', on: '2026-11-20', payments: [], ...wrong };
  expect(() => protectionKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});
