import { afterAll, beforeAll, expect, test } from 'vitest';
import { type KillBudget, killRound } from './kill-round.ts';
import { type MoneyWorld, makeMoneyWorld } from './money-world.ts';
import { seededRandom } from './strikes.ts';

let world: MoneyWorld;

beforeAll(async () => {
  world = await makeMoneyWorld({ ahead: 60, byBank: 120, atCounter: 160, joined: 40 });
});
afterAll(() => world.close());

test('a bill run, an import and payments at once survive 50 kills of server and database: nothing lost, doubled or out of balance', async () => {
  const budget: KillBudget = { left: { process: 10, backend: 36, database: 4 }, done: new Map() };
  const random = seededRandom(5);
  while (Object.values(budget.left).some((left) => left > 0)) {
    const rules = { budget, random, most: { bills: 10, import: 4, pay: 30 }, withKeys: true };
    expect(await killRound(world, rules)).toEqual([]);
  }
}, 300_000);

test('without the key of a payment the same kills double payments, so the proof can fail', async () => {
  const budget: KillBudget = { left: { process: 3, backend: 0, database: 0 }, done: new Map() };
  const only = { statement: '^commit', when: 'answered' } as const;
  const most = { bills: 0, import: 0, pay: 3 };
  const wrongs = await killRound(world, { budget, random: seededRandom(7), most, withKeys: false, only });
  expect(wrongs.filter((wrong) => wrong.startsWith('doubled'))).not.toEqual([]);
}, 300_000);
