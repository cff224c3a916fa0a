import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type KillBudget, killRound } from '#tests/support/kills/kill-round.ts';
import { makeMoneyWorld } from '#tests/support/kills/money-world.ts';
import { seededRandom } from '#tests/support/kills/strikes.ts';
import { projectRoot } from '#tests/support/test-secrets.ts';
import type { ProofResult } from './proof-result.ts';

/**
 * `kill -9` of the server process (--app) and of the database (--db; one in five as a whole, else one of its processes, after which all
 * restart), at named points and at random moments, during bill runs, imports and payments at once: no acknowledged payment is lost or
 * doubled, the ledger balances, and what was interrupted ends as if it had not been. `--control no-idem` pays again under a new key
 * when nobody answers, and must fail.
 */
export async function proveKill9(words: readonly string[]): Promise<ProofResult> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      app: { type: 'string', default: '500' },
      db: { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      control: { type: 'string' },
    },
  });
  if (values.control !== undefined && values.control !== 'no-idem')
    throw new Error('--control knows no-idem alone');
  const [app, db, seed] = [Number(values.app), Number(values.db), Number(values.seed)];
  const isControl = values.control !== undefined;
  const whole = Math.floor(db / 5);
  const budget: KillBudget = {
    left: { process: app, backend: db - whole, database: whole },
    done: new Map(),
  };
  const random = seededRandom(seed);
  const world = await makeMoneyWorld({ ahead: 60, byBank: 120, atCounter: 200, joined: 40 });
  const wrongs: string[] = [];
  try {
    for (let round = 1; wanted(budget) > 0; round++) {
      const most = isControl ? { bills: 0, import: 0, pay: 20 } : { bills: 10, import: 6, pay: 20 };
      // The moment at which a missing key shows: committed, and nobody was told.
      const only = isControl ? { only: { statement: '^commit', when: 'answered' } as const } : {};
      const found = await killRound(world, { budget, random, most, withKeys: !isControl, ...only });
      wrongs.push(...found);
      console.error(`round ${round}: ${app + db - wanted(budget)} kills, ${found.length} wrong`);
      for (const wrong of found) console.error(`  ${wrong}`);
    }
  } finally {
    await world.close();
  }
  return { seed, n: app + db, failures: wrongs.length, commit: commit(), kills: byMoment(budget) };
}

function wanted({ left }: KillBudget): number {
  return left.process + left.backend + left.database;
}

function byMoment({ done }: KillBudget): Readonly<Record<string, number>> {
  return Object.fromEntries([...done].sort(([one], [other]) => one.localeCompare(other)));
}

/** Empty outside a clone. */
function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return '';
  }
}
