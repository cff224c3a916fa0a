import { execFileSync, fork } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { findBinaries, prepareBinaries, program } from './binaries.ts';
import { embeddedStatus, startEmbedded, stopEmbedded } from './index.ts';
import { canEnter, findServerAccount } from './server-account.ts';

const starter = join(import.meta.dirname, 'start-and-report.test-process.ts');
const account = findServerAccount(null);
let home = '';

beforeEach(() => {
  home = makeTestHome();
});

afterEach(async () => {
  await removeTestHome(home);
});

describe('where the embedded PostgreSQL keeps its data', () => {
  it('is inside the home, and never runs as root', async () => {
    const { dataDirectory } = await startEmbedded({ home, throwAway: true });
    expect(dataDirectory).toBe(join(home, 'database', 'data'));
    expect(statSync(dataDirectory).uid).not.toBe(0);
    const { pid } = await embeddedStatus(home);
    const uid = execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    expect(Number(uid)).toBe(statSync(dataDirectory).uid);
  });

  it('is found again where the account of the server cannot enter the home', async () => {
    chmodSync(home, 0o700);
    const first = await startEmbedded({ home, throwAway: true });
    // An ordinary user runs the server as itself and can always enter; only root needs the other place.
    expect(first.dataDirectory.startsWith(home)).toBe(account === null);
    const again = await startEmbedded({ home, throwAway: true });
    expect(again).toMatchObject({ attached: true, dataDirectory: first.dataDirectory });
  });

  it('is put aside, not overwritten, when the home was deleted and made anew', async () => {
    chmodSync(home, 0o700);
    const first = await startEmbedded({ home, throwAway: true });
    await run(first.url, 'create table old ()');
    rmSync(home, { recursive: true });
    mkdirSync(home, { mode: 0o700 });
    const second = await startEmbedded({ home, throwAway: true });
    expect(second.attached).toBe(false);
    await expect(run(second.url, 'select from old')).rejects.toThrow(/does not exist/);
    const left = asideOf(dirname(second.dataDirectory));
    expect(left).toHaveLength(account === null ? 0 : 1);
    for (const path of left) rmSync(path, { recursive: true });
  });

  it('moves with the home, even under a live server', async () => {
    // The server knows its files by their old names: it stops as in a crash, and recovers what was committed.
    const first = await startEmbedded({ home });
    await run(first.url, 'create table moved ()');
    const moved = `${home}-moved`;
    renameSync(home, moved);
    const second = await startEmbedded({ home: moved });
    expect(second.dataDirectory).toBe(join(moved, 'database', 'data'));
    await run(second.url, 'select from moved');
    await stopEmbedded(moved);
    renameSync(moved, home);
  });

  it('has its socket in a short directory when the home has a long path', async () => {
    const long = join(home, ...Array.from({ length: 4 }, () => 'desa-adat-yang-namanya-panjang'));
    const { url, socketDirectory } = await startEmbedded({ home: long, throwAway: true });
    expect(String(socketDirectory).length).toBeLessThan(90);
    await run(url, 'select 1');
    // Under the temporary directory anybody may have made it, or opened it.
    await stopEmbedded(long);
    chmodSync(String(socketDirectory), 0o777);
    await expect(startEmbedded({ home: long })).rejects.toMatchObject({
      code: 'database.socket_directory_unsafe',
    });
    rmSync(String(socketDirectory), { recursive: true });
  });

  it('closes again what a careless copy has opened', async () => {
    const { dataDirectory, socketDirectory } = await startEmbedded({ home, throwAway: true });
    await stopEmbedded(home);
    for (const directory of [dataDirectory, String(socketDirectory)]) chmodSync(directory, 0o777);
    await startEmbedded({ home, throwAway: true });
    for (const directory of [dataDirectory, String(socketDirectory)])
      expect(statSync(directory).mode & 0o777).toBe(0o700);
  });
});

describe('a copied checkout', () => {
  it('gets a database of its own while the original is there', async () => {
    chmodSync(home, 0o700);
    const original = await startEmbedded({ home, throwAway: true });
    await stopEmbedded(home);
    const copy = makeTestHome();
    cpSync(home, copy, { recursive: true });
    chmodSync(copy, 0o700);
    const copied = await startEmbedded({ home: copy, throwAway: true });
    expect(copied.dataDirectory).not.toBe(original.dataDirectory);
    const again = await startEmbedded({ home, throwAway: true });
    expect(again).toMatchObject({ attached: false, dataDirectory: original.dataDirectory });
    await removeTestHome(copy);
  });
});

describe('an ordinary user', () => {
  it('runs the server as itself', async () => {
    // Run as root, the test lends a child process the account; run as anybody else, the test is that user.
    if (account === null || !canEnter(account, starter)) {
      const { dataDirectory } = await startEmbedded({ home, throwAway: true });
      expect(statSync(dataDirectory).uid).toBe(account?.uid ?? process.getuid?.());
      return;
    }
    chownSync(home, account.uid, account.gid);
    const child = fork(starter, [home], {
      ...account,
      cwd: '/',
      execArgv: [],
      env: { PATH: process.env.PATH },
    });
    const report = await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the starter ended with ${code}`)));
    });
    child.kill('SIGKILL');
    expect(report).toMatchObject({ attached: false });
    expect(statSync(join(home, 'database')).uid).toBe(account.uid);
    // Root joins it too: it runs the server's programs as the owner of the data.
    expect(await startEmbedded({ home })).toMatchObject({ attached: true });
  });
});

describe('a home of somebody else', () => {
  const other = 4711;

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is refused with a reason, to start and to stop', async () => {
    await startEmbedded({ home, throwAway: true });
    vi.spyOn(process, 'getuid').mockReturnValue(other);
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'database.not_yours' });
    await expect(stopEmbedded(home)).rejects.toMatchObject({ code: 'database.not_yours' });
    vi.restoreAllMocks();
    expect(await stopEmbedded(home)).toBe('stopped');
  });

  it('is refused for its data, even when the home itself was handed over', async () => {
    await startEmbedded({ home, throwAway: true });
    await stopEmbedded(home);
    if (account !== null) chownSync(home, other, other);
    vi.spyOn(process, 'getuid').mockReturnValue(other);
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'database.not_yours' });
  });
});

describe('the programs', () => {
  it('are copied, once, to where the account of the server can run them', () => {
    const hidden = join(home, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    symlinkSync(findBinaries().native, join(hidden, 'native'));
    const found = { ...findBinaries(), native: join(hidden, 'native') };
    let copies = 0;
    const place = { account, copiesDirectory: join(home, 'programs'), onCopy: () => (copies += 1) };
    const [first, second] = [prepareBinaries(found, place), prepareBinaries(found, place)];
    expect(copies).toBe(account === null ? 0 : 1);
    expect(first).toEqual(second);
    const version = execFileSync(program(first, 'initdb'), ['--version'], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
    });
    expect(version).toContain(`(PostgreSQL) ${found.major}.`);
  });
});

function asideOf(place: string): string[] {
  if (!existsSync(dirname(place))) return [];
  const names = readdirSync(dirname(place)).filter((name) =>
    join(dirname(place), name).startsWith(`${place}-left-`),
  );
  return names.map((name) => join(dirname(place), name));
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
