import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, signIn } from '#tests/support/api.ts';
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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;
/** A resident of Ubung Kaja called Murniati, as the office finds her. */
let murniati: { readonly workerId: string; readonly name: string };

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const office = await signIn(application.address, 'kantor');
  const found = await call<{ workers: { workerId: string; name: string }[] }>(
    office,
    'POST',
    '/workers/search',
    { query: 'murniati', within: '51.71' },
  );
  murniati = found.body.workers[0] ?? { workerId: '', name: '' };
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const boxOf = (page: Page) => page.getByRole('dialog').getByRole('searchbox');

/** Types into the open box in place of what stands there, and waits for the answer to the last letter. */
async function ask(page: Page, typed: string): Promise<void> {
  await boxOf(page).fill(typed);
  await page.locator('.search-body[aria-busy="false"] .search-found').waitFor();
}

/** Calls the box up and waits until what is typed goes into it. */
async function callUp(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await focusComesTo(boxOf(page));
}

/** What the browser keeps of what was looked at. */
function keptIn(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
}

describe('the one box, by keyboard alone', () => {
  test('finds a person in old spelling, opens her, pins her, and has her at hand again', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/organisasi');
    await callUp(page, '/');
    expect(await seriousFindings(page)).toEqual([]);
    await ask(page, 'moerniati');
    await page.getByText('Ejaan atau singkatan lain').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'search-spelling');

    await page.keyboard.press('ArrowDown');
    const name = await textOf(page.locator('.hit:focus-within strong'));
    expect(name).toContain('Murniati');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: 'Sematkan', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Disematkan', exact: true }).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('region', { name: 'Disematkan' }).getByText(name).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // The window gives the focus back a moment after it is gone.
    await focusComesTo(page.getByRole('button', { name: 'Disematkan', exact: true }));
    expect(page.url()).not.toMatch(/moerniati|murniati|\d{16}/i);
    expect(faults).toEqual([]);
    await close();
  });

  test('opens the only hit of a NIK at once, and keeps no number in the address or the browser', async () => {
    const office = await signIn(application.address, 'kantor');
    const reason = 'Mencocokkan dengan KTP di loket';
    const shown = await call<{ nik: string }>(office, 'POST', `/workers/${murniati.workerId}/reveal`, {
      reason,
    });
    const { page, close } = await visit(browser, { address: application.address, account: 'kantor' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await open(page, '/');
    await callUp(page, 'Control+k');
    await page.keyboard.type(shown.body.nik);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/pekerja/${murniati.workerId}`);
    await page.getByRole('heading', { level: 1, name: murniati.name }).waitFor();
    await soon(() => keptIn(page)).toContain(murniati.name);
    expect(`${await keptIn(page)} ${asked.join(' ')}`).not.toContain(shown.body.nik);
    await close();
  });

  test('finds a firm by its NPP, a person by name and village, an area; what was opened stands among the recent', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/organisasi');
    const npp = await textOf(page.locator('tbody .code').first());
    const firm = await textOf(page.locator('tbody tr').filter({ hasText: npp }).locator('a').first());
    await callUp(page, '/');
    await ask(page, 'murniati denpasar utara');
    const hits = page.getByRole('region', { name: 'Pekerja', exact: true }).locator('.hit');
    for (const hit of await hits.allTextContents()) expect(hit).toContain('Denpasar Utara');
    expect(await hits.count()).toBeGreaterThan(0);
    await ask(page, 'ubung kaja');
    await page.getByRole('region', { name: 'Wilayah' }).getByText('Ubung Kaja').first().waitFor();
    await ask(page, npp);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: firm }).waitFor();
    await page.keyboard.press('/');
    const recent = page.getByRole('region', { name: 'Terakhir dibuka' });
    await recent.getByText(firm).waitFor();
    await page.getByRole('button', { name: 'Hapus riwayat' }).click();
    await recent.waitFor({ state: 'detached' });
    await close();
  });

  test('called up while the page still loads, it gives the focus back when it goes', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await page.goto(`/pekerja/${murniati.workerId}`);
    const button = page.getByRole('button', { name: /^(Sematkan|Disematkan)$/ });
    await button.focus();
    await callUp(page, 'Control+k');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusComesTo(button);
    await close();
  });

  test('what is remembered goes with the sign-out', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'kantor' });
    const kept = () => page.evaluate(() => localStorage.getItem('semesta.here.recent'));
    await open(page, `/pekerja/${murniati.workerId}`);
    await page.getByRole('heading', { level: 1, name: murniati.name }).waitFor();
    await soon(kept).toContain(murniati.name);
    await open(page, '/profil');
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.waitForURL('**/masuk**');
    await page.waitForFunction(() => localStorage.getItem('semesta.here.recent') === null);
    await close();
  });
});

describe('the one box on a phone and in English', () => {
  test('opens from its sign over the whole screen, and says what to try when nothing fits', async () => {
    const { page, close } = await visit(browser, {
      ...{ address: application.address, account: 'ubungkaja' },
      ...{ size: 'phone', language: 'en' },
    });
    await open(page, '/');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await boxOf(page).waitFor();
    await ask(page, 'wayan');
    await page.getByText('see them all').waitFor();
    expect(await overflowOf(page)).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'search-phone');
    await ask(page, '517104210404000');
    await page.getByText('You typed 15 digits').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });

  test('is not there for who sees neither people nor organisations', async () => {
    const { page, close } = await visit(browser, { address: application.address, account: 'izin' });
    await open(page, '/');
    await page.keyboard.press('Control+k');
    await settled(page);
    expect(await page.getByRole('button', { name: 'Cari', exact: true }).count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await close();
  });
});
