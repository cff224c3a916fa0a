import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aFilmOf } from '#tests/support/a-camera.ts';
import { type CheckServer, startCheckServer } from '#tests/support/a-check-server.ts';
import {
  aCardSubject,
  anEmployerSubject,
  aQrPicture,
  aScannedSheet,
  aSignedText,
  aTestKey,
} from '#tests/support/a-signed-text.ts';
import {
  type Browser,
  focusComesTo,
  focusComesToFault,
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

const list = 'https://semesta.example/status-lists/1';
const lapsedPlace = 7;
const hourMs = 3_600_000;

let server: CheckServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startCheckServer(), startBrowser()]);
  server.statuses.set(lapsedPlace, 2);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the page and waits until it could do without the network: its worker runs, keys and lists are there. */
async function openAndKeep(page: Page): Promise<void> {
  await open(page, '/cek');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.locator('.check-holdings', { hasText: /per \d|as of \d/ }).waitFor();
}

/** Checks an image and gives the outcome and the reason as they stand on the screen. */
async function saidOf(page: Page, name: string, buffer: Buffer): Promise<string> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });
  await page.locator('.check-outcome .check-basis', { hasText: name }).waitFor();
  return `${await textOf(page.locator('.check-outcome h2'))}: ${await textOf(page.locator('.check-reason'))}`;
}

function chooseWay(page: Page, name: string): Promise<void> {
  return page.locator('.check-choice').getByRole('button', { name, exact: true }).click();
}

describe('without network', () => {
  test('a valid, a lapsed, an expired and a forged code are told from images, and a stale list confirms nothing', async () => {
    const own = await startCheckServer();
    own.statuses.set(lapsedPlace, 2);
    const { page, close } = await visit(browser, { address: own.address, size: 'phone' });
    await openAndKeep(page);
    await page.context().setOffline(true);
    await own.stop();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Cek sertifikat kepesertaan' }).waitFor();
    await page.locator('.check-holdings', { hasText: 'Tanpa jaringan' }).waitFor();
    await chooseWay(page, 'Gambar');

    const now = Math.floor(Date.now() / 1_000);
    const valid = await aScannedSheet(aSignedText(own.key));
    const lapsed = aSignedText(own.key, { status: { idx: lapsedPlace, uri: list } });
    const expired = aSignedText(own.key, { issuedAt: now - 9_000, expiresAt: now - 60 });
    const forged = aSignedText(aTestKey('kunci-1', 'https://semesta.example'));
    expect(await saidOf(page, 'asli.png', valid)).toMatch(/^Berlaku: .*asli dan berlaku/);
    await focusComesTo(page.locator('.check-outcome h2'));
    await soon(() => textOf(page.locator('.check-outcome'))).toContain(anEmployerSubject.name);
    await soon(() => textOf(page.locator('.check-basis'))).toMatch(
      /^Luring.*daftar status per \d+ \w+ \d{4}/,
    );
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await keepPicture(page, 'check-valid-phone-id');
    expect(await saidOf(page, 'menunggak.png', await aQrPicture(lapsed))).toMatch(
      /^Tidak berlaku: .*belum dibayar/,
    );
    expect(await saidOf(page, 'lewat.png', await aQrPicture(expired))).toMatch(
      /^Tidak berlaku: .*sudah habis/,
    );
    expect(await saidOf(page, 'palsu.png', await aQrPicture(forged))).toMatch(
      /^Tidak berlaku: .*tidak dikenal/,
    );
    await keepPicture(page, 'check-forged-phone-id');
    await page.emulateMedia({ colorScheme: 'dark' });
    await soon(() => page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, 'check-forged-dark-phone-id');

    await chooseWay(page, 'Ketik kode');
    await page.getByLabel('Kode sertifikat atau kartu').fill('0000 0000 0000 000a');
    await page.keyboard.press('Enter');
    await focusComesToFault(page);

    await page.clock.setSystemTime(Date.now() + 13 * hourMs);
    await chooseWay(page, 'Gambar');
    expect(await saidOf(page, 'esok.png', valid)).toMatch(/^Belum dapat dipastikan: .*terlalu lama/);
    await keepPicture(page, 'check-stale-phone-id');
    await page.clock.setSystemTime(Date.now() - 2 * hourMs);
    expect(await saidOf(page, 'jam.png', valid)).toMatch(/^Belum dapat dipastikan: .*[Jj]am/);
    await close();
  });

  test('nothing of what was checked is kept: only the page, keys and lists, in which nobody is named', async () => {
    const { page, close } = await visit(browser, { address: server.address, language: 'en' });
    await openAndKeep(page);
    await chooseWay(page, 'Image');
    await saidOf(page, 'card.png', await aQrPicture(aSignedText(server.key, { subject: aCardSubject })));
    const kept = await page.evaluate(async () => {
      const texts = [...Object.values(localStorage), ...Object.values(sessionStorage)].map(String);
      const paths: string[] = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) {
          paths.push(new URL(request.url).pathname);
          texts.push((await (await caches.match(request))?.text()) ?? '');
        }
      return { paths, texts: texts.join('\n'), databases: (await indexedDB.databases()).length };
    });
    expect(kept.paths).toContain('/cek.html');
    expect(kept.paths).toContain('/status-lists/1');
    expect(kept.paths.filter((path) => path.startsWith('/api/') || path === '/')).toEqual([]);
    for (const personal of [aCardSubject.name, aCardSubject.kpj, 'card.png'])
      expect(kept.texts).not.toContain(personal);
    expect(kept.databases).toBe(0);
    // Control: the same look finds what is kept.
    expect(kept.texts).toContain('kunci-1');
    await close();
  });
});

describe('with network', () => {
  test('the server is asked in the body of a request, and where the two disagree the worse one stands', async () => {
    const { page, close } = await visit(browser, { address: server.address, language: 'en' });
    await openAndKeep(page);
    const text = aSignedText(server.key);
    server.answer = () => anAnswer('NOT_VALID', 'arrears.2');
    await chooseWay(page, 'Image');
    expect(await saidOf(page, 'paid-late.png', await aQrPicture(text))).toMatch(
      /^Not valid: .*Months unpaid: 2/,
    );
    await soon(() => textOf(page.locator('.check-remark'))).toContain('worse of the two');
    server.answer = () => anAnswer('VALID', 'certificate.valid');
    const lapsed = aSignedText(server.key, { status: { idx: lapsedPlace, uri: list } });
    expect(await saidOf(page, 'lapsed.png', await aQrPicture(lapsed))).toMatch(/^Not valid: /);
    expect(await saidOf(page, 'both.png', await aQrPicture(text))).toMatch(/^Valid: /);
    await soon(() => textOf(page.locator('.check-basis'))).toMatch(/^Online/);
    await soon(() => page.locator('.check-earlier li').count()).toBe(2);
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await keepPicture(page, 'check-online-office-en');
    expect(server.asked.filter((one) => /SMS1|%3A/i.test(one))).toEqual([]);
    expect(server.asked).toContain('POST /api/v1/certificate-checks');
    server.answer = null;
    await close();
  });

  test('an image without a certificate takes the outcome before it off the screen', async () => {
    const { page, close } = await visit(browser, { address: server.address, size: 'phone' });
    await openAndKeep(page);
    await chooseWay(page, 'Gambar');
    await saidOf(page, 'asli.png', await aQrPicture(aSignedText(server.key)));
    const files = page.locator('input[type=file]');
    await files.setInputFiles({
      name: 'bayar.png',
      mimeType: 'image/png',
      buffer: await aQrPicture('https://contoh.example/bayar'),
    });
    await page.getByText('Kode QR di gambar ini bukan sertifikat').waitFor();
    expect(await page.locator('.check-outcome').count()).toBe(0);
    await files.setInputFiles({
      name: 'surat.txt',
      mimeType: 'image/png',
      buffer: Buffer.from('bukan gambar'),
    });
    await page.getByText('tidak dapat dibuka sebagai gambar').waitFor();
    await close();
  });

  test('can be installed, with a name, an address and icons of its own', async () => {
    const { page, close } = await visit(browser, { address: server.address });
    await openAndKeep(page);
    const session = await page.context().newCDPSession(page);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    // A context of a test is a private window.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
    const { data } = await session.send('Page.getAppManifest');
    const manifest: { id: string; scope: string; icons: { src: string; purpose: string }[] } = JSON.parse(
      data ?? '{}',
    );
    expect(manifest).toMatchObject({ id: '/cek', scope: '/cek', lang: 'id', display: 'standalone' });
    expect(manifest.icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src } of manifest.icons) expect((await fetch(server.address + src)).status).toBe(200);
    const outside = await page.context().newPage();
    await outside.goto(`${server.address}/masuk`);
    expect(await outside.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await close();
  });

  test('a new version waits until the desk takes it, and then is there', async () => {
    const { page, close } = await visit(browser, { address: server.address });
    await openAndKeep(page);
    expect(await page.getByText('Versi baru').count()).toBe(0);
    server.workerNote = 'versi 2';
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.getRegistration('/cek'))?.update();
    });
    await page.getByText('Versi baru halaman ini sudah siap.').waitFor();
    await Promise.all([
      page.waitForEvent('load'),
      page.getByRole('button', { name: 'Pakai sekarang' }).click(),
    ]);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await soon(() => page.getByText('Versi baru').count()).toBe(0);
    await soon(() =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/cek'))?.waiting ?? null),
    ).toBeNull();
    server.workerNote = '';
    await close();
  });
});

describe('the camera', () => {
  test('reads the code before it, goes off, and one that is refused leaves the other ways', async () => {
    const film = await aFilmOf(aSignedText(server.key));
    const withCamera = await startBrowser([
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ]);
    const { page, close } = await visit(withCamera, { address: server.address, size: 'phone' });
    await openAndKeep(page);
    await page.getByRole('button', { name: 'Pindai dengan kamera' }).click();
    await page.locator('.check-outcome h2').waitFor();
    expect(await textOf(page.locator('.check-outcome h2'))).toBe('Berlaku');
    expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.srcObject)).toBeNull();
    await close();
    await withCamera.close();
    rmSync(dirname(film), { recursive: true });

    const without = await visit(browser, { address: server.address, size: 'phone' });
    await openAndKeep(without.page);
    await without.page.getByRole('button', { name: 'Pindai dengan kamera' }).click();
    await without.page.locator('.notice').getByRole('button', { name: 'Ketik kode' }).click();
    await without.page.getByLabel('Kode sertifikat atau kartu').waitFor();
    await without.close();
  });
});

function anAnswer(outcome: string, reason: string) {
  return {
    outcome,
    reason,
    reasonText: '',
    wayOut: '',
    asOf: new Date().toISOString(),
    kind: 'employer',
    employer: { ...anEmployerSubject, areaName: 'Denpasar Utara', expires: '2026-12-15' },
    card: null,
  };
}
