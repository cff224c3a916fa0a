import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { enqueue } from './enqueue.ts';
import { type JobsRun, type RunJobsOptions, runJobs } from './run-jobs.ts';

const held = testDatabase();
const started: { runs: JobsRun[]; children: ChildProcess[] } = { runs: [], children: [] };

afterEach(async () => {
  for (const child of started.children.splice(0)) await kill(child);
  for (const run of started.runs.splice(0)) await run.stop();
  await held.asAdmin('delete from graphile_worker._private_jobs');
});

describe('runJobs', () => {
  test('does a job that was committed, and none of a transaction that was rolled back', async () => {
    const done = await collect();
    await ask('kept');
    await inTransaction(held.services.pool, emptyContext, async (transaction) => {
      await enqueue(transaction, { task: 'test.work', payload: { name: 'lost' } });
      throw new Error('rolled back');
    }).catch(() => {});
    await ask('kept too');
    await until(() => done.length >= 2);
    expect(done.sort()).toEqual(['kept', 'kept too']);
  });

  test('takes up the job of a process that was killed', async () => {
    const child = await holdJob('half done');
    await kill(child);
    const done = await collect();
    await until(() => done.length > 0);
    expect(done).toEqual(['half done']);
  });

  test('leaves the job of a process that is alive alone, until that one dies', async () => {
    const child = await holdJob('in other hands');
    const done = await collect();
    await ask('free');
    await until(() => done.length > 0);
    expect(done).toEqual(['free']);
    // The row of a job that is done goes a moment after its work.
    await expect.poll(lockedJobs, { timeout: 30_000 }).toBe(1);
    expect(done).toEqual(['free']);
    await kill(child);
    await until(() => done.length > 1);
    expect(done).toEqual(['free', 'in other hands']);
  });

  test('tries a job that failed again', async () => {
    const attempts: number[] = [];
    await run({
      tasks: {
        'test.work': async (_, { attempt }) => {
          attempts.push(attempt);
          if (attempt === 1) throw new Error('not yet');
        },
      },
    });
    await ask('twice');
    await until(() => attempts.length > 1);
    expect(attempts).toEqual([1, 2]);
  });

  test('goes on after the database has cut all its connections', async () => {
    const done = await collect();
    await held.asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name in ('semesta-queue', 'semesta-runner')`);
    await ask('after the cut');
    await until(() => done.length > 0);
    expect(done).toEqual(['after the cut']);
  });

  test('takes up a job that was locked for it without its knowledge, and leaves the one that it does alone', async () => {
    const done: string[] = [];
    const release = Promise.withResolvers<void>();
    await run({
      tasks: {
        'test.work': async (payload) => {
          const [name] = Object.values(payload ?? {});
          done.push(String(name));
          if (name === 'long') await release.promise;
        },
      },
    });
    await ask('long');
    await until(() => done.length > 0);
    await held.asAdmin(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`);
    await held.asAdmin(`insert into graphile_worker._private_jobs (task_id, payload, max_attempts, attempts, locked_by, locked_at)
      select task_id, '{"name": "lost"}', 3, 1, locked_by, locked_at from graphile_worker._private_jobs`);
    await until(() => done.length > 1);
    expect(done).toEqual(['long', 'lost']);
    release.resolve();
  });

  test('tells a running job to end when it stops, and leaves one that does not to the next runner', async () => {
    const told: boolean[] = [];
    let isWorking = false;
    const stubborn = await runJobs({
      url: held.database.urlOf('semesta_worker'),
      graceSeconds: 0.1,
      tasks: {
        'test.work': async (_, { signal }) => {
          signal.addEventListener('abort', () => told.push(true));
          isWorking = true;
          await new Promise(() => {});
        },
      },
    });
    await ask('long');
    await until(() => isWorking);
    await stubborn.stop();
    const done = await collect();
    await until(() => done.length > 0);
    expect([told, done]).toEqual([[true], ['long']]);
  });

  test('does periodic work at once and then again and again', async () => {
    let ticks = 0;
    await run({
      tasks: {
        'test.tick': async () => {
          ticks += 1;
        },
      },
      periodic: [{ task: 'test.tick', everySeconds: 1 }],
    });
    await until(() => ticks >= 3);
    expect(ticks).toBeGreaterThanOrEqual(3);
  });
});

async function run(options: Omit<RunJobsOptions, 'url'>): Promise<void> {
  const url = held.database.urlOf('semesta_worker');
  started.runs.push(await runJobs({ url, ...options }));
}

/** Runs the queue and collects the names of the jobs done. */
async function collect(): Promise<string[]> {
  const done: string[] = [];
  await run({
    tasks: {
      'test.work': async (payload) => {
        done.push(String(Object.values(payload ?? {})[0]));
      },
    },
  });
  return done;
}

async function ask(name: string): Promise<void> {
  await inTransaction(held.services.pool, emptyContext, async (transaction) => {
    await enqueue(transaction, { task: 'test.work', payload: { name } });
  });
}

/** A job in the hands of another process. */
async function holdJob(name: string): Promise<ChildProcess> {
  await ask(name);
  const program = fileURLToPath(new URL('./hold-a-job.test-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, SEMESTA_TEST_URL: held.database.urlOf('semesta_worker') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.children.push(child);
  let said = '';
  child.stdout?.on('data', (part) => {
    said += part;
  });
  await until(() => said.includes('holding') && said.includes('ready'));
  expect(await lockedJobs()).toBe(1);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function lockedJobs(): Promise<number> {
  const [row] = await held.asAdmin(
    'select count(*)::int as jobs from graphile_worker._private_jobs where locked_by is not null',
  );
  return Number(row?.jobs);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}
