import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { findPostmaster } from './postmaster-file.ts';
import { errorCode } from './processes.ts';
import { canEnter, findServerAccount, giveTo, type ServerAccount } from './server-account.ts';

/** Where one embedded cluster lives. `place` holds everything of it, `data` is PostgreSQL's own directory. */
export type Placement = {
  readonly home: string;
  readonly place: string;
  readonly data: string;
  readonly log: string;
  readonly secretFile: string;
  readonly account: ServerAccount | null;
};

const recordName = 'database.json';

/** Finds the recorded place of this home, or null when none has been chosen or it is gone. */
export function findPlacement(home: string): Placement | null {
  const recorded = readRecord(home);
  if (recorded === null) return null;
  const place = isAbsolute(recorded.place) ? recorded.place : join(home, recorded.place);
  if (!existsSync(place)) return null;
  if (isAbsolute(recorded.place) && recorded.home !== home && existsSync(join(recorded.home, recordName))) {
    return null; // a copied checkout: the original still owns that place
  }
  return describe(home, place, findServerAccount(join(place, 'data')));
}

/**
 * The recorded place, else a new one: inside the home where the server's account can enter it, otherwise a
 * directory of this home under the system's state directory. Throws `database.unreachable` when neither
 * works, `database.not_yours` for the data of another user.
 */
export function choosePlacement(home: string): Placement {
  const found = findPlacement(home);
  if (found !== null) {
    if (isForeign(found)) throw new EmbeddedDatabaseError('database.not_yours', found.place);
    closeToOthers(found);
    if (canEnter(found.account, found.place)) return found;
    throw new EmbeddedDatabaseError('database.unreachable', found.place);
  }
  const account = findServerAccount(null);
  const place = canEnter(account, home) ? join(home, 'database') : outsidePlace(home);
  mkdirSync(place, { recursive: true, mode: account === null ? 0o700 : 0o711 });
  chmodSync(place, account === null ? 0o700 : 0o711);
  if (!canEnter(account, place)) throw new EmbeddedDatabaseError('database.unreachable', place);
  writeRecord(home, place);
  return describe(home, place, account);
}

/** Where copies of the programs go when the account cannot read `node_modules`: readable by every account. */
export function copiesDirectory(placement: Placement): string {
  return placement.account === null ? join(placement.home, 'programs') : join(stateDirectory(), 'programs');
}

/** The 0700 directory of the socket; short, because a socket path may hold 103 bytes. Made when absent. */
export function makeSocketDirectory(placement: Placement): string {
  const inside = join(placement.place, 'socket');
  const digest = createHash('sha256').update(placement.place).digest('hex').slice(0, 12);
  const short = join(tmpdir(), `semesta-${process.getuid?.() ?? 0}-${digest}`);
  const directory = Buffer.byteLength(join(inside, '.s.PGSQL.5432')) <= 103 ? inside : short;
  if (!existsSync(directory)) {
    mkdirSync(directory, { mode: 0o700 });
    giveTo(placement.account, directory);
  }
  const state = lstatSync(directory);
  const owner = placement.account?.uid ?? process.getuid?.();
  // Anyone may have made a directory of that name under the temporary directory before us.
  if (!state.isDirectory() || state.uid !== owner || (state.mode & 0o077) !== 0) {
    throw new EmbeddedDatabaseError('database.socket_directory_unsafe', directory);
  }
  return directory;
}

function describe(home: string, place: string, account: ServerAccount | null): Placement {
  return {
    home,
    place,
    account,
    data: join(place, 'data'),
    log: join(place, 'server.log'),
    secretFile: join(place, 'secret'),
  };
}

/** A plain copy of a checkout opens what was closed; PostgreSQL refuses a data directory that others may read. */
function closeToOthers(placement: Placement): void {
  chmodSync(placement.place, placement.account === null ? 0o700 : 0o711);
  for (const directory of [placement.data, join(placement.place, 'socket')]) {
    if (existsSync(directory)) chmodSync(directory, 0o700);
  }
}

/** Data that root made runs as another account: an ordinary user cannot use it. */
function isForeign(placement: Placement): boolean {
  const uid = process.getuid?.();
  if (placement.account !== null || uid === undefined || !existsSync(placement.data)) return false;
  return statSync(placement.data).uid !== uid;
}

function outsidePlace(home: string): string {
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 16);
  const place = join(stateDirectory(), digest);
  // A home that was deleted and made anew has lost the secret: its old data is put aside, not overwritten.
  if (existsSync(place)) {
    const running = findPostmaster(join(place, 'data'));
    if (running !== null) process.kill(running.pid, 'SIGINT');
    renameSync(place, `${place}-left-${Date.now()}`);
  }
  return place;
}

function stateDirectory(): string {
  const directory = '/var/lib/semesta';
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  return directory;
}

function readRecord(home: string): { home: string; place: string } | null {
  try {
    return JSON.parse(readFileSync(join(home, recordName), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function writeRecord(home: string, place: string): void {
  const inside = relative(home, place);
  const record = { home, place: inside.startsWith('..') ? place : inside };
  const draft = join(home, `${recordName}.${process.pid}.draft`);
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o644 });
  renameSync(draft, join(home, recordName));
}
