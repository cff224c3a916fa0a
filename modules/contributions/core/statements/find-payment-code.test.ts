import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paymentCode } from '#modules/contributions/core/index.ts';
import { findPaymentCode, isPaymentCode } from './find-payment-code.ts';

function codeOf(kind: number, rest: number): string {
  const body = `${kind}${String(rest).padStart(13, '0')}`;
  return body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
}

/** As bills are given them. */
const anyCode = fc
  .record({
    kind: fc.constantFrom('worker' as const, 'employer' as const, 'group' as const, 'sponsor' as const),
    number: fc.integer({ min: 1, max: 999_999_999 }),
    month: fc.constantFrom('2015-01', '2026-11', '2031-07'),
    serial: fc.integer({ min: 0, max: 9 }),
  })
  .map(paymentCode);

test('a code is found however it is grouped, and whatever words stand around it', () => {
  const gaps = fc.constantFrom('', ' ', '.', '-', ' - ');
  fc.assert(
    fc.property(anyCode, gaps, fc.constantFrom('IURAN ', '', 'INV/', '(', 'a'), (code, gap, before) => {
      const grouped = code.match(/.{4}/g)?.join(gap) ?? '';
      expect(findPaymentCode([`${before}${grouped} NI WAYAN`])).toBe(code);
    }),
  );
});

test('one wrong digit is no code, and neither is a swap of neighbours', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
      const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
      expect(isPaymentCode(wrong)).toBe(false);
      const swapped = `${code.slice(0, 5)}${code[6]}${code[5]}${code.slice(7)}`;
      expect(isPaymentCode(swapped)).toBe(swapped === code);
    }),
  );
});

test('two different codes in one movement are none; the same one twice is one', () => {
  const [one, two] = [codeOf(1, 12), codeOf(2, 13)];
  expect(findPaymentCode([one, two])).toBeNull();
  expect(findPaymentCode([`${one} dan ${two}`])).toBeNull();
  expect(findPaymentCode([one, `IURAN ${one}`])).toBe(one);
});

test('a code inside a longer number, of another kind, or a NIK without the check digits is none', () => {
  const code = codeOf(1, 12);
  expect(findPaymentCode([`${code}7`, `9${code}`])).toBeNull();
  expect(findPaymentCode([codeOf(5, 12), codeOf(0, 12)])).toBeNull();
  expect(findPaymentCode(['NIK 1171042104040003'])).toBeNull();
});

test('a date or a branch number beside the code does not hide it', () => {
  const code = codeOf(3, 77);
  expect(findPaymentCode([`0111 ${code} 0000`])).toBe(code);
});
