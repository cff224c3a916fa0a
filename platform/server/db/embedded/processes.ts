import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';

/** True when a process with this id exists and is not a zombie; a process of another user counts as alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return processState(pid) !== 'Z';
}

/** What tells two processes with one id apart: the start tick on Linux, the start time elsewhere, '' when unknown. */
export function birthmark(pid: number): string {
  if (process.platform === 'linux') return procStat(pid)?.[19] ?? '';
  if (process.platform === 'win32') return '';
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** True when `pid` is a postmaster that works in `dataDirectory` (it changes into it when it starts). */
export function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return worksIn(pid, dataDirectory) && commandName(pid) === 'postgres';
  if (process.platform === 'win32')
    return ask('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).includes('postgres');
  const command = ask('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return command.includes('postgres') && command.includes(dataDirectory);
}

/** The PostgreSQL processes that work in `dataDirectory`; empty where the system cannot tell (not Linux). */
export function findServerProcesses(dataDirectory: string): number[] {
  if (process.platform !== 'linux') return [];
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter((pid) => commandName(pid) === 'postgres' && worksIn(pid, dataDirectory));
}

/** The `code` of a system error, '' for anything else. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function worksIn(pid: number, directory: string): boolean {
  try {
    // Compared by inode, so a data directory that was moved under a live server is still recognised.
    const [there, here] = [statSync(`/proc/${pid}/cwd`), statSync(directory)];
    return there.dev === here.dev && there.ino === here.ino;
  } catch {
    return false;
  }
}

function commandName(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

function processState(pid: number): string {
  if (process.platform === 'linux') return procStat(pid)?.[0] ?? '';
  if (process.platform === 'win32') return '';
  return ask('ps', ['-o', 'state=', '-p', String(pid)]).slice(0, 1);
}

/** The fields of /proc/PID/stat after the command name, which may itself hold blanks and brackets. */
function procStat(pid: number): string[] | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function ask(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
