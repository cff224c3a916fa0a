import { readFile } from 'node:fs/promises';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';
import { pdfPicture } from '#tests/support/pdf-picture.ts';

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
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

interface Listed {
  readonly organisationId: string;
  readonly name: string;
  readonly number: string | null;
}

async function listed(state: string): Promise<readonly Listed[]> {
  const { body } = await call<{ employers: readonly Listed[] }>(
    office,
    'GET',
    `/certificates?state=${state}`,
  );
  return body.employers;
}

interface Shown {
  readonly certificate: { readonly text: string; readonly number: string } | null;
  readonly editions: readonly { readonly why: string }[];
}

async function shown(organisationId: string): Promise<Shown> {
  return (await call<Shown>(office, 'GET', `/certificates/${organisationId}`)).body;
}

/** Every open bill of an employer, paid at the counter, the oldest first as money goes. */
async function payAll(organisationId: string): Promise<void> {
  const open = `/bills?payerId=${organisationId}&state=open`;
  for (;;) {
    const { body } = await call<{ bills: readonly { code: string; owedIdr: string }[] }>(office, 'GET', open);
    const oldest = body.bills.at(-1);
    if (!oldest) return;
    const asked = { code: oldest.code, amountIdr: oldest.owedIdr };
    const paid = await call(office, 'POST', '/payments', asked);
    expect(paid.status, JSON.stringify(paid.body)).toBe(200);
  }
}

describe('certificates', () => {
  test('come by themselves when arrears are paid: the page of the employer turns from red to a certificate', async () => {
    const [late] = await listed('arrears');
    const { organisationId = '', name = '' } = late ?? {};
    const { page, faults, close } = await visit(browser, { ...application, account: 'kantor' });
    await open(page, '/sertifikat?keadaan=arrears');
    await page.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText(/^Menunggak \d+ bulan/).waitFor();
    const before = (await shown(organisationId)).editions.length;
    await payAll(organisationId);
    await soon(async () => (await shown(organisationId)).editions.length).toBe(before + 1);
    await page.reload();
    await page
      .getByText(/^Berlaku sampai/)
      .first()
      .waitFor();
    await settled(page);
    await lookAt(page, 'certificates-valid-office-id');
    expect(faults).toEqual([]);
    await close();
  });

  test('an employer downloads his own on a phone, and the picture of its QR code is the text on the page', async () => {
    const { page, faults, close } = await visit(browser, { ...application, account: 'hotel', size: 'phone' });
    await soon(async () => (await listed('valid')).length).toBeGreaterThan(0);
    await open(page, '/sertifikat');
    await soon(async () => {
      await page.reload();
      await settled(page);
      return page.getByRole('link', { name: 'Unduh PDF', exact: true }).count();
    }).toBe(1);
    await lookAt(page, 'certificates-own-phone-id');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Unduh PDF', exact: true }).click(),
    ]);
    const picture = PNG.sync.read(await pdfPicture(await readFile(await download.path())));
    const seen = jsqr.default(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    const hotel = await signIn(application.address, 'hotel');
    const me = await call<{ account: { organisation: { organisationId: string } } }>(hotel, 'GET', '/me');
    expect(me.status).toBe(200);
    expect(seen?.data).toBe((await shown(me.body.account.organisation.organisationId)).certificate?.text);
    expect(faults).toEqual([]);
    await close();
  });

  test('the office lists its area; what was got by fraud one proposes and another takes back, and a new one is issued by hand', async () => {
    const [first] = (await listed('valid')).filter(({ number }) => number !== null);
    const { organisationId = '', number = '' } = first ?? {};
    const staff = await visit(browser, { ...application, account: 'staf', language: 'en' });
    await open(staff.page, '/sertifikat');
    await open(staff.page, `/sertifikat/${organisationId}`);
    await staff.page.getByRole('button', { name: 'Propose to take it back' }).click();
    const dialog = staff.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send the proposal' }).click();
    await focusComesToFault(staff.page);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Daftar upah yang diserahkan ternyata palsu');
    await lookAt(staff.page, 'certificates-propose-office-en');
    await dialog.getByRole('button', { name: 'Send the proposal' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await staff.page.getByText(/^Waits for the decision/).waitFor();
    const { page, faults, close } = await visit(browser, {
      ...application,
      account: 'kantor',
      size: 'phone',
    });
    await open(page, '/sertifikat?keadaan=proposed');
    await lookAt(page, 'certificates-list-phone-id');
    await open(page, `/sertifikat/${organisationId}`);
    await page.getByRole('button', { name: 'Cabut sertifikat' }).click();
    await page.getByText(`Sertifikat ${number} dicabut pada`).waitFor();
    await settled(page);
    await lookAt(page, 'certificates-taken-back-phone-id');
    await page.getByRole('button', { name: 'Terbitkan sekarang' }).click();
    await soon(async () => (await shown(organisationId)).certificate?.number).not.toBe(undefined);
    expect((await shown(organisationId)).certificate?.number).not.toBe(number);
    expect([...faults, ...staff.faults]).toEqual([]);
    await Promise.all([close(), staff.close()]);
  });

  test('a worker’s card is opened when it is asked for, with the name masked', async () => {
    const { body } = await call<{ workers: readonly { workerId: string }[] }>(
      office,
      'POST',
      '/workers/search',
      { query: 'wayan', within: '51.71', segment: 'BPU' },
    );
    const covered: string[] = [];
    for (const { workerId } of body.workers) {
      if (covered.length > 0) break;
      const card = await call(office, 'GET', `/workers/${workerId}/membership-card`);
      if (card.status === 200) covered.push(workerId);
    }
    const { page, faults, close } = await visit(browser, { ...application, account: 'kantor' });
    await open(page, `/pekerja/${covered[0]}`);
    await page.getByRole('button', { name: 'Buka kartu' }).click();
    await page
      .getByText(/\*\*\*/)
      .first()
      .waitFor();
    await page.getByRole('img', { name: 'Kode QR kartu peserta' }).scrollIntoViewIfNeeded();
    await settled(page);
    await lookAt(page, 'certificates-card-office-id');
    expect(faults).toEqual([]);
    await close();
  });
});
