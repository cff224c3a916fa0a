-- A payment that the bank takes back: its money goes out of the payer's credit, and of the months it paid, the newest first.
set local role semesta_registrar;

create function contributions.paid_cells(p_workers uuid[])
  returns table (change_month text, residence_code text, work_area_code text, segment text, payer_kind text, sex text, birth_band smallint, occupation_group text, workers bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.month, c.area_code, c.work_area_code, c.segments, c.payer_kind, c.sex, c.birth_band, c.occupation_group, count(*)
  from (
    select distinct on (wm.worker_id, wm.month) wm.month, wm.area_code, wm.work_area_code, wm.payer_kind, wm.sex, wm.birth_band, wm.occupation_group,
      case when min(wm.segment) over w <> max(wm.segment) over w then 'PU+BPU' else wm.segment end as segments
    from contributions.worker_months wm where wm.worker_id = any (p_workers) and wm.state = 'paid' and wm.part in ('protection', 'whole')
    window w as (partition by wm.worker_id, wm.month)
    order by wm.worker_id, wm.month, wm.segment desc, wm.membership_id
  ) c group by 1, 2, 3, 4, 5, 6, 7, 8
$$;
comment on function contributions.paid_cells(uuid[]) is 'What these workers add to the coverage cells of PAID: each once a month, where the wage-earner''s row stands if there is one.';

create function contributions.settle_paid(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), 'PAID', d.change_month, d.residence_code, d.work_area_code, d.segment, d.payer_kind, d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from contributions.paid_cells(p_workers) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.payer_kind, b.sex, b.birth_band, b.occupation_group, -b.workers
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, payer_kind text, sex text,
      birth_band smallint, occupation_group text, workers bigint)) d
  group by 3, 4, 5, 6, 7, 8, 9, 10 having sum(d.workers) <> 0
$$;
comment on function contributions.settle_paid(jsonb, uuid[]) is 'Writes as deltas what these workers add to the cells of PAID now and did not before.';

create function contributions.recount_cover(p_workers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb;
begin
  select jsonb_agg(c) into before from registry.protected_cells(p_workers) c;
  delete from contributions.cover_spans c where c.worker_id = any (p_workers);
  with paid as (
    select wm.worker_id, wm.segment, wm.month, wm.paid_on, m.bpu_lapses_on,
      lag(m.bpu_lapses_on) over (partition by wm.worker_id, wm.segment order by wm.month, wm.membership_id) as lapsed_before
    from contributions.worker_months wm join contributions.months m on m.month = wm.month
    where wm.worker_id = any (p_workers) and wm.state = 'paid' and wm.part in ('protection', 'whole')
  ), marked as (
    -- A wage earner does not lapse; others begin anew with what is paid after the lapse.
    select p.*, sum(case when p.lapsed_before is null or (p.segment = 'BPU' and greatest(p.paid_on, (p.month || '-01')::date) >= p.lapsed_before) then 1 else 0 end)
      over (partition by p.worker_id, p.segment order by p.month) as streak
    from paid p
  ), spans as (
    select m.worker_id, m.segment, m.streak, max(m.month) as paid_through, min(m.month) as first_month, max(m.bpu_lapses_on) as lapses_on,
      (array_agg(m.paid_on order by m.month))[1] as first_paid_on
    from marked m group by m.worker_id, m.segment, m.streak
  )
  insert into contributions.cover_spans (worker_id, segment, covered_from, paid_through, lapses_on, closed_on)
  select s.worker_id, s.segment, greatest(s.first_paid_on, (s.first_month || '-01')::date), s.paid_through,
    case when s.segment = 'BPU' then s.lapses_on end,
    case when s.segment = 'BPU' and (s.lapses_on <= p_on or s.streak < max(s.streak) over (partition by s.worker_id, s.segment)) then s.lapses_on end
  from spans s on conflict on constraint cover_spans__pk do nothing;
  perform registry.settle_protected(before, p_workers);
end $$;
comment on function contributions.recount_cover(uuid[], date) is 'Makes the times of cover of these workers anew out of their paid months, and the counts with them.';

create function contributions.reverse_payment(p_payment uuid, p_on date, p_reason text, p_account uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken contributions.payments;
  paying uuid[];
  members uuid[];
  before jsonb;
  journal constant uuid := gen_random_uuid();
  lines integer;
begin
  if not contributions.may_write('payments') then raise exception 'no right to take back money' using errcode = 'insufficient_privilege'; end if;
  select p.* into taken from contributions.payments p where p.payment_id = p_payment for update;
  if not found then return 'absent'; end if;
  if taken.state in ('reversed', 'returned') then return taken.state; end if;
  paying := array(select taken.payer_id where taken.payer_id is not null union select s.payer_id from contributions.payment_shares s where s.payment_id = p_payment);
  perform from contributions.payers k where k.payer_id = any (paying) order by k.payer_id for update;

  insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id) values (journal, 'reversal', p_payment, p_on, p_reason, p_account);
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, row_number() over (order by t.line), t.credit_account, t.debit_account, t.amount_idr, t.payer_id, t.bill_id, p_on, t.area_code, t.work_area_code
  from contributions.journals j join contributions.postings t on t.journal_id = j.journal_id
  where j.payment_id = p_payment and j.kind in ('payment', 'assignment');
  get diagnostics lines = row_count;
  update contributions.payments p set state = 'reversed' where p.payment_id = p_payment;
  insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, opened_on, area_code, work_area_code)
  values (gen_random_uuid(), 'reversed', p_payment, taken.bill_id, taken.payer_id, taken.amount_idr, p_on, taken.area_code, taken.work_area_code);
  if cardinality(paying) = 0 then return 'reversed'; end if;

  members := array(select distinct wm.worker_id from contributions.worker_months wm where wm.payment_id = p_payment
    union select k from unnest(paying) k
    union select wm.worker_id from contributions.bills b join contributions.worker_months wm on wm.bill_id = b.bill_id where b.payer_id = any (paying) and wm.state = 'paid' and b.payer_kind <> 'worker');
  select jsonb_agg(c) into before from contributions.paid_cells(members) c;

  with owed as (
    -- What each payer's credit cannot bear of the amount taken back.
    select k.payer_id, k.kind, k.credit_idr, g.amount_idr, greatest(g.amount_idr - k.credit_idr, 0) as missing_idr
    from (
      select s.payer_id, s.amount_idr from contributions.payment_shares s where s.payment_id = p_payment
      union all select taken.payer_id, taken.amount_idr - coalesce((select sum(s.amount_idr)::bigint from contributions.payment_shares s where s.payment_id = p_payment), 0)
    ) g join contributions.payers k on k.payer_id = g.payer_id where g.amount_idr > 0
  ), units as (
    select o.payer_id, o.missing_idr, wm.worker_id, wm.month, wm.membership_id, wm.part, wm.amount_idr,
      sum(wm.amount_idr) over (partition by o.payer_id order by (wm.payment_id = p_payment) desc, wm.month desc, wm.part desc, wm.membership_id) as running
    from owed o join contributions.worker_months wm on wm.worker_id = o.payer_id and wm.payer_id = o.payer_id and wm.state = 'paid'
    where o.kind = 'worker' and o.missing_idr > 0
  ), bill_units as (
    select o.payer_id, o.missing_idr, b.bill_id, b.first_month, b.last_month, u.is_fee, u.amount_idr,
      sum(u.amount_idr) over (partition by o.payer_id order by u.is_fee desc, b.first_month desc, b.bill_id) as running
    from owed o join contributions.bills b on b.payer_id = o.payer_id
      cross join lateral (values (false, b.paid_idr), (true, b.fee_paid_idr)) as u (is_fee, amount_idr)
    where o.kind <> 'worker' and o.missing_idr > 0 and u.amount_idr > 0
  ), keys as (
    select u.payer_id, u.worker_id, u.month, u.membership_id, u.part from units u where u.running - u.amount_idr < u.missing_idr
    union all
    select u.payer_id, wm.worker_id, wm.month, wm.membership_id, wm.part
    from bill_units u join contributions.worker_months wm on wm.bill_id = u.bill_id and wm.month between u.first_month and u.last_month and wm.state = 'paid'
    where not u.is_fee and u.running - u.amount_idr < u.missing_idr
  ), unpaid as (
    update contributions.worker_months wm set state = 'due', paid_on = null, payment_id = null
    from keys y where wm.worker_id = y.worker_id and wm.month = y.month and wm.membership_id = y.membership_id and wm.part = y.part
    returning wm.*, y.payer_id as paying
  ), unpaid_fees as (
    select u.payer_id, u.bill_id, u.amount_idr from bill_units u where u.is_fee and u.running - u.amount_idr < u.missing_idr
  ), bills_back as (
    update contributions.bills b set paid_idr = b.paid_idr - s.paid_idr, fee_paid_idr = b.fee_paid_idr - s.fee_idr, paid_on = null,
      state = case when b.state = 'paid' then 'open' else b.state end
    from (
      select t.bill_id, sum(t.paid_idr) as paid_idr, sum(t.fee_idr) as fee_idr from (
        select n.bill_id, n.amount_idr as paid_idr, 0::bigint as fee_idr from unpaid n where n.bill_id is not null
        union all select f.bill_id, 0, f.amount_idr from unpaid_fees f) t group by t.bill_id) s
    where b.bill_id = s.bill_id
    returning b.bill_id
  ), no_fee as (
    delete from contributions.late_fees l using bills_back b where l.bill_id = b.bill_id and l.billed_in is null
  ), freed as (
    select u.payer_id, u.bill_id, a.account, sum(a.amount_idr)::bigint as amount_idr from (
      select n.paying as payer_id, n.bill_id, n.segment, n.jkk_idr, n.jkm_idr, n.jht_employer_idr + n.jht_worker_idr as jht_idr, n.jp_employer_idr + n.jp_worker_idr as jp_idr, 0::bigint as fee_idr from unpaid n
      union all select f.payer_id, f.bill_id, 'PU', 0, 0, 0, 0, f.amount_idr from unpaid_fees f) u
      cross join lateral (values
        (case u.segment when 'BPU' then '4110' else '4210' end, u.jkk_idr),
        (case u.segment when 'BPU' then '4120' else '4220' end, u.jkm_idr),
        (case u.segment when 'BPU' then '4130' else '4230' end, u.jht_idr),
        ('4240', u.jp_idr), ('4310', u.fee_idr)) as a (account, amount_idr)
    group by u.payer_id, u.bill_id, a.account having sum(a.amount_idr) <> 0
  ), credits as (
    update contributions.payers k set credit_idr = k.credit_idr - o.amount_idr + coalesce((select sum(f.amount_idr) from freed f where f.payer_id = k.payer_id), 0)
    from owed o where k.payer_id = o.payer_id
    returning k.payer_id, k.area_code, k.work_area_code
  )
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, lines + row_number() over (order by f.payer_id, f.bill_id, f.account),
    case when f.amount_idr > 0 then f.account else '2110' end, case when f.amount_idr > 0 then '2110' else f.account end, abs(f.amount_idr),
    f.payer_id, f.bill_id, p_on, k.area_code, k.work_area_code
  from freed f join credits k on k.payer_id = f.payer_id;

  -- Who has no paid month left is registered as before his first payment; his number stays his.
  update registry.memberships m set state = 'REGISTERED', version = m.version + 1
  where m.worker_id = any (members) and m.state = 'ACTIVE'
    and not exists (select from contributions.worker_months wm where wm.worker_id = m.worker_id and wm.membership_id = m.membership_id and wm.state = 'paid');
  perform contributions.recount_cover(members, p_on);
  perform contributions.settle_paid(before, members);
  return 'reversed';
end $$;
comment on function contributions.reverse_payment(uuid, date, text, uuid) is
  'Takes a payment back, once: the money out of the credit of its payer and, where that is not enough, of the months it paid, the newest first. Answers reversed, returned or absent.';

create function contributions.run_bpu_bills(p_month text, p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(5171041);
  perform pg_advisory_xact_lock(5171040);
  insert into contributions.payers (payer_id, kind, number, area_code, work_area_code, custodians)
  select m.worker_id, 'worker', (select coalesce(max(number), 0) from contributions.payers) + row_number() over (order by m.worker_id), w.area_code, w.work_area_code, w.custodians
  from registry.memberships m join registry.workers w on w.worker_id = m.worker_id
  where m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.merged_into is null
    and not exists (select from contributions.payers k where k.payer_id = m.worker_id);

  with priced as materialized (
    select r.*, k.number, md5('monthly ' || r.worker_id || ' ' || p_month)::uuid as bill_id from contributions.price_bpu(p_month, null) r
      join contributions.payers k on k.payer_id = r.worker_id
    where r.state <> 'LAPSED'
      and not exists (select from contributions.worker_months x where x.worker_id = r.worker_id and x.month = p_month and x.segment = 'BPU' and x.part = 'protection')
      and not exists (select from contributions.cover_spans c where c.worker_id = r.worker_id and c.segment = 'BPU'
        having max(c.covered_from) is not null and max(c.lapses_on) <= p_on)
  ), billed as (
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
      issued_on, due_on, expires_on, area_code, work_area_code, custodians)
    select r.bill_id, contributions.payment_code('worker', r.number, p_month, 0), r.worker_id, 'worker', 'monthly', 'BPU', p_month, p_month, 1,
      case when r.with_savings then 2 else 1 end, r.jkk_idr + r.jkm_idr + case when r.with_savings then r.jht_idr else 0 end,
      p_on, m.bpu_due_on, (contributions.month_after(p_month, 3) || '-01')::date + interval '1 month - 1 day', r.area_code, r.work_area_code, r.custodians
    from priced r join contributions.months m on m.month = p_month
    on conflict do nothing
  )
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, jht_worker_idr,
    area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select r.worker_id, p_month, r.membership_id, u.part, 'BPU', r.bill_id, 'worker', r.worker_id, u.jkk_idr + u.jkm_idr + u.jht_idr, r.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr,
    r.area_code, r.work_area_code, r.custodians, r.sex, r.birth_band, r.occupation_group
  from priced r cross join lateral (
    select 'protection', r.jkk_idr, r.jkm_idr, 0::bigint
    union all select 'savings', 0, 0, r.jht_idr where r.with_savings) as u (part, jkk_idr, jkm_idr, jht_idr)
  on conflict do nothing;

  -- Money held from before pays at once.
  perform contributions.settle(array(select k.payer_id from contributions.payers k where k.kind = 'worker' and k.credit_idr > 0), p_on);
end $$;
comment on function contributions.run_bpu_bills(text, date) is
  'Bills the month to everyone who pays for himself and has it neither billed nor paid nor lapsed. Ids and codes follow from payer and month: run again, or after a kill, the same.';
revoke all on all functions in schema contributions from public;
revoke all on function registry.protected_cells(uuid[]), registry.settle_protected(jsonb, uuid[]) from public;
grant execute on function contributions.in_scope(text, text, uuid[]), contributions.may_write(text), contributions.month_index(text), contributions.month_after(text, integer),
  contributions.payment_code(text, bigint, text, integer) to semesta_app, semesta_worker;
grant execute on function contributions.receive_payments(jsonb), contributions.reverse_payment(uuid, date, text, uuid), contributions.keep_month(jsonb, jsonb),
  contributions.name_payers(text, uuid[]) to semesta_app;
grant execute on function contributions.run_bpu_bills(text, date), contributions.keep_month(jsonb, jsonb), contributions.settle(uuid[], date) to semesta_worker;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
