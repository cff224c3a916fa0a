import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { validity, validityKind } from './validity.ts';

// paid through, day asked about, days of tolerance, status, reason, expires on
test.each([
  ['2026-09', '2026-10-20', 0, 'VALID', null, '2026-11-16', 'October is due on Monday 16 November'],
  ['2026-09', '2026-11-16', 0, 'VALID', null, '2026-11-16', 'on the due day itself'],
  ['2026-09', '2026-11-17', 0, 'NOT_VALID', 'arrears.1', '2026-11-16', 'the day after'],
  ['2026-09', '2026-11-17', 7, 'VALID', null, '2026-11-23', 'within the tolerance'],
  ['2026-09', '2026-11-24', 7, 'NOT_VALID', 'arrears.1', '2026-11-23', 'after the tolerance'],
  ['2026-06', '2026-11-20', 0, 'NOT_VALID', 'arrears.4', '2026-08-18', 'July to October are past due'],
  ['2027-03', '2026-11-20', 0, 'VALID', null, '2027-05-17', 'paid ahead'],
] as const)('an employer paid through %s is on %s (tolerance %s) %s %s, until %s (%s)', (...row) => {
  const [paidThrough, on, toleranceDays, status, reason, expiresOn] = row;
  const reading = startReading(lawWith({ permitToleranceDays: toleranceDays }));
  const { result, dependsOn } = validity(reading, { subject: 'employer', on, paidThrough });
  expect(result).toMatchObject({ status, reason, expiresOn });
  expect(dependsOn).toEqual(['permitToleranceDays']);
});

// day asked about, status, reason: paid July and August 2026
test.each([
  ['2026-07-09', 'NOT_VALID', 'never', null],
  ['2026-07-10', 'VALID', null, '2026-11-01'],
  ['2026-08-03', 'VALID', null, '2026-12-01'],
  ['2026-11-30', 'VALID', null, '2026-12-01'],
  ['2026-12-01', 'NOT_VALID', 'inactive', '2026-12-01'],
] as const)('a worker’s card is on %s %s (%s), expires %s', (on, status, reason, expiresOn) => {
  const payments = [
    { month: '2026-07', paidOn: '2026-07-10' },
    { month: '2026-08', paidOn: '2026-08-03' },
  ];
  const facts = { subject: 'worker', on, payments, registeredOn: null } as const;
  expect(validity(startReading(shippedLaw), facts).result).toMatchObject({ status, reason, expiresOn });
});

test.each([
  [{ subject: 'village', on: '2026-11-20' }, 'field.choice_unknown', 'subject'],
  [{ subject: 'employer', on: '2026-11-20' }, 'field.missing', 'paidThrough'],
  [
    { subject: 'employer', on: '2026-11-20', paidThrough: '2015-05' },
    'parameter.before_first',
    'paidThrough',
  ],
  [{ subject: 'worker', on: '2026-11-20' }, 'field.missing', 'payments'],
])('%j is refused', (given, code, field) => {
  expect(() => validityKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});
