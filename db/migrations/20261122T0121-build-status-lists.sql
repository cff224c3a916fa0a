-- Building status lists: the job worker reads what changed since the last build, and keeps what it signed. One build of a list at a time.
set local role semesta_registrar;
create function certificates.due_status_lists(p_kid text, p_renew_seconds integer) returns table (list_id integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.list_id from certificates.status_lists l
  where l.built_at is null or l.kid <> p_kid or l.built_at < clock_timestamp() - make_interval(secs => p_renew_seconds)
    or exists (select from certificates.status_changes c where c.list_id = l.list_id)
  order by l.list_id
$$;
comment on function certificates.due_status_lists(text, integer) is 'Lists to build: never built, signed by another key, older than that, or holding what changed since.';

create function certificates.begin_build(p_list integer)
  returns table (uri text, size integer, statuses bytea, taken bytea, is_built boolean, places integer[], states smallint[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  list certificates.status_lists;
  changed integer[];
begin
  -- Waits for claims under way and for another build: what they leave is seen by the next statement.
  select * into list from certificates.status_lists l where l.list_id = p_list for update;
  if list is null then return; end if;
  with gone as (delete from certificates.status_changes c where c.list_id = p_list returning c.idx)
  select coalesce(array_agg(distinct g.idx), '{}') into changed from gone g;
  return query select list.uri, list.size, list.statuses, list.taken, list.built_at is not null,
    coalesce(array_agg(e.idx order by e.idx), '{}'), coalesce(array_agg(e.status order by e.idx), '{}')
  from certificates.entries e where e.list_id = p_list and e.idx = any (changed);
end $$;
comment on function certificates.begin_build(integer) is 'Locks a list until the transaction ends and takes what changed since its last build; rolled back, it is all still to be built.';

create function certificates.keep_build(p_list integer, p_statuses bytea, p_taken bytea, p_signed jsonb, p_cwt bytea, p_held integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  list certificates.status_lists;
  base text;
begin
  update certificates.status_lists l set statuses = p_statuses, taken = p_taken, held = p_held, cwt = p_cwt,
    jwt = p_signed ->> 'jwt', kid = p_signed ->> 'kid',
    built_at = to_timestamp((p_signed ->> 'issuedAt')::bigint), expires_at = to_timestamp((p_signed ->> 'expiresAt')::bigint)
  where l.list_id = p_list returning * into list;
  -- The next list stands ready before this one is full, decoys and all.
  base := regexp_replace(list.uri, '/status-lists/[0-9]+$', '');
  if list.held * 10 > list.capacity * 9
    and not exists (select from certificates.status_lists l where l.list_id > p_list and l.uri = base || '/status-lists/' || l.list_id) then
    perform certificates.open_status_list(base);
  end if;
end $$;
comment on function certificates.keep_build(integer, bytea, bytea, jsonb, bytea, integer) is 'Keeps a list as it was built and signed, in the transaction that began the build.';

revoke all on function certificates.due_status_lists(text, integer), certificates.begin_build(integer),
  certificates.keep_build(integer, bytea, bytea, jsonb, bytea, integer) from public;
grant execute on function certificates.due_status_lists(text, integer), certificates.begin_build(integer),
  certificates.keep_build(integer, bytea, bytea, jsonb, bytea, integer) to semesta_worker;
