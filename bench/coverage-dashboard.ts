import { createApp } from '#apps/server/app.ts';
import { createRouter } from '#apps/server/router.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import type { BenchDatabase } from './bench-database.ts';
import type { Question } from './coverage-questions.ts';
import { quantile } from './figure.ts';

const asks = 300;
/** Every address is asked at least once before it counts. */
const warmUps = 30;
const anyone = 'x-bench-anyone';

const officer = aCaller('office_supervisor', { areaCodes: ['51'] });

/** The real application, asked without a socket: routing, contract, row policies and database. */
export interface Dashboard {
  /** Milliseconds of a few hundred askings. */
  readonly times: (question: Question) => Promise<{ readonly p50: number; readonly p99: number }>;
  /** The body of one answer. */
  readonly answer: (address: string) => Promise<string>;
}

export async function openDashboard({ services, database }: BenchDatabase): Promise<Dashboard> {
  const app = await createApp({
    router: createRouter(
      { ...services, authPool: database.auth, baseUrl: 'http://localhost:4510' },
      database.worker,
    ),
    callerOf: async (headers) => (headers.has(anyone) ? null : officer),
    handleSignIn: async () => new Response(),
    isHealthy: async () => true,
    webDirectory: '/nowhere',
    report: (_, error) => console.error(error),
  });
  const ask = async (address: string, byAnyone: boolean) => {
    const answer = await app.inject({ url: address, headers: byAnyone ? { [anyone]: 'yes' } : {} });
    if (answer.statusCode !== 200)
      throw new Error(`${address}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
    return answer.body;
  };
  return {
    times: ({ addresses, byAnyone = false }) =>
      timesOf(
        (turn) => ask(addresses[turn % addresses.length] ?? '', byAnyone),
        Math.max(warmUps, addresses.length),
      ),
    answer: (address) => ask(address, false),
  };
}

async function timesOf(ask: (turn: number) => Promise<string>, before: number) {
  const taken: number[] = [];
  for (let turn = 0; turn < before + asks; turn++) {
    const began = performance.now();
    await ask(turn);
    if (turn >= before) taken.push(performance.now() - began);
  }
  return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
}
