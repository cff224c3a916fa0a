import { describe, expect, test } from 'vitest';
import { type Paper, printPaper } from '#platform/server/pdf/index.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import {
  type ArrearsLetterFacts,
  accountsPaper,
  arrearsLetter,
  type ProofOfProtectionFacts,
  proofOfProtectionPaper,
  receiptPaper,
  type StatementOfWorkerFacts,
  statementOfEmployerPaper,
  statementOfWorkerPaper,
} from './index.ts';

const frame = {
  office: 'Kantor Cabang Bali Denpasar',
  madeAt: '2026-11-21T09:00:00Z',
  isDemonstration: true,
};
const check = { number: '000123', code: 'K7QM-2RTX', url: 'https://semesta.example/periksa' };

/** Every word of a paper, one space between any two. */
async function wordsOf(paper: Paper): Promise<string> {
  return textOfPdf(await printPaper(paper))
    .join('\n')
    .replace(/\s+/g, ' ');
}

async function expectWords(paper: Paper, words: readonly string[]): Promise<string> {
  const text = await wordsOf(paper);
  for (const one of words) expect(text).toContain(one);
  // A text that is missing shows its key; a glyph that no font has reads as the mark of it.
  expect(text).not.toMatch(/papers\.|\{\{|\ufffd/);
  return text;
}

const receipt = {
  frame,
  check,
  receivedOn: '2026-11-20',
  channel: 'va',
  reference: 'VA-2026-11-20-000981',
  payerName: 'Ni Putu Sari',
  code: '1000000011430123',
  amountIdr: 70_000n,
  lines: [
    {
      workerName: 'Ni Putu Sari',
      kpj: '26500000011',
      part: 'protection',
      months: ['2026-12', '2026-11', '2027-02'],
      amountIdr: 50_400n,
    },
  ],
  feeIdr: 0n,
  creditIdr: 19_600n,
} as const;

describe('a receipt', () => {
  test('says who paid, how much in words, for whom, for which months, and what is held', async () => {
    await expectWords(receiptPaper(receipt), [
      'Kuitansi iuran',
      'No. 000123',
      'kode periksa K7QM-2RTX',
      'Ni Putu Sari',
      '1000000011430123',
      'Rp 70.000',
      'tujuh puluh ribu rupiah',
      'Nov 2026–Des 2026, Feb 2027',
      'Rp 50.400',
      'Titipan untuk bulan berikutnya',
      'Rp 19.600',
      '20 November 2026, virtual account',
    ]);
  });

  test('of money that paid nothing yet says so', async () => {
    const text = await wordsOf(receiptPaper({ ...receipt, lines: [], creditIdr: 70_000n }));
    expect(text).toContain('seluruhnya dititipkan');
  });
});

const months = ['2026-09', '2026-10', '2026-11', '2026-12'] as const;
const statement: StatementOfWorkerFacts = {
  frame,
  name: 'I Wayan Sudarma',
  nikMasked: '5171********0007',
  kpj: '26500000011',
  residence: 'Ubung Kaja, Denpasar Utara',
  standing: { title: 'Terlindungi hari ini', text: 'Lunas sampai Desember 2026.', tone: 'good' },
  years: [
    { year: '2025', marks: Array.from({ length: 12 }, (_, n) => (n < 9 ? null : ('forgone' as const))) },
    {
      year: '2026',
      marks: [
        'forgone',
        'forgone',
        'unpaid',
        'due',
        'paid',
        'paid',
        'paid',
        'paid',
        'paid',
        'paid',
        'paid',
        'ahead',
      ],
    },
  ],
  months: months.map((month) => ({
    month,
    segment: 'BPU',
    part: 'protection',
    mark: month === '2026-12' ? 'ahead' : 'paid',
    payer: 'Sendiri',
    amountIdr: 8_400n,
    paidOn: '2026-09-03',
  })),
};

test('the statement of a worker says where he stands, draws the calendar, and names payer and day of each month', async () => {
  const text = await expectWords(statementOfWorkerPaper(statement), [
    'I Wayan Sudarma',
    '5171********0007',
    'Terlindungi hari ini',
    'Kalender perlindungan',
    'Tunggak',
    'Lewat',
    'Di muka',
    'September 2026',
    '3 Sep 2026',
    'Sendiri',
    'Rp 33.600',
  ]);
  expect(text).not.toMatch(/\b\d{16}\b/);
});

const proof: ProofOfProtectionFacts = {
  frame,
  check,
  name: 'I Wayan Sudarma',
  nikMasked: '5171********0007',
  kpj: '',
  on: '2026-11-20',
  answer: 'yes',
  segments: [
    {
      segment: 'BPU',
      state: 'ACTIVE',
      workings: ['Perlindungan mulai 10 Juli 2026.', 'Lunas sampai November 2026.'],
      basis: ['PP 44/2015', 'Permenaker 5/2021'],
      paidMonths: ['2026-07', '2026-08'],
    },
  ],
};

describe('a proof of protection', () => {
  test.each([
    ['yes', 'Terlindungi pada 20 November 2026'],
    ['no', 'Tidak terlindungi pada 20 November 2026'],
    ['open', 'penjaminan belum pasti'],
  ] as const)('answers %s in words: %s', async (answer, words) => {
    const text = await wordsOf(proofOfProtectionPaper({ ...proof, answer }));
    expect(text).toContain(words);
    if (answer !== 'yes') expect(text).not.toContain(' Terlindungi pada');
  });

  test('gives the reckoning, the law, the months and the way to check it', async () => {
    await expectWords(proofOfProtectionPaper(proof), [
      'Perlindungan mulai 10 Juli 2026. Lunas sampai November 2026.',
      'PP 44/2015; Permenaker 5/2021',
      'Jul 2026–Agu 2026',
      'Nomor 000123, kode periksa K7QM-2RTX',
      'https://semesta.example/periksa',
      '21 Nov 2026',
    ]);
  });
});

test('the statement of an employer says what is owed and held, and adds up what came, without what was taken back', async () => {
  const bill = {
    code: '2000000011430123',
    months: ['2026-10'],
    workers: 1_204,
    dueOn: '2026-11-16',
    amountIdr: 90_000_000n,
    feeIdr: 1_800_000n,
    paidIdr: 0n,
    state: 'overdue',
  } as const;
  const payment = {
    receivedOn: '2026-10-14',
    channel: 'transfer',
    receipt: '000077',
    code: '2000000011420126',
    amountIdr: 5_000_000n,
    state: 'posted',
  } as const;
  const paper = statementOfEmployerPaper({
    frame,
    name: 'PT Segara Ayu Sanur',
    npp: 'NPP-00012',
    place: 'Sanur Kaja',
    creditIdr: 250_000n,
    owedIdr: 91_800_000n,
    bills: [bill, { ...bill, code: '2000000011430220', state: 'cancelled' }],
    payments: [payment, { ...payment, receipt: '000078', state: 'reversed' }],
  });
  await expectWords(paper, [
    'PT Segara Ayu Sanur',
    'Rp 91.800.000',
    'Rp 250.000',
    '1.204',
    'Menunggak',
    'Dibatalkan',
    'Ditarik kembali',
    'Jumlah diterima Rp 5.000.000',
  ]);
});

const letter: ArrearsLetterFacts = {
  frame,
  number: 'T-2026-11-00042',
  place: 'Denpasar',
  writtenOn: '2026-11-21',
  employer: { name: 'PT Segara Ayu Sanur', npp: 'NPP-00012', place: 'Sanur Kaja, Denpasar Selatan' },
  months: [
    {
      month: '2026-08',
      code: '2000000011400129',
      dueOn: '2026-09-15',
      monthsLate: 3,
      owedIdr: 10_000_000n,
      feeIdr: 600_000n,
    },
    {
      month: '2026-09',
      code: '2000000011410123',
      dueOn: '2026-10-15',
      monthsLate: 2,
      owedIdr: 10_000_000n,
      feeIdr: 400_000n,
    },
  ],
  creditIdr: 150_000n,
  law: { dueDay: 15, feePercent: '2' },
  signer: { role: 'Penyelia', name: 'I Made Raka' },
};

describe('a letter of arrears', () => {
  test('names number, day, employer, each month with its fee so far, the sum in words, how to pay, and the law', async () => {
    await expectWords(arrearsLetter(letter), [
      'Surat pemberitahuan tunggakan iuran',
      'No. T-2026-11-00042',
      'Pimpinan PT Segara Ayu Sanur',
      'Agu 2026',
      '3 bulan',
      'Rp 600.000',
      'Rp 21.000.000',
      'dua puluh satu juta rupiah',
      'Rp 150.000',
      'Cara melunasi',
      'Peraturan Pemerintah Nomor 44 Tahun 2015: iuran disetor paling lambat tanggal 15',
      'denda 2% dari iuran',
      'Peraturan Pemerintah Nomor 86 Tahun 2013',
      'Denpasar, 21 November 2026',
      'I Made Raka',
    ]);
  });

  test('cites no article, for none of them is known for certain', async () => {
    expect(await wordsOf(arrearsLetter(letter))).not.toMatch(/\bpasal\b/i);
  });

  test('goes on over pages when years of months are owed, none lost', async () => {
    const [first] = letter.months;
    if (!first) throw new Error('a letter without months');
    const long = Array.from({ length: 60 }, (_, n) => ({
      ...first,
      code: String(2_000_000_000_000_000 + n),
    }));
    const text = await wordsOf(arrearsLetter({ ...letter, months: long }));
    for (const { code } of long) expect(text).toContain(code);
    expect(text).toMatch(/Halaman 2 dari [3-5]/);
  });
});

test('a paper of accounts groups money, keeps words, and repeats nothing it was not given', async () => {
  const paper = accountsPaper({
    frame,
    title: 'Neraca saldo',
    period: 'Sampai 21 November 2026',
    facts: [['Jumlah jurnal', '12']],
    tables: [
      {
        title: 'Akun',
        columns: [
          { title: 'Akun', width: 3 },
          { title: 'Debit (Rp)', width: 2, isMoney: true },
        ],
        rows: [
          ['1110 Kas loket', 1_234_567_890n],
          ['2110 Titipan', -5_000n],
        ],
        totals: [['Jumlah', 1_234_562_890n]],
        none: 'Belum ada.',
      },
    ],
  });
  await expectWords(paper, ['Neraca saldo', '1.234.567.890', '-5.000', '1.234.562.890', 'Jumlah jurnal 12']);
});
