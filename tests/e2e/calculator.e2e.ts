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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

/** Asked, paid out, and a word that must stand with it. */
const examples = [
  ['kejadian=natural_death&kepesertaan=2', '10.000.000', 'belum pasti'],
  ['kejadian=natural_death&kepesertaan=3', '42.000.000', 'belum pasti'],
  [
    'kejadian=partial_anatomical&siapa=PU&upah=3000000&bagian=right_arm_shoulder',
    '96.000.000',
    'Lengan kanan',
  ],
  [
    'kejadian=partial_functional&siapa=PU&upah=3000000&bagian=percent&cacat=40&fungsi=50',
    '48.000.000',
    '50%',
  ],
  ['kejadian=temporary&siapa=PU&upah=3000000&sakit=14', '39.000.000', '14 bulan'],
  ['kejadian=total_disability&penghasilan=1000000', '68.000.000', 'pasti'],
] as const;

/** A key shown as it is, because no text stands for it. */
const textlessKey = /\b(?:calculator|rules|web)\.[a-z_]+\.?[\w.]+/;

/** Asked, the field at fault, and what stands beside it. */
const refusals = [
  ['siapa=PU&upah=-5&kelas=1', 'Upah per bulan', 'Tidak boleh kurang dari nol.'],
  ['siapa=PU&upah=1000000,5&kelas=1', 'Upah per bulan', 'Tulis rupiah bulat, tanpa sen.'],
  ['siapa=PU&upah=1000000&kelas=9', 'Kelas risiko kecelakaan kerja', 'Pilih kelas I sampai V.'],
  ['bulan=2015-06', 'Bulan', 'Aturannya baru berlaku sejak 1 Juli 2015.'],
  ['bulan=2026-13', 'Bulan', 'Bulan ini tidak ada.'],
  [
    'tanya=benefit&kejadian=death&penghasilan=1&tanggal=2026-02-31',
    'Tanggal kejadian',
    'Tanggal ini tidak ada.',
  ],
  ['orang=banyak', 'Untuk berapa orang', 'Tulis jumlah orang'],
] as const;

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

/** Waits for the sum the page shows, as it is written in the language of the page, and for its lines. */
async function sumIs(page: Page, amount: string): Promise<void> {
  await page
    .locator('.answer[aria-busy="false"] .answer-sum', {
      hasText: new RegExp(`^Rp\\s${amount.replaceAll('.', '\\.')}$`),
    })
    .waitFor();
}

/** The lines of the answer: name and amounts, as shown. */
function linesOf(page: Page): Promise<string[]> {
  return page
    .locator('.answer-lines tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .map((cell) => (cell.firstChild?.textContent ?? '').replace(/\s+/g, ' '))
          .join(' | '),
      ),
    );
}

async function chooseMonth(page: Page, month: string, year: string): Promise<void> {
  await page.getByLabel('Bulan', { exact: true }).selectOption({ label: month });
  await page.getByLabel('Tahun', { exact: true }).selectOption(year);
}

describe('what a self-employed worker pays', () => {
  test('is found in the menu of a visitor, updates as one types, and can be sent as an address', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, size: 'phone' });
    await open(page, '/');
    await page.getByRole('button', { name: 'Buka menu' }).click();
    await page.getByRole('link', { name: 'Hitung iuran', exact: true }).click();
    await page.getByRole('heading', { name: 'Hitung iuran dan manfaat' }).waitFor();

    await page.getByLabel('Penghasilan per bulan').fill('Rp 1.000.000');
    await soon(() => page.getByLabel('Penghasilan per bulan').inputValue()).toBe('1.000.000');
    await chooseMonth(page, 'November', '2026');
    await sumIs(page, '8.400');
    await soon(() => linesOf(page)).toEqual([
      'Kecelakaan kerja (JKK) | Rp 5.000',
      'Kematian (JKM) | Rp 3.400',
    ]);

    await page.getByLabel('Dibayar oleh').selectOption('APBD_KAB');
    await sumIs(page, '16.800');
    await page.getByLabel('Dibayar oleh').selectOption('self');
    await chooseMonth(page, 'Februari', '2026');
    await sumIs(page, '16.800');
    await page.getByLabel('Sektor pekerjaan').selectOption('transport');
    await sumIs(page, '8.400');
    await page.getByText('Relaksasi 2026').first().waitFor();
    await soon(() => textOf(page.locator('main'))).toContain('PP 50/2025');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);

    await page.waitForURL(/sektor=transport/);
    const shared = page.url();
    await page.getByLabel('Penghasilan per bulan').fill('20000000');
    await page.goto(shared);
    await sumIs(page, '8.400');
    await soon(() => page.getByLabel('Sektor pekerjaan').inputValue()).toBe('transport');
    expect(faults).toEqual([]);
    await close();
  });

  test('over many months says which differ, and of many people what they cost together', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/hitung?penghasilan=1000000&bulan=2026-01&lama=12');
    await sumIs(page, '126.000');
    const parts = async () => {
      const texts = await page.locator('.answer-parts li').allInnerTexts();
      return texts.map((text) => text.replace(/\s+/g, ' '));
    };
    await soon(parts).toEqual([
      'Januari 2026 – Maret 2026 3 bulan × Rp 16.800 = Rp 50.400',
      'April 2026 – Desember 2026 9 bulan × Rp 8.400 = Rp 75.600',
    ]);
    await keepPicture(page, 'calculator-months');
    await page.getByLabel('Dibayar oleh').selectOption('APBD_KAB');
    await page.getByLabel('Untuk berapa bulan').selectOption('6');
    await page.getByLabel('Untuk berapa orang').fill('6400');
    await sumIs(page, '645.120.000');
    await close();
  });
});

describe('what a wage earner costs', () => {
  test('the parts of employer and worker stand apart, in English too', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, language: 'en' });
    await open(page, '/hitung');
    await page.getByLabel('Wage earner (PU)').check();
    await page.getByText('First fill in: Wage per month, Class of work accident risk.').waitFor();
    await page.getByLabel('Wage per month').pressSequentially('15000000');
    await soon(() => page.getByLabel('Wage per month').inputValue()).toBe('15,000,000');
    await page.getByLabel('Class of work accident risk').selectOption('1');
    await page.getByLabel('Year').selectOption('2026');
    await page.getByLabel('Month', { exact: true }).selectOption('11');
    await page.getByLabel('Programmes to count').selectOption('chosen');
    for (const name of ['Old age savings (JHT)', 'Pension (JP)', 'Job loss (JKP)'])
      await page.getByLabel(name).check();
    await sumIs(page, '1,268,589');
    await soon(() => linesOf(page)).toEqual([
      'Work accident (JKK) | Rp 36,000 | Rp 0',
      'Death (JKM) | Rp 45,000 | Rp 0',
      'Old age savings (JHT) | Rp 555,000 | Rp 300,000',
      'Pension (JP) | Rp 221,726 | Rp 110,863',
      'Job loss (JKP) | Rp 0 | Rp 0',
    ]);
    await page.getByLabel('Wage per month').press('Enter');
    await focusComesTo(page.locator('#hasil'));
    await keepPicture(page, 'calculator-wage');
    expect(await seriousFindings(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('a figure that is not announced yet is said beside the month, and a provisional one is offered', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/hitung?siapa=PU&upah=15000000&kelas=1&bulan=2027-03');
    await page.getByText('Angka untuk waktu ini belum diumumkan.').waitFor();
    await page.getByRole('button', { name: 'Hitung dengan angka terakhir' }).click();
    await page.getByText('Hasil sementara').waitFor();
    await sumIs(page, '1.268.589');
    await close();
  });
});

describe('what is paid out', () => {
  test('for a death by work accident, with the scholarship beside the sum', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, size: 'phone' });
    await open(page, '/hitung');
    await page.getByText('Berapa manfaatnya?').click();
    await page.getByLabel('Apa yang terjadi').selectOption('death');
    await page.getByLabel('Penghasilan per bulan').fill('1000000');
    await page.getByLabel('Tanggal kejadian').fill('2026-05-10');
    await page.getByLabel('Anak yang masih sekolah').fill('2');
    await sumIs(page, '70.000.000');
    await soon(() => linesOf(page)).toEqual([
      'Santunan kematian | Rp 48.000.000',
      'Santunan berkala, dibayar sekaligus | Rp 12.000.000',
      'Biaya pemakaman | Rp 10.000.000',
    ]);
    await soon(() => textOf(page.locator('.answer-ceiling'))).toMatch(/Rp\s174\.000\.000/);
    await keepPicture(page, 'calculator-benefit');
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('is as the examples of the law say, and what is uncertain says so', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    for (const [asked, amount, word] of examples) {
      await page.goto(`/hitung?tanya=benefit&tanggal=2026-05-10&${asked}`);
      await sumIs(page, amount);
      await settled(page);
      const said = await textOf(page.locator('main'));
      expect(said, asked).toContain(word);
      expect(said, asked).not.toMatch(textlessKey);
    }
    await close();
  });
});

describe('what cannot be computed', () => {
  test('is said beside the field, and what was typed stays', async () => {
    const { page, close } = await visit(browser, { address: application.address, size: 'phone' });
    for (const [asked, label, words] of refusals) {
      await page.goto(`/hitung?${asked}`);
      await page.locator('.calculator-form').getByText(words).waitFor();
      const field = page.getByLabel(label, { exact: true });
      await soon(() => field.getAttribute('aria-invalid'), asked).toBe('true');
      await soon(() => page.locator('.answer-sum').count(), asked).toBe(0);
    }
    expect(await seriousFindings(page)).toEqual([]);
    await close();
  });

  test('a server out of reach is said with a way to try again, and nothing typed is lost', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/hitung?bulan=2026-11');
    await sumIs(page, '8.400');
    await page.route('**/api/v1/rules/**', (route) => route.abort());
    await page.getByLabel('Penghasilan per bulan').fill('5000000');
    await page.getByRole('button', { name: 'Coba lagi' }).waitFor();
    await soon(() => page.getByLabel('Penghasilan per bulan').inputValue()).toBe('5.000.000');
    await page.unroute('**/api/v1/rules/**');
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await sumIs(page, '28.150');
    await close();
  });
});

describe('the means of looking', () => {
  test('control: the sum is the one the rules answer, and a key without a text is found', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await page.route('**/api/v1/rules/explain', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), totalIdr: '8401' } });
    });
    await page.goto('/hitung?bulan=2026-11');
    await sumIs(page, '8.401');
    expect('Rp 1 rules.working.bpu_base').toMatch(textlessKey);
    await close();
  });
});
