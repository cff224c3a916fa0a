import { describe, expect, test } from 'vitest';
import { asDecimal, caretAfter, digitsOf, groupedText } from './money-text.ts';

describe('a number as it is typed or pasted', () => {
  test.each([
    ['id', '1000000', '1000000'],
    ['id', '1.000.000', '1000000'],
    ['id', 'Rp 1.000.000', '1000000'],
    ['id', 'Rp1.000.000,-', '1000000'],
    ['id', 'Rp.\u00a01.000.000,00', '1000000'],
    ['id', 'IDR 1,000,000', '1000000'],
    ['id', '1.0000', '10000'],
    ['id', '007', '7'],
    ['id', '0', '0'],
    ['id', '', ''],
    ['en', 'Rp 1.000.000', '1000000'],
    ['en', '1,0000', '10000'],
    ['en', '1,000,000.00', '1000000'],
  ] as const)('%s: %s is %s', (language, typed, digits) => {
    expect(digitsOf(typed, language)).toBe(digits);
  });

  test.each([
    ['id', '-5', '-5'],
    ['id', '1,5', '1,5'],
    ['id', '1.000,50', '1.000,50'],
    ['id', 'sejuta', 'sejuta'],
    ['en', '1.5', '1.5'],
  ] as const)('%s: %s is no whole number and stays as typed', (language, typed, kept) => {
    expect(digitsOf(typed, language)).toBe(kept);
  });

  test('typing digit by digit never changes the number, in either language', () => {
    for (const language of ['id', 'en'] as const) {
      let shown = '';
      for (const digit of '1234567890') shown = groupedText(digitsOf(shown + digit, language), language);
      expect(shown.replace(/\D/g, '')).toBe('1234567890');
    }
  });
});

describe('a number as it is shown', () => {
  test('has the thousands mark of its language; what is no number is left alone', () => {
    expect(groupedText('1000000', 'id')).toBe('1.000.000');
    expect(groupedText('100', 'id')).toBe('100');
    expect(groupedText('6400', 'en')).toBe('6,400');
    expect(groupedText('-5', 'id')).toBe('-5');
  });

  test('the caret stays behind the same digit', () => {
    expect(caretAfter('1.000.000', 4)).toBe(5);
    expect(caretAfter('1.000.000', 0)).toBe(0);
    expect(caretAfter('1.000.000', 7)).toBe(9);
  });
});

describe('a number as the rules are asked with it', () => {
  test.each([
    ['1000000', '1000000'],
    ['-5', '-5'],
    ['1,5', '1.5'],
    ['1.000,50', '1000.50'],
    ['1,000.50', '1000.50'],
    ['4.5', '4.5'],
    ['5,', '5'],
    ['sejuta', 'sejuta'],
  ])('%s is %s', (typed, asked) => {
    expect(asDecimal(typed)).toBe(asked);
  });
});
