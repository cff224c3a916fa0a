import { insertContributors, receive } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import {
  approveLists,
  billLists,
  insertProgramme,
  insertVerifiedList,
  type TestList,
  type TestProgramme,
} from '#tests/support/a-sponsor.ts';
import type { TestDatabase } from '#tests/support/database.ts';

/** Free, reserved, billed, paid and lapsed, as the budget stands. */
export async function stagesOf(held: TestDatabase, { budgetId }: TestProgramme): Promise<number[]> {
  const [row] = await held.asAdmin(
    `select free_idr, reserved_idr, billed_idr, paid_idr, lapsed_idr from sponsorship.budgets where budget_id = '${budgetId}'`,
  );
  return Object.values(row ?? {}).map(Number);
}

/** Where books, budgets and their moves do not agree; nothing where all is well. */
export async function faultsOf(held: TestDatabase): Promise<readonly Record<string, unknown>[]> {
  const ledger = await held.asAdmin('select * from contributions.ledger_faults()');
  const budgets = await held.asAdmin(`
    with terms as (
      select t.budget_id, x.state, x.bill_id is null as unbilled, x.amount_idr from sponsorship.terms t
        join contributions.worker_months x on x.worker_id = t.worker_id and x.month = any (t.held_months) and x.payer_kind = 'sponsor' and x.payer_id = t.budget_id
    ), moved as (
      select m.budget_id, s.stage, sum(case when m.to_stage = s.stage then m.amount_idr else -m.amount_idr end) as amount_idr
      from sponsorship.budget_moves m cross join (values ('free'), ('reserved'), ('billed'), ('paid'), ('lapsed')) as s (stage)
      where s.stage in (m.from_stage, m.to_stage) group by m.budget_id, s.stage
    )
    select b.budget_id, s.stage, s.amount_idr::int as stands, s.months_idr::int as months, coalesce(m.amount_idr, 0)::int as moved from sponsorship.budgets b
      cross join lateral (values
        ('reserved', b.reserved_idr, (select coalesce(sum(t.amount_idr), 0) from terms t where t.budget_id = b.budget_id and t.state = 'due' and t.unbilled)),
        ('billed', b.billed_idr, (select coalesce(sum(t.amount_idr), 0) from terms t where t.budget_id = b.budget_id and t.state = 'due' and not t.unbilled)),
        ('paid', b.paid_idr, (select coalesce(sum(t.amount_idr), 0) from terms t where t.budget_id = b.budget_id and t.state = 'paid')),
        ('free', b.free_idr, b.free_idr), ('lapsed', b.lapsed_idr, b.lapsed_idr)) as s (stage, amount_idr, months_idr)
      left join moved m on m.budget_id = b.budget_id and m.stage = s.stage
    where s.amount_idr <> s.months_idr or s.amount_idr <> coalesce(m.amount_idr, 0)`);
  return [...ledger, ...budgets];
}

/** The worker's months with who pays and how they stand, the first first. */
export async function monthsOf(held: TestDatabase, worker: TestWorker | undefined): Promise<string[]> {
  const rows = await held.asAdmin(
    `select month || ' ' || payer_kind || ' ' || state as line from contributions.worker_months where worker_id = '${worker?.workerId}' order by month`,
  );
  return rows.map(({ line }) => String(line));
}

/** The times of cover of a worker as a payer for himself, the first first. */
export async function spansOf(
  held: TestDatabase,
  worker: TestWorker | undefined,
): Promise<readonly Record<string, unknown>[]> {
  return held.asAdmin(
    `select covered_from::text, paid_through, closed_on::text from contributions.cover_spans where worker_id = '${worker?.workerId}' order by 1`,
  );
}

/** Money for what a worker's open bill of a month asks. */
export async function payOwn(
  held: TestDatabase,
  worker: TestWorker | undefined,
  asked: { readonly month: string; readonly on: string },
): Promise<void> {
  const [bill] = await held.asAdmin(
    `select code, amount_idr from contributions.bills where payer_id = '${worker?.workerId}' and first_month = '${asked.month}' and state = 'open'`,
  );
  await receive(held, [
    { code: String(bill?.code), amountIdr: Number(bill?.amount_idr), receivedOn: asked.on },
  ]);
}

export interface Billed {
  readonly programme: TestProgramme;
  readonly list: TestList;
  readonly code: string;
}

/** A list of these workers, approved and billed. */
export async function aBilledList(
  held: TestDatabase,
  workers: readonly TestWorker[],
  asked: NonNullable<Parameters<typeof insertProgramme>[1]> & {
    readonly firstMonth?: string;
    readonly on?: string;
  } = {},
): Promise<Billed> {
  const { firstMonth = '2026-12', on = '2026-11-15', ...rest } = asked;
  const programme = await insertProgramme(held, rest);
  const list = await insertVerifiedList(held, programme, workers, { firstMonth, months: rest.months ?? 6 });
  const [approved] = await approveLists(held, [list], on);
  const [bill] = await billLists(held, [list], on);
  if (approved?.answer !== 'approved' || !bill?.code)
    throw new Error(`not billed: ${JSON.stringify([approved, bill])}`);
  return { programme, list, code: bill.code };
}

/** Pays a billed list whole. */
export async function payList(held: TestDatabase, { code }: Billed, on: string): Promise<string> {
  const [bill] = await held.asAdmin(`select amount_idr from contributions.bills where code = '${code}'`);
  const [payment] = await receive(held, [{ code, amountIdr: Number(bill?.amount_idr), receivedOn: on }]);
  return payment?.payment_id ?? '';
}

/** One worker, registered and never paid. */
export async function aContributor(held: TestDatabase): Promise<TestWorker> {
  const [worker] = await insertContributors(held, 1);
  if (!worker) throw new Error('nobody was made');
  return worker;
}
