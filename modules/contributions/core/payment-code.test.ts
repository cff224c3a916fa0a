import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { paymentCode, readPaymentCode, shownPaymentCode } from './payment-code.ts';

const parts = fc.record({
  kind: fc.constantFrom('worker', 'employer', 'group', 'sponsor'),
  number: fc.integer({ min: 1, max: 999_999_999 }),
  month: fc
    .tuple(fc.integer({ min: 2015, max: 2097 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  serial: fc.integer({ min: 0, max: 9 }),
});

describe('payment codes', () => {
  test.prop([parts])('are 16 digits and read back, however they are spaced', (given) => {
    const code = paymentCode(given);
    expect(code).toMatch(/^[1-4]\d{15}$/);
    expect(readPaymentCode(code)).toBe(code);
    expect(readPaymentCode(` ${shownPaymentCode(code)} `)).toBe(code);
  });

  test.prop([parts, fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 })])(
    'with one wrong digit are no code',
    (given, at, by) => {
      const code = paymentCode(given);
      const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`;
      expect(readPaymentCode(wrong)).toBeNull();
    },
  );

  test.prop([parts, fc.nat({ max: 14 })])('with two neighbours changed are no code', (given, at) => {
    const code = paymentCode(given);
    const wrong = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
    expect(readPaymentCode(wrong)).toBe(wrong === code ? code : null);
  });

  test('of parts that do not fit are not made', () => {
    expect(() => paymentCode({ kind: 'worker', number: 0, month: '2026-11', serial: 0 })).toThrow(RangeError);
    expect(() => paymentCode({ kind: 'worker', number: 1, month: '2014-12', serial: 0 })).toThrow(RangeError);
    expect(readPaymentCode('5171012345670001')).toBeNull();
  });
});
