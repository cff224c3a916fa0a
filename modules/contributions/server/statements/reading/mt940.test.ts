import { expect, test } from 'vitest';
import { movements, readText, refusalOfText, sample } from './reading-test-kit.ts';
import { mt940Sample } from './statement-samples.ts';

const text = mt940Sample(sample);

test('account, balances and movements are read, a code folded over two lines too', () => {
  const [statement] = readText(text).statements;
  expect(text).toMatch(/NOV \d{1,15}\n\d/);
  expect(statement).toMatchObject({ account: '0101234567', openingIdr: 1_000_000n, closingIdr: 1_008_400n });
  expect(
    statement?.lines.map((line) => [line.amountIdr, line.direction, line.bankReference, line.code]),
  ).toEqual(movements.map((one) => [one.amountIdr, one.direction, one.reference, one.code]));
});

test('RC takes a credit back: money goes out, and it is a reversal', () => {
  expect(text).toContain('RC16800,00');
  expect(readText(text).statements[0]?.lines[3]).toMatchObject({ direction: 'debit', isReversal: true });
});

test('several statements, the network’s envelope, other fields and CRLF change nothing', () => {
  const plain = readText(text).statements[0]?.lines;
  const wrapped = `{1:F01BANKIDJA0000000000}{2:I940BANKIDJAXXXXN}{4:\r\n:13D:2611300800+0800\r\n${text
    .replace(/\n-\n$/, '\n-}')
    .replaceAll('\n', '\r\n')}\r\n`;
  const read = readText(`${wrapped}${wrapped}`).statements;
  expect(read).toHaveLength(2);
  expect(read[0]?.lines).toEqual(plain);
  expect(read[1]?.lines.map((line) => line.lineNumber)).toEqual([5, 6, 7, 8]);
});

test('the day of entry belongs to the year nearest to the value date', () => {
  const turn = text.replace(':61:2611021102C', ':61:2612310102C');
  expect(readText(turn).statements[0]?.lines[0]).toMatchObject({
    valueOn: '2026-12-31',
    bookedOn: '2027-01-02',
  });
});

test.each([
  ['cents', ['C16800,00NTRF', 'C16800,50NTRF'], 'statement.amount_has_cents'],
  ['a point before the cents', ['C16800,00NTRF', 'C16800.00NTRF'], 'statement.amount_invalid'],
  ['a day that does not exist', [':61:2611021102', ':61:2602310231'], 'statement.date_invalid'],
  ['another currency', ['C261101IDR', 'C261101USD'], 'statement.currency_not_idr'],
  ['a missing end', [/:62F:[\s\S]*/, ''], 'statement.file_truncated'],
  ['a broken balance', ['C261101IDR', 'C261101ID'], 'statement.file_unreadable'],
  ['an expected credit', ['1102C16800', '1102EC16800'], 'statement.file_unreadable'],
  ['no account', [':25:0101234567', ':25:'], 'statement.account_missing'],
  ['another closing balance', ['IDR1008400,00', 'IDR1008401,00'], 'statement.balance_differs'],
] as const)('%s is refused', (_name, [from, to], code) => {
  expect(refusalOfText(text.replace(from, to)).code).toBe(code);
});

test('the difference and the line are named', () => {
  expect(refusalOfText(text.replace('IDR1008400,00', 'IDR1008401,00')).details).toMatchObject({
    differenceIdr: '1',
  });
  expect(refusalOfText(text.replace('C16800,00NTRF', 'C16800,50NTRF')).details).toEqual({
    entry: 1,
    line: 5,
  });
});

test('balances beyond what a float can count are exact', () => {
  const huge = mt940Sample({ ...sample, openingIdr: 900_719_925_474_099n });
  expect(readText(huge).statements[0]?.closingIdr).toBe(900_719_925_482_499n);
});
