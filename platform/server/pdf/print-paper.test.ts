import { describe, expect, test } from 'vitest';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { type Paper, printPaper, shownDay, shownIdr, shownMonth } from './index.ts';

const paper: Paper = {
  title: 'Kuitansi iuran',
  subtitle: 'Diterima di kantor cabang',
  office: 'Kantor Cabang Bali Denpasar',
  number: 'No. K-2026-000123',
  foot: 'Kuitansi iuran',
  madeAt: '2026-11-21T09:00:00.000Z',
  isDemonstration: false,
  blocks: [{ kind: 'text', text: 'Iuran é “–” ≥ ✓ → telah diterima.' }],
};

const row = (n: number) => [`Pekerja ${n}`, shownIdr(16_800n)];
const table = (rows: number) =>
  ({
    kind: 'table',
    columns: [
      { title: 'Nama pekerja', width: 3 },
      { title: 'Jumlah iuran', width: 1, align: 'right' },
    ],
    rows: Array.from({ length: rows }, (_, n) => row(n + 1)),
    totals: [['Jumlah', shownIdr(16_800n * BigInt(rows))]],
    none: 'Tidak ada iuran.',
  }) as const;

const pagesOf = async (given: Partial<Paper>) => textOfPdf(await printPaper({ ...paper, ...given }));

describe('a printed paper', () => {
  test('says what it was given, in letters that can be read back', async () => {
    const [page = ''] = await pagesOf({});
    for (const words of [paper.title, paper.subtitle, paper.office, paper.number, '“–” ≥ ✓ →', 'Semesta'])
      expect(page).toContain(words);
    expect(page).toContain('Halaman 1 dari 1');
  });

  test('has the same bytes at the same instant; control: another instant, or another word, gives others', async () => {
    const bytes = await printPaper(paper);
    expect((await printPaper(paper)).equals(bytes)).toBe(true);
    expect((await printPaper({ ...paper, madeAt: '2026-11-21T09:00:01.000Z' })).equals(bytes)).toBe(false);
    expect((await printPaper({ ...paper, foot: 'Lain' })).equals(bytes)).toBe(false);
  });

  test('is marked as an archive file and carries every font in itself', async () => {
    const text = (await printPaper(paper)).toString('latin1');
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(text).toContain('/OutputIntents');
    const fonts = text.match(/\/BaseFont \/\S+/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.filter((font) => !/\/[A-Z]{6}\+DejaVuSans/.test(font))).toEqual([]);
    expect(text.match(/\/FontFile2/g)?.length).toBe(fonts.length / 2);
  });

  test('of made-up data says so on each page; one of real data does not', async () => {
    const pages = await pagesOf({ isDemonstration: true, blocks: [table(80)] });
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('DEMONSTRASI — data buatan');
    for (const page of await pagesOf({ blocks: [table(80)] })) expect(page).not.toContain('DEMONSTRASI');
  });
});

describe('a table', () => {
  test('goes on over pages with its head on each, no row lost, the sum beside the last row', async () => {
    const pages = await pagesOf({ blocks: [table(150)] });
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Nama pekerja');
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    }
    const shown = pages.join('\n').match(/Pekerja \d+/g);
    expect(shown).toEqual(Array.from({ length: 150 }, (_, n) => `Pekerja ${n + 1}`));
    expect(pages.at(-1)).toMatch(/Pekerja 150\b[\s\S]*Rp 2\.520\.000/);
  });

  test('never stands with its sum alone on a page, however many rows there are', async () => {
    for (let rows = 28; rows <= 36; rows += 1) {
      const pages = await pagesOf({ blocks: [table(rows)] });
      expect(pages.at(-1)).toContain(`Pekerja ${rows}`);
    }
  });

  test('without rows says so instead', async () => {
    expect((await pagesOf({ blocks: [table(0)] })).join()).toContain('Tidak ada iuran.');
  });

  test('bears a cell longer than a page', async () => {
    const long = { ...table(2), rows: [['kata '.repeat(8000), 'x'], row(2)] };
    const pages = await pagesOf({ blocks: [long] });
    expect(pages.length).toBeLessThanOrEqual(3);
    expect(pages.join()).toContain('Pekerja 2');
  });
});

test('every kind of block is drawn', async () => {
  const [page = ''] = await pagesOf({
    blocks: [
      { kind: 'section', title: 'Bagian satu', lead: 'Penjelasan bagian' },
      { kind: 'facts', title: 'Judul fakta', facts: [['Nama', 'Ni Putu Sari']] },
      { kind: 'note', tone: 'bad', title: 'Tidak terlindungi', text: 'Belum dibayar' },
      {
        kind: 'amount',
        label: 'Jumlah',
        amount: shownIdr(16_800n),
        words: 'enam belas ribu delapan ratus rupiah',
      },
      { kind: 'check', qr: 'https://semesta.example/cek', title: 'Periksa surat ini', lines: ['Kode AB12'] },
      {
        kind: 'signature',
        closing: 'Terima kasih.',
        placeAndDay: 'Denpasar, 21 November 2026',
        role: 'Kepala kantor',
        name: 'I Made Raka',
      },
    ],
  });
  for (const words of [
    'Bagian satu',
    'Penjelasan bagian',
    'Judul fakta',
    'Ni Putu Sari',
    'Tidak terlindungi',
    'Belum dibayar',
    'Rp 16.800',
    'enam belas ribu',
    'Periksa surat ini',
    'Kode AB12',
    'I Made Raka',
  ])
    expect(page).toContain(words);
});

test('days, months and money are written as people in Indonesia write them', () => {
  expect([shownDay('2026-11-21'), shownMonth('2026-08'), shownIdr(1_400_000n)]).toEqual([
    '21 November 2026',
    'Agustus 2026',
    'Rp\u00a01.400.000',
  ]);
});
