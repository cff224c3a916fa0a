import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, program } from './binaries.ts';
import { type Address, askServer, superuserUrl } from './connection.ts';
import { windowsEnvironment } from './create-cluster.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import type { Placement } from './placement.ts';
import { errorCode, findServerProcesses } from './processes.ts';
import { serverSettings } from './server-settings.ts';

export type RunningServer = { readonly url: string; readonly version: string };

const startLimitMilliseconds = 600_000;
const orphanLimitMilliseconds = 60_000;
const logLimitBytes = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL detached and waits until it answers. `onRecovery` is called once when it takes over two
 * seconds. Throws `database.start_failed` with the end of the log.
 */
export async function runServer(
  binaries: Binaries,
  placement: Placement,
  run: { address: Address; secret: string; throwAway: boolean; onRecovery: () => void },
): Promise<RunningServer> {
  const start = Date.now();
  for (;;) {
    const offset = rotateLog(placement.log);
    const outcome = await startOnce(binaries, placement, run);
    if (outcome !== null) return outcome;
    const said = logTail(placement.log, offset);
    // Until the orphans of a killed server are gone PostgreSQL refuses, rightly: they may still write.
    const orphans = said.includes('pre-existing shared memory block');
    if (!orphans || Date.now() - start > orphanLimitMilliseconds) {
      throw new EmbeddedDatabaseError('database.start_failed', `${placement.log}\n${said}`);
    }
    endOrphans(placement.data);
    await sleep(200);
  }
}

/** The end of the server's log (at most 2,000 characters) from a byte offset on, '' when there is none. */
export function logTail(log: string, offset: number): string {
  return existsSync(log) ? readFileSync(log).subarray(offset).toString('utf8').slice(-2000) : '';
}

/** Asks them to end at the next safe point; alone they notice only when their statement is done. */
function endOrphans(dataDirectory: string): void {
  for (const pid of findServerProcesses(dataDirectory)) {
    try {
      process.kill(pid, 'SIGTERM');
    } catch (error) {
      if (errorCode(error) !== 'ESRCH') throw error;
    }
  }
}

async function startOnce(
  binaries: Binaries,
  placement: Placement,
  run: { address: Address; secret: string; throwAway: boolean; onRecovery: () => void },
): Promise<RunningServer | null> {
  const url = superuserUrl(run.address, run.secret);
  const child = launch(binaries, placement, serverSettings(run.address, run.throwAway));
  let ended = false;
  child.once('error', () => (ended = true)).once('exit', () => (ended = true));
  const start = Date.now();
  let told = false;
  while (!ended && Date.now() - start < startLimitMilliseconds) {
    const answer = await askServer(url).catch(() => null);
    if (answer !== null && !ended) return { url, version: answer.version };
    if (!told && Date.now() - start > 2000) {
      told = true;
      run.onRecovery();
    }
    await sleep(25);
  }
  return null;
}

function launch(binaries: Binaries, placement: Placement, settings: Record<string, string>): ChildProcess {
  const log = openSync(placement.log, 'a', 0o600);
  try {
    const choices = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(program(binaries, 'postgres'), ['-D', placement.data, ...choices], {
      ...placement.account,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...windowsEnvironment() },
      // Files, not pipes: a pipe dies with us, and PostgreSQL with its next word.
      stdio: ['ignore', log, log],
      windowsHide: true,
    });
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

function rotateLog(log: string): number {
  if (!existsSync(log)) return 0;
  const size = statSync(log).size;
  if (size < logLimitBytes) return size;
  renameSync(log, `${log}.1`);
  return 0;
}
