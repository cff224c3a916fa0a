import { afterAll, beforeAll, expect, test } from 'vitest';
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

const header = 'area_code,year,segment,indicator,value,unit,source,as_of';
const good = '51.71.04.2008,2031,BPU,PAID,4321,workers,SK Uji 7/2026,2026-01-15';

async function choose(page: Page, lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`);
  await page.locator('input[type=file]').setInputFiles({ name: 'target.csv', mimeType: 'text/csv', buffer });
}

test('a file with two bad lines loads nothing and names both; mended, it is on the page with its source', async () => {
  const { address } = application;
  const { page, faults, close } = await visit(browser, { address, account: 'kantor' });
  await open(page, '/target?wilayah=51.71.04.2008&milik=own');
  await settled(page);
  const bad = '51.71.04.2008,2031,SEMUA,PAID,10,workers,SK Uji,2026-01-15';
  await choose(page, [header, good, bad, '51.71.04.2008,2031,BPU,PAID,minus,workers,SK Uji,2026-01-15']);
  await page.getByText('Baris 3: Segmen harus ALL, PU atau BPU.').waitFor();
  await page.getByText(/^Baris 4: Nilai harus/).waitFor();
  expect(await textOf(page.getByRole('alert'))).toContain('Tidak ada target yang dimuat');
  expect(await page.getByText('SK Uji 7/2026').count()).toBe(0);
  await keepPicture(page, 'targets-faults-id');
  // The browser tells of every refused answer; the page has told what it means.
  faults.length = 0;
  await choose(page, [header, good]);
  await page.getByText('1 target dimuat, 0 sudah ada sebelumnya.').waitFor();
  await page.getByText('SK Uji 7/2026').waitFor();
  await page.getByText('4.321 pekerja').first().waitFor();
  await choose(page, [header, good]);
  await page.getByText('0 target dimuat, 1 sudah ada sebelumnya.').waitFor();
  expect(await overflowOf(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  expect(faults).toEqual([]);
  await close();
});

test('the trend on the first page is of the segment chosen', async () => {
  const { address } = application;
  const { page, faults, close } = await visit(browser, { address });
  await open(page, '/?ukuran=PAID');
  const trend = page.locator('#kemajuan');
  await trend.getByText('semua segmen').waitFor();
  const all = await textOf(trend.locator('.trend > p').first());
  await page.getByRole('button', { name: 'BPU', exact: true }).click();
  await trend.getByText('bukan penerima upah').first().waitFor();
  expect(await textOf(trend.locator('.trend > p').first())).not.toBe(all);
  expect(faults).toEqual([]);
  await close();
});
