import { anOfficer } from '#tests/support/a-contributor.ts';
import { type Books, differences, findWrongs, readBooks } from './books.ts';
import { type KilledServer, superviseServer, type TryOutcome, untilAnswered } from './killed-server.ts';
import type { MoneyWork } from './money-messages.ts';
import { type MoneyWorld, priceIdr, runMonth, today } from './money-world.ts';
import {
  type KilledTask,
  type NamedPoint,
  namedPoints,
  nameOfStrike,
  type Strike,
  type Victim,
} from './strikes.ts';

/** How many kills are still wanted, of whom; counted down as they happen. */
export interface KillBudget {
  readonly left: Record<Victim, number>;
  /** Kills by task, victim and moment. */
  readonly done: Map<string, number>;
}

interface RoundRules {
  readonly budget: KillBudget;
  readonly random: () => number;
  /** Most kills in one bill run, import and series of payments. */
  readonly most: Readonly<Record<KilledTask, number>>;
  /** False, the control: whoever is not answered pays again under a new key. */
  readonly withKeys: boolean;
  /** Nothing but this moment. */
  readonly only?: NamedPoint;
}

const clients = 8;
const workersAtOnce = 40;

/**
 * A bill run, an import and payments of many clients at once, each killed again and again until it is answered.
 *
 * @returns what is wrong afterwards, each a sentence
 */
export async function killRound(world: MoneyWorld, rules: RoundRules): Promise<readonly string[]> {
  const { withKeys } = rules;
  const { adminUrl, drop } = await world.copy();
  let task: KilledTask = 'bills';
  let inTask = 0;
  const server = superviseServer({
    home: world.home,
    adminUrl,
    order: { today, officer: anOfficer, workersAtOnce },
    nextStrike: () => (inTask < rules.most[task] ? drawStrike(rules, task) : null),
    onStruck: (strike) => {
      inTask += 1;
      count(rules.budget, task, strike);
    },
  });
  const wrongs: string[] = [];
  const underKills = async (next: KilledTask, work: () => Promise<unknown>) => {
    task = next;
    inTask = 0;
    await server.resume();
    await work();
    await server.rest();
  };
  const compare = async (what: string, wanted: Books) =>
    wrongs.push(...differences(wanted, await readBooks(adminUrl)).map((table) => `${what}: ${table} differ`));
  try {
    await underKills('bills', () => untilAnswered(server, { task: 'bills', month: runMonth }));
    await compare('bill run', world.undisturbed.billed);
    const statement = { task: 'import', text: world.statement } as const;
    await underKills('import', () => untilAnswered(server, statement));
    await compare('import', world.undisturbed.imported);
    await untilAnswered(server, statement);
    await compare('import once more', world.undisturbed.imported);
    const acknowledged = new Map<string, string>();
    await underKills('pay', () => payAll(server, { codes: world.codes, withKeys, acknowledged }));
    await server.close();
    wrongs.push(...(await findWrongs(adminUrl, acknowledged)));
    return wrongs;
  } finally {
    await server.close();
    await drop();
  }
}

/** Of whom most are still wanted is struck next; every other strike at a named point. */
function drawStrike({ budget, random, only }: RoundRules, task: KilledTask): Strike | null {
  const { left } = budget;
  const drawn = random() * (left.process + left.backend + left.database);
  const victim = victimAt(left, drawn);
  if (victim === null) return null;
  const points = only ? [only] : namedPoints[task];
  const point = points[Math.floor(random() * points.length)];
  if (point === undefined || (!only && random() < 0.5))
    return { victim, at: { afterMilliseconds: random() * (task === 'pay' ? 150 : 400) } };
  return { victim, at: { point, nth: 1 + Math.floor(random() * (task === 'pay' ? 8 : 1.5)) } };
}

function victimAt({ process, backend, database }: KillBudget['left'], drawn: number): Victim | null {
  if (process + backend + database <= 0) return null;
  if (drawn < process) return 'process';
  return drawn < process + backend ? 'backend' : 'database';
}

function count({ left, done }: KillBudget, task: KilledTask, strike: Strike): void {
  left[strike.victim] -= 1;
  const name = `${task} ${strike.victim} ${nameOfStrike(strike)}`;
  done.set(name, (done.get(name) ?? 0) + 1);
}

/** Many clients at once, each with one bill after the other. */
async function payAll(
  server: KilledServer,
  {
    codes,
    withKeys,
    acknowledged,
  }: {
    readonly codes: readonly string[];
    readonly withKeys: boolean;
    readonly acknowledged: Map<string, string>;
  },
): Promise<void> {
  const queue = [...codes];
  const client = async () => {
    for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
      const work = { task: 'pay', code, amountIdr: String(priceIdr), key: crypto.randomUUID() } as const;
      const outcome = await untilAnswered(server, work, withKeys ? undefined : payAnew);
      if (outcome.kind === 'refused') throw new Error(`a payment was refused: ${outcome.code}`);
      acknowledged.set(code, String(outcome.output));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

/** What a system without the key would do: the money is entered once more, whatever the warning. */
function payAnew(work: MoneyWork, outcome: TryOutcome): MoneyWork {
  if (work.task !== 'pay' || outcome.kind === 'done') return work;
  if (outcome.kind === 'refused')
    return outcome.code === 'payment.confirm' ? { ...work, confirmed: 'paid' } : work;
  return { ...work, key: crypto.randomUUID() };
}
