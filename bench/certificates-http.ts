import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { openBenchDatabase } from './bench-database.ts';
import { askOver, requestOf } from './certificates-client.ts';
import { measureUnknown } from './certificates-unknown.ts';
import { fillCertificates, fillEmployers } from './certificates-world.ts';
import { type Figure, quantile } from './figure.ts';

const connections = 20;
const warmUp = 2_000;
const rounds = 12;
const checksARound = 1_500;

const said = z.object({
  address: z.string().optional(),
  cpuMicroseconds: z.number().optional(),
  bareMicroseconds: z.number().optional(),
});

/** Checks over HTTP with live status: CPU time of the server's process a check, and how long one waits at 20 connections. */
export async function* measureHttpChecks(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  const server = fork(new URL('./certificates-http-server.ts', import.meta.url), [bench.adminUrl], {
    execArgv: startOptions(),
  });
  try {
    const [first] = await once(server, 'message');
    const port = Number(new URL(said.parse(first).address ?? '').port);
    const texts = await fillCertificates(bench, await fillEmployers(bench, 1_000));
    await askAll(port, texts, warmUp);
    const waits: number[] = [];
    const taken: Round[] = [];
    for (let round = 0; round < rounds; round += 1)
      taken.push(await measureRound(server, port, texts, waits));
    const middle = (read: (round: Round) => number) => quantile(taken.map(read), 0.5);
    yield {
      name: 'check over HTTP with live status, CPU of the server',
      measured: `${middle(({ check }) => check).toFixed(0)} µs a check (${Math.round(middle(({ rate }) => rate))} checks/s as the machine was)`,
      beside: `bare ES256 ${middle(({ bare }) => bare).toFixed(0)} µs in the same process, in turn with ${rounds} rounds of checks`,
      ratio: middle(({ bare, check }) => bare / check),
      bound: { atLeast: 0.45 },
    };
    const p99 = quantile(waits, 0.99);
    yield {
      name: `check over HTTP, p99 at ${connections} connections in ms`,
      measured: `median ${quantile(waits, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${waits.length}`,
      beside: 'client and database on the same cores',
      ratio: p99,
      bound: { atMost: 10 },
    };
    yield* measureUnknown(bench, port);
  } finally {
    server.kill();
    await bench.close();
  }
}

/** The server runs as `npm start` runs it. */
function startOptions(): string[] {
  const { scripts } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

interface Round {
  /** Microseconds of processor time. */
  readonly bare: number;
  readonly check: number;
  readonly rate: number;
}

/** Bare verification before and after some checks: what else the machine does slows both alike. */
async function measureRound(
  server: ChildProcess,
  port: number,
  texts: readonly string[],
  waits: number[],
): Promise<Round> {
  const bareBefore = (await ask(server, 'bare')).bareMicroseconds ?? 0;
  const before = (await ask(server, 'cpu')).cpuMicroseconds ?? 0;
  const began = performance.now();
  waits.push(...(await askAll(port, texts, checksARound)));
  const rate = checksARound / ((performance.now() - began) / 1000);
  const check = (((await ask(server, 'cpu')).cpuMicroseconds ?? 0) - before) / checksARound;
  const bareAfter = (await ask(server, 'bare')).bareMicroseconds ?? 0;
  return { bare: (bareBefore + bareAfter) / 2, check, rate };
}

async function ask(server: ChildProcess, question: 'cpu' | 'bare'): Promise<z.infer<typeof said>> {
  const answer = once(server, 'message');
  server.send(question);
  return said.parse((await answer)[0]);
}

/** Sends so many checks over 20 sockets, each when the one before is answered; answers how long each waited, in ms. */
async function askAll(port: number, texts: readonly string[], count: number): Promise<number[]> {
  const waits: number[] = [];
  let sent = 0;
  const next = () => (sent < count ? requestOf(texts[sent % texts.length] ?? '', sent++) : null);
  await Promise.all(Array.from({ length: connections }, () => askOver(port, next, waits)));
  return waits;
}
