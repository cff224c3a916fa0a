-- What the calendar alone brings to sponsors: bills not paid in their first month are taken back and their months move on; budgets lapse.
set local role semesta_registrar;

create function sponsorship.months_to_move(p_lists uuid[], p_on date)
  returns table (list_id uuid, budget_id uuid, worker_id uuid, term_id uuid, membership_id uuid, month text, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  people constant uuid[] := array(select distinct t.worker_id from sponsorship.terms t where t.list_id = any (p_lists) and t.months > 0);
begin
  return query
    with own as materialized (
      select t.list_id, t.budget_id, t.worker_id, t.term_id, t.programme_id, t.occupation_group, x.membership_id, x.month,
        row_number() over (partition by t.worker_id order by x.month) as place
      from sponsorship.terms t join contributions.worker_months x on x.worker_id = t.worker_id and x.month = any (t.held_months)
      where t.list_id = any (p_lists) and x.segment = 'BPU' and x.part = 'protection' and x.payer_kind = 'sponsor' and x.payer_id = t.budget_id and x.state = 'due' and x.bill_id is null
    ), standing as materialized (
      -- Months that are another's already are passed over; what is only the worker's own bill is not.
      select x.worker_id, x.month from contributions.worker_months x
      where x.worker_id = any (people) and x.month >= this_month and x.segment = 'BPU' and x.part = 'protection' and not (x.payer_kind = 'worker' and x.state = 'due')
        and not exists (select from own o where o.worker_id = x.worker_id and o.month = x.month)
    ), wanted as (
      select o.worker_id, count(*)::integer + (select count(*)::integer from standing s where s.worker_id = o.worker_id)
        + greatest(contributions.month_index(max(o.month)) - contributions.month_index(this_month), 0) as reach
      from own o group by o.worker_id
    ), free as materialized (
      select w.worker_id, n.month, row_number() over (partition by w.worker_id order by n.month) as rank
      from wanted w cross join lateral (select contributions.month_after(this_month, g) as month from generate_series(0, w.reach) g) n
      where not exists (select from standing s where s.worker_id = w.worker_id and s.month = n.month)
    ), earliest as (
      -- A month moves no further than it must: to its own place, this month, or behind the one before it.
      select o.*, coalesce(f.passed, 0) + 1 as rank
      from own o left join (
        select p.worker_id, p.place, count(*) as passed from own p join free n on n.worker_id = p.worker_id and n.month < greatest(p.month, this_month) group by p.worker_id, p.place) f
        on f.worker_id = o.worker_id and f.place = o.place
    ), pushed as (
      select e.*, e.place + max(e.rank - e.place) over (partition by e.worker_id order by e.place) as new_rank from earliest e
    )
    select o.list_id, o.budget_id, o.worker_id, o.term_id, o.membership_id, f.month, t.base_idr, t.jkk_idr, t.jkm_idr, case when p.with_savings then t.jht_idr else 0 end
    from pushed o join free f on f.worker_id = o.worker_id and f.rank = o.new_rank
      join sponsorship.programmes p on p.programme_id = o.programme_id
      left join contributions.tariffs t on t.month = f.month and t.segment = 'BPU' and t.funding = p.funding and t.bracket = p.base_bracket
        and t.sector = case o.occupation_group when 'driver' then 'transport' else 'other' end;
end $$;
comment on function sponsorship.months_to_move(uuid[], date) is 'Where the months of these lists that stand without a bill would come to lie, from this month on, and what they would cost.';

create function sponsorship.move_on_unpaid(p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  moving uuid[];
  months jsonb;
  costs jsonb;
  cancelled jsonb;
begin
  -- Money that is held pays first what it can.
  perform contributions.settle(array(select k.payer_id from contributions.payers k where k.kind = 'sponsor' and k.credit_idr > 0
    and exists (select from contributions.bills b where b.payer_id = k.payer_id and b.state = 'open')), p_on);
  perform sponsorship.take_back_bills(array(select l.list_id from sponsorship.lists l join contributions.bills b on b.bill_id = l.bill_id
    where l.state = 'billed' and b.state = 'open' and b.expires_on < p_on), p_on, 'not_paid_in_time');
  moving := array(select distinct t.list_id from sponsorship.lists l join sponsorship.budgets b on b.budget_id = l.budget_id
    join sponsorship.terms t on t.list_id = l.list_id
    where l.state = 'approved' and t.months > 0 and t.first_month < this_month and b.year >= extract(year from p_on));
  if cardinality(moving) = 0 then return 0; end if;
  perform from contributions.payers k where k.payer_id in (select t.worker_id from sponsorship.terms t where t.list_id = any (moving) and t.months > 0) order by k.payer_id for update;
  moving := array(select l.list_id from sponsorship.lists l where l.list_id = any (moving) and l.state = 'approved' order by l.list_id for update);
  perform from sponsorship.budgets b where b.budget_id in (select l.budget_id from sponsorship.lists l where l.list_id = any (moving)) order by b.budget_id for update;

  -- Later months may cost more: a list that its budget cannot bear, or whose law is not known, waits for a person, and the others make room for it.
  loop
    select jsonb_agg(m) into months from sponsorship.months_to_move(moving, p_on) m;
    with priced as (
      select m.list_id, m.budget_id, sum(m.jkk_idr + m.jkm_idr + m.jht_idr)::bigint as after_idr, bool_and(m.base_idr is not null) as known,
        (select sum(t.amount_idr)::bigint from sponsorship.terms t where t.list_id = m.list_id and t.months > 0) as before_idr
      from jsonb_to_recordset(coalesce(months, '[]')) as m (list_id uuid, budget_id uuid, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint) group by m.list_id, m.budget_id
    ), running as (
      select p.*, b.free_idr, sum(greatest(p.after_idr - p.before_idr, 0)) over (partition by p.budget_id order by p.list_id) as more_idr
      from priced p join sponsorship.budgets b on b.budget_id = p.budget_id where p.known
    )
    select jsonb_agg(jsonb_build_object('list_id', r.list_id, 'budget_id', r.budget_id, 'amount_idr', r.after_idr - r.before_idr)) into costs
    from running r where r.more_idr <= r.free_idr;
    if costs is null then return 0; end if;
    exit when jsonb_array_length(costs) = cardinality(moving);
    moving := array(select c.list_id from jsonb_to_recordset(costs) as c (list_id uuid));
  end loop;

  delete from contributions.worker_months x using sponsorship.terms t
  where t.list_id = any (moving) and x.worker_id = t.worker_id and x.month = any (t.held_months) and x.segment = 'BPU' and x.payer_kind = 'sponsor'
    and x.payer_id = t.budget_id and x.state = 'due' and x.bill_id is null;
  with taken_over as (
    delete from contributions.worker_months x using jsonb_to_recordset(months) as m (list_id uuid, worker_id uuid, month text)
    where m.list_id = any (moving) and x.worker_id = m.worker_id and x.month = m.month and x.segment = 'BPU' and x.payer_kind = 'worker' and x.state = 'due'
    returning x.bill_id
  )
  select jsonb_agg(distinct jsonb_build_object('bill_id', t.bill_id)) into cancelled from taken_over t where t.bill_id is not null;
  if cancelled is not null then perform contributions.recount_bills(cancelled, 'cancelled', 'sponsored'); end if;
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, jht_worker_idr,
    area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select m.worker_id, m.month, m.membership_id, u.part, 'BPU', 'sponsor', m.budget_id, u.jkk_idr + u.jkm_idr + u.jht_idr, m.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr,
    w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date), t.occupation_group
  from jsonb_to_recordset(months) as m (list_id uuid, budget_id uuid, worker_id uuid, term_id uuid, membership_id uuid, month text, base_idr bigint, jkk_idr bigint, jkm_idr bigint,
      jht_idr bigint)
    join sponsorship.terms t on t.worker_id = m.worker_id and t.term_id = m.term_id
    join registry.workers w on w.worker_id = m.worker_id
    cross join lateral (
      select 'protection', m.jkk_idr, m.jkm_idr, 0::bigint
      union all select 'savings', 0, 0, m.jht_idr where m.jht_idr > 0) as u (part, jkk_idr, jkm_idr, jht_idr)
  where m.list_id = any (moving) order by m.worker_id, m.month, u.part;
  update sponsorship.terms t set first_month = s.first_month, last_month = s.last_month, held_months = s.held_months, amount_idr = s.amount_idr, version = t.version + 1
  from (select m.worker_id, m.term_id, min(m.month) as first_month, max(m.month) as last_month, array_agg(m.month order by m.month) as held_months,
      sum(m.jkk_idr + m.jkm_idr + m.jht_idr)::bigint as amount_idr
    from jsonb_to_recordset(months) as m (list_id uuid, worker_id uuid, term_id uuid, month text, jkk_idr bigint, jkm_idr bigint, jht_idr bigint)
    where m.list_id = any (moving) group by m.worker_id, m.term_id) s
  where t.worker_id = s.worker_id and t.term_id = s.term_id;
  perform sponsorship.move_budgets((select jsonb_agg(jsonb_build_object('budget_id', c.budget_id, 'list_id', c.list_id, 'amount_idr', abs(c.amount_idr), 'booked_on', p_on, 'reason', 'months_moved_on',
      'from_stage', case when c.amount_idr > 0 then 'free' else 'reserved' end, 'to_stage', case when c.amount_idr > 0 then 'reserved' else 'free' end))
    from jsonb_to_recordset(costs) as c (list_id uuid, budget_id uuid, amount_idr bigint)));
  return cardinality(moving);
end $$;
comment on function sponsorship.move_on_unpaid(date) is
  'Takes back bills that were not paid by the end of their first month and moves the months of every list that waits without a bill on to this month and after. Answers how many lists moved; done again it moves none.';

create function sponsorship.lapse_budgets(p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  over uuid[];
begin
  -- What was approved and never billed was not used either; what is billed may still be paid until its bill is taken back.
  perform sponsorship.release_months(coalesce((select jsonb_agg(jsonb_build_object('workerId', t.worker_id, 'termId', t.term_id, 'afterMonth', '0000-00'))
    from sponsorship.lists l join sponsorship.budgets b on b.budget_id = l.budget_id join sponsorship.terms t on t.list_id = l.list_id
    where b.year < extract(year from p_on) and l.state = 'approved' and t.months > 0), '[]'), 'budget_lapsed', p_on, null);
  over := array(select b.budget_id from sponsorship.budgets b where b.year < extract(year from p_on) and b.free_idr > 0 order by b.budget_id for update);
  perform sponsorship.move_budgets(coalesce((select jsonb_agg(jsonb_build_object('budget_id', b.budget_id, 'from_stage', 'free', 'to_stage', 'lapsed', 'amount_idr', b.free_idr,
    'booked_on', make_date(b.year, 12, 31))) from sponsorship.budgets b where b.budget_id = any (over)), '[]'));
  return cardinality(over);
end $$;
comment on function sponsorship.lapse_budgets(date) is 'What of a year''s budgets was not used by 31 December lapses, once that day is over: free, and reserved without a bill. Answers how many budgets lost money.';

revoke all on function sponsorship.months_to_move(uuid[], date), sponsorship.move_on_unpaid(date), sponsorship.lapse_budgets(date) from public;
grant execute on function sponsorship.move_on_unpaid(date), sponsorship.lapse_budgets(date) to semesta_worker;
