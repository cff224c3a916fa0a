import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication, startApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  type Page,
  type Size,
  seriousFindings,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';

/** Every page with the account that looks at it; `null`: nobody is signed in. */
const pages = [
  ['coverage-public', '/', null],
  ['coverage-districts', '/?wilayah=51.71', null],
  ['sign-in', '/masuk', null],
  ['one-time-link', '/setup/abcdefghijklmnopqrstuvwxyz', null],
  ['not-found', '/tidak-ada', null],
  ['coverage-villages', '/?wilayah=51.71.04', 'kantor'],
  ['coverage-village', '/?wilayah=51.71.04.2008', 'ubungkaja'],
  ['lists', '/daftar', 'ubungkaja'],
  ['new-list', '/daftar/baru', 'kantor'],
  ['workers', '/pekerja', 'ubungkaja'],
  ['workers-of-village', '/pekerja?wilayah=51.71.04.2008', 'ubungkaja'],
  ['organisations', '/organisasi', 'kantor'],
  ['new-organisation', '/organisasi/baru', 'kantor'],
  ['areas', '/wilayah', 'kantor'],
  ['area', '/wilayah/51.71.04.2008', 'kantor'],
  ['profile', '/profil', 'kantor'],
  ['second-factor', '/keamanan', 'kantor'],
  ['accounts', '/akun', 'admin'],
  ['forbidden', '/akun', 'kantor'],
  ['audit', '/jejak', 'auditor'],
] as const;

/** The phone in Indonesian, the office screen in both languages. */
const looks = [
  ['phone', 'id'],
  ['office', 'id'],
  ['office', 'en'],
] as const satisfies readonly (readonly [Size, 'id' | 'en'])[];

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startApplication(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

describe.each(looks)('on the %s screen in %s', (size, language) => {
  test.each(pages)('%s (%s, %s) has no serious fault and fits its window', async (name, path, account) => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      size,
      language,
      ...(account ? { account } : {}),
    });
    await open(page, path);
    await keepPicture(page, `${name}-${size}-${language}`);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    expect(await textWithoutWords(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });
});

/** Keys shown as they are, because no text stands for them. */
async function textWithoutWords(page: Page) {
  const text = await textOf(page.locator('main'));
  return (
    text.match(
      /\b(?:web|coverage|lists|workers|organisations|areas|accounts|audit|field|reason)\.[a-z_.]+[a-z]\b/g,
    ) ?? []
  );
}

describe('the means of looking', () => {
  test('control: a picture without words and a page too wide are found', async () => {
    const { page, close } = await visit(browser, { address: application.address, size: 'phone' });
    await page.setContent(
      '<html lang="id"><title>x</title><main><h1>x</h1><img src="data:,"><p style="width: 900px">x</p>',
    );
    expect((await seriousFindings(page)).join()).toContain('image-alt');
    expect(await overflowOf(page)).toBeGreaterThan(0);
    await close();
  });
});
