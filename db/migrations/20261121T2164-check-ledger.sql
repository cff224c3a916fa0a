-- What the books must agree on, each as one question over all rows; an answer is a fault by name.
set local role semesta_registrar;

create function contributions.ledger_faults() returns table (fault text, subject text, expected_idr bigint, found_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with sides as (
    select t.journal_id, t.line, t.payer_id, t.bill_id, s.account, s.credit_idr
    from contributions.postings t cross join lateral (values (t.debit_account, -t.amount_idr), (t.credit_account, t.amount_idr)) as s (account, credit_idr)
  ), of_payment as (
    select j.payment_id,
      count(distinct j.journal_id) filter (where j.kind = 'payment') as payments, count(distinct j.journal_id) filter (where j.kind = 'reversal') as reversals,
      coalesce(sum(t.amount_idr) filter (where j.kind = 'payment' and t.debit_account = c.account), 0)::bigint as came_idr,
      coalesce(sum(case when t.credit_account = '2120' then t.amount_idr when t.debit_account = '2120' then -t.amount_idr end), 0)::bigint as unknown_idr
    from contributions.journals j join contributions.payments p on p.payment_id = j.payment_id
      join contributions.ledger_accounts c on c.channel = p.channel
      left join contributions.postings t on t.journal_id = j.journal_id
    group by j.payment_id
  ), programme as (
    select wm.payer_id, a.account, sum(a.amount_idr)::bigint as amount_idr
    from contributions.worker_months wm cross join lateral (values
      (case wm.segment when 'BPU' then '4110' else '4210' end, wm.jkk_idr),
      (case wm.segment when 'BPU' then '4120' else '4220' end, wm.jkm_idr),
      (case wm.segment when 'BPU' then '4130' else '4230' end, wm.jht_employer_idr + wm.jht_worker_idr),
      ('4240', wm.jp_employer_idr + wm.jp_worker_idr)) as a (account, amount_idr)
    where wm.state = 'paid' and a.amount_idr <> 0 group by wm.payer_id, a.account
  ), of_bill as (
    select wm.bill_id, coalesce(sum(wm.amount_idr) filter (where wm.state = 'paid'), 0)::bigint as paid_idr,
      coalesce(sum(wm.amount_idr) filter (where wm.state = 'forgone'), 0)::bigint as forgone_idr
    from contributions.worker_months wm where wm.bill_id is not null group by wm.bill_id
  )
  select 'account.unknown', s.journal_id || '#' || s.line, null::bigint, s.credit_idr from sides s
  where not exists (select from contributions.ledger_accounts a where a.account = s.account)
  union all
  select 'balance.differs', 'ledger', 0, b.sum_idr from (select coalesce(sum(s.credit_idr), 0)::bigint as sum_idr from sides s join contributions.ledger_accounts a on a.account = s.account) b
  where b.sum_idr <> 0
  union all
  select 'posting.without_journal', t.journal_id || '#' || t.line, null, t.amount_idr from contributions.postings t
  where not exists (select from contributions.journals j where j.journal_id = t.journal_id)
  union all
  select 'journal.without_postings', j.journal_id::text, null, null from contributions.journals j
  where not exists (select from contributions.postings t where t.journal_id = j.journal_id)
  union all
  select 'posting.without_payer', t.journal_id || '#' || t.line, null, t.amount_idr from contributions.postings t
  where '2110' in (t.debit_account, t.credit_account) and t.payer_id is null
  union all
  select 'credit.differs', coalesce(k.payer_id, h.payer_id)::text, coalesce(k.credit_idr, 0), coalesce(h.held_idr, 0)
  from contributions.payers k
    full join (select s.payer_id, sum(s.credit_idr)::bigint as held_idr from sides s where s.account = '2110' and s.payer_id is not null group by s.payer_id) h on h.payer_id = k.payer_id
  where coalesce(k.credit_idr, 0) <> coalesce(h.held_idr, 0)
  union all
  select 'unidentified.differs', p.payment_id::text, case p.state when 'unidentified' then p.amount_idr else 0 end, coalesce(o.unknown_idr, 0)
  from contributions.payments p left join of_payment o on o.payment_id = p.payment_id
  where p.state <> 'received' and coalesce(o.unknown_idr, 0) <> case p.state when 'unidentified' then p.amount_idr else 0 end
  union all
  select 'programme.differs', coalesce(g.payer_id, h.payer_id) || ' ' || coalesce(g.account, h.account), coalesce(g.amount_idr, 0), coalesce(h.amount_idr, 0)
  from programme g full join (
    select s.payer_id, s.account, sum(s.credit_idr)::bigint as amount_idr from sides s join contributions.ledger_accounts a on a.account = s.account and a.programme is not null
    group by s.payer_id, s.account) h on h.payer_id = g.payer_id and h.account = g.account
  where coalesce(g.amount_idr, 0) <> coalesce(h.amount_idr, 0)
  union all
  select 'fee.differs', coalesce(b.bill_id, h.bill_id)::text, coalesce(b.fee_paid_idr, 0), coalesce(h.amount_idr, 0)
  from (select bill_id, fee_paid_idr from contributions.bills where fee_paid_idr <> 0) b
    full join (select s.bill_id, sum(s.credit_idr)::bigint as amount_idr from sides s where s.account = '4310' group by s.bill_id having sum(s.credit_idr) <> 0) h on h.bill_id = b.bill_id
  where coalesce(b.fee_paid_idr, 0) <> coalesce(h.amount_idr, 0)
  union all
  select case when coalesce(o.payments, 0) = 0 then 'payment.without_journal' else 'payment.journal_differs' end, p.payment_id::text, p.amount_idr, coalesce(o.came_idr, 0)
  from contributions.payments p left join of_payment o on o.payment_id = p.payment_id
  where p.state <> 'received' and (coalesce(o.payments, 0) <> 1 or o.came_idr <> p.amount_idr)
  union all
  select 'reversal.differs', p.payment_id::text, case p.state when 'reversed' then 1 else 0 end, o.reversals
  from contributions.payments p join of_payment o on o.payment_id = p.payment_id
  where o.reversals <> case p.state when 'reversed' then 1 else 0 end
  union all
  select 'month.payment_differs', wm.worker_id || ' ' || wm.month || ' ' || wm.part, wm.amount_idr, null
  from contributions.worker_months wm left join contributions.payments p on p.payment_id = wm.payment_id
  where wm.state = 'paid' and p.payer_id is distinct from wm.payer_id
    and not exists (select from contributions.payment_shares s where s.payment_id = wm.payment_id and s.payer_id = wm.payer_id)
  union all
  select 'month.paid_twice', wm.worker_id || ' ' || wm.month || ' ' || wm.part, 1, count(*) from contributions.worker_months wm
  where wm.state = 'paid' and wm.segment = 'BPU' group by wm.worker_id, wm.month, wm.part having count(*) > 1
  union all
  select 'bill.paid_differs', b.bill_id::text, coalesce(o.paid_idr, 0), b.paid_idr from contributions.bills b left join of_bill o on o.bill_id = b.bill_id
  where b.paid_idr <> coalesce(o.paid_idr, 0)
  union all
  select 'bill.forgone_differs', b.bill_id::text, coalesce(o.forgone_idr, 0), b.forgone_idr from contributions.bills b left join of_bill o on o.bill_id = b.bill_id
  where b.forgone_idr <> coalesce(o.forgone_idr, 0)
  union all
  select 'bill.state_differs', b.bill_id::text, b.amount_idr + b.fee_idr, b.paid_idr + b.forgone_idr + b.fee_paid_idr from contributions.bills b
  where b.state = 'paid' and (b.paid_idr + b.forgone_idr < b.amount_idr or b.fee_paid_idr < b.fee_idr)
  union all
  select 'reference.missing', r.place || ' ' || r.id, null, null from (
    select 'payment bill' as place, p.payment_id::text as id from contributions.payments p where p.bill_id is not null and not exists (select from contributions.bills b where b.bill_id = p.bill_id)
    union all select 'payment payer', p.payment_id::text from contributions.payments p where p.payer_id is not null and not exists (select from contributions.payers k where k.payer_id = p.payer_id)
    union all select 'bill payer', b.bill_id::text from contributions.bills b where not exists (select from contributions.payers k where k.payer_id = b.payer_id)
    union all select 'month bill', wm.worker_id || ' ' || wm.month from contributions.worker_months wm
      where wm.bill_id is not null and not exists (select from contributions.bills b where b.bill_id = wm.bill_id)
    union all select 'journal payment', j.journal_id::text from contributions.journals j
      where j.payment_id is not null and not exists (select from contributions.payments p where p.payment_id = j.payment_id)
    union all select 'posting bill', t.journal_id || '#' || t.line from contributions.postings t
      where t.bill_id is not null and not exists (select from contributions.bills b where b.bill_id = t.bill_id)
    union all select 'posting payer', t.journal_id || '#' || t.line from contributions.postings t
      where t.payer_id is not null and not exists (select from contributions.payers k where k.payer_id = t.payer_id)
    union all select 'exception payment', x.exception_id::text from contributions.exceptions x
      where x.payment_id is not null and not exists (select from contributions.payments p where p.payment_id = x.payment_id)
    union all select 'refund payment', r.refund_id::text from contributions.refunds r
      where r.payment_id is not null and not exists (select from contributions.payments p where p.payment_id = r.payment_id)) r
$$;
comment on function contributions.ledger_faults() is
  'Everything in which journals, credit, payments, bills and worker-months do not agree: the fault, whose it is, what it should be and what it is. No row: the books balance and trace.';

create function contributions.ledger_size() returns table (journals bigint, postings bigint, accounts bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select count(*) from contributions.journals), (select count(*) from contributions.postings), (select count(*) from contributions.ledger_accounts)
$$;
comment on function contributions.ledger_size() is 'How many journals, postings and accounts were looked at.';
revoke all on function contributions.ledger_faults(), contributions.ledger_size() from public;
grant execute on function contributions.ledger_faults(), contributions.ledger_size() to semesta_worker;
