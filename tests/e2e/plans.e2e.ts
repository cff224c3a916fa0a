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

describe('the page of plans', () => {
  test('makes the plan that a budget buys, keeps it, and what was typed stays on a fault', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'gianyar',
    });
    await open(page, '/rencana');
    await page.getByRole('heading', { level: 1, name: 'Rencana menuju target' }).waitFor();
    await page.getByLabel('Target (% pekerja)').fill('140');
    await page.getByRole('button', { name: 'Susun rencana' }).click();
    await focusComesToFault(page);
    expect(await page.getByLabel('Target (% pekerja)').inputValue()).toBe('140');
    await page.getByLabel('Target (% pekerja)').fill('');
    await page.getByLabel('Anggaran (Rp)').fill('5000000');
    await page.getByRole('button', { name: 'Susun rencana' }).click();
    await page.getByText('Terbukti yang terbaik').waitFor({ timeout: 30_000 });
    await page.getByText('Anggaran habis terpakai').waitFor();
    expect(new URL(page.url()).searchParams.get('anggaran')).toContain('5000000');
    await lookAt(page, 'plan-office-id');
    await page.getByLabel('Nama rencana').fill('Lima juta');
    await page.getByRole('button', { name: 'Simpan rencana' }).click();
    await page.getByRole('heading', { level: 2, name: 'Lima juta' }).waitFor({ timeout: 30_000 });
    expect(faults).toEqual([]);
    await close();
  });

  test('keeps a price with its source, shows what it was before, and reckons with it', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'gianyar',
    });
    await open(page, '/rencana');
    await page.getByText('Biaya dan hasil yang dipakai').click();
    await page.getByRole('button', { name: 'Simpan angka baru' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Angka', { exact: true }).selectOption('visit_cost');
    await dialog.getByLabel('Nilai').fill('410000');
    await dialog.getByRole('button', { name: 'Simpan angka' }).click();
    await focusComesToFault(page);
    expect(await dialog.getByLabel('Nilai').inputValue()).toBe('410.000');
    await lookAt(page, 'plan-input-fault-id');
    await dialog.getByLabel('Sumber').fill('Laporan kunjungan triwulan III');
    await dialog.getByLabel('Per tanggal').fill('2026-09-30');
    await page.keyboard.press('Enter');
    await page.getByText('Tersimpan: Biaya kunjungan per pemberi kerja').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Laporan kunjungan triwulan III').first().waitFor();
    // The dialog's own form sent nothing to the plan it was opened from.
    expect(new URL(page.url()).searchParams.get('mulai')).toBeNull();
    await page.getByRole('button', { name: 'Riwayat angka' }).click();
    const history = page.getByRole('dialog').getByRole('table', { name: 'Riwayat angka' });
    await history.getByText('410.000').waitFor();
    await history.getByText('350.000').waitFor();
    await lookAt(page, 'plan-past-inputs-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('says on a phone, in English too, what would help where a target is out of reach', async () => {
    const { page, close } = await visit(browser, {
      ...{ address: application.address, size: 'phone', language: 'en', account: 'gianyar' },
    });
    await open(page, '/rencana?target=99.9');
    await page.getByText('No single rule').waitFor({ timeout: 30_000 });
    await lookAt(page, 'plan-phone-en');
    await close();
  });
});
