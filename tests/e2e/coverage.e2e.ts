import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesTo,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
  settled,
  sizes,
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

/** The one large figure, as digits alone. */
async function headline(page: Page): Promise<string> {
  return (await textOf(page.locator('.large-figure'))).trim();
}

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

describe('the page that leaders open every morning', () => {
  test('filters, goes down to a village by keyboard, and keeps all of it in the address', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'kantor',
    });
    await open(page, '/');
    const all = await headline(page);
    expect(all).toMatch(/^\d+,\d%$/);
    await page.getByRole('button', { name: 'BPU', exact: true }).click();
    await soon(() => headline(page)).not.toBe(all);
    await page.getByLabel('Yang dihitung').selectOption('PAID');
    await settled(page);
    await page.locator('[data-code="51.03"]').focus();
    await page.keyboard.press('ArrowDown');
    await focusComesTo(page.locator('[data-code="51.71"]'));
    for (const [code, heading] of [
      ['51.71.04', 'Cakupan Kota Denpasar'],
      ['51.71.04.2008', 'Cakupan Denpasar Utara'],
    ] as const) {
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.locator(`[data-code="${code}"]`).focus();
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Cakupan Ubung Kaja' }).waitFor();
    await settled(page);
    const address = new URL(page.url()).searchParams;
    expect(Object.fromEntries(address)).toMatchObject({
      ...{ wilayah: '51.71.04.2008', segmen: 'BPU', ukuran: 'PAID' },
    });
    const village = await headline(page);
    await page.reload();
    await settled(page);
    expect(await headline(page)).toBe(village);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Cakupan Denpasar Utara' }).waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('prints on one A4, gives its picture away, and opens the definition of its figure', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'denpasar',
    });
    await open(page, '/?wilayah=51.71');
    await page.locator('.large-figure').click();
    await page.getByRole('dialog').getByText('Sumber', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1);
    await page.getByText('Unduh', { exact: true }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Gambar (PNG)' }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^cakupan-51\.71-\d{4}-\d{2}\.png$/);
    const picture = pictureIn(readFileSync(await saved.path()));
    expect(picture.width).toBeGreaterThan(1_000);
    // A white sheet would be one colour; ink of map, trend and words is many.
    expect(picture.colours).toBeGreaterThan(20);
    await page.getByText('Unduh', { exact: true }).click();
    const sheet = await page.getByRole('link', { name: 'Peringkat, CSV' }).getAttribute('href');
    const answer = await page.request.get(sheet ?? '');
    expect(answer.status()).toBe(200);
    expect(await answer.text()).toContain('Denpasar Utara');
    await lookAt(page, 'coverage-government-id');
    expect(faults).toEqual([]);
    await close();
  });
});

describe('the picture without an account', () => {
  test('shows what anyone may know on a phone, and says where an account is needed', async () => {
    const { page, faults, close } = await visit(browser, {
      ...{ address: application.address, size: 'phone', language: 'en' },
    });
    await open(page, '/');
    await settled(page);
    const colours = page.getByRole('list', { name: 'Percent' });
    expect(await colours.getByRole('listitem').count()).toBe(7);
    await lookAt(page, 'coverage-anyone-phone-en');
    await open(page, '/?wilayah=51.06.04');
    await page.getByText('Figures by village are for officials').waitFor();
    expect(await page.locator('[data-code]').count()).toBe(0);
    await page.goto('/?wilayah=51.71.04.2008');
    await page.getByRole('alert').or(page.locator('.empty')).first().waitFor();
    expect(await page.locator('.large-figure').count()).toBe(0);
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await close();
  });
});

describe('the first page before its scripts have come', () => {
  test('stands already for a visitor: figure, map and words in his language, and nothing of an account', async () => {
    const context = await browser.newContext({
      ...{ baseURL: application.address, javaScriptEnabled: false, viewport: sizes.phone },
    });
    const page = await context.newPage();
    await context.addCookies([{ name: 'semesta_language', value: 'en', url: application.address }]);
    await page.goto('/?wilayah=51.71');
    expect(await textOf(page.locator('h1'))).toBe('Coverage of Kota Denpasar');
    expect(await headline(page)).toMatch(/^\d+\.\d%$/);
    expect(await page.locator('.first-narrow text').count()).toBeGreaterThan(7);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await context.close();
  });

  test('is left to the browser of who is signed in, and asks for nothing twice for who is not', async () => {
    const visitor = await visit(browser, { address: application.address });
    const asked: string[] = [];
    visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(visitor.page, '/');
    await settled(visitor.page);
    expect(asked).toContain('/api/v1/coverage/ranking');
    for (const path of ['/api/v1/me', '/api/v1/coverage', '/api/v1/coverage/gap'])
      expect(asked).not.toContain(path);
    expect(visitor.faults).toEqual([]);
    await visitor.close();
    const office = await visit(browser, { address: application.address, account: 'kantor' });
    const drawn = await (await office.page.request.get('/')).text();
    expect(drawn).toContain('<div id="root"></div>');
    await office.close();
  });

  test('waits with printing until the lower sections are on the sheet', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await page.addInitScript(() => {
      window.print = () => {
        Reflect.set(window, 'printedWith', document.querySelectorAll('#peringkat li').length);
      };
    });
    await page.goto('/');
    await page.locator('.shell-open').waitFor();
    await page.waitForFunction(() => document.title.includes('Bali'));
    await page.keyboard.press('Control+p');
    await soon(() => page.evaluate(() => Reflect.get(window, 'printedWith'))).toBe(10);
    await close();
  });
});

describe('the picture of a village', () => {
  test('opens on the village itself', async () => {
    const { page, faults, close } = await visit(browser, {
      ...{ address: application.address, account: 'ubungkaja', size: 'phone' },
    });
    await open(page, '/');
    await page.getByRole('heading', { level: 1, name: 'Cakupan Ubung Kaja' }).waitFor();
    await settled(page);
    expect(await headline(page)).toMatch(/\d/);
    await lookAt(page, 'coverage-village-phone-id');
    expect(faults).toEqual([]);
    await close();
  });
});

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

/** Size of a PNG, and how many colours its rows begin with or change to; a blank sheet has one. */
function pictureIn(png: Buffer): { readonly width: number; readonly colours: number } {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  const width = png.readUInt32BE(16);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.subarray(at + 4, at + 8).toString('latin1') === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytes = inflateSync(Buffer.concat(parts));
  const seen = new Set<number>();
  for (let at = 1; at + 4 < bytes.length; at += 4) seen.add(bytes.readUInt32BE(at));
  return { width, colours: seen.size };
}
