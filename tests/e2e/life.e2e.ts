import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, signIn } from '#tests/support/api.ts';
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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

const ubungKaja = '51.71.04.2008';
/** The day it is in Bali: what happened lately is asked for. */
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Found {
  readonly workers: readonly { readonly workerId: string; readonly name: string }[];
}

let application: RunningApplication;
let browser: Browser;
let people: Found['workers'];

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const session = await signIn(application.address, 'staf');
  const asked = { query: '', within: ubungKaja, segment: 'BPU', limit: 20 };
  people = (await call<Found>(session, 'POST', '/workers/search', asked)).body.workers;
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const signedIn = (account: string, look: { size?: 'phone' | 'office'; language?: 'id' | 'en' } = {}) =>
  visit(browser, { address: application.address, account, ...look });

async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

function pathOf(place: number): string {
  const worker = people[place];
  if (!worker) throw new Error('the demonstration has too few workers there');
  return `/pekerja/${worker.workerId}`;
}

/** Opens an act out of the menu. */
async function choose(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'Tindakan', exact: true }).click();
  await page.getByRole('menuitem', { name: act }).click();
  await page.getByRole('dialog').waitFor();
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
  await page.getByRole('heading', { name: 'Yang akan berubah' }).waitFor();
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** A supervisor who is another person agrees on the page of the worker. */
async function approve(path: string): Promise<readonly string[]> {
  const { page, faults, close } = await signedIn('kantor');
  await open(page, path);
  await page.getByRole('button', { name: /^Setujui:/ }).click();
  await page.getByRole('button', { name: /^Setujui:/ }).waitFor({ state: 'detached' });
  await settled(page);
  await close();
  return faults;
}

describe('a correction', () => {
  test('is held back until it can be right, previewed, saved, and taken back', async () => {
    const { page, faults, close } = await signedIn('staf');
    await open(page, pathOf(0));
    await choose(page, 'Memperbaiki data');
    await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    await page.getByText('Belum ada yang berubah.').waitFor();
    await focusComesToFault(page);
    await page.getByLabel('Tempat lahir').fill('Tabanan Kota');
    await page.getByLabel('Alasan').fill('KTP diperlihatkan di loket');
    await looksRight(page, 'life-correction');
    await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    await page.getByRole('heading', { name: 'Yang akan berubah' }).waitFor();
    await looksRight(page, 'life-preview');
    await page.getByRole('button', { name: 'Ya, simpan' }).click();
    await page.getByText('Tersimpan.').waitFor();
    const history = page.locator('section', {
      has: page.getByRole('heading', { name: 'Riwayat perubahan' }),
    });
    await soon(() => textOf(history)).toContain('Tabanan Kota');
    await looksRight(page, 'life-history');
    await page.getByRole('button', { name: 'Batalkan tindakan ini: Memperbaiki data' }).click();
    await page.getByLabel('Alasan').fill('Salah orang di loket');
    await confirm(page, 'Ya, simpan');
    await history.getByText('Dibatalkan').waitFor();
    await soon(() => textOf(page.locator('.facts').first())).not.toContain('Tabanan Kota');
    expect(faults).toEqual([]);
    await close();
  });

  test('of the second clerk names what the first one changed and keeps what was typed', async () => {
    const { page, close } = await signedIn('staf');
    await open(page, pathOf(1));
    await choose(page, 'Memperbaiki data');
    await page.getByLabel('Alamat').fill('Jalan Cargo 99');
    await page.getByLabel('Alasan').fill('KTP diperlihatkan di loket');
    const other = await signIn(application.address, 'kantor');
    const workerId = people[1]?.workerId;
    const correction = { address: 'Jalan Gatot Subroto 7', hamlet: 'Pondok Lain' };
    const words = { act: 'registry.correct-worker', correction };
    const shown = await call<{ version: number }>(other, 'GET', `/workers/${workerId}`);
    const first = await call(other, 'POST', `/workers/${workerId}/acts`, {
      ...{ expectedVersion: shown.body.version, words, reason: 'Surat dari desa' },
    });
    expect(first.status).toBe(200);
    await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    const told = page.getByRole('alert').filter({ hasText: 'Pondok Lain' });
    await told.waitFor();
    await soon(() => textOf(told)).toContain('Jalan Gatot Subroto 7');
    await soon(() => textOf(told)).toContain('Isian Anda tetap: Jalan Cargo 99');
    await soon(() => page.getByLabel('Banjar/lingkungan').inputValue()).toBe('Pondok Lain');
    expect(await page.getByLabel('Alamat').inputValue()).toBe('Jalan Cargo 99');
    expect(await page.getByLabel('Alasan').inputValue()).toBe('KTP diperlihatkan di loket');
    await looksRight(page, 'life-meanwhile');
    await confirm(page, 'Ya, simpan');
    await page.getByText('Tersimpan.').waitFor();
    await close();
  });
});

describe('a move out of the branch', () => {
  test('waits for a supervisor, then the old village knows who left and the new one has him', async () => {
    const name = people[2]?.name ?? '';
    const { page, close } = await signedIn('staf', { size: 'phone' });
    await open(page, pathOf(2));
    await choose(page, 'Memindahkan ke desa lain');
    await page.getByLabel('Tanggal pindah').fill(today);
    await page.getByRole('combobox', { name: 'Desa atau kelurahan tujuan' }).fill('batubulan');
    await page.getByRole('option', { name: /^Batubulan, Sukawati/ }).click();
    await page.getByLabel('Alasan').fill('Surat pindah diperlihatkan');
    await looksRight(page, 'life-move-phone');
    await confirm(page, 'Kirim usulan');
    await page.getByText('Menunggu persetujuan').waitFor();
    await looksRight(page, 'life-proposed-phone');
    await close();
    // The supervisor no longer sees whom he let go.
    expect((await approve(pathOf(2))).filter((fault) => !fault.includes('404'))).toEqual([]);

    const old = await signedIn('ubungkaja', { language: 'en' });
    await open(old.page, `/wilayah/${ubungKaja}`);
    const gone = old.page.locator('section', {
      has: old.page.getByRole('heading', { name: 'Moved away, last 90 days' }),
    });
    await soon(() => textOf(gone)).toContain(name);
    await looksRight(old.page, 'life-departures');
    await old.close();
    const fresh = await signIn(application.address, 'batubulan');
    const answer = await call<{ area: { code: string } }>(fresh, 'GET', `/workers/${people[2]?.workerId}`);
    expect(answer.body.area.code).toBe('51.04.01.2001');
  });
});

describe('a death', () => {
  test('is reported by the village, approved, leads to the heirs’ guidance, and is taken back by two', async () => {
    const village = await signedIn('ubungkaja', { size: 'phone' });
    await open(village.page, pathOf(3));
    await choose(village.page, 'Melaporkan kematian');
    await village.page.getByLabel('Tanggal meninggal').fill('1900-01-01');
    await village.page.getByLabel('Alasan').fill('Akta kematian diperlihatkan');
    await village.page.getByRole('button', { name: 'Lihat perubahannya' }).click();
    await village.page.getByText(/mendahului tanggal lahir/).waitFor();
    await looksRight(village.page, 'life-death-refused-phone');
    await village.page.getByLabel('Tanggal meninggal').fill(today);
    await confirm(village.page, 'Kirim usulan');
    await village.close();
    expect(await approve(pathOf(3))).toEqual([]);

    const { page, faults, close } = await signedIn('staf');
    await open(page, pathOf(3));
    await looksRight(page, 'life-deceased');
    await page.getByRole('link', { name: 'Buka panduan untuk ahli waris' }).click();
    await page.getByRole('heading', { name: 'Manfaat jaminan kematian (JKM)' }).waitFor();
    await page.getByText('Jumlah', { exact: true }).waitFor();
    await looksRight(page, 'life-heirs');
    await page.emulateMedia({ media: 'print' });
    await keepPicture(page, 'life-heirs-print');
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();
    await page.getByRole('button', { name: 'Batalkan tindakan ini: Melaporkan kematian' }).click();
    await page.getByLabel('Alasan').fill('Orang lain yang meninggal');
    await confirm(page, 'Kirim usulan');
    await close();
    expect(await approve(pathOf(3))).toEqual([]);
    const alive = await signedIn('staf', { language: 'en' });
    await open(alive.page, pathOf(3));
    await alive.page.getByText('Took an act back').first().waitFor();
    await settled(alive.page);
    expect(await alive.page.getByText('This worker is recorded as deceased').count()).toBe(0);
    await looksRight(alive.page, 'life-alive-en');
    expect(faults).toEqual([]);
    await alive.close();
  });
});
