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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await removeApplication(application);
});

/** Looks at the page as it stands: nothing wrong with it, nothing wider than the window. */
async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, `bills-${name}`);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBeLessThanOrEqual(0);
}

interface Found {
  readonly workers: readonly { readonly workerId: string; readonly segments: readonly string[] }[];
}

describe('bills', () => {
  test('a village makes a bill for three months of a resident, and cancels it', async () => {
    const village = await signIn(application.address, 'ubungkaja');
    const { body } = await call<Found>(village, 'POST', '/workers/search', {
      query: 'wayan',
      segment: 'BPU',
    });
    const worker = body.workers[0]?.workerId ?? '';
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'ubungkaja',
    });
    await open(page, `/pekerja/${worker}`);
    await page.getByRole('button', { name: 'Buat tagihan' }).click();
    await page.getByRole('radio', { name: '3 bulan', exact: true }).check();
    await look(page, 'issue-office-id');
    await page.getByRole('dialog').getByRole('button', { name: 'Buat tagihan' }).click();
    await page.getByText('Cara membayar').waitFor();
    await soon(() => page.locator('[data-code]').textContent()).toMatch(/^(\d{4} ){3}\d{4}$/);
    await look(page, 'one-office-id');
    await page.getByRole('button', { name: 'Batalkan tagihan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Batalkan tagihan' }).click();
    await focusComesToFault(page);
    await page.getByLabel('Alasan').fill('Salah pilih bulan');
    await page.getByRole('dialog').getByRole('button', { name: 'Batalkan tagihan' }).click();
    await page.getByText('Tagihan ini dibatalkan. Jangan dibayar.').waitFor();
    expect(await textOf(page.locator('main'))).toContain('Salah pilih bulan');
    expect(faults).toEqual([]);
    await close();
  });

  test('a group makes one bill for its members, on a phone and in English too', async () => {
    const { page, faults, close } = await visit(browser, {
      address: application.address,
      account: 'subak',
      size: 'phone',
      language: 'en',
    });
    const group = await signIn(application.address, 'subak');
    const me = await call<{ organisations: readonly { organisationId: string; kind: string }[] }>(
      group,
      'GET',
      '/organisations',
    );
    const organisation = me.body.organisations.find(({ kind }) => kind === 'group')?.organisationId ?? '';
    await open(page, `/organisasi/${organisation}`);
    await page.getByRole('button', { name: 'Make a bill for members' }).click();
    await page.getByText(/All members \(/).waitFor();
    await look(page, 'members-phone-en');
    await page.getByRole('button', { name: 'Make bill', exact: true }).click();
    await page.getByText('How to pay').waitFor();
    await look(page, 'group-phone-en');
    expect(faults).toEqual([]);
    await close();
  });

  test('the supervisor bills the month to everyone and finds a bill by its code', async () => {
    const { page, faults, close } = await visit(browser, { address: application.address, account: 'kantor' });
    await open(page, '/tagihan/bulanan');
    await page.getByRole('button', { name: /^Tagihkan / }).click();
    await page.getByText('Selesai').first().waitFor();
    await look(page, 'runs-office-id');
    await open(page, '/tagihan');
    await page.getByRole('table').waitFor();
    await look(page, 'list-office-id');
    const code = (await page.locator('.bill-code-small').first().textContent()) ?? '';
    await page.getByLabel('Kode pembayaran', { exact: true }).fill('1000 0000 1234 5678');
    await page.getByRole('button', { name: 'Buka tagihan' }).click();
    await focusComesToFault(page);
    await page.getByLabel('Kode pembayaran', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Buka tagihan' }).click();
    await soon(() => page.locator('[data-code]').textContent()).toBe(code);
    await look(page, 'monthly-office-id');
    await page.setViewportSize({ width: 360, height: 740 });
    await look(page, 'monthly-phone-id');
    expect(faults).toEqual([]);
    await close();
  });
});
