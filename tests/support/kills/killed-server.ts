import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { embeddedStatus, startEmbedded } from '#platform/server/db/embedded/index.ts';
import type { MoneyAnswer, MoneyRequest, MoneyWork } from './money-messages.ts';
import type { MoneyServerOrder } from './money-server.test-process.ts';
import { type Strike, seededRandom } from './strikes.ts';

const program = fileURLToPath(new URL('./money-server.test-process.ts', import.meta.url));

/** What one try came to; `lost`: nobody answered, so nobody knows. */
export type TryOutcome =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'lost' };

interface ServerPlan {
  readonly home: string;
  readonly adminUrl: string;
  readonly order: Omit<MoneyServerOrder, 'adminUrl'>;
  /** The next kill; null: no more. */
  nextStrike(): Strike | null;
  /** It has happened. */
  onStruck(strike: Strike): void;
}

interface Running {
  readonly child: ChildProcess;
  databasePid: number;
  /** The database was struck: it is looked after before anything more is asked. */
  isHurt: boolean;
  armed: Strike | null;
  timer: NodeJS.Timeout | null;
}

/** A server and its database that are killed by plan and come back: whoever asks waits until both stand again. */
export interface KilledServer {
  try(work: MoneyWork): Promise<TryOutcome>;
  /** No kills until `resume`; both stand. */
  rest(): Promise<void>;
  resume(): Promise<void>;
  /** No more kills in this server's life, and its end. */
  close(): Promise<void>;
}

export function superviseServer(plan: ServerPlan): KilledServer {
  const waiting = new Map<number, (outcome: TryOutcome) => void>();
  let running: Running | null = null;
  let reviving: Promise<Running> | null = null;
  let asked = 0;
  let isResting = true;

  function stand(): Promise<Running> {
    if (reviving) return reviving;
    if (running && isAlive(running.child) && !running.isHurt) return Promise.resolve(running);
    reviving = revive(plan, running, hear).then((revived) => {
      running = revived;
      if (!isResting) arm(plan, revived);
      return revived;
    });
    return reviving.finally(() => {
      reviving = null;
    });
  }

  function hear(of: Running, message: MoneyAnswer | 'ended'): void {
    if (message === 'ended') {
      if (of.child.signalCode === 'SIGKILL') strikeFell(plan, of);
      for (const tell of waiting.values()) tell({ kind: 'lost' });
      waiting.clear();
    } else if (message.kind === 'striking') {
      of.isHurt = true;
      strikeFell(plan, of);
    } else if ('id' in message) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  }

  return {
    try: async (work) => {
      const { child } = await stand();
      const id = ++asked;
      const outcome = new Promise<TryOutcome>((resolve) => waiting.set(id, resolve));
      if (!isAlive(child)) return { kind: 'lost' };
      send(child, { kind: 'work', id, work });
      return outcome;
    },
    rest: async () => {
      isResting = true;
      if (running) disarm(running);
      // A process of the database that was struck a moment ago takes the others along.
      await stand();
    },
    resume: async () => {
      isResting = false;
      arm(plan, await stand());
    },
    close: async () => {
      if (!running) return;
      disarm(running);
      if (!isAlive(running.child)) return;
      const ended = once(running.child, 'exit');
      running.child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The database first (it recovers), then the process when it is gone. */
async function revive(
  plan: ServerPlan,
  before: Running | null,
  hear: (of: Running, message: MoneyAnswer | 'ended') => void,
): Promise<Running> {
  await startEmbedded({ home: plan.home });
  const { pid } = await embeddedStatus(plan.home);
  if (pid === null) throw new Error('the database does not come back');
  if (before && isAlive(before.child)) {
    Object.assign(before, { databasePid: pid, isHurt: false });
    return before;
  }
  const order: MoneyServerOrder = { ...plan.order, adminUrl: plan.adminUrl };
  const child = fork(program, [JSON.stringify(order)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const revived: Running = { child, databasePid: pid, isHurt: false, armed: null, timer: null };
  child.on('message', (message: MoneyAnswer) => hear(revived, message));
  child.on('error', () => {});
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  child.on('exit', () => hear(revived, 'ended'));
  if (!isAlive(child)) throw new Error('the server does not start');
  return revived;
}

/** A named point that is not met in time gives way to the next strike. */
const patienceMilliseconds = 1_500;

function arm(plan: ServerPlan, running: Running): void {
  disarm(running);
  const strike = plan.nextStrike();
  if (strike === null) return;
  running.armed = strike;
  if ('afterMilliseconds' in strike.at)
    running.timer = setTimeout(() => void strikeAtRandom(plan, running, strike), strike.at.afterMilliseconds);
  else {
    send(running.child, { kind: 'arm', strike, databasePid: running.databasePid });
    running.timer = setTimeout(() => running.armed === strike && arm(plan, running), patienceMilliseconds);
  }
}

function disarm(running: Running): void {
  if (running.timer) clearTimeout(running.timer);
  if (running.armed && 'point' in running.armed.at)
    send(running.child, { kind: 'arm', strike: null, databasePid: running.databasePid });
  Object.assign(running, { timer: null, armed: null });
}

async function strikeAtRandom(plan: ServerPlan, running: Running, strike: Strike): Promise<void> {
  if (running.armed !== strike) return;
  if (strike.victim === 'process') {
    running.child.kill('SIGKILL');
    return;
  }
  const pid = strike.victim === 'database' ? running.databasePid : await busyBackend(plan.adminUrl);
  if (pid === null || running.armed !== strike) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in this instant.
    return;
  }
  strikeFell(plan, running);
}

/** A process of the database that works for the server now, else one that waits for it. */
async function busyBackend(adminUrl: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity
      where datname = current_database() and application_name like 'semesta-%' order by state = 'idle', random() limit 1`);
    return rows[0]?.pid ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
}

function strikeFell(plan: ServerPlan, running: Running): void {
  const { armed, timer } = running;
  if (armed === null) return;
  if (timer) clearTimeout(timer);
  running.armed = null;
  running.isHurt = armed.victim !== 'process';
  plan.onStruck(armed);
}

function isAlive(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

function send(child: ChildProcess, request: MoneyRequest): void {
  child.send(request, () => {});
}

const mostFailingMilliseconds = 120_000;

/** Asks until somebody answers, as a client must: the same work under the same key, unless `again` says otherwise. */
export async function untilAnswered(
  server: KilledServer,
  first: MoneyWork,
  again: (work: MoneyWork, outcome: TryOutcome) => MoneyWork = (work) => work,
): Promise<Extract<TryOutcome, { kind: 'done' | 'refused' }>> {
  const random = seededRandom(first.task.length);
  let failing: number | null = null;
  for (let work = first; ; ) {
    const outcome = await server.try(work);
    if (outcome.kind === 'done') return outcome;
    const next = again(work, outcome);
    if (outcome.kind === 'refused' && next === work) return outcome;
    // A database in recovery says so for as long as the machine needs: what never comes back is a fault, what is slow is not.
    failing = outcome.kind === 'failed' ? (failing ?? Date.now()) : null;
    if (outcome.kind === 'failed' && failing !== null && Date.now() - failing > mostFailingMilliseconds)
      throw new Error(`no answer but: ${outcome.message}`);
    work = next;
    if (outcome.kind !== 'refused') await new Promise((resolve) => setTimeout(resolve, 5 + random() * 30));
  }
}
