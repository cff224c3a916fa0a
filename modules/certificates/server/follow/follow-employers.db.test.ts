import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { claimEntries } from '#modules/certificates/server/status-lists/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { addBills, anEmployer, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { followEmployers } from './follow-employers.ts';
import { followTheCalendar } from './follow-the-calendar.ts';
import type { Follower } from './followers.ts';
import { restateStatuses } from './restate-statuses.ts';

const held = testDatabase();
const baseUrl = 'http://localhost:4510';
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const restate: Follower = { name: 'restate-statuses', follow: restateStatuses };
const paid = (month: string) => ({ month, state: 'paid' as const });
const open = (month: string) => ({ month, state: 'open' as const });

function follow(who: readonly Follower[] = [restate], today = '2026-11-15') {
  return followEmployers({ ...held.services, baseUrl, today: () => today }, held.database.worker, who);
}

async function certify(employer: TestEmployer): Promise<string> {
  const certificateId = randomUUID();
  const code = Array.from({ length: 16 }, () => signs[Math.floor(Math.random() * 32)]).join('');
  await inTransaction(held.database.worker, emptyContext, (transaction) =>
    claimEntries(transaction, { baseUrl }, [
      { certificateId, code, kind: 'employer', holderId: employer.organisationId },
    ]),
  );
  return certificateId;
}

async function statusOf(certificateId: string) {
  const [row] = await held.asAdmin(
    `select status, reason from certificates.entries where certificate_id = '${certificateId}'`,
  );
  return row;
}

const countIn = async (table: string) =>
  Number((await held.asAdmin(`select count(*) from certificates.${table}`))[0]?.count);

/** A follower that remembers whom it followed, and fails whenever one of `poison` is among them. */
function aFollower(name: string, poison: ReadonlySet<string> = new Set()) {
  const seen = new Set<string>();
  const follower: Follower = {
    name,
    follow: async (transaction, _services, ids) => {
      for (const id of ids) seen.add(id);
      if (ids.some((id) => poison.has(id))) {
        for (const id of ids) seen.delete(id);
        await transaction.client.query('select 1 / 0');
      }
    },
  };
  return { follower, seen };
}

test('an employer in arrears is suspended in the status list, and restored in the moment he paid', async () => {
  const employer = await anEmployer(held, [paid('2026-08'), paid('2026-09')]);
  const certificateId = await certify(employer);
  await follow();
  expect(await statusOf(certificateId)).toMatchObject({ status: 0 });
  await held.asAdmin(`update contributions.bills set state = 'open', paid_idr = 0, paid_on = null
    where payer_id = '${employer.organisationId}' and first_month = '2026-09'`);
  await follow();
  expect(await statusOf(certificateId)).toMatchObject({ status: 2, reason: 'arrears.1' });
  await payBills(held, employer, '2026-11-15');
  await follow();
  expect(await statusOf(certificateId)).toMatchObject({ status: 0, reason: '' });
  expect(await countIn('changed_employers')).toBe(0);
});

test('arrears that begin by the date alone suspend on their first day, once', async () => {
  const employer = await anEmployer(held, [paid('2026-09'), open('2026-10')]);
  const certificateId = await certify(employer);
  await followTheCalendar(held.database.worker, '2026-11-15');
  await follow([restate], '2026-11-15');
  expect(await followTheCalendar(held.database.worker, '2026-11-16')).toBe(0);
  expect(await followTheCalendar(held.database.worker, '2026-11-17')).toBeGreaterThan(0);
  await follow([restate], '2026-11-17');
  expect(await statusOf(certificateId)).toMatchObject({ status: 2, reason: 'arrears.1' });
  expect(await followTheCalendar(held.database.worker, '2026-11-17')).toBe(0);
});

test('a server that was off for months catches up with every day it missed', async () => {
  const employer = await anEmployer(held, [paid('2026-10')]);
  const certificateId = await certify(employer);
  await follow([restate], '2026-11-18');
  await followTheCalendar(held.database.worker, '2027-02-20');
  await follow([restate], '2027-02-20');
  expect(await statusOf(certificateId)).toMatchObject({ status: 2, reason: 'arrears.3' });
  await held.asAdmin(`delete from certificates.follow_marks`);
});

test('one employer at whom a follower fails holds up neither the others nor the other followers, and is tried again', async () => {
  const employers = [];
  for (let made = 0; made < 9; made++) employers.push(await anEmployer(held, [paid('2026-09')]));
  const ids = employers.map(({ organisationId }) => organisationId);
  const poisoned = ids[4] ?? '';
  const poison = new Set([poisoned]);
  const failing = aFollower('failing', poison);
  const sound = aFollower('sound');
  const { faults } = await follow([failing.follower, sound.follower]);
  expect(faults).toEqual([{ organisationId: poisoned, follower: 'failing', attempts: 1, fault: '22012' }]);
  for (const id of ids) {
    expect(sound.seen.has(id)).toBe(true);
    expect(failing.seen.has(id)).toBe(id !== poisoned);
  }
  // Not at once: it waits, longer each time.
  expect((await follow([failing.follower])).faults).toEqual([]);
  await held.asAdmin('update certificates.unfollowed set retry_at = now()');
  expect((await follow([failing.follower])).faults).toMatchObject([{ attempts: 2 }]);
  poison.clear();
  await held.asAdmin('update certificates.unfollowed set retry_at = now()');
  expect((await follow([failing.follower])).faults).toEqual([]);
  expect(failing.seen.has(poisoned)).toBe(true);
  expect(await countIn('unfollowed')).toBe(0);
});

test('a batch whose connection dies in the middle is still in the queue, whole', async () => {
  await anEmployer(held, [paid('2026-09')]);
  const waiting = await countIn('changed_employers');
  expect(waiting).toBeGreaterThan(0);
  const dying: Follower = {
    name: 'dying',
    follow: async (transaction) => {
      await restateStatuses(transaction, { ...held.services, baseUrl }, []);
      await transaction.client.query('select pg_terminate_backend(pg_backend_pid())');
    },
  };
  await expect(follow([restate, dying])).rejects.toThrow();
  expect(await countIn('changed_employers')).toBe(waiting);
  expect((await follow()).employers).toBeGreaterThan(0);
});

test('of two at once one follows, and a change made meanwhile is followed by the next', async () => {
  const employer = await anEmployer(held, [paid('2026-09')]);
  const slow: Follower = {
    name: 'slow',
    follow: async () => {
      await addBills(held, employer, [open('2026-08')]);
      expect((await follow()).employers).toBe(0);
    },
  };
  expect((await follow([slow])).employers).toBe(1);
  expect(await countIn('changed_employers')).toBe(1);
  expect((await follow()).employers).toBe(1);
});

test('the application can neither empty the queue nor state holders', async () => {
  for (const statement of [
    'select certificates.take_changed_employers(1)',
    `select certificates.state_holders('[]')`,
    `select certificates.follow_cards('2026-11-15', 1)`,
    'select * from certificates.unfollowed',
  ])
    await expect(held.services.pool.query(statement)).rejects.toThrow('permission denied');
});
