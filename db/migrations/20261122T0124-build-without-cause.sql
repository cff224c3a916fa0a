-- A list is also built now and then without any cause: that it was built says nothing of what happened.
set local role semesta_registrar;
create or replace function certificates.due_status_lists(p_kid text, p_renew_seconds integer) returns table (list_id integer)
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select l.list_id from certificates.status_lists l
  where l.built_at is null or l.kid <> p_kid or l.built_at < clock_timestamp() - make_interval(secs => p_renew_seconds)
    or exists (select from certificates.status_changes c where c.list_id = l.list_id)
    -- Asked every few seconds: some ten minutes after the last build, now sooner, now later.
    or (l.built_at < clock_timestamp() - interval '4 minutes' and random() < 0.01)
  order by l.list_id
$$;
comment on function certificates.due_status_lists(text, integer) is 'Lists to build: never built, signed by another key, older than that, holding what changed since, or by chance.';
