import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { registerInProcess, tracesOf } from '#tests/support/killed-registration.ts';
import { aCaller, aPerson, csvOf, filed } from './list-test-kit.ts';
import { submitList } from './submit-list.ts';

const held = testDatabase();

test('a process killed at any moment of a submission leaves nothing half done: run again, each row is registered once', async () => {
  const caller = aCaller();
  const people = Array.from({ length: 10_000 }, (_, n) => aPerson(n));
  const listId = await filed(held, caller, { bytes: csvOf(people) });
  await submitList(held.services, caller, listId);
  const order = { adminUrl: held.adminUrl, listId, caller };
  let kills = 0;
  for (let after = 60; !(await registerInProcess(order, after)); after = Math.round(after * 1.7)) {
    kills += 1;
    const [traces] = await held.asAdmin(tracesOf(listId));
    const { rows } = { ...traces };
    expect(traces).toMatchObject({
      registered: rows,
      memberships: rows,
      people: rows,
      claims: rows,
      workers: rows,
      counted: rows,
      audited: rows,
    });
  }
  expect(kills).toBeGreaterThan(0);
  const all = people.length;
  expect(await held.asAdmin(tracesOf(listId))).toEqual([
    {
      ready: all,
      registered: all,
      rows: all,
      memberships: all,
      people: all,
      claims: all,
      workers: all,
      counted: all,
      audited: all,
      state: 'submitted',
    },
  ]);
});
