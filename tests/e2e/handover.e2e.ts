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
  settled,
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

async function lookAt(page: Page, name: string): Promise<void> {
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await keepPicture(page, name);
}

describe('the hand-over', () => {
  test('is a village’s work on a phone: a code for everybody, a letter, and what one answered', async () => {
    const { address } = application;
    const { page, faults, close } = await visit(browser, { address, account: 'ubungkaja', size: 'phone' });
    await open(page, '/bantuan/peralihan');
    await page.getByRole('button', { name: /^Pilih semua/ }).click();
    await page.getByRole('button', { name: 'Buat kode iuran' }).click();
    await page.getByText(/kode iuran siap/).waitFor();
    await lookAt(page, 'handover-village-phone-id');
    await page
      .getByRole('button', { name: /^Hubungi dan catat: / })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Simpan jawaban' }).click();
    await focusComesToFault(page);
    const message = dialog.getByRole('textbox', { name: 'Pesan untuk pekerja' });
    expect(await message.inputValue()).toMatch(/Kode iuran Anda \d{4} \d{4} \d{4} \d{4}/);
    await dialog.getByRole('radio', { name: 'Melanjutkan sendiri' }).check();
    await lookAt(page, 'handover-dialog-phone-id');
    await dialog.getByRole('button', { name: 'Simpan jawaban' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await soon(() => textOf(page.getByRole('link', { name: /^Sudah menjawab/ }))).toMatch(/1$/);
    expect(faults).toEqual([]);
    await close();
  });

  test('shows an agent those whom he takes over, in English, and the regency how many went on', async () => {
    const { address } = application;
    const agent = await visit(browser, { address, account: 'bumdes', language: 'en' });
    await open(agent.page, '/bantuan/peralihan');
    const table = agent.page.getByRole('table', { name: 'Ending soon' });
    expect(await table.getByRole('row').count()).toBeGreaterThan(1);
    await lookAt(agent.page, 'handover-agent-office-en');
    expect(agent.faults).toEqual([]);
    await agent.close();
    const regency = await visit(browser, { address, account: 'gianyar' });
    await open(regency.page, '/bantuan/peralihan?daftar=ended');
    await regency.page.getByRole('heading', { name: 'Berapa yang melanjutkan sendiri' }).waitFor();
    await regency.page.getByText(/melanjutkan sendiri: \d+ dari \d+ pekerja/).waitFor();
    await lookAt(regency.page, 'handover-regency-office-id');
    expect(regency.faults).toEqual([]);
    await regency.close();
  });
});

describe('a running list', () => {
  test('is extended by one click, to a draft that waits for its verification', async () => {
    const { address } = application;
    const session = await signIn(address, 'ubungkaja');
    const { body } = await call<{ villages: readonly { listId: string; stage: string }[] }>(
      session,
      'GET',
      '/sponsorships/board',
    );
    const listId = body.villages.find(({ stage }) => stage === 'paid')?.listId;
    const { page, faults, close } = await visit(browser, { address, account: 'ubungkaja' });
    await open(page, `/bantuan/daftar/${listId}`);
    const terms = page.getByRole('table', { name: 'Masa bantuan' });
    const workers = (await terms.getByRole('row').count()) - 1;
    expect(workers).toBeGreaterThan(0);
    await lookAt(page, 'terms-list-office-id');
    await page.getByRole('button', { name: 'Perpanjang semua' }).click();
    const months = page.getByRole('textbox', { name: 'Berapa bulan' });
    await months.fill('13');
    await page.getByRole('button', { name: 'Buat daftar' }).click();
    await focusComesToFault(page);
    await months.fill('3');
    await page.getByRole('button', { name: 'Buat daftar' }).click();
    await soon(() => page.url()).not.toContain(listId ?? '');
    await settled(page);
    await soon(() => textOf(page.locator('main'))).toContain('Disusun');
    expect(faults).toEqual([]);
    await close();
  });

  test('tells a worker’s page who pays, and until when', async () => {
    const { address } = application;
    const session = await signIn(address, 'ubungkaja');
    const ending = await call<{ people: readonly { workerId: string }[] }>(
      session,
      'GET',
      '/sponsorships/handover?tab=ending',
    );
    const [worker] = ending.body.people;
    const { page, faults, close } = await visit(browser, { address, account: 'ubungkaja', size: 'phone' });
    await open(page, `/pekerja/${worker?.workerId}`);
    await page.getByRole('heading', { name: 'Bantuan iuran', exact: true }).waitFor();
    await lookAt(page, 'terms-worker-phone-id');
    expect(faults).toEqual([]);
    await close();
  });
});
