import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-errors.ts';

/** The unprivileged account that runs PostgreSQL when we are root. */
export type ServerAccount = { readonly uid: number; readonly gid: number };

/**
 * Whom to run PostgreSQL as: null means "as ourselves" (not root, or Windows). Root becomes the owner of the
 * data directory, else postgres, else nobody.
 * Throws `database.no_account` when root finds none.
 */
export function findServerAccount(dataDirectory: string | null): ServerAccount | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const owner = dataDirectory !== null && existsSync(dataDirectory) ? statSync(dataDirectory) : null;
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = accountOf('postgres') ?? accountOf('nobody');
  if (account === null) throw new EmbeddedDatabaseError('database.no_account', '');
  return account;
}

/** True when the account may enter the directory or run the program (or enter the nearest parent that exists). */
export function canEnter(account: ServerAccount | null, path: string): boolean {
  if (account === null) return true;
  const existing = nearestExisting(path);
  // The kernel is asked as that account, so access lists and mounts count as they will for the server.
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', existing], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  });
  return probe.status === 0;
}

/** Hands a file or directory that root made to the account. */
export function giveTo(account: ServerAccount | null, path: string): void {
  if (account !== null) chownSync(path, account.uid, account.gid);
}

function nearestExisting(directory: string): string {
  return existsSync(directory) || dirname(directory) === directory
    ? directory
    : nearestExisting(dirname(directory));
}

function accountOf(name: string): ServerAccount | null {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) };
  } catch {
    return null;
  }
}

function idOf(flag: '-u' | '-g', name: string): number {
  const text = execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return Number(text.trim()) >>> 0;
}
