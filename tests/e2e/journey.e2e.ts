import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesTo,
  keepPicture,
  open,
  type Page,
  seriousFindings,
  settled,
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

const village = '51.71.04.2008';
const givenList = 'tests/fixtures/lists/desa-ubung-kaja.xlsx';

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

/** Registered (or protected) workers of the village as its page says it: "399 terdaftar dari 522 pekerja". */
async function countedOn(page: Page, measure: 'OPEN-MEMBERSHIP' | 'PROTECTED'): Promise<number> {
  await open(page, `/?wilayah=${village}&ukuran=${measure}`);
  const words = await textOf(page.locator('.headline p').first());
  return Number(words.split(' ')[0]?.replaceAll('.', ''));
}

/** The number of an outcome's box. */
async function countOf(page: Page, outcome: string): Promise<number> {
  return Number(await textOf(page.locator(`.outcome-${outcome} strong`)));
}

describe('from a village list to coverage', () => {
  test('a village signs in, uploads its list, mends a row, registers the rest and sees coverage move', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address });
    await open(page, '/masuk');
    await page.getByRole('button', { name: /^ubungkaja/ }).click();
    await page.getByRole('heading', { name: 'Cakupan Ubung Kaja' }).waitFor();
    const before = await countedOn(page, 'OPEN-MEMBERSHIP');
    const protectedBefore = await countedOn(page, 'PROTECTED');

    await page.getByRole('link', { name: 'Daftar pekerja masuk' }).click();
    await page.getByRole('link', { name: 'Unggah daftar' }).first().click();
    await page.locator('input[type=file]').setInputFiles(givenList);
    await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
    await page.locator('.outcomes').waitFor();
    await soon(() => countOf(page, 'fix')).toBe(6);
    await settled(page);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'journey-checked');

    const row = page.getByRole('textbox', { name: /^NIK, baris 9,/ });
    await row.fill('5171045901680191');
    await row.press('Enter');
    await page.locator('.outcome-fix strong', { hasText: '5' }).waitFor();
    await focusComesTo(page.getByRole('textbox', { name: /^NIK, baris 14,/ }));
    await settled(page);

    const ready = (await countOf(page, 'ready')) + (await countOf(page, 'warning'));
    await page.getByRole('button', { name: `Daftarkan ${ready} pekerja` }).click();
    await page.getByRole('button', { name: 'Ya, daftarkan' }).click();
    await page.getByText(`${ready} pekerja terdaftar`).waitFor();
    await keepPicture(page, 'journey-registered');

    expect(await countedOn(page, 'OPEN-MEMBERSHIP')).toBe(before + ready);
    // Nobody has paid for them yet.
    expect(await countedOn(page, 'PROTECTED')).toBe(protectedBefore);

    await page.getByRole('link', { name: 'Pekerja', exact: true }).click();
    await page.getByRole('searchbox').fill('mertayasa');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('link', { name: 'Ni Ketut Mertayasa' }).first().click();
    await page.getByRole('heading', { name: 'Ni Ketut Mertayasa' }).waitFor();
    await page.getByText('Membuka halaman pekerja').first().waitFor();
    expect(await textOf(page.locator('main'))).not.toMatch(/\d{16}/);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'journey-worker');
    expect(faults).toEqual([]);
    await close();
  });

  test('the same file once more leads to the same list and adds nothing', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'ubungkaja' });
    const before = await countedOn(page, 'OPEN-MEMBERSHIP');
    await open(page, '/daftar/baru');
    await page.locator('input[type=file]').setInputFiles(givenList);
    await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
    await page.getByText(/pekerja terdaftar$/).waitFor();
    expect(await countedOn(page, 'OPEN-MEMBERSHIP')).toBe(before);
    await close();
  });

  test('a worker of another village is answered like one who does not exist', async () => {
    const own = await visit(browser, { address: application.address, account: 'ubungkaja' });
    await open(own.page, `/pekerja?wilayah=${village}`);
    const path = await own.page.locator('tbody a').first().getAttribute('href');
    await own.close();
    const texts: string[] = [];
    for (const address of [path ?? '', '/pekerja/01900000-0000-7000-8000-000000000000']) {
      const foreign = await visit(browser, { address: application.address, account: 'sesetan' });
      await foreign.page.goto(address);
      await foreign.page.locator('.empty').waitFor();
      await settled(foreign.page);
      texts.push(await textOf(foreign.page.locator('main')));
      await foreign.close();
    }
    expect(path).toMatch(/^\/pekerja\/[0-9a-f-]{36}$/);
    expect(texts[0]).toBe(texts[1]);
  });
});

describe('by keyboard alone', () => {
  test('the first stop skips to the content, and arrows move between the tiles', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/');
    await page.keyboard.press('Tab');
    await focusComesTo(page.getByRole('link', { name: 'Langsung ke isi' }));
    await page.keyboard.press('Enter');
    await focusComesTo(page.locator('#isi'));
    await page.locator('[data-code="51.03"]').focus();
    await page.keyboard.press('ArrowDown');
    await focusComesTo(page.locator('[data-code="51.71"]'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Cakupan (Kota )?Denpasar$/ }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: /^Cakupan (Kota )?Denpasar$/ }).waitFor();
    await soon(() => page.locator('.tile').count()).toBe(4);
    await close();
  });

  test('arrows go down the rows', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/organisasi');
    await page.locator('tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    await focusComesTo(page.locator('tbody tr:nth-child(2) a').first());
    await close();
  });

  test('a sign-in that fails says so and keeps what was typed', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/masuk');
    await page.getByLabel('Surel').fill('orang@contoh.example');
    await page.getByLabel('Kata sandi', { exact: true }).fill('salah sekali');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await soon(() => page.getByLabel('Surel').inputValue()).toBe('orang@contoh.example');
    await close();
  });
});
