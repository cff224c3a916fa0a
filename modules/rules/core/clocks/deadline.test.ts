import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { type Duty, deadline, deadlineKind } from './deadline.ts';
import { readMoment } from './instant.ts';
import { latePayment, latePaymentKind } from './late-payment.ts';

function dueOf(duty: Duty, from: string, on: string | null = null) {
  return deadline(startReading(shippedLaw), {
    duty,
    from: readMoment(from, 'from'),
    on: on === null ? null : readMoment(on, 'on'),
  });
}

// duty, the clock starts, due, law and article
test.each([
  ['accident_report', '2026-05-10', '2026-05-12', 'PP 44/2015; Permenaker 5/2021 jo. 1/2025: 2 x 24 hours'],
  ['accident_stage_two', '2026-05-10', '2026-05-12', '2 x 24 hours from the doctor’s statement'],
  ['accident_decision', '2026-05-10', '2026-06-09', 'PP 49/2023 art. 25A: 30 days'],
  ['claim', '2019-12-02', '2024-12-02', 'PP 82/2019 art. 26: 5 years'],
  ['claim', '2019-12-01', '2021-12-01', 'PP 44/2015 art. 26, as it was that day: 2 years'],
  ['claim', '2024-02-29', '2029-02-28', 'five years after a leap day'],
  ['pay_jkk', '2026-07-06', '2026-07-15', 'PP 44/2015 art. 37(2): 7 working days'],
  ['pay_jkm', '2026-07-09', '2026-07-14', 'Permenaker 44/2015 art. 19(3): 3 working days, over a weekend'],
  ['pay_jht', '2026-07-06', '2026-07-13', 'Permenaker 4/2022: 5 working days'],
  ['pay_jp', '2026-07-06', '2026-07-27', '15 working days'],
  ['pay_jkp', '2026-07-06', '2026-07-09', 'PP 37/2021: 3 working days'],
  ['employer_registration', '2026-07-06', '2026-08-05', 'PP 44/2015: 30 days'],
  ['non_asn_registration', '2026-07-06', '2026-08-18', 'Permenaker 1/2025: 30 working days, 17 August off'],
  ['number', '2026-07-10', '2026-07-13', '1 working day'],
  ['number_jp', '2026-07-10', '2026-07-13', 'Permenaker 29/2015 art. 8(2): 1 working day'],
  ['number_non_asn', '2026-07-10', '2026-07-10', 'Permenaker 1/2025: the same day'],
  ['card', '2026-07-06', '2026-07-13', '7 days after payment'],
  ['certificate', '2026-07-06', '2026-07-13', '7 days'],
  ['data_access', '2026-11-21', '2026-11-24', 'UU 27/2022 art. 32: 3 x 24 hours'],
  ['data_correction', '2026-12-30', '2027-01-02', 'UU 27/2022 art. 30: 3 x 24 hours, over the year end'],
  ['complaint_response', '2026-12-20', '2027-01-03', 'UU 25/2009 art. 44: 14 days, grade C'],
] as const)('%s from %s is due %s (%s)', (...row) => {
  const [duty, from, dueOn] = row;
  expect(dueOf(duty, from).result).toMatchObject({ dueOn, dueAt: null, isLate: null });
});

// accident, reported, due at, late?, who bears the benefit
test.each([
  ['2026-05-10T14:30:00+08:00', '2026-05-12T14:30:00+08:00', '2026-05-12T14:30:00+08:00', false, null],
  ['2026-05-10T14:30:00+08:00', '2026-05-12T14:30:01+08:00', '2026-05-12T14:30:00+08:00', true, 'employer'],
  ['2026-05-10T14:30:00+08:00', '2026-05-12T06:30:00Z', '2026-05-12T14:30:00+08:00', false, null],
  ['2026-05-10T14:30:00+08:00', '2026-05-12T13:31:00+07:00', '2026-05-12T14:30:00+08:00', true, 'employer'],
  ['2024-02-27T23:59+08:00', '2024-02-29T23:58+08:00', '2024-02-29T23:59:00+08:00', false, null],
  ['2024-02-27T23:59+08:00', '2024-03-02', '2024-02-29T23:59:00+08:00', true, null],
])('an accident of %s reported %s: due %s, late %s, borne by %s', (from, on, dueAt, isLate, borneBy) => {
  expect(dueOf('accident_report', from, on).result).toMatchObject({ dueAt, isLate, borneBy });
});

test('a deadline goes by the law of the day the duty is met', () => {
  expect(dueOf('claim', '2018-06-01', '2019-12-01').result).toMatchObject({ dueOn: '2020-06-01' });
  expect(dueOf('claim', '2018-06-01', '2020-07-01').result).toMatchObject({
    dueOn: '2023-06-01',
    isLate: false,
  });
});

test('collective leave is counted as a working day only by the switch, and named where it decides', () => {
  const over = (law = shippedLaw) =>
    deadline(startReading(law), { duty: 'pay_jkk', from: readMoment('2026-03-16', 'from'), on: null });
  expect(over()).toMatchObject({ result: { dueOn: '2026-04-01' }, dependsOn: ['cutiBersamaMovesDueDay'] });
  expect(over(lawWith({ cutiBersamaMovesDueDay: false })).result.dueOn).toBe('2026-03-26');
});

test.each([
  [{ from: '2026-02-30' }, 'instant.invalid', 'from'],
  [{ from: '2026-05-10T25:00:00+08:00' }, 'instant.invalid', 'from'],
  [{ from: '2026-05-10T14:30:00' }, 'instant.invalid', 'from'],
  [{ from: '2026-05-10', on: '2026-05-09' }, 'period.reversed', 'on'],
  [{ from: '2026-05-10', duty: 'sing' }, 'field.choice_unknown', 'duty'],
  [{ from: '2015-06-30' }, 'parameter.before_first', 'from'],
  [{ from: '2022-01-01', duty: 'accident_decision' }, 'parameter.before_first', 'from'],
])('%j is refused', (wrong, code, field) => {
  const given = { duty: 'accident_report', ...wrong };
  expect(() => deadlineKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});

// programme, sum, requested, paid, due, days late, compensation of 1 % a day
test.each([
  ['JKK', 70_000_000n, '2026-07-06', '2026-07-15', '2026-07-15', 0, 0n, 'on the last day'],
  ['JKK', 70_000_000n, '2026-07-06', '2026-07-16', '2026-07-15', 1, 700_000n, 'PP 44/2015 art. 37(3)'],
  ['JKK', 70_000_000n, '2026-07-06', '2026-07-25', '2026-07-15', 10, 7_000_000n, 'weekends count'],
  [
    'JKM',
    42_000_000n,
    '2026-07-06',
    '2026-07-11',
    '2026-07-09',
    2,
    840_000n,
    'Permenaker 44/2015 art. 19(4)',
  ],
  ['JKM', 50n, '2026-07-06', '2026-07-10', '2026-07-09', 1, 1n, '0.5 is rounded up'],
  ['JKM', 42_000_000n, '2026-07-06', '2026-07-06', '2026-07-09', 0, 0n, 'paid at once'],
] as const)('%s of %s asked %s, paid %s (due %s): %s days, %s (%s)', (...row) => {
  const [programme, amountIdr, requestedOn, paidOn, dueOn, daysLate, compensationIdr] = row;
  const facts = { programme, amountIdr, requestedOn, paidOn };
  expect(latePayment(startReading(shippedLaw), facts).result).toEqual({ compensationIdr, daysLate, dueOn });
});

test('a benefit cannot be paid before it is asked for', () => {
  const given = { programme: 'JKK', amountIdr: '1', requestedOn: '2026-07-06', paidOn: '2026-07-05' };
  expect(() => latePaymentKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code: 'period.reversed', field: 'paidOn' }),
  );
});
