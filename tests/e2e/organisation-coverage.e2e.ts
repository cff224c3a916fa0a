import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
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

test('an agent finds from the first page how its members stand, by segment, with definitions and a file', async () => {
  const { address } = application;
  const { page, faults, close } = await visit(browser, { address, size: 'phone', account: 'agen' });
  await open(page, '/');
  await page
    .locator('#lanjut')
    .getByRole('link', { name: /^Cakupan anggota/ })
    .click();
  await page.getByRole('heading', { level: 1, name: /^Cakupan anggota Agen/ }).waitFor();
  await settled(page);
  expect(new URL(page.url()).pathname).toMatch(/^\/cakupan\/organisasi\/[0-9a-f-]{36}$/);
  expect(await textOf(page.locator('.large-figure'))).toMatch(/^\d+,\d%$/);
  expect(await overflowOf(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Arti angka-angka ini' }).click();
  await page.getByRole('dialog').getByText('mulai lagi dengan bulan itu').waitFor();
  await page.keyboard.press('Escape');
  const counted = page.getByText(/ dari .* anggota terdaftar$/);
  const all = await textOf(counted);
  await page.getByRole('button', { name: 'PU', exact: true }).click();
  await soon(() => textOf(counted)).not.toBe(all);
  await page.getByText(/, penerima upah\.$/).waitFor();
  expect(new URL(page.url()).searchParams.get('segmen')).toBe('PU');
  await page.getByText('Unduh', { exact: true }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Anggota menurut bulan, CSV' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^anggota-agen-.*\.csv$/);
  expect(readFileSync(await saved.path(), 'utf8')).toContain('Bulan,Iuran lunas,Baru,Kembali,Keadaan bulan');
  await keepPicture(page, 'organisation-coverage-phone-id');
  expect(faults).toEqual([]);
  await close();
});

test('the office comes from the organisation, whoever keeps no members is told so', async () => {
  const { address } = application;
  const hotel = await visit(browser, { address, account: 'hotel' });
  await open(hotel.page, '/cakupan/organisasi');
  await hotel.page.locator('.large-figure').waitFor();
  const own = new URL(hotel.page.url()).pathname;
  await hotel.close();
  const office = await visit(browser, { address, account: 'kantor' });
  await open(office.page, own.replace('/cakupan', ''));
  await office.page.getByRole('link', { name: 'Cakupan anggota', exact: true }).click();
  await office.page.locator('.large-figure').waitFor();
  expect(new URL(office.page.url()).pathname).toBe(own);
  await settled(office.page);
  expect(await seriousFindings(office.page)).toEqual([]);
  await keepPicture(office.page, 'organisation-coverage-office-id');
  expect(office.faults).toEqual([]);
  await office.close();
  const village = await visit(browser, { address, account: 'sesetan' });
  await open(village.page, own);
  expect(await village.page.locator('.large-figure').count()).toBe(0);
  expect(await textOf(village.page.locator('main'))).toMatch(/tidak (dapat|terbuka|berwenang)|bukan/i);
  await village.close();
});
