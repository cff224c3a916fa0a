import type { CheckAsk, CheckEntry, CheckFacts } from './check-queries.ts';

/** Does the look-ups and keeps the entries of many checks at once. */
export type AnswerMany = (
  asks: readonly CheckAsk[],
  log: readonly CheckEntry[],
) => Promise<readonly (CheckFacts | null)[]>;

export interface CheckLoader {
  readonly find: (ask: CheckAsk) => Promise<CheckFacts | null>;
  /** Done when the entry is kept. */
  readonly keep: (entry: CheckEntry) => Promise<void>;
  /** Takes the entry along with the next look-up, or alone when none comes soon; done at once unless too many wait. */
  readonly keepSoon: (entry: CheckEntry) => Promise<void>;
  /** Keeps all that still waits; throws where it cannot. */
  readonly settle: () => Promise<void>;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 500;
/** More than so many are not held in memory: the next one waits until it is kept. */
const mostUnkept = 2_000;
const soonMilliseconds = 100;

/**
 * Gathers what concurrent checks want while one statement is under way, and sends it with the next one: a busy server asks the
 * database as often as a quiet one, and no check has a statement of its own.
 */
export function createCheckLoader(answerMany: AnswerMany): CheckLoader {
  const asks: Waiting<CheckAsk, CheckFacts | null>[] = [];
  const log: Waiting<CheckEntry, void>[] = [];
  const later: CheckEntry[] = [];
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function work(): Promise<void> {
    // Those of the same turn of the event loop go together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (asks.length > 0 || log.length > 0) await next();
    working = null;
  }
  /** Entries that wait go along; those that could not be kept wait on. */
  async function next(): Promise<void> {
    const taken = later.splice(0, mostAtOnce);
    const batch = { asks: asks.splice(0, mostAtOnce), log: log.splice(0, mostAtOnce) };
    if (!(await answerBatch(answerMany, batch, taken))) later.unshift(...taken);
  }
  function start(): void {
    working ??= work();
  }
  function wait<Item, Result>(line: Waiting<Item, Result>[], item: Item): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      line.push({ item, resolve, reject });
      start();
    });
  }
  function startTimer(): void {
    if (timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      // While look-ups go on, they take the entries along: a statement of their own would hold up the next look-up.
      if (working !== null) return startTimer();
      if (later.length === 0) return;
      working = keepRest();
      // What cannot be kept now is tried again; `settle` says so in the end.
      working.catch(startTimer);
    }, soonMilliseconds).unref();
  }
  async function keepRest(): Promise<void> {
    try {
      while (later.length > 0) {
        const entries = later.slice(0, mostAtOnce);
        await answerMany([], entries);
        later.splice(0, entries.length);
      }
    } finally {
      working = null;
      if (asks.length > 0 || log.length > 0) start();
    }
  }
  async function settle(): Promise<void> {
    while (working || later.length > 0) {
      working ??= keepRest();
      await working;
    }
  }
  return {
    find: (ask) => wait(asks, ask),
    keep: (entry) => wait(log, entry),
    keepSoon: async (entry) => {
      if (later.length >= mostUnkept) return wait(log, entry);
      later.push(entry);
      startTimer();
    },
    settle,
  };
}

/** True when all was kept. */
async function answerBatch(
  answerMany: AnswerMany,
  batch: {
    readonly asks: readonly Waiting<CheckAsk, CheckFacts | null>[];
    readonly log: readonly Waiting<CheckEntry, void>[];
  },
  taken: readonly CheckEntry[],
): Promise<boolean> {
  const { asks, log } = batch;
  try {
    const facts = await answerMany(
      asks.map(({ item }) => item),
      [...taken, ...log.map(({ item }) => item)],
    );
    for (const [place, { resolve }] of asks.entries()) resolve(facts[place] ?? null);
    for (const { resolve } of log) resolve();
    return true;
  } catch (error) {
    for (const { reject } of [...asks, ...log]) reject(error);
    return false;
  }
}
