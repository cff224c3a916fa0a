import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  focusComesTo,
  focusComesToFault,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
  settled,
  soon,
  startBrowser,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

const annex = [
  'code;name;risk_class;source;certainty',
  'UJI-1;Pabrik kembang api;5;Lampiran uji;B',
  'UJI-2;Toko kain;1;Lampiran uji;B',
].join('\n');

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const signedIn = (account: string, look: { size?: 'phone' | 'office'; language?: 'id' | 'en' } = {}) =>
  visit(browser, { address: application.address, account, ...look });

/** Nothing serious in the way, nothing wider than the window, and a picture to look at. */
async function looksRight(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

/** Chooses in a field that is searched by words. */
async function choose(page: Page, field: string, { typed, option }: Record<'typed' | 'option', string>) {
  await page.getByRole('combobox', { name: field }).fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

/** Opens an organisation by words of its name. */
async function openOrganisation(page: Page, name: string): Promise<void> {
  await open(page, '/organisasi');
  await page.getByRole('searchbox').fill(name);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
  await settled(page);
}

describe('the annex of business types', () => {
  test('is loaded by the administrator, the place of each error named first', async () => {
    const { page, faults, close } = await signedIn('admin');
    await open(page, '/jenis-usaha');
    const file = (text: string) => ({
      name: 'lampiran.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });
    await page.locator('input[type=file]').setInputFiles(file(annex.replace(';5;', ';9;')));
    await page.getByRole('button', { name: 'Muat lampiran' }).click();
    await page.getByRole('cell', { name: 'risk_class' }).waitFor();
    await looksRight(page, 'business-types-faulty');
    await page.locator('input[type=file]').setInputFiles(file(annex));
    await page.getByRole('button', { name: 'Muat lampiran' }).click();
    await page.getByText('2 jenis usaha ditambahkan').waitFor();
    await page.getByRole('cell', { name: /Pabrik kembang api/ }).waitFor();
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
    await close();
  });
});

describe('an employer', () => {
  test('is refused with a class its type does not allow, mended, shown its programmes, and its contact invited', async () => {
    const { page, close } = await signedIn('staf');
    await open(page, '/organisasi/baru');
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByText('Tulis nama organisasinya.').waitFor();
    await focusComesToFault(page);

    await page.getByLabel('Nama resmi').fill('CV Kembang Api Percobaan');
    await choose(page, 'Wilayah', { typed: 'ubung kaja', option: 'Ubung Kaja' });
    await page.getByLabel('NIB').fill('9129990099001');
    await page.getByLabel('Jumlah pekerja yang dilaporkan').fill('12');
    await choose(page, 'Jenis usaha', { typed: 'kembang', option: 'Pabrik kembang api' });
    const riskClass = page.getByLabel('Kelas risiko kecelakaan kerja');
    await soon(() => riskClass.inputValue()).toBe('5');
    await riskClass.selectOption('2');
    await page.getByLabel('Skala usaha').selectOption('small');
    await page.getByText('Kecelakaan kerja (JKK)').waitFor();
    await page.getByText('Pasal dan kepastiannya').click();
    await page
      .getByText(/Perpres 109\/2013 pasal/)
      .first()
      .waitFor();
    await page.getByLabel('Nama narahubung').fill('Ni Made Percobaan');
    await page.getByLabel('Surel narahubung').fill('made@kembang-api.example');
    await page.getByLabel('Beri nomor sementara dari Semesta').check();
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByText(/hanya boleh kelas risiko 5, bukan 2/).waitFor();
    await looksRight(page, 'new-organisation-refused');
    expect(await page.getByLabel('Nama narahubung').inputValue()).toBe('Ni Made Percobaan');

    await riskClass.selectOption('5');
    await page.getByRole('button', { name: 'Daftarkan', exact: true }).click();
    await page.getByRole('heading', { name: 'CV Kembang Api Percobaan' }).waitFor();
    await page.getByText('12 pekerja dilaporkan tetapi belum terdaftar').waitFor();
    await page.getByText(/^SMS\d{6}$/).waitFor();

    await page.getByText(/tercatat sebagai narahubung, tetapi belum diundang/).waitFor();
    await page.getByRole('button', { name: 'Undang narahubung' }).click();
    await page.getByRole('button', { name: 'Buat akun dan tautan' }).click();
    await page.locator('.one-time-link').waitFor();
    expect(await page.locator('.one-time-link').textContent()).toMatch(/\/setup\/.{20,}/);
    await page.getByRole('dialog').getByRole('button', { name: 'Tutup' }).last().click();
    await page.getByText('Diundang', { exact: true }).waitFor();
    await looksRight(page, 'organisation-registered');
    await close();
  });

  test('changed by two clerks at once: the second is told what changed and keeps what was typed', async () => {
    const [first, second] = [await signedIn('staf'), await signedIn('kantor')];
    for (const { page } of [first, second]) {
      await openOrganisation(page, 'CV Kembang Api Percobaan');
      await page.getByRole('link', { name: 'Ubah data' }).click();
      await page.getByLabel('Alamat').waitFor();
    }
    await first.page.getByLabel('Alamat').fill('Jalan Pertama 1');
    await first.page.getByLabel('Nama dagang').fill('Kembang Pertama');
    await first.page.getByLabel('Alasan', { exact: true }).fill('surat 1');
    await first.page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await first.page.getByText('Jalan Pertama 1').first().waitFor();

    const { page } = second;
    await page.getByLabel('Alamat').fill('Jalan Kedua 2');
    await page.getByLabel('NIB').fill('9129990099002');
    await page.getByLabel('Alasan', { exact: true }).fill('surat 2');
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByText(/mengubah organisasi ini sejak Anda membukanya/).waitFor();
    await looksRight(page, 'organisation-changed-meanwhile');
    await soon(() => page.getByLabel('Nama dagang').inputValue()).toBe('Kembang Pertama');
    expect(await page.getByLabel('Alamat').inputValue()).toBe('Jalan Kedua 2');
    expect(await page.getByLabel('NIB').inputValue()).toBe('9129990099002');
    await page.getByRole('button', { name: 'Pakai yang baru tersimpan (Alamat)' }).click();
    await page.getByRole('button', { name: 'Simpan perubahan' }).click();
    await page.getByRole('heading', { name: 'Riwayat perubahan' }).waitFor();
    await page.getByText('Alasan: surat 2').waitFor();
    await page.getByText('Jalan Pertama 1').first().waitFor();
    await soon(() => page.locator('main').textContent()).not.toContain('Jalan Kedua 2');
    await looksRight(page, 'organisation-history');
    for (const { close } of [first, second]) await close();
  });
});

describe('the family of an organisation', () => {
  test('is walked by the keyboard, and a branch moved under another parent', async () => {
    const { page, close } = await signedIn('kantor', { size: 'phone' });
    await openOrganisation(page, 'PT Hotel Segara Kencana');
    const branch = page.getByRole('treeitem', { name: /Cabang Sanur/ });
    await branch.waitFor();
    await page.getByRole('treeitem', { selected: true }).focus();
    await page.keyboard.press('ArrowLeft');
    await branch.waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await branch.waitFor();
    await page.keyboard.press('ArrowDown');
    await focusComesTo(branch);
    await looksRight(page, 'organisation-phone');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'PT Hotel Segara Kencana, Cabang Sanur' }).waitFor();

    await page.getByRole('button', { name: 'Pindahkan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Alasan', { exact: true }).fill('menjadi badan usaha sendiri');
    await dialog.getByRole('button', { name: 'Pindahkan' }).click();
    await dialog.getByText(/sudah berada di situ/).waitFor();
    await dialog.getByLabel('Tanpa induk: berdiri sendiri').check();
    await looksRight(page, 'organisation-move');
    await dialog.getByRole('button', { name: 'Pindahkan' }).click();
    await page.getByText('Berdiri sendiri', { exact: true }).waitFor();
    await page.getByText('Alasan: menjadi badan usaha sendiri').waitFor();
    await close();
  });

  test('a group lists its members, each the way to a worker, also in English', async () => {
    const { page, close } = await signedIn('kantorgianyar', { language: 'en' });
    await openOrganisation(page, 'Subak Tegal Tamu');
    const members = page.getByRole('table', { name: 'Members of Subak Tegal Tamu' });
    await members.locator('tbody a').first().waitFor();
    expect(await members.locator('tbody a').first().getAttribute('href')).toMatch(
      /^\/pekerja\/[0-9a-f-]{36}$/,
    );
    await looksRight(page, 'group-english');
    await page.getByRole('link', { name: 'Register a member' }).click();
    await page.waitForURL(/\/pekerja\/baru\?organisasi=[0-9a-f-]{36}$/);
    await page.locator('input[value="Subak Tegal Tamu"]').waitFor();
    await close();
  });
});

test('the form asks what belongs to the kind, and fits a phone', async () => {
  const { page, close } = await signedIn('kantor', { size: 'phone', language: 'en' });
  await open(page, '/organisasi/baru');
  await soon(() => page.getByLabel('Scale', { exact: true }).count()).toBe(1);
  for (const [kind, label] of [
    ['group', 'Kind of group'],
    ['customary_village', 'Add a village or hamlet it spans'],
    ['government_office', 'Sectors looked after'],
  ] as const) {
    await page.getByLabel('Kind of organisation').selectOption(kind);
    await page.getByLabel(label, { exact: true }).first().waitFor();
    await soon(() => page.getByLabel('Scale', { exact: true }).count(), kind).toBe(0);
  }
  await looksRight(page, 'new-government-office-phone');
  await close();
});
