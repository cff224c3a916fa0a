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
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';
import { qrOfPdf, textOfPdf } from '#tests/support/pdf-text.ts';

let application: RunningApplication;
let browser: Browser;
let office: Session;
let workerId: string;
/** A day on which the worker was protected. */
let coveredOn: string;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  office = await signIn(application.address, 'kantor');
  [workerId, coveredOn] = await aPayingWorker();
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

interface Overview {
  readonly standing: {
    readonly answer: string;
    readonly segments: readonly { readonly coveredFrom: string | null }[];
  };
}

/** Someone of Denpasar who pays for himself and is covered, and the day his cover began. */
async function aPayingWorker(): Promise<[string, string]> {
  const asked = { query: 'wayan', within: '51.71', segment: 'BPU' };
  const found = await call<{ workers: { workerId: string }[] }>(office, 'POST', '/workers/search', asked);
  for (const { workerId: id } of found.body.workers) {
    const { body } = await call<Overview>(office, 'GET', `/workers/${id}/contributions`);
    const coveredFrom = body.standing.segments[0]?.coveredFrom;
    if (body.standing.answer === 'yes' && coveredFrom) return [id, coveredFrom];
  }
  throw new Error('nobody of the demonstration is covered');
}

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

async function pdfOf({ address, cookie }: Session, path: string): Promise<Buffer> {
  const response = await fetch(`${address}/api/v1${path}`, { headers: { cookie } });
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  return Buffer.from(await response.arrayBuffer());
}

describe('what a worker paid', () => {
  test('is a calendar, and any day asked about has an answer and a paper: on a screen, in Indonesian', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, `/pekerja/${workerId}`);
    const calendar = page.getByRole('table', { name: 'Kalender perlindungan' });
    expect(await calendar.getByRole('columnheader').count()).toBe(13);
    expect(await textOf(calendar.getByRole('row').nth(1))).toMatch(/Lunas/);
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();
    await focusComesToFault(page);
    await page.getByText('Isi tanggal dari 1 Juli 2015').waitFor();
    const day = page.getByLabel('Apakah pekerja ini terlindungi');
    await day.fill(coveredOn);
    await day.press('Enter');
    const proof = page.getByRole('link', { name: 'Unduh bukti (PDF)' });
    await proof.waitFor();
    expect(await textOf(page.locator('[aria-live] .notice-good strong'))).toMatch(/^Terlindungi pada/);
    await lookAt(page, 'overviews-worker-office-id');
    const [kept] = await Promise.all([page.waitForEvent('download'), proof.click()]);
    expect(kept.suggestedFilename()).toBe(`bukti-perlindungan-${workerId.slice(0, 8)}.pdf`);
    expect(faults).toEqual([]);
    await close();
  });

  test('fits a phone, in English', async () => {
    const who = { address: application.address, account: 'kantor', size: 'phone', language: 'en' } as const;
    const { page, close } = await visit(browser, who);
    await open(page, `/pekerja/${workerId}`);
    await page.getByText('Protection calendar').first().waitFor();
    await lookAt(page, 'overviews-worker-phone-en');
    await close();
  });

  test('is read by himself on his own page, on a phone', async () => {
    const { body } = await call<{ code: string }>(office, 'POST', `/workers/${workerId}/card`, {});
    const { page, close } = await visit(browser, { address: application.address, size: 'phone' });
    await open(page, `/saya#${body.code}`);
    await page.getByRole('button', { name: 'Minta kode sekali pakai' }).click();
    await page.getByText('Peragaan: kode Anda').waitFor();
    const code = /\d{6}/.exec(await textOf(page.locator('.notice-warn strong')))?.[0] ?? '';
    await page.getByLabel('Kode enam angka').fill(code);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
    await page.getByText('Iuran dan perlindungan Anda').waitFor();
    await page.getByLabel('Apakah saya terlindungi').fill(coveredOn);
    await page.getByRole('button', { name: 'Periksa', exact: true }).click();
    await page.getByText('Anda terlindungi pada').last().waitFor();
    await lookAt(page, 'overviews-own-phone-id');
    await close();
  });
});

describe('a proof of protection', () => {
  test('is checked by whoever scans it, without an account; a changed one is unknown', async () => {
    const pdf = await pdfOf(office, `/workers/${workerId}/protection/proof?on=${coveredOn}`);
    const token = (await qrOfPdf(pdf)).split('#')[1] ?? '';
    const phone = await visit(browser, { address: application.address, size: 'phone' });
    const asked: string[] = [];
    phone.page.on('request', (request) => asked.push(request.url()));
    await open(phone.page, `/bukti#${token}`);
    await phone.page.getByText('Jawaban ini masih berlaku hari ini.').waitFor();
    const number = await textOf(phone.page.locator('dd .code').first());
    expect(textOfPdf(pdf).join()).toContain(`Nomor ${number}, kode periksa`);
    expect(asked.filter((url) => url.includes(token))).toEqual([]);
    await lookAt(phone.page, 'overviews-proof-phone-id');
    await phone.close();
    const other = await visit(browser, { address: application.address, language: 'en' });
    await open(other.page, `/bukti#x${token.slice(1)}`);
    await other.page.getByText('This proof is not known').waitFor();
    await lookAt(other.page, 'overviews-proof-unknown-office-en');
    await other.close();
  });
});

describe('what an organisation pays', () => {
  test('stands on its page for itself, on a screen and a phone, and for no other employer', async () => {
    const employer = await signIn(application.address, 'hotel');
    const { body } = await call<{ account: { organisation: { organisationId: string } } }>(
      employer,
      'GET',
      '/me',
    );
    const own = `/organisasi/${body.account.organisation.organisationId}`;
    for (const [size, language, title] of [
      ['office', 'id', 'Tagihan dan pembayaran iuran'],
      ['phone', 'en', 'Bills and payments'],
    ] as const) {
      const { page, faults, close } = await visit(browser, {
        address: application.address,
        account: 'hotel',
        size,
        language,
      });
      await open(page, own);
      await page.getByRole('heading', { name: title }).waitFor();
      await lookAt(page, `overviews-organisation-${size}-${language}`);
      expect(faults).toEqual([]);
      await close();
    }
    const pdf = await pdfOf(employer, `/organisations/${own.split('/').at(-1)}/contributions/statement`);
    expect(textOfPdf(pdf).join('\n')).toContain('Rincian iuran pemberi kerja');
    const other = await visit(browser, { address: application.address, account: 'opd' });
    await open(other.page, own);
    expect(await other.page.getByText('Tagihan dan pembayaran iuran').count()).toBe(0);
    await other.close();
  });
});
