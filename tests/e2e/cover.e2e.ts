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

async function lookAt(page: Page, name: string): Promise<void> {
  await settled(page);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

describe('the lists of whom to contact', () => {
  test('lead the office from who is behind to a bill for him', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/tunggakan');
    await lookAt(page, 'cover-ends-office-id');
    await page.getByRole('link', { name: /^Nonaktif/ }).click();
    await settled(page);
    const table = page.getByRole('table', { name: 'Nonaktif' });
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await lookAt(page, 'cover-lapsed-office-id');
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh CSV' }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('tunggakan-lapsed.csv');
    await table
      .getByRole('button', { name: /^Buat tagihan/ })
      .first()
      .click();
    await page.waitForURL(/\/tagihan\/1\d{15}$/);
    expect(faults).toEqual([]);
    await close();
  });

  test('let the office write letters to employers in arrears, and show them on their page', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/tunggakan?daftar=employers');
    const table = page.getByRole('table', { name: 'Menurut pemberi kerja' });
    const boxes = table.getByRole('checkbox');
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await lookAt(page, 'cover-employers-office-id');
    const [kept] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Buat surat tunggakan (2)' }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('surat-tunggakan.zip');
    await soon(() => textOf(table.getByRole('row').nth(1))).toMatch(/T-\d{4}-00001|T-\d{4}-00002/);
    await table.getByRole('row').nth(1).getByRole('link').first().click();
    const letters = page.getByRole('table', { name: 'Surat tunggakan' });
    await letters.waitFor();
    expect(await letters.getByRole('link', { name: /^Unduh PDF/ }).count()).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });

  test('are for a village of its residents, on a phone, in English', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'ubungkaja',
      size: 'phone',
      language: 'en',
    });
    await open(page, '/tunggakan?daftar=one');
    expect(await page.getByRole('link', { name: 'Employers' }).count()).toBe(0);
    await lookAt(page, 'cover-one-phone-en');
    await close();
    expect(faults).toEqual([]);
  });
});
