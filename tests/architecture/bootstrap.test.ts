import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
let checkout = '';

/** A checkout as it comes from git, small: the real tools and launcher, and one local package. */
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'semesta-bootstrap-')));
  checkout = join(folder, 'a checkout');
  for (const part of ['bin', 'tools']) cpSync(part, join(checkout, part), { recursive: true });
  write('apps/cli/main.ts', `console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)]));`);
  write('greeting/package.json', JSON.stringify({ name: 'greeting', version: '1.0.0' }));
  write(
    'package.json',
    JSON.stringify({ name: 'small', type: 'module', devDependencies: { greeting: 'file:greeting' } }),
  );
  write('package-lock.json', JSON.stringify(lock));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('bin/semesta', () => {
  it('installs by itself, through links, and leaves stdout and the directory to the caller', () => {
    symlinkSync(join(checkout, 'bin', 'semesta'), join(folder, 'first'));
    symlinkSync('first', join(folder, 'semesta'));
    const first = launch(['lists', 'two words', '']);
    expect(JSON.parse(first.stdout)).toEqual([folder, 'lists', 'two words', '']);
    expect(first.stderr).toContain('installing packages');
    expect(existsSync(join(checkout, 'node_modules', 'greeting', 'package.json'))).toBe(true);

    const second = launch(['status']);
    expect(second).toMatchObject({
      stdout: `${JSON.stringify([folder, 'status'])}\n`,
      stderr: '',
      status: 0,
    });
  });

  it('passes on the exit code of the command', () => {
    write('apps/cli/main.ts', 'process.exitCode = 2;');
    symlinkSync(join(checkout, 'bin', 'semesta'), join(folder, 'semesta'));
    expect(launch([]).status).toBe(2);
  });
});

describe('the bootstrap', () => {
  it('installs the development packages under NODE_ENV=production, and installs again only for another lock', () => {
    const installing = 'installing packages';
    expect(bootstrap([], { NODE_ENV: 'production' }).stderr).toContain(installing);
    expect(existsSync(join(checkout, 'node_modules', 'greeting'))).toBe(true);
    expect(bootstrap().stderr).toBe('');
    write('package-lock.json', JSON.stringify(lock, null, 2));
    expect(bootstrap().stderr).toContain(installing);
  });

  it('installs from a lock that npm ci refuses, and leaves that lock as it is', () => {
    const incomplete = JSON.stringify({ ...lock, packages: { '': {} } });
    write('package-lock.json', incomplete);
    expect(bootstrap().status).toBe(0);
    expect(existsSync(join(checkout, 'node_modules', 'greeting', 'package.json'))).toBe(true);
    expect(readFileSync(join(checkout, 'package-lock.json'), 'utf8')).toBe(incomplete);
  });

  it('says what to do when the packages cannot be had, and does not call them installed', () => {
    rmSync(join(checkout, 'package.json'));
    write('package.json', '{');
    const run = bootstrap();
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('Periksa sambungan internet');
    expect(existsSync(join(checkout, 'node_modules', '.semesta-lock'))).toBe(false);
  });

  it('passes over the install lock of a process that died', () => {
    write('.semesta-install/pid', String(spawnSync('true').pid));
    expect(bootstrap().status).toBe(0);
  });

  it('fails where the chosen browser is missing, and is content with one that is there', () => {
    const missing = bootstrap(['--browser'], { CHROMIUM_PATH: join(folder, 'no-browser') });
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('CHROMIUM_PATH');
    write('a-browser', '');
    chmodSync(join(checkout, 'a-browser'), 0o755);
    expect(bootstrap(['--browser'], { CHROMIUM_PATH: join(checkout, 'a-browser') }).status).toBe(0);
  });
});

const lock = {
  name: 'small',
  lockfileVersion: 3,
  requires: true,
  packages: {
    '': { name: 'small', devDependencies: { greeting: 'file:greeting' } },
    greeting: { version: '1.0.0', dev: true },
    'node_modules/greeting': { resolved: 'greeting', link: true },
  },
};

function write(name: string, text: string): void {
  mkdirSync(dirname(join(checkout, name)), { recursive: true });
  writeFileSync(join(checkout, name), text);
}

function launch(words: string[]) {
  return run(join(folder, 'semesta'), words, folder);
}

function bootstrap(words: string[] = [], environment: Record<string, string> = {}) {
  return run(process.execPath, [join(checkout, 'tools', 'bootstrap.mjs'), ...words], '/', environment);
}

function run(command: string, words: string[], cwd: string, environment: Record<string, string> = {}) {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`;
  return spawnSync(command, words, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, ...environment },
  });
}
