import { sql } from 'kysely';
import type { Channel, JournalRow } from '#modules/contributions/server/payments/index.ts';
import type { Transaction } from '#platform/server/db/index.ts';

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly area: string | null;
}

export interface BalanceRow {
  readonly account: string;
  readonly kind: 'asset' | 'liability' | 'fund';
  readonly name_id: string;
  readonly name_en: string;
  readonly before_idr: bigint;
  readonly debit_idr: bigint;
  readonly credit_idr: bigint;
}

/** Every account with its debits less credits before a period and both within it, of the caller's sight. */
export async function sumAccounts(
  transaction: Transaction,
  { from, to, area }: Period,
): Promise<BalanceRow[]> {
  const pattern = area === null ? null : `${area}%`;
  const { rows } = await sql<BalanceRow>`
    with moved as (
      select s.account, coalesce(sum(s.debit_idr - s.credit_idr) filter (where t.booked_on < ${from}::date), 0)::bigint as before_idr,
        coalesce(sum(s.debit_idr) filter (where t.booked_on >= ${from}::date), 0)::bigint as debit_idr,
        coalesce(sum(s.credit_idr) filter (where t.booked_on >= ${from}::date), 0)::bigint as credit_idr
      from contributions.postings t
        cross join lateral (values (t.debit_account, t.amount_idr, 0::bigint), (t.credit_account, 0::bigint, t.amount_idr)) as s (account, debit_idr, credit_idr)
      where t.booked_on <= ${to}::date and (${pattern}::text is null or t.area_code like ${pattern} or t.work_area_code like ${pattern})
      group by s.account
    )
    select a.account, a.kind, a.name_id, a.name_en, coalesce(m.before_idr, 0) as before_idr, coalesce(m.debit_idr, 0) as debit_idr, coalesce(m.credit_idr, 0) as credit_idr
    from contributions.ledger_accounts a left join moved m on m.account = a.account order by a.account`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface CashRow {
  readonly channel: Channel;
  readonly before_idr: bigint;
  readonly in_idr: bigint;
  readonly out_idr: bigint;
}

/** What each channel held before a day, and what came and went on it. */
export async function sumChannels(transaction: Transaction, day: string): Promise<CashRow[]> {
  const { rows } = await sql<CashRow>`
    select a.channel,
      coalesce(sum(case when t.debit_account = a.account then t.amount_idr else -t.amount_idr end) filter (where t.booked_on < ${day}::date), 0)::bigint as before_idr,
      coalesce(sum(t.amount_idr) filter (where t.booked_on = ${day}::date and t.debit_account = a.account), 0)::bigint as in_idr,
      coalesce(sum(t.amount_idr) filter (where t.booked_on = ${day}::date and t.credit_account = a.account), 0)::bigint as out_idr
    from contributions.ledger_accounts a
      left join contributions.postings t on a.account in (t.debit_account, t.credit_account) and t.booked_on <= ${day}::date
    where a.channel is not null group by a.account, a.channel order by a.account`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface CashierRow {
  readonly channel: Channel;
  readonly cashier: string | null;
  readonly payments: number;
  readonly amount_idr: bigint;
  readonly reversed_idr: bigint;
}

/** Payments received on a day by channel and whoever took them. */
export async function sumCashiers(transaction: Transaction, day: string): Promise<CashierRow[]> {
  const { rows } = await sql<CashierRow>`
    select p.channel, c.name as cashier, count(*)::int as payments, sum(p.amount_idr)::bigint as amount_idr,
      coalesce(sum(p.amount_idr) filter (where p.state = 'reversed'), 0)::bigint as reversed_idr
    from contributions.payments p left join contributions.cashiers c on c.account_id = p.account_id
    where p.received_on = ${day}::date group by p.channel, c.account_id, c.name order by p.channel, c.name`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface JournalFilter {
  readonly from: string;
  readonly to: string;
  readonly account: string | null;
  readonly after: { readonly day: string; readonly id: string } | null;
  readonly limit: number;
}

/** Journals of a period in the caller's sight, the latest first; of one account or all. */
export async function listJournals(transaction: Transaction, filter: JournalFilter): Promise<JournalRow[]> {
  const { from, to, account, after, limit } = filter;
  const { rows } = await sql<JournalRow>`
    with seen as (
      select t.journal_id, t.booked_on, sum(t.amount_idr)::bigint as amount_idr from contributions.postings t
      where t.booked_on between ${from}::date and ${to}::date and (${account}::text is null or ${account} in (t.debit_account, t.credit_account))
        and (${after?.day ?? null}::date is null or (t.booked_on, t.journal_id) < (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
      group by t.journal_id, t.booked_on order by t.booked_on desc, t.journal_id desc limit ${limit}
    )
    select j.journal_id, j.kind, j.booked_on::text, j.recorded_at, j.reason, j.payment_id, p.receipt, p.received_on::text, s.amount_idr
    from seen s join contributions.journals j on j.journal_id = s.journal_id left join contributions.payments p on p.payment_id = j.payment_id
    order by s.booked_on desc, s.journal_id desc`.execute(transaction.of<unknown>());
  return rows;
}

/** One journal; null when there is none or none of its postings is in the caller's sight. */
export async function findJournal(transaction: Transaction, journalId: string): Promise<JournalRow | null> {
  const { rows } = await sql<JournalRow>`
    select j.journal_id, j.kind, j.booked_on::text, j.recorded_at, j.reason, j.payment_id, p.receipt, p.received_on::text,
      coalesce((select sum(t.amount_idr)::bigint from contributions.postings t where t.journal_id = j.journal_id), 0) as amount_idr
    from contributions.journals j left join contributions.payments p on p.payment_id = j.payment_id where j.journal_id = ${journalId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

export interface PostingRow {
  readonly line: number;
  readonly debit_account: string;
  readonly debit_id: string | null;
  readonly debit_en: string | null;
  readonly credit_account: string;
  readonly credit_id: string | null;
  readonly credit_en: string | null;
  readonly amount_idr: bigint;
  readonly payer_id: string | null;
  readonly payer_kind: 'worker' | 'employer' | 'group' | 'sponsor' | null;
  readonly payer_name: string | null;
  readonly bill_code: string | null;
  readonly area_code: string;
}

/** The lines of a journal with the names of accounts and payers. */
export async function listPostings(transaction: Transaction, journalId: string): Promise<PostingRow[]> {
  const { rows } = await sql<PostingRow>`
    with t as materialized (select * from contributions.postings where journal_id = ${journalId}::uuid order by line limit 500)
    select t.line, t.debit_account, d.name_id as debit_id, d.name_en as debit_en, t.credit_account, c.name_id as credit_id, c.name_en as credit_en, t.amount_idr,
      t.payer_id, n.kind as payer_kind, n.name as payer_name, b.code as bill_code, t.area_code
    from t left join contributions.ledger_accounts d on d.account = t.debit_account left join contributions.ledger_accounts c on c.account = t.credit_account
      left join contributions.bills b on b.bill_id = t.bill_id
      left join contributions.payer_names(array(select distinct payer_id from t where payer_id is not null)) n on n.payer_id = t.payer_id
    order by t.line`.execute(transaction.of<unknown>());
  return rows;
}

/** The line of a bank's statement that brought a payment; null when none did. */
export async function findStatementLine(transaction: Transaction, paymentId: string) {
  const { rows } = await sql<{ statement_id: string; file_name: string; line: number; remark: string }>`
    select l.statement_id, s.file_name, l.line, l.remark from contributions.statement_lines l join contributions.statements s on s.statement_id = l.statement_id
    where l.payment_id = ${paymentId}::uuid and l.outcome <> 'duplicate' order by l.is_reversal, l.statement_id limit 1`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}
