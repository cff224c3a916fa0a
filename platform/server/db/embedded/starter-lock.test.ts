import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withStarterLock } from './starter-lock.ts';

const counter = join(import.meta.dirname, 'count-slowly.test-process.ts');
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'semesta-lock-'));
  writeFileSync(join(home, 'count'), '0');
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

it('lets one process in at a time: no count is lost', async () => {
  await countTogether('locked');
  expect(readCount()).toBe(100);
});

it('loses counts without the lock, so the proof above can fail', async () => {
  await countTogether('unlocked');
  expect(readCount()).toBeLessThan(100);
});

it('passes over holders that are killed while others wait', async () => {
  const victims = Array.from({ length: 3 }, () => startCounter('locked', 1_000_000));
  const waiting = Array.from({ length: 2 }, () => startCounter('locked', 50));
  const others = waiting.map(ended);
  await letGo([...victims, ...waiting]);
  for (const victim of victims) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    victim.kill('SIGKILL');
  }
  await Promise.all(others);
  expect(readCount()).toBeGreaterThanOrEqual(100);
});

it('tells once that somebody else holds it, and leaves one small file behind', async () => {
  let waits = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const first = withStarterLock(
    home,
    () => undefined,
    () => gate,
  );
  const second = withStarterLock(
    home,
    () => (waits += 1),
    async () => 'in',
  );
  setTimeout(release, 120);
  await first;
  expect(await second).toBe('in');
  expect(waits).toBe(1);
  expect(readdirSync(home).filter((name) => name.startsWith('database.lock'))).toHaveLength(1);
});

it('is free again when the work throws', async () => {
  const failing = withStarterLock(
    home,
    () => undefined,
    () => Promise.reject(new Error('no')),
  );
  await expect(failing).rejects.toThrow('no');
  expect(
    await withStarterLock(
      home,
      () => undefined,
      async () => 'in',
    ),
  ).toBe('in');
});

function startCounter(how: 'locked' | 'unlocked', times: number): ChildProcess {
  return fork(counter, [home, how, String(times)], { execArgv: [], stdio: 'inherit' });
}

/** Four processes that count 25 times each, all from the same moment. */
async function countTogether(how: 'locked' | 'unlocked'): Promise<void> {
  const counters = Array.from({ length: 4 }, () => startCounter(how, 25));
  const ends = counters.map(ended);
  await letGo(counters);
  await Promise.all(ends);
}

/** Lets counters begin once every one of them stands ready: started one after another, they might never meet. */
async function letGo(counters: readonly ChildProcess[]): Promise<void> {
  await Promise.all(counters.map((counter) => once(counter, 'message')));
  for (const counter of counters) counter.send('go');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`counter ended with ${code}`)))),
  );
}

function readCount(): number {
  return Number(readFileSync(join(home, 'count'), 'utf8'));
}
