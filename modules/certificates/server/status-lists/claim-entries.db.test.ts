import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { contextOf, emptyContext, type RowContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { claimEntries, type EntryToClaim, setStatuses } from './claim-entries.ts';

const held = testDatabase();
const base = { baseUrl: 'http://localhost:4510' };
const office = contextOf(aCaller('office_staff', { areaCodes: ['51.71'] }));
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function anEntry(given: Partial<EntryToClaim> = {}): EntryToClaim {
  const code = Array.from({ length: 16 }, () => signs[Math.floor(Math.random() * 32)]).join('');
  return { certificateId: randomUUID(), code, kind: 'employer', holderId: randomUUID(), ...given };
}

const someEntries = (count: number) => Array.from({ length: count }, () => anEntry());

function claimAs(context: RowContext, entries: readonly EntryToClaim[], services = base) {
  return inTransaction(held.services.pool, context, (transaction) =>
    claimEntries(transaction, services, entries),
  );
}

function claimByJob(entries: readonly EntryToClaim[], services = base) {
  return inTransaction(held.database.worker, emptyContext, (transaction) =>
    claimEntries(transaction, services, entries),
  );
}

function stateAs(context: RowContext, certificateId: string, status: 0 | 1 | 2) {
  return inTransaction(held.services.pool, context, (transaction) =>
    setStatuses(transaction, [{ certificateId, status, reason: 'uji' }]),
  );
}

const entryOf = async (certificateId: string) =>
  (
    await held.asAdmin(
      `select status, reason, list_id, idx from certificates.entries where certificate_id = '${certificateId}'`,
    )
  )[0];

const waiting = async () =>
  Number((await held.asAdmin('select count(*) from certificates.status_changes'))[0]?.count);

test('a certificate gets one place of its own, valid, in a list named after the server', async () => {
  const { organisationId } = await anEmployer(held, []);
  const entry = anEntry({ holderId: organisationId });
  const claimed = (await claimAs(office, [entry])).get(entry.certificateId);
  expect(claimed?.uri).toBe(`http://localhost:4510/status-lists/${claimed?.listId}`);
  expect(await entryOf(entry.certificateId)).toMatchObject({
    status: 0,
    list_id: claimed?.listId,
    idx: claimed?.idx,
  });
});

test('many claims at once never share a place, spread over the whole list, and each waits to be built', async () => {
  const before = await waiting();
  const claims = await Promise.all(
    Array.from({ length: 12 }, (_, at) => claimByJob(someEntries(at % 2 === 0 ? 1 : 400))),
  );
  const places = claims.flatMap((claim) => [...claim.values()]);
  expect(places).toHaveLength(6 + 2400);
  expect(new Set(places.map(({ listId, idx }) => `${listId}.${idx}`)).size).toBe(places.length);
  const quarters = [0, 1, 2, 3].map((quarter) => places.filter(({ idx }) => idx >> 15 === quarter).length);
  for (const quarter of quarters) expect(Math.abs(quarter - 600)).toBeLessThan(150);
  expect(await waiting()).toBe(before + places.length);
});

test('a full list opens the next one, and those that did not fit go there', async () => {
  await claimByJob(someEntries(1));
  await held.asAdmin(`update certificates.status_lists set capacity = held + (select count(*) from certificates.entries e
    where e.list_id = status_lists.list_id) + 5`);
  const claimed = [...(await claimByJob(someEntries(1200))).values()];
  const lists = [...new Set(claimed.map(({ listId }) => listId))].sort();
  expect(lists).toHaveLength(2);
  expect(claimed.filter(({ listId }) => listId === lists[0])).toHaveLength(5);
});

test('a server that moved to another address opens a list there, and the old list keeps its address', async () => {
  const [before] = [...(await claimByJob(someEntries(1))).values()];
  const [after] = [...(await claimByJob(someEntries(1), { baseUrl: 'https://semesta.example' })).values()];
  expect(after?.uri).toBe(`https://semesta.example/status-lists/${after?.listId}`);
  const [kept] = await held.asAdmin(
    `select uri from certificates.status_lists where list_id = ${before?.listId}`,
  );
  expect(kept?.uri).toBe(before?.uri);
});

test('a certificate is suspended and restored; once revoked it stays so', async () => {
  const { organisationId } = await anEmployer(held, []);
  const entry = anEntry({ holderId: organisationId });
  await claimAs(office, [entry]);
  const moves: readonly (readonly [0 | 1 | 2, number, number])[] = [
    [2, 1, 2],
    [2, 0, 2],
    [0, 1, 0],
    [1, 1, 1],
    [0, 0, 1],
    [2, 0, 1],
  ];
  for (const [to, changed, stands] of moves) {
    expect(await stateAs(office, entry.certificateId, to)).toBe(changed);
    expect(await entryOf(entry.certificateId)).toMatchObject({ status: stands });
  }
});

test('of several changes of one certificate in one batch the revocation stands, else the last', async () => {
  const [entry] = someEntries(1);
  if (!entry) throw new Error('no entry');
  await claimByJob([entry]);
  const { certificateId } = entry;
  await inTransaction(held.database.worker, emptyContext, (transaction) =>
    setStatuses(transaction, [
      { certificateId, status: 2, reason: 'a' },
      { certificateId, status: 1, reason: 'b' },
      { certificateId, status: 0, reason: 'c' },
    ]),
  );
  expect(await entryOf(certificateId)).toMatchObject({ status: 1, reason: 'b' });
});

test('only the office of its area issues to an employer and says how it stands; a card is also asked for by who may know the worker', async () => {
  const { organisationId } = await anEmployer(held, []);
  const worker = aWorker();
  await insertWorkers(held, [worker]);
  const employers = anEntry({ holderId: organisationId });
  const card = () => anEntry({ kind: 'worker', holderId: worker.workerId });
  const far = contextOf(aCaller('office_staff', { areaCodes: ['51.04'] }));
  const own = contextOf(aCaller('employer', { organisationIds: [organisationId] }));
  const self = contextOf(aCaller('worker', { workerId: worker.workerId }));
  for (const context of [far, own, self, emptyContext]) {
    await expect(claimAs(context, [employers])).rejects.toThrow('not yours to issue');
  }
  await claimAs(office, [employers]);
  for (const context of [far, own, self, emptyContext]) {
    expect(await stateAs(context, employers.certificateId, 1)).toBe(0);
  }
  expect((await claimAs(self, [card()])).size).toBe(1);
  expect((await claimAs(office, [card()])).size).toBe(1);
  for (const context of [far, own, emptyContext]) {
    await expect(claimAs(context, [card()])).rejects.toThrow('not yours to issue');
  }
});
