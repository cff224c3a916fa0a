import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { holdLease, type RunnerLease } from './runner-lease.ts';
import type { PeriodicTask, Task, TaskTable } from './task-table.ts';
import { watchRunner } from './watch-runner.ts';

export interface RunJobsOptions {
  /** URL of the login `semesta_worker` (`database.urlOf('semesta_worker')`). */
  readonly url: string;
  readonly tasks: TaskTable;
  readonly periodic?: readonly PeriodicTask[];
  /** Jobs at a time; 2 unless said otherwise. */
  readonly concurrency?: number;
  /** How long `stop` waits for running jobs; 5 unless said otherwise. */
  readonly graceSeconds?: number;
  /** Told what went wrong. Messages name tasks and ids, never people. */
  readonly onWarning?: (message: string) => void;
}

export interface JobsRun {
  /** Tells the running jobs to end, waits a while, leaves the rest to whoever runs next, and closes. */
  stop(): Promise<void>;
}

/**
 * Runs the queue in this process until stopped. A job of a process that died is taken up again when
 * another one starts or sweeps; a runner that loses the database comes back by itself.
 */
export async function runJobs(options: RunJobsOptions): Promise<JobsRun> {
  const pool = openQueuePool(options);
  const stopping = new AbortController();
  let current = await startRunner(pool, options, stopping.signal).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  let isStopping = false;
  const stopped = Promise.withResolvers<void>();
  const ticks = startTicks(options, () => current.runner);

  async function keepRunning(): Promise<void> {
    while (!isStopping) {
      const ended = current.runner.promise.catch((error: unknown) => options.onWarning?.(String(error)));
      await Promise.race([ended, current.stuck, stopped.promise]);
      if (isStopping) break;
      await atMost(options.graceSeconds ?? 5, current.runner.stop());
      await current.lease.release();
      while (!isStopping) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        const next = await startRunner(pool, options, stopping.signal).catch(() => null);
        if (!next) continue;
        current = next;
        break;
      }
    }
    await atMost(options.graceSeconds ?? 5, current.runner.stop());
    // A job that goes on is nobody's now: the next runner takes it up.
    await current.lease.release();
  }
  const kept = keepRunning();

  return {
    stop: async () => {
      isStopping = true;
      stopping.abort();
      for (const tick of ticks) clearInterval(tick);
      stopped.resolve();
      await kept;
      await atMost(1, pool.end());
    },
  };
}

interface Started {
  readonly runner: Runner;
  readonly lease: RunnerLease;
  readonly stuck: Promise<void>;
}

async function startRunner(pool: pg.Pool, options: RunJobsOptions, signal: AbortSignal): Promise<Started> {
  const lease = await holdLease(options.url);
  try {
    const events: WorkerEvents = new EventEmitter();
    const runnerId = new Promise<string>((resolve) => {
      events.once('pool:create', ({ workerPool }) => resolve(workerPool.id));
    });
    const { stuck, jobsInHand } = watchRunner(events);
    const runner = await run({
      pgPool: pool,
      taskList: taskList(options.tasks, signal),
      parsedCronItems: cronItems(options.periodic ?? []),
      concurrency: options.concurrency ?? 2,
      noHandleSignals: true,
      // One by one, nobody hears the refusal of a database that dies just then, and the whole process ends; in batches it is heard and the runner made anew.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: quietLogger(options.onWarning),
      events,
    });
    await lease.claim(await runnerId, jobsInHand);
    return { runner, lease, stuck };
  } catch (error) {
    await lease.release();
    throw error;
  }
}

/** The queue reads its ids as text: our own parsers would give it bigint, which it cannot write as JSON. */
function openQueuePool({ url, concurrency = 2 }: RunJobsOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'semesta-queue',
    max: concurrency + 3,
    connectionTimeoutMillis: 15_000,
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}

function taskList(tasks: TaskTable, signal: AbortSignal): TaskList {
  const entries = Object.entries(tasks).map(([name, task]): [string, TaskList[string]] => [
    name,
    adapt(task, signal),
  ]);
  return Object.fromEntries(entries);
}

function adapt(task: Task, signal: AbortSignal): TaskList[string] {
  return async (payload, { job }) => {
    await task(payload, {
      attempt: job.attempts,
      isLastAttempt: job.attempts >= job.max_attempts,
      signal,
    });
  };
}

function cronItems(periodic: readonly PeriodicTask[]) {
  const timed = periodic.flatMap((item) => ('at' in item ? [{ task: item.task, match: item.at }] : []));
  return parseCronItems(
    timed.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 86_400_000, jobKey: task } })),
  );
}

/** Adds each ticking task now and then; the job key keeps one waiting, whatever the number of servers. */
function startTicks(options: RunJobsOptions, runner: () => Runner): NodeJS.Timeout[] {
  return (options.periodic ?? []).flatMap((item) => {
    if (!('everySeconds' in item)) return [];
    const add = () => {
      runner()
        .addJob(item.task, {}, { jobKey: item.task, maxAttempts: 1 })
        .catch(() => {});
    };
    add();
    return [setInterval(add, item.everySeconds * 1000)];
  });
}

function quietLogger(onWarning: RunJobsOptions['onWarning']): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') onWarning?.(message);
  });
}

/** Waits for work that may never end; a failure of it is no failure here. */
async function atMost(seconds: number, work: Promise<unknown>): Promise<void> {
  const waited = Promise.withResolvers<void>();
  const timer = setTimeout(waited.resolve, seconds * 1000);
  await Promise.race([work.catch(() => {}), waited.promise]);
  clearTimeout(timer);
}
