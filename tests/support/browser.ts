import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
  type Request,
} from 'playwright-core';
import { expect } from 'vitest';
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

/** Starts Chromium without a window and without a word to the outside; `more` are switches of its own, as for a camera. */
export function startBrowser(more: readonly string[] = []): Promise<Browser> {
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
      ...more,
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
  watchTraffic(page);
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

/** What a page has asked for: in all, and what is still to be answered. */
interface Traffic {
  asked: number;
  readonly open: Set<Request>;
}

const trafficOf = new WeakMap<Page, Traffic>();

function watchTraffic(page: Page): void {
  const traffic: Traffic = { asked: 0, open: new Set() };
  trafficOf.set(page, traffic);
  page.on('request', (request) => {
    traffic.asked += 1;
    traffic.open.add(request);
  });
  page.on('requestfinished', (request) => traffic.open.delete(request));
  page.on('requestfailed', (request) => traffic.open.delete(request));
}

/** How long a page may take, on a machine that does other things too, to show what it is asked to. */
const patience = { timeout: 30_000, interval: 30 };

/** Waits until what is asked of the page time and again answers as it should. */
export function soon<Value>(ask: () => Value | Promise<Value>, about?: string) {
  return expect.poll(ask, about === undefined ? patience : { ...patience, message: about });
}

/** Waits until an element has the focus. */
export async function focusComesTo(locator: Locator): Promise<void> {
  await soon(() => locator.evaluate((element) => element === document.activeElement)).toBe(true);
}

/** Waits until the element with the focus is a field with a fault. */
export async function focusComesToFault(page: Page): Promise<void> {
  await soon(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
}

/** Opens a path and waits until its heading stands and nothing loads any more. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await settled(page);
}

/**
 * Waits until the page rests: every request answered and drawn, nothing marked as loading, no transition on its way.
 * Playwright's "networkidle" comes once for each document, so it says nothing about what a click has begun.
 */
export async function settled(page: Page): Promise<void> {
  await soon(() => restlessnessOf(page)).toEqual([]);
}

async function restlessnessOf(page: Page): Promise<readonly string[]> {
  const traffic = trafficOf.get(page);
  if (!traffic) throw new Error('this page was not made by visit()');
  const pending = () => [...traffic.open].map((request) => `${request.method()} ${request.url()}`);
  if (traffic.open.size > 0) return pending();
  const before = traffic.asked;
  const seen = await page.evaluate(restlessnessInside);
  return traffic.asked === before ? seen : ['asked for more', ...pending()];
}

/** Runs in the page, once it has drawn twice and had nothing to do after it. */
async function restlessnessInside(): Promise<readonly string[]> {
  for (let turn = 0; turn < 2; turn += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
  }
  const loading = document.querySelectorAll('.loading, main [aria-busy="true"]');
  const moving = document
    .getAnimations()
    .filter((one) => one instanceof CSSTransition && one.playState === 'running');
  return [
    ...[...loading].map((element) => `${element.tagName} ${element.className} loads`),
    ...moving.map((one) => `a transition ${one.id} runs`),
    ...(document.fonts.status === 'loading' ? ['a font loads'] : []),
  ];
}

/** Serious and critical findings of axe, one line each. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await settled(page);
  // Without frames of others there is nothing that a second page would have to put together.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

/** Pixels by which the page is wider than its window. */
export async function overflowOf(page: Page): Promise<number> {
  await settled(page);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Keeps a picture of the whole page to look at (not in git). */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await settled(page);
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
}

/** The text of an element, also what is only there for those who do not see the page. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}
