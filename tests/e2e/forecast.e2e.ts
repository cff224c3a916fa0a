import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
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

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

describe('the page of forecasts', () => {
  test('tells the office where a regency goes, what that rests on, and how last year’s forecast fared', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'kantor',
    });
    await open(page, '/prakiraan?wilayah=51.71');
    await page.getByRole('heading', { level: 1, name: 'Prakiraan cakupan Kota Denpasar' }).waitFor();
    await settled(page);
    const [end, ...rest] = await page.locator('.large-figure').allTextContents();
    expect([/^[\d.]+$/.test(end ?? ''), rest]).toEqual([true, []]);
    expect(await textOf(page.locator('.forecast-moves tfoot td'))).toBe(end);
    await lookAt(page, 'forecast-office-id');
    await page.locator('summary').last().click();
    await page.getByRole('table', { name: 'Prakiraan tahun lalu dan yang terjadi' }).waitFor();
    await page.locator('.large-figure').click();
    await page.getByRole('dialog').getByText('Bulan demi bulan').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'BPU', exact: true }).click();
    await page.getByLabel('Ukuran').selectOption('PROTECTED');
    await settled(page);
    await page.getByRole('link', { name: 'Denpasar Utara' }).click();
    await page.getByRole('heading', { level: 1, name: 'Prakiraan cakupan Denpasar Utara' }).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      ...{ wilayah: '51.71.04', ukuran: 'PROTECTED', segmen: 'BPU' },
    });
    expect(faults).toEqual([]);
    await close();
  });

  test('is open to anyone on a phone, in English too, and refuses a village with a way to sign in', async () => {
    const { page, close } = await visit(browser, {
      ...{ address: application.address, size: 'phone', language: 'en' },
    });
    await open(page, '/prakiraan');
    await page.getByRole('heading', { level: 1, name: 'Coverage forecast, Bali' }).waitFor();
    await settled(page);
    await lookAt(page, 'forecast-phone-en');
    await open(page, '/prakiraan?wilayah=51.71.04.2008');
    await page.getByRole('alert').or(page.locator('.empty')).first().waitFor();
    await close();
  });
});
