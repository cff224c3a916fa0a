import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPdf, aPng } from '#tests/support/a-document.ts';
import { call, signIn } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  seriousFindings,
  soon,
  startBrowser,
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

test('proof of an act is refused by name, chosen anew, kept through the preview, and downloaded from the history', async () => {
  const { address } = application;
  const workerId = await someWorker(address);
  const { page, faults, close } = await visit(browser, { address, account: 'staf', size: 'phone' });
  await open(page, `/pekerja/${workerId}`);
  await page.getByRole('button', { name: 'Tindakan' }).click();
  await page.getByRole('menuitem', { name: 'Mengubah pekerjaan atau penghasilan' }).click();
  const proof = page.getByRole('group', { name: /^Bukti/ });
  const choose = (name: string, buffer: Buffer) =>
    proof.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'application/pdf', buffer });

  await choose('surat.pdf', aPdf({ catalogue: '/OpenAction << /S /JavaScript /JS (1) >>' }));
  await proof.getByRole('alert').filter({ hasText: 'PDF ini berisi skrip' }).waitFor();
  await choose('surat.png', aPng({ width: 300, height: 200 }));
  await proof.getByRole('img', { name: 'Pratinjau surat.png' }).waitFor();
  await soon(() => proof.getByRole('alert').count()).toBe(0);
  await keepPicture(page, 'document-chosen-phone-id');
  expect(await seriousFindings(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);

  await page.getByLabel('Berlaku sejak').fill('2026-11-02');
  await page.getByLabel('Pekerjaan', { exact: true }).fill('Penjahit kebaya');
  await page.getByLabel('Alasan').fill('Surat keterangan usaha');
  await page.getByRole('button', { name: 'Lihat perubahannya' }).click();
  await page.getByRole('button', { name: 'Ya, simpan' }).click();
  const link = page.getByRole('link', { name: 'Unduh dokumen' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect([download.suggestedFilename(), await download.failure()]).toEqual([
    expect.stringMatching(/^dokumen-[0-9a-f]{12}\.png$/),
    null,
  ]);
  // The browser tells of the refusal itself.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([]);
  await close();
});

async function someWorker(address: string): Promise<string> {
  const session = await signIn(address, 'staf');
  const found = await call<{ workers: { workerId: string }[] }>(session, 'POST', '/workers/search', {
    query: 'wayan',
  });
  const workerId = found.body.workers[0]?.workerId;
  if (!workerId) throw new Error('the demonstration has no such worker');
  return workerId;
}
