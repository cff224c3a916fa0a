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
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const mostAtOnce = 500;

/**
 * Gathers what concurrent checks want while one statement is under way, and sends it with the next one: a busy server asks the
 * database as often as a quiet one, and no check has a statement of its own.
 */
export function createCheckLoader(answerMany: AnswerMany): CheckLoader {
  const asks: Waiting<CheckAsk, CheckFacts | null>[] = [];
  const log: Waiting<CheckEntry, void>[] = [];
  let isWorking = false;

  async function work(): Promise<void> {
    // Those of the same turn of the event loop go together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (asks.length > 0 || log.length > 0)
      await answerBatch(answerMany, asks.splice(0, mostAtOnce), log.splice(0, mostAtOnce));
    isWorking = false;
  }
  function start(): void {
    if (isWorking) return;
    isWorking = true;
    void work();
  }
  function wait<Item, Result>(line: Waiting<Item, Result>[], item: Item): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      line.push({ item, resolve, reject });
      start();
    });
  }
  return { find: (ask) => wait(asks, ask), keep: (entry) => wait(log, entry) };
}

async function answerBatch(
  answerMany: AnswerMany,
  asks: readonly Waiting<CheckAsk, CheckFacts | null>[],
  log: readonly Waiting<CheckEntry, void>[],
): Promise<void> {
  try {
    const facts = await answerMany(
      asks.map(({ item }) => item),
      log.map(({ item }) => item),
    );
    for (const [place, { resolve }] of asks.entries()) resolve(facts[place] ?? null);
    for (const { resolve } of log) resolve();
  } catch (error) {
    for (const { reject } of [...asks, ...log]) reject(error);
  }
}
