import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { billLetter } from './bill-letter.ts';
import { decreeAnnex } from './decree-annex.ts';
import { type OfficialPaper, printOfficial } from './official-paper.ts';
import { bill, list, months, samples, somePeople } from './papers-test-kit.ts';
import { publicList } from './public-list.ts';

async function pagesOf(paper: OfficialPaper): Promise<string[]> {
  const file = await printOfficial({ mode: 'demo' }, paper, 'pdf');
  return textOfPdf(Buffer.from(await file.arrayBuffer())).map((page) => page.replace(/\s+/g, ' '));
}

/** Every text of a workbook, and the numbers of its cells, sheet by sheet. */
async function sheetsOf(paper: OfficialPaper): Promise<string> {
  const file = await printOfficial({ mode: 'demo' }, paper, 'xlsx');
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  return Object.entries(parts)
    .filter(([name]) => /sharedStrings|worksheets\/|workbook\.xml$/.test(name))
    .map(([, bytes]) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
}

describe('each paper of the sponsorship', () => {
  test.each(Object.entries(samples))(
    '%s has words for everything, on paper and as a workbook',
    async (_, paper) => {
      const text = (await pagesOf(paper)).join(' ');
      for (const said of [text, await sheetsOf(paper)]) {
        expect(said).toContain('DEMONSTRASI');
        expect(said).not.toMatch(/sponsor_papers\.|calculator\.|papers\.|\{\{|\ufffd/);
      }
      expect(text).toContain(paper.title);
    },
  );
});

describe('the annex of a decree', () => {
  test('of 1,000 names goes on over pages with its heads and page numbers, nobody lost', async () => {
    const pages = await pagesOf(decreeAnnex(list, somePeople(1_000)));
    expect(pages.length).toBeGreaterThan(15);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
      if (index < pages.length - 1) expect(page).toContain('No. Nama NIK Banjar');
    }
    const text = pages.join(' ');
    for (const n of [1, 499, 996, 997, 998, 999])
      expect(text).toContain(`5171********${String(n).padStart(4, '0')}`);
    expect(text).toContain('998 orang');
    expect(text).toContain('Perbekel Ubung Kaja');
  });

  test('of a ward is signed by its lurah', async () => {
    const text = (await pagesOf(decreeAnnex({ ...list, village_kind: 'kelurahan' }, somePeople(10)))).join(
      ' ',
    );
    expect(text).toContain('Lurah Ubung Kaja');
    expect(text).not.toContain('Perbekel');
  });

  test('as a workbook takes no name for a formula', async () => {
    const [person] = somePeople(3);
    if (!person) throw new Error('nobody');
    const hostile = {
      ...person,
      name: '=HYPERLINK("http://x")',
      occupation: '@SUM(A1)',
      hamlet: '+62',
      is_reserve: false,
    };
    const sheets = await sheetsOf(decreeAnnex(list, [hostile]));
    for (const text of ['&apos;=HYPERLINK', '&apos;@SUM', '&apos;+62'])
      expect(sheets.replaceAll("'", '&apos;')).toContain(text);
    expect(sheets).not.toContain('<f>');
  });
});

describe('the notice board', () => {
  test('shows no name, no number of a person, and no count under five', async () => {
    const paper = publicList(list, somePeople(120));
    const text = (await pagesOf(paper)).join(' ');
    expect(text).not.toMatch(/\*{8}|Sudarma|Wirawan/);
    expect(text).toContain('118 orang');
    const counts = paper.tables.flatMap(({ rows }) => rows.map((row) => Number(row[2])));
    expect(counts.filter((count) => count < 5)).toEqual([]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(118);
  });
});

describe('the bill', () => {
  test('says to whom, by which code, how much in words, month by month, and until when', async () => {
    const text = (await pagesOf(samples.bill)).join(' ');
    for (const words of [
      'Pemerintah Desa Ubung Kaja',
      '4000 0000 1126 6061',
      'Rp 302.400',
      'tiga ratus dua ribu empat ratus rupiah',
      'Juli 2026',
      'Bayar paling lambat 30 Juni 2026',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/\*{8}|Sudarma/);
  });

  test.each([
    [{ ...bill, state: 'paid', paid_on: '2026-06-02' }, 'Lunas pada 2 Juni 2026'],
    [{ ...bill, state: 'expired' }, 'Jangan dibayar'],
    [{ ...bill, expires_on: '2026-05-19' }, 'Jangan dibayar'],
  ])('that needs no money any more says so (%#)', async (given, words) => {
    const text = (await pagesOf(billLetter({ list, bill: given, months, today: '2026-05-20' }))).join(' ');
    expect(text).toContain(words);
    expect(text).not.toContain('Bayar tepat');
  });
});

describe('the annex of an agreement', () => {
  test('adds up 64 villages of 100 workers for six months, and names those left out with the reason', async () => {
    const text = (await pagesOf(samples['agreement-annex'])).join(' ');
    for (const words of [
      '645.120.000',
      'Jumlah 64 desa/kelurahan',
      '6.400',
      'Kelurahan Gianyar',
      'milik desa',
      'PIHAK KESATU',
      'PIHAK KEDUA',
    ])
      expect(text).toContain(words);
  });
});

describe('the absorption report', () => {
  test('tells share, forecast and whose part it is; a shared ceiling is no village’s own', async () => {
    const text = (await pagesOf(samples.absorption)).join(' ');
    for (const words of [
      '11,7% dari pagu',
      'Rp 3.000.000',
      'Hanya wilayah yang dapat dilihat pencetak: Kota Denpasar',
      'Batubulan 70 – –',
    ])
      expect(text).toContain(words);
  });
});
