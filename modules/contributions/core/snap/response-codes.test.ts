import { describe, expect, test } from 'vitest';
import { isAmountIdr, snapAmountOf } from './amounts.ts';
import { answerHead, type SnapOutcome, type SnapService } from './response-codes.ts';
import { virtualAccountOf } from './virtual-account.ts';

describe('the head of an answer', () => {
  test.each<[SnapService, SnapOutcome, string | undefined, string, string]>([
    ['token', 'successful', undefined, '2007300', 'Successful'],
    ['token', 'invalid_format', 'X-TIMESTAMP', '4007301', 'Invalid Field Format {X-TIMESTAMP}'],
    ['token', 'missing_field', 'grantType', '4007302', 'Invalid Mandatory Field {grantType}'],
    ['token', 'unauthorized', 'Signature', '4017300', 'Unauthorized. [Signature]'],
    ['inquiry', 'successful', undefined, '2002400', 'Successful'],
    ['inquiry', 'invalid_token', undefined, '4012401', 'Invalid Token (B2B)'],
    ['inquiry', 'bill_not_found', 'Not Found', '4042412', 'Invalid Bill/Virtual Account [Not Found]'],
    ['inquiry', 'paid_bill', undefined, '4042414', 'Paid Bill'],
    ['inquiry', 'expired_bill', 'Expired', '4042419', 'Invalid Bill/Virtual Account [Expired]'],
    ['inquiry', 'conflict', undefined, '4092400', 'Conflict'],
    ['payment', 'invalid_amount', undefined, '4042513', 'Invalid Amount'],
    ['payment', 'inconsistent_request', undefined, '4042518', 'Inconsistent Request'],
    ['payment', 'general_error', undefined, '5002500', 'General Error'],
    ['status', 'transaction_not_found', undefined, '4042601', 'Transaction Not Found'],
    ['status', 'too_many_requests', undefined, '4292600', 'Too Many Requests'],
  ])('of %s, %s is the standard code', (service, outcome, detail, code, message) => {
    expect(answerHead(service, outcome, detail)).toEqual({
      status: Number(code.slice(0, 3)),
      responseCode: code,
      responseMessage: message,
    });
  });
});

describe('amounts and accounts', () => {
  test('an amount is whole rupiah with two decimals', () => {
    expect(snapAmountOf(16_800n)).toEqual({ value: '16800.00', currency: 'IDR' });
    expect(isAmountIdr('16800.00', 16_800n)).toBe(true);
    expect(isAmountIdr('16800.01', 16_800n)).toBe(false);
    expect(isAmountIdr('16801.00', 16_800n)).toBe(false);
    expect(isAmountIdr('9999999999999999.00', 9_999_999_999_999_999n)).toBe(true);
  });

  test('a virtual account is the company code in eight characters and the payment code', () => {
    expect(virtualAccountOf('88899', '1000000001203158')).toEqual({
      partnerServiceId: '   88899',
      customerNo: '1000000001203158',
      virtualAccountNo: '   888991000000001203158',
    });
  });
});
