-- Status lists (IETF Token Status List): two bits for each certificate and card, hidden among places that nobody holds (CONTRACT 6).
set local role semesta_owner;
create table certificates.status_lists (
  list_id integer not null,
  uri text collate "C" not null,
  size integer not null,
  capacity integer not null,
  held integer not null default 0,
  statuses bytea,
  taken bytea,
  cwt bytea,
  jwt text,
  kid text,
  opened_at timestamptz not null default now(),
  built_at timestamptz,
  expires_at timestamptz,
  constraint status_lists__pk primary key (list_id),
  constraint status_lists__uri unique (uri),
  constraint status_lists__size check (size > 0 and size % 8 = 0 and capacity between 1 and size),
  constraint status_lists__built check (num_nonnulls(statuses, taken, cwt, jwt, kid, built_at, expires_at) in (0, 7)),
  constraint status_lists__lengths check (octet_length(statuses) = size / 4 and octet_length(taken) = size / 8)
);
comment on table certificates.status_lists is 'The status lists as last built and signed; a list never changes its address, its size or the place of what it holds.';
comment on column certificates.status_lists.capacity is 'No more of its places are given out: the others hide what is held.';
comment on column certificates.status_lists.held is 'Places given out, as of the last build.';
comment on column certificates.status_lists.statuses is 'Two bits a place, the lowest first, of what is held and of the decoys alike: what is signed.';
comment on column certificates.status_lists.taken is 'One bit a place: given out, as of the last build. Never published.';
comment on column certificates.status_lists.kid is 'Which key signed the last build.';

create table certificates.status_changes (
  change_id bigint generated always as identity,
  list_id integer not null,
  idx integer not null,
  constraint status_changes__pk primary key (change_id)
);
create index status_changes__by_list on certificates.status_changes (list_id);
comment on table certificates.status_changes is 'Places given out or changed since their list was built: a queue that building empties. What they are now is read from entries.';

do $$
declare
  name text;
begin
  foreach name in array array['status_lists', 'status_changes'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert, update, delete on certificates.%I to semesta_registrar', name);
  end loop;
end $$;

set local role semesta_registrar;
create function certificates.may_state(p_kind text, p_holder uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select session_user <> 'semesta_app' or contributions.may_write('certificates') and case p_kind
    when 'employer' then exists (select from registry.organisations o
      where o.organisation_id = p_holder and contributions.in_scope('', o.area_code, array[o.organisation_id]))
    else exists (select from registry.workers w
      where w.worker_id = p_holder and contributions.in_scope(w.area_code, w.work_area_code, w.custodians)) end
$$;
comment on function certificates.may_state(text, uuid) is 'Whether the caller may issue to this holder and say how it stands: the office of its area, and background work.';

create function certificates.may_claim(p_kind text, p_holder uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select certificates.may_state(p_kind, p_holder) or p_kind = 'worker' and exists (select from registry.workers w
    where w.worker_id = p_holder and (contributions.in_scope(w.area_code, w.work_area_code, w.custodians)
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid))
$$;
comment on function certificates.may_claim(text, uuid) is 'Whether the caller may ask for a place: as may_state, and a card for a worker whom the caller may know, or who is himself.';

create function certificates.open_status_list(p_base text) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  id integer;
begin
  if coalesce(p_base, '') = '' then raise exception 'a status list needs the address of its server (app.base_url)'; end if;
  perform pg_advisory_xact_lock(hashtext('certificates.open_status_list'));
  select coalesce(max(l.list_id), 0) + 1 into id from certificates.status_lists l;
  insert into certificates.status_lists (list_id, uri, size, capacity) values (id, p_base || '/status-lists/' || id, 131072, 98304);
  return id;
end $$;
comment on function certificates.open_status_list(text) is 'Opens the next status list of the server at this address. A quarter of its places is never given out.';

create function certificates.list_with_room(p_base text, p_exactly boolean) returns table (list_id integer, size integer, room integer, statuses bytea, uri text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  -- Building locks the list for update: no place is given out while its decoys turn, and none of the claims waits for another.
  return query select l.list_id, l.size,
      l.capacity - case when p_exactly or l.held * 10 > l.capacity * 9 then (select count(*)::integer from certificates.entries e where e.list_id = l.list_id) else l.held end,
      -- Joined to nothing, so that it is read out of its storage once and not for each place.
      l.statuses || ''::bytea, l.uri
    from certificates.status_lists l where l.uri = p_base || '/status-lists/' || l.list_id order by l.list_id desc limit 1 for key share;
end $$;
comment on function certificates.list_with_room(text, boolean) is 'The newest list of the server at this address and how many places it may still give out: as of its last build, or counted.';

create function certificates.claim_entries(p_entries jsonb) returns table (certificate_id uuid, list_id integer, idx integer, uri text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  base constant text := coalesce(nullif(current_setting('app.base_url', true), ''),
    (select regexp_replace(l.uri, '/status-lists/[0-9]+$', '') from certificates.status_lists l order by l.list_id desc limit 1));
  waiting jsonb := p_entries;
  list record;
  is_first boolean := true;
begin
  if exists (select from jsonb_to_recordset(p_entries) as a (kind text, "holderId" uuid) where certificates.may_claim(a.kind, a."holderId") is not true) then
    raise exception 'not yours to issue' using errcode = 'insufficient_privilege';
  end if;
  -- Many at once wait for one another, so that no two of them ever wait for places of each other.
  if jsonb_array_length(waiting) > 1 then perform pg_advisory_xact_lock(hashtext('certificates.claim_entries')); end if;
  while jsonb_array_length(waiting) > 0 loop
    select * into list from certificates.list_with_room(base, jsonb_array_length(waiting) > 1000 or not is_first);
    is_first := false;
    if list is null or list.room <= 0 then
      perform pg_advisory_xact_lock(hashtext('certificates.open_status_list'));
      select * into list from certificates.list_with_room(base, true);
      if list is null or list.room <= 0 then perform certificates.open_status_list(base); end if;
      continue;
    end if;
    -- Only places whose decoy reads 0: nobody sees in the list that one was given out.
    with asked as (
      select row_number() over () as place, a.* from jsonb_to_recordset(waiting) as a ("certificateId" uuid, code text, kind text, "holderId" uuid) limit list.room
    ), drawn as (
      select distinct (('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint % list.size)::integer as idx
      from generate_series(1, least(8 * (select count(*) from asked), 8 * list.size) + 64)
    ), free as (
      select d.idx from drawn d
      where (list.statuses is null or (get_byte(list.statuses, d.idx / 4) >> (2 * (d.idx % 4))) & 3 = 0)
        and not exists (select from certificates.entries e where e.list_id = list.list_id and e.idx = d.idx)
    ), picked as (
      select row_number() over (order by gen_random_uuid()) as place, f.idx from free f
    ), claimed as (
      insert into certificates.entries (certificate_id, code, kind, holder_id, list_id, idx)
      select a."certificateId", a.code, a.kind, a."holderId", list.list_id, p.idx from asked a join picked p using (place) order by p.idx
      on conflict on constraint entries__place do nothing
      returning certificate_id, idx
    )
    insert into certificates.status_changes (list_id, idx) select list.list_id, c.idx from claimed c;
    waiting := coalesce((select jsonb_agg(a) from jsonb_array_elements(waiting) a
      where not exists (select from certificates.entries e where e.certificate_id = (a ->> 'certificateId')::uuid)), '[]');
  end loop;
  return query select e.certificate_id, e.list_id, e.idx, l.uri
    from jsonb_to_recordset(p_entries) as a ("certificateId" uuid)
      join certificates.entries e on e.certificate_id = a."certificateId" join certificates.status_lists l on l.list_id = e.list_id;
end $$;
comment on function certificates.claim_entries(jsonb) is 'Gives each of [{certificateId, code, kind, holderId}] a random free place of a status list, starting as 0; a full list opens the next one.';

create function certificates.set_statuses(p_changes jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed integer;
begin
  with asked as (
    -- Of several about one certificate the revocation stands, else the last.
    select distinct on (c."certificateId") c."certificateId" as certificate_id, c.status, c.reason
    from rows from (jsonb_to_recordset(p_changes) as ("certificateId" uuid, status smallint, reason text)) with ordinality as c ("certificateId", status, reason, place)
    order by c."certificateId", c.status = 1 desc, c.place desc
  ), moved as (
    update certificates.entries e set status = a.status, reason = coalesce(a.reason, ''), changed_at = now()
    from asked a where e.certificate_id = a.certificate_id and e.status <> 1 and e.status <> a.status and certificates.may_state(e.kind, e.holder_id)
    returning e.list_id, e.idx
  )
  insert into certificates.status_changes (list_id, idx) select m.list_id, m.idx from moved m order by m.list_id, m.idx;
  get diagnostics changed = row_count;
  return changed;
end $$;
comment on function certificates.set_statuses(jsonb) is 'States [{certificateId, status, reason}]: 1 is for good, 0 and 2 change into each other. Answers how many changed.';

create function certificates.status_list_of(p_list integer) returns table (cwt bytea, jwt text, built_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.cwt, l.jwt, l.built_at, l.expires_at from certificates.status_lists l where l.list_id = p_list
$$;
comment on function certificates.status_list_of(integer) is 'A status list as it is published: signed states, no holder, and not which of its places are held.';

revoke all on function certificates.may_state(text, uuid), certificates.may_claim(text, uuid), certificates.open_status_list(text),
  certificates.list_with_room(text, boolean), certificates.claim_entries(jsonb), certificates.set_statuses(jsonb), certificates.status_list_of(integer) from public;
grant execute on function certificates.claim_entries(jsonb), certificates.set_statuses(jsonb), certificates.status_list_of(integer) to semesta_app, semesta_worker;
