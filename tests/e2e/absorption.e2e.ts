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

async function nameOfDownload(page: Page, link: RegExp): Promise<string> {
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).first().click(),
  ]);
  return kept.suggestedFilename();
}

describe('the absorption of budgets', () => {
  test('shows the office every agreement, one closer, and a report to take along', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/bantuan/serapan');
    const agreements = page.getByRole('table', { name: 'Menurut perjanjian' });
    expect(await agreements.getByRole('row').count()).toBeGreaterThan(1);
    await lookAt(page, 'absorption-office-id');
    await agreements.getByRole('link').first().click();
    await page.locator('summary', { hasText: 'Angka setiap bulan' }).click();
    await lookAt(page, 'absorption-agreement-office-id');
    expect(await nameOfDownload(page, /^PDF, Laporan serapan/)).toMatch(/^serapan-\d{4}\.pdf$/);
    expect(await nameOfDownload(page, /^Excel, Laporan serapan/)).toMatch(/^serapan-\d{4}\.xlsx$/);
    expect(faults).toEqual([]);
    await close();
  });

  test('tells the regency whose money was billed and has not come', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'denpasar',
    });
    await open(page, '/bantuan/serapan?bagian=setoran');
    const treasurers = page.getByRole('table', { name: 'Menurut desa dan bendahara' });
    expect(await treasurers.getByRole('row').count()).toBeGreaterThan(1);
    await lookAt(page, 'deposits-regency-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('shows a sponsor what it pays for, in counts and money and no names', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'perusda',
      size: 'phone',
    });
    await open(page, '/bantuan/serapan');
    await lookAt(page, 'absorption-sponsor-phone-id');
    await open(page, '/bantuan/dokumen');
    await lookAt(page, 'papers-sponsor-phone-id');
    expect(await page.getByRole('link', { name: /Lampiran keputusan/ }).count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the documents', () => {
  test('of its lists are printed by the village, on a phone, in English', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'ubungkaja',
      size: 'phone',
      language: 'en',
    });
    await open(page, '/bantuan/serapan');
    await lookAt(page, 'absorption-village-phone-en');
    await open(page, '/bantuan/dokumen');
    await lookAt(page, 'papers-village-phone-en');
    expect(await nameOfDownload(page, /^PDF, Decree annex/)).toMatch(/^lampiran-keputusan-.*\.pdf$/);
    expect(await nameOfDownload(page, /^Excel, Notice/)).toMatch(/^papan-pengumuman-.*\.xlsx$/);
    expect(faults).toEqual([]);
    await close();
  });

  test('are found by village and programme', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/bantuan/dokumen');
    await lookAt(page, 'papers-office-id');
    const lists = page.getByRole('table', { name: 'Daftar penerima' });
    const all = await lists.getByRole('row').count();
    await page.getByLabel('Cari desa atau kecamatan').fill('Ubung Kaja');
    const some = await lists.getByRole('row').count();
    expect([some > 1, some < all]).toEqual([true, true]);
    expect(await nameOfDownload(page, /^PDF, Lampiran perjanjian/)).toMatch(/^lampiran-perjanjian-.*\.pdf$/);
    expect(faults).toEqual([]);
    await close();
  });
});
