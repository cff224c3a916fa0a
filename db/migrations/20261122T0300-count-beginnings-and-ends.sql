-- Coverage also counts who begins, who returns and whose cover is about to end: what cover knows of itself, and the cells of a worker.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;

alter table coverage.fact_deltas drop constraint fact_deltas__measure,
  add constraint fact_deltas__measure check (measure in ('OPEN', 'PROTECTED', 'PAID', 'NEW', 'RETURNED', 'ENDING', 'EMPLOYERS_PAID', 'EMPLOYERS_NEW'));
alter table coverage.facts drop constraint facts__measure,
  add constraint facts__measure check (measure in ('OPEN', 'PROTECTED', 'PAID', 'NEW', 'RETURNED', 'ENDING', 'EMPLOYERS_PAID', 'EMPLOYERS_NEW'));
alter table coverage.area_totals drop constraint area_totals__measure,
  add constraint area_totals__measure check (measure in ('OPEN', 'PROTECTED', 'PAID', 'NEW', 'RETURNED', 'ENDING', 'EMPLOYERS_PAID', 'EMPLOYERS_NEW'));
comment on column coverage.facts.measure is
  'OPEN and PROTECTED: changes, the number of a month is the sum up to it. All others are of that month alone. PAID: workers with a paid month; NEW: whose first it is; RETURNED: who pay it after their cover had lapsed; ENDING: whose cover as BPU ends with it unless more is paid. EMPLOYERS_PAID, EMPLOYERS_NEW: employers, in the cell of their own area.';

alter table contributions.cover_spans add column first_month text collate "C", add column payer_kind text;
comment on column contributions.cover_spans.first_month is 'The first paid month of this time of cover; it may be earlier or later than the day cover began.';
comment on column contributions.cover_spans.payer_kind is 'Who paid the month paid_through: the cell that the end of this cover is counted in.';

set local role semesta_registrar;

-- Times of cover as their paid months tell them: a wage earner's is one, others begin anew with what is paid after a lapse.
with paid as (
  select wm.worker_id, wm.segment, wm.month, wm.payer_kind, wm.paid_on, wm.membership_id,
    lag(m.bpu_lapses_on) over (partition by wm.worker_id, wm.segment order by wm.month, wm.membership_id) as lapsed_before
  from contributions.worker_months wm join contributions.months m on m.month = wm.month
  where wm.state = 'paid' and wm.part in ('protection', 'whole')
), marked as (
  select p.*, sum(case when p.lapsed_before is null or (p.segment = 'BPU' and greatest(p.paid_on, (p.month || '-01')::date) >= p.lapsed_before) then 1 else 0 end)
    over (partition by p.worker_id, p.segment order by p.month) as streak
  from paid p
), told as (
  select m.worker_id, m.segment, min(m.month) as first_month, max(m.month) as paid_through, (array_agg(m.payer_kind order by m.month desc))[1] as payer_kind
  from marked m group by m.worker_id, m.segment, m.streak
)
update contributions.cover_spans c set first_month = t.first_month, payer_kind = t.payer_kind
from told t where c.worker_id = t.worker_id and c.segment = t.segment and c.paid_through = t.paid_through;
-- A time of cover whose months are gone (a death) keeps its own bounds.
update contributions.cover_spans c set first_month = least(to_char(c.covered_from, 'YYYY-MM'), c.paid_through),
  payer_kind = case c.segment when 'PU' then 'employer' else 'worker' end where c.first_month is null;

set local role semesta_owner;
alter table contributions.cover_spans alter column first_month set not null, alter column payer_kind set not null,
  add constraint cover_spans__payer_kind check (payer_kind in ('worker', 'employer', 'sponsor'));

set local role semesta_registrar;
drop function registry.protected_cells(uuid[]);
create function registry.protected_cells(p_workers uuid[])
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint,
    payer_kind text, measure text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with people as (
    select w.* from registry.workers w where w.worker_id = any (p_workers) and w.merged_into is null
  ), spans as (
    -- Cover counts while a membership of its segment is open.
    select c.worker_id, c.segment, greatest(to_char(c.covered_from, 'YYYY-MM'), to_char(m.opened_on, 'YYYY-MM')) as first_month,
      least(to_char(c.closed_on, 'YYYY-MM'), to_char(m.ended_on, 'YYYY-MM')) as end_month,
      c.closed_on is null and m.ended_on is null as is_open, c.lapses_on, c.payer_kind
    from contributions.cover_spans c join registry.memberships m on m.worker_id = c.worker_id and m.segment = c.segment and m.state <> 'REQUESTED'
    where c.worker_id = any (p_workers)
  ), months as (
    select s.worker_id, s.first_month as month from spans s
    union select s.worker_id, s.end_month from spans s where s.end_month is not null
    union select v.worker_id, v.until_month from registry.past_values v where v.worker_id = any (p_workers)
  ), covered as (
    select t.worker_id, t.month, case when bool_or(s.segment = 'PU') and bool_or(s.segment = 'BPU') then 'PU+BPU' else min(s.segment) end as segment
    from months t join spans s on s.worker_id = t.worker_id and s.first_month <= t.month and (s.end_month is null or s.end_month > t.month)
    group by t.worker_id, t.month
  ), standing as (
    select t.worker_id, t.month, w.sex, registry.birth_band(w.birth_date) as birth_band,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.area_code) as residence_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'work_area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.work_area_code) as work_area_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'occupation_group' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.occupation_group) as occupation_group,
      c.segment
    from months t join people w on w.worker_id = t.worker_id left join covered c on c.worker_id = t.worker_id and c.month = t.month
  ), steps as (
    select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, 1 as workers from standing s
    union all
    select lead(s.month) over (partition by s.worker_id order by s.month), s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, -1 from standing s
  )
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint,
    case s.segment when 'BPU' then 'worker' else 'employer' end, 'PROTECTED'
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7 having sum(s.workers) <> 0
  union all
  -- An end that is still to come is counted where people stand now, by who paid the last month.
  select to_char(s.lapses_on - 1, 'YYYY-MM'), w.area_code, w.work_area_code,
    case when exists (select from spans o where o.worker_id = s.worker_id and o.segment = 'PU' and o.is_open) then 'PU+BPU' else 'BPU' end,
    w.sex, registry.birth_band(w.birth_date), w.occupation_group, count(*), s.payer_kind, 'ENDING'
  from spans s join people w on w.worker_id = s.worker_id where s.segment = 'BPU' and s.is_open
  group by 1, 2, 3, 4, 5, 6, 7, 9
$$;
comment on function registry.protected_cells(uuid[]) is 'What these workers add to the coverage cells of PROTECTED and take from them, month by month: cover by payment while a membership is open; and to those of ENDING, in the month their open cover ends.';

create or replace function registry.settle_protected(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.measure, d.change_month, d.residence_code, d.work_area_code, d.segment, d.payer_kind, d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from registry.protected_cells(p_workers) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers, b.payer_kind, b.measure
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint, payer_kind text, measure text)) d
  group by 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(d.workers) <> 0
$$;
comment on function registry.settle_protected(jsonb, uuid[]) is 'Writes as deltas what these workers add to the cells of PROTECTED and ENDING now and did not before.';

drop function registry.worker_cells(uuid);
create function registry.worker_cells(p_worker uuid)
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint,
    payer_kind text, measure text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with spans as (
    select m.segment, to_char(m.opened_on, 'YYYY-MM') as first_month, to_char(m.ended_on, 'YYYY-MM') as end_month
    from registry.memberships m where m.worker_id = p_worker and m.state <> 'REQUESTED' and not exists (select from registry.workers g where g.worker_id = p_worker and g.merged_into is not null)
  ), months as (
    select s.first_month as month from spans s
    union select s.end_month from spans s where s.end_month is not null
    union select v.until_month from registry.past_values v where v.worker_id = p_worker
  ), standing as (
    -- A month counts what is open on its last day, where the worker lived, worked and was counted then.
    select t.month, w.sex, registry.birth_band(w.birth_date) as birth_band,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.area_code) as residence_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'work_area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.work_area_code) as work_area_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'occupation_group' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.occupation_group) as occupation_group,
      (select case when bool_or(s.segment = 'PU') and bool_or(s.segment = 'BPU') then 'PU+BPU' else min(s.segment) end
        from spans s where s.first_month <= t.month and (s.end_month is null or s.end_month > t.month)) as segment
    from months t join registry.workers w on w.worker_id = p_worker
  ), steps as (
    select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, 1 as workers from standing s
    union all
    select lead(s.month) over (order by s.month), s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, -1 from standing s
  )
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint,
    case s.segment when 'BPU' then 'worker' else 'employer' end, 'OPEN'
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7 having sum(s.workers) <> 0
  union all
  select p.* from registry.protected_cells(array[p_worker]) p
$$;
comment on function registry.worker_cells(uuid) is 'What one worker adds to the coverage cells of open memberships, of protection and of its coming end and takes from them, month by month.';

create or replace function registry.settle_cells(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.measure, d.change_month, d.residence_code, d.work_area_code, d.segment, d.payer_kind, d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from unnest(p_workers) as w (worker_id) cross join lateral registry.worker_cells(w.worker_id) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers, b.payer_kind, b.measure
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint, payer_kind text, measure text)) d
  group by 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(d.workers) <> 0
$$;

drop function contributions.settle_paid(jsonb, uuid[]);
drop function contributions.paid_cells(uuid[]);
create function contributions.paid_cells(p_workers uuid[])
  returns table (change_month text, residence_code text, work_area_code text, segment text, payer_kind text, sex text, birth_band smallint, occupation_group text,
    workers bigint, measure text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with paid as (
    select wm.* from contributions.worker_months wm where wm.worker_id = any (p_workers) and wm.state = 'paid' and wm.part in ('protection', 'whole')
  ), begun as (
    -- After a lapse cover begins anew with what is paid then, or for then.
    select b.worker_id, b.month from (
      select p.worker_id, p.month, p.paid_on, lag(m.bpu_lapses_on) over (partition by p.worker_id order by p.month) as lapsed_before
      from paid p join contributions.months m on m.month = p.month where p.segment = 'BPU') b
    where greatest(b.paid_on, (b.month || '-01')::date) >= b.lapsed_before
  ), counted as (
    select distinct on (p.worker_id, p.month) p.worker_id, p.month, p.area_code, p.work_area_code, p.payer_kind, p.sex, p.birth_band, p.occupation_group,
      case when min(p.segment) over w <> max(p.segment) over w then 'PU+BPU' else p.segment end as segments,
      min(p.month) over (partition by p.worker_id) as first_month
    from paid p window w as (partition by p.worker_id, p.month)
    order by p.worker_id, p.month, p.segment desc, p.membership_id
  )
  select c.month, c.area_code, c.work_area_code, c.segments, c.payer_kind, c.sex, c.birth_band, c.occupation_group, count(*), n.measure
  from counted c left join begun b on b.worker_id = c.worker_id and b.month = c.month
    cross join lateral unnest(case when c.month = c.first_month then array['PAID', 'NEW'] when b.month is not null then array['PAID', 'RETURNED'] else array['PAID'] end) as n (measure)
  group by 1, 2, 3, 4, 5, 6, 7, 8, 10
$$;
comment on function contributions.paid_cells(uuid[]) is 'What these workers add to the coverage cells of PAID, NEW and RETURNED: each once a month, where the wage-earner''s row stands if there is one.';

create function contributions.settle_paid(p_before jsonb, p_workers uuid[], p_measures text[] default array['PAID', 'NEW', 'RETURNED']) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.measure, d.change_month, d.residence_code, d.work_area_code, d.segment, d.payer_kind, d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from contributions.paid_cells(p_workers) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.payer_kind, b.sex, b.birth_band, b.occupation_group, -b.workers, b.measure
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, payer_kind text, sex text,
      birth_band smallint, occupation_group text, workers bigint, measure text)) d
  where d.measure = any (p_measures)
  group by 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(d.workers) <> 0
$$;
comment on function contributions.settle_paid(jsonb, uuid[], text[]) is 'Writes as deltas what these workers add to the cells of PAID, NEW and RETURNED (or of some of them) now and did not before.';

create or replace function contributions.recount_cover(p_workers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before jsonb;
begin
  select jsonb_agg(c) into before from registry.protected_cells(p_workers) c;
  delete from contributions.cover_spans c where c.worker_id = any (p_workers);
  with paid as (
    select wm.worker_id, wm.segment, wm.month, wm.paid_on, wm.payer_kind, m.bpu_lapses_on,
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
      min(greatest(m.paid_on, (m.month || '-01')::date)) as covered_from, (array_agg(m.payer_kind order by m.month desc))[1] as payer_kind
    from marked m group by m.worker_id, m.segment, m.streak
  )
  insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on, closed_on)
  select s.worker_id, s.segment, s.covered_from, s.first_month, s.paid_through, s.payer_kind,
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

revoke all on function registry.protected_cells(uuid[]), registry.worker_cells(uuid), contributions.paid_cells(uuid[]), contributions.settle_paid(jsonb, uuid[], text[]) from public;
set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
