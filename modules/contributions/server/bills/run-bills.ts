import { sql } from 'kysely';
import type pg from 'pg';
import { refuseBill } from '#modules/contributions/core/index.ts';
import { keepLaw } from '#modules/contributions/server/law/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { enqueue } from '#platform/server/jobs/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { billRunners } from './bill-roles.ts';

export const runBillsAct = {
  name: 'contributions.run-bills',
  roles: billRunners,
} as const satisfies ActDefinition;

/** Workers billed in one transaction: short enough that payments of the same moment hardly wait. */
const rangeSize = 50_000;
/** A step that meets a payment gives way and is tried again. */
const tries = 40;

/**
 * Begins the bill run of a month, or takes up the one that is under way.
 *
 * @param inBackground true: the queue does the work; false: the caller does, by `finishBillRun`
 * @throws Refusal `bill.month_not_open`: more than a year ahead or before the law's months
 */
export async function beginBillRun(
  services: Services,
  caller: Caller,
  { month, inBackground }: { readonly month: string; readonly inBackground: boolean },
  key?: string,
): Promise<{ runId: string }> {
  const today = services.today();
  requireOpen(month, today);
  return act(services, {
    act: runBillsAct,
    caller,
    key,
    request: { month },
    perform: async (transaction) => {
      const { rows } = await sql<{ run_id: string }>`
        select contributions.begin_bill_run(${newId()}::uuid, ${month}, ${today}::date, ${caller.accountId}::uuid, ${caller.name}) as run_id`.execute(
        transaction.of<unknown>(),
      );
      const runId = rows[0]?.run_id;
      if (!runId) throw new Error('a bill run was begun and has no id');
      if (inBackground)
        await enqueue(transaction, {
          task: runBillsAct.name,
          payload: { runId },
          key: `${runBillsAct.name}:${runId}`,
        });
      return {
        output: { runId },
        audit: { act: runBillsAct.name, subjectKind: 'bill_run', subjectId: runId, details: { month } },
      };
    },
  });
}

function requireOpen(month: string, today: string): void {
  const [first, last] = [addMonths(monthOf(today), -41), addMonths(monthOf(today), 12)];
  if (month < first || month > last) throw refuseBill('bill.month_not_open', { first, last });
}

interface BillRunOptions {
  /** Ends the work between two ranges; the run stays open. */
  readonly signal?: AbortSignal | undefined;
  /** Told how far it is. */
  readonly onStep?: (message: string) => void;
  /** Size of a range. */
  readonly workersAtOnce?: number;
}

/**
 * Bills range after range of workers, each in its own transaction, until the run is finished. Interrupted anywhere and
 * called again it ends the same.
 *
 * @param workerPool the job worker's login
 */
export async function finishBillRun(
  workerPool: pg.Pool,
  runId: string,
  { signal, onStep, workersAtOnce = rangeSize }: BillRunOptions = {},
): Promise<void> {
  for (let steps = 1; !signal?.aborted; steps++) {
    if (await stepGivingWay(workerPool, { runId, workersAtOnce })) return;
    onStep?.(`${(steps * workersAtOnce).toLocaleString('id-ID')} …`);
  }
}

interface Step {
  readonly runId: string;
  readonly workersAtOnce: number;
}

async function stepGivingWay(workerPool: pg.Pool, next: Step): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step(workerPool, next);
    } catch (error) {
      if (attempt >= tries || !isContention(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * Math.min(attempt, 10)));
    }
  }
}

async function step(workerPool: pg.Pool, { runId, workersAtOnce }: Step): Promise<boolean> {
  const client = await workerPool.connect();
  let broken: Error | undefined;
  try {
    // Below the second after which a deadlock is looked for: whoever waits for the run never falls for it.
    await client.query(`begin; set local lock_timeout = '600ms'; set local jit = off`);
    const { rows } = await client.query<{ is_finished: boolean }>(
      'select contributions.step_bill_run($1, $2) as is_finished',
      [runId, workersAtOnce],
    );
    await client.query('commit');
    return rows[0]?.is_finished ?? false;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function isContention(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['55P03', '40P01', '40001'].includes(String(error.code))
  );
}

/** What a month stands at, of everyone. */
export async function billRunTotals(pool: pg.Pool, month: string) {
  const { rows } = await pool.query<{ bills: bigint; worker_months: bigint | null; total_idr: bigint }>(
    'select bills, worker_months, total_idr from contributions.bill_run_totals($1)',
    [month],
  );
  const [totals] = rows;
  return {
    month,
    bills: Number(totals?.bills ?? 0),
    workerMonths: Number(totals?.worker_months ?? 0),
    totalIdr: String(totals?.total_idr ?? 0),
  };
}

/** The daily job: the month of the day for everyone who has no bill of it yet, newcomers too. */
export async function runMonthOfToday(
  workerPool: pg.Pool,
  today: string,
  signal?: AbortSignal,
): Promise<void> {
  await keepLaw(workerPool, today);
  const { rows } = await workerPool.query<{ run_id: string }>(
    `select contributions.begin_bill_run($1, $2, $3, null, '') as run_id`,
    [newId(), monthOf(today), today],
  );
  const runId = rows[0]?.run_id;
  if (runId) await finishBillRun(workerPool, runId, { signal });
}
