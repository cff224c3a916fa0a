import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSecrets } from '#platform/server/secrets/secrets.ts';
import { type RunningApplication, removeApplication, startApplication } from '#tests/support/application.ts';
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
import { makeTestHome } from '#tests/support/cluster.ts';

let application: RunningApplication;
let browser: Browser;

/** Without the demonstration: the law needs no people. */
beforeAll(async () => {
  const home = makeTestHome();
  await writeSecrets(`${home}/secrets.json`);
  const start = startApplication({ home, environment: { SEMESTA_MODE: 'real' } });
  [application, browser] = await Promise.all([start, startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const cap = 'Batas upah tertinggi JP';

/** Names of the values a view shows, in their order. */
async function namesOn(page: Page): Promise<string[]> {
  const names = await page.locator('td.naming > a, .law-change h3').allTextContents();
  return names.map((name) => name.trim());
}

/** The row or entry of a value, its white space made plain. */
async function entryOf(page: Page, name: string): Promise<string> {
  const text = await textOf(page.locator('tr, .law-change').filter({ hasText: name }).first());
  return text.replaceAll('\u00a0', ' ');
}

function visitOf(more: Omit<Parameters<typeof visit>[1], 'address'> = {}) {
  return visit(browser, { address: application.address, ...more });
}

describe('the law of a day', () => {
  test('opens without an account from the menu’s address and shows what applies today', async () => {
    const { page, faults, close } = await visitOf();
    await open(page, '/aturan');
    expect(await entryOf(page, cap)).toContain('Rp 11.086.300 per bulan');
    expect(await entryOf(page, cap)).toContain('PP 45/2015 pasal 29');
    expect(await textOf(page.locator('main'))).not.toMatch(/\[object|undefined|NaN|\{"/);
    await page.getByLabel('Kelompok', { exact: true }).selectOption('pu');
    await page.waitForURL(/kelompok=pu/);
    await soon(() => page.locator('.law-group').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('shows an earlier day by its address, and says when nothing applied yet', async () => {
    const { page, close } = await visitOf();
    await open(page, '/aturan?tanggal=2016-06-01');
    expect(await entryOf(page, cap)).toContain('Rp 7.335.300 per bulan');
    await open(page, '/aturan?tanggal=1990-01-01');
    await page.getByText('Belum ada aturan yang berlaku pada 1 Januari 1990').waitFor();
    await page.getByRole('button', { name: /^Lihat / }).click();
    await page.locator('.law-group').first().waitFor();
    await close();
  });

  test('narrows to the words typed, keeps them in the address, and says what to do when nothing fits', async () => {
    const { page, close } = await visitOf();
    await open(page, '/aturan');
    await page.keyboard.press('/');
    await page.keyboard.type('JP');
    await page.waitForURL(/cari=JP/);
    await soon(() => namesOn(page)).not.toContain('Iuran JKM BPU per bulan');
    const names = await namesOn(page);
    expect(names).toContain(cap);
    await page.reload();
    await soon(() => namesOn(page)).toEqual(names);
    await page.getByRole('searchbox').fill('tidak ada yang begini');
    await page.getByText('Tidak ada yang cocok dengan').waitFor();
    await page.getByRole('button', { name: 'Hapus saringan' }).click();
    await page.getByText('Iuran JKM BPU per bulan').waitFor();
    await close();
  });

  test('opens a value with its whole history and its sources, and goes back to where one was', async () => {
    const { page, faults, close } = await visitOf();
    await open(page, '/aturan?cari=JP');
    await page.getByRole('link', { name: cap, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: cap }).waitFor();
    await soon(() => page.locator('.law-history-period').count()).toBe(12);
    const years = await page.locator('.law-history-period').allTextContents();
    expect(years[0]).toContain('1 Mar 2026 – 28 Feb 2027');
    expect(years.at(-1)).toContain('1 Jul 2015');
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'law-value');
    await page.getByRole('link', { name: 'Kembali ke daftar aturan' }).click();
    await soon(() => page.getByRole('searchbox').inputValue()).toBe('JP');
    expect(faults).toEqual([]);
    await close();
  });

  test('hands out what it shows as a file', async () => {
    const { page, close } = await visitOf();
    await open(page, '/aturan?cari=JP');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Unduh CSV' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength((await namesOn(page)).length + 1);
    expect(lines.join('\n').replaceAll('\u00a0', ' ')).toContain(
      `;jp-wage-cap;${cap};Rp 11.086.300 per bulan;`,
    );
    await close();
  });
});

describe('changes and differences', () => {
  test('show what ends after today and what is not announced', async () => {
    const { page, faults, close } = await visitOf();
    await open(page, '/aturan?tampilan=perubahan');
    const coming = page.locator('section').filter({ hasText: 'Sesudah hari ini' });
    await page.locator('.law-change').first().waitFor();
    const texts = await coming.locator('.law-change').allTextContents();
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    for (const [name, day, said] of [
      ['BPU bidang lain', '2027-01-01', /1 Jan 2027.*berakhir/],
      ['BPU bidang angkutan', '2027-04-01', /1 Apr 2027.*berakhir/],
      [cap, '2027-03-01', /1 Mar 2027.*belum diumumkan/],
    ] as const) {
      const isComing = texts.some((text) => text.includes(name) && said.test(text));
      expect(isComing, name).toBe(today < day);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('between the last of February and the first of March 2026 only the cap differs', async () => {
    const { page, close } = await visitOf();
    await open(page, '/aturan?tampilan=bandingkan&banding=2026-02-28&tanggal=2026-03-01');
    await soon(() => namesOn(page)).toEqual([cap]);
    expect(await entryOf(page, cap)).toMatch(/berubah.*10\.547\.400.*11\.086\.300/);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Tampilkan juga yang sama').check();
    await page.getByText('Iuran JKM BPU per bulan').waitFor();
    await close();
  });

  test('control: other days differ in more, and a day differs from itself in nothing', async () => {
    const { page, close } = await visitOf();
    await open(page, '/aturan?tampilan=bandingkan&banding=2026-02-28&tanggal=2026-04-01');
    await soon(async () => (await namesOn(page)).length).toBeGreaterThan(1);
    await open(page, '/aturan?tampilan=bandingkan&banding=2026-03-01&tanggal=2026-03-01');
    await page.getByText('Tidak ada yang berbeda').waitFor();
    await close();
  });
});

describe('what is uncertain', () => {
  test('names the cover during arrears: how it is read, why, and what depends on it', async () => {
    const { page, faults, close } = await visitOf();
    await open(page, '/aturan?tampilan=belum-pasti');
    const point = page.locator('.law-point').filter({ hasText: 'coverageDuringArrears' }).first();
    const text = await textOf(point);
    for (const part of [
      'Dibaca di sini',
      'belum diputuskan',
      'Mengapa belum pasti',
      'Yang bergantung padanya',
    ])
      expect(text).toContain(part);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('on a phone, in English', () => {
  test('every view fits, folds its groups, and has no serious fault', async () => {
    const { page, faults, close } = await visitOf({ size: 'phone', language: 'en' });
    for (const view of ['berlaku', 'perubahan', 'belum-pasti', 'bandingkan']) {
      await open(page, `/aturan?tampilan=${view}`);
      expect(await overflowOf(page), view).toBeLessThanOrEqual(0);
      // Narrowed, so that the check of the long pages does not take long.
      await page.getByRole('searchbox').fill('JP');
      await page.waitForURL(/cari=JP/);
      expect(await seriousFindings(page), view).toEqual([]);
    }
    await open(page, '/aturan');
    await page.getByRole('heading', { name: 'Contributions, wage earners (PU)' }).click();
    await page.getByRole('link', { name: 'Wage cap of JP' }).click();
    await page.getByRole('heading', { level: 1, name: 'Wage cap of JP' }).waitFor();
    expect((await textOf(page.locator('.law-large'))).replaceAll('\u00a0', ' ')).toBe(
      'Rp 11,086,300 a month',
    );
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await keepPicture(page, 'law-phone-en');
    expect(faults).toEqual([]);
    await close();
  });

  test('a law that cannot be fetched says so, and comes when asked again', async () => {
    const { page, close } = await visitOf({ size: 'phone', language: 'en' });
    let refused = true;
    await page.route('**/api/v1/rules/law', (route) =>
      refused ? route.fulfill({ status: 503, json: { code: 'x', message: 'x' } }) : route.continue(),
    );
    await page.goto('/aturan');
    await page.getByRole('alert').waitFor();
    refused = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.law-group').first().waitFor();
    await close();
  });
});
