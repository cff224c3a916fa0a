/** Statements of any length as banks write them, for tests and speeds. */
export interface SampleMovement {
  readonly day: string;
  readonly amountIdr: bigint;
  readonly direction: 'credit' | 'debit';
  readonly reference: string;
  readonly text: string;
  readonly isReversal?: boolean;
}

export interface SampleStatement {
  readonly account: string;
  readonly openingIdr: bigint;
  readonly movements: readonly SampleMovement[];
}

function closingOf({ openingIdr, movements }: SampleStatement): bigint {
  let balance = openingIdr;
  for (const { amountIdr, direction } of movements)
    balance += direction === 'credit' ? amountIdr : -amountIdr;
  return balance;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** CAMT.053 of a given version, `08` where none is given. */
export function camtSample(statement: SampleStatement, version = '08'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>
${camtStatement(statement)}
</BkToCstmrStmt></Document>`;
}

export function camtStatement(statement: SampleStatement): string {
  const { account, openingIdr, movements } = statement;
  return `<Stmt><Id>S1</Id><Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>IDR</Ccy></Acct>
${camtBalance('OPBD', openingIdr)}
${camtBalance('CLBD', closingOf(statement))}
${movements.map(camtEntry).join('\n')}</Stmt>`;
}

function camtBalance(kind: string, amountIdr: bigint): string {
  const side = amountIdr < 0n ? 'DBIT' : 'CRDT';
  const amount = String(amountIdr).replace('-', '');
  return `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="IDR">${amount}.00</Amt><CdtDbtInd>${side}</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>`;
}

function camtEntry(one: SampleMovement): string {
  const side = one.direction === 'credit' ? 'CRDT' : 'DBIT';
  const reversal = one.isReversal ? '<RvslInd>true</RvslInd>' : '';
  return (
    `<Ntry><Amt Ccy="IDR">${one.amountIdr}.00</Amt><CdtDbtInd>${side}</CdtDbtInd>${reversal}<Sts><Cd>BOOK</Cd></Sts>` +
    `<BookgDt><Dt>${one.day}</Dt></BookgDt><ValDt><Dt>${one.day}</Dt></ValDt><AcctSvcrRef>${escaped(one.reference)}</AcctSvcrRef>` +
    '<NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>' +
    `<RmtInf><Ustrd>${escaped(one.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  );
}

export function mt940Sample(statement: SampleStatement): string {
  const { account, openingIdr, movements } = statement;
  return `:20:STMT1\n:25:${account}\n:28C:1/1\n:60F:${mt940Balance(openingIdr, '261101')}
${movements.map(mt940Line).join('\n')}
:62F:${mt940Balance(closingOf(statement), '261130')}\n-\n`;
}

function mt940Balance(amountIdr: bigint, day: string): string {
  return `${amountIdr < 0n ? 'D' : 'C'}${day}IDR${String(amountIdr).replace('-', '')},00`;
}

function mt940Line(one: SampleMovement): string {
  const isCreditMark = (one.direction === 'credit') !== (one.isReversal ?? false);
  const mark = `${one.isReversal ? 'R' : ''}${isCreditMark ? 'C' : 'D'}`;
  const day = one.day.slice(2).replaceAll('-', '');
  const text = one.text.match(/.{1,65}/g)?.join('\n') ?? '';
  return `:61:${day}${day.slice(2)}${mark}${one.amountIdr},00NTRFNONREF//${one.reference}\n:86:${text}`;
}

/** As a regional bank exports it: semicolons, comma before the cents, oldest first. */
export function csvSample(statement: SampleStatement): string {
  let balance = statement.openingIdr;
  const rows = statement.movements.map((one) => {
    balance += one.direction === 'credit' ? one.amountIdr : -one.amountIdr;
    const [year, month, day] = one.day.split('-');
    const amount = rupiah(one.amountIdr);
    const sides = one.direction === 'credit' ? `0,00;${amount}` : `${amount};0,00`;
    return `${day}/${month}/${year};"${one.text.replaceAll('"', '""')}";${one.reference};${sides};${rupiah(balance)}`;
  });
  return [
    `No. Rekening : ${statement.account}`,
    'Tanggal;Keterangan;No. Referensi;Debet;Kredit;Saldo',
    ...rows,
    '',
  ].join('\r\n');
}

function rupiah(amountIdr: bigint): string {
  return `${String(amountIdr).replace(/\B(?=(\d{3})+$)/g, '.')},00`;
}
