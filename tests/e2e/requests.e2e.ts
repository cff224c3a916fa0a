import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { databaseUrl } from '#platform/server/db/index.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
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
let code = '';

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
  expect(await textOf(page.locator('main')), name).not.toMatch(
    /\b(?:requests|tasks|complain|act|web)\.[a-z_]+/,
  );
}

/** The clock of the complaint runs out, without anybody waiting for it. */
async function letTimePass(): Promise<void> {
  const { url } = await startEmbedded({ home: application.home, onProgress: () => {} });
  const client = new pg.Client({ connectionString: databaseUrl(url, 'semesta') });
  await client.connect();
  await client.query(`update registry.requests set opened_at = opened_at - interval '17 days',
    due_at = now() - interval '2 days 3 hours 5 minutes' where kind = 'complaint'`);
  await client.end();
}

describe('from a complaint to its answer', () => {
  test('anyone complains without an account, and is told what is missing beside the field', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, size: 'phone' });
    await open(page, '/adukan');
    await page.getByLabel('Apa yang terjadi?').fill('Saya bekerja dua tahun di sana dan tidak terdaftar.');
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click();
    await page.getByText('Pilih masalahnya.').waitFor();
    expect(await page.getByLabel('Apa yang terjadi?').inputValue()).toContain('dua tahun');
    await looksRight(page, 'complain-phone-id');
    await page.getByRole('combobox', { name: 'Apa masalahnya?' }).click();
    await page.getByRole('option', { name: 'Pemberi kerja tidak mendaftarkan saya' }).click();
    await page.getByLabel('Nama pemberi kerja').fill('CV Pantai Karang Uji');
    await page.getByRole('combobox', { name: 'Di mana tempat kerjanya?' }).fill('sesetan');
    await page
      .getByRole('option', { name: /Sesetan/ })
      .first()
      .click();
    await page.getByLabel('Nama Anda').fill('Ketut Pelapor');
    await page.getByRole('button', { name: 'Kirim pengaduan' }).click();
    code = await textOf(page.locator('.complaint-code'));
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
    await looksRight(page, 'complain-received-phone-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('once overdue it heads the first page of the office, and is answered there', async () => {
    await letTimePass();
    const { page, faults, close } = await visit(browser, { address: application.address });
    await open(page, '/masuk');
    await page
      .getByRole('button', { name: /^kantor\b(?!gianyar)/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Tugas', exact: true }).waitFor();
    await page.getByText('Terlambat 2 hari 3 jam').waitFor();
    await soon(() => textOf(page.locator('.nav-badge').first())).toContain('1 terlambat');
    await looksRight(page, 'tasks-office-id');

    await page.getByRole('link', { name: 'Pengaduan', exact: true }).first().click();
    await page.getByText('CV Pantai Karang Uji').waitFor();
    await looksRight(page, 'case-complaint-office-id');
    const answer = page.getByLabel('Jawaban untuk pemohon');
    await answer.fill('ya');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.getByText('Tulis paling sedikit 5 huruf.').waitFor();
    expect(await answer.inputValue()).toBe('ya');
    await answer.fill('Pemberi kerja sudah kami datangi; Anda didaftarkan mulai bulan ini.');
    await page.getByRole('button', { name: 'Kirim jawaban' }).click();
    await page.locator('.tag', { hasText: 'Dijawab' }).waitFor();
    await page.locator('.nav-badge').first().waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await close();
  });

  test('its complainant reads the answer by the code alone; any other code is nobody’s', async () => {
    const { page, close } = await visit(browser, { address: application.address, language: 'en' });
    await open(page, '/adukan');
    const field = page.getByLabel('Code of the complaint');
    await field.fill('ABCD-EFGH-JKMN-PQRS');
    await page.getByRole('button', { name: 'See', exact: true }).click();
    await page.getByText('This code is not known.').waitFor();
    await field.fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'See', exact: true }).click();
    await page.getByText('Anda didaftarkan mulai bulan ini.').waitFor();
    await looksRight(page, 'complain-followed-office-en');
    await close();
  });
});

describe('a copy of one’s data', () => {
  test('is asked for at the counter, made in the background, and fetched as PDF and JSON', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'staf' });
    await open(page, '/pekerja?wilayah=51.71.04.2008');
    await page.locator('tbody a').first().click();
    await page.getByRole('link', { name: 'Catat permintaan' }).click();
    await page.getByRole('button', { name: 'Kirim permintaan' }).waitFor();
    await looksRight(page, 'request-new-office-id');
    await page.getByRole('button', { name: 'Kirim permintaan' }).click();
    await page.getByRole('button', { name: 'Buat salinan dan serahkan' }).click();
    await page.getByRole('link', { name: 'Unduh PDF' }).waitFor();
    await looksRight(page, 'case-access-office-id');
    const pdf = await downloaded(page, 'Unduh PDF');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const copy: unknown = JSON.parse((await downloaded(page, 'Unduh JSON')).toString('utf8'));
    expect(copy).toMatchObject({ format: 'semesta.access-copy', version: 1 });
    expect(faults).toEqual([]);
    await close();
  });

  test('small screens and the other language show tasks and cases as well', async () => {
    for (const [size, language] of [
      ['phone', 'id'],
      ['office', 'en'],
    ] as const) {
      const { page, faults, close } = await visit(browser, {
        ...{ address: application.address, account: 'kantor', size, language },
      });
      await open(page, '/permintaan');
      await looksRight(page, `requests-${size}-${language}`);
      await page.locator('tbody a').first().click();
      await page.locator('.timeline').waitFor();
      await looksRight(page, `case-${size}-${language}`);
      await open(page, '/tugas');
      await looksRight(page, `tasks-${size}-${language}`);
      expect(faults).toEqual([]);
      await close();
    }
  });
});

async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  return readFile(await download.path());
}
