import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { signIn } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
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
let paid: Firm;
let debtor: Firm;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const { employers } = await firms();
  const isFirm = ({ npp, met }: Firm) => npp !== '' && met > 0;
  paid = found(
    employers.find((one) => isFirm(one) && one.unpaidMonths === 0 && !one.missing.includes('paid')),
  );
  // Whoever is on the sanction ladder already may be refused for that.
  debtor = found(
    employers.find((one) => isFirm(one) && one.unpaidMonths > 0 && !one.missing.includes('sanctions')),
  );
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

const firmSchema = z.object({
  ...{ organisationId: z.string(), name: z.string(), npp: z.string() },
  ...{ met: z.number(), unpaidMonths: z.number(), missing: z.array(z.string()) },
});
type Firm = z.infer<typeof firmSchema>;

async function firms() {
  const { cookie } = await signIn(application.address, 'kantor');
  const answer = await fetch(`${application.address}/api/v1/compliance?limit=200`, { headers: { cookie } });
  return z.object({ employers: z.array(firmSchema) }).parse(await answer.json());
}

function found(firm: Firm | undefined): Firm {
  if (!firm) throw new Error('the demonstration has no such firm');
  return firm;
}

async function lookAt(page: Page, name: string): Promise<void> {
  await settled(page);
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

async function enter(page: Page, firm: Firm, number: string): Promise<void> {
  await open(page, '/kontraktor');
  await page.getByRole('button', { name: 'Catat kontrak' }).click();
  await page.getByLabel('Nomor kontrak').fill(number);
  await page.getByLabel('Judul pekerjaan').fill(`Perbaikan saluran ${number}`);
  await page.getByLabel('NPP penyedia').fill(firm.npp);
  await page.getByLabel('Nilai kontrak').fill('250000000');
  await page.getByLabel('Mulai').fill('2026-12-01');
  await page.getByRole('button', { name: 'Simpan kontrak' }).click();
  expect(await page.getByText('Pilih tanggalnya.').isVisible()).toBe(true);
  await page.getByLabel('Selesai').fill('2027-03-31');
  await page.getByRole('button', { name: 'Simpan kontrak' }).click();
  await page.getByRole('heading', { level: 1, name: `Perbaikan saluran ${number}` }).waitFor();
}

test('an office awards to a firm that pays, and is told the way out where one is in arrears', async () => {
  const { page, faults, close } = await visit(browser, { address: application.address, account: 'opd' });
  await enter(page, paid, '602.1/14/2026');
  const award = page.getByRole('button', { name: 'Tetapkan kontrak' });
  expect(await award.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Periksa penyedia' }).click();
  await page.getByText(`Hasil pemeriksaan ${paid.name}`).waitFor();
  await award.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tetapkan kontrak' }).click();
  await page.getByText('Berjalan', { exact: true }).waitFor();

  await enter(page, debtor, '602.1/15/2026');
  await page.getByRole('button', { name: 'Periksa penyedia' }).click();
  await page.getByText('Minta penyedia melunasi iurannya').waitFor();
  expect(await award.isDisabled()).toBe(true);
  await lookAt(page, 'contract-refused-office-id');
  await page.getByRole('button', { name: 'Tetapkan dengan pengecualian' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tetapkan kontrak' }).click();
  await dialog.getByText('Isi nama dan jabatannya.').waitFor();
  await lookAt(page, 'contract-override-office-id');
  await dialog.getByRole('button', { name: 'Batal' }).click();
  await open(page, '/kontraktor');
  await lookAt(page, 'contracts-office-id');
  expect(faults).toEqual([]);
  await close();
});

test('the branch office sees whom to speak to, files for him, and another person decides', async () => {
  const staff = await visit(browser, { address: application.address, account: 'staf' });
  await open(staff.page, '/kepatuhan');
  await open(staff.page, `/kepatuhan/${debtor.organisationId}`);
  await staff.page.getByRole('button', { name: 'Ajukan pernyataan kesanggupan' }).click();
  const form = staff.page.getByRole('dialog');
  const day = await form.getByLabel('Paling lambat').getAttribute('max');
  await form.getByLabel('Isi pernyataan').fill('Membayar seluruh tunggakan dalam satu bulan');
  await form.getByRole('button', { name: 'Ajukan pernyataan' }).click();
  await form.getByText('Pilih tanggal batasnya.').waitFor();
  await lookAt(staff.page, 'undertaking-form-office-id');
  await form.getByLabel('Paling lambat').fill(day ?? '');
  await form.getByRole('button', { name: 'Ajukan pernyataan' }).click();
  await staff.page.getByText('Menunggu keputusan').waitFor();
  expect(staff.faults).toEqual([]);
  await staff.close();
  const supervisor = await visit(browser, {
    ...{ address: application.address, account: 'kantor' },
    ...({ size: 'phone', language: 'en' } as const),
  });
  await open(supervisor.page, '/kepatuhan');
  await lookAt(supervisor.page, 'compliance-list-phone-en');
  await supervisor.page.getByRole('button', { name: 'Accept' }).click();
  await supervisor.page.getByRole('dialog').getByRole('button', { name: 'Accept it' }).click();
  await supervisor.page.getByRole('dialog').waitFor({ state: 'detached' });
  await open(supervisor.page, `/kepatuhan/${debtor.organisationId}`);
  await supervisor.page.getByText('Stands', { exact: true }).waitFor();
  await lookAt(supervisor.page, 'compliance-phone-en');
  expect(supervisor.faults).toEqual([]);
  await supervisor.close();
});

test('an employer sees how he complies himself, on a phone', async () => {
  const { page, faults, close } = await visit(browser, {
    ...{ address: application.address, account: 'hotel' },
    ...({ size: 'phone' } as const),
  });
  await open(page, '/kepatuhan');
  await page.getByText('Iuran lunas', { exact: true }).waitFor();
  await lookAt(page, 'compliance-employer-phone-id');
  expect(faults).toEqual([]);
  await close();
});
