-- The monthly bill run in steps: each step bills a range of workers in its own transaction, so that it may stop anywhere and go on.
set local role semesta_owner;
create table contributions.bill_runs (
  run_id uuid not null,
  month text collate "C" not null,
  run_on date not null,
  account_id uuid,
  actor_name text not null default '',
  reached uuid,
  workers_total integer not null default 0,
  workers_done integer not null default 0,
  bills_made integer not null default 0,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  constraint bill_runs__pk primary key (run_id),
  constraint bill_runs__month check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
create unique index bill_runs__one_open on contributions.bill_runs (month) where finished_at is null;
create index bill_runs__by_start on contributions.bill_runs (started_at desc);
comment on table contributions.bill_runs is 'Monthly bill runs: who began them, how far they are. No people, no money.';
comment on column contributions.bill_runs.run_on is 'The day the run counts as: one that was interrupted goes on as of the day it began.';
comment on column contributions.bill_runs.account_id is 'Null: the daily job.';
comment on column contributions.bill_runs.reached is 'Workers up to this id are billed.';
alter table contributions.bill_runs enable row level security, force row level security;
create policy bill_runs__registrar on contributions.bill_runs for all to semesta_registrar using (true) with check (true);
create policy bill_runs__read on contributions.bill_runs for select to semesta_app using (
  'payments' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) or nullif(current_setting('app.audit', true), '') = 'all');
grant select, insert, update on contributions.bill_runs to semesta_registrar;
grant select on contributions.bill_runs to semesta_app;
create index bills__by_successor on contributions.bills (replaced_by) where replaced_by is not null;

-- Written so that the planner reads through them: a million calls cost what the arithmetic costs.
set local role semesta_registrar;
create or replace function contributions.month_index(p_month text) returns integer
  language sql immutable parallel safe return left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1;

create or replace function contributions.month_after(p_month text, p_count integer) returns text
  language sql immutable parallel safe
  return lpad(((left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 + p_count) / 12)::text, 4, '0') || '-' ||
    lpad(((left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 + p_count) % 12 + 1)::text, 2, '0');

create or replace function contributions.payment_code(p_kind text, p_number bigint, p_month text, p_serial integer) returns text
  language sql immutable parallel safe
  return (case p_kind when 'worker' then 10000000000000 when 'employer' then 20000000000000 when 'group' then 30000000000000 when 'sponsor' then 40000000000000 end
      + p_number * 10000 + (left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 - 24180) * 10 + p_serial)::text
    || lpad((98 - (case p_kind when 'worker' then 10000000000000 when 'employer' then 20000000000000 when 'group' then 30000000000000 when 'sponsor' then 40000000000000 end
      + p_number * 10000 + (left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 - 24180) * 10 + p_serial) * 100 % 97)::text, 2, '0');

create or replace function contributions.price_bpu(p_month text, p_workers uuid[])
  returns table (worker_id uuid, membership_id uuid, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint, with_savings boolean, state text,
    area_code text, work_area_code text, custodians uuid[], sex text, birth_band smallint, occupation_group text)
  language sql stable
begin atomic
  select s.worker_id, s.membership_id, s.bases[s.place], s.jkk[s.place], s.jkm[s.place], s.jht[s.place], s.with_savings, s.state,
    s.area_code, s.work_area_code, s.custodians, s.sex, s.birth_band, s.occupation_group
  from (
    select m.worker_id, m.membership_id, m.with_savings, m.state, w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date) as birth_band, w.occupation_group,
      t.bases, case w.occupation_group when 'driver' then t.driver_jkk else t.jkk end as jkk, case w.occupation_group when 'driver' then t.driver_jkm else t.jkm end as jkm, t.jht,
      case when w.declared_income_idr is null then t.undeclared else width_bucket(w.declared_income_idr, t.froms) end as place
    from registry.memberships m
      join registry.workers w on w.worker_id = m.worker_id
      -- The tariff as lists in the order of its brackets: found by place, not joined.
      cross join (
        select array_agg(t.income_from_idr order by t.bracket) filter (where t.sector = 'other') as froms, array_agg(t.base_idr order by t.bracket) filter (where t.sector = 'other') as bases,
          array_agg(t.jkk_idr order by t.bracket) filter (where t.sector = 'other') as jkk, array_agg(t.jkm_idr order by t.bracket) filter (where t.sector = 'other') as jkm,
          array_agg(t.jht_idr order by t.bracket) filter (where t.sector = 'other') as jht, array_agg(t.jkk_idr order by t.bracket) filter (where t.sector = 'transport') as driver_jkk,
          array_agg(t.jkm_idr order by t.bracket) filter (where t.sector = 'transport') as driver_jkm,
          (max(t.bracket) filter (where t.is_undeclared and t.sector = 'other') - min(t.bracket) + 1)::integer as undeclared
        from contributions.tariffs t where t.month = p_month and t.segment = 'BPU' and t.funding = 'self') t
    where m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.merged_into is null and w.deceased_on is null
      and (p_workers is null or m.worker_id = any (p_workers))) s;
end;

create function contributions.open_monthly_bills(p_month text, p_on date, p_after uuid, p_upto uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off set plan_cache_mode = force_custom_plan set work_mem = '64MB' as $$
declare
  made integer;
  gives_out constant date := (contributions.month_after(p_month, 3) || '-01')::date + interval '1 month - 1 day';
begin
  perform pg_advisory_xact_lock(5171041);
  if exists (
    select from registry.memberships m join registry.workers w on w.worker_id = m.worker_id
    where m.worker_id > p_after and m.worker_id <= p_upto and w.worker_id > p_after and w.worker_id <= p_upto
      and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.merged_into is null
      and not exists (select from contributions.payers k where k.payer_id = m.worker_id and k.payer_id > p_after and k.payer_id <= p_upto)
  ) then
    perform pg_advisory_xact_lock(5171040);
    insert into contributions.payers (payer_id, kind, number, area_code, work_area_code, custodians)
    select n.worker_id, 'worker', (select coalesce(max(number), 0) from contributions.payers) + row_number() over (order by n.worker_id), n.area_code, n.work_area_code, n.custodians
    from (
      select m.worker_id, w.area_code, w.work_area_code, w.custodians
      from registry.memberships m join registry.workers w on w.worker_id = m.worker_id
      where m.worker_id > p_after and m.worker_id <= p_upto and w.worker_id > p_after and w.worker_id <= p_upto
        and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.merged_into is null) n
    where not exists (select from contributions.payers k where k.payer_id = n.worker_id and k.payer_id > p_after and k.payer_id <= p_upto);
  end if;

  -- Whatever another transaction bills at the same moment is seen at the next try: one statement bills all or nothing.
  for attempt in 1 .. 5 loop
    begin
      with priced as materialized (
        select r.*, k.number, md5('monthly ' || r.worker_id || ' ' || p_month)::uuid as bill_id
        from contributions.price_bpu(p_month, null) r
          join registry.memberships o on o.worker_id = r.worker_id and o.membership_id = r.membership_id
          join contributions.payers k on k.payer_id = r.worker_id
          left join (
            select c.worker_id, max(c.lapses_on) as lapses_on from contributions.cover_spans c
            where c.worker_id > p_after and c.worker_id <= p_upto and c.segment = 'BPU' group by c.worker_id) c on c.worker_id = r.worker_id
        where r.worker_id > p_after and r.worker_id <= p_upto and k.payer_id > p_after and k.payer_id <= p_upto
          and o.worker_id > p_after and o.worker_id <= p_upto and to_char(o.opened_on, 'YYYY-MM') <= p_month
          and r.state <> 'LAPSED' and (c.lapses_on is null or c.lapses_on > p_on)
          and not exists (select from contributions.worker_months x
            where x.worker_id = r.worker_id and x.worker_id > p_after and x.worker_id <= p_upto and x.month = p_month and x.segment = 'BPU')
          and not exists (select from contributions.bills b
            where b.payer_id = r.worker_id and b.payer_id > p_after and b.payer_id <= p_upto and b.first_month = p_month and b.kind = 'monthly')
      ), billed as (
        insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
          issued_on, due_on, expires_on, area_code, work_area_code, custodians)
        select r.bill_id, contributions.payment_code('worker', r.number, p_month, 0), r.worker_id, 'worker', 'monthly', 'BPU', p_month, p_month, 1,
          case when r.with_savings then 2 else 1 end, r.jkk_idr + r.jkm_idr + case when r.with_savings then r.jht_idr else 0 end,
          p_on, (select m.bpu_due_on from contributions.months m where m.month = p_month), gives_out, r.area_code, r.work_area_code, r.custodians
        from priced r
      ), kept as (
        insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, jht_worker_idr,
          area_code, work_area_code, custodians, sex, birth_band, occupation_group)
        select r.worker_id, p_month, r.membership_id, u.part, 'BPU', r.bill_id, 'worker', r.worker_id, u.jkk_idr + u.jkm_idr + u.jht_idr, r.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr,
          r.area_code, r.work_area_code, r.custodians, r.sex, r.birth_band, r.occupation_group
        from priced r cross join lateral (
          select 'protection', r.jkk_idr, r.jkm_idr, 0::bigint
          union all select 'savings', 0, 0, r.jht_idr where r.with_savings) as u (part, jkk_idr, jkm_idr, jht_idr)
      )
      select count(*)::integer into made from priced;
      exit;
    exception when unique_violation then
      if attempt = 5 then raise; end if;
    end;
  end loop;
  return made;
end $$;
comment on function contributions.open_monthly_bills(text, date, uuid, uuid) is
  'Bills the month to those of a range of workers who pay for themselves, were members in it, have it neither billed nor paid, and have not lapsed. Numbers, ids and codes follow from payer and month: run again, the same.';

create function contributions.bill_bpu_range(p_month text, p_on date, p_after uuid, p_upto uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made constant integer := contributions.open_monthly_bills(p_month, p_on, p_after, p_upto);
  holding uuid[];
begin
  -- Money held from before pays at once.
  holding := array(select k.payer_id from contributions.payers k where k.payer_id > p_after and k.payer_id <= p_upto and k.kind = 'worker' and k.credit_idr > 0);
  if cardinality(holding) > 0 then perform contributions.settle(holding, p_on); end if;
  return made;
end $$;
comment on function contributions.bill_bpu_range(text, date, uuid, uuid) is 'Opens the monthly bills of a range of workers and lets the money held for them pay.';

create function contributions.range_after(p_after uuid, p_size integer) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce((select m.worker_id from registry.memberships m where m.worker_id > p_after order by m.worker_id offset p_size - 1 limit 1),
    'ffffffff-ffff-ffff-ffff-ffffffffffff')
$$;
comment on function contributions.range_after(uuid, integer) is 'Where a range of so many memberships ends: an id, or the last of all.';

create or replace function contributions.run_bpu_bills(p_month text, p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  reached uuid := '00000000-0000-0000-0000-000000000000';
  upto uuid;
begin
  loop
    upto := contributions.range_after(reached, 50000);
    perform contributions.bill_bpu_range(p_month, p_on, reached, upto);
    exit when upto = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
    reached := upto;
  end loop;
end $$;
comment on function contributions.run_bpu_bills(text, date) is 'The BPU half of a bill run in one transaction, range after range.';

create function contributions.begin_bill_run(p_run uuid, p_month text, p_on date, p_account uuid, p_actor text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  run uuid;
begin
  if session_user <> 'semesta_worker' and not (contributions.may_write('bills') and nullif(current_setting('app.role', true), '') = 'office_supervisor') then
    raise exception 'no right to run bills' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(5171042);
  select r.run_id into run from contributions.bill_runs r where r.month = p_month and r.finished_at is null;
  if found then return run; end if;
  -- The daily job keeps one line a month.
  update contributions.bill_runs r set run_on = p_on, reached = null, workers_done = 0, started_at = now(), finished_at = null
  where p_account is null and r.month = p_month and r.account_id is null returning r.run_id into run;
  if run is null then
    insert into contributions.bill_runs (run_id, month, run_on, account_id, actor_name) values (p_run, p_month, p_on, p_account, p_actor) returning run_id into run;
  end if;
  update contributions.bill_runs r set workers_total = (select count(*) from registry.memberships m) where r.run_id = run;
  return run;
end $$;
comment on function contributions.begin_bill_run(uuid, text, date, uuid, text) is 'Begins a bill run of a month, or names the one that is under way.';

create function contributions.step_bill_run(p_run uuid, p_size integer) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  run contributions.bill_runs;
  upto uuid;
  made integer;
begin
  select r.* into run from contributions.bill_runs r where r.run_id = p_run for update;
  if not found then raise exception 'no such bill run'; end if;
  if run.finished_at is not null then return true; end if;
  if run.reached is distinct from 'ffffffff-ffff-ffff-ffff-ffffffffffff' then
    run.reached := coalesce(run.reached, '00000000-0000-0000-0000-000000000000');
    upto := contributions.range_after(run.reached, p_size);
    made := contributions.bill_bpu_range(run.month, run.run_on, run.reached, upto);
    update contributions.bill_runs r set reached = upto, bills_made = r.bills_made + made, workers_done = least(r.workers_done + p_size, r.workers_total) where r.run_id = p_run;
    return false;
  end if;
  -- Wage earners' half comes with wage filing.
  if to_regprocedure('contributions.run_pu_bills(text, date)') is not null then
    execute 'select contributions.run_pu_bills($1, $2)' using run.month, run.run_on;
  end if;
  update contributions.bill_runs r set finished_at = clock_timestamp(), workers_done = r.workers_total where r.run_id = p_run;
  return true;
end $$;
comment on function contributions.step_bill_run(uuid, integer) is 'Bills the next range of workers of a run, or ends it; true once it is finished.';

create function contributions.bill_run_totals(p_month text) returns table (bills bigint, worker_months bigint, total_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(distinct t.bill_id), sum(t.rows)::bigint, coalesce(sum(t.amount_idr), 0)::bigint
  from (select wm.bill_id, count(*) as rows, sum(wm.amount_idr) as amount_idr from contributions.worker_months wm where wm.month = p_month group by wm.bill_id) t
$$;
comment on function contributions.bill_run_totals(text) is 'What a month stands at: its bills, worker-months and rupiah, of everyone. Counts, never people.';

revoke all on function contributions.open_monthly_bills(text, date, uuid, uuid), contributions.bill_bpu_range(text, date, uuid, uuid), contributions.range_after(uuid, integer), contributions.begin_bill_run(uuid, text, date, uuid, text),
  contributions.step_bill_run(uuid, integer), contributions.bill_run_totals(text) from public;
grant execute on function contributions.begin_bill_run(uuid, text, date, uuid, text), contributions.bill_run_totals(text) to semesta_app, semesta_worker;
grant execute on function contributions.step_bill_run(uuid, integer) to semesta_worker;
