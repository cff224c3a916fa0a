import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import {
  type Browser,
  keepPicture,
  open,
  overflowOf,
  type Page,
  seriousFindings,
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

const metadataSchema = z.object({
  metadata: z.object({
    indicator: z.object({ id: z.string(), definition: z.string().min(20) }),
    unit: z.string(),
    method: z.string().min(20),
    period: z.object({ first: z.string(), last: z.string() }),
    source: z.string().min(5),
    demonstration: z.literal(true),
  }),
  rows: z.array(z.object({ value: z.number().nullable(), status: z.string() })),
});

/** The file that a link of the page leads to, as the browser would keep it. */
async function fileBehind(page: Page, name: RegExp): Promise<string> {
  const link = page.getByRole('link', { name }).first();
  const path = await link.getAttribute('href');
  await link.evaluate((element) => element.setAttribute('download', ''));
  const [saved] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(path).toMatch(/^\/open-data\/coverage\./);
  return readFileSync(await saved.path(), 'utf8');
}

test('anyone takes the figures along as CSV and JSON, with their definition, and is told what is withheld', async () => {
  const { address } = application;
  const { page, faults, close } = await visit(browser, { address, size: 'phone' });
  await open(page, '/data-terbuka');
  await page.getByRole('heading', { level: 1, name: 'Data terbuka' }).waitFor();
  await page.getByText('Angka 1 sampai 4 ditahan').waitFor();
  await page.getByText('Creative Commons Atribusi 4.0').waitFor();
  expect(await overflowOf(page)).toBe(0);
  expect(await seriousFindings(page)).toEqual([]);
  const [head = '', ...lines] = (await fileBehind(page, /^CSV.*PAID/)).trimEnd().split('\r\n');
  expect(head).toMatch(/^indicator,view,month,area_code,.*,value,status,/);
  const [value, status] = [head.split(',').indexOf('value'), head.split(',').indexOf('status')];
  // Names with a comma stand in quotes; these cells stand before any of them.
  const withheld = lines
    .filter((line) => !line.includes('"'))
    .map((line) => line.split(','))
    .filter((cells) => cells[status] === 'suppressed');
  expect(withheld.length).toBeGreaterThan(0);
  expect(withheld.filter((cells) => cells[value] !== '')).toEqual([]);
  const { metadata, rows } = metadataSchema.parse(JSON.parse(await fileBehind(page, /^JSON.*PAID/)));
  expect(metadata.indicator.id).toBe('PAID');
  expect(rows).toHaveLength(lines.length);
  expect(rows.filter((row) => row.status === 'suppressed' && row.value !== null)).toEqual([]);
  await keepPicture(page, 'open-data-phone-id');
  expect(faults).toEqual([]);
  await close();
});
