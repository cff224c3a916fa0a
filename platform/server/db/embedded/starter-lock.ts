import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { birthmark, errorCode, isAlive } from './processes.ts';

const prefix = 'database.lock.';
const waitLimitMilliseconds = 300_000;

/**
 * Runs `work` while no other process runs its own for the same `home`; a dead holder is passed over.
 * `onWait` is called once when somebody else holds it. Throws `database.starter_timeout` after five minutes.
 *
 * The lock is a series of files: whoever made the one with the highest number holds it, until it says so no
 * longer or its process is gone. The highest is never deleted, so a slow process cannot take a stale one.
 */
export async function withStarterLock<T>(
  home: string,
  onWait: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const mine = await takeLock(home, onWait);
  try {
    return await work();
  } finally {
    writeAtomically(mine, 'released');
  }
}

async function takeLock(home: string, onWait: () => void): Promise<string> {
  const start = Date.now();
  let told = false;
  while (Date.now() - start < waitLimitMilliseconds) {
    const highest = highestNumber(home);
    if (!isHeld(home, highest)) {
      const taken = tryTake(home, highest + 1);
      if (taken !== null) return taken;
      continue;
    }
    if (!told) onWait();
    told = true;
    await sleep(25);
  }
  throw new EmbeddedDatabaseError('database.starter_timeout', home);
}

function tryTake(home: string, number: number): string | null {
  const path = join(home, `${prefix}${number}`);
  const draft = draftOf(path);
  writeFileSync(draft, `${process.pid} ${birthmark(process.pid)}`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (highestNumber(home) !== number) {
    rmSync(path, { force: true });
    return null;
  }
  for (const older of lockNumbers(home))
    if (older < number) rmSync(join(home, `${prefix}${older}`), { force: true });
  return path;
}

function isHeld(home: string, number: number): boolean {
  if (number === 0) return false;
  const content = readOrEmpty(join(home, `${prefix}${number}`));
  const [pid, ...rest] = content.split(' ');
  if (pid === undefined || !/^\d+$/.test(pid) || !isAlive(Number(pid))) return false;
  return rest.join(' ') === birthmark(Number(pid));
}

function highestNumber(home: string): number {
  return Math.max(0, ...lockNumbers(home));
}

function lockNumbers(home: string): number[] {
  return readdirSync(home)
    .filter((name) => /^database\.lock\.\d+$/.test(name))
    .map((name) => Number(name.slice(prefix.length)));
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function writeAtomically(path: string, content: string): void {
  const draft = draftOf(path);
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

let drafts = 0;

function draftOf(path: string): string {
  drafts += 1;
  return `${path}.${process.pid}-${drafts}.draft`;
}
