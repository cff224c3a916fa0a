import { parentPort } from 'node:worker_threads';
import type { IntegerProgramme } from '#platform/core/integer-programme.ts';
import { openHighs } from './highs-runtime.ts';

interface Order {
  readonly programme: IntegerProgramme;
  readonly seconds: number;
}

const solve = await openHighs();
parentPort?.on('message', ({ programme, seconds }: Order) => {
  parentPort?.postMessage(solve(programme, seconds));
});
