import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sources = [
  'apps/build',
  'apps/web',
  'apps/api',
  'platform/web',
  'platform/core',
  'modules',
  'locales',
  'package-lock.json',
];
const stampFile = 'build-stamp.txt';
const notWeb = new Set(['server', 'dist', 'node_modules', 'data', 'screenshots']);

/** Builds the web when a source of it is newer than the last build. Two processes that start at once may both build: one build stands. */
export async function buildWebIfStale(
  projectRoot: string,
  onProgress: (message: string) => void,
): Promise<void> {
  const dist = join(projectRoot, 'apps', 'web', 'dist');
  const stamp = stampOf(projectRoot);
  if (isBuilt(dist, stamp)) return;
  onProgress('Membangun halaman web / Building the web …');
  const fresh = join(projectRoot, 'node_modules', '.cache', `semesta-web-${process.pid}`);
  try {
    await runVite(projectRoot, fresh);
    writeFileSync(join(fresh, stampFile), stamp);
    if (!isBuilt(dist, stamp)) putInPlace(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function isBuilt(dist: string, stamp: string): boolean {
  const file = join(dist, stampFile);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Whole or not at all: nobody serves half a build. */
function putInPlace(fresh: string, dist: string): void {
  const old = `${fresh}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Names, sizes and times of all sources: cheap, and a fresh clone is always stale. */
function stampOf(projectRoot: string): string {
  const hash = createHash('sha256');
  for (const source of sources) for (const line of linesOf(join(projectRoot, source))) hash.update(line);
  return hash.digest('hex');
}

function linesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [`${path} ${found.size} ${found.mtimeMs}\n`];
  return readdirSync(path)
    .filter((name) => !notWeb.has(name))
    .sort()
    .flatMap((name) => linesOf(join(path, name)));
}

function runVite(projectRoot: string, outDirectory: string): Promise<void> {
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(
    process.execPath,
    [
      vite,
      'build',
      '--config',
      'apps/web/vite.config.ts',
      '--logLevel',
      'warn',
      '--outDir',
      outDirectory,
      '--emptyOutDir',
    ],
    {
      cwd: projectRoot,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the web build ended with ${code}`)),
    );
  });
}
