import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, receive } from '#tests/support/a-contributor.ts';
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts';
import { begin, type History, take } from './counts-histories-test-kit.ts';
import { kept, recount } from './counts-recount-test-kit.ts';
import type { Step } from './counts-steps-test-kit.ts';

const day = '2026-03-05';

/** Whose life changes while something of his is paid: one whose cover goes on with it moves house, a wage earner whose cover begins takes up other work. */
const changes = {
  'goes on': { does: 'move', who: 0 },
  begins: { does: 'change work', who: 4 },
} as const satisfies Record<string, Step>;
type Cover = keyof typeof changes;

/** What the locks prevent, put back: each lets one of the two through. */
const unlocked: Readonly<Record<Cover, string>> = {
  'goes on': `create or replace function registry.hold_workers(p_workers uuid[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $f$
    begin perform from registry.workers w where w.worker_id = any (p_workers) order by w.worker_id for update; end $f$`,
  begins: `do $f$ begin execute replace(pg_get_functiondef('contributions.settle(uuid[],date)'::regprocedure), 'for key share', ''); end $f$`,
};

interface Money {
  readonly code: string;
  readonly amountIdr: number;
  readonly receivedOn: string;
}

/** Lets a history run up to an open bill of whoever changes. */
async function untilBilled(held: TestDatabase): Promise<History> {
  const history = await begin(held);
  for (const one of [
    { does: 'bill' },
    { does: 'pay', who: 0, months: 2, daysAgo: 0, channel: 'va' },
  ] as const)
    await take(history, one, '2026-02-03');
  for (const one of [{ does: 'bill' }, { does: 'file wages', back: 1, leaves: null, isPaid: false }] as const)
    await take(history, one, day);
  return history;
}

async function billOf({ held, workers, employerId }: History, cover: Cover): Promise<Money> {
  const payer = cover === 'goes on' ? workers[0]?.workerId : employerId;
  const [bill] = await held.asAdmin(
    `select code, amount_idr::int as amount from contributions.bills where payer_id = '${payer}' and state = 'open' order by first_month desc limit 1`,
  );
  return { code: String(bill?.code), amountIdr: Number(bill?.amount), receivedOn: day };
}

/** Waits until so many connections wait for a lock, or one of the doings is done. */
async function untilWaiting(held: TestDatabase, waiters: number, doing: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = doing.then(() => {
    isDone = true;
  });
  for (;;) {
    const [row] = await held.asAdmin(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (isDone || Number(row?.waiting) >= waiters) return;
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 20))]);
  }
}

const change = (history: History, cover: Cover) => take(history, changes[cover], day);

/** The payment is not finished when the change begins. */
async function paymentFirst(history: History, cover: Cover): Promise<void> {
  const { held } = history;
  const { code, amountIdr, receivedOn } = await billOf(history, cover);
  const row = { paymentId: newId(), channel: 'va', source: 'snap:test', reference: newId(), accountId: null };
  let changing: Promise<unknown> = Promise.resolve();
  await inTransaction(held.services.pool, contextOf(anOfficer), async ({ client }) => {
    await client.query('select * from contributions.receive_payments($1::jsonb)', [
      JSON.stringify([{ ...row, code, amountIdr, receivedOn }]),
    ]);
    changing = change(history, cover);
    await untilWaiting(held, 1, changing);
  });
  await changing;
}

/** The change is not finished when the payment begins: its last table is held. */
async function changeFirst(history: History, cover: Cover): Promise<void> {
  const { held } = history;
  const money = await billOf(history, cover);
  const holder = new pg.Client({ connectionString: held.adminUrl });
  await holder.connect();
  try {
    await holder.query('begin; lock table registry.worker_events in share row exclusive mode');
    const changing = change(history, cover);
    await untilWaiting(held, 1, changing);
    const paying = receive(held, [money]);
    await untilWaiting(held, 2, paying);
    await holder.query('commit');
    await Promise.all([changing, paying]);
  } finally {
    await holder.end();
  }
}

const orders = { 'payment first': paymentFirst, 'change first': changeFirst } as const;

async function miscountedAfter(
  cover: Cover,
  order: keyof typeof orders,
  isUnlocked: boolean,
): Promise<string[]> {
  const held = await cloneDatabase(inject('clusterUrl'));
  try {
    const history = await untilBilled(held);
    if (isUnlocked) await held.asAdmin(unlocked[cover]);
    await orders[order](history, cover);
    const paid = await held.asAdmin(
      `select 1 from contributions.worker_months where state = 'paid' and paid_on = '${day}'`,
    );
    expect(paid.length).toBeGreaterThan(0);
    const [told, counted] = [await recount(held, day), await kept(held)];
    return [...new Set([...told.keys(), ...counted.keys()])].filter(
      (key) => told.get(key) !== counted.get(key),
    );
  } finally {
    await held.database.close();
  }
}

describe.each(['goes on', 'begins'] as const)(
  'cover that %s with a payment while the life of its worker changes',
  (cover) => {
    test.each(['payment first', 'change first'] as const)('is counted as what he is, %s', async (order) => {
      expect(await miscountedAfter(cover, order, false)).toEqual([]);
    });

    test('control: without the lock it stays counted as it was', async () => {
      expect((await miscountedAfter(cover, 'change first', true)).length).toBeGreaterThan(0);
    });
  },
);
