import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { fileWhole } from './file-whole.ts';
import { anEmployer, faultsOfMoney } from './filing-test-kit.ts';

const held = testDatabase();

/** Counts the statements that the work sends, whoever of the pool's connections carries them. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  let statements = 0;
  const connect = held.services.pool.connect.bind(held.services.pool);
  const restore: (() => void)[] = [];
  const counting = async () => {
    const client = await connect();
    const { query } = client;
    const counted = (...given: Parameters<typeof query>) => {
      statements += 1;
      return Reflect.apply(query, client, given);
    };
    Object.assign(client, { query: counted });
    restore.push(() => Object.assign(client, { query }));
    return client;
  };
  Object.assign(held.services.pool, { connect: counting });
  try {
    await work();
  } finally {
    for (const undo of restore) undo();
    Object.assign(held.services.pool, { connect });
  }
  return statements;
}

test('a filing of 10,000 workers sends as many statements as one of 10, and leaves one bill', async () => {
  const counts: number[] = [];
  for (const workers of [10, 10_000]) {
    const employer = await anEmployer(held, { workers });
    const rows = employer.workers.map(({ nik, name }, index) => ({
      ...{ nik, name },
      wageIdr: String(3_000_000 + index),
    }));
    const request = { employerId: employer.employerId, month: '2026-10', rows, leavers: [] };
    const asked = { ...request, absent: 'refuse', finalise: true } as const;
    counts.push(await statementsOf(() => fileWhole(held.services, employer.clerk, asked)));
    const bills = await held.asAdmin(
      `select workers, state from contributions.bills where payer_id = '${employer.employerId}'`,
    );
    expect(bills).toEqual([{ workers, state: 'open' }]);
  }
  expect(counts[0]).toBeGreaterThan(5);
  expect(counts[1]).toBe(counts[0]);
  expect(await faultsOfMoney(held)).toEqual([]);
});
