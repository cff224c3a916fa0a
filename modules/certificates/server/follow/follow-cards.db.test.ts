import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { claimEntries } from '#modules/certificates/server/status-lists/index.ts';
import { emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { followCards } from './follow-cards.ts';

const held = testDatabase();
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let workers: TestWorker[] = [];
const cards = new Map<string, string>();

const follow = (today: string) => followCards(held.database.worker, today);

beforeAll(async () => {
  workers = await insertContributors(held, 12);
  await billMonth(held, '2026-06');
  await payAll(workers, '2026-06-05');
  await certify(workers);
});

/** One month's contribution in the name of each worker's first bill; answers the payments. */
async function payAll(who: readonly TestWorker[], on: string) {
  const ids = who.map(({ workerId }) => `'${workerId}'`).join(', ');
  const bills = await held.asAdmin(`select distinct on (payer_id) code from contributions.bills
    where payer_id in (${ids}) order by payer_id, first_month, code`);
  return receive(
    held,
    bills.map((bill) => ({ code: String(bill.code), amountIdr: 8_400, receivedOn: on })),
  );
}

async function certify(who: readonly TestWorker[]): Promise<void> {
  const entries = who.map(({ workerId }) => {
    const certificateId = randomUUID();
    cards.set(workerId, certificateId);
    const code = Array.from({ length: 16 }, () => signs[Math.floor(Math.random() * 32)]).join('');
    return { certificateId, code, kind: 'worker' as const, holderId: workerId };
  });
  await inTransaction(held.database.worker, emptyContext, (transaction) =>
    claimEntries(transaction, { baseUrl: 'http://localhost:4510' }, entries),
  );
}

async function statuses(who: readonly TestWorker[] = workers): Promise<number[]> {
  const rows = await held.asAdmin('select holder_id, status from certificates.entries');
  const found = new Map(rows.map((row) => [row.holder_id, Number(row.status)]));
  return who.map(({ workerId }) => found.get(workerId) ?? -1);
}

const each = (status: number) => workers.map(() => status);

test('a card is suspended on the day its cover lapses and not a day before, whether or not the lapse was counted', async () => {
  await follow('2026-07-01');
  expect(await statuses()).toEqual(each(0));
  await follow('2026-09-30');
  expect(await statuses()).toEqual(each(0));
  await held.database.worker.query(`select contributions.lapse('2026-10-01')`);
  await follow('2026-10-01');
  expect(await statuses()).toEqual(each(2));
});

test('whoever pays again is restored within the same look, the others stay as they are', async () => {
  const paying = workers.slice(0, 5);
  const payments = await payAll(paying, '2026-10-03');
  expect(payments).toHaveLength(5);
  await follow('2026-10-03');
  expect(await statuses()).toEqual([0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2]);
  const [first] = payments;
  if (!first) throw new Error('no payment');
  expect(await reverse(held, first.payment_id, '2026-10-04')).not.toBe('');
  await follow('2026-10-04');
  const now = await statuses();
  expect(now.slice(0, 5).toSorted()).toEqual([0, 0, 0, 0, 2]);
  expect(now.slice(5)).toEqual([2, 2, 2, 2, 2, 2, 2]);
});

test('a card is looked at when money moved or its day came, and else left alone (control: unmoved marks)', async () => {
  await held.asAdmin(`update certificates.follow_marks set reached_at = now() + interval '1 hour'`);
  await payAll(workers.slice(5, 7), '2026-11-02');
  expect(await follow('2026-10-05')).toBe(0);
  expect((await statuses()).slice(5, 7)).toEqual([2, 2]);
  await held.asAdmin(`update certificates.follow_marks set reached_at = now()`);
  await follow('2026-11-02');
  expect((await statuses()).slice(5, 7)).toEqual([0, 0]);
});

test('what the ledger does not say, a death, is found within a week', async () => {
  const [dead] = workers.slice(5, 6);
  if (!dead) throw new Error('none');
  await held.asAdmin(
    `update registry.workers set deceased_on = '2026-11-03' where worker_id = '${dead.workerId}'`,
  );
  await follow('2026-11-10');
  expect(await statuses([dead])).toEqual([2]);
});

test('a revoked card is never looked at again', async () => {
  const [one] = workers.slice(6, 7);
  if (!one) throw new Error('none');
  await held.asAdmin(
    `update certificates.entries set status = 1 where certificate_id = '${cards.get(one.workerId)}'`,
  );
  await follow('2027-06-01');
  expect(await statuses([one])).toEqual([1]);
});

test('the cards of a day are found by an index, never by reading all of them', async () => {
  const plan = async (statement: string) =>
    (await held.asAdmin(`explain ${statement}`)).map((row) => row['QUERY PLAN']).join('\n');
  await held.asAdmin(
    'insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx, follow_on) ' +
      `select gen_random_uuid(), upper(translate(left(replace(gen_random_uuid()::text, '-', ''), 16), 'ilou', '0000')), 'worker', gen_random_uuid(), 9, n, '2030-01-01' from generate_series(1, 20000) n`,
  );
  await held.asAdmin('analyze certificates.entries');
  expect(
    await plan(
      `select certificate_id from certificates.entries where kind = 'worker' and status <> 1 and follow_on <= '2026-01-01' order by follow_on limit 100`,
    ),
  ).toContain('entries__to_follow');
});
