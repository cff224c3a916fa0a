import { type ChildProcess, fork } from 'node:child_process';
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
  await Promise.all(Array.from({ length: 4 }, () => ended(startCounter('locked', 25))));
  expect(readCount()).toBe(100);
});

it('loses counts without the lock, so the proof above can fail', async () => {
  await Promise.all(Array.from({ length: 4 }, () => ended(startCounter('unlocked', 25))));
  expect(readCount()).toBeLessThan(100);
});

it('passes over holders that are killed while others wait', async () => {
  const victims = Array.from({ length: 3 }, () => startCounter('locked', 1_000_000));
  const others = Array.from({ length: 2 }, () => ended(startCounter('locked', 50)));
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

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`counter ended with ${code}`)))),
  );
}

function readCount(): number {
  return Number(readFileSync(join(home, 'count'), 'utf8'));
}
