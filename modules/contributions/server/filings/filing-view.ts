import { sql } from 'kysely';
import { type FilingHint, filingHints } from '#modules/contributions/core/index.ts';
import { usualLimits } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { getEmployer } from './employer-terms.ts';
import { type FilingRow, getFiling, rowsOf, stateOf } from './filing-queries.ts';

interface TotalsRow {
  readonly workers: bigint;
  readonly wages_idr: bigint;
  readonly jkk_idr: bigint;
  readonly jkm_idr: bigint;
  readonly jht_employer_idr: bigint;
  readonly jht_worker_idr: bigint;
  readonly jp_employer_idr: bigint;
  readonly jp_worker_idr: bigint;
  readonly amount_idr: bigint;
  readonly fee_idr: bigint;
}

/** Everything a page needs to show a filing, but its lines. */
export async function viewFiling(transaction: Transaction, filingId: string) {
  const filing = await getFiling(transaction, filingId);
  const employer = await getEmployer(transaction, filing.organisation_id);
  const { lacks, ratesOf, ...shown } = employer;
  const [totals] = await rowsOf(
    transaction,
    sql<TotalsRow>`select * from contributions.filing_totals(${filingId}::uuid)`,
  );
  if (!totals) throw new Error('a filing in sight has no totals');
  const rates = ratesOf(filing.month);
  const heading = await headingOf(transaction, filing);
  return {
    ...{ filingId, employer: shown, month: filing.month, state: stateOf(filing), version: filing.version },
    ...heading,
    ...{ lacks: [...lacks], rates: [...rates] },
    ...{ workers: Number(totals.workers), wagesIdr: totals.wages_idr.toString() },
    totals: rates.map(({ programme }) => ({ programme, ...partsOf(programme, totals) })),
    amountIdr: totals.amount_idr.toString(),
    feeIdr: totals.fee_idr.toString(),
    counts: await countsOf(transaction, filingId),
    hints: await hintsOf(transaction, filing),
  };
}

function partsOf(programme: string, totals: TotalsRow) {
  const parts: Readonly<Record<string, readonly [bigint, bigint]>> = {
    JKK: [totals.jkk_idr, 0n],
    JKM: [totals.jkm_idr, 0n],
    JHT: [totals.jht_employer_idr, totals.jht_worker_idr],
    JP: [totals.jp_employer_idr, totals.jp_worker_idr],
  };
  const [employerIdr = 0n, workerIdr = 0n] = parts[programme] ?? [];
  return { employerIdr: employerIdr.toString(), workerIdr: workerIdr.toString() };
}

interface BillRow {
  readonly kind: string;
  readonly code: string;
  readonly state: string;
  readonly amount_idr: bigint;
  readonly fee_idr: bigint;
  readonly paid_idr: bigint;
  readonly due_on: string;
  readonly is_own: boolean;
}

interface HeadingRow {
  readonly due_on: string | null;
  readonly filed_at: Date | null;
  readonly copied_month: string | null;
}

async function headingOf(transaction: Transaction, filing: FilingRow) {
  const [head] = await rowsOf(
    transaction,
    sql<HeadingRow>`select m.pu_due_on as due_on, f.filed_at, c.month as copied_month from contributions.filings f
      left join contributions.months m on m.month = f.month left join contributions.filings c on c.filing_id = f.copied_from
      where f.filing_id = ${filing.filing_id}::uuid`,
  );
  const bills = await rowsOf(
    transaction,
    sql<BillRow>`select b.kind, b.code, b.state, b.amount_idr, b.fee_idr, b.paid_idr + b.fee_paid_idr as paid_idr, b.due_on, b.bill_id = f.bill_id as is_own
      from contributions.filings f join contributions.bills b on b.payer_id = f.organisation_id and b.first_month = f.month
        and b.kind in ('filing', 'provisional') and b.state in ('open', 'paid')
      where f.filing_id = ${filing.filing_id}::uuid order by b.issued_on desc`,
  );
  const own = bills.find(({ is_own }) => is_own);
  const provisional = bills.find(({ kind, is_own }) => kind === 'provisional' && !is_own);
  return {
    dueOn: head?.due_on ?? null,
    filedAt: filing.state === 'draft' ? null : (head?.filed_at?.toISOString() ?? null),
    copiedFromMonth: head?.copied_month ?? null,
    bill: own ? shownBill(own) : null,
    provisional: provisional ? shownBill(provisional) : null,
  };
}

export function shownBill(bill: Omit<BillRow, 'kind' | 'is_own'>) {
  return {
    ...{ code: bill.code, state: bill.state, dueOn: bill.due_on },
    ...{ amountIdr: bill.amount_idr.toString(), feeIdr: bill.fee_idr.toString() },
    paidIdr: bill.paid_idr.toString(),
  };
}

interface CountsRow {
  readonly all: number;
  readonly joined: number;
  readonly changed: number;
  readonly left: number;
  readonly adjusted: number;
  readonly absent: number;
  readonly wageMissing: number;
}

async function countsOf(transaction: Transaction, filingId: string): Promise<CountsRow> {
  const [counts] = await rowsOf(
    transaction,
    sql<CountsRow>`select count(*)::int as all, count(*) filter (where change = 'joined')::int as joined,
      count(*) filter (where change = 'changed')::int as changed, count(*) filter (where change = 'left')::int as left,
      count(*) filter (where change = 'adjusted')::int as adjusted, count(*) filter (where is_absent and change <> 'left')::int as absent,
      count(*) filter (where wage_idr = 0 and change <> 'left' and corrects_month = '')::int as "wageMissing"
    from contributions.filing_lines where filing_id = ${filingId}::uuid`,
  );
  if (!counts) throw new Error('counting answered nothing');
  return counts;
}

interface FactsRow {
  readonly workers: number;
  readonly workers_before: number | null;
  readonly leavers: number;
  readonly joiners: number;
  readonly below_minimum: number;
  readonly absent: number;
  readonly fell: number;
  readonly common_wage_idr: bigint | null;
  readonly newly_equal: number | null;
}

/** What looks unusual in a filing as it stands. */
export async function hintsOf(
  transaction: Transaction,
  filing: Pick<FilingRow, 'filing_id'>,
): Promise<FilingHint[]> {
  const minimumIdr = usualLimits.minimumWageIdr;
  const [facts] = await rowsOf(
    transaction,
    sql<FactsRow>`with lines as materialized (
      select l.* from contributions.filing_lines l where l.filing_id = ${filing.filing_id}::uuid and l.corrects_month = ''
    ), common as (
      select l.wage_idr, count(*)::int as workers from lines l where l.change = 'changed' group by l.wage_idr order by 2 desc, 1 limit 1
    )
    select count(*) filter (where l.change <> 'left')::int as workers,
      (select p.workers from contributions.filings f join contributions.filings p on p.filing_id = f.copied_from where f.filing_id = ${filing.filing_id}::uuid) as workers_before,
      count(*) filter (where l.change = 'left')::int as leavers, count(*) filter (where l.change = 'joined')::int as joiners,
      count(*) filter (where l.change <> 'left' and l.wage_idr between 1 and ${minimumIdr} - 1)::int as below_minimum,
      count(*) filter (where l.is_absent and l.change <> 'left')::int as absent,
      count(*) filter (where l.change = 'changed' and l.wage_idr > 0 and l.wage_idr * 10 <= l.was_idr * 9)::int as fell,
      (select c.wage_idr from common c) as common_wage_idr, (select c.workers from common c) as newly_equal
    from lines l`,
  );
  if (!facts) throw new Error('counting answered nothing');
  return filingHints({
    ...{ workers: facts.workers, workersBefore: facts.workers_before },
    ...{ leavers: facts.leavers, joiners: facts.joiners },
    ...{ belowMinimum: facts.below_minimum, minimumIdr, absent: facts.absent, fell: facts.fell },
    ...{ commonWageIdr: facts.common_wage_idr, newlyEqual: facts.newly_equal ?? 0 },
  });
}
