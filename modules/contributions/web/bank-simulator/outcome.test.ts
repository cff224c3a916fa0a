import { expect, test } from 'vitest';
import type { BankExchange } from '#modules/contributions/api/index.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

function said(step: BankExchange['step'], responseCode: string): BankExchange {
  return {
    ...{ step, responseCode, responseMessage: '', path: '' },
    request: { headers: [], body: '', signedText: '' },
    answer: { status: 200, headers: [], body: '' },
  };
}

const asked = [said('token', '2007300'), said('inquiry', '2002400')];

test.each<[string, readonly BankExchange[], Outcome]>([
  ['a payment that was taken', [...asked, said('payment', '2002500'), said('status', '2002600')], 'paid'],
  ['one that was refused', [...asked, said('payment', '4042513'), said('status', '2002600')], 'refused'],
  [
    'one reported twice',
    [...asked, said('payment', '2002500'), said('payment_again', '2002500')],
    'paid_once',
  ],
  ['one reported again later', [said('token', '2007300'), said('payment_again', '2002500')], 'paid_once'],
  ['questions alone', [...asked, said('inquiry_again', '4092400')], 'refused'],
])('%s', (_what, exchanges, outcome) => {
  expect(outcomeOf(exchanges)).toBe(outcome);
});
