import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { databaseUrl } from '#platform/server/db/index.ts';
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
  soon,
  startBrowser,
  textOf,
  visit,
} from '#tests/support/browser.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';

let application: RunningApplication;
let browser: Browser;
let sql: pg.Client;
let staff: Session;
let supervisor: Session;
let employer = '';
let caseId = '';

beforeAll(async () => {
  [application, browser] = await Promise.all([startDemonstration(), startBrowser()]);
  const { url } = await startEmbedded({ home: application.home, onProgress: () => {} });
  sql = new pg.Client({ connectionString: databaseUrl(url, 'semesta') });
  await sql.connect();
  [staff, supervisor] = await Promise.all([
    signIn(application.address, 'staf'),
    signIn(application.address, 'kantor'),
  ]);
  employer = await fallInArrears();
});

afterAll(async () => {
  await sql?.end();
  await browser?.close();
  await removeApplication(application);
});

/** The hotel stops paying: three bills of long ago are open. */
async function fallInArrears(): Promise<string> {
  const { rows } = await sql.query<{ organisation_id: string; name: string; area_code: string }>(
    `select o.organisation_id, o.name, o.area_code from registry.organisations o join accounts.accounts a using (organisation_id)
      where a.email = 'hotel@semesta.example'`,
  );
  const [hotel] = rows;
  if (!hotel) throw new Error('the demonstration has no hotel');
  await sql.query(`delete from certificates.sanction_letters where organisation_id = $1`, [
    hotel.organisation_id,
  ]);
  for (const table of ['answers', 'steps', 'cases'])
    await sql.query(`delete from certificates.sanction_${table} where organisation_id = $1`, [
      hotel.organisation_id,
    ]);
  await sql.query(
    `insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, state, issued_on, due_on,
      area_code, work_area_code) select gen_random_uuid(), '299999999999999' || n, $1, 'employer', 'filing', 'PU', '2026-0' || n, '2026-0' || n, 12, 12, 1250000 + n, 'open',
      ('2026-0' || n || '-01')::date, ('2026-0' || (n + 1) || '-15')::date, $2, $2 from generate_series(1, 3) n`,
    [hotel.organisation_id, hotel.area_code],
  );
  return hotel.name;
}

/** Lets the clock of the last step run out, without anybody waiting for it. */
async function letTimePass(column: string, days: number): Promise<void> {
  await sql.query(
    `update certificates.sanction_cases set ${column} = current_date - ${days}, next_from = current_date - 1 where case_id = $1`,
    [caseId],
  );
}

/** One proposes and another approves, both by the API. */
async function take(kind: string, more: object = {}): Promise<void> {
  const { body } = await call<{ version: number }>(staff, 'GET', `/sanctions/cases/${caseId}`);
  const proposed = await call<{ stepId: string }>(staff, 'POST', `/sanctions/cases/${caseId}/steps`, {
    ...{ kind, version: body.version, ...more },
  });
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
  const path = `/sanctions/steps/${proposed.body.stepId}/decision`;
  const decided = await call(supervisor, 'POST', path, { verdict: 'approved' });
  expect(decided.status, JSON.stringify(decided.body)).toBe(200);
}

async function lookAt(page: Page, name: string): Promise<void> {
  await keepPicture(page, name);
  expect(await seriousFindings(page), name).toEqual([]);
  expect(await overflowOf(page), name).toBe(0);
  expect(await textOf(page.locator('main')), name).not.toMatch(/\b(?:sanctions|web|rules)\.[a-z_]+/);
}

describe('the sanction ladder', () => {
  test('begins with a case that the office opens and a warning that another person approves', async () => {
    const { address } = application;
    const { page, faults, close } = await visit(browser, { address, account: 'staf' });
    await open(page, '/sanksi?daftar=candidates');
    await lookAt(page, 'sanctions-candidates-office-id');
    await page.getByRole('textbox', { name: 'Cari nama atau NPP' }).fill(employer);
    await page.getByRole('button', { name: `Buka perkara: ${employer}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Dasar perkara' }).click();
    await page.getByRole('option', { name: 'Pekerja belum didaftarkan' }).click();
    await dialog.getByRole('button', { name: 'Buka perkara' }).click();
    await focusComesToFault(page);
    await dialog.getByRole('combobox', { name: 'Dasar perkara' }).click();
    await page.getByRole('option', { name: 'Tunggakan iuran' }).click();
    await dialog.getByRole('button', { name: 'Buka perkara' }).click();
    await page.getByRole('heading', { level: 1, name: employer }).waitFor();
    caseId = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: 'Usulkan: Teguran tertulis pertama' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usulkan', exact: true }).click();
    await page.getByText('Usulan Anda menunggu persetujuan penyelia lain.').waitFor();
    expect(faults).toEqual([]);
    await close();
    const second = await visit(browser, { address, account: 'kantor' });
    await open(second.page, '/sanksi');
    await lookAt(second.page, 'sanctions-board-office-id');
    await second.page.getByRole('link', { name: employer }).click();
    await second.page.getByRole('button', { name: 'Setujui: Teguran tertulis pertama' }).click();
    await second.page.getByRole('link', { name: /^Unduh PDF: SA-/ }).waitFor();
    await lookAt(second.page, 'sanctions-case-office-id');
    expect(second.faults).toEqual([]);
    await second.close();
  });

  test('is climbed by its clocks up to the withholding; the employer is heard on his phone', async () => {
    await letTimePass('first_warned_on', 90);
    await take('second_warning');
    await letTimePass('second_warned_on', 60);
    await take('fine');
    await letTimePass('fined_on', 31);
    await take('withhold');
    const { address } = application;
    const { page, faults, close } = await visit(browser, { address, account: 'hotel', size: 'phone' });
    await open(page, '/sanksi');
    await lookAt(page, 'sanctions-own-phone-id');
    await page.getByRole('link', { name: /^S-\d{4}-\d{5}$/ }).click();
    await page.getByText(/^Pelayanan publik diminta ditahan sejak/).waitFor();
    await page.getByRole('button', { name: 'Kirim tanggapan' }).click();
    await focusComesToFault(page);
    await page.getByRole('textbox', { name: 'Tanggapan Anda' }).fill('Kami melunasi minggu ini.');
    await page.getByRole('button', { name: 'Kirim tanggapan' }).click();
    await page.getByText('Kami melunasi minggu ini.').first().waitFor();
    await lookAt(page, 'sanctions-case-phone-id');
    expect(await textOf(page.locator('main'))).not.toContain('I Made Petugas');
    expect(faults).toEqual([]);
    await close();
  });

  test('ends by itself when everything is paid, in English too', async () => {
    await sql.query(
      `update contributions.bills set state = 'paid', paid_idr = amount_idr - forgone_idr, fee_paid_idr = fee_idr, paid_on = current_date
        where state = 'open' and due_on < current_date and payer_id = (select organisation_id from certificates.sanction_cases where case_id = $1)`,
      [caseId],
    );
    const { address } = application;
    const { page, faults, close } = await visit(browser, { address, account: 'staf', language: 'en' });
    await open(page, `/sanksi/${caseId}`);
    await lookAt(page, 'sanctions-case-office-en');
    await page.getByRole('button', { name: 'Propose: Payment of the fine' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await focusComesToFault(page);
    await dialog.getByRole('textbox', { name: 'Receipt number' }).fill('NTPN-77001');
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { body } = await call<{ proposed: { stepId: string } }>(
      ...([supervisor, 'GET', `/sanctions/cases/${caseId}`] as const),
    );
    const path = `/sanctions/steps/${body.proposed.stepId}/decision`;
    await call(supervisor, 'POST', path, { verdict: 'approved' });
    await page.reload();
    await soon(() => textOf(page.locator('main'))).toContain('everything has been paid');
    await page.getByText('Lifting of sanctions').waitFor();
    await lookAt(page, 'sanctions-closed-office-en');
    expect(faults).toEqual([]);
    await close();
  });
});
