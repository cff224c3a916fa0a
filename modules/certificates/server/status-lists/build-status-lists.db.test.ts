import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openStatusList, type Status, statusIn } from '#modules/certificates/core/index.ts';
import { openKeyring, verifierOf } from '#modules/certificates/server/keys/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { testDatabase } from '#tests/support/database.ts';
import { buildStatusList, buildStatusLists } from './build-status-lists.ts';
import { type ClaimedEntry, claimEntries, setStatuses } from './claim-entries.ts';
import { findStatusList } from './find-status-list.ts';
import { publishStatusLists } from './publish-status-lists.ts';

const held = testDatabase();
const baseUrl = 'http://localhost:4510';
const services = () => ({ ...held.services, baseUrl });
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

async function claimSome(count: number, base = baseUrl): Promise<ClaimedEntry[]> {
  const entries = Array.from({ length: count }, () => ({
    ...({ certificateId: randomUUID(), kind: 'employer', holderId: randomUUID() } as const),
    code: Array.from({ length: 16 }, () => signs[Math.floor(Math.random() * 32)]).join(''),
  }));
  return inTransaction(held.database.worker, emptyContext, async (transaction) => [
    ...(await claimEntries(transaction, { baseUrl: base }, entries)).values(),
  ]);
}

function state(entries: readonly ClaimedEntry[], status: Status) {
  const changes = entries.map(({ certificateId }) => ({ certificateId, status, reason: 'uji' }));
  return inTransaction(held.database.worker, emptyContext, (transaction) =>
    setStatuses(transaction, changes),
  );
}

const build = () => buildStatusLists(services(), held.database.worker);

async function published(listId: number) {
  const found = await findStatusList(held.services, listId);
  if (found === null || found === 'unbuilt') throw new Error('nothing published');
  return found;
}

/** What a checker reads of these certificates out of the published tokens. */
async function readOf(entries: readonly ClaimedEntry[]): Promise<(number | string)[]> {
  const verifier = verifierOf(await openKeyring(services()));
  const lists = new Map<number, ReturnType<typeof openStatusList>>();
  for (const listId of new Set(entries.map((entry) => entry.listId)))
    lists.set(listId, openStatusList((await published(listId)).cwt, verifier));
  const now = Date.now() / 1000;
  return entries.map((entry) => {
    const read = statusIn(lists.get(entry.listId) ?? null, entry, { nowSeconds: now, fetchedAtSeconds: now });
    return read.from === 'list' && read.isFresh ? read.status : read.from;
  });
}

const changesWaiting = async () =>
  Number((await held.asAdmin('select count(*) from certificates.status_changes'))[0]?.count);

test('what is given out, suspended, restored and revoked reads so in the signed list after the next build', async () => {
  const entries = await claimSome(8);
  await state(entries.slice(0, 4), 2);
  await state(entries.slice(6), 1);
  await build();
  expect(await readOf(entries)).toEqual([2, 2, 2, 2, 0, 0, 1, 1]);
  await state(entries.slice(0, 2), 0);
  await state(entries.slice(6), 0);
  await build();
  expect(await readOf(entries)).toEqual([0, 0, 2, 2, 0, 0, 1, 1]);
  expect(await build()).toBe(0);
});

test('the list shows no place being given out: the builds before and after read the same there', async () => {
  await claimSome(1);
  await build();
  const entries = await claimSome(500);
  expect(new Set(await readOf(entries))).toEqual(new Set([0]));
  await build();
  expect(new Set(await readOf(entries))).toEqual(new Set([0]));
});

test('a build that is cut off between its steps leaves the old list served and everything still to be built', async () => {
  const entries = await claimSome(3);
  await build();
  const [entry] = entries;
  if (!entry) throw new Error('none');
  const before = await published(entry.listId);
  await state(entries, 2);
  const client = await held.database.worker.connect();
  await client.query('begin');
  await client.query('select 1 from certificates.begin_build($1)', [entry.listId]);
  await client.query(
    `select certificates.keep_build($1, statuses, taken, '{"jwt":"x","kid":"x","issuedAt":1,"expiresAt":2}', 'x', 1)
    from certificates.begin_build($1)`,
    [entry.listId],
  );
  const [{ pid } = { pid: 0 }] = (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
  await held.asAdmin(`select pg_terminate_backend(${pid})`);
  client.release(true);
  expect((await published(entry.listId)).version).toBe(before.version);
  expect(await changesWaiting()).toBe(3);
  await build();
  expect(await readOf(entries)).toEqual([2, 2, 2]);
  expect(await changesWaiting()).toBe(0);
});

test('two builders at once, while certificates are claimed and stated, lose nothing', async () => {
  const first = await claimSome(50);
  const work = await Promise.all([
    build(),
    state(first.slice(0, 25), 2),
    build(),
    claimSome(50),
    build(),
    state(first.slice(20, 30), 1),
    claimSome(1),
    build(),
  ]);
  const more = [...work[3], ...work[6]];
  await state(more.slice(0, 10), 2);
  await Promise.all([build(), build()]);
  const entries = [...first, ...more];
  const rows = await held.asAdmin(`select certificate_id, status from certificates.entries`);
  const stands = new Map(rows.map((row) => [row.certificate_id, row.status]));
  expect(await readOf(entries)).toEqual(entries.map(({ certificateId }) => stands.get(certificateId)));
  expect(await changesWaiting()).toBe(0);
});

test('random histories read in the published lists as in a model of a few lines', async () => {
  const model = new Map<ClaimedEntry, Status>();
  for (let step = 0; step < 40; step++) {
    const known = [...model.keys()];
    const some = known.filter(() => Math.random() < 0.3);
    const move = Math.random();
    if (move < 0.3)
      for (const entry of await claimSome(1 + Math.floor(Math.random() * 20))) model.set(entry, 0);
    else if (move < 0.8) {
      const status: Status = move < 0.5 ? 2 : move < 0.75 ? 0 : 1;
      await state(some, status);
      for (const entry of some) if (model.get(entry) !== 1) model.set(entry, status);
    } else await build();
  }
  await build();
  expect(await readOf([...model.keys()])).toEqual([...model.values()]);
  // The control: a change that is not built yet must show as a difference.
  const victim = [...model].find(([, status]) => status === 0)?.[0] ?? (await claimSome(1))[0];
  if (!victim) throw new Error('none');
  await build();
  await state([victim], 2);
  expect(await readOf([victim])).toEqual([0]);
});

test('a list that was just opened is built when it is first asked for, and an unknown one is none', async () => {
  const [entry] = await claimSome(1, 'https://semesta.example');
  if (!entry) throw new Error('none');
  expect(await findStatusList(held.services, entry.listId)).toBe('unbuilt');
  const find = publishStatusLists(services(), held.database.worker);
  const [one, same] = await Promise.all([find(entry.listId), find(entry.listId)]);
  expect(one?.version).toBe(same?.version);
  expect(await find(999_999)).toBeNull();
});

test('a list is built anew when it grows old, or when another key signs', async () => {
  await claimSome(1);
  await build();
  expect(await build()).toBe(0);
  await held.asAdmin(`update certificates.status_lists set built_at = now() - interval '6 hours 1 minute'`);
  expect(await build()).toBeGreaterThan(0);
  await held.asAdmin(`update certificates.status_lists set kid = 'another'`);
  expect(await build()).toBeGreaterThan(0);
  expect(await build()).toBe(0);
});

test('a list is built now and then without any cause, never soon after a build', async () => {
  await claimSome(1);
  await build();
  const due = async () =>
    Number(
      (
        await held.database.worker.query(
          `select count(*) from generate_series(1, 2000) n cross join lateral certificates.due_status_lists(left('x1' || n, 2), 21600)`,
        )
      ).rows[0]?.count,
    );
  await held.asAdmin(`update certificates.status_lists set kid = 'x1'`);
  expect(await due()).toBe(0);
  await held.asAdmin(`update certificates.status_lists set built_at = now() - interval '5 minutes'`);
  expect(await due()).toBeGreaterThan(0);
  await build();
});

test('before a list is full the next one stands ready', async () => {
  await claimSome(1);
  const lists = async () =>
    Number((await held.asAdmin('select count(*) from certificates.status_lists'))[0]?.count);
  const before = await lists();
  await held.asAdmin(
    `update certificates.status_lists set capacity = (select count(*) from certificates.entries) + 2`,
  );
  await claimSome(1);
  await build();
  expect(await lists()).toBe(before + 1);
});

test('the application cannot build, nor see which places are held', async () => {
  for (const statement of [
    'select * from certificates.status_lists',
    'select * from certificates.status_changes',
    'select * from certificates.entries',
    'select * from certificates.begin_build(1)',
  ])
    await expect(held.services.pool.query(statement)).rejects.toThrow('permission denied');
  expect(await buildStatusList(held.database.worker, await openKeyring(services()), 999)).toBe(false);
});
