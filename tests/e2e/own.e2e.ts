import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, signIn } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesTo,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;
let workerId: string;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const office = await signIn(application.address, 'kantor');
  const found = await call<{ workers: { workerId: string; segments: string[] }[] }>(
    office,
    'POST',
    '/workers/search',
    { query: 'wayan', within: '51.71', segment: 'PU' },
  );
  workerId = found.body.workers[0]?.workerId ?? '';
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

/** The code in the answer that the demonstration shows on the page. */
async function shownCode(page: Page): Promise<string> {
  return /\d{6}/.exec(await textOf(page.locator('.notice-warn strong')))?.[0] ?? '';
}

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

describe('a worker’s own page', () => {
  test('card handed out by the office, code on the screen, status, out again: on a phone, in Indonesian', async () => {
    const office = await visit(browser, { address: application.address, account: 'kantor' });
    await open(office.page, `/pekerja/${workerId}`);
    await office.page.getByRole('link', { name: 'Kartu', exact: true }).click();
    await office.page.getByRole('button', { name: 'Cetak kartu' }).waitFor();
    const card = office.page.locator('.worker-card');
    const code = (await textOf(card.locator('dd').last())).replaceAll(' ', '');
    expect(code).toMatch(/^([2-9A-HJ-NP-Z]{12}|\d{11})$/);
    expect(await textOf(card)).toMatch(/\d{4}\*{8}\d{4}/);
    expect(office.page.url()).not.toContain(code);
    const [kept] = await Promise.all([
      office.page.waitForEvent('download'),
      office.page.getByRole('button', { name: 'Simpan sebagai gambar' }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('kartu-pekerja.png');
    await lookAt(office.page, 'own-card-office-id');
    await office.page.emulateMedia({ media: 'print' });
    await keepPicture(office.page, 'own-card-print-id');
    await soon(() => office.page.locator('h1').isVisible()).toBe(false);
    const { width, height } = (await card.boundingBox()) ?? { width: 0, height: 0 };
    // An identity card of 85.6 by 54 mm, in dots of a 96th of an inch.
    expect([Math.round(width), Math.round(height)]).toEqual([324, 204]);
    expect(office.faults).toEqual([]);
    await office.close();

    const phone = await visit(browser, { address: application.address, size: 'phone' });
    const { page } = phone;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await open(page, `/saya#${code}`);
    await soon(() => page.getByLabel('Kode kartu').inputValue()).toBe(code);
    await soon(() => page.url()).not.toContain(code);
    await lookAt(page, 'own-card-code-phone-id');
    await page.getByRole('button', { name: 'Minta kode sekali pakai' }).click();
    await page.getByText('Peragaan: kode Anda').waitFor();
    const right = await shownCode(page);
    await page.getByLabel('Kode enam angka').fill(String((Number(right) + 1) % 1_000_000).padStart(6, '0'));
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Kode sekali pakai tidak cocok').waitFor();
    await lookAt(page, 'own-one-time-code-phone-id');
    await page.getByLabel('Kode enam angka').fill(right);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Kepesertaan Anda', { exact: true }).waitFor();
    await soon(() => textOf(page.locator('.notice').first())).toMatch(/Kepesertaan Anda|Terdaftar/);
    await page.getByText('Siapa yang melihat data Anda').waitFor();
    await lookAt(page, 'own-phone-id');
    await page.getByRole('link', { name: 'Kartu saya' }).click();
    await page.locator('.worker-card .qr').waitFor();
    await lookAt(page, 'own-card-phone-id');
    await page.getByRole('link', { name: 'Data saya' }).first().click();
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByLabel('Kode kartu').waitFor();
    expect(asked.filter((url) => url.includes(code))).toEqual([]);
    // The one refused code is the only thing the browser calls a failure.
    expect(phone.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await phone.close();
  });

  test('slips are told beside the field, strangers’ codes like wrong ones: on a screen, in English', async () => {
    const { page, close } = await visit(browser, { address: application.address, language: 'en' });
    await open(page, '/saya');
    const field = page.getByLabel('Card code');
    await page.getByRole('button', { name: 'Ask for a one-time code' }).click();
    await page.getByText('Fill in your card code.').waitFor();
    await focusComesTo(field);
    await field.fill('K7QM 2XWP A94A');
    await page.getByRole('button', { name: 'Ask for a one-time code' }).click();
    await page.getByText('This card code is mistyped').waitFor();
    expect(await field.inputValue()).toBe('K7QM 2XWP A94A');
    await lookAt(page, 'own-slip-office-en');
    await field.fill('99999999999');
    await page.getByRole('button', { name: 'Ask for a one-time code' }).click();
    await page.getByText('Demonstration: your code is').waitFor();
    await page.getByLabel('Six-digit code').fill(await shownCode(page));
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('The one-time code does not fit').waitFor();
    await lookAt(page, 'own-stranger-office-en');
    await close();
  });
});
