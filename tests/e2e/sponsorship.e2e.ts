import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, signIn } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  type Page,
  type Size,
  seriousFindings,
  settled,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

const village = '51.71.04.2008';
const givenList = 'tests/fixtures/lists/desa-ubung-kaja.xlsx';
const programme = 'Pekerja rentan Denpasar, tahap kedua';

let application: RunningApplication;
let browser: Browser;
/** What goes from hand to hand: the list of candidates, how many it pays for, the code of its bill. */
let listPath: string;
let accepted: number;
let code: string;
let protectedBefore: number;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

async function asAccount(account: string, size: Size = 'office') {
  return visit(browser, { address: application.address, account, size });
}

/** Looks at the page as it stands: nothing wrong with it, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, `sponsorship-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

/** Protected workers of the village, as its page says it. */
async function protectedOn(page: Page): Promise<number> {
  await open(page, `/?wilayah=${village}&ukuran=PROTECTED`);
  const words = await textOf(page.locator('.headline p').first());
  return Number(words.split(' ')[0]?.replaceAll('.', ''));
}

interface Board {
  readonly programmes: readonly { readonly programmeId: string; readonly name: string }[];
  readonly villages: readonly {
    readonly programmeId: string;
    readonly stage: string;
    readonly workers: number;
    readonly reservedIdr: string;
    readonly billedIdr: string;
    readonly paidIdr: string;
  }[];
}

/** Where the village stands in the programme, as the village itself sees it. */
async function standing() {
  const session = await signIn(application.address, 'ubungkaja');
  const { body } = await call<Board>(session, 'GET', '/sponsorships/board');
  const { programmeId } = body.programmes.find(({ name }) => name === programme) ?? { programmeId: '' };
  const found = body.villages.find((one) => one.programmeId === programmeId);
  if (!found) throw new Error('the village is not in the programme');
  const { stage, workers, reservedIdr, billedIdr, paidIdr } = found;
  return { stage, workers, reservedIdr, billedIdr, paidIdr };
}

/** What so many workers cost for six months, by the region's money: no relief. */
function priceOf(workers: number): string {
  return String(workers * 6 * 16_800);
}

describe('from a village list to protected workers, through three hands', () => {
  test('the village registers its people and lays the candidates before the city', async () => {
    const { page, faults, close } = await asAccount('ubungkaja');
    protectedBefore = await protectedOn(page);
    await open(page, '/daftar/baru');
    await page.locator('input[type=file]').setInputFiles(givenList);
    await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
    await page.getByRole('button', { name: /^Daftarkan \d+ pekerja$/ }).click();
    await page.getByRole('button', { name: 'Ya, daftarkan' }).click();
    await page.getByText(/^\d+ pekerja terdaftar$/).waitFor();

    await open(page, '/bantuan');
    await look(page, 'village-office');
    const card = page.locator('section.card').filter({ has: page.getByRole('heading', { name: programme }) });
    await card.getByRole('button', { name: 'Mulai daftar calon' }).click();
    await page.getByRole('heading', { name: 'Calon penerima Ubung Kaja' }).waitFor();
    listPath = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Ambil dari daftar pekerja' }).click();
    await page.getByRole('button', { name: /^Ambil semua: / }).click();
    await page.getByText(/\d+ orang ditambahkan\./).waitFor();
    await settled(page);
    await look(page, 'candidates-office');
    await page.getByRole('button', { name: 'Ajukan ke kabupaten/kota' }).click();
    await page.getByRole('button', { name: 'Ajukan sekarang' }).click();
    await page.getByText('Menunggu verifikasi').first().waitFor();
    expect(await standing()).toMatchObject({ stage: 'proposed', workers: 0, paidIdr: '0' });
    expect(faults).toEqual([]);
    await close();
  });

  test('the city rejects one with a reason, accepts the others and verifies', async () => {
    const { page, faults, close } = await asAccount('denpasar');
    await open(page, '/bantuan');
    await look(page, 'city-office');
    await page.getByRole('link', { name: 'Ubung Kaja' }).first().click();
    await page.getByRole('heading', { name: 'Calon penerima Ubung Kaja' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(listPath);
    await page
      .getByRole('checkbox', { name: /^Pilih (?!semua)/ })
      .first()
      .check();
    await page.getByRole('button', { name: 'Tolak (1)' }).click();
    await page.getByRole('button', { name: 'Bukan pekerja rentan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tolak', exact: true }).click();
    await page.getByText(/1 ditolak/).waitFor();
    await settled(page);
    await page.getByRole('checkbox', { name: /^Pilih semua yang tampil/ }).check();
    await page.getByRole('button', { name: /^Terima \(\d+\)$/ }).click();
    await page.getByText(/ 0 belum diputuskan/).waitFor();
    await settled(page);
    await look(page, 'verify-office');
    await page.getByRole('button', { name: 'Verifikasi daftar' }).click();
    await page.getByText('Menunggu persetujuan').first().waitFor();
    expect(faults).toEqual([]);
    await close();
  });

  test('the supervisor approves what he sees, the money is set aside, and one bill is made', async () => {
    const { page, faults, close } = await asAccount('kantor');
    await open(page, listPath);
    await page.getByRole('button', { name: 'Setujui daftar' }).click();
    await page.getByRole('button', { name: 'Buat tagihan' }).waitFor();
    const approved = await standing();
    accepted = approved.workers;
    expect(accepted).toBeGreaterThan(50);
    expect(approved).toMatchObject({ stage: 'approved', reservedIdr: priceOf(accepted), billedIdr: '0' });
    await page.getByRole('button', { name: 'Buat tagihan' }).click();
    const shown = page.locator('[data-code]');
    await shown.waitFor();
    code = (await textOf(shown)).replaceAll(' ', '');
    expect(await standing()).toMatchObject({
      stage: 'billed',
      reservedIdr: '0',
      billedIdr: priceOf(accepted),
    });
    await look(page, 'billed-office');
    expect(faults).toEqual([]);
    await close();
  });

  test('nobody is protected before the money comes; the bank brings it, and all of them are', async () => {
    const { page, faults, close } = await asAccount('ubungkaja');
    expect(await protectedOn(page)).toBe(protectedBefore);
    await open(page, `/simulator-bank?kode=${code}`);
    await page.getByRole('button', { name: 'Bayar tagihan ini' }).click();
    await page.getByText('Pembayaran diterima dan dicatat.').waitFor();
    expect(await standing()).toEqual({
      stage: 'paid',
      workers: accepted,
      reservedIdr: '0',
      billedIdr: '0',
      paidIdr: priceOf(accepted),
    });
    expect(await protectedOn(page)).toBe(protectedBefore + accepted);
    expect(faults).toEqual([]);
    await close();
  });
});

describe('when the months of a sponsor end', () => {
  test('the village and the agent who takes them over find the same people on their lists', async () => {
    const names: string[][] = [];
    for (const account of ['ubungkaja', 'bumdes']) {
      const { page, close } = await asAccount(account);
      await open(page, '/bantuan/peralihan');
      await page.locator('tbody tr').first().waitFor();
      names.push((await page.locator('td.naming a').allTextContents()).sort());
      await look(page, `handover-${account}-office`);
      await close();
    }
    expect(names[0]?.length).toBeGreaterThan(0);
    expect(names[1]).toEqual(names[0]);
  });
});

describe('on a phone', () => {
  const pages = [
    ['village', '/bantuan', 'ubungkaja'],
    ['list', () => listPath, 'ubungkaja'],
    ['handover', '/bantuan/peralihan', 'ubungkaja'],
    ['city', '/bantuan', 'denpasar'],
    ['sponsor', '/bantuan', 'perusda'],
  ] as const;

  test.each(pages)('the page of %s has no serious fault and fits the window', async (name, path, account) => {
    const { page, faults, close } = await asAccount(account, 'phone');
    await open(page, typeof path === 'string' ? path : path());
    await look(page, `${name}-phone`);
    expect(faults).toEqual([]);
    await close();
  });
});
