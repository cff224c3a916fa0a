import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { membershipMonths, membershipMonthsKind } from './membership-months.ts';

// cover began, event, whole months
test.each([
  ['2026-06-01', '2026-08-20', 2, 'under three months: the reduced death benefit'],
  ['2026-06-01', '2026-08-31', 2, 'a day short'],
  ['2026-06-01', '2026-09-01', 3, 'three completed months'],
  ['2026-06-10', '2026-06-10', 0, 'the day itself'],
  ['2026-01-31', '2026-02-28', 1, 'a month without a 31st ends with its last day'],
  ['2026-01-31', '2026-02-27', 0, 'a day short of it'],
  ['2024-01-31', '2024-02-28', 0, 'a leap year has a 29 February'],
  ['2024-02-29', '2025-02-28', 12, 'a year after a leap day'],
])('cover from %s to %s is %s whole months (%s)', (coveredFrom, eventOn, months) => {
  expect(membershipMonths(startReading(shippedLaw), { coveredFrom, eventOn }).result).toEqual({
    months,
    coveredFrom,
  });
});

test.each([
  [{ eventOn: '2026-05-31' }, 'event.before_membership', 'eventOn'],
  [{ eventOn: '2026-06-31' }, 'day.invalid', 'eventOn'],
  [{ coveredFrom: '2015-06-30' }, 'parameter.before_first', 'coveredFrom'],
])('membership %j is refused', (wrong, code, field) => {
  const given = { coveredFrom: '2026-06-01', eventOn: '2026-08-20', ...wrong };
  expect(() => membershipMonthsKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});

const payments = [
  { month: '2026-01', paidOn: '2026-01-10' },
  { month: '2026-08', paidOn: '2026-08-20' },
];

// paid January, lapsed on 1 May, paid again on 20 August: event, whole months, since
test.each([
  ['2026-01-10', 0, '2026-01-10', 'the first day'],
  ['2026-04-30', 3, '2026-01-10', 'before the lapse'],
  ['2026-06-15', 3, '2026-01-10', 'after it no month is added'],
  ['2026-11-19', 2, '2026-08-20', 'counted anew from the restart'],
  ['2026-11-20', 3, '2026-08-20', 'three months after the restart'],
])('by payments, on %s it is %s months since %s (%s)', (eventOn, months, coveredFrom) => {
  const facts = { payments, registeredOn: null, eventOn };
  expect(membershipMonths(startReading(shippedLaw), facts).result).toEqual({ months, coveredFrom });
});

test('whether a lapse begins the count anew is a switch, named only after a restart', () => {
  const of = (eventOn: string, law = shippedLaw) =>
    membershipMonths(startReading(law), { payments, registeredOn: null, eventOn });
  expect(of('2026-11-19').dependsOn).toEqual(['membershipMonthsRestartAfterLapse']);
  expect(of('2026-04-30').dependsOn).toEqual([]);
  const goesOn = lawWith({ membershipMonthsRestartAfterLapse: false });
  expect(of('2026-11-19', goesOn).result).toEqual({ months: 10, coveredFrom: '2026-01-10' });
});

test('an event before any cover is refused', () => {
  const given = { payments, eventOn: '2026-01-09' };
  expect(() => membershipMonthsKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code: 'event.before_membership', field: 'eventOn' }),
  );
});
