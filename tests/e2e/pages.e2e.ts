import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathsBelow, readFile } from '#tests/architecture/source-files.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  type Page,
  type Size,
  seriousFindings,
  startBrowser,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';

/** Every page with the account that looks at it; `null`: nobody is signed in. */
const pages = [
  ['coverage-public', '/', null],
  ['coverage-districts', '/?wilayah=51.71', null],
  ['targets-public', '/target', null],
  ['calculator', '/hitung', null],
  ['law', '/aturan', null],
  ['ask-registration', '/ajukan', null],
  ['sign-in', '/masuk', null],
  ['one-time-link', '/setup/abcdefghijklmnopqrstuvwxyz', null],
  ['not-found', '/tidak-ada', null],
  ['coverage-villages', '/?wilayah=51.71.04', 'kantor'],
  ['coverage-village', '/?wilayah=51.71.04.2008', 'ubungkaja'],
  ['lists', '/daftar', 'ubungkaja'],
  ['new-list', '/daftar/baru', 'kantor'],
  ['register-worker', '/pekerja/baru', 'kantor'],
  ['registration-requests', '/permintaan-daftar', 'kantor'],
  ['workers', '/pekerja', 'ubungkaja'],
  ['workers-of-village', '/pekerja?wilayah=51.71.04.2008', 'ubungkaja'],
  ['organisations', '/organisasi', 'kantor'],
  ['new-organisation', '/organisasi/baru', 'kantor'],
  ['business-types', '/jenis-usaha', 'kantor'],
  ['areas', '/wilayah', 'kantor'],
  ['area', '/wilayah/51.71.04.2008', 'kantor'],
  ['profile', '/profil', 'kantor'],
  ['second-factor', '/keamanan', 'kantor'],
  ['denominators', '/penyebut?wilayah=51.71', 'kantor'],
  ['targets', '/target?wilayah=51.01', 'kantor'],
  ['accounts', '/akun', 'admin'],
  ['forbidden', '/akun', 'kantor'],
  ['audit', '/jejak', 'auditor'],
] as const;

/** The longest words on the smallest screen, and the other language on the large one; `PICTURES=all`: all four. */
const looks: readonly (readonly [Size, 'id' | 'en'])[] = [
  ['phone', 'id'],
  ['office', 'en'],
  ...(process.env.PICTURES === 'all'
    ? ([
        ['office', 'id'],
        ['phone', 'en'],
      ] as const)
    : []),
];

const accounts = [...new Set(pages.map(([, , account]) => account))];

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

describe.each(looks)('on the %s screen in %s', (size, language) => {
  test.each(accounts)('every page of %s has no serious fault and fits its window', async (account) => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      size,
      language,
      ...(account ? { account } : {}),
    });
    for (const [name, path] of pages.filter((one) => one[2] === account)) {
      await open(page, path);
      await keepPicture(page, `${name}-${size}-${language}`);
      expect(await seriousFindings(page), name).toEqual([]);
      expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await page.locator('html').getAttribute('lang'), name).toBe(language);
      expect(await textWithoutWords(page), name).toEqual([]);
    }
    expect(faults).toEqual([]);
    await close();
  });
});

/** Keys shown as they are, because no text stands for them; the journal's own names of acts are meant to be seen. */
async function textWithoutWords(page: Page): Promise<string[]> {
  const texts = await page
    .locator('main :not(.code)')
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? ''),
      ),
    );
  const family =
    'web|counter|coverage|lists|registry|workers|organisations|areas|accounts|audit|rules|field|reason|act';
  return texts.filter((text) => new RegExp(`^(?:${family})\\.[\\w.]+$`).test(text.trim()));
}

describe('the styles', () => {
  test('of every module reach the pages that are built', () => {
    const assets = join(projectRoot, 'apps', 'web', 'dist', 'assets');
    const built = readdirSync(assets)
      .filter((name) => name.endsWith('.css'))
      .map((name) => readFileSync(join(assets, name), 'utf8'))
      .join('\n');
    const sheets = [...pathsBelow('modules'), ...pathsBelow('platform')]
      .filter((path) => path.endsWith('.css'))
      .map((path) => ({ path, name: /^\.[a-z][\w-]+/m.exec(readFile(path).text)?.[0] ?? '' }));
    expect(sheets.length).toBeGreaterThan(20);
    expect(sheets.filter(({ name }) => name !== '' && !built.includes(name))).toEqual([]);
    // Control: a style that nobody wrote is not there.
    expect(built).not.toContain('.style-of-nobody');
  });
});

describe('the means of looking', () => {
  test('control: a picture without words and a page too wide are found', async () => {
    const { page, close } = await visit(browser, { address: application.address, size: 'phone' });
    await page.setContent(
      '<html lang="id"><title>x</title><main><h1>x</h1><img src="data:,"><p style="width: 900px">x</p>',
    );
    expect((await seriousFindings(page)).join()).toContain('image-alt');
    await page.setContent('<main><h1>x</h1><p>web.role.nobody</p><p style="width: 900px">x</p></main>');
    expect(await textWithoutWords(page)).toEqual(['web.role.nobody']);
    expect(await overflowOf(page)).toBeGreaterThan(0);
    await close();
  });
});
