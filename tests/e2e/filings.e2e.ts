import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const signedIn = (account: string, look: { size?: 'phone' | 'office'; language?: 'id' | 'en' } = {}) =>
  visit(browser, { address: application.address, account, ...look });

/** Nothing serious in the way, nothing wider than the window, and a picture to look at. */
async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

/** Two new workers of the hotel and their wages, as a payroll program writes them. */
const payroll = [
  'NIK,Nama,Jenis Kelamin,Tanggal Lahir,Upah',
  '5171041203900321,I Made Percobaan,L,12-03-1990,4100000',
  '5171045607920654,Ni Ketut Percobaan,P,16-07-1992,3900000',
].join('\n');

async function handInPayroll(page: Page): Promise<void> {
  await open(page, '/daftar/baru');
  await page.locator('input[type=file]').setInputFiles({
    name: 'gaji-percobaan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(payroll),
  });
  await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
  await page.getByRole('button', { name: 'Daftarkan 2 pekerja' }).click();
  await page.getByRole('button', { name: 'Ya, daftarkan' }).click();
  await page.getByText('2 pekerja terdaftar').waitFor();
}

const total = (page: Page) => textOf(page.locator('[data-total]'));
const isSaved = (page: Page) => page.getByText('Semua perubahan tersimpan').waitFor();

describe('an employer files the wages of a month', () => {
  test('uploads a payroll, changes a wage, makes it final and gets the payment code', async () => {
    const { page, faults, close } = await signedIn('hotel');
    await handInPayroll(page);
    await open(page, '/upah');
    await looksRight(page, 'filings-months');
    await page.getByRole('button', { name: 'Isi pelaporan' }).first().click();
    await page.getByRole('heading', { level: 1, name: /^Upah / }).waitFor();
    await settled(page);
    const before = await total(page);
    const wage = page.locator('.filing-wage input').first();
    await wage.fill('25000000');
    // The total follows before anything is saved.
    await soon(() => total(page)).not.toBe(before);
    await isSaved(page);
    await page.reload();
    await settled(page);
    expect(await total(page)).not.toBe(before);
    await page.getByRole('button', { name: 'Ambil dari daftar gaji' }).click();
    await page.getByRole('button', { name: 'Ambil gaji-percobaan.csv' }).click();
    await page.getByText(/2 baris diambil/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).last().click();
    await page.getByLabel('Tampilkan').selectOption('joined');
    await page.getByText('I Made Percobaan').waitFor();
    await looksRight(page, 'filing-draft');
    await page.getByRole('button', { name: 'Finalkan', exact: true }).click();
    await looksRight(page, 'filing-summary');
    await page.getByRole('button', { name: 'Finalkan dan terbitkan tagihan' }).click();
    const code = page.locator('[data-code]');
    await code.waitFor();
    expect(await code.getAttribute('data-code')).toMatch(/^2\d{15}$/);
    await looksRight(page, 'filing-final');

    await page.getByRole('button', { name: 'Buka kembali' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Buka kembali' }).click();
    await focusComesToFault(page);
    await page.getByLabel('Alasan').fill('upah satu orang salah');
    await page.getByRole('dialog').getByRole('button', { name: 'Buka kembali' }).click();
    await page.getByRole('button', { name: 'Finalkan', exact: true }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('two clerks at once: the second is told and keeps what was typed; a joiner and a leaver on a phone', async () => {
    const [first, second] = [
      await signedIn('hotel', { size: 'phone' }),
      await signedIn('kantor', { language: 'en' }),
    ];
    await open(first.page, '/upah');
    await first.page.getByRole('link', { name: 'Lanjutkan' }).first().click();
    await first.page.getByRole('heading', { level: 1, name: /^Upah / }).waitFor();
    await settled(first.page);
    const path = new URL(first.page.url()).pathname;
    await open(second.page, path);
    const field = (page: Page, at: number) => page.locator('.filing-wage input').nth(at);
    await field(first.page, 0).fill('5100000');
    await isSaved(first.page);
    await field(second.page, 1).fill('5200000');
    await second.page.getByText(/Somebody else changed this filing/).waitFor();
    expect(await field(second.page, 1).inputValue()).toBe('5,200,000');
    await looksRight(second.page, 'filing-two-clerks');
    await second.page.getByRole('button', { name: 'Save again' }).click();
    await second.page.getByText('All changes are saved').waitFor();
    await second.close();

    await open(first.page, path);
    await first.page.getByRole('button', { name: 'Tambah pekerja' }).click();
    await first.page.getByRole('button', { name: 'Daftarkan dan tambahkan' }).click();
    await focusComesToFault(first.page);
    await looksRight(first.page, 'filing-join-phone');
    await first.page.getByRole('dialog').getByRole('button', { name: 'Batal' }).click();
    await first.page
      .getByRole('button', { name: /^Tandai .* keluar$/ })
      .first()
      .click();
    await first.page.getByLabel('Hari terakhir bekerja').fill('2026-10-31');
    await first.page.getByRole('button', { name: 'Tandai keluar', exact: true }).click();
    await first.page.getByText(/^Keluar 31/).waitFor();
    await looksRight(first.page, 'filing-draft-phone');
    await first.close();
  });
});

test('the office sees who has not filed, by area, and an employer of its choice', async () => {
  for (const [size, language] of [
    ['office', 'id'],
    ['phone', 'en'],
  ] as const) {
    const { page, faults, close } = await signedIn('kantor', { size, language });
    await open(page, '/upah?bulan=2026-11');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await looksRight(page, `filings-office-${size}`);
    expect(faults).toEqual([]);
    await close();
  }
});
