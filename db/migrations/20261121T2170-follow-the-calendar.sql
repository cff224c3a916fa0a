-- What the calendar alone brings: cover lapses, bills of those without cover end. Daily or after days, the same comes of it.
set local role semesta_owner;
comment on sequence contributions.payments_receipt_seq is 'Running number of receipts.';
create index bills__open_by_expiry on contributions.bills (expires_on) where state = 'open' and expires_on is not null;

set local role semesta_registrar;
create function contributions.close_cover(p_workers uuid[], p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lapsing uuid[];
  before jsonb;
  touched jsonb;
  earliest text;
begin
  perform from contributions.payers k where k.payer_id = any (p_workers) order by k.payer_id for update;
  lapsing := array(select c.worker_id from contributions.cover_spans c
    where c.worker_id = any (p_workers) and c.segment = 'BPU' and c.closed_on is null and c.lapses_on <= p_on order by c.worker_id for update);
  if cardinality(lapsing) = 0 then return 0; end if;
  select contributions.month_after(min(c.paid_through), -12) into earliest from contributions.cover_spans c
  where c.worker_id = any (lapsing) and c.segment = 'BPU' and c.closed_on is null;

  select jsonb_agg(c) into before from registry.protected_cells(lapsing) c;
  update contributions.cover_spans c set closed_on = c.lapses_on
  where c.worker_id = any (lapsing) and c.segment = 'BPU' and c.closed_on is null and c.lapses_on <= p_on;
  update registry.memberships m set state = 'LAPSED', version = m.version + 1
  where m.worker_id = any (lapsing) and m.segment = 'BPU' and m.state = 'ACTIVE' and m.ended_on is null;
  perform registry.settle_protected(before, lapsing);

  -- What was due of the months before is owed no longer; what was asked for later months is free again.
  with ended as (
    select c.worker_id, to_char(max(c.closed_on), 'YYYY-MM') as month from contributions.cover_spans c
    where c.worker_id = any (lapsing) and c.segment = 'BPU' and c.closed_on is not null group by c.worker_id
  ), closed as (
    update contributions.worker_months wm set state = 'forgone' from ended e
    where wm.worker_id = e.worker_id and wm.month >= earliest and wm.month < e.month and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'due'
    returning wm.bill_id, wm.amount_idr
  ), freed as (
    delete from contributions.worker_months wm using ended e
    where wm.worker_id = e.worker_id and wm.month >= earliest and wm.month >= e.month and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'due'
    returning wm.bill_id
  ), counted as (
    update contributions.bills b set forgone_idr = b.forgone_idr + s.amount_idr
    from (select c.bill_id, sum(c.amount_idr)::bigint as amount_idr from closed c group by c.bill_id) s where b.bill_id = s.bill_id
  )
  select jsonb_agg(distinct jsonb_build_object('bill_id', u.bill_id)) into touched
  from (select c.bill_id from closed c union select f.bill_id from freed f) u where u.bill_id is not null;
  if touched is not null then perform contributions.recount_bills(touched, 'expired', null); end if;
  return cardinality(lapsing);
end $$;
comment on function contributions.close_cover(uuid[], date) is
  'Ends the cover of those of these workers whose lapse has come by a day: cover, memberships, what they owed, and the counts. Answers how many.';

create function contributions.lapse(p_on date, p_most integer default 50000) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select contributions.close_cover(array(
    select c.worker_id from contributions.cover_spans c
    where c.segment = 'BPU' and c.closed_on is null and c.lapses_on <= p_on order by c.lapses_on, c.worker_id limit p_most), p_on)
$$;
comment on function contributions.lapse(date, integer) is 'Ends the cover of everyone whose lapse has come by a day, at most so many at once; answers how many, 0 when nobody is left.';

create function contributions.end_stale_bills(p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  late uuid[];
begin
  -- Whoever is covered keeps what he owes; the others owe nothing of months that are over.
  late := array(select b.bill_id from contributions.bills b
    where b.state = 'open' and b.kind = 'monthly' and b.segment = 'BPU' and b.payer_kind = 'worker' and b.expires_on < p_on
      and not exists (select from contributions.cover_spans c where c.worker_id = b.payer_id and c.segment = 'BPU' and c.closed_on is null)
    order by b.payer_id limit 50000 for update skip locked);
  if cardinality(late) = 0 then return 0; end if;
  with closed as (
    update contributions.worker_months wm set state = 'forgone' where wm.bill_id = any (late) and wm.state = 'due' returning wm.bill_id, wm.amount_idr
  )
  update contributions.bills b set forgone_idr = b.forgone_idr + coalesce(s.amount_idr, 0), state = case when b.paid_idr > 0 then 'paid' else 'expired' end
  from unnest(late) l (bill_id) left join (select c.bill_id, sum(c.amount_idr)::bigint as amount_idr from closed c group by c.bill_id) s on s.bill_id = l.bill_id
  where b.bill_id = l.bill_id;
  return cardinality(late);
end $$;
comment on function contributions.end_stale_bills(date) is 'Ends monthly bills that nobody paid in time and nobody without cover owes; answers how many, 0 when none is left.';

create function contributions.reopen_cover(p_workers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  reopening uuid[];
  before jsonb;
  touched jsonb;
begin
  reopening := array(select c.worker_id from contributions.cover_spans c
    where c.worker_id = any (p_workers) and c.segment = 'BPU' and c.covered_from <= p_on and c.closed_on > p_on
      and not exists (select from contributions.cover_spans n where n.worker_id = c.worker_id and n.segment = 'BPU' and n.covered_from > c.covered_from) for update);
  if cardinality(reopening) = 0 then return; end if;
  select jsonb_agg(c) into before from registry.protected_cells(reopening) c;
  with ended as (
    select c.worker_id, c.paid_through, to_char(c.closed_on, 'YYYY-MM') as month from contributions.cover_spans c
    where c.worker_id = any (reopening) and c.segment = 'BPU' and c.closed_on > p_on
  ), owed as (
    update contributions.worker_months wm set state = 'due' from ended e
    where wm.worker_id = e.worker_id and wm.month > e.paid_through and wm.month < e.month and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'forgone'
    returning wm.bill_id, wm.amount_idr
  ), counted as (
    update contributions.bills b set forgone_idr = b.forgone_idr - s.amount_idr
    from (select o.bill_id, sum(o.amount_idr)::bigint as amount_idr from owed o group by o.bill_id) s where b.bill_id = s.bill_id
  )
  select jsonb_agg(distinct jsonb_build_object('bill_id', o.bill_id)) into touched from owed o where o.bill_id is not null;
  if touched is not null then perform contributions.recount_bills(touched, 'expired', null); end if;
  update contributions.cover_spans c set closed_on = null where c.worker_id = any (reopening) and c.segment = 'BPU' and c.closed_on > p_on;
  update registry.memberships m set state = 'ACTIVE', version = m.version + 1
  where m.worker_id = any (reopening) and m.segment = 'BPU' and m.state = 'LAPSED' and m.ended_on is null;
  perform registry.settle_protected(before, reopening);
end $$;
comment on function contributions.reopen_cover(uuid[], date) is
  'Money of a day before the lapse that is booked after it finds the cover of its day: cover that ended since goes on, and what was forgone with it is owed again.';

create or replace function contributions.open_month_of_payment(p_workers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  starting uuid[];
begin
  perform contributions.reopen_cover(p_workers, p_on);
  perform contributions.close_cover(p_workers, p_on);
  -- Whoever is not covered owes nothing of the months before, and pays the month of payment.
  starting := array(select w from unnest(p_workers) w where not exists (
    select from contributions.cover_spans c where c.worker_id = w and c.segment = 'BPU' and c.closed_on is null));
  perform contributions.forgo(starting, this_month);
  with wanted as (
    select r.*, k.number from contributions.price_bpu(this_month, starting) r join contributions.payers k on k.payer_id = r.worker_id
    where k.credit_idr >= r.jkk_idr + r.jkm_idr
      and not exists (select from contributions.worker_months x where x.worker_id = r.worker_id and x.month = this_month and x.part = 'protection' and x.segment = 'BPU')
  ), opened as (
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
      issued_on, due_on, area_code, work_area_code, custodians)
    select md5('return ' || w.worker_id || ' ' || this_month)::uuid, contributions.payment_code('worker', w.number, this_month, 9), w.worker_id, 'worker', 'monthly', 'BPU',
      this_month, this_month, 1, 1, w.jkk_idr + w.jkm_idr, p_on, m.bpu_due_on, w.area_code, w.work_area_code, w.custodians
    from wanted w join contributions.months m on m.month = this_month
    on conflict do nothing
  )
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
    area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select w.worker_id, this_month, w.membership_id, 'protection', 'BPU', md5('return ' || w.worker_id || ' ' || this_month)::uuid, 'worker', w.worker_id,
    w.jkk_idr + w.jkm_idr, w.base_idr, w.jkk_idr, w.jkm_idr, w.area_code, w.work_area_code, w.custodians, w.sex, w.birth_band, w.occupation_group
  from wanted w on conflict do nothing;
end $$;

create or replace function contributions.recount_cover(p_workers uuid[], p_on date) returns void
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
  -- A membership says whether its cover goes on.
  update registry.memberships m set state = case when s.is_open then 'ACTIVE' else 'LAPSED' end, version = m.version + 1
  from (select c.worker_id, bool_or(c.closed_on is null) as is_open from contributions.cover_spans c
    where c.worker_id = any (p_workers) and c.segment = 'BPU' group by c.worker_id) s
  where m.worker_id = s.worker_id and m.segment = 'BPU' and m.ended_on is null and m.state = case when s.is_open then 'LAPSED' else 'ACTIVE' end;
  perform registry.settle_protected(before, p_workers);
end $$;

create function contributions.protection_on(p_on date, p_workers uuid[])
  returns table (worker_id uuid, state text, unpaid_months integer, paid_through text, covered_from date, inactive_from date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.worker_id, case when c.worker_id is null then 'NEVER' when c.lapses_on <= p_on then 'INACTIVE' when n.unpaid > 0 then 'ARREARS' else 'ACTIVE' end,
    case when c.worker_id is null then 0 when c.lapses_on <= p_on then 3 else n.unpaid end, c.paid_through, c.covered_from, c.lapses_on
  from registry.workers w
    left join lateral (select s.* from contributions.cover_spans s where s.worker_id = w.worker_id and s.segment = 'BPU' and s.covered_from <= p_on
      order by s.covered_from desc limit 1) c on true
    left join lateral (select count(*)::integer as unpaid from contributions.months m
      where m.month > c.paid_through and m.month <= contributions.month_after(c.paid_through, 3) and m.month <= to_char(p_on, 'YYYY-MM') and m.bpu_due_on < p_on) n on true
  where w.worker_id = any (p_workers) and w.merged_into is null
    and (contributions.in_scope(w.area_code, w.work_area_code, w.custodians) or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
$$;
comment on function contributions.protection_on(date, uuid[]) is
  'Where those of these workers whom the caller may know stand today as payers for themselves (CONTRACT 4.2), as modules/rules reckons it of one: ACTIVE, ARREARS, INACTIVE, NEVER.';

revoke all on function contributions.close_cover(uuid[], date), contributions.lapse(date, integer), contributions.end_stale_bills(date), contributions.reopen_cover(uuid[], date),
  contributions.protection_on(date, uuid[]) from public;
grant execute on function contributions.lapse(date, integer), contributions.end_stale_bills(date) to semesta_worker;
grant execute on function contributions.protection_on(date, uuid[]) to semesta_app;
