import type { Browser, CDPSession } from 'playwright-core';
import { type RunningApplication, removeApplication, startApplication } from '#tests/support/application.ts';
import { sizes, startBrowser } from '#tests/support/browser.ts';
import { type Figure, quantile } from './figure.ts';

const limitBytes = 300_000;
const limitMilliseconds = 1_500;
const loads = 7;
/** A phone on a slow mobile network, as Lighthouse has it: 1.6 Mbit/s, 150 ms there and back, a processor four times slower. */
const network = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const slowdown = 4;

interface Load {
  readonly bytes: number;
  readonly largestPaintMilliseconds: number;
}

/** The first page as somebody opens it who was never here: what comes over the line, and when the largest part of it stands. */
export async function* measureCoveragePage(): AsyncGenerator<Figure> {
  const application = await startApplication();
  const browser = await startBrowser();
  try {
    await loadOnce(browser, application);
    const taken: Load[] = [];
    for (let load = 0; load < loads; load++) taken.push(await loadOnce(browser, application));
    const bytes = quantile(
      taken.map((one) => one.bytes),
      0.5,
    );
    const paints = taken.map((one) => one.largestPaintMilliseconds);
    yield {
      name: 'first load of the page, all that comes over the line',
      measured: `${(bytes / 1000).toFixed(0)} kB`,
      beside: `${limitBytes / 1000} kB`,
      ratio: bytes / limitBytes,
      bound: { atMost: 1 },
    };
    yield {
      name: 'largest paint on a slow phone',
      measured: `${quantile(paints, 0.5).toFixed(0)} ms (slowest of ${loads} ${Math.max(...paints).toFixed(0)} ms)`,
      beside: `${limitMilliseconds} ms; 1.6 Mbit/s, 150 ms, processor ${slowdown} times slower`,
      ratio: quantile(paints, 0.5) / limitMilliseconds,
      bound: { atMost: 1 },
    };
  } finally {
    await browser.close();
    await removeApplication(application);
  }
}

async function loadOnce(browser: Browser, { address }: RunningApplication): Promise<Load> {
  const context = await browser.newContext({ viewport: sizes.phone, baseURL: address });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const received = await countBytes(session);
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(watchPaint);
  await page.goto('/', { waitUntil: 'networkidle' });
  const largestPaintMilliseconds = await page.evaluate(() =>
    Number(Reflect.get(window, 'largestPaint') ?? 0),
  );
  await context.close();
  if (largestPaintMilliseconds === 0) throw new Error('the page painted nothing');
  return { bytes: received(), largestPaintMilliseconds };
}

async function countBytes(session: CDPSession): Promise<() => number> {
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  return () => bytes;
}

/** Runs in the page, before anything of it. */
function watchPaint(): void {
  new PerformanceObserver((list) => {
    const last = list.getEntries().at(-1);
    if (last) Reflect.set(window, 'largestPaint', last.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}
