import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { counterWarning } from './counter-warning.ts';
import { actsOf, exceptionKinds } from './exception-acts.ts';
import { maskPayee } from './payee.ts';
import { readReceiptCode, readReceiptNumber, receiptCode, receiptNumber } from './receipt.ts';

const bill = {
  state: 'open',
  owedIdr: 8_400n,
  payerOwedIdr: 16_800n,
  creditIdr: 0n,
  expiresOn: '2027-02-28',
} as const;
const line = {
  kind: 'over',
  state: 'open',
  isWaiting: false,
  payerKind: 'worker',
  paymentState: 'posted',
} as const;

describe('what a cashier is asked once more', () => {
  test.each([
    [8_400n, null],
    [16_800n, null],
    [5_000n, 'partial'],
    [10_000n, 'over'],
    [20_000n, 'over'],
  ])('%s of a bill of 8,400 and 16,800 in all: %s', (amountIdr, warning) => {
    expect(counterWarning(bill, amountIdr, '2026-11-15')).toBe(warning);
  });

  test('a bill that is no longer open is said by its state, one out of time as expired', () => {
    for (const state of ['paid', 'cancelled', 'replaced', 'expired'] as const)
      expect(counterWarning({ ...bill, state, owedIdr: 0n }, 8_400n, '2026-11-15')).toBe(state);
    expect(counterWarning(bill, 8_400n, '2027-03-01')).toBe('expired');
    expect(counterWarning({ ...bill, owedIdr: 0n }, 8_400n, '2026-11-15')).toBe('paid');
  });

  test('what is held already is counted', () => {
    expect(counterWarning({ ...bill, creditIdr: 4_000n }, 12_800n, '2026-11-15')).toBeNull();
  });
});

describe('a receipt', () => {
  test('is numbered by the year its money came', () => {
    expect(receiptNumber(1234n, '2026-11-15')).toBe('2026-00001234');
    for (const typed of ['2026-00001234', ' 2026 00001234', '202600001234', '2026-1234'])
      expect(readReceiptNumber(typed)).toEqual({ year: '2026', receipt: 1234n });
    for (const typed of ['', '2026', 'abc', '2026-1234567890123456'])
      expect(readReceiptNumber(typed)).toBeNull();
  });

  property.prop([fc.uint8Array({ minLength: 8, maxLength: 32 })])(
    'its code is read however it is typed',
    (bytes) => {
      const code = receiptCode(bytes);
      expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
      expect(readReceiptCode(` ${code.toLowerCase().replace('-', ' ')}`)).toBe(code);
    },
  );

  test('what is no code is none', () => {
    for (const typed of ['', 'ABCD-EFG', 'ABCD-EFGO', 'ABCD-EFGHJ'])
      expect(readReceiptCode(typed)).toBeNull();
  });
});

describe('what may be done with a line of the work list', () => {
  test('every kind that is open allows something, none that is settled or waits for a second person', () => {
    for (const kind of exceptionKinds) {
      const unknown = kind === 'unknown' ? ({ payerKind: null, paymentState: 'unidentified' } as const) : {};
      expect(actsOf({ ...line, ...unknown, kind }).length, kind).toBeGreaterThan(0);
      expect(actsOf({ ...line, kind, state: 'settled' })).toEqual([]);
      expect(actsOf({ ...line, kind, isWaiting: true })).toEqual([]);
    }
  });

  test('money without a payer is assigned or given back, never kept or noted away', () => {
    expect(actsOf({ ...line, kind: 'unknown', payerKind: null, paymentState: 'unidentified' })).toEqual([
      'assign',
      'refund',
    ]);
  });

  test('a group’s money is for the members that it names', () => {
    expect(actsOf({ ...line, kind: 'partial', payerKind: 'group' })).toEqual([
      'name_members',
      'keep',
      'refund',
      'attribute',
    ]);
  });

  test('money that was taken back cannot be given back', () => {
    expect(actsOf({ ...line, paymentState: 'reversed' })).toEqual(['keep']);
  });
});

test('of a payee a colleague sees the bank, four digits and first letters', () => {
  const masked = maskPayee({ bank: 'BPD Bali', account: '0123456789', holder: 'Ni Made' }, () => 'N* M***');
  expect(masked).toBe('BPD Bali ****6789 · N* M***');
});
