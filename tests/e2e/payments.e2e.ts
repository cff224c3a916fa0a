import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
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

/** Looks at the page as it stands: nothing wrong with it, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await keepPicture(page, `payments-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

const nik = '5171044307910654';
const name = 'Ni Luh Bayar Perdana';
const receipt = { number: '', code: '' };

test('registered at the counter, billed, paid by keyboard: an active member with a number', async () => {
  const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
  await open(page, '/pekerja/baru');
  await page.getByLabel('NIK', { exact: true }).fill(nik);
  await page.getByText('diterbitkan di Kota Denpasar').waitFor();
  await page.getByLabel('Nama lengkap').fill(name);
  await page.getByLabel('Pekerjaan', { exact: true }).fill('Pedagang canang');
  await page.getByRole('combobox', { name: /Desa/ }).first().fill('ubung kaja');
  await page.getByRole('option', { name: /Ubung Kaja/ }).click();
  await page.getByRole('button', { name: 'Periksa dan lihat ringkasan' }).click();
  await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
  await page.getByRole('heading', { name: `${name} terdaftar` }).waitFor();
  await page.getByRole('button', { name: /tagihan pertama/i }).click();
  await page.waitForURL(/\/tagihan\/\d{16}/);
  const code = page.url().split('/').at(-1) ?? '';

  await page.getByRole('link', { name: 'Terima pembayaran' }).click();
  await page.getByRole('heading', { name: 'N*** L*** B*** P***' }).waitFor();
  await open(page, '/pembayaran/baru');
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
  await look(page, 'code-fault-office-id');
  await page.locator(':focus').fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'N*** L*** B*** P***' }).waitFor();
  await page.getByLabel('Uang yang diterima').fill('5000');
  await page.getByText('Pastikan dahulu').waitFor();
  await look(page, 'partial-office-id');
  await page.getByLabel('Uang yang diterima').fill('8400');
  await look(page, 'bill-office-id');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Pembayaran diterima' }).waitFor();
  const codes = page.locator('main .code');
  [receipt.number, receipt.code] = [await textOf(codes.nth(0)), await textOf(codes.nth(1))];
  expect(receipt.number).toMatch(/^\d{4}-\d{8}$/);
  await look(page, 'taken-office-id');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('inputmode')).toBe('numeric');

  await open(page, `/tagihan/${code}`);
  expect(await page.getByRole('link', { name: 'Terima pembayaran' }).count()).toBe(0);
  await open(page, '/pembayaran');
  await look(page, 'day-office-id');
  await page.getByRole('link', { name: receipt.number }).click();
  await page.getByText('JKK dan JKM').waitFor();
  await look(page, 'one-office-id');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Cetak kuitansi' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`kuitansi-${receipt.number}.pdf`);
  await page.getByRole('button', { name: 'Cetak salinan kuitansi' }).waitFor();
  await page.getByRole('link', { name: 'N*** L*** B*** P***' }).click();
  await page.getByRole('heading', { name }).waitFor();
  await page.getByText(/Aktif/).first().waitFor();
  await page
    .getByText(/^\d{11}$/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('whoever holds the receipt, without an account, learns that it is genuine and no name', async () => {
  const { page, close } = await visit(browser, {
    address: application.address,
    size: 'phone',
    language: 'en',
  });
  await open(page, '/kuitansi');
  await page.getByLabel('Receipt number').fill(receipt.number);
  await page.getByLabel('Check code').fill('AAAA-AAAA');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByText('fit no receipt').waitFor();
  await look(page, 'not-genuine-phone-en');
  await page.getByLabel('Check code').fill(receipt.code.toLowerCase());
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('heading', { name: 'This receipt is genuine' }).waitFor();
  expect(await textOf(page.locator('main'))).not.toContain('Bayar');
  await look(page, 'genuine-phone-en');
  await close();
});

test('the work list, refunds and books stand at both sizes; an employer’s door is closed', async () => {
  const phone = await visit(browser, {
    address: application.address,
    size: 'phone',
    language: 'en',
    account: 'auditor',
  });
  for (const [path, picture] of [
    ['/pembayaran', 'day'],
    ['/pembayaran/perlu-tindakan', 'work-list'],
    ['/pembayaran/pengembalian', 'refunds'],
    ['/buku-besar', 'balance'],
    ['/buku-besar?bagian=kas', 'cash'],
    ['/buku-besar?bagian=jurnal', 'journals'],
  ] as const) {
    await open(phone.page, path);
    await look(phone.page, `${picture}-phone-en`);
  }
  await phone.page.locator('main tbody a').first().click();
  await phone.page.getByRole('heading', { name: 'Postings' }).waitFor();
  await look(phone.page, 'journal-phone-en');
  expect(phone.faults).toEqual([]);
  await phone.close();

  const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
  await open(page, '/buku-besar');
  await page.getByText('Debit dan kredit sama').waitFor();
  await look(page, 'balance-office-id');
  await open(page, '/pembayaran/perlu-tindakan');
  await look(page, 'work-list-office-id');
  expect(faults).toEqual([]);
  await close();

  const employer = await visit(browser, { address: application.address, account: 'hotel' });
  await open(employer.page, '/pembayaran');
  await keepPicture(employer.page, 'payments-forbidden-office-id');
  expect(await textOf(employer.page.locator('main'))).not.toMatch(/Rp/);
  await employer.close();
});
