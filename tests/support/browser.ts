import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { signIn } from './api.ts';
import { projectRoot } from './test-secrets.ts';

export type { Browser, Page } from 'playwright-core';

/** The two sizes every page is looked at: a phone and an office screen. */
export const sizes = {
  phone: { width: 360, height: 740 },
  office: { width: 1280, height: 860 },
} as const;

export type Size = keyof typeof sizes;

const screenshots = join(projectRoot, 'tests', 'e2e', 'screenshots');

/** Starts Chromium without a window and without a word to the outside. */
export function startBrowser(): Promise<Browser> {
  const finder = join(projectRoot, 'tools', 'browser.mjs');
  const executablePath = execFileSync(process.execPath, [finder], { encoding: 'utf8' }).trim();
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

interface Visit {
  readonly address: string;
  readonly size?: Size;
  readonly language?: 'id' | 'en';
  /** Name of a demonstration account; nobody without. */
  readonly account?: string;
}

/** A page of its own context; what the page throws or logs as an error ends up in `faults`. */
export async function visit(browser: Browser, { address, size = 'office', language = 'id', account }: Visit) {
  const context = await browser.newContext({ viewport: sizes[size], baseURL: address });
  await context.addInitScript((chosen) => localStorage.setItem('semesta.language', chosen), language);
  if (account) await takeSession(context, address, account);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  return { page, faults, close: () => context.close() };
}

async function takeSession(context: BrowserContext, address: string, account: string): Promise<void> {
  const { cookie } = await signIn(address, account);
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: address };
  });
  await context.addCookies(cookies);
}

/** Opens a path and waits until its heading stands and nothing loads any more. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  // The first of them all: a page may wait for several answers at once.
  await page.locator('.loading').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** Serious and critical findings of axe, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Pixels by which the page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture of the whole page to look at (not in git). */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** The text of an element, also what is only there for those who do not see the page. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}
