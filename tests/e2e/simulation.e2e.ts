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

const gianyar =
  '/bantuan/simulasi?wilayah=51.04&a=100~6~2026-06~APBDES~&b=100~6~2026-06~APBDES~APBD_KAB&c=100~6~2026-06~CSR~CSR&d=50~12~2026-06~APBDES~CSR';

describe('the simulation', () => {
  test('compares four ways for the government of Gianyar, keeps them and shows them again', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'gianyar',
    });
    await open(page, gianyar);
    await settled(page);
    const table = page.getByRole('table', { name: 'Perbandingan untuk Kabupaten Gianyar' });
    const row = (letter: string) => table.getByRole('row', { name: `Skenario ${letter}` });
    expect(await row('A').textContent()).toMatch(/64.*6\.400.*38\.400.*645\.120\.000/);
    expect(await row('B').textContent()).toMatch(/70.*7\.000.*42\.000.*705\.600\.000/);
    await lookAt(page, 'simulation-office-id');
    await page.getByRole('button', { name: 'Skenario C', exact: true }).click();
    expect(await page.getByText(/bila dibaca sebaliknya biayanya/).count()).toBe(1);
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByText(/^Beri nama/).waitFor();
    await page.getByLabel('Nama').fill('Enam bulan, semua desa');
    await page.getByLabel('Bagikan kepada yang berwenang').check();
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Enam bulan, semua desa' }).waitFor();
    expect(
      await page.getByText('100 orang × 6 bulan mulai Juni 2026, APBDes + APBD kabupaten/kota').count(),
    ).toBe(2);
    await lookAt(page, 'simulation-kept-office-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('says beside each field what does not fit, keeps what was typed, and focuses the first', async () => {
    const { page, faults, close } = await visit(browser, {
      ...{ address: application.address, account: 'batubulan', size: 'phone', language: 'en' },
    });
    await open(page, '/bantuan/simulasi');
    await settled(page);
    await lookAt(page, 'simulation-phone-en');
    await page.getByLabel('Workers per village').fill('0');
    await page.getByLabel('Duration').fill('13');
    await page.getByRole('button', { name: 'Calculate' }).click();
    await page.getByText('Enter 1 to 12 months.').waitFor();
    expect(
      await page.getByLabel('Workers per village').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    expect(await page.getByLabel('Duration').inputValue()).toBe('13');
    await lookAt(page, 'simulation-faults-phone-en');
    expect(faults).toEqual([]);
    await close();
  });
});
