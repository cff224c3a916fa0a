-- Finding people. Words of a name cannot use an index under a row policy (array containment is not leakproof), so one
-- definer function finds them and applies the scope itself, from the same settings as the policies of registry.workers.
set local role semesta_owner;

create policy audit_entries__registrar on platform.audit_entries for select to semesta_registrar using (true);
create policy audit_subjects__registrar on platform.audit_subjects for select to semesta_registrar using (true);
grant select on platform.audit_entries, platform.audit_subjects to semesta_registrar;

set local role semesta_registrar;

create function registry.search_workers(
  words text[], nik bytea, kpj_wanted text, masked text, within_area text, in_segment text, organisation uuid,
  after_arm integer, after_key text, after_worker uuid, page_size integer
) returns table (worker_id uuid, arm integer, sort_key text)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set max_parallel_workers_per_gather = 0
  set jit = off
  set random_page_cost = 1.1
as $$
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  work constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  organisations constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  own constant uuid := nullif(current_setting('app.worker', true), '')::uuid;
  scope constant text := '(%1$s.area_code like any (%2$L::text[]) or %1$s.work_area_code like any (%3$L::text[]) or %1$s.custodians && %4$L::uuid[] or %1$s.worker_id = %5$L::uuid)';
  worker_seen constant text := format(scope, 'w', people, work, organisations, own);
  membership_seen constant text := 'm.ended_on is null and ' || format(scope, 'm', people, work, organisations, own);
  sees_all constant boolean := coalesce('%' = any (people), false) and within_area is null;
  below constant text := within_area || '%';
  is_below constant text := coalesce(' and (w.area_code like ' || quote_literal(below) || ' or w.work_area_code like ' || quote_literal(below) || ')', '');
  filters text := '';
  earlier text := '';
  arms text[] := '{}';
  keys text[] := '{}';
  area_column text;
  patterns text[];
  statement text;
begin
  if words <> '{}' then filters := filters || format(' and w.name_tokens @> %L::text[]', words); end if;
  if masked is not null then filters := filters || format(' and w.nik_masked = %L', masked); end if;
  if in_segment is not null then
    filters := filters || format(' and exists (select from registry.memberships m where m.worker_id = w.worker_id and m.segment = %L and %s%s)',
      in_segment, membership_seen, coalesce(' and m.organisation_id = ' || quote_literal(organisation), ''));
  end if;

  if nik is not null then
    arms := array[format('%s and w.worker_id = (select c.worker_id from registry.nik_claims c where c.nik_index = %L::bytea)', worker_seen, nik) || is_below];
  elsif kpj_wanted is not null then
    arms := array[format('%s and w.worker_id = (select m.worker_id from registry.kpj_claims c join registry.memberships m using (worker_id, membership_id) where c.kpj = %L and %s)',
      worker_seen, kpj_wanted, replace(membership_seen, 'm.ended_on is null and ', '')) || is_below];
  elsif organisation is not null then
    arms := array[format('%s and w.worker_id = any (array(select m.worker_id from registry.memberships m where m.organisation_id = %L and %s))',
      worker_seen, organisation, membership_seen) || is_below];
  else
    -- Residents pattern by pattern in the order of their areas, then those who work here (first, where wage earners are asked
    -- for), then own members: each arm is one walk along an index or, where the words are rare, one look into the index of
    -- words; the planner knows which. An arm leaves out whom an earlier one shows.
    foreach area_column in array case when in_segment = 'PU' and not sees_all
      then array['w.work_area_code', 'w.area_code'] else array['w.area_code', 'w.work_area_code'] end
    loop
      patterns := case area_column when 'w.area_code' then people else work end;
      select arms || coalesce(array_agg(
          case area_column when 'w.work_area_code' then 'w.work_area_code <> '''' and ' else '' end
            || format('%s like %L', area_column, case when within_area like pattern then below else pattern end)
            || case when place > 1 then format(' and not %s like any (%L::text[])', area_column, patterns[: place - 1]) else '' end
            || earlier order by place), '{}'),
          keys || array_fill(area_column, array[count(*)::integer])
        into arms, keys
        from unnest(patterns) with ordinality as p (pattern, place)
        where within_area is null or within_area like pattern or starts_with(pattern, within_area);
      exit when sees_all;
      earlier := earlier || format(' and (%s like any (%L::text[])%s) is not true', area_column, patterns,
        coalesce(' and ' || area_column || ' like ' || quote_literal(below), ''));
    end loop;
    if organisations is not null and not sees_all then
      arms := arms || (format('w.custodians && %L::uuid[] and w.custodians <> ''{}''', organisations) || is_below || earlier);
    end if;
    if own is not null and not sees_all then
      arms := arms || (format('w.worker_id = %L::uuid', own) || is_below || earlier);
    end if;
  end if;

  select string_agg(format('(select w.worker_id, %s, %s from registry.workers w where %s%s%s order by %s w.worker_id limit %s)',
      place, coalesce(key, '''''::text'), condition, filters,
      case when place = after_arm then format(' and (%s, w.worker_id) > (%L, %L::uuid)', coalesce(key, '''''::text'), after_key, after_worker) else '' end,
      coalesce(key || ',', ''), page_size), ' union all ' order by place)
    into statement from unnest(arms, keys) with ordinality as a (condition, key, place) where place >= coalesce(after_arm, 1);
  if statement is not null then
    return query execute format('select * from (%s) as found (worker_id, arm, sort_key) limit %s', statement, page_size);
  end if;
end $$;
comment on function registry.search_workers(text[], bytea, text, text, text, text, uuid, integer, text, uuid, integer) is
  'Ids of workers that the row policies let the caller see, by name words, keyed hash of the NIK, KPJ or masked NIK; a page after (arm, key, worker).';
revoke all on function registry.search_workers(text[], bytea, text, text, text, text, uuid, integer, text, uuid, integer) from public;
grant execute on function registry.search_workers(text[], bytea, text, text, text, text, uuid, integer, text, uuid, integer) to semesta_app;

create function registry.worker_history(worker uuid, page_size integer)
  returns table (recorded_at timestamptz, actor_name text, actor_role text, organisation text, act text, reason text)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
as $$
  select e.recorded_at, e.actor_name, e.actor_role, o.name, e.act, e.reason
  from registry.workers w
  join platform.audit_subjects s on s.worker_id = w.worker_id
  join platform.audit_entries e on e.entry_id = s.entry_id
  left join registry.organisations o on o.organisation_id = e.organisation_id
  where w.worker_id = worker
    and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  order by s.entry_id desc
  limit page_size
$$;
comment on function registry.worker_history(uuid, integer) is
  'Who acted on or looked at a worker, newest first; nothing for a worker the caller may not see.';
revoke all on function registry.worker_history(uuid, integer) from public;
grant execute on function registry.worker_history(uuid, integer) to semesta_app;
