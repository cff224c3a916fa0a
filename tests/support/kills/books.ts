import { runAsAdmin } from '#tests/support/prepare-template.ts';

/** Tables as one fingerprint each, without instants and without the ids that only name a try. */
export type Books = Readonly<Record<string, string>>;

const tables: Readonly<Record<string, string>> = {
  bills: 'select to_jsonb(b) from contributions.bills b order by b.bill_id',
  worker_months:
    'select to_jsonb(w) from contributions.worker_months w order by w.worker_id, w.month, w.membership_id, w.part',
  payers: 'select to_jsonb(k) from contributions.payers k order by k.payer_id',
  cover_spans:
    'select to_jsonb(c) from contributions.cover_spans c order by c.worker_id, c.segment, c.covered_from',
  payments: `select to_jsonb(p) - '{recorded_at,receipt,batch_id}'::text[] from contributions.payments p order by p.payment_id`,
  statement_lines: `select to_jsonb(l) - '{statement_id}'::text[] from contributions.statement_lines l order by l.natural_key, l.line`,
  postings: `select jsonb_build_array(t.debit_account, t.credit_account, t.payer_id, t.bill_id, t.booked_on, sum(t.amount_idr), count(*))
    from contributions.postings t group by t.debit_account, t.credit_account, t.payer_id, t.bill_id, t.booked_on
    order by t.debit_account, t.credit_account, t.payer_id, t.bill_id, t.booked_on`,
  exceptions: `select jsonb_build_array(x.kind, x.payment_id, x.payer_id, x.amount_idr, x.state) from contributions.exceptions x order by x.kind, x.payment_id`,
  memberships:
    'select jsonb_build_array(m.worker_id, m.membership_id, m.state) from registry.memberships m order by m.worker_id, m.membership_id',
  counts: `select jsonb_build_array(d.measure, d.change_month, d.residence_code, d.segment, sum(d.workers)) from coverage.fact_deltas d
    group by d.measure, d.change_month, d.residence_code, d.segment having sum(d.workers) <> 0 order by d.measure, d.change_month, d.residence_code, d.segment`,
};

export async function readBooks(adminUrl: string): Promise<Books> {
  const columns = Object.entries(tables).map(
    ([name, rows]) =>
      `(select count(*) || ' ' || md5(coalesce(string_agg(r.row::text, e'\\n'), '')) from (${rows}) as r (row)) as ${name}`,
  );
  const { rows } = await runAsAdmin(adminUrl, `select ${columns.join(', ')}`);
  return rows[0] ?? {};
}

/** The tables in which two books differ. */
export function differences(one: Books, other: Books): string[] {
  return Object.keys(tables).filter((name) => one[name] !== other[name]);
}

/** Payments that were acknowledged, by their bill's code. */
type Acknowledged = ReadonlyMap<string, string>;

/** What is wrong with what stands against what clients were told; each a sentence. */
export async function findWrongs(adminUrl: string, acknowledged: Acknowledged): Promise<string[]> {
  const told = JSON.stringify([...acknowledged].map(([code, id]) => ({ code, id })));
  const { rows } = await runAsAdmin(
    adminUrl,
    `with told as (select * from jsonb_to_recordset('${told}') as t (code text, id uuid)),
      taken as (select t.code, t.id, p.payment_id, p.state from told t left join contributions.payments p on p.code = t.code and p.source like 'teller:%')
    select 'lost: ' || t.code as wrong from told t where not exists (select from taken x where x.payment_id = t.id and x.state = 'posted')
    union all select 'doubled: ' || t.code from taken t group by t.code having count(t.payment_id) > 1
    union all select 'taken and never told: ' || p.code from contributions.payments p where p.source like 'teller:%' and not exists (select from told t where t.code = p.code)
    union all select 'still owed: ' || b.code from contributions.bills b join told t on t.code = b.code where b.state <> 'paid' or b.paid_idr <> b.amount_idr
    union all select 'money left over: ' || k.payer_id from contributions.payers k where k.credit_idr > 0 and k.payer_id in (select b.payer_id from contributions.bills b join told t on t.code = b.code)
    union all select 'counted otherwise: ' || d.change_month from (
      select d.change_month, sum(d.workers) as counted from coverage.fact_deltas d where d.measure = 'PAID' group by d.change_month) d
      where d.counted <> (select count(distinct w.worker_id) from contributions.worker_months w where w.month = d.change_month and w.state = 'paid')
    union all select 'audited otherwise' where (select count(*) from platform.audit_entries where act = 'contributions.record-payment')
      <> (select count(*) from contributions.payments p where p.source like 'teller:%')
    union all select 'ledger: ' || f.fault || ' ' || f.subject from contributions.ledger_faults() f`,
  );
  return rows.map(({ wrong }: { wrong: string }) => wrong);
}
