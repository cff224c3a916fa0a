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
  lives_below constant text := coalesce(' and w.area_code like ' || quote_literal(within_area || '%'), '');
  works_below constant text := coalesce(' and w.work_area_code like ' || quote_literal(within_area || '%'), '');
  is_below constant text := coalesce(' and (w.area_code like ' || quote_literal(within_area || '%') || ' or w.work_area_code like ' || quote_literal(within_area || '%') || ')', '');
  sees_all constant boolean := coalesce('%' = any (people), false) and within_area is null;
  membership_seen constant text := format(
    '(m.area_code like any (%L::text[]) or m.work_area_code like any (%L::text[]) or m.custodians && %L::uuid[] or m.worker_id = %L::uuid)',
    people, work, organisations, own);
  resident text;
  workplace text;
  filters text := '';
  arms text[] := '{}';
  keys text[] := '{}';
  statement text;
begin
  if words <> '{}' then filters := filters || format(' and w.name_tokens @> %L::text[]', words); end if;
  if masked is not null then filters := filters || format(' and w.nik_masked = %L', masked); end if;
  if in_segment is not null or organisation is not null then
    filters := filters || format(' and exists (select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null and %s', membership_seen)
      || coalesce(' and m.segment = ' || quote_literal(in_segment), '') || coalesce(' and m.organisation_id = ' || quote_literal(organisation), '') || ')';
  end if;

  resident := format('w.area_code like any (%L::text[])', people) || lives_below;
  workplace := format('w.work_area_code like any (%L::text[])', work) || works_below;

  if nik is not null or kpj_wanted is not null then
    statement := 'select w.worker_id, 0, '''' from registry.workers w where '
      || format('(w.area_code like any (%L::text[]) or w.work_area_code like any (%L::text[]) or w.custodians && %L::uuid[] or w.worker_id = %L::uuid)', people, work, organisations, own)
      || is_below || filters;
    if nik is not null then
      statement := statement || format(' and w.worker_id = (select c.worker_id from registry.nik_claims c where c.nik_index = %L::bytea)', nik);
    else
      statement := statement || format(' and w.worker_id = (select m.worker_id from registry.kpj_claims c join registry.memberships m using (worker_id, membership_id) where c.kpj = %L and %s)', kpj_wanted, membership_seen);
    end if;
    return query execute statement;
    return;
  end if;

  -- Residents pattern by pattern in the order of their areas, then those who work here, then own members: each arm is one
  -- walk along an index, or, where the words are rare, one look into the index of words; the planner knows which.
  select coalesce(array_agg(
      format('w.area_code like %L', pattern) || lives_below
        || case when place > 1 then format(' and not w.area_code like any (%L::text[])', people[: place - 1]) else '' end
      order by place), '{}'), array_fill('w.area_code'::text, array[count(*)::integer])
    into arms, keys from unnest(people) with ordinality as p (pattern, place);
  if not sees_all then
    select arms || coalesce(array_agg(
        format('w.work_area_code <> '''' and w.work_area_code like %L', pattern) || works_below
          || case when place > 1 then format(' and not w.work_area_code like any (%L::text[])', work[: place - 1]) else '' end
          || format(' and (%s) is not true', resident)
        order by place), '{}'), keys || array_fill('w.work_area_code'::text, array[count(*)::integer])
      into arms, keys from unnest(work) with ordinality as p (pattern, place);
    if organisations is not null then
      arms := arms || (format('w.custodians && %L::uuid[] and w.custodians <> ''{}''', organisations)
        || is_below
        || format(' and (%s) is not true and (%s) is not true', resident, workplace));
      keys := keys || ''''''::text;
    end if;
    if own is not null then
      arms := arms || (format('w.worker_id = %L::uuid', own) || is_below);
      keys := keys || ''''''::text;
    end if;
  end if;

  select string_agg(format('(select w.worker_id, %s, %s::text from registry.workers w where %s%s%s order by %s limit %s)',
      place, key, condition, filters,
      case when place = after_arm then format(' and (%s, w.worker_id) > (%L, %L::uuid)', key, after_key, after_worker) else '' end,
      case when key = '''''' then 'w.worker_id' else key || ', w.worker_id' end, page_size), ' union all ' order by place)
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
