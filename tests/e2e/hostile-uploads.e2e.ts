import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Session, signIn, upload } from '#tests/support/api.ts';
import { type RunningApplication, removeApplication } from '#tests/support/application.ts';
import { startDemonstration } from '#tests/support/demonstration.ts';
import { hostileFiles } from '#tests/support/hostile-files.ts';

let application: RunningApplication;
let village: Session;

beforeAll(async () => {
  application = await startDemonstration();
  village = await signIn(application.address, 'ubungkaja');
});

afterAll(() => removeApplication(application));

/** The code a list is refused with: at once, or by the job that reads it. */
async function codeOf(file: { name: string; bytes: Uint8Array }): Promise<string> {
  const answer = await upload(village, file, { kind: 'bpu', areaCode: '51.71.04.2008' });
  if (answer.status >= 400) return String(answer.body.code);
  for (;;) {
    const list = await call<{ state: string; error: { code: string; message: string } | null }>(
      village,
      'GET',
      `/lists/${answer.body.listId}`,
    );
    if (list.body.state === 'failed') return list.body.error?.code ?? 'failed without a code';
    if (list.body.state === 'checked') return 'read';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function peakMegabytes(): number {
  const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${application.pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1024;
}

describe('hostile uploads', () => {
  test('control: a good list goes the same way and is read', async () => {
    const bytes = readFileSync('tests/fixtures/lists/desa-ubung-kaja.xlsx');
    expect(await codeOf({ name: 'desa-ubung-kaja.xlsx', bytes })).toBe('read');
  });

  test.each(hostileFiles)(
    '$name is refused with $code within 20 seconds',
    async ({ fileName, build, code }) => {
      // Made before the clock runs: packing two million cells takes longer than refusing them.
      const bytes = build();
      const start = performance.now();
      expect(await codeOf({ name: fileName, bytes })).toBe(code);
      expect(performance.now() - start).toBeLessThan(20_000);
    },
  );

  test('a form without its size or over 10 MiB is refused before it is read', async () => {
    const bytes = new Uint8Array(10 * 1_048_576 + 100_000);
    expect(await codeOf({ name: 'besar.csv', bytes })).toBe('request.too_large');
  });

  test('afterwards the server serves, and its memory never passed 600 MB', async () => {
    const health = await fetch(`${application.address}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok' });
    expect(peakMegabytes()).toBeGreaterThan(50);
    expect(peakMegabytes()).toBeLessThan(600);
  });
});
