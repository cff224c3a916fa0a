import { expect, test } from 'vitest';
import { codeOf, movements, readText, refusalOfText, sample } from './reading-test-kit.ts';
import { csvSample } from './statement-samples.ts';

const code = codeOf(21);

function moneyOf(text: string) {
  return readText(text).statements.flatMap(({ lines }) =>
    lines.map((line) => [line.bookedOn, line.amountIdr, line.direction, line.code]),
  );
}

const expected = [
  ['2026-11-02', 16_800n, 'credit', code],
  ['2026-11-03', 1_250_000n, 'debit', null],
];

test.each([
  [
    'BCA',
    `Informasi Rekening - Mutasi Rekening\nNo. rekening : ,'0101234567\nNama : ,PENERIMA IURAN\nPeriode : ,01/11/2026 - 30/11/2026\nKode Mata Uang : ,Rp\n\nTanggal Transaksi,Keterangan,Cabang,Jumlah,,Saldo\n'02/11,"TRSF E-BANKING CR ${code}",'0000,"16,800.00",CR,"1,016,800.00"\n'03/11,BIAYA,'0000,"1,250,000.00",DB,"-233,200.00"\nPEND,BELUM,'0000,"5.00",CR,\nSaldo Awal : ,"1,000,000.00"\nKredit : ,"16,800.00"\nDebet : ,"1,250,000.00"\nSaldo Akhir : ,"-233,200.00"\n`,
  ],
  [
    'Mandiri',
    `AccountNo,Ccy,PostDate,Remarks,AdditionalDesc,Credit Amount,Debit Amount,Close Balance\n1450001234567,IDR,02/11/2026,IURAN,${code},16800.00,.00,1016800.00\n1450001234567,IDR,03/11/2026,BIAYA,,0.00,1250000.00,-233200.00\n`,
  ],
  [
    'BRI',
    `"No Rekening :";"010101000123456"\n"No";"Tanggal Transaksi";"Uraian Transaksi";"Teller";"Debet";"Kredit";"Saldo"\n"1";"02/11/26 08:01:00";"BRIVA ${code.replace(/(.{4})/g, '$1 ').trim()}";"8888083";"0,00";"16.800,00";"1.016.800,00"\n"2";"03/11/26 09:00:00";"BIAYA";"8888083";"1.250.000,00";"0,00";"-233.200,00"\n"";"";"Total";"";"1.250.000,00";"16.800,00";""\n`,
  ],
  [
    'BNI, newest first',
    `Account Number,0212345678\nPost Date,Value Date,Branch,Journal No.,Description,Amount,Db/Cr,Balance\n03/11/26 09.00.12,03/11/26,KUTA,000123,BIAYA,"1,250,000.00",D,"-233,200.00"\n02/11/26 08.00.12,02/11/26,KUTA,000122,"TRF ${code}","16,800.00",C,"1,016,800.00"\n`,
  ],
  [
    'a regional bank with months in words and signs',
    `sep=;\nRekening: 010.02.11.12345-6\nTanggal;Keterangan;Nominal\n02-Nov-26;Iuran ${code};16.800\n03 November 2026;Biaya;-1.250.000\n`,
  ],
  [
    'tabs and ISO days',
    `Account No\t010211123456\nDate\tReference\tDescription\tDebit\tCredit\n2026-11-02\tA1\t${code}\t\t16,800\n2026-11-03\tA2\tFEE\t1,250,000\t\n`,
  ],
])('%s: movements are read', (_bank, text) => {
  expect(moneyOf(text).toSorted()).toEqual(expected.toSorted());
});

test('the sample reads as it was written', () => {
  const [statement] = readText(csvSample(sample)).statements;
  expect(statement).toMatchObject({ account: '0101234567', openingIdr: 1_000_000n, closingIdr: 1_008_400n });
  expect(
    statement?.lines.map((line) => [line.amountIdr, line.direction, line.isReversal, line.code]),
  ).toEqual(movements.map((one) => [one.amountIdr, one.direction, 'isReversal' in one, one.code]));
});

test('the rows of two accounts are two statements', () => {
  const text = `AccountNo,Ccy,PostDate,Remarks,Credit Amount,Debit Amount,Close Balance\n14500011,IDR,02/11/2026,A,100,0,100\n14500022,IDR,02/11/2026,B,200,0,500\n14500011,IDR,03/11/2026,C,50,0,150\n`;
  expect(readText(text).statements).toMatchObject([
    { account: '14500011', openingIdr: 0n, closingIdr: 150n },
    { account: '14500022', openingIdr: 300n, closingIdr: 500n },
  ]);
});

const table = 'Rekening;0101234567\nTanggal;Keterangan;Debet;Kredit;Saldo\n';

test.each([
  ['cents', `${table}02/11/2026;A;0,00;16.800,50;\n`, 'statement.amount_has_cents'],
  [
    'a point that means two things',
    `${table}02/11/2026;A;;16.800;\n03/11/2026;A;;16.80;\n`,
    'statement.amount_has_cents',
  ],
  [
    'thousands that were cents',
    `${table}02/11/2026;A;;16.800;\n03/11/2026;A;;1,016.00;\n`,
    'statement.amount_unclear',
  ],
  ['both sides', `${table}02/11/2026;A;5;5;\n`, 'statement.direction_missing'],
  ['no side at all', 'Rekening;0101234567\nTanggal;Jumlah\n02/11/2026;5\n', 'statement.direction_missing'],
  ['no amount', `${table}02/11/2026;A;;;\n`, 'statement.amount_invalid'],
  ['an amount in words', `${table}02/11/2026;A;;lima;\n`, 'statement.amount_invalid'],
  ['a day that does not exist', `${table}31/02/2026;A;;5;\n`, 'statement.date_invalid'],
  ['no header', 'a;b\n1;2\n', 'statement.header_missing'],
  ['no account', 'Tanggal;Debet;Kredit\n02/11/2026;0;5\n', 'statement.account_missing'],
  ['dollars', 'Mata Uang;USD\nTanggal;Debet;Kredit\n', 'statement.currency_not_idr'],
  ['a lost row', `${table}02/11/2026;A;;5;105\n04/11/2026;B;;5;115\n`, 'statement.balance_differs'],
  ['a quote that is never closed', `${table}02/11/2026;"A;;5;105\n`, 'statement.file_truncated'],
] as const)('%s is refused', (_name, text, refused) => {
  expect(refusalOfText(text).code).toBe(refused);
});

test('a refusal names the movement and the line that an editor shows', () => {
  expect(refusalOfText(`${table}02/11/2026;A;;5;\n\n03/11/2026;A;;5,50;\n`)).toEqual({
    code: 'statement.amount_has_cents',
    details: { entry: 2, line: 5 },
  });
});

test('a table without rows is a statement without movements', () => {
  expect(readText(`${table}Total;;0;0;\n`).statements).toMatchObject([{ account: '0101234567', lines: [] }]);
});
