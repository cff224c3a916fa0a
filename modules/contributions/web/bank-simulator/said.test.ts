import { expect, test } from 'vitest';
import { saidOf } from './said.ts';

const inquiry = JSON.stringify({
  responseCode: '2002400',
  virtualAccountData: {
    virtualAccountName: 'I W*** S***',
    totalAmount: { value: '1016800.00', currency: 'IDR' },
    inquiryReason: { english: 'Success', indonesia: 'Sukses' },
  },
});

test('an answer says who pays, how much and how it went, in the language of the page', () => {
  const said = { name: 'I W*** S***', amountIdr: '1016800' };
  expect(saidOf(inquiry, 'id')).toEqual({ ...said, reason: 'Sukses' });
  expect(saidOf(inquiry, 'en')).toEqual({ ...said, reason: 'Success' });
});

test('one that names no account says nothing', () => {
  expect(saidOf('{"responseCode":"4012400"}', 'id')).toBeNull();
  expect(saidOf('<html>', 'id')).toBeNull();
});
