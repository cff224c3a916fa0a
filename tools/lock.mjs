// `npm run lock`: writes package-lock.json and completes it. A registry mirror may lack packages for other
// systems; npm then leaves them out of the lock in silence, and `npm ci` refuses the lock it has written.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npmCommand } from './npm-command.mjs';

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
};
const libraries = { gnu: 'glibc', musl: 'musl', gnueabihf: 'glibc', musleabihf: 'musl' };

/**
 * Adds every pinned optional dependency that the lock lacks, as npm itself would write it, without address and
 * checksum. Changes `lock`; returns the names added and those it could not describe.
 */
export function completeLock(lock) {
  const outcome = { added: [], leftAlone: [] };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(lock.packages, path, name)) continue;
      const platform = platformOf(name, entry.optionalDependencies);
      if (platform === null || !/^\d+\.\d+\.\d+[-+.\w]*$/.test(version)) {
        outcome.leftAlone.push(`${name}@${version}`);
        continue;
      }
      lock.packages[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
      outcome.added.push(`${name}@${version}`);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([one], [other]) => one.localeCompare(other, 'en')),
  );
  return outcome;
}

/** Looks where Node would: beside the package, then in each folder above it. */
function isLocked(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true;
    if (!at.includes('/node_modules/')) return packages[`node_modules/${name}`] !== undefined;
  }
}

function platformOf(name, siblings) {
  const words = name.split('/').at(-1).split('-');
  const os = systems.find((system) => words.includes(system));
  const cpu = words.map((word) => processors[word]).find((word) => word !== undefined);
  if (os === undefined || cpu === undefined) return null;
  const libc = os === 'linux' ? libraryOf(name, words, siblings) : undefined;
  return { cpu: [cpu], ...(libc === undefined ? {} : { libc: [libc] }), os: [os] };
}

/** A name without a library is the glibc one where a musl one stands beside it. */
function libraryOf(name, words, siblings) {
  const named = words.map((word) => libraries[word]).find((word) => word !== undefined);
  return named ?? (siblings[`${name}-musl`] === undefined ? undefined : 'glibc');
}

function main(directory) {
  const npm = npmCommand();
  execFileSync(
    npm.command,
    [...npm.before, 'install', '--package-lock-only', '--ignore-scripts', '--loglevel=error'],
    {
      cwd: directory,
      stdio: 'inherit',
      shell: npm.shell,
    },
  );
  const file = join(directory, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const { added, leftAlone } = completeLock(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${added.length}, left alone ${JSON.stringify(leftAlone)}`);
}

if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  main(resolve(process.argv[2] ?? '.'));
}
