-- Who pays a cover is told month by month: its cell of PROTECTED is that of the payer of the latest month paid by then, not of its segment.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;

alter table contributions.cover_spans add column payer_turns text[] collate "C",
  add constraint cover_spans__payer_turns check (payer_turns is null or (segment = 'BPU' and cardinality(payer_turns) > 0));
comment on column contributions.cover_spans.payer_turns is
  'Where several paid for this time of cover: "YYYY-MM payer kind" for each month from which another one paid, the first one too, oldest first. Null: payer_kind paid it all.';

set local role semesta_registrar;

create or replace function registry.protected_cells(p_workers uuid[])
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint,
    payer_kind text, measure text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with people as (
    select w.* from registry.workers w where w.worker_id = any (p_workers) and w.merged_into is null
  ), spans as (
    -- Cover counts while a membership of its segment is open.
    select c.worker_id, c.segment, greatest(to_char(c.covered_from, 'YYYY-MM'), to_char(m.opened_on, 'YYYY-MM')) as first_month,
      least(to_char(c.closed_on, 'YYYY-MM'), to_char(m.ended_on, 'YYYY-MM')) as end_month,
      c.closed_on is null and m.ended_on is null as is_open, c.lapses_on, c.payer_kind, c.payer_turns
    from contributions.cover_spans c join registry.memberships m on m.worker_id = c.worker_id and m.segment = c.segment and m.state <> 'REQUESTED'
    where c.worker_id = any (p_workers)
  ), months as (
    select s.worker_id, s.first_month as month from spans s
    union select s.worker_id, s.end_month from spans s where s.end_month is not null
    union select v.worker_id, v.until_month from registry.past_values v where v.worker_id = any (p_workers)
    union select s.worker_id, left(t.turn, 7) from spans s cross join unnest(s.payer_turns) as t (turn)
    where left(t.turn, 7) > s.first_month and (s.end_month is null or left(t.turn, 7) < s.end_month)
  ), covered as (
    -- A wage earner's cover is his employer's; one's own is paid by whoever paid the latest month by then.
    select t.worker_id, t.month, case when bool_or(s.segment = 'PU') and bool_or(s.segment = 'BPU') then 'PU+BPU' else min(s.segment) end as segment,
      case when bool_or(s.segment = 'PU') then 'employer' else (array_agg(case when s.payer_turns is null then s.payer_kind
        else coalesce((select substr(max(u.turn), 9) from unnest(s.payer_turns) as u (turn) where left(u.turn, 7) <= t.month), substr(s.payer_turns[1], 9)) end
        order by s.first_month desc))[1] end as payer_kind
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
      c.segment, c.payer_kind
    from months t join people w on w.worker_id = t.worker_id left join covered c on c.worker_id = t.worker_id and c.month = t.month
  ), steps as (
    select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, s.payer_kind, 1 as workers from standing s
    union all
    select lead(s.month) over (partition by s.worker_id order by s.month), s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group,
      s.payer_kind, -1 from standing s
  )
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint, s.payer_kind, 'PROTECTED'
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7, 9 having sum(s.workers) <> 0
  union all
  -- An end that is still to come is counted where people stand now, by who paid the last month.
  select to_char(s.lapses_on - 1, 'YYYY-MM'), w.area_code, w.work_area_code,
    case when exists (select from spans o where o.worker_id = s.worker_id and o.segment = 'PU' and o.is_open) then 'PU+BPU' else 'BPU' end,
    w.sex, registry.birth_band(w.birth_date), w.occupation_group, count(*), s.payer_kind, 'ENDING'
  from spans s join people w on w.worker_id = s.worker_id where s.segment = 'BPU' and s.is_open
  group by 1, 2, 3, 4, 5, 6, 7, 9
$$;
comment on function registry.protected_cells(uuid[]) is 'What these workers add to the coverage cells of PROTECTED and take from them, month by month and by who pays: cover by payment while a membership is open; and to those of ENDING, in the month their open cover ends.';

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
  ), turned as (
    select m.*, lag(m.payer_kind) over (partition by m.worker_id, m.segment, m.streak order by m.month) as payer_before from marked m
  ), spans as (
    select m.worker_id, m.segment, m.streak, max(m.month) as paid_through, min(m.month) as first_month, max(m.bpu_lapses_on) as lapses_on,
      min(greatest(m.paid_on, (m.month || '-01')::date)) as covered_from, (array_agg(m.payer_kind order by m.month desc))[1] as payer_kind,
      array_agg(m.month || ' ' || m.payer_kind order by m.month) filter (where m.payer_before is distinct from m.payer_kind) as turns
    from turned m group by m.worker_id, m.segment, m.streak
  )
  insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, payer_turns, lapses_on, closed_on)
  select s.worker_id, s.segment, s.covered_from, s.first_month, s.paid_through, s.payer_kind, case when cardinality(s.turns) > 1 then s.turns end,
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

-- Who paid in turn for cover that stands, as its paid months tell it.
with shared as (
  select wm.worker_id from contributions.worker_months wm where wm.segment = 'BPU' and wm.state = 'paid' and wm.part = 'protection'
  group by wm.worker_id having min(wm.payer_kind) <> max(wm.payer_kind)
), paid as (
  select wm.worker_id, wm.month, wm.payer_kind, wm.paid_on, lag(m.bpu_lapses_on) over (partition by wm.worker_id order by wm.month) as lapsed_before
  from shared b join contributions.worker_months wm on wm.worker_id = b.worker_id join contributions.months m on m.month = wm.month
  where wm.segment = 'BPU' and wm.state = 'paid' and wm.part = 'protection'
), marked as (
  select p.*, sum(case when p.lapsed_before is null or greatest(p.paid_on, (p.month || '-01')::date) >= p.lapsed_before then 1 else 0 end)
    over (partition by p.worker_id order by p.month) as streak
  from paid p
), turned as (
  select m.*, lag(m.payer_kind) over (partition by m.worker_id, m.streak order by m.month) as payer_before from marked m
), told as (
  select t.worker_id, max(t.month) as paid_through,
    array_agg(t.month || ' ' || t.payer_kind order by t.month) filter (where t.payer_before is distinct from t.payer_kind) as turns
  from turned t group by t.worker_id, t.streak
)
update contributions.cover_spans c set payer_turns = t.turns
from told t where c.worker_id = t.worker_id and c.segment = 'BPU' and c.paid_through = t.paid_through and cardinality(t.turns) > 1;

-- What was counted as paid by workers themselves and is a sponsor's moves to him, month by month.
do $$
declare
  reached uuid := '00000000-0000-0000-0000-000000000000';
  people uuid[];
begin
  loop
    people := array(select distinct c.worker_id from contributions.cover_spans c
      where c.worker_id > reached and c.segment = 'BPU' and (c.payer_kind = 'sponsor' or c.payer_turns is not null) order by 1 limit 20000);
    exit when cardinality(people) = 0;
    reached := people[cardinality(people)];
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), 'PROTECTED', c.change_month, c.residence_code, c.work_area_code, c.segment, p.payer_kind, c.sex, c.birth_band, c.occupation_group, sum(c.workers * p.sign)
    from registry.protected_cells(people) c cross join (values ('sponsor', 1), ('worker', -1)) as p (payer_kind, sign)
    where c.measure = 'PROTECTED' and c.payer_kind = 'sponsor' group by 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(c.workers * p.sign) <> 0;
  end loop;
end $$;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
