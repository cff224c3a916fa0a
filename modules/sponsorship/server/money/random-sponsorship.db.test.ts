import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths } from '#platform/core/month.ts';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  releaseTerms,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';
import * as model from '#tests/support/sponsorship-model.ts';
import { faultsOf } from './money-test-kit.ts';

const held = testDatabase();

const which = fc.nat({ max: 9 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('approve' as const),
      budget: fc.nat({ max: 1 }),
      workers: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
      offset: fc.nat({ max: 4 }),
      months: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('bill' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('pay' as const), which, part: fc.constantFrom(1, 1, 1, 0.5) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('take back' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 45 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('follow' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('die' as const), worker: fc.nat({ max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('release' as const),
      which,
      worker: fc.nat({ max: 3 }),
      offset: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('own' as const),
      worker: fc.nat({ max: 3 }),
      pays: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('edit' as const), worker: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('move' as const), worker: fc.nat({ max: 3 }) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface History {
  readonly workers: readonly TestWorker[];
  readonly programmes: readonly TestProgramme[];
  readonly world: model.ModelWorld;
  readonly codes: Map<string, string>;
  readonly paymentIds: Map<model.ModelPayment, string>;
  readonly frozen: Map<string, string>;
}

/** Two sponsors of four workers: one of the regency's money, one whose relief ends with the year. */
async function begin(): Promise<History> {
  const workers = await insertContributors(held, 4);
  const programmes = [
    await insertProgramme(held, { paidMonthRule: 'shift', ceilingIdr: 400_000 }),
    await insertProgramme(held, { paidMonthRule: 'release', ceilingIdr: 300_000, funding: 'CSR' }),
  ];
  const relief = (month: string) => (month >= '2026-04' && month <= '2026-12' ? 8_400 : 16_800);
  const budget = { year: 2026, lapsed: 0, credit: 0 };
  const budgets: model.ModelBudget[] = [
    { ...budget, rule: 'shift', free: 400_000, priceOf: () => 16_800 },
    { ...budget, rule: 'release', free: 300_000, priceOf: relief },
  ];
  const world = { budgets, lists: [], payments: [], dead: new Set<number>() };
  return { workers, programmes, world, codes: new Map(), paymentIds: new Map(), frozen: new Map() };
}

/** One step in the database and in the model; the day it leaves. */
async function take(of: History, one: Step, day: string): Promise<string> {
  const { world, workers } = of;
  const listOf = () =>
    'which' in one ? world.lists[one.which % Math.max(world.lists.length, 1)] : undefined;
  if (one.does === 'wait')
    return new Date(Date.parse(day) + one.days * 86_400_000).toISOString().slice(0, 10);
  if (one.does === 'approve') await approve(of, one, day);
  if (one.does === 'follow') {
    const own = await ownMonths(of);
    await held.database.worker.query('select sponsorship.move_on_unpaid($1)', [day]);
    await held.database.worker.query('select sponsorship.lapse_budgets($1)', [day]);
    model.follow(world, day, own);
  }
  if (one.does === 'take back') {
    const payment = world.payments[one.which % Math.max(world.payments.length, 1)];
    if (payment) await reverse(held, of.paymentIds.get(payment) ?? '', day);
    if (payment) model.reverse(world, payment);
  }
  if (one.does === 'die') await die(of, one.worker, day.slice(0, 7));
  if (one.does === 'own') await payOneself(workers[one.worker], day, one.pays);
  if (one.does === 'edit')
    await held.asAdmin(`update registry.workers set name = name || ' Putra', occupation = 'Nelayan', occupation_group = 'fisher', hamlet = 'Banjar Baru'
      where worker_id = '${workers[one.worker]?.workerId}'`);
  // What was listed, billed or paid stays as it was: whether his months end early, someone says by a release.
  if (one.does === 'move')
    await held.asAdmin(`update registry.workers set area_code = '51.04.01.2001' where worker_id = '${workers[one.worker]?.workerId}';
      update registry.memberships set area_code = '51.04.01.2001' where worker_id = '${workers[one.worker]?.workerId}'`);
  const list = listOf();
  if (!list) return day;
  if (one.does === 'bill') await bill(of, list, day);
  if (one.does === 'pay' && list.bill) await pay(of, list, { part: one.part, day });
  if (one.does === 'release') await release(of, { list, ...one }, day);
  return day;
}

async function approve(of: History, one: Extract<Step, { does: 'approve' }>, day: string): Promise<void> {
  const programme = of.programmes[one.budget];
  if (!programme) return;
  const firstMonth = addMonths(day.slice(0, 7), one.offset);
  const people = one.workers.flatMap((index) => of.workers[index] ?? []);
  const list = await insertVerifiedList(held, programme, people, { firstMonth, months: one.months });
  const asked = { ...one, id: list.listId, firstMonth };
  const told = model.approve(of.world, asked, { day, own: await ownMonths(of) });
  const answers = await approveLists(held, [list], day);
  expect(answers[0]?.answer).toBe(told);
  if (told === 'approved') of.frozen.set(list.listId, await candidatesOf(list.listId));
}

async function bill(of: History, list: model.ModelList, day: string): Promise<void> {
  const [answer] = await billLists(held, [{ listId: list.id, version: 0, hash: '' }], day);
  expect(answer?.answer === 'billed').toBe(model.canBill(of.world, list, day));
  if (!answer?.bill_id) return;
  of.codes.set(answer.bill_id, answer.code ?? '');
  model.bill(of.world, list, { billId: answer.bill_id, day });
}

async function pay(
  of: History,
  list: model.ModelList,
  { part, day }: { part: number; day: string },
): Promise<void> {
  const billId = list.bill?.id ?? '';
  const [row] = await held.asAdmin(`select amount_idr from contributions.bills where bill_id = '${billId}'`);
  const amountIdr = Math.max(Math.floor(Number(row?.amount_idr) * part), 100);
  const payment: model.ModelPayment = { billId, budget: list.budget, amountIdr, isReversed: false };
  const [made] = await receive(held, [{ code: of.codes.get(billId) ?? '', amountIdr, receivedOn: day }]);
  of.paymentIds.set(payment, made?.payment_id ?? '');
  model.pay(of.world, payment, day);
}

async function release(
  of: History,
  asked: { readonly list: model.ModelList; readonly worker: number; readonly offset: number },
  day: string,
): Promise<void> {
  const afterMonth = addMonths(day.slice(0, 7), asked.offset);
  const worker = of.workers[asked.worker];
  await releaseTerms(held, {
    ...{ listId: asked.list.id, workers: worker ? [worker] : [], afterMonth, reason: 'moved', on: day },
  });
  model.releaseTerm(of.world, { list: asked.list, worker: asked.worker, after: afterMonth }, day);
}

/** As the registry's act writes it. */
async function die(of: History, index: number, month: string): Promise<void> {
  const id = of.workers[index]?.workerId;
  await held.asAdmin(`
    update registry.workers set deceased_on = '${month}-20' where worker_id = '${id}';
    update registry.memberships set state = 'ENDED', ended_on = '${month}-20' where worker_id = '${id}' and ended_on is null;
    select contributions.release_months(worker_id, membership_id, '${month}', true) from registry.memberships where worker_id = '${id}'`);
  model.die(of.world, index, month);
}

async function payOneself(worker: TestWorker | undefined, day: string, pays: boolean): Promise<void> {
  await billMonth(held, day.slice(0, 7), day);
  const [bill] = await held.asAdmin(
    `select code, amount_idr from contributions.bills where payer_id = '${worker?.workerId}' and state = 'open' order by first_month limit 1`,
  );
  if (bill && pays)
    await receive(held, [{ code: String(bill.code), amountIdr: Number(bill.amount_idr), receivedOn: day }]);
}

/** What each worker pays for himself: given to the model, not told by it. */
async function ownMonths({ workers }: History): Promise<model.OwnMonths[]> {
  const rows = await held.asAdmin(
    `select worker_id, month, state from contributions.worker_months where payer_kind = 'worker' and worker_id = any ('{${workers.map(({ workerId }) => workerId).join(',')}}')`,
  );
  return workers.map(
    ({ workerId }) =>
      new Map(
        rows
          .filter((row) => row.worker_id === workerId)
          .map((row) => [String(row.month), row.state === 'due' ? 'due' : 'paid'] as const),
      ),
  );
}

async function candidatesOf(listId: string): Promise<string> {
  const [row] = await held.asAdmin(
    `select jsonb_agg(to_jsonb(c) order by c.place)::text as text from sponsorship.candidates c where c.list_id = '${listId}'`,
  );
  return String(row?.text);
}

/** Everything the database says of these sponsors, as the model would say it. */
async function found({ programmes, workers, frozen }: History): Promise<unknown> {
  const people = `'{${workers.map(({ workerId }) => workerId).join(',')}}'::uuid[]`;
  const [row] = await held.asAdmin(`
    with stands as (
      select u.place, jsonb_build_object('free', free_idr, 'reserved', reserved_idr, 'billed', billed_idr, 'paid', paid_idr, 'lapsed', lapsed_idr, 'credit', k.credit_idr) as told
      from unnest('{${programmes.map(({ budgetId }) => budgetId).join(',')}}'::uuid[]) with ordinality u (id, place)
        join sponsorship.budgets b on b.budget_id = u.id join contributions.payers k on k.payer_id = u.id
    ), held as (
      select array_position(${people}, x.worker_id) - 1 || ' ' || x.month || ' ' || t.list_id || ' '
        || case when x.state = 'paid' then 'paid' when x.bill_id is null then 'approved' else 'billed' end || ' ' || x.amount_idr as line
      from contributions.worker_months x left join sponsorship.terms t on t.worker_id = x.worker_id and t.budget_id = x.payer_id and x.month = any (t.held_months)
      where x.payer_kind = 'sponsor' and x.worker_id = any (${people})
    ), twice as (
      select from contributions.worker_months x where x.segment = 'BPU' and x.part = 'protection' and x.worker_id = any (${people})
      group by x.worker_id, x.month having count(*) > 1
    )
    select (select jsonb_agg(told order by place) from stands) as budgets, (select coalesce(jsonb_agg(line order by line collate "C"), '[]') from held) as months,
      (select count(*)::int from twice) as twice,
      (select coalesce(jsonb_object_agg(g.list_id, g.text), '{}') from (
        select c.list_id, jsonb_agg(to_jsonb(c) order by c.place)::text as text from sponsorship.candidates c
        where c.list_id = any ('{${[...frozen.keys()].join(',')}}'::uuid[]) group by c.list_id) g) as frozen`);
  return row;
}

function told({ world, frozen }: History): unknown {
  const budgets = world.budgets.map((budget, index) => ({
    free: budget.free,
    reserved: model.standing(world, index, 'approved'),
    billed: model.standing(world, index, 'billed'),
    paid: model.standing(world, index, 'paid'),
    lapsed: budget.lapsed,
    credit: budget.credit,
  }));
  const months = world.lists.flatMap((list) =>
    [...list.held].flatMap(([worker, prices]) =>
      [...prices].map(([month, price]) => `${worker} ${month} ${list.id} ${list.state} ${price}`),
    ),
  );
  return { budgets, months: months.sort(), twice: 0, frozen: Object.fromEntries(frozen) };
}

async function expectAgreement(of: History): Promise<void> {
  expect(await found(of)).toEqual(told(of));
}

test('whatever lists, bills, payments, reversals, deaths, moves, further terms and releases come: each month has one payer, each rupiah of a budget one stage, and a frozen list stays', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 16 }), async (steps) => {
      const history = await begin();
      let day = '2026-10-05';
      for (const one of steps) {
        day = await take(history, one, day);
        await expectAgreement(history);
      }
      expect(await faultsOf(held)).toEqual([]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('control: a rupiah that moved by itself, a month more and a candidate rewritten are each found', async () => {
  const history = await begin();
  await take(history, { does: 'approve', budget: 0, workers: [0], offset: 1, months: 2 }, '2026-11-05');
  await expectAgreement(history);
  const plants = [
    `update sponsorship.budgets set free_idr = free_idr - 1, reserved_idr = reserved_idr + 1 where budget_id = '${history.programmes[0]?.budgetId}'`,
    `delete from contributions.worker_months where payer_kind = 'sponsor' and worker_id = '${history.workers[0]?.workerId}' and month = '2027-01'`,
    `update sponsorship.candidates set name = 'Orang lain' where worker_id = '${history.workers[0]?.workerId}'`,
  ];
  for (const plant of plants) {
    const again = await begin();
    await take(again, { does: 'approve', budget: 0, workers: [0], offset: 1, months: 2 }, '2026-11-05');
    await held.asAdmin(
      plant
        .replace(history.programmes[0]?.budgetId ?? '-', again.programmes[0]?.budgetId ?? '-')
        .replace(history.workers[0]?.workerId ?? '-', again.workers[0]?.workerId ?? '-'),
    );
    await expect(expectAgreement(again)).rejects.toThrow();
  }
});
