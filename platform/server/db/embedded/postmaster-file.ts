import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, isPostmasterOf } from './processes.ts';

/** What a live server of this data directory wrote about itself. `startedAt` is an RFC 3339 instant. */
export type Postmaster = {
  readonly pid: number;
  readonly startedAt: string | null;
  readonly port: number;
  readonly socketDirectory: string | null;
  readonly ready: boolean;
};

/** The live server of this data directory, or null; a dead process, a zombie or a stranger's id is null. */
export function findPostmaster(dataDirectory: string): Postmaster | null {
  const lines = readLines(dataDirectory);
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isPostmasterOf(pid, dataDirectory)) return null;
  const startedSeconds = Number(lines[2]);
  return {
    pid,
    startedAt: startedSeconds > 0 ? new Date(startedSeconds * 1000).toISOString() : null,
    port: Number(lines[3]) || 5432,
    socketDirectory: lines[4]?.trim() || null,
    ready: lines[7]?.trim() === 'ready',
  };
}

/**
 * Clears what a dead server left so that PostgreSQL starts: a file whose process is simply gone is left to
 * PostgreSQL, one that names a living stranger or a zombie would stop it. Call only when `findPostmaster` is null.
 */
export function clearStalePostmaster(dataDirectory: string, socketDirectory: string | null): void {
  const file = join(dataDirectory, 'postmaster.pid');
  if (existsSync(file)) {
    const lines = readLines(dataDirectory);
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) rmSync(file, { force: true });
    else if (isAlive(pid) || existsAsZombie(pid)) {
      // Our own id reads as "dead" to the child; the rest stays, because by the shared memory key of line 7
      // PostgreSQL refuses to start beside orphans of the old server.
      writeFileSync(file, [String(process.pid), ...lines.slice(1)].join('\n'));
    }
  }
  if (socketDirectory === null) return;
  for (const name of ['.s.PGSQL.5432.lock', '.s.PGSQL.5432'])
    rmSync(join(socketDirectory, name), { force: true });
}

function existsAsZombie(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function readLines(dataDirectory: string): string[] {
  try {
    return readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}
