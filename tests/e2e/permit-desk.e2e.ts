import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Session, signIn } from '#tests/support/api.ts';
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

let application: RunningApplication;
let browser: Browser;
let office: Session;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  office = await signIn(application.address, 'kantor');
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

async function lookAt(page: Page, name: string): Promise<void> {
  await settled(page);
  await keepPicture(page, `permit-desk-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBe(0);
}

interface Bill {
  readonly code: string;
  readonly payerId: string;
  readonly dueOn: string;
  readonly owedIdr: string;
}

async function askDesk(page: Page, number: string, application: string): Promise<void> {
  await page.getByLabel('NPP, NIB, NPWP, atau kode sertifikat').fill(number);
  await page.getByLabel('Nomor permohonan', { exact: true }).fill(application);
  await page.getByLabel('Izin berlaku sampai').fill('2099-12-31');
  await page.getByLabel(/^Jumlah pekerja/).fill('12');
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
}

/** The number of an employer whose bills are past due, with no case on the sanction ladder, and those bills. */
async function someoneBehind(): Promise<{ npp: string; bills: readonly Bill[] }> {
  const { body } = await call<{ bills: readonly Bill[] }>(
    office,
    'GET',
    '/bills?state=open&kind=filing&limit=200',
  );
  const today = new Date().toISOString().slice(0, 10);
  const ladder = await call<{ cases: readonly { organisationId: string }[] }>(
    ...([office, 'GET', '/sanctions/cases?limit=200'] as const),
  );
  const climbing = new Set(ladder.body.cases.map(({ organisationId }) => organisationId));
  const late = body.bills.find(({ dueOn, payerId }) => dueOn < today && !climbing.has(payerId));
  const owed = await call<{ bills: readonly Bill[] }>(
    office,
    'GET',
    `/bills?state=open&payerId=${late?.payerId}&limit=200`,
  );
  const bills = owed.body.bills.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const { body: shown } = await call<{ npp: string }>(office, 'GET', `/organisations/${late?.payerId}`);
  return { npp: shown.npp, bills };
}

test('a desk checks a hotel that is paid up, and one in arrears, whose payment then comes to its inbox', async () => {
  const { address } = application;
  const hotel = await call<{ organisations: readonly { npp: string }[] }>(
    await signIn(address, 'hotel'),
    'GET',
    '/organisations',
  );
  const behind = await someoneBehind();
  const { page, faults, close } = await visit(browser, { address, account: 'izin' });
  await open(page, '/izin');
  await lookAt(page, 'empty-office-id');
  await page.getByRole('button', { name: 'Periksa', exact: true }).click();
  await focusComesToFault(page);
  await askDesk(page, hotel.body.organisations[0]?.npp ?? '', 'IZ/2026/0001');
  await page.getByRole('heading', { name: 'VALID', exact: true }).waitFor();
  await askDesk(page, behind.npp, 'IZ/2026/0002');
  await page.getByRole('heading', { name: 'TIDAK VALID' }).waitFor();
  await page.getByText('Jalan keluarnya:').waitFor();
  await lookAt(page, 'arrears-office-id');
  const reference = /PK-\d{4}-\d{7}-\d/.exec(await textOf(page.locator('.desk-reference')))?.[0] ?? '';
  const [oldest] = behind.bills;
  const amountIdr = String(behind.bills.reduce((sum, { owedIdr }) => sum + BigInt(owedIdr), 0n));
  const paid = await call(office, 'POST', '/payments', { code: oldest?.code, amountIdr });
  expect([paid.status, paid.body]).toMatchObject([200, {}]);
  await soon(async () => {
    await open(page, '/izin');
    return textOf(page.locator('main'));
  }).toContain('1 perubahan belum dibaca');
  const table = page.getByRole('table', { name: 'Pemeriksaan di loket ini' });
  expect(await textOf(table.getByRole('row').nth(1))).toContain(reference);
  await table.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('heading', { name: 'Sekarang: VALID' }).waitFor();
  await page.getByRole('heading', { name: 'TIDAK VALID' }).waitFor();
  await lookAt(page, 'then-and-now-office-id');
  await page.getByRole('button', { name: 'Sudah dibaca' }).click();
  await page.getByText(/^Dibaca /).waitFor();
  const [proof] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Cetak bukti' }).click(),
  ]);
  expect(proof.suggestedFilename()).toBe(`pemeriksaan-${reference}.pdf`);
  expect(faults).toEqual([]);
  await close();
  const phone = await visit(browser, { address, account: 'izin', size: 'phone', language: 'en' });
  await open(phone.page, '/izin');
  await lookAt(phone.page, 'phone-en');
  await open(phone.page, `/izin/${reference}`);
  await lookAt(phone.page, 'then-and-now-phone-en');
  expect(phone.faults).toEqual([]);
  await phone.close();
});

test('another desk’s check is not found, and who is no desk does not open the page', async () => {
  const { address } = application;
  const { page, close } = await visit(browser, { address, account: 'opd' });
  await open(page, '/izin/PK-2026-0000001-1');
  await page.getByText('Pemeriksaan ini tidak ditemukan di loket Anda', { exact: false }).waitFor();
  await close();
  const worker = await visit(browser, { address, account: 'ubungkaja' });
  await open(worker.page, '/izin');
  expect(await worker.page.getByLabel('NPP, NIB, NPWP, atau kode sertifikat').count()).toBe(0);
  await worker.close();
});
