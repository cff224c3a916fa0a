-- Which records may be of one person: born on one day, named alike however it is spelt, and not told apart by anyone yet.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.name_key(p_keys text[]) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select string_agg(k, ' ' order by k collate "C") from unnest(p_keys) as k
  -- A title in two words and its short form are one.
  where not ('~ib' = any (p_keys) and k in ('~ida', '~bagus')) and not ('~ia' = any (p_keys) and k in ('~ida', '~ayu')) and not ('~aa' = any (p_keys) and k in ('~anak', '~agung'))
$$;
comment on function registry.name_key(text[]) is 'One text for a name however its words are spelt, ordered and shortened, out of its spelling keys.';
revoke all on function registry.name_key(text[]) from public;

create function registry.suspected_doubles(p_after date, p_walk integer, p_groups integer) returns table (birth_date date, workers uuid[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set work_mem = '32MB' as $$
#variable_conflict use_column
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  work constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
begin
  return query
  with walked as materialized (
    select w.worker_id, w.birth_date, w.name_keys from registry.workers w
    where w.merged_into is null and w.name_keys <> '{}' and (p_after is null or w.birth_date > p_after)
      and (w.area_code like any (people) or w.work_area_code like any (work))
    order by w.birth_date limit p_walk
  ), ends as (
    -- The last day walked may be cut in two: it is left to the next page.
    select case when count(*) = p_walk then max(birth_date) end as cut from walked
  ), alike as (
    select a.birth_date, array_agg(a.worker_id order by a.worker_id) as workers
    from walked a cross join ends e where e.cut is null or a.birth_date < e.cut
    group by a.birth_date, registry.name_key(a.name_keys) having count(*) > 1
  ), suspected as (
    select a.birth_date, a.workers, rank() over (order by a.birth_date) as place
    from alike a where exists (
      select from unnest(a.workers) as one cross join unnest(a.workers) as other
      where one < other and not exists (select from registry.told_apart t where t.worker_id = one and t.other_id = other))
  ), shown as (
    select s.birth_date, s.workers from suspected s where s.place <= p_groups
  ), further as (
    select case when exists (select from suspected s where s.place > p_groups) then (select max(s.birth_date) from shown s)
      else (select max(a.birth_date) from walked a cross join ends e where a.birth_date < e.cut) end as through
  )
  select s.birth_date, s.workers from shown s
  union all
  select f.through, '{}'::uuid[] from further f where f.through is not null
  order by 1, 2 desc;
end $$;
comment on function registry.suspected_doubles(date, integer, integer) is
  'Groups of workers of the scope born on one day and named alike, by day; p_walk people are looked at a page. A last row without workers says through which day was looked where there is more.';
revoke all on function registry.suspected_doubles(date, integer, integer) from public;
grant execute on function registry.suspected_doubles(date, integer, integer) to semesta_app;

create function registry.tell_apart(p_one uuid, p_other uuid, p_name text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform registry.hold_pair(p_one, p_other);
  insert into registry.told_apart (worker_id, other_id, account_id, actor_name)
  values (least(p_one, p_other), greatest(p_one, p_other), nullif(current_setting('app.account', true), '')::uuid, p_name) on conflict do nothing;
end $$;
comment on function registry.tell_apart(uuid, uuid, text) is 'Keeps that two records of the scope are of two people.';
revoke all on function registry.tell_apart(uuid, uuid, text) from public;
grant execute on function registry.tell_apart(uuid, uuid, text) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
