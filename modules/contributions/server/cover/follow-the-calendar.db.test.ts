import { beforeAll, describe, expect, test } from 'vitest';
import { billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { aRegion, daysBetween, passDay } from './cover-test-kit.ts';
import { followTheCalendar } from './follow-the-calendar.ts';

const daily = testDatabase();
const seldom = testDatabase();
const alone = testDatabase();

const followOn = (held: TestDatabase, day: string) =>
  followTheCalendar({ ...held.services, today: () => day }, held.database.worker);

/** Everything that follows from payments and the calendar, people named by their place in the region. */
async function outcomeOf(held: TestDatabase, ids: readonly string[]) {
  const named = `(select w.id, row_number() over () as who from unnest('{${ids.join(',')}}'::uuid[]) as w (id)) w`;
  const rows = (statement: string) => held.asAdmin(statement);
  return {
    spans:
      await rows(`select w.who, c.segment, c.covered_from::text, c.paid_through, c.lapses_on::text, c.closed_on::text
      from contributions.cover_spans c join ${named} on w.id = c.worker_id order by 1, 3`),
    months: await rows(`select w.who, m.month, m.part, m.state, m.paid_on::text, m.amount_idr
      from contributions.worker_months m join ${named} on w.id = m.worker_id order by 1, 2, 3`),
    memberships: await rows(
      `select w.who, m.state, m.version from registry.memberships m join ${named} on w.id = m.worker_id order by 1`,
    ),
    bills:
      await rows(`select w.who, b.first_month, b.kind, b.state, b.amount_idr, b.paid_idr, b.forgone_idr, b.paid_on::text
      from contributions.bills b join ${named} on w.id = b.payer_id order by 1, 2, 3`),
    credit: await rows(
      `select w.who, k.credit_idr from contributions.payers k join ${named} on w.id = k.payer_id order by 1`,
    ),
    counts: await rows(`select measure, change_month, segment, sum(workers) from coverage.fact_deltas
      where measure <> 'OPEN' group by 1, 2, 3 having sum(workers) <> 0 order by 1, 2, 3`),
  };
}

describe('the calendar', () => {
  let one: Awaited<ReturnType<typeof outcomeOf>>;

  beforeAll(async () => {
    const regions = [await aRegion(daily, 24), await aRegion(seldom, 24)] as const;
    for (const day of daysBetween('2026-03-01', '2026-11-12')) {
      const dayOfMonth = Number(day.slice(8));
      await followOn(daily, day);
      for (const region of regions)
        if (dayOfMonth === 1 || dayOfMonth % 9 === 4) await passDay(region, day, 0.08);
    }
    await followOn(daily, '2026-11-13');
    await followOn(seldom, '2026-11-13');
    one = await outcomeOf(
      daily,
      regions[0].workers.map(({ workerId }) => workerId),
    );
    const other = await outcomeOf(
      seldom,
      regions[1].workers.map(({ workerId }) => workerId),
    );
    expect(other).toEqual(one);
  });

  test('followed daily or once after months brings the same cover, months, memberships, bills and counts', () => {
    expect(one.spans.filter(({ closed_on }) => closed_on !== null).length).toBeGreaterThan(2);
    expect(one.spans.filter(({ closed_on }) => closed_on === null).length).toBeGreaterThan(2);
    expect(one.memberships.map(({ state }) => state)).toContain('LAPSED');
    expect(one.months.map(({ state }) => state)).toContain('forgone');
  });

  test('followed twice on a day changes nothing', async () => {
    expect(await followOn(daily, '2026-11-13')).toEqual({ lapsed: 0, expired: 0 });
  });
});

describe('a lapse', () => {
  const stateOf = async (workerId: string) => ({
    ...(
      await alone.asAdmin(`select (select state from registry.memberships where worker_id = '${workerId}') as membership,
      (select string_agg(month || ' ' || state, ', ' order by month) from contributions.worker_months where worker_id = '${workerId}') as months,
      (select string_agg(first_month || ' ' || state, ', ' order by first_month) from contributions.bills where payer_id = '${workerId}') as bills,
      (select coalesce(closed_on::text, 'open') from contributions.cover_spans where worker_id = '${workerId}') as cover`)
    )[0],
  });
  let workerId: string;
  let code: string;

  beforeAll(async () => {
    const [worker] = await insertContributors(alone, 1);
    workerId = String(worker?.workerId);
    await billMonth(alone, '2026-05');
    code = String(
      (await alone.asAdmin(`select code from contributions.bills where payer_id = '${workerId}'`))[0]?.code,
    );
    await receive(alone, [{ code, amountIdr: 8_400, receivedOn: '2026-05-20' }]);
    for (const month of ['2026-06', '2026-07', '2026-08']) await billMonth(alone, month);
  });

  test('comes on its day and not before, and ends what was owed', async () => {
    expect(await followOn(alone, '2026-08-31')).toEqual({ lapsed: 0, expired: 0 });
    expect((await stateOf(workerId)).cover).toBe('open');
    expect(await followOn(alone, '2026-09-01')).toMatchObject({ lapsed: 1 });
    expect(await stateOf(workerId)).toEqual({
      membership: 'LAPSED',
      months: '2026-05 paid, 2026-06 forgone, 2026-07 forgone, 2026-08 forgone',
      bills: '2026-05 paid, 2026-06 expired, 2026-07 expired, 2026-08 expired',
      cover: '2026-09-01',
    });
  });

  test('does not hold against money that came before it and is booked after it', async () => {
    await receive(alone, [{ code, amountIdr: 8_400, receivedOn: '2026-08-30' }]);
    expect(await stateOf(workerId)).toEqual({
      membership: 'ACTIVE',
      months: '2026-05 paid, 2026-06 paid, 2026-07 due, 2026-08 due',
      bills: '2026-05 paid, 2026-06 paid, 2026-07 open, 2026-08 open',
      cover: 'open',
    });
    const counted = await alone.asAdmin(
      `select change_month, sum(workers)::int as n from coverage.fact_deltas where measure = 'PROTECTED' group by 1 having sum(workers) <> 0`,
    );
    expect(counted).toEqual([{ change_month: '2026-05', n: 1 }]);
  });
});
