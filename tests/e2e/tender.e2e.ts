import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { cellText, sheetRows } from '#modules/registry/core/index.ts';
import { readWorkbook } from '#modules/registry/server/index.ts';
import { type BuiltCell, buildXlsx, sheetXml } from '#tests/fixtures/lists/build-workbook.ts';
import { call, type Session, signIn } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesToFault,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
  settled,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;
let paid: Firm;
let debtor: Firm;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const office = await signIn(application.address, 'kantor');
  const { employers } = z
    .object({ employers: z.array(firmSchema) })
    .parse((await call(office, 'GET', '/compliance?limit=200')).body);
  const numbered = employers.filter(({ npp, met }) => /^\d{8}$/.test(npp) && met > 0);
  paid = found(numbered.find(({ unpaidMonths, missing }) => unpaidMonths === 0 && !missing.includes('paid')));
  debtor = found(
    numbered.find(({ unpaidMonths, missing }) => unpaidMonths > 0 && !missing.includes('sanctions')),
  );
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const firmSchema = z.object({
  ...{ name: z.string(), npp: z.string(), met: z.number() },
  ...{ unpaidMonths: z.number(), missing: z.array(z.string()) },
});
type Firm = z.infer<typeof firmSchema>;

function found(firm: Firm | undefined): Firm {
  if (!firm) throw new Error('the demonstration has no such firm');
  return firm;
}

const tableName = 'Peserta dalam berkas';
const chooser = 'input[type=file]';

/** As offices send it: a title, titles in merged cells over two rows, numbers as numbers and as a formula, one firm twice, a sum, a signature. */
function oddFile(): Buffer {
  const formula = {
    raw: `<c t="str"><f>CONCATENATE("${debtor.npp}")</f><v>${debtor.npp}</v></c>`,
  } satisfies BuiltCell;
  const rows: readonly (readonly BuiltCell[])[] = [
    ['DAFTAR PESERTA TENDER PEMELIHARAAN JALAN TAHUN ANGGARAN 2026', null, null, null, null],
    [],
    ['No', 'Calon Penyedia Barang/Jasa', 'Nomor', null, null],
    [null, null, 'NPP BPJAMSOSTEK', 'NIB', 'N.P.W.P.'],
    [1, paid.name, Number(paid.npp), null, null],
    [2, debtor.name, formula, null, null],
    [3, `${paid.name} Cabang Badung dan Sekitarnya dengan Nama yang Sangat Panjang`, paid.npp, null, null],
    [4, 'PT Tidak Pernah Terdaftar', 'ZZZZ9999', null, null],
    [5, 'CV NPWP Rusak', null, null, 5_171_012_345_670_000],
    [6, 'Total Bangun Persada', null, null, null],
    ['Jumlah', 6, null, null, null],
    [null, 'Denpasar, 12 November 2026', null, null, null],
  ];
  const merges = ['A1:E1', 'A3:A4', 'B3:B4', 'C3:E3'];
  return Buffer.from(buildXlsx({ sheets: [{ name: 'Peserta', xml: sheetXml(rows, { merges }) }] }));
}

async function hand(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator(chooser).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Periksa daftar', exact: true }).click();
}

async function lookAt(page: Page, name: string): Promise<void> {
  await settled(page);
  await keepPicture(page, `tender-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBe(0);
}

async function rowTexts(page: Page): Promise<string[]> {
  const rows = await page.getByRole('table', { name: tableName }).getByRole('row').all();
  return Promise.all(rows.slice(1).map((row) => textOf(row)));
}

/** The cells of the first sheet of an XLSX, row by row. */
async function cellsOf(path: string): Promise<string[][]> {
  const { sheets } = await readWorkbook(new Uint8Array(await readFile(path)), 'hasil.xlsx');
  return [...(sheets[0] ? sheetRows(sheets[0]) : [])].map(({ cells }) => cells.map(cellText));
}

test('a list as offices send it is answered row by row, and comes back as a file that says the same', async () => {
  const { address } = application;
  const { page, faults, close } = await visit(browser, { address, account: 'izin' });
  await open(page, '/izin/tender');
  await page.getByText('Belum ada daftar yang diperiksa.').waitFor();
  await page.getByRole('button', { name: 'Periksa daftar', exact: true }).click();
  await page.getByText('Pilih berkas daftar peserta lebih dahulu.').waitFor();
  await focusComesToFault(page);
  await page.getByLabel('Nama tender atau paket (boleh kosong)').fill('Pemeliharaan jalan 2026');
  const file = oddFile();
  await hand(page, 'peserta tender (final).xlsx', file);
  await page.getByRole('table', { name: tableName }).waitFor();
  await settled(page);
  const rows = await rowTexts(page);
  const said = [
    ['5', paid.name, 'VALID'],
    ['6', debtor.name, 'TIDAK VALID', 'Jalan keluarnya:'],
    ['7', 'Nama yang Sangat Panjang', 'Sama dengan baris 5.'],
    ['8', 'PT Tidak Pernah Terdaftar', 'TIDAK VALID'],
    ['9', 'CV NPWP Rusak', 'Bila Excel menyimpannya sebagai bilangan'],
    ['10', 'Total Bangun Persada', 'tidak berisi NPP, NIB, atau NPWP'],
  ];
  expect(rows).toHaveLength(said.length);
  for (const [place, words] of said.entries())
    for (const word of words) expect(rows[place], word).toContain(word);
  expect(rows[0]).not.toContain('TIDAK VALID');
  await lookAt(page, 'odd-office-id');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh hasil (XLSX)' }).click(),
  ]);
  const cells = await cellsOf(await download.path());
  expect(cells[0]?.[0]).toContain('Pemeliharaan jalan 2026');
  const results = cells.slice(-said.length).map((row) => [row[0], row[1], row[5]]);
  expect(results).toEqual([
    ['5', paid.name, 'Berlaku'],
    ['6', debtor.name, 'Tidak berlaku'],
    ['7', `${paid.name} Cabang Badung dan Sekitarnya dengan Nama yang Sangat Panjang`, 'Berlaku'],
    ['8', 'PT Tidak Pernah Terdaftar', 'Tidak berlaku'],
    ['9', 'CV NPWP Rusak', 'Tidak berlaku'],
    ['10', 'Total Bangun Persada', 'Tidak berlaku'],
  ]);
  await page.getByRole('button', { name: /tidak terbaca/ }).click();
  await settled(page);
  expect(await rowTexts(page)).toHaveLength(2);
  await hand(page, 'peserta tender (final).xlsx', file);
  await page.getByText('Berkas ini sudah diperiksa hari ini', { exact: false }).waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('5,000 bidders are all answered; a file without bidders, without titles or that is none is refused beside the field', async () => {
  const { address } = application;
  const { page, close } = await visit(browser, { address, account: 'opd', size: 'phone' });
  await open(page, '/izin/tender');
  await page.getByLabel('Nama tender atau paket (boleh kosong)').fill('Paket besar');
  const refused = [
    ['kosong.csv', 'NPP;Nama Perusahaan\n', 'tidak berisi peserta'],
    [
      'tanpa-judul.csv',
      'CV Abadi;Jalan Kamboja\nCV Jaya;Jalan Nusa Indah\n',
      'Tidak ada kolom NPP, NIB, atau NPWP',
    ],
    ['foto.xlsx', '\u0089PNG bukan lembar kerja', ''],
  ] as const;
  for (const [name, content, words] of refused) {
    await hand(page, name, Buffer.from(content, 'latin1'));
    await focusComesToFault(page);
    expect(await textOf(page.locator('main')), name).toContain(words);
    expect(await page.getByLabel('Nama tender atau paket (boleh kosong)').inputValue()).toBe('Paket besar');
  }
  await lookAt(page, 'refused-phone-id');
  const lines = Array.from({ length: 5_000 }, (_, at) => `Y${String(at).padStart(7, '0')};CV Nomor ${at}`);
  await hand(page, 'lima-ribu.csv', Buffer.from(['NPP;Nama Perusahaan', ...lines].join('\n')));
  await page.getByText('5.000 baris diperiksa', { exact: false }).waitFor();
  expect(await overflowOf(page)).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Unduh hasil (XLSX)' }).click(),
  ]);
  const cells = await cellsOf(await download.path());
  expect(cells.slice(-5_000).map((row) => row[2])).toEqual(lines.map((line) => line.slice(0, 8)));
  await close();
});

test('a village neither opens the page nor reaches a list, and another desk’s list answers like an absent one', async () => {
  const { address } = application;
  const village = await signIn(address, 'ubungkaja');
  const desk = await signIn(address, 'izin');
  const { lists } = z
    .object({ lists: z.array(z.object({ listId: z.string() })) })
    .parse((await call(desk, 'GET', '/tender-lists')).body);
  const listId = lists[0]?.listId;
  expect((await answersOf(desk, listId)).status).toBe(200);
  expect((await answersOf(village, listId)).body).toMatchObject({ code: 'access.forbidden' });
  const elsewhere = await answersOf(await signIn(address, 'opd'), listId);
  expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'tender.not_found']);
  const { page, close } = await visit(browser, { address, account: 'ubungkaja', language: 'en' });
  await open(page, `/izin/tender?daftar=${listId}`);
  expect(await page.locator(chooser).count()).toBe(0);
  await lookAt(page, 'forbidden-office-en');
  await close();
});

function answersOf(session: Session, listId: string | undefined) {
  return call(session, 'GET', `/tender-lists/${listId}`);
}
