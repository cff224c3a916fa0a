import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import {
  lapse,
  type ModelWorker,
  newWorker,
  pay,
  runBill,
  takeBack,
} from '#tests/support/contributions-model.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();

const rowsShape = z.array(z.array(z.unknown()));

const amounts = [8_400, 16_800, 5_000, 25_200, 28_400, 100_000] as const;
const who = fc.nat({ max: 2 });
const step = fc.oneof(
  fc.record({ does: fc.constant('bill' as const) }),
  fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ does: fc.constant('lapse' as const) }),
  fc.record({ does: fc.constant('pay' as const), who, amountIdr: fc.constantFrom(...amounts) }),
  fc.record({ does: fc.constant('pay' as const), who, amountIdr: fc.constantFrom(...amounts) }),
  fc.record({ does: fc.constant('pay again' as const), who, which: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant('take back' as const), who, which: fc.nat({ max: 9 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface History {
  readonly worker: TestWorker;
  readonly model: ModelWorker;
  readonly payments: {
    readonly id: string;
    readonly reference: string;
    readonly amountIdr: number;
    readonly on: string;
  }[];
}

async function begin(): Promise<History[]> {
  const workers = await insertContributors(held, 3);
  const saver = workers[2]?.workerId;
  await held.asAdmin(`update registry.memberships set with_savings = true where worker_id = '${saver}'`);
  return workers.map((worker) => ({ worker, model: newWorker(worker.workerId === saver), payments: [] }));
}

/** The code on his latest bill; whoever has none pays nothing. */
async function codeOf({ worker }: History): Promise<string | null> {
  const [bill] = await held.asAdmin(
    `select code from contributions.bills where payer_id = '${worker.workerId}' and state = 'open' order by first_month desc limit 1`,
  );
  return bill ? String(bill.code) : null;
}

async function take(histories: readonly History[], one: Step, day: string): Promise<string> {
  const of = 'who' in one ? histories[one.who] : undefined;
  switch (one.does) {
    case 'wait':
      return new Date(Date.parse(day) + one.days * 86_400_000).toISOString().slice(0, 10);
    case 'bill':
      await billMonth(held, day.slice(0, 7), day);
      for (const { model } of histories) runBill(model, day.slice(0, 7), day);
      return day;
    case 'lapse':
      await held.asAdmin(`select contributions.lapse('${day}')`);
      for (const { model } of histories) lapse(model, day);
      return day;
    case 'pay':
      if (of) await payOne(of, one.amountIdr, day);
      return day;
    case 'pay again': {
      const payment = of?.payments[one.which];
      const again = payment && {
        code: '',
        amountIdr: payment.amountIdr,
        receivedOn: payment.on,
        reference: payment.reference,
      };
      if (again) expect((await receive(held, [again])).map(({ is_new }) => is_new)).toEqual([false]);
      return day;
    }
    case 'take back': {
      const payment = of?.payments[one.which];
      if (of && payment) {
        await reverse(held, payment.id, day);
        takeBack(of.model, one.which, day);
      }
      return day;
    }
  }
}

async function payOne(history: History, amountIdr: number, on: string): Promise<void> {
  const code = await codeOf(history);
  if (code === null) return;
  const reference = `history ${history.worker.workerId} ${history.payments.length}`;
  const [answer] = await receive(held, [{ code, amountIdr, receivedOn: on, reference }]);
  history.payments.push({ id: String(answer?.payment_id), reference, amountIdr, on });
  pay(history.model, amountIdr, on);
}

/** What the database holds of a worker, in the words of the model. */
async function standing({ worker, payments }: History) {
  const id = `'${worker.workerId}'`;
  const [row] = await held.asAdmin(`select
      (select coalesce(jsonb_agg(jsonb_build_array(month, part, amount_idr, state, paid_on, payment_id) order by month, part), '[]') from contributions.worker_months where worker_id = ${id}) as months,
      (select coalesce(jsonb_agg(jsonb_build_array(covered_from, paid_through, closed_on) order by covered_from), '[]') from contributions.cover_spans where worker_id = ${id}) as spans,
      (select coalesce(max(credit_idr), 0)::int from contributions.payers where payer_id = ${id}) as credit,
      (select coalesce(sum(case when credit_account = '2110' then amount_idr else -amount_idr end), 0)::int from contributions.postings where payer_id = ${id} and '2110' in (debit_account, credit_account)) as held,
      (select state from registry.memberships where worker_id = ${id}) as state`);
  const order = new Map(payments.map(({ id: payment }, index) => [payment, index]));
  const months = rowsShape
    .parse(row?.months)
    .map(([month, part, price, state, paidOn, by]) => [
      ...[month, part, price, state, paidOn],
      by === null ? null : (order.get(String(by)) ?? 'unknown'),
    ]);
  return { months, spans: row?.spans, credit: row?.credit, held: row?.held, state: row?.state };
}

function told({ model }: History) {
  const months = model.months
    .map(({ month, part, priceIdr, state, paidOn, paidBy }) => [month, part, priceIdr, state, paidOn, paidBy])
    .sort((a, b) => `${a[0]} ${a[1]}`.localeCompare(`${b[0]} ${b[1]}`));
  const spans = model.spans.map(({ coveredFrom, paidThrough, closedOn }) => [
    coveredFrom,
    paidThrough,
    closedOn,
  ]);
  return { months, spans, credit: model.creditIdr, held: model.creditIdr, state: model.state };
}

/** Cells that the deltas do not add up to. */
const miscounted = (workers: string) => `
  with told as (
    select c.measure, c.change_month, c.residence_code, c.segment, c.workers from contributions.paid_cells(array[${workers}]) c
    union all select c.measure, c.change_month, c.residence_code, c.segment, c.workers from registry.protected_cells(array[${workers}]) c
    union all select d.measure, d.change_month, d.residence_code, d.segment, -d.workers from coverage.fact_deltas d where d.measure <> 'OPEN'
  ) select measure, change_month, segment, sum(workers) from told group by 1, 2, 3 having sum(workers) <> 0`;

test('random histories of billing, paying, taking back and lapsing end as a plain model says, after each step', async () => {
  const everyone: string[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 24 }), async (steps) => {
      const histories = await begin();
      everyone.push(...histories.map(({ worker }) => `'${worker.workerId}'::uuid`));
      let day = '2026-02-03';
      for (const [index, one] of steps.entries()) {
        day = await take(histories, one, day);
        for (const history of histories)
          expect(await standing(history), `step ${index}, ${one.does}, ${day}`).toEqual(told(history));
      }
      expect(await held.asAdmin(miscounted(everyone.join(',')))).toEqual([]);
      await held.asAdmin(
        `update registry.memberships set ended_on = '2026-01-01', opened_on = '2026-01-01', state = 'ENDED' where worker_id in (${histories
          .map(({ worker }) => `'${worker.workerId}'`)
          .join(',')})`,
      );
      await held.asAdmin(`delete from coverage.fact_deltas; delete from contributions.worker_months`);
      everyone.length = 0;
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('the comparison notices a month that is paid twice, a rupiah that is lost, and cover that begins too early', async () => {
  const [history] = (await begin()) as [History];
  await take([history], { does: 'bill' }, '2026-02-03');
  await payOne(history, 16_800, '2026-02-05');
  expect(await standing(history)).toEqual(told(history));
  const id = `'${history.worker.workerId}'`;
  for (const [fault, mend] of [
    [
      `update contributions.worker_months set paid_on = '2026-02-01' where worker_id = ${id}`,
      `update contributions.worker_months set paid_on = '2026-02-05' where worker_id = ${id}`,
    ],
    [
      `update contributions.payers set credit_idr = 1 where payer_id = ${id}`,
      `update contributions.payers set credit_idr = 0 where payer_id = ${id}`,
    ],
    [
      `update contributions.cover_spans set covered_from = '2026-02-01' where worker_id = ${id}`,
      `update contributions.cover_spans set covered_from = '2026-02-05' where worker_id = ${id}`,
    ],
  ] as const) {
    await held.asAdmin(fault);
    expect(await standing(history)).not.toEqual(told(history));
    await held.asAdmin(mend);
  }
  expect(await standing(history)).toEqual(told(history));
});
