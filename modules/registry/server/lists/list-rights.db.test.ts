import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Caller, contextOf, type Role, roles } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { testDatabase } from '#tests/support/database.ts';
import { cancelList } from './cancel-list.ts';
import { downloadList } from './download-list.ts';
import { fixListRow } from './fix-list-row.ts';
import { listReaders, listWriters } from './list-roles.ts';
import { aCaller, aPerson, csvOf, filed, registered } from './list-test-kit.ts';
import { mapListColumns } from './map-list-columns.ts';
import { identityPlace } from './prepare-rows.ts';
import { readListNow } from './read-list-now.ts';
import { recheckList } from './recheck-list.ts';
import { showListRows } from './show-list-rows.ts';
import { showList } from './show-lists.ts';
import { submitList } from './submit-list.ts';
import { submitListNow } from './submit-list-now.ts';

const held = testDatabase();
const village = aCaller();
const stranger = aCaller({ areaCodes: ['51.71.01.1003'] });

type ListAct = (caller: Caller, listId: string) => Promise<unknown>;

const changes: Readonly<Record<string, ListAct>> = {
  'map columns': (caller, listId) => mapListColumns(held.services, caller, { listId, sheets: [] }),
  'fix a row': (caller, listId) => fixListRow(held.services, caller, { listId, rowId: 1, cells: {} }),
  recheck: (caller, listId) => recheckList(held.services, caller, listId),
  submit: (caller, listId) => submitList(held.services, caller, listId),
  cancel: (caller, listId) => cancelList(held.services, caller, listId),
};

const looks: Readonly<Record<string, ListAct>> = {
  show: (caller, listId) => showList(held.services, caller, listId),
  'show rows': (caller, listId) => showListRows(held.services, caller, { listId, after: 0, limit: 10 }),
  download: (caller, listId) => downloadList(held.services, caller, listId, 'id'),
};

function without(allowed: readonly Role[]): readonly Role[] {
  return roles.filter((role) => !allowed.includes(role));
}

describe.each([
  ...Object.entries(changes).map(([name, run]) => ({ name, run, allowed: listWriters })),
  ...Object.entries(looks).map(([name, run]) => ({ name, run, allowed: listReaders })),
])('to $name', ({ run, allowed }) => {
  test('is for the roles that hand in lists, and for nobody out of scope', async () => {
    const listId = await filed(held, village, { bytes: csvOf([aPerson(1)]) });
    for (const role of without(allowed))
      await expect(run(aCaller({ role }), listId)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(run(stranger, listId)).rejects.toMatchObject({ code: 'list.not_found' });
  });
});

test('the functions that see beyond a scope refuse whoever may not write the list', async () => {
  const listId = await filed(held, village, { bytes: csvOf([aPerson(2)]) });
  const calls = [
    sql`select * from registry.match_list_rows(${listId}::uuid, null, true, 100)`,
    sql`select registry.register_list_rows(${listId}::uuid, 1, 10)`,
  ];
  for (const call of calls)
    for (const caller of [stranger, aCaller({ role: 'auditor' })])
      await expect(
        inTransaction(held.services.pool, contextOf(caller), (transaction) =>
          call.execute(transaction.of<unknown>()),
        ),
      ).rejects.toMatchObject({ code: '42501' });
});

test('a list that was not submitted is registered by nobody', async () => {
  const listId = await filed(held, village, { bytes: csvOf([aPerson(3)]) });
  await submitListNow({ services: held.services, caller: village, listId });
  expect(await held.asAdmin(`select 1 from registry.list_registrations where list_id = '${listId}'`)).toEqual(
    [],
  );
  await expect(
    inTransaction(held.services.pool, contextOf(village), (transaction) =>
      sql`select registry.register_list_rows(${listId}::uuid, 1, 10)`.execute(transaction.of<unknown>()),
    ),
  ).rejects.toMatchObject({ code: '55000' });
});

test('the identity of a registered person opens in its new place', async () => {
  const person = aPerson(4, { phone: '0812-3450-0004' });
  const listId = await filed(held, village, { bytes: csvOf([person]) });
  await registered(held, village, listId);
  const [worker] = await held.asAdmin(`select w.worker_id, w.identity_sealed from registry.workers w
    join registry.list_registrations g on g.worker_id = w.worker_id where g.list_id = '${listId}'`);
  const workerId = String(worker?.worker_id);
  const sealed = worker?.identity_sealed;
  if (!Buffer.isBuffer(sealed)) throw new Error('no identity');
  const identity = JSON.parse(
    openSealed(held.services.secrets, identityPlace(workerId), sealed).toString('utf8'),
  );
  expect(identity).toEqual({ nik: person.nik, phone: '+6281234500004' });
});

describe('work that is begun twice', () => {
  test('a reading that a crash left half done is begun anew', async () => {
    const people = [aPerson(5), aPerson(6), aPerson(7)];
    const listId = await filed(held, village, { bytes: csvOf(people) });
    await held.asAdmin(
      `update registry.lists set state = 'reading', rows_done = 1, checked_at = null where list_id = '${listId}'`,
    );
    await held.asAdmin(`delete from registry.list_rows where list_id = '${listId}' and row_id > 1`);
    await readListNow({ services: held.services, caller: village, listId });
    const { list } = await showList(held.services, village, listId);
    expect(list).toMatchObject({ state: 'checked', rows_done: 3, rows_total: 3, counts: { ready: 3 } });
  });

  test('two readers of one list leave each row once', async () => {
    const people = Array.from({ length: 6_000 }, (_, n) => aPerson(100 + n));
    const long = await filed(held, village, { bytes: csvOf(people) });
    await held.asAdmin(`update registry.lists set state = 'received' where list_id = '${long}'`);
    const work = { services: held.services, caller: village, listId: long };
    await Promise.allSettled([readListNow(work), readListNow(work)]);
    await readListNow(work);
    const { list } = await showList(held.services, village, long);
    expect(list).toMatchObject({ state: 'checked', rows_total: 6_000, counts: { ready: 6_000 } });
  });

  test('lists of two villages with the same people, submitted at once, make each person once', async () => {
    const people = Array.from({ length: 2_000 }, (_, n) => aPerson(7_000 + n));
    const [one, two] = [
      await filed(held, village, { bytes: csvOf(people) }),
      await filed(held, stranger, { bytes: csvOf([...people].reverse()) }),
    ];
    await Promise.all([registered(held, village, one), registered(held, stranger, two)]);
    const counted =
      await held.asAdmin(`select count(*)::int as rows, count(distinct worker_id)::int as people,
        (select count(*)::int from registry.memberships where list_id in ('${one}', '${two}')) as memberships
      from registry.list_registrations where list_id in ('${one}', '${two}')`);
    expect(counted).toEqual([{ rows: 4_000, people: 2_000, memberships: 2_000 }]);
  });
});
