import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonthsToDay } from '#modules/rules/core/index.ts';
import { contextOf, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { refusalOf } from '#tests/support/a-proposed-list.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, anEmployer, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { decideUndertaking, withdrawUndertaking } from './decide-undertaking.ts';
import { fileUndertaking } from './file-undertaking.ts';
import { settleUndertakings } from './settle-undertakings.ts';
import { undertakingsOf } from './undertakings-of.ts';

const held = testDatabase();
const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });

/** What a history is believed to have left, in a few lines of its own. */
interface Believed {
  today: string;
  /** Day each month was paid. */
  readonly paidOn: Map<string, string>;
  readonly undertakings: { state: string; payThrough: string; dueOn: string; endedOn: string }[];
}

/** Wages of a month fall due on the 15th of the next, or the working day after. */
const dueDays: Readonly<Record<string, string>> = {
  '2026-09': '2026-10-15',
  '2026-10': '2026-11-16',
  '2026-11': '2026-12-15',
  '2026-12': '2027-01-15',
  '2027-01': '2027-02-15',
};
const months = Object.keys(dueDays);
const dueMonth = ({ today }: Believed) => months.findLast((month) => (dueDays[month] ?? '') < today) ?? '';
const paidThrough = ({ paidOn }: Believed) =>
  months[months.findIndex((month) => !paidOn.has(month)) - 1] ?? '2026-08';

function settle(world: Believed) {
  for (const one of world.undertakings.filter(({ state }) => state === 'accepted')) {
    const days = months
      .filter((month) => month <= one.payThrough)
      .map((month) => world.paidOn.get(month) ?? '');
    const last = days.toSorted().at(-1) ?? '';
    if (!days.includes('') && last <= one.dueOn) Object.assign(one, { state: 'kept', endedOn: last });
    else if (one.dueOn < world.today) Object.assign(one, { state: 'broken', endedOn: addDays(one.dueOn, 1) });
  }
}

function filingAnswer(world: Believed, dueOn: string): string {
  const broken = world.undertakings.findLast(({ state }) => state === 'broken');
  if (broken && world.today < addMonthsToDay(broken.endedOn, 6)) return 'undertaking.too_soon';
  if (paidThrough(world) >= dueMonth(world)) return 'undertaking.nothing_owed';
  if (dueOn > addDays(world.today, 30)) return 'undertaking.due_day';
  settle(world);
  return world.undertakings.some(({ state }) => state === 'filed' || state === 'accepted')
    ? 'undertaking.one_open'
    : '';
}

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('file' as const), days: fc.integer({ min: 1, max: 33 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('accept' as const, 'accept' as const, 'refuse' as const, 'withdraw' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('pay' as const, 'take back' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
);

async function pay(world: Believed, employer: TestEmployer) {
  await payBills(held, employer, world.today);
  const unpaid = months.filter((month) => month <= dueMonth(world) && !world.paidOn.has(month));
  const known = await held.asAdmin(
    `select first_month from contributions.bills where payer_id = '${employer.organisationId}'`,
  );
  const billed = known.map(({ first_month }) => first_month);
  const missing = unpaid.filter((month) => !billed.includes(month));
  await addBills(
    held,
    employer,
    missing.map((month) => ({ month, state: 'paid' as const })),
  );
  await held.asAdmin(`update contributions.bills set paid_on = '${world.today}'
    where payer_id = '${employer.organisationId}' and first_month = any ('{${unpaid.join(',')}}')`);
  for (const month of unpaid) world.paidOn.set(month, world.today);
}

async function takeBack(world: Believed, employer: TestEmployer) {
  const month = paidThrough(world);
  if (!world.paidOn.delete(month)) return;
  await held.asAdmin(`update contributions.bills set state = 'open', paid_idr = 0, paid_on = null
    where payer_id = '${employer.organisationId}' and first_month = '${month}'`);
}

async function openOf({ organisationId }: TestEmployer) {
  const [row] =
    await held.asAdmin(`select undertaking_id as "undertakingId", version from certificates.undertakings
    where organisation_id = '${organisationId}' and state = 'filed'`);
  return row
    ? { undertakingId: String(row.undertakingId), version: Number(row.version), reason: 'Sebab' }
    : null;
}

async function take(world: Believed, employer: TestEmployer, one: { does: string; days?: number }) {
  const services = { ...held.services, today: () => world.today };
  const clerk = aCaller('employer', { organisationIds: [employer.organisationId] });
  const { days = 0 } = one;
  if (one.does === 'wait') {
    const latest = addDays(world.today, days);
    world.today = latest < '2027-02-10' ? latest : world.today;
  }
  if (one.does === 'pay') await pay(world, employer);
  if (one.does === 'take back') await takeBack(world, employer);
  if (one.does === 'settle') {
    settle(world);
    await inTransaction(held.database.worker, emptyContext, (transaction) =>
      settleUndertakings(transaction, services, [employer.organisationId]),
    );
  }
  if (one.does === 'file') {
    const promised = { payThrough: dueMonth(world), dueOn: addDays(world.today, days) };
    const expected = filingAnswer(world, promised.dueOn);
    const terms = { ...promised, workersPromised: null, terms: 'Membayar semuanya', documentId: null };
    const given = { organisationId: employer.organisationId, ...terms };
    expect(await refusalOf(fileUndertaking(services, clerk, given))).toBe(expected);
    if (expected === '') world.undertakings.push({ state: 'filed', ...promised, endedOn: '' });
  }
  const open = await openOf(employer);
  const believed = world.undertakings.find(({ state }) => state === 'filed');
  expect(open === null).toBe(believed === undefined);
  if (!open || !believed) return;
  if (one.does === 'withdraw') {
    await withdrawUndertaking(services, clerk, open);
    believed.state = 'withdrawn';
  }
  if (one.does === 'refuse' || one.does === 'accept') {
    const decision = one.does === 'accept' ? ('accepted' as const) : ('refused' as const);
    const late = one.does === 'accept' && believed.dueOn <= world.today;
    const answer = await refusalOf(decideUndertaking(services, supervisor, { ...open, decision }));
    expect(answer).toBe(late ? 'undertaking.too_late' : '');
    if (!late) believed.state = decision;
  }
}

/** The three ends, told outright: forty drawn histories now and then reach none of one kind. */
const promise = { does: 'file', days: 3 } as const;
const [kept, broken, refused] = [
  [promise, { does: 'accept' }, { does: 'pay' }, { does: 'settle' }],
  [promise, { does: 'accept' }, { does: 'wait', days: 5 }, { does: 'settle' }],
  [promise, { does: 'refuse' }],
] as const;

test('random histories of promising, deciding, paying and waiting leave what a model of a few lines believes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
      const employer = await anEmployer(held, [
        { month: '2026-08', state: 'paid' },
        { month: '2026-09', state: 'open' },
      ]);
      const world: Believed = { today: '2026-10-20', paidOn: new Map(), undertakings: [] };
      for (const one of steps) await take(world, employer, one);
      const rows =
        await held.asAdmin(`select state, coalesce(ended_on::text, '') as ended_on from certificates.undertakings
        where organisation_id = '${employer.organisationId}' order by filed_at, undertaking_id`);
      expect(rows.map(({ state, ended_on }) => `${state} ${ended_on}`)).toEqual(
        world.undertakings.map(({ state, endedOn }) => `${state} ${endedOn}`),
      );
      const standing = await inTransaction(held.services.pool, contextOf(supervisor), (transaction) =>
        undertakingsOf(transaction, [employer.organisationId], world.today),
      );
      expect(standing.size).toBe(
        world.undertakings.filter(({ state, dueOn }) => state === 'accepted' && world.today <= dueOn).length,
      );
    }),
    { numRuns: 40, examples: [[[...kept]], [[...broken]], [[...refused]]] },
  );
  const ends = await held.asAdmin('select distinct state from certificates.undertakings');
  expect(ends.map(({ state }) => state)).toEqual(expect.arrayContaining(['kept', 'broken', 'refused']));
}, 60_000);
