import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Binaries, program } from './binaries.ts';
import { superuser } from './connection.ts';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import type { Placement } from './placement.ts';
import { giveTo } from './server-account.ts';

/**
 * Makes the cluster beside its place and renames it in, so that a crash never leaves half a cluster.
 * `throwAway` skips the flush to disk. Throws `database.start_failed` with what initdb said.
 */
export async function createCluster(
  binaries: Binaries,
  placement: Placement,
  throwAway: boolean,
): Promise<void> {
  removeDrafts(placement.place);
  const secret = randomBytes(32).toString('hex');
  const draft = join(placement.place, `data-draft-${process.pid}`);
  const passwordFile = join(placement.place, `password-draft-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  giveTo(placement.account, draft);
  writeFileSync(passwordFile, secret, { mode: 0o600 });
  giveTo(placement.account, passwordFile);
  try {
    await runInitdb(binaries, placement, { draft, passwordFile, throwAway });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(placement.secretFile, secret, { mode: 0o600 });
  chmodSync(placement.secretFile, 0o600);
  renameSync(draft, placement.data);
}

/** Throws `database.version_differs` when the data was made by another major version. */
export function checkMajor(binaries: Binaries, dataDirectory: string): void {
  const major = readMajor(dataDirectory);
  if (major !== binaries.major) {
    throw new EmbeddedDatabaseError(
      'database.version_differs',
      `${dataDirectory}: ${major}, ${binaries.major}`,
    );
  }
}

/** The major version that made the data, or null when there is none. */
export function readMajor(dataDirectory: string): number | null {
  const file = join(dataDirectory, 'PG_VERSION');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null;
}

function removeDrafts(place: string): void {
  for (const name of readdirSync(place)) {
    if (/^(data|password)-draft-\d+$/.test(name)) rmSync(join(place, name), { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: Binaries,
  placement: Placement,
  run: { draft: string; passwordFile: string; throwAway: boolean },
): Promise<void> {
  const choices = [
    ...['-D', run.draft, '-U', superuser, `--pwfile=${run.passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', ...localeChoices(binaries.major)],
    ...['--no-instructions', ...(run.throwAway ? ['--no-sync'] : [])],
  ];
  const child = spawn(program(binaries, 'initdb'), choices, {
    ...placement.account,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...windowsEnvironment() },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('close', resolve),
  );
  if (code !== 0) throw new EmbeddedDatabaseError('database.start_failed', said.slice(-2000));
}

/** One order of text on every system: PostgreSQL's own C.UTF-8, of the C library where it has none yet. */
function localeChoices(major: number): string[] {
  if (major < 17) return ['--locale=C.UTF-8'];
  return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
}

/** Windows programs do not start without these. */
export function windowsEnvironment(): Record<string, string> {
  const names = process.platform === 'win32' ? ['SystemRoot', 'TEMP', 'TMP'] : [];
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}
