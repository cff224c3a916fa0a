import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { ageOn, birthdayOf } from './age.ts';
import { registrationLimits } from './registration-limits.ts';

type Given = Readonly<Record<string, unknown>>;

function answer(given: Given, law = shippedLaw) {
  return answerCase(law, { kind: 'eligibility', ...given });
}

// segment, born, day, more facts; reasons
test.each<[string, string, Given, readonly string[], string]>([
  ['BPU', '2009-11-21', {}, [], 'BPU: 17 on the day'],
  ['BPU', '2009-11-22', {}, ['too_young'], 'a day short of 17'],
  ['BPU', '1961-11-22', {}, [], 'the last day of 64'],
  ['BPU', '1961-11-21', {}, ['too_old'], 'Permenaker 5/2021: 65 on the day'],
  ['PU', '2012-01-01', {}, [], 'PU: the employer registers whoever works'],
  ['PU', '1950-01-01', {}, [], 'PU: no age'],
  ['PU', '1990-01-01', { foreign: true, monthsInIndonesia: 6 }, [], 'UU 24/2011: six months in Indonesia'],
  ['PU', '1990-01-01', { foreign: true, monthsInIndonesia: 5 }, ['foreign_months'], 'five'],
  [
    'BPU',
    '1990-01-01',
    { foreign: true, monthsInIndonesia: 9 },
    ['foreign_segment'],
    'as a wage earner only',
  ],
  ['PU', '1972-11-22', { programmes: ['JKP'] }, [], 'JKP: the last day of 53'],
  ['PU', '1972-11-21', { programmes: ['JKP'] }, ['jkp_age'], 'PP 37/2021: 54 on the day'],
  ['PU', '1972-11-21', { programmes: ['JKP'], member: true }, [], 'a member already'],
  [
    'PU',
    '1990-01-01',
    { programmes: ['JKP'], foreign: true, monthsInIndonesia: 9 },
    ['jkp_citizens_only'],
    'citizens',
  ],
  ['PU', '1967-12-01', { programmes: ['JP'] }, [], 'JP: 59 on 1 December 2026, registered until November'],
  ['PU', '1967-11-30', { programmes: ['JP'] }, ['jp_too_late'], 'pension this month'],
])('%s born %s on 21 November 2026, %o: %o (%s)', (segment, bornOn, more, reasons) => {
  const result = answer({ segment, bornOn, on: '2026-11-21', ...more });
  expect(result).toMatchObject({ eligible: reasons.length === 0, reasons });
});

test('registration to JP ends in June 2023 for someone born on 16 July 1965', () => {
  const given = { segment: 'PU', bornOn: '1965-07-16', programmes: ['JP'] };
  expect(answer({ ...given, on: '2023-06-30' })).toMatchObject({ eligible: true });
  expect(answer({ ...given, on: '2023-07-01' })).toMatchObject({ reasons: ['jp_too_late'] });
});

describe('a member who turns 65', () => {
  const given = { segment: 'BPU', bornOn: '1961-11-21', member: true };

  test.each([
    [true, '2026-11-21', true],
    [false, '2026-11-21', false],
  ])('with the switch %s stays one on %s: %s', (memberStaysAt65, on, eligible) => {
    const result = answer({ ...given, on }, lawWith({ memberStaysAt65 }));
    expect(result).toMatchObject({ eligible, dependsOn: ['memberStaysAt65'] });
  });

  test('depends on the switch only from that day on', () => {
    expect(answer({ ...given, on: '2026-11-20' }).dependsOn).toBeUndefined();
  });
});

test.each([
  [{ bornOn: '2026-11-22' }, 'period.reversed', 'on'],
  [{ bornOn: '1990-02-31' }, 'day.invalid', 'bornOn'],
  [{ on: '2015-06-30' }, 'parameter.before_first', 'on'],
  [{ programmes: ['JKK', 'JP'] }, 'programme.not_for_segment', 'programmes[1]'],
  [{ foreign: true, segment: 'PU' }, 'field.missing', 'monthsInIndonesia'],
  [{ segment: 'PMI' }, 'field.choice_unknown', 'segment'],
])('%o is refused: %s at %s', (wrong, code, field) => {
  const result = answer({ segment: 'BPU', bornOn: '1990-01-01', on: '2026-11-21', ...wrong });
  expect(result).toEqual({ id: null, error: { code, field } });
});

test('a year older on the birthday, on 1 March when born on 29 February, and never before', () => {
  expect(birthdayOf('2008-02-29', 17)).toBe('2025-03-01');
  expect(birthdayOf('2008-02-29', 16)).toBe('2024-02-29');
  const day = fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true });
  const agrees = (birthday: typeof birthdayOf) =>
    !fc.check(
      fc.property(day, fc.integer({ min: 1, max: 80 }), (date, years) => {
        const bornOn = date.toISOString().slice(0, 10);
        const on = birthday(bornOn, years);
        const eve = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
        return ageOn(bornOn, on) === years && ageOn(bornOn, eve) === years - 1;
      }),
      { seed: 20261121 },
    ).failed;
  expect(agrees(birthdayOf)).toBe(true);
  expect(agrees((bornOn, years) => `${Number(bornOn.slice(0, 4)) + years}-01-01`)).toBe(false);
});

test('lists are checked by the limits of the law of the day; before the law there are none', () => {
  expect(registrationLimits(shippedLaw, '2026-11-21')).toEqual({
    youngestAge: 17,
    tooOldAge: 65,
    usualAgeFrom: 15,
    unusualAgeFrom: 65,
    minimumWageIdr: 1_000_000n,
  });
  expect(registrationLimits(shippedLaw, '2015-06-30')).toEqual({});
});
