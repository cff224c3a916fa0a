import { setImmediate } from 'node:timers/promises';
import { answerCase, type Law, type PlainRecord } from '#modules/rules/core/index.ts';

const longestTurnMs = 20;

/** Answers cases in order; other requests get their turn in between, however long these take. */
export async function answerBatch(law: Law, cases: readonly unknown[]): Promise<PlainRecord[]> {
  const results: PlainRecord[] = [];
  let turnBegan = performance.now();
  for (const given of cases) {
    if (performance.now() - turnBegan > longestTurnMs) {
      await setImmediate();
      turnBegan = performance.now();
    }
    results.push(answerCase(law, given));
  }
  return results;
}
