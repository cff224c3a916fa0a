import { describe, expect, test } from 'vitest';
import { lawOf } from '#modules/rules/core/law/index.ts';
import { shippedFiles, shippedLaw } from '#tests/support/law.ts';
import { withSwitches } from './with-switches.ts';

describe('a profile of one’s own', () => {
  test('sets the switches it names and leaves the others and the shipped law as they are', () => {
    const law = withSwitches(shippedLaw, { coverageDuringArrears: 'covered', permitToleranceDays: 7 });
    expect(law.profile.coverageDuringArrears.value).toBe('covered');
    expect(law.profile.permitToleranceDays.value).toBe(7);
    expect(law.profile.fineOnce).toEqual(shippedLaw.profile.fineOnce);
    expect(shippedLaw.profile).toEqual(lawOf(shippedFiles).profile);
  });

  test.each([
    ['no object', ['covered'], 'case.malformed', ''],
    ['a switch nobody knows', { coverageInArrears: 'covered' }, 'switch.unknown', 'coverageInArrears'],
    ['a name every object has', { toString: true }, 'switch.unknown', 'toString'],
    [
      'a choice that is none',
      { coverageDuringArrears: 'maybe' },
      'switch.value_unknown',
      'coverageDuringArrears',
    ],
    ['a text for a flag', { 'reliefFor.CSR': 'true' }, 'switch.value_unknown', 'reliefFor.CSR'],
    ['a negative count', { permitToleranceDays: -1 }, 'switch.value_unknown', 'permitToleranceDays'],
  ])('with %s is refused by name', (_, given, code, field) => {
    expect(() => withSwitches(shippedLaw, given)).toThrow(`${code}: ${field}`);
  });
});
