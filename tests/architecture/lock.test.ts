import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type Lock = { packages: Record<string, unknown> };

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'semesta-lock-'));
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(name, join(folder, name));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('package-lock.json', () => {
  it('is accepted by npm ci on this system', () => {
    const { status, said } = dryInstall();
    expect(said).not.toContain('EUSAGE');
    expect(status).toBe(0);
  });

  it('is refused once an entry for another system is missing', () => {
    const lock = readLock();
    expect(delete lock.packages['node_modules/@biomejs/cli-darwin-arm64']).toBe(true);
    writeLock(lock);
    const { status, said } = dryInstall();
    expect(said).toContain('@biomejs/cli-darwin-arm64');
    expect(status).not.toBe(0);
  });

  it('is completed by `npm run lock` where the registry lacks packages for other systems', () => {
    const whole = readLock();
    const lock = readLock();
    const missing = Object.keys(lock.packages).filter((path) =>
      /(cli|rollup|binding)-(darwin|win32|linux)-/.test(path),
    );
    expect(missing.length).toBeGreaterThan(30);
    for (const path of missing) delete lock.packages[path];
    const completed = complete(lock);
    for (const path of missing) {
      const { version, os, cpu, libc, optional } = entryOf(whole, path);
      expect(entryOf(completed, path)).toMatchObject({
        version,
        os,
        cpu,
        optional,
        ...(libc ? { libc } : {}),
      });
    }
  });

  it('names no address of a private registry', () => {
    const addresses = [
      ...readFileSync('package-lock.json', 'utf8').matchAll(/"resolved": "(https?:\/\/[^/"]+)/g),
    ];
    expect(addresses.map(([, host]) => host).filter((host) => host !== 'https://registry.npmjs.org')).toEqual(
      [],
    );
  });
});

/** Runs in a Node of its own: the tool is plain JavaScript that must load with nothing installed. */
function complete(lock: Lock): Lock {
  const script = `import { completeLock } from './tools/lock.mjs';
    import { readFileSync } from 'node:fs';
    const lock = JSON.parse(readFileSync(0, 'utf8'));
    completeLock(lock);
    process.stdout.write(JSON.stringify(lock));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      input: JSON.stringify(lock),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  );
}

function entryOf(lock: Lock, path: string): Record<string, unknown> {
  const entry = lock.packages[path];
  if (typeof entry !== 'object' || entry === null) throw new Error(`no entry ${path}`);
  return { ...entry };
}

function readLock(): Lock {
  return JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
}

function writeLock(lock: Lock): void {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, null, 2));
}

function dryInstall(): { status: number | null; said: string } {
  const script = process.env.npm_execpath ?? '';
  const [command, before] = script.endsWith('npm-cli.js') ? [process.execPath, [script]] : ['npm', []];
  const run = spawnSync(command, [...before, 'ci', '--dry-run', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status: run.status, said: `${run.stdout}${run.stderr}` };
}
