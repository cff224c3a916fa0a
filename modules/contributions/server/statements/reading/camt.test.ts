import { expect, test } from 'vitest';
import { limits, movements, readText, refusalOfText, sample } from './reading-test-kit.ts';
import { camtSample, camtStatement } from './statement-samples.ts';

test.each(['02', '04', '06', '08', '13'])('version .%s gives account, balances and movements', (version) => {
  const [statement] = readText(camtSample(sample, version)).statements;
  expect(statement).toMatchObject({ account: '0101234567', openingIdr: 1_000_000n, closingIdr: 1_008_400n });
  expect(
    statement?.lines.map((line) => [line.amountIdr, line.direction, line.bankReference, line.code]),
  ).toEqual(movements.map((one) => [one.amountIdr, one.direction, one.reference, one.code]));
});

test('prefixes, several statements in one file, comments and CDATA change nothing', () => {
  const two = camtSample(sample).replace(
    '</BkToCstmrStmt>',
    `<!-- <Ntry> -->${camtStatement(sample)}</BkToCstmrStmt>`,
  );
  const prefixed = two.replace(/<(\/?)([A-Z])/g, '<$1n:$2').replace('xmlns=', 'xmlns:n=');
  const withCdata = prefixed.replace(/<n:Ustrd>([^<&]*)<\/n:Ustrd>/g, '<n:Ustrd><![CDATA[$1]]></n:Ustrd>');
  const plain = readText(camtSample(sample)).statements[0]?.lines ?? [];
  const read = readText(withCdata).statements;
  expect(read).toHaveLength(2);
  expect(read[0]?.lines).toEqual(plain);
  expect(read[1]?.lines).toEqual(
    plain.map((line) => ({ ...line, lineNumber: line.lineNumber + plain.length })),
  );
});

test('a batch is one movement a transaction where their amounts add up, else one movement without a code', () => {
  const batch = (amounts: readonly number[]) =>
    camtSample({ ...sample, movements: [] })
      .replace('<CLBD>', '')
      .replace(/<Bal>[\s\S]*<\/Bal>/, '')
      .replace(
        '</Stmt>',
        `<Ntry><Amt Ccy="IDR">300.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-03T23:30:00+08:00</DtTm></BookgDt><NtryDtls>${amounts
          .map(
            (amount, index) =>
              `<TxDtls><Refs><EndToEndId>${movements[index]?.code}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="IDR">${amount}</Amt></TxAmt></AmtDtls></TxDtls>`,
          )
          .join('')}</NtryDtls></Ntry></Stmt>`,
      );
  const split = readText(batch([100, 200])).statements[0]?.lines ?? [];
  expect(split.map((line) => [line.amountIdr, line.code, line.bookedOn])).toEqual([
    [100n, movements[0]?.code, '2026-11-03'],
    [200n, movements[1]?.code, '2026-11-03'],
  ]);
  const whole = readText(batch([100, 150])).statements[0]?.lines ?? [];
  expect(whole.map((line) => [line.amountIdr, line.code])).toEqual([[300n, null]]);
});

test('what is only announced is no movement, and is not in the balance', () => {
  const announced = camtSample(sample).replace(
    '</Stmt>',
    '<Ntry><Amt Ccy="IDR">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts><ValDt><Dt>2026-11-30</Dt></ValDt></Ntry></Stmt>',
  );
  expect(readText(announced).statements[0]?.lines).toHaveLength(movements.length);
});

test('a closing balance that does not follow names the difference', () => {
  const changed = camtSample(sample).replace('1008400.00', '1008300.00');
  expect(refusalOfText(changed)).toEqual({
    code: 'statement.balance_differs',
    details: { openingIdr: '1000000', movedIdr: '8400', closingIdr: '1008300', differenceIdr: '-100' },
  });
});

test.each([
  ['an amount with a comma', ['16800.00', '16800,00'], 'statement.amount_invalid'],
  ['cents', ['16800.00', '16800.50'], 'statement.amount_has_cents'],
  ['another currency', ['Ccy="IDR">16800', 'Ccy="USD">16800'], 'statement.currency_not_idr'],
  ['an account in another currency', ['<Ccy>IDR', '<Ccy>EUR'], 'statement.currency_not_idr'],
  [
    'a day that does not exist',
    ['<BookgDt><Dt>2026-11-02', '<BookgDt><Dt>2026-11-31'],
    'statement.date_invalid',
  ],
  ['no direction', ['CRDT</CdtDbtInd><Sts>', 'XXXX</CdtDbtInd><Sts>'], 'statement.direction_missing'],
  ['a document type', ['<Document', '<!DOCTYPE x [<!ENTITY a "b">]><Document'], 'statement.file_dtd'],
  ['an end that is missing', ['</BkToCstmrStmt></Document>', ''], 'statement.file_truncated'],
  ['a tag that is closed by another', ['</Stmt>', '</Stmp>'], 'statement.file_unreadable'],
  ['no account', [/<Othr>.*<\/Othr>/, ''], 'statement.account_missing'],
  ['no statement', [/<Stmt>[\s\S]*<\/Stmt>/, ''], 'statement.none'],
] as const)('%s is refused', (_name, [from, to], code) => {
  expect(refusalOfText(camtSample(sample).replace(from, to)).code).toBe(code);
});

test('a refusal names the movement and the line', () => {
  expect(
    refusalOfText(camtSample(sample).replace('8400.00</Amt><CdtDbtInd>DBIT', '84.5</Amt><CdtDbtInd>DBIT')),
  ).toEqual({
    code: 'statement.amount_has_cents',
    details: { entry: 2, line: 7 },
  });
});

test('billion laughs and depth end at once', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY lol${i} "${`&lol${i || ''};`.repeat(10)}">`).join('')}]><Document>&lol9;</Document>`;
  expect(refusalOfText(laughs).code).toBe('statement.file_dtd');
  expect(refusalOfText('<a>'.repeat(500_000)).code).toBe('statement.file_too_deep');
  expect(refusalOfText(`<Document>${'<a/>'.repeat(100_000)}</Document>`).code).toBe('statement.none');
});

test('more movements than may be are refused', () => {
  expect(refusalOfText(camtSample(sample), { ...limits, lines: 2 }).code).toBe(
    'statement.file_too_many_lines',
  );
});
