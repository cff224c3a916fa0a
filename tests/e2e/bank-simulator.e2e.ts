import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { databaseUrl } from '#platform/server/db/index.ts';
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
let code: string;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  code = await oldestOpenBill();
});
afterAll(async () => {
  await browser?.close();
  if (application) await removeApplication(application);
});

/** The oldest of an employer: what he pays goes to it first. */
async function oldestOpenBill(): Promise<string> {
  const { url } = await startEmbedded({ home: application.home, onProgress: () => {} });
  const client = new pg.Client({ connectionString: databaseUrl(url, 'semesta') });
  await client.connect();
  const { rows } = await client.query<{ code: string }>(
    `select b.code from contributions.bills b where b.state = 'open' and b.payer_kind = 'employer'
     order by b.first_month, b.due_on, b.bill_id limit 1`,
  );
  await client.end();
  return rows[0]?.code ?? '';
}

const conversation = (page: Page) => page.getByRole('region', { name: /Percakapan|Conversation/ });

/** What was said so far, message by message, and how it ended. */
async function said(page: Page, button: string): Promise<{ outcome: string; codes: string[] }> {
  await page.getByRole('button', { name: button }).click();
  await soon(() => conversation(page).count()).toBe(1);
  await settled(page);
  return {
    outcome: await textOf(conversation(page).locator('.notice')),
    codes: await conversation(page)
      .locator('.tag')
      .evaluateAll((tags) => tags.map((tag) => tag.textContent?.slice(0, 7) ?? '')),
  };
}

describe('the bank simulator of the demonstration', () => {
  test('keeps a code that is none, says what is wrong and puts the focus there', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await open(page, '/simulator-bank');
    await page.getByLabel('Kode iuran').fill('1234');
    await page.getByRole('button', { name: 'Bayar tagihan ini' }).click();
    await focusComesToFault(page);
    expect(await page.getByLabel('Kode iuran').inputValue()).toBe('1234');
    await close();
  });

  test('refuses a wrong amount, pays the bill, books it once though reported again, and then knows it as paid', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address });
    await open(page, `/simulator-bank?kode=${code}`);
    const wrong = await said(page, 'Jumlah salah');
    expect(wrong.codes).toEqual(['2007300', '2002400', '4042513', '2002600']);
    expect(wrong.outcome).toContain('Tidak ada pembayaran yang dicatat');
    const paid = await said(page, 'Bayar tagihan ini');
    expect(paid.codes).toEqual(['2007300', '2002400', '2002500', '2002600']);
    expect(paid.outcome).toBe('Pembayaran diterima dan dicatat.');
    expect((await said(page, 'Kirim pembayaran dua kali')).codes).toEqual(['2007300', '2002500', '2002600']);
    expect((await said(page, 'Bayar tagihan ini')).codes).toEqual(['2007300', '4042414']);
    await page.getByText('Pesan bank').last().click();
    expect(await textOf(conversation(page).locator('pre').nth(3))).toContain('X-SIGNATURE');
    expect(faults).toEqual([]);
    await close();
  });

  test('is no page where the installation is a real one', async () => {
    const { page, close } = await visit(browser, { address: application.address });
    await page.route('**/api/v1/me', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), mode: 'real', demonstration: false } });
    });
    await open(page, `/simulator-bank?kode=${code}`);
    await soon(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Halaman tidak ditemukan');
    expect(await page.getByLabel('Kode iuran').count()).toBe(0);
    await close();
  });

  test('fits a phone and a screen, in one language and the other, and passes axe', async () => {
    for (const [size, language, button] of [
      ['phone', 'id', 'Tanda tangan salah'],
      ['office', 'en', 'Wrong signature'],
    ] as const) {
      const { page, close } = await visit(browser, { address: application.address, size, language });
      await open(page, `/simulator-bank?kode=${code}`);
      await said(page, button);
      for (const summary of await page.locator('main summary').all()) await summary.click();
      expect(await overflowOf(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `simulator-bank-${size}-${language}`);
      await close();
    }
  });
});
