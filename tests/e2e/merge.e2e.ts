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
  startBrowser,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;
/** What one step leaves to the next: two records, the proposal, the merge. */
const left = { survivor: '', merged: '', request: '' };

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

async function asOne(account: string, work: (page: Page) => Promise<void>, more = {}): Promise<void> {
  const { page, faults, close } = await visit(browser, { address: application.address, account, ...more });
  await work(page);
  expect(faults).toEqual([]);
  await close();
}

/** The page is sound for those who do not see it, and fits; a picture is kept. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

/** The page as a phone shows it in the other language. */
async function lookOnPhone(account: string, path: string, name: string): Promise<void> {
  await asOne(
    account,
    async (page) => {
      await open(page, path);
      await look(page, `${name}-phone-en`);
    },
    { size: 'phone', language: 'en' },
  );
}

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return `${pathname}${search}`;
}

describe('two records of one person', () => {
  test('are suspected, compared, and a merge is proposed; what is missing is said beside its field', async () => {
    await asOne('staf', async (page) => {
      await open(page, '/pekerja/ganda');
      await look(page, 'doubles-office-id');
      await page
        .getByRole('link', { name: /^Bandingkan dengan/ })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Gabungkan dua catatan' }).waitFor();
      await page.getByText('Data kedua catatan').first().waitFor();
      const asked = new URL(page.url()).searchParams;
      left.survivor = asked.get('pekerja') ?? '';
      left.merged = asked.get('dengan') ?? '';
      const nik = page.getByRole('radio', { name: /^NIK: pakai/ });
      await nik.nth(1).check();
      await look(page, 'merge-office-id');
      await page.getByRole('button', { name: 'Usulkan penggabungan' }).click();
      await focusComesTo(page.locator('textarea').first());
      await page.getByText('Tulis alasan, paling sedikit 5 huruf.').waitFor();
      await page.getByLabel('Alasan').fill('Diperiksa dengan KTP: satu orang');
      await page.getByLabel('Saya sudah memeriksa bahwa kedua catatan ini satu orang').check();
      expect(await nik.nth(1).isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Usulkan penggabungan' }).click();
      await page.getByRole('heading', { name: 'Usulan penggabungan' }).waitFor();
      await page.getByText('Usulan Anda sendiri').waitFor();
      left.request = pathOf(page);
    });
    await lookOnPhone('staf', `/pekerja/gabung?pekerja=${left.survivor}`, 'merge-find');
  });

  test('become one when a supervisor agrees, and the page of the merged record leads to the one that stands', async () => {
    await lookOnPhone('kantor', left.request, 'merge-request');
    await asOne('kantor', async (page) => {
      await open(page, '/tugas');
      await page.getByRole('heading', { name: 'Penggabungan yang menunggu persetujuan' }).waitFor();
      await look(page, 'tasks-merge-office-id');
      await page.getByRole('link', { name: /^Tinjau usulan/ }).click();
      await page.getByRole('heading', { name: 'Usulan penggabungan' }).waitFor();
      expect(pathOf(page)).toBe(left.request);
      await look(page, 'merge-request-office-id');
      await page.getByRole('button', { name: 'Setujui dan gabungkan' }).click();
      await page.getByText('Kedua catatan sudah digabungkan.').waitFor();
      await open(page, `/pekerja/${left.merged}`);
      await page.waitForURL(`**/pekerja/${left.survivor}?dari=${left.merged}`);
      await page.getByText('Catatan yang Anda buka sudah digabungkan ke catatan ini.').waitFor();
      await page.getByRole('heading', { name: 'Catatan yang digabungkan' }).waitFor();
      await look(page, 'worker-merged-office-id');
      await open(page, `/pekerja/${left.merged}?semula=ya`);
      await page.getByText('Catatan ini sudah digabungkan; yang dilihat di sini hanya riwayatnya.').waitFor();
      await settled(page);
      expect(await page.getByRole('button', { name: 'Tindakan', exact: true }).count()).toBe(0);
    });
  });

  test('are two again when that is proposed and agreed to', async () => {
    await asOne('staf', async (page) => {
      await open(page, `/pekerja/${left.survivor}`);
      await page.getByRole('link', { name: /^Lihat penggabungan/ }).click();
      await page.getByRole('heading', { name: 'Yang kembali seperti semula' }).waitFor();
      await look(page, 'unmerge-office-id');
      left.request = pathOf(page);
      await page.getByLabel('Alasan').fill('Ternyata dua orang: diperiksa dengan KK');
      await page.getByLabel('Saya sudah memeriksa bahwa ini dua orang').check();
      await page.getByRole('button', { name: 'Usulkan pemisahan' }).click();
      await page.getByRole('heading', { name: 'Usulan pemisahan' }).waitFor();
      await lookOnPhone('staf', left.request, 'unmerge');
      left.request = pathOf(page);
    });
    await asOne('kantor', async (page) => {
      await open(page, left.request);
      await page.getByRole('button', { name: 'Setujui dan pisahkan' }).click();
      await page.getByText('Kedua catatan sudah dipisahkan lagi.').waitFor();
      await open(page, `/pekerja/${left.merged}`);
      expect(new URL(page.url()).pathname).toBe(`/pekerja/${left.merged}`);
      await open(page, '/pekerja/ganda');
      await look(page, 'doubles-after-office-id');
    });
    await lookOnPhone('kantor', '/pekerja/ganda', 'doubles');
  });
});
