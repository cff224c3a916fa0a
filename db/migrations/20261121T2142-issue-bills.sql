-- Bills on demand: for months ahead of one worker, and for the members of a group under one code; cancelled, replaced, expired.
set local role semesta_registrar;

create function contributions.payable_months(p_workers uuid[], p_count integer, p_through text, p_on date)
  returns table (worker_id uuid, month text, held_by uuid, covered_until date)
  language sql stable
begin atomic
  with standing as (
    -- Who is covered goes on where his paid or billed months end; whoever is not begins with the month of payment.
    select w.worker_id, c.lapses_on as covered_until,
      case when c.worker_id is null then to_char(p_on, 'YYYY-MM') else least(contributions.month_after(c.paid_through, 1), (
        select min(x.month) from contributions.worker_months x
        where x.worker_id = w.worker_id and x.segment = 'BPU' and x.payer_kind = 'worker' and x.state = 'due' and x.month >= contributions.month_after(to_char(p_on, 'YYYY-MM'), -7))) end as first_month
    from unnest(p_workers) as w (worker_id)
      left join contributions.cover_spans c on c.worker_id = w.worker_id and c.segment = 'BPU' and c.closed_on is null and c.lapses_on > p_on
  ), free as (
    select s.worker_id, n.month, x.bill_id as held_by, s.covered_until, row_number() over (partition by s.worker_id order by n.month) as place
    from standing s
      cross join lateral (select contributions.month_after(s.first_month, g) as month from generate_series(0, 30) g) n
      left join contributions.worker_months x on x.worker_id = s.worker_id and x.month = n.month and x.segment = 'BPU' and x.part = 'protection'
    where n.month <= least(p_through, contributions.month_after(to_char(p_on, 'YYYY-MM'), 13))
      and (x.worker_id is null or (x.state = 'due' and x.payer_kind = 'worker'))
  )
  select f.worker_id, f.month, f.held_by, f.covered_until from free f where f.place <= p_count;
end;
comment on function contributions.payable_months(uuid[], integer, text, date) is
  'The next so many months that these workers may pay for themselves, as of a day: neither paid nor another payer''s, at most 13 months ahead; held_by is the bill that has it due.';

create function contributions.next_code(p_kind text, p_number bigint, p_month text) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select c.code from (
    select g, contributions.payment_code(p_kind, p_number, contributions.month_after(p_month, g / 8), g % 8 + 1) as code from generate_series(0, 95) g) c
  where not exists (select from contributions.bills b where b.code = c.code) order by c.g limit 1
$$;
comment on function contributions.next_code(text, bigint, text) is 'The next code of a payer that was never used: serials 1 to 8 of the month, then of the months after.';

create function contributions.recount_bills(p_bills jsonb, p_state text, p_reason text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select g.bill_id, g.by, count(wm.worker_id) as parts, count(distinct wm.worker_id) as workers, coalesce(sum(wm.amount_idr), 0)::bigint as amount_idr,
      min(wm.month) as first_month, max(wm.month) as last_month, count(*) filter (where wm.state = 'due') as due, max(wm.paid_on) as paid_on
    from (select distinct r.bill_id, r.by from jsonb_to_recordset(p_bills) as r (bill_id uuid, by uuid)) g
      left join contributions.worker_months wm on wm.bill_id = g.bill_id
    group by g.bill_id, g.by
  )
  update contributions.bills b set
    workers = case when c.parts = 0 then b.workers else c.workers end, worker_months = case when c.parts = 0 then b.worker_months else c.parts end,
    amount_idr = case when c.parts = 0 then b.amount_idr else c.amount_idr end,
    first_month = coalesce(c.first_month, b.first_month), last_month = coalesce(c.last_month, b.last_month),
    state = case when c.due > 0 then 'open' when b.paid_idr > 0 then 'paid' else p_state end,
    paid_on = case when c.due = 0 and b.paid_idr > 0 then c.paid_on end,
    replaced_by = case when c.due > 0 or b.paid_idr > 0 then null else c.by end,
    ended_reason = case when c.due > 0 or b.paid_idr > 0 then null else p_reason end
  from counted c where b.bill_id = c.bill_id
$$;
comment on function contributions.recount_bills(jsonb, text, text) is
  'Sets these bills [{bill_id, by}] to what their worker-months still are; one with nothing left ends in the state given and keeps what it once asked for.';

create function contributions.collect_months(p_wanted jsonb, p_savings boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended jsonb;
begin
  -- [{worker_id, month, bill_id}]: months due under other bills move over, the others are priced; savings that are not chosen go.
  select jsonb_agg(distinct jsonb_build_object('bill_id', x.bill_id, 'by', g.bill_id)) into ended
  from jsonb_to_recordset(p_wanted) as g (worker_id uuid, month text, bill_id uuid)
    join contributions.worker_months x on x.worker_id = g.worker_id and x.month = g.month and x.segment = 'BPU' and x.state = 'due' and x.payer_kind = 'worker'
  where x.bill_id is not null and x.bill_id <> g.bill_id;

  delete from contributions.worker_months x using jsonb_to_recordset(p_wanted) as g (worker_id uuid, month text, bill_id uuid)
  where x.worker_id = g.worker_id and x.month = g.month and x.segment = 'BPU' and x.part = 'savings' and x.state = 'due' and x.payer_kind = 'worker' and p_savings is false;
  update contributions.worker_months x set bill_id = g.bill_id from jsonb_to_recordset(p_wanted) as g (worker_id uuid, month text, bill_id uuid)
  where x.worker_id = g.worker_id and x.month = g.month and x.segment = 'BPU' and x.state = 'due' and x.payer_kind = 'worker';

  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, jht_worker_idr,
    area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select r.worker_id, g.month, r.membership_id, u.part, 'BPU', g.bill_id, 'worker', r.worker_id, u.jkk_idr + u.jkm_idr + u.jht_idr, r.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr,
    r.area_code, r.work_area_code, r.custodians, r.sex, r.birth_band, r.occupation_group
  from (select n.month, array_agg(n.worker_id) as workers from jsonb_to_recordset(p_wanted) as n (worker_id uuid, month text) group by n.month) m
    cross join lateral contributions.price_bpu(m.month, m.workers) r
    join jsonb_to_recordset(p_wanted) as g (worker_id uuid, month text, bill_id uuid) on g.worker_id = r.worker_id and g.month = m.month
    cross join lateral (
      select 'protection', r.jkk_idr, r.jkm_idr, 0::bigint
      union all select 'savings', 0, 0, r.jht_idr where coalesce(p_savings, r.with_savings)) as u (part, jkk_idr, jkm_idr, jht_idr)
  order by 1, 2, 4
  on conflict do nothing;

  if ended is not null then
    perform contributions.recount_bills(ended, 'replaced', null);
    update contributions.bills b set replaced_by = s.replaced_by
    from contributions.bills s where s.bill_id in (select (e ->> 'bill_id')::uuid from jsonb_array_elements(ended) e) and s.state = 'replaced' and b.replaced_by = s.bill_id;
  end if;
  perform contributions.recount_bills((select jsonb_agg(distinct jsonb_build_object('bill_id', g.bill_id)) from jsonb_to_recordset(p_wanted) as g (bill_id uuid)), 'cancelled', null);
end $$;
comment on function contributions.collect_months(jsonb, boolean) is 'Puts months of workers under new bills: what is due elsewhere moves over, bills that lose all they had are replaced by the new one.';

create function contributions.issue_bills(p_workers uuid[], p_months integer, p_savings boolean, p_on date)
  returns table (worker_id uuid, outcome text, bill_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  seen uuid[];
  members uuid[];
  wanted jsonb;
  answers jsonb;
begin
  if not contributions.may_write('bills') then raise exception 'no right to issue bills' using errcode = 'insufficient_privilege'; end if;
  seen := array(select w.worker_id from registry.workers w where w.worker_id = any (p_workers) and w.merged_into is null
    and (contributions.in_scope(w.area_code, w.work_area_code, w.custodians) or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid));
  members := array(select m.worker_id from registry.memberships m join registry.workers w on w.worker_id = m.worker_id
    where m.worker_id = any (seen) and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.deceased_on is null);
  if exists (select from unnest(members) n (id) where not exists (select from contributions.payers k where k.payer_id = n.id)) then
    perform contributions.name_payers('worker', members);
  end if;
  perform from contributions.payers k where k.payer_id = any (members) order by k.payer_id for update;

  with months as (
    select p.*, b.kind as held_kind, b.paid_idr as held_paid_idr, b.expires_on as held_expires_on, b.worker_months as held_parts, coalesce(p_savings, m.with_savings) as with_savings
    from contributions.payable_months(members, p_months, '9999-12', p_on) p
      join registry.memberships m on m.worker_id = p.worker_id and m.segment = 'BPU' and m.ended_on is null
      left join contributions.bills b on b.bill_id = p.held_by
  ), standing as (
    select n.worker_id, min(n.held_by::text) as held_by, count(*) as months,
      case when bool_or(n.held_kind = 'group') then 'in_group_bill' when count(*) < p_months then 'too_far'
        -- The same months are asked for already: that bill stands.
        when bool_and(n.held_by is not null and n.held_paid_idr = 0 and n.held_expires_on >= p_on) and count(distinct n.held_by) = 1
          and min(n.held_parts) = count(*) * case when bool_or(n.with_savings) then 2 else 1 end then 'existing'
        else 'issued' end as outcome,
      min(n.month) as first_month, max(n.month) as last_month, max(n.covered_until) as covered_until
    from months n group by n.worker_id
  ), opened as (
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
      issued_on, due_on, expires_on, area_code, work_area_code, custodians)
    select gen_random_uuid(), contributions.next_code('worker', k.number, to_char(p_on, 'YYYY-MM')), s.worker_id, 'worker', 'ahead', 'BPU', s.first_month, s.last_month, 1, 0, 0,
      p_on, e.on_day, e.on_day, w.area_code, w.work_area_code, w.custodians
    from standing s join contributions.payers k on k.payer_id = s.worker_id join registry.workers w on w.worker_id = s.worker_id
      cross join lateral (select least(p_on + 7, coalesce(s.covered_until - 1, (date_trunc('month', p_on) + interval '1 month - 1 day')::date)) as on_day) e
    where s.outcome = 'issued'
    returning bills.bill_id, bills.payer_id
  )
  select jsonb_agg(jsonb_build_object('worker_id', s.worker_id, 'outcome', s.outcome, 'bill_id', coalesce(o.bill_id, s.held_by::uuid))),
    (select jsonb_agg(jsonb_build_object('worker_id', n.worker_id, 'month', n.month, 'bill_id', w.bill_id)) from months n join opened w on w.payer_id = n.worker_id)
  into answers, wanted
  from standing s left join opened o on o.payer_id = s.worker_id;

  if wanted is not null then
    perform contributions.collect_months(wanted, p_savings);
    if exists (select from contributions.payers k where k.payer_id = any (members) and k.credit_idr > 0) then perform contributions.settle(members, p_on); end if;
  end if;
  return query select p.id, case when not p.id = any (seen) then 'not_found' when not p.id = any (members) then 'no_membership' else coalesce(a.outcome, 'too_far') end,
      case when a.outcome in ('issued', 'existing') then a.bill_id end
    from unnest(p_workers) as p (id) left join jsonb_to_recordset(coalesce(answers, '[]')) as a (worker_id uuid, outcome text, bill_id uuid) on a.worker_id = p.id;
end $$;
comment on function contributions.issue_bills(uuid[], integer, boolean, date) is
  'A bill for each of these workers in the caller''s scope, of the next so many months he may pay: issued, existing (the same is asked for already), not_found, no_membership, in_group_bill or too_far.';

create function contributions.issue_group_bill(p_group uuid, p_members uuid[], p_through text, p_savings boolean, p_on date)
  returns table (outcome text, bill_id uuid, members_billed integer, members_elsewhere integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  organisation registry.organisations;
  members uuid[];
  wanted jsonb;
  elsewhere integer;
  held uuid;
  fresh uuid;
  last_day date;
begin
  if not contributions.may_write('bills') then raise exception 'no right to issue bills' using errcode = 'insufficient_privilege'; end if;
  select o.* into organisation from registry.organisations o where o.organisation_id = p_group
    and (contributions.in_scope('', o.area_code, array[o.organisation_id]));
  if not found then return query select 'not_found', null::uuid, 0, 0; return; end if;
  if organisation.kind not in ('group', 'cooperative', 'lpd', 'customary_village', 'bumdes', 'agent')
    or exists (select from contributions.payers k where k.payer_id = p_group and k.kind <> 'group') then
    return query select 'not_a_group', null::uuid, 0, 0; return;
  end if;
  members := array(select w.worker_id from registry.workers w join registry.memberships m on m.worker_id = w.worker_id
    where w.custodians @> array[p_group] and w.merged_into is null and w.deceased_on is null
      and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and (p_members is null or w.worker_id = any (p_members)) order by 1);
  if cardinality(p_members) is distinct from cardinality(members) and p_members is not null then return query select 'member_not_found', null::uuid, 0, 0; return; end if;
  perform contributions.name_payers('group', array[p_group]);
  if exists (select from unnest(members) n (id) where not exists (select from contributions.payers k where k.payer_id = n.id)) then
    perform contributions.name_payers('worker', members);
  end if;
  perform from contributions.payers k where k.payer_id = p_group for update;
  perform from contributions.payers k where k.payer_id = any (members) order by k.payer_id for update;

  select jsonb_agg(jsonb_build_object('worker_id', p.worker_id, 'month', p.month, 'held_by', p.held_by)) filter (where g.worker_id is null),
    count(distinct g.worker_id), min(coalesce(p.covered_until - 1, (date_trunc('month', p_on) + interval '1 month - 1 day')::date)) filter (where g.worker_id is null)
  into wanted, elsewhere, last_day
  from contributions.payable_months(members, 31, p_through, p_on) p
    left join (
      -- Whoever is in the open bill of another group stays there.
      select distinct x.worker_id from contributions.worker_months x join contributions.bills b on b.bill_id = x.bill_id
      where x.worker_id = any (members) and x.state = 'due' and b.kind = 'group' and b.payer_id <> p_group) g on g.worker_id = p.worker_id;
  if wanted is null then return query select 'nothing_due', null::uuid, 0, elsewhere; return; end if;

  select min(w.held_by::text)::uuid into held from jsonb_to_recordset(wanted) as w (held_by uuid)
    having count(*) filter (where w.held_by is null) = 0 and count(distinct w.held_by) = 1;
  if exists (
    select from contributions.bills b where b.bill_id = held and b.kind = 'group' and b.state = 'open' and b.paid_idr = 0 and b.expires_on >= p_on
      and (select count(*) from contributions.worker_months x where x.bill_id = b.bill_id and x.part = 'protection') = jsonb_array_length(wanted)
      and (p_savings is null or p_savings = exists (select from contributions.worker_months x where x.bill_id = b.bill_id and x.part = 'savings'))
  ) then
    return query select 'existing', b.bill_id, b.workers, elsewhere from contributions.bills b where b.bill_id = held; return;
  end if;

  insert into contributions.bills as b (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
    issued_on, due_on, expires_on, work_area_code)
  select gen_random_uuid(), contributions.next_code('group', k.number, to_char(p_on, 'YYYY-MM')), p_group, 'group', 'group', 'BPU',
    (select min(w.month) from jsonb_to_recordset(wanted) as w (month text)), (select max(w.month) from jsonb_to_recordset(wanted) as w (month text)), 0, 0, 0,
    p_on, least(p_on + 7, last_day), least(p_on + 7, last_day), organisation.area_code
  from contributions.payers k where k.payer_id = p_group
  returning b.bill_id into fresh;
  perform contributions.collect_months((select jsonb_agg(w || jsonb_build_object('bill_id', fresh)) from jsonb_array_elements(wanted) w), p_savings);
  if exists (select from contributions.payers k where k.payer_id = any (members) and k.credit_idr > 0) then perform contributions.settle(members, p_on); end if;
  return query select 'issued', b.bill_id, b.workers, elsewhere from contributions.bills b where b.bill_id = fresh;
end $$;
comment on function contributions.issue_group_bill(uuid, uuid[], text, boolean, date) is
  'One code for what members of a group owe for themselves through a month; the payer of each month stays the worker. Null members: all in its custody.';

create function contributions.release_bills(p_bills uuid[], p_state text, p_reason text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A month that had its monthly bill goes back to it; the others are free again.
  with back as (
    update contributions.worker_months x set bill_id = b.bill_id
    from contributions.bills b
    where x.bill_id = any (p_bills) and x.state = 'due' and b.replaced_by = x.bill_id and b.kind = 'monthly' and b.payer_id = x.worker_id and b.first_month = x.month and b.state = 'replaced'
    returning b.bill_id
  )
  update contributions.bills b set state = 'open', replaced_by = null, ended_reason = null from back k where b.bill_id = k.bill_id;
  perform contributions.recount_bills((select jsonb_agg(jsonb_build_object('bill_id', b.bill_id)) from contributions.bills b
    join contributions.worker_months x on x.worker_id = b.payer_id and x.month = b.first_month and x.bill_id = b.bill_id
    where b.kind = 'monthly' and b.state = 'open' and b.payer_id in (select y.payer_id from contributions.bills y where y.bill_id = any (p_bills)
      union select y.worker_id from contributions.worker_months y where y.bill_id = any (p_bills))), 'replaced', null);
  delete from contributions.worker_months x where x.bill_id = any (p_bills) and x.state = 'due';
  perform contributions.recount_bills((select jsonb_agg(jsonb_build_object('bill_id', b)) from unnest(p_bills) b), p_state, p_reason);
end $$;
comment on function contributions.release_bills(uuid[], text, text) is 'Ends bills: what they had due goes back to the monthly bills it came from, or is free again.';

create function contributions.cancel_bill(p_bill uuid, p_reason text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bill contributions.bills;
begin
  if not contributions.may_write('bills') then raise exception 'no right to cancel bills' using errcode = 'insufficient_privilege'; end if;
  select b.* into bill from contributions.bills b where b.bill_id = p_bill
    and (contributions.in_scope(b.area_code, b.work_area_code, b.custodians || b.payer_id) or b.payer_id = (nullif(current_setting('app.worker', true), ''))::uuid);
  if not found then return 'not_found'; end if;
  perform from contributions.payers k where k.payer_id = bill.payer_id for update;
  select b.* into bill from contributions.bills b where b.bill_id = p_bill for update;
  if bill.kind not in ('monthly', 'ahead', 'group') then return 'not_cancellable'; end if;
  if bill.state <> 'open' then return 'not_open'; end if;
  if bill.paid_idr > 0 or exists (select from contributions.payments p where p.bill_id = p_bill and p.state in ('received', 'posted')) then return 'has_money'; end if;
  perform contributions.release_bills(array[p_bill], 'cancelled', p_reason);
  return 'cancelled';
end $$;
comment on function contributions.cancel_bill(uuid, text) is 'Cancels an open bill that no money came for; its months are free again. Answers cancelled, not_found, not_cancellable, not_open or has_money.';

create function contributions.expire_bills(p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  late uuid[];
begin
  late := array(select b.bill_id from contributions.bills b where b.state = 'open' and b.kind in ('ahead', 'group') and b.expires_on < p_on
    and (b.kind = 'ahead' or not exists (select from contributions.payments p where p.bill_id = b.bill_id and p.state in ('received', 'posted')))
    order by b.payer_id for update skip locked);
  if cardinality(late) > 0 then perform contributions.release_bills(late, 'expired', null); end if;
  return cardinality(late);
end $$;
comment on function contributions.expire_bills(date) is 'Ends bills on demand that were not paid in time, so that their months are free; one of a group that money came for stays open.';

revoke all on function contributions.payable_months(uuid[], integer, text, date), contributions.next_code(text, bigint, text), contributions.recount_bills(jsonb, text, text),
  contributions.collect_months(jsonb, boolean), contributions.issue_bills(uuid[], integer, boolean, date), contributions.issue_group_bill(uuid, uuid[], text, boolean, date),
  contributions.release_bills(uuid[], text, text), contributions.cancel_bill(uuid, text), contributions.expire_bills(date) from public;
grant execute on function contributions.issue_bills(uuid[], integer, boolean, date), contributions.issue_group_bill(uuid, uuid[], text, boolean, date),
  contributions.cancel_bill(uuid, text) to semesta_app;
grant execute on function contributions.expire_bills(date) to semesta_worker;
