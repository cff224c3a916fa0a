import { describe, expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import { shippedLaw } from '#tests/support/law.ts';

function answer(given: Readonly<Record<string, unknown>>) {
  return answerCase(shippedLaw, { kind: 'pension_age', ...given });
}

// PP 45/2015: 56, from 2019 57, then a year more every three years up to 65
test.each([
  ['2015-07-01', 56],
  ['2018-12-31', 56],
  ['2019-01-01', 57],
  ['2021-12-31', 57],
  ['2022-01-01', 58],
  ['2024-12-31', 58],
  ['2025-01-01', 59],
  ['2026-11-21', 59],
  ['2028-01-01', 60],
  ['2031-01-01', 61],
  ['2034-01-01', 62],
  ['2037-01-01', 63],
  ['2040-01-01', 64],
  ['2042-12-31', 64],
  ['2043-01-01', 65],
  ['2099-01-01', 65],
])('on %s the pension age is %s', (on, ageYears) => {
  expect(answer({ on })).toMatchObject({ ageYears });
});

// born; pension day, age, last month of registration
test.each([
  ['1959-07-01', '2015-07-01', 56, '2015-06', 'the first day of the law'],
  ['1962-12-31', '2018-12-31', 56, '2018-11', 'the last day of 56'],
  ['1963-01-01', '2020-01-01', 57, '2019-12', 'a day later, a year later'],
  ['1965-07-16', '2023-07-16', 58, '2023-06', 'the example of the register'],
  ['1966-12-31', '2024-12-31', 58, '2024-11', 'the last day of 58'],
  ['1967-01-01', '2026-01-01', 59, '2025-12', 'the first of 59'],
  ['1968-02-29', '2027-03-01', 59, '2027-02', 'born on 29 February'],
  ['2000-05-05', '2065-05-05', 65, '2065-04', 'the young'],
])('born %s: pension on %s at %s, registration until %s (%s)', (...row) => {
  const [bornOn, pensionOn, ageYears, registrationUntil] = row;
  expect(answer({ bornOn })).toMatchObject({ pensionOn, ageYears, registrationUntil });
});

describe('refuses what the law does not know', () => {
  test.each([
    [{ bornOn: '1959-06-30' }, 'parameter.before_first', 'bornOn'],
    [{ on: '2015-06-30' }, 'parameter.before_first', 'on'],
    [{ bornOn: '1965-02-30' }, 'day.invalid', 'bornOn'],
    [{}, 'field.missing', 'on'],
  ])('%o: %s at %s', (given, code, field) => {
    expect(answer(given)).toEqual({ id: null, error: { code, field } });
  });
});
