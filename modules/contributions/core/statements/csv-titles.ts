/** What a column of a bank's export holds. */
export type CsvField =
  | 'bookedOn'
  | 'valueOn'
  | 'text'
  | 'reference'
  | 'debit'
  | 'credit'
  | 'amount'
  | 'marker'
  | 'balance'
  | 'account'
  | 'currency';

/** Titles as BCA, Mandiri, BRI, BNI, regional banks and English exports write them, letters and digits only. */
const titles: Readonly<Record<CsvField, string>> = {
  bookedOn:
    'tanggal tgl tanggaltransaksi tgltransaksi tgltran tanggalmutasi tanggalposting tglposting tanggalpembukuan tgl_pembukuan ' +
    'date postdate postingdate bookingdate bookdate transactiondate trxdate trandate transdate txndate entrydate tanggalbuku',
  valueOn:
    'valuedate valdate tanggalvaluta tglvaluta tanggalefektif tglefektif valuta effectivedate tglefektiv',
  text:
    'keterangan uraian uraiantransaksi keterangantransaksi deskripsi deskripsitransaksi desktran berita beritatransaksi rincian ' +
    'rinciantransaksi transaksi description transactiondescription remarks remark additionaldesc additionaldescription details narrative ' +
    'transactiondetails keterangan1 keterangan2 catatan memo pesan information',
  reference:
    'referensi noreferensi nomorreferensi noref refno referenceno reference referencenumber bankreference nojurnal nomorjurnal journalno ' +
    'journalnumber nobukti nomorbukti notransaksi idtransaksi transactionid trxid seq notrx norefbank reffno customerreference ref',
  debit:
    'debet debit mutasidebet mutasidebit debitamount debetidr debitidr keluar uangkeluar dananyakeluar withdrawal withdrawals jumlahdebet',
  credit:
    'kredit credit mutasikredit creditamount kreditidr creditidr masuk uangmasuk deposit deposits jumlahkredit',
  amount:
    'jumlah nominal nilai mutasi amount transactionamount jumlahtransaksi nilaitransaksi nilaimutasi jumlahmutasi jumlahidr amountidr nominalidr',
  marker:
    'dk dbcr dbkr drcr crdb dc cd kd debetkredit debitkredit debitcredit creditdebit jenis jenismutasi jenistransaksi tipe type glsign posisi sign debitcreditindicator dkmark',
  balance:
    'saldo saldoakhirmutasi saldoakhir balance closingbalance closebalance runningbalance saldoberjalan ledgerbalance endingbalance saldoidr',
  account:
    'norek norekening nomorrekening rekening accountno accountnumber account rekeningno nomorrek acctno',
  currency: 'matauang kodematauang ccy currency curr valas',
};

const fieldOfTitle = new Map<string, CsvField>();
for (const [field, words] of Object.entries(titles))
  if (isCsvField(field))
    for (const word of words.replaceAll('_', '').split(' ')) fieldOfTitle.set(word, field);

function isCsvField(text: string): text is CsvField {
  return text in titles;
}

/** A title or a label reduced to what is compared: `No. Rekening :` and `norekening` are one. */
export function titleKey(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/\((?:idr|rp)\)/g, '')
    .replace(/[^a-z0-9]/g, '');
}

/** Where each field stands; a text may be spread over several columns. */
export interface CsvColumns {
  readonly of: ReadonlyMap<Exclude<CsvField, 'text'>, number>;
  readonly texts: readonly number[];
}

/**
 * The columns of a header row, or null where the row is none: it names a day and either an amount or both of debit and credit. An untitled column
 * right behind the amount holds the mark `CR` or `DB`, as BCA writes it.
 */
export function readCsvHeader(cells: readonly string[]): CsvColumns | null {
  const of = new Map<Exclude<CsvField, 'text'>, number>();
  const texts: number[] = [];
  for (const [index, cell] of cells.entries()) {
    const field = fieldOfTitle.get(titleKey(cell));
    if (field === 'text') texts.push(index);
    else if (field !== undefined && !of.has(field)) of.set(field, index);
  }
  if (!of.has('bookedOn') && of.has('valueOn')) of.set('bookedOn', of.get('valueOn') ?? 0);
  const hasSides = of.has('debit') && of.has('credit');
  const amount = of.get('amount');
  if (!of.has('bookedOn') || !(hasSides || amount !== undefined)) return null;
  if (amount !== undefined && !of.has('marker') && cells[amount + 1]?.trim() === '')
    of.set('marker', amount + 1);
  return { of, texts };
}
