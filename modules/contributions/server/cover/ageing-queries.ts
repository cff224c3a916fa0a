import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface AgeingSums {
  readonly bills: number;
  readonly owed_idr: string;
  readonly fee_idr: string;
  readonly ages_idr: string[];
  readonly ages_bills: number[];
}

export interface EmployerAgeing extends AgeingSums {
  readonly organisation_id: string;
  readonly name: string;
  readonly area_name: string;
  readonly letter_number: number | null;
  readonly letter_year: number | null;
  readonly written_on: string | null;
}

export interface AreaAgeing extends AgeingSums {
  readonly code: string;
  readonly name: string;
}

export interface AgeingSearch {
  readonly on: string;
  readonly within: string | null;
}

/** Overdue bills of employers in sight with what is owed, and the fee as if it were paid today (as `settle` counts it). */
export function overdue({ on, within }: AgeingSearch) {
  return sql`
    select b.*, b.amount_idr - b.paid_idr - b.forgone_idr as owed_idr, n.months_late, m.pu_fee_ppm,
      ((b.amount_idr - b.paid_idr - b.forgone_idr) * m.pu_fee_ppm * n.months_late + 500000) / 1000000 + b.fee_idr - b.fee_paid_idr as late_idr
    from contributions.bills b join contributions.months m on m.month = b.first_month
      cross join lateral (select contributions.month_index(to_char(${on}::date, 'YYYY-MM')) - contributions.month_index(to_char(b.due_on, 'YYYY-MM')) as whole) w
      cross join lateral (select w.whole + case when ${on}::date <= (b.due_on + make_interval(months => w.whole))::date then 0 when m.fee_counts_begun then 1 else 0 end as months_late) n
    where b.state = 'open' and b.payer_kind = 'employer' and b.due_on < ${on}::date
      and (${within}::text is null or b.work_area_code = ${within} or b.work_area_code like ${within} || '.%')`;
}

const sums = sql`
  count(*)::integer as bills, coalesce(sum(l.owed_idr), 0)::text as owed_idr, coalesce(sum(l.late_idr), 0)::text as fee_idr,
  array[coalesce(sum(l.owed_idr) filter (where l.months_late <= 1), 0), coalesce(sum(l.owed_idr) filter (where l.months_late = 2), 0),
    coalesce(sum(l.owed_idr) filter (where l.months_late = 3), 0), coalesce(sum(l.owed_idr) filter (where l.months_late between 4 and 6), 0),
    coalesce(sum(l.owed_idr) filter (where l.months_late between 7 and 12), 0), coalesce(sum(l.owed_idr) filter (where l.months_late > 12), 0)]::text[] as ages_idr,
  array[count(*) filter (where l.months_late <= 1), count(*) filter (where l.months_late = 2), count(*) filter (where l.months_late = 3),
    count(*) filter (where l.months_late between 4 and 6), count(*) filter (where l.months_late between 7 and 12), count(*) filter (where l.months_late > 12)]::integer[] as ages_bills`;

/** Employers in arrears, those who owe most first. */
export async function listEmployers(
  transaction: Transaction,
  search: AgeingSearch,
  most: number,
): Promise<EmployerAgeing[]> {
  const { rows } = await sql<EmployerAgeing>`
    with l as (${overdue(search)}),
    g as (select l.payer_id, ${sums} from l group by l.payer_id order by sum(l.owed_idr) desc, l.payer_id limit ${most})
    select g.*, g.payer_id as organisation_id, coalesce(o.name, '') as name, coalesce(a.path_name, '') as area_name,
      k.number as letter_number, k.year as letter_year, k.written_on::text as written_on
    from g left join registry.organisations o on o.organisation_id = g.payer_id left join registry.areas a on a.code = o.area_code
      left join lateral (select t.number, t.year, t.written_on from contributions.letters t where t.organisation_id = g.payer_id order by t.written_on desc limit 1) k on true
    order by g.owed_idr::numeric desc, g.payer_id`.execute(transaction.of<unknown>());
  return rows;
}

/** Length of the codes below a code: 51 -> 51.71 -> 51.71.04 -> 51.71.04.2008. */
const belowLength: Readonly<Record<number, number>> = { 0: 5, 2: 5, 5: 8 };

/** The same by the areas below the one that is asked about; regencies where none is. */
export async function listAreas(transaction: Transaction, search: AgeingSearch): Promise<AreaAgeing[]> {
  const { within } = search;
  const length = belowLength[within?.length ?? 0] ?? 13;
  const { rows } = await sql<AreaAgeing>`
    with l as (${overdue(search)}),
    g as (select left(l.work_area_code, ${length}) as code, ${sums} from l group by 1)
    select g.*, coalesce(a.name, '') as name from g left join registry.areas a on a.code = g.code order by g.code`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** All of it together. */
export async function sumAgeing(
  transaction: Transaction,
  search: AgeingSearch,
): Promise<AgeingSums & { readonly employers: number }> {
  const { rows } = await sql<AgeingSums & { employers: number }>`
    with l as (${overdue(search)}) select ${sums}, count(distinct l.payer_id)::integer as employers from l`.execute(
    transaction.of<unknown>(),
  );
  const [total] = rows;
  if (!total) throw new Error('a sum without a row');
  return total;
}
