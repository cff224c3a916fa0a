import { describe, expect, test } from 'vitest';
import { inquiryRequestSchema, paymentRequestSchema } from './messages.ts';
import { readMessage } from './read-message.ts';

const payment = {
  partnerServiceId: '   88899',
  customerNo: '1000000001203158',
  virtualAccountNo: '   888991000000001203158',
  paymentRequestId: 'abcdef-123456',
  paidAmount: { value: '16800.00', currency: 'IDR' },
};
const read = (changes: Readonly<Record<string, unknown>>) =>
  readMessage(paymentRequestSchema, JSON.stringify({ ...payment, ...changes }));

describe('a message of a bank', () => {
  test('is read with fields of its own that we do not know', () => {
    expect(read({ passApp: 'abc' })).toMatchObject({ message: payment });
  });

  test.each([
    ['customerNo', undefined],
    ['customerNo', ''],
    ['paidAmount', null],
    ['paymentRequestId', undefined],
  ])('without the mandatory %s is refused as that', (field, value) => {
    expect(read({ [field]: value })).toEqual({ outcome: 'missing_field', field });
  });

  test.each([
    ['customerNo', 1_000_000_001_203_158],
    ['customerNo', '10000000012031x8'],
    ['customerNo', '1'.repeat(21)],
    ['partnerServiceId', '88899'],
    ['partnerServiceId', '  88 899'],
    ['paymentRequestId', 'a\u0000b'],
    ['paymentRequestId', 'a'.repeat(129)],
    ['paymentRequestId', 'a b'],
    ['trxDateTime', 'x'.repeat(26)],
  ])('with a malformed %s is refused naming it', (field, value) => {
    expect(read({ [field]: value })).toEqual({ outcome: 'invalid_format', field });
  });

  test.each([
    ['paidAmount.value', { value: '16800', currency: 'IDR' }, 'invalid_format'],
    ['paidAmount.value', { value: '-16800.00', currency: 'IDR' }, 'invalid_format'],
    ['paidAmount.value', { value: 16800, currency: 'IDR' }, 'invalid_format'],
    ['paidAmount.value', { currency: 'IDR' }, 'missing_field'],
    ['paidAmount.currency', { value: '16800.00', currency: 'USD' }, 'invalid_format'],
  ])('names the field inside: %s of %j', (field, paidAmount, outcome) => {
    expect(read({ paidAmount })).toEqual({ outcome, field });
  });

  test.each(['', 'null', '[]', '"x"', '{"a":', '12'])(
    'that is no JSON object is a bad request: %j',
    (text) => {
      expect(readMessage(inquiryRequestSchema, text)).toEqual({ outcome: 'bad_request' });
    },
  );
});
