import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { type EmbeddedServer, embeddedStatus, startEmbedded, stopEmbedded } from './index.ts';
import { isAlive } from './processes.ts';

const starter = join(import.meta.dirname, 'start-and-report.test-process.ts');
const children: ChildProcess[] = [];
const strangers: ChildProcess[] = [];
let home = '';

beforeAll(() => {
  home = makeTestHome();
});

afterEach(() => {
  for (const child of [...children, ...strangers]) child.kill('SIGKILL');
});

afterAll(async () => {
  await removeTestHome(home);
});

describe('the embedded PostgreSQL', () => {
  it('is one server when five processes start it at once, and only one of them started it', async () => {
    const reports = await Promise.all(Array.from({ length: 5 }, () => startInAnotherProcess()));
    expect(new Set(reports.map(({ pid }) => pid)).size).toBe(1);
    expect(reports.filter(({ attached }) => !attached)).toHaveLength(1);
  });

  it('is joined by a second process, and outlives the one that started it', async () => {
    const first = await startEmbedded({ home });
    expect(first.attached).toBe(true);
    const { pid } = await embeddedStatus(home);
    await first.stop();
    expect(await embeddedStatus(home)).toMatchObject({ running: false, pid: null });

    const [child, report] = await startAndKeep();
    expect(report).toMatchObject({ attached: false });
    expect(report.pid).not.toBe(pid);
    child.kill('SIGKILL');
    await untilGone(child.pid);
    const again = await startEmbedded({ home });
    expect(again.attached).toBe(true);
    expect((await embeddedStatus(home)).pid).toBe(report.pid);
    expect(await select(again, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('keeps what was committed when the server is killed', async () => {
    const server = await startEmbedded({ home });
    await keepRows(server);
    const status = await embeddedStatus(home);
    kill(status.pid);
    await untilGone(status.pid);
    expect(existsSync(join(server.dataDirectory, 'postmaster.pid'))).toBe(true);

    const again = await startEmbedded({ home });
    expect(again.attached).toBe(false);
    expect(await countKept(again)).toBe(1000);
  });

  it('starts again beside orphans that a killed server left at work', async () => {
    const server = await startEmbedded({ home });
    await keepRows(server);
    const busy = new pg.Client(server.url);
    busy.on('error', () => undefined);
    await busy.connect();
    const long = 'generate_series(1, 100000000)';
    const work = busy.query(`select count(*) from ${long}`).catch(() => undefined);
    await expect
      .poll(() =>
        select(
          server,
          `select 1 as n from pg_stat_activity where query like '%${long}%' and pid <> pg_backend_pid()`,
        ),
      )
      .toEqual([{ n: 1 }]);
    kill((await embeddedStatus(home)).pid);
    const again = await startEmbedded({ home });
    expect(again.attached).toBe(false);
    expect(await countKept(again)).toBe(1000);
    await busy.end().catch(() => undefined);
    await work;
  });

  it('starts although the process id it left now belongs to a stranger, and leaves the stranger alone', async () => {
    const server = await startEmbedded({ home });
    await keepRows(server);
    const { pid } = await embeddedStatus(home);
    kill(pid);
    await untilGone(pid);
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    strangers.push(stranger);
    const file = join(server.dataDirectory, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)));
    writeFileSync(join(String(server.socketDirectory), '.s.PGSQL.5432.lock'), `${stranger.pid}\n`);
    expect(await embeddedStatus(home)).toMatchObject({ running: false, pid: null });
    expect(await stopEmbedded(home)).toBe('not_running');

    const again = await startEmbedded({ home });
    expect(again.attached).toBe(false);
    expect(await countKept(again)).toBe(1000);
    expect(isAlive(Number(stranger.pid))).toBe(true);
  });

  it('starts with an empty postmaster.pid, as a full disk leaves it', async () => {
    const server = await startEmbedded({ home });
    await stopEmbedded(home);
    writeFileSync(join(server.dataDirectory, 'postmaster.pid'), '');
    expect((await startEmbedded({ home })).attached).toBe(false);
  });

  it('starts anew when its socket has vanished under it', async () => {
    const server = await startEmbedded({ home });
    await keepRows(server);
    const before = await embeddedStatus(home);
    rmSync(String(server.socketDirectory), { recursive: true });
    const again = await startEmbedded({ home });
    expect(again.attached).toBe(false);
    expect(isAlive(Number(before.pid))).toBe(false);
    expect(await countKept(again)).toBe(1000);
  });

  it('passes over the lock of a starter that died', async () => {
    const dead = spawn('true', { stdio: 'ignore' });
    await untilGone(dead.pid);
    writeFileSync(join(home, 'database.lock.99999'), `${dead.pid} 1`);
    expect((await startEmbedded({ home })).attached).toBe(true);
  });

  it('tells what runs and stops it once', async () => {
    const server = await startEmbedded({ home });
    expect(await embeddedStatus(home)).toMatchObject({
      running: true,
      version: server.version,
      dataDirectory: server.dataDirectory,
    });
    expect(Date.parse((await embeddedStatus(home)).startedAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect(await stopEmbedded(home)).toBe('stopped');
    expect(await stopEmbedded(home)).toBe('not_running');
  });

  it('is closed to others: private directories, private secret, no port', async () => {
    const server = await startEmbedded({ home });
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect(modeOf(server.dataDirectory)).toBe(0o700);
    expect(modeOf(String(server.socketDirectory))).toBe(0o700);
    expect(modeOf(join(dirname(server.dataDirectory), 'secret'))).toBe(0o600);
    const shown = await select(
      server,
      `select current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync`,
    );
    expect(shown).toEqual([{ tcp: '', fsync: 'on' }]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(connect(wrong.href)).rejects.toThrow(/password authentication failed/);
  });

  it('writes no value of a failed statement to its log, and still tells the client', async () => {
    const server = await startEmbedded({ home });
    const log = join(dirname(server.dataDirectory), 'server.log');
    const client = new pg.Client(server.url);
    await client.connect();
    await client.query('create temp table people (nik text primary key, born date)');
    await client.query(`insert into people values ('5171000000000001', null)`);
    const insert = `insert into people values ($1, $2)`;
    await expect(client.query(insert, ['5171000000000001', null])).rejects.toMatchObject({
      detail: /5171000000000001/,
    });
    await expect(client.query(insert, ['1', '5171000000000002'])).rejects.toThrow(/5171000000000002/);
    await expect(client.query(`select '5171000000000003'::date`)).rejects.toThrow(/5171000000000003/);
    expect(readFileSync(log, 'utf8')).toContain('database system is ready');
    expect(readFileSync(log, 'utf8')).not.toContain('517100000000000');

    // With PostgreSQL's own settings the same refusal lands in the log, so the search above can find it.
    await client.query(`set log_min_messages = 'warning'; set log_error_verbosity = 'default'`);
    await expect(client.query(insert, ['5171000000000001', null])).rejects.toThrow();
    await client.end();
    expect(readFileSync(log, 'utf8')).toContain('5171000000000001');
  });

  it('refuses data of another major version, and says so in both languages', async () => {
    const { dataDirectory } = await startEmbedded({ home });
    await stopEmbedded(home);
    const file = join(dataDirectory, 'PG_VERSION');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, '14\n');
    await expect(startEmbedded({ home })).rejects.toMatchObject({ code: 'database.version_differs' });
    writeFileSync(file, right);
    expect((await startEmbedded({ home })).attached).toBe(false);
  });

  it('shows the end of its log when it cannot start', async () => {
    const { dataDirectory } = await startEmbedded({ home });
    await stopEmbedded(home);
    const control = join(dataDirectory, 'global', 'pg_control');
    renameSync(control, `${control}.away`);
    await expect(startEmbedded({ home })).rejects.toThrow(/could not find the database system/);
    renameSync(`${control}.away`, control);
    expect((await startEmbedded({ home })).attached).toBe(false);
  });
});

type Report = { pid: number; attached: boolean };

/** Starts the server in a process of its own, which then ends. */
async function startInAnotherProcess(): Promise<Report> {
  const [child, report] = await startAndKeep();
  child.kill('SIGKILL');
  return report;
}

function startAndKeep(): Promise<[ChildProcess, Report]> {
  const child = fork(starter, [home], { stdio: 'inherit', execArgv: [] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the starter ended with ${code}`)));
    child.once('message', (message: Report) => resolve([child, message]));
  });
}

async function keepRows(server: EmbeddedServer): Promise<void> {
  await select(server, 'create table if not exists kept (n int)');
  await select(server, 'with gone as (delete from kept) insert into kept select generate_series(1, 1000)');
}

async function countKept(server: EmbeddedServer): Promise<number> {
  return (await select(server, 'select n from kept')).length;
}

async function select(server: EmbeddedServer, statement: string): Promise<unknown[]> {
  const client = await connect(server.url);
  const answer = await client.query(statement);
  await client.end();
  return answer.rows;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function kill(pid: number | null): void {
  process.kill(Number(pid), 'SIGKILL');
}

async function untilGone(pid: number | null | undefined): Promise<void> {
  while (isAlive(Number(pid))) await sleep(10);
}
