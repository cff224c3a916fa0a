import pg from 'pg';
import {
  beginBillRun,
  finishBillRun,
  importStatementNow,
  keepLaw,
  recordPayment,
} from '#modules/contributions/server/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import type { MoneyAnswer, MoneyRequest, MoneyWork } from './money-messages.ts';
import type { Strike } from './strikes.ts';

/**
 * The server's part in a proof by killing, without its pages: takes money, runs bills, imports statements when told, and kills itself
 * or the database at a named point when armed. The product knows nothing of it: statements are watched from outside, in this process.
 */
export interface MoneyServerOrder {
  readonly adminUrl: string;
  readonly today: string;
  readonly officer: Caller;
  readonly workersAtOnce: number;
}

const order: MoneyServerOrder = JSON.parse(process.argv[2] ?? '');
const database = connectDatabase({
  adminUrl: order.adminUrl,
  secrets: testSecrets(),
  migrationsDirectory: testMigrations,
});
const services = {
  pool: database.app,
  secrets: testSecrets(),
  mode: 'demo',
  today: () => order.today,
} as const;

let armed: Strike | null = null;
let databasePid = 0;
let met = 0;

watchStatements();
process.on('message', (request: MoneyRequest) => void answer(request));
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });

async function answer(request: MoneyRequest): Promise<void> {
  if (request.kind === 'arm') {
    armed = request.strike;
    databasePid = request.databasePid;
    met = 0;
    return;
  }
  const { id } = request;
  try {
    tell({ kind: 'done', id, output: await perform(request.work) });
  } catch (error) {
    if (error instanceof Refusal && error.status < 500)
      tell({ kind: 'refused', id, code: error.code, details: error.details });
    else tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

async function perform(work: MoneyWork): Promise<unknown> {
  switch (work.task) {
    case 'bills': {
      await keepLaw(database.worker, order.today);
      const { runId } = await beginBillRun(services, order.officer, {
        month: work.month,
        inBackground: false,
      });
      await finishBillRun(database.worker, runId, { workersAtOnce: order.workersAtOnce });
      return null;
    }
    case 'import': {
      const upload = {
        fileName: 'mutasi.csv',
        bytes: new TextEncoder().encode(work.text),
        format: null,
        account: null,
      };
      const { statement: _, ...summary } = await importStatementNow(services, order.officer, { upload });
      return summary;
    }
    case 'pay': {
      const { key, task: _, ...payment } = work;
      const { paymentId } = await recordPayment(services, order.officer, payment, { key });
      return paymentId;
    }
  }
}

function tell(message: MoneyAnswer): void {
  process.send?.(message);
}

/** Every statement of this process passes here. */
function watchStatements(): void {
  const send: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof send !== 'function') throw new Error('the driver has no query()');
  Reflect.set(pg.Client.prototype, 'query', function watched(this: pg.Client, ...words: unknown[]) {
    const text = textOf(words[0]);
    if (meets(text, 'before')) strike(this);
    const sent = meets(text, 'sent');
    const answered: unknown = Reflect.apply(send, this, words);
    if (sent) setImmediate(() => strike(this));
    if (!(answered instanceof Promise)) return answered;
    return answered.then((value: unknown) => {
      if (meets(text, 'answered')) strike(this);
      return value;
    });
  });
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const text: unknown =
    typeof statement === 'object' && statement !== null ? Reflect.get(statement, 'text') : '';
  return typeof text === 'string' ? text : '';
}

function meets(text: string, when: 'before' | 'sent' | 'answered'): boolean {
  if (armed === null || !('point' in armed.at)) return false;
  const { point, nth } = armed.at;
  if (point.when !== when || !new RegExp(point.statement).test(text)) return false;
  met += 1;
  return met === nth;
}

function strike(client: pg.Client): void {
  if (armed === null) return;
  const { victim } = armed;
  armed = null;
  if (victim === 'process') process.kill(process.pid, 'SIGKILL');
  tell({ kind: 'striking' });
  const backend: unknown = Reflect.get(client, 'processID');
  process.kill(victim === 'backend' && typeof backend === 'number' ? backend : databasePid, 'SIGKILL');
}
