import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesTo,
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

/** Looks at the page as it stands: nothing wrong with it, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, `counter-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

async function chooseVillage(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).fill(typed);
  await page.getByRole('option', { name: /Ubung Kaja/ }).click();
}

const nik = '5171044309890321';

describe('one worker at a time', () => {
  test('a village registers from the NIK by keyboard, and meets the same person again', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'ubungkaja',
    });
    await open(page, '/pekerja');
    await page.locator('main').getByRole('link', { name: 'Daftarkan pekerja' }).click();
    await page.getByLabel('NIK', { exact: true }).fill('517104430989');
    await page.keyboard.press('Enter');
    await focusComesToFault(page);
    await look(page, 'faults-office-id');
    await page.locator(':focus').fill(nik);
    await page.getByText('diterbitkan di Kota Denpasar').waitFor();
    await soon(() => page.getByLabel('Tanggal lahir').inputValue()).toBe('03-09-1989');
    await soon(() => page.getByRole('radio', { name: 'Perempuan' }).isChecked()).toBe(true);
    await page.getByLabel('Nama lengkap').fill('Ni Luh Konter Sejati');
    await page.getByLabel('Pekerjaan', { exact: true }).fill('Pedagang canang');
    await page.getByLabel('Penghasilan sebulan').fill('1500000');
    await page.getByLabel('Dibayar pertama kali untuk').selectOption('3');
    await settled(page);
    await page.reload();
    await soon(() => page.getByLabel('Nama lengkap').inputValue()).toBe('Ni Luh Konter Sejati');
    expect(await page.getByLabel('NIK', { exact: true }).inputValue()).toBe('');
    await page.getByLabel('NIK', { exact: true }).fill(nik);
    await page.getByText('Tagihan pertama (3 bulan)').waitFor();
    await look(page, 'form-office-id');
    await page.getByLabel('NIK', { exact: true }).press('Enter');
    await page.getByText('Periksa sekali lagi').waitFor();
    await look(page, 'review-office-id');
    await focusComesTo(page.getByRole('button', { name: 'Daftarkan', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ni Luh Konter Sejati terdaftar' }).waitFor();
    await look(page, 'done-office-id');
    expect(await textOf(page.locator('main'))).not.toContain(nik);
    await page.getByRole('button', { name: 'Daftarkan berikutnya' }).click();
    await focusComesTo(page.getByLabel('NIK', { exact: true }));
    await page.keyboard.type(nik);
    await page.getByText('Orang ini sudah ada di data').waitFor();
    await look(page, 'known-office-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('a worker asks on a phone, the office accepts with the NIK that it never sees', async () => {
    const asked = '5171040101750654';
    const phone = await visit(browser, { address: application.address, size: 'phone', language: 'en' });
    await open(phone.page, '/ajukan');
    await phone.page.getByLabel('NIK', { exact: true }).fill(asked);
    await phone.page.getByLabel('Full name').fill('I Ketut Mohon Didaftar');
    await chooseVillage(phone.page, 'Village', 'ubung kaja');
    await phone.page.getByLabel('Occupation', { exact: true }).fill('Petani');
    await look(phone.page, 'ask-phone-en');
    await phone.page.getByRole('button', { name: 'Check and see the summary' }).click();
    await phone.page.getByRole('button', { name: 'Send the request' }).click();
    const code = await textOf(phone.page.locator('.request-code'));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    await look(phone.page, 'asked-phone-en');
    expect(phone.faults).toEqual([]);
    await phone.close();

    const { page, faults, close } = await visit(browser, {
      address: application.address,
      size: 'phone',
      account: 'kantor',
    });
    await open(page, '/permintaan-daftar');
    await look(page, 'requests-phone-id');
    await page.getByRole('link', { name: 'I Ketut Mohon Didaftar' }).click();
    await page.getByText(code).waitFor();
    await look(page, 'request-phone-id');
    await page.getByRole('link', { name: 'Terima dan isi formulir' }).click();
    await page.getByText(`Dari permintaan ${code}`).waitFor();
    await look(page, 'accept-phone-id');
    await page.getByRole('button', { name: 'Periksa dan lihat ringkasan' }).click();
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByRole('heading', { name: 'I Ketut Mohon Didaftar terdaftar' }).waitFor();
    await look(page, 'accepted-phone-id');
    expect(await page.content()).not.toContain(asked);
    expect(faults).toEqual([]);
    await close();
  });

  test('an employer registers a wage earner, and sees both parts of the contribution before', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      language: 'en',
      account: 'hotel',
    });
    await open(page, '/pekerja/baru');
    await page.getByLabel('NIK', { exact: true }).fill('5171041203910777');
    await page.getByLabel('Full name').fill('Ni Komang Gaji Tetap');
    await page.getByLabel('Wage a month').fill('4000000');
    await page.locator('.quote, .notice-warn').first().waitFor();
    await look(page, 'wage-office-en');
    await page.getByRole('button', { name: 'Check and see the summary' }).click();
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByRole('heading', { name: 'Ni Komang Gaji Tetap is registered' }).waitFor();
    await look(page, 'wage-done-office-en');
    expect(faults).toEqual([]);
    await close();
  });
});
