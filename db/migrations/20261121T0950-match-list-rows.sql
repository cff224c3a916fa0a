-- What the registry knows of a list's rows, answered without letting the asker look beyond his scope.
set local role semesta_owner;
create policy protection_answers__registrar on registry.protection_answers for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.protection_answers to semesta_registrar;

set local role semesta_registrar;

create function registry.list_to_write(p_list uuid) returns registry.lists
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_list registry.lists;
  writes text[] := string_to_array(nullif(current_setting('app.writes', true), ''), ',');
begin
  select l.* into found_list from registry.lists l
  where l.list_id = p_list and 'lists' = any (writes) and 'people' = any (writes)
    and (l.account_id = nullif(current_setting('app.account', true), '')::uuid
      or l.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or l.organisation_id = any (string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[]));
  if found_list.list_id is null then
    raise exception 'no such list in this scope' using errcode = 'insufficient_privilege';
  end if;
  return found_list;
end $$;
comment on function registry.list_to_write(uuid) is 'The list, if the transaction''s row context may write it; the same rule as the policy lists__update.';
revoke all on function registry.list_to_write(uuid) from public;

create function registry.match_list_rows(p_list uuid, p_rows integer[], p_filed boolean, p_daily_answers integer)
  returns table (row_id integer, reasons text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
#variable_conflict use_column
declare
  l registry.lists := registry.list_to_write(p_list);
  asker uuid := nullif(current_setting('app.account', true), '')::uuid;
  people text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  workplaces text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  own uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  answers_left integer := 0;
begin
  if p_filed then
    perform pg_advisory_xact_lock(hashtextextended('protection_answers:' || asker::text, 0));
    select greatest(p_daily_answers - count(*), 0) into answers_left from registry.protection_answers a
    where a.account_id = asker and a.answered_at > now() - interval '1 day';
  end if;
  -- A list that has just been stored is unknown to the planner's statistics, so that it expects one row: every join here goes by an index, and
  -- what a row needs of the others comes from a window, never from a join of the list with itself.
  return query
  with rows as (
    select r.row_id, r.nik_index, r.name_tokens, r.birth_date from registry.list_rows r
    where r.list_id = p_list and (p_rows is null or r.row_id = any (p_rows))
      and r.nik_index is not null and r.birth_date is not null and r.name_tokens <> '{}'
      and not r.reasons @> '{list.duplicate}'
      and r.row_id not in (select g.row_id from registry.list_registrations g where g.list_id = p_list)
  ), known as (
    select r.row_id, w.deceased_on,
      r.birth_date = w.birth_date as same_birth,
      r.name_tokens @> w.name_tokens and w.name_tokens @> r.name_tokens as same_name,
      coalesce(w.area_code like any (people), false) or coalesce(w.work_area_code like any (workplaces), false)
        or coalesce(w.custodians && own, false) as in_sight,
      exists (select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null
        and m.segment = 'BPU' and m.state = 'ACTIVE') as pays_bpu,
      exists (select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null
        and m.segment = 'PU' and (l.kind = 'bpu' or m.organisation_id <> l.organisation_id)) as other_pu
    from rows r join registry.nik_claims c on c.nik_index = r.nik_index
      join registry.workers w on w.worker_id = c.worker_id
  ), judged as (
    select k.*, case
        when not k.same_birth or (l.kind = 'bpu' and not k.same_name) then 'unlike'
        when k.deceased_on is not null then 'deceased'
        when l.kind = 'bpu' and k.pays_bpu then 'protected'
        else 'same' end as verdict
    -- A list that is not handed in learns nothing beyond the asker's sight.
    from known k where p_filed or k.in_sight
  ), asked as (
    select j.*, a.answer_id is null and j.verdict = 'protected' and not j.in_sight as is_new
    from judged j left join lateral (
      select p.answer_id from registry.protection_answers p where p.list_id = p_list and p.row_id = j.row_id limit 1) a on true
  ), turns as materialized (
    select q.*, not q.is_new or count(*) filter (where q.is_new) over (order by q.row_id) <= answers_left as may_know from asked q
  ), answered as (
    insert into registry.protection_answers (answer_id, account_id, list_id, row_id)
    select gen_random_uuid(), asker, p_list, t.row_id from turns t where t.is_new and t.may_know
    on conflict do nothing
  ), by_person as (
    select t.row_id, unnest(case t.verdict
        when 'unlike' then array['worker.needs_review']
        when 'deceased' then array['worker.deceased']
        when 'protected' then array[case when t.may_know then 'worker.already_protected' else 'worker.needs_review' end]
        else '{}' end
      || case when t.verdict = 'same' and l.kind = 'bpu' and t.other_pu then array['worker.also_wage_earner'] else '{}' end
      || case when t.verdict = 'same' and l.kind = 'payroll' and t.other_pu then array['worker.also_elsewhere'] else '{}' end
      || case when t.verdict <> 'unlike' and l.kind = 'payroll' and not t.same_name then array['name.differs'] else '{}' end) as code
    from turns t
  ), by_phone as (
    select s.row_id, 'phone.shared' as code from registry.shared_phone_rows(p_list, p_rows) s
  )
  select f.row_id, array_agg(f.code) from (select * from by_person union all select * from by_phone) f group by f.row_id;
end $$;
comment on function registry.match_list_rows(uuid, integer[], boolean, integer) is 'Reason codes that only the registry knows, for a list''s unregistered rows. Beyond the asker''s sight a filed row may learn worker.already_protected only when name and birth date agree, counted in protection_answers; otherwise worker.needs_review.';
revoke all on function registry.match_list_rows(uuid, integer[], boolean, integer) from public;
grant execute on function registry.match_list_rows(uuid, integer[], boolean, integer) to semesta_app;

create function registry.shared_phone_rows(p_list uuid, p_rows integer[]) returns table (row_id integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
  with phones as materialized (
    select r.row_id, r.phone_index, count(*) over same_phone as in_list, count(c.worker_id) over same_phone as in_both
    from registry.list_rows r
      left join registry.nik_claims n on n.nik_index = r.nik_index
      left join registry.phone_claims c on c.phone_index = r.phone_index and c.worker_id = n.worker_id
    where r.list_id = p_list and r.phone_index is not null and not r.reasons @> '{list.duplicate}'
    window same_phone as (partition by r.phone_index)
  )
  select p.row_id from phones p
  where p.in_list - p.in_both + (select count(*) from registry.phone_claims c where c.phone_index = p.phone_index) > 5
    and (p_rows is null or p.row_id = any (p_rows))
$$;
comment on function registry.shared_phone_rows(uuid, integer[]) is 'Rows whose telephone more than five people share, those of the list and those of the registry together (CONTRACT 5).';
revoke all on function registry.shared_phone_rows(uuid, integer[]) from public;
