-- What people ask of the office: a copy of their data, a correction, or what they complain of. Employers see none of it.
set local role semesta_owner;

create table registry.requests (
  worker_id uuid not null,
  request_id uuid not null,
  kind text not null,
  state text not null default 'OPEN',
  channel text not null,
  content_sealed bytea not null,
  code_index bytea,
  sender_index bytea,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  duty text not null,
  clock_within integer not null,
  clock_unit text not null,
  clock_law text not null,
  clock_certainty text not null,
  account_id uuid not null,
  opened_at timestamptz not null default now(),
  due_at timestamptz not null,
  closed_at timestamptz,
  version integer not null default 1,
  constraint requests__pk primary key (worker_id, request_id),
  constraint requests__kind check (kind in ('access', 'correction', 'complaint')),
  constraint requests__state check (state in ('OPEN', 'IN_PROGRESS', 'ANSWERED', 'REFUSED', 'WITHDRAWN')),
  constraint requests__closed check ((state in ('OPEN', 'IN_PROGRESS')) = (closed_at is null)),
  constraint requests__channel check (channel in ('worker', 'office', 'public')),
  constraint requests__public check ((channel = 'public') = (code_index is not null) and (channel = 'public') = (sender_index is not null)),
  constraint requests__public_complains check (channel <> 'public' or kind = 'complaint'),
  constraint requests__clock_unit check (clock_unit in ('hours', 'days', 'working_days')),
  constraint requests__order check (due_at > opened_at)
);
create index requests__by_id on registry.requests (request_id);
create index requests__open_by_area on registry.requests (area_code, due_at) where closed_at is null;
create index requests__by_code on registry.requests (code_index) where code_index is not null;
create index requests__by_sender on registry.requests (sender_index, opened_at) where sender_index is not null;
comment on table registry.requests is 'What a worker asks of the office or complains of, with the clock that the law sets. Seen by the office and by himself, corrections by his village too; never by an employer.';
comment on column registry.requests.worker_id is 'Whose request it is; of someone who is not registered, an id of its own.';
comment on column registry.requests.content_sealed is 'AES-256-GCM of {"words","topic","employer","name","contact"}; additional data requests|content|request_id|key version.';
comment on column registry.requests.due_at is 'Reckoned once, from the law of the day the request was opened; clock_law and clock_certainty say by which.';
comment on column registry.requests.sender_index is 'Keyed hash of the network address a complaint without account came from, for the daily limit.';
alter table registry.requests enable row level security, force row level security;
-- A complaint belongs to the office alone: who may see residents (a village) is no office, and may be the employer itself.
create policy requests__read on registry.requests for select to semesta_app
  using (worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
    or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or kind = 'correction' and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
create policy requests__open_own on registry.requests for insert to semesta_app
  with check (worker_id = (nullif(current_setting('app.worker', true), ''))::uuid and channel = 'worker' and state = 'OPEN'
    and account_id = (nullif(current_setting('app.account', true), ''))::uuid);
create policy requests__open_for on registry.requests for insert to semesta_app
  with check (channel = 'office' and state = 'OPEN' and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy requests__answer on registry.requests for update to semesta_app
  using (closed_at is null and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or kind = 'correction' and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))))
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or kind = 'correction' and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))));
create policy requests__withdraw_own on registry.requests for update to semesta_app
  using (closed_at is null and worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  with check (state = 'WITHDRAWN' and worker_id = (nullif(current_setting('app.worker', true), ''))::uuid);
create policy requests__registrar on registry.requests for all to semesta_registrar using (true) with check (true);
grant select, insert, update (state, closed_at, version) on registry.requests to semesta_app;
grant select, insert on registry.requests to semesta_registrar;

create table registry.request_events (
  worker_id uuid not null,
  request_id uuid not null,
  event_id uuid not null,
  kind text not null,
  act text not null,
  state text not null,
  words_sealed bytea,
  account_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  recorded_at timestamptz not null default clock_timestamp(),
  constraint request_events__pk primary key (worker_id, request_id, event_id)
);
comment on table registry.request_events is 'What was done with a request, by whom, and the state it led to: append-only. The scope columns repeat the request''s.';
comment on column registry.request_events.words_sealed is 'AES-256-GCM of the answer or the reason; additional data request_events|words|event_id|key version.';
alter table registry.request_events enable row level security, force row level security;
create policy request_events__read on registry.request_events for select to semesta_app
  using (worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
    or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or kind = 'correction' and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
create policy request_events__write on registry.request_events for insert to semesta_app
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and (worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
      or 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
        and (area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
          or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
          or kind = 'correction' and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')))));
create policy request_events__registrar on registry.request_events for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.request_events to semesta_app;
grant select, insert on registry.request_events to semesta_registrar;

create table registry.access_copies (
  worker_id uuid not null,
  request_id uuid not null,
  format text not null,
  content_sealed bytea not null,
  sha256 bytea not null,
  size_bytes integer not null,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  made_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  constraint access_copies__pk primary key (worker_id, request_id, format),
  constraint access_copies__format check (format in ('json', 'pdf')),
  constraint access_copies__sha256_length check (length(sha256) = 32)
);
create index access_copies__by_expiry on registry.access_copies (expires_at);
comment on table registry.access_copies is 'Everything kept about a worker as he asked for it, sealed; for him and the office during seven days, then let go.';
comment on column registry.access_copies.content_sealed is 'AES-256-GCM of the file; additional data access_copies|content|request_id.format|key version.';
alter table registry.access_copies enable row level security, force row level security;
create policy access_copies__read on registry.access_copies for select to semesta_app
  using (expires_at > now() and (worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
    or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy access_copies__make on registry.access_copies for insert to semesta_app
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy access_copies__expired on registry.access_copies for select to semesta_worker using (expires_at < now());
create policy access_copies__let_go on registry.access_copies for delete to semesta_worker using (expires_at < now());
grant select, insert on registry.access_copies to semesta_app;
grant select (worker_id, request_id, format, expires_at), delete on registry.access_copies to semesta_worker;

-- A copy of everything names the documents, not what is in them.
create policy documents__registrar on platform.documents for select to semesta_registrar using (worker_id is not null);
grant select (document_id, kind, size_bytes, pages, uploaded_at, attached_at, act, worker_id) on platform.documents to semesta_registrar;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.keep_complaint(p_request jsonb, p_event jsonb, p_daily_of_sender integer, p_hourly_of_all integer) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  sender constant bytea := p_request ->> 'sender_index';
begin
  if (p_event ->> 'account_id' = nullif(current_setting('app.account', true), '')) is not true then
    raise exception 'nobody complains in another one''s name' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from registry.areas a where a.code = p_request ->> 'area_code' and a.level >= 2) then return 'area_unknown'; end if;
  perform pg_advisory_xact_lock(hashtextextended('registry.complaints', 0));
  if (select count(*) from registry.requests r where r.sender_index = sender and r.opened_at > now() - interval '1 day') >= p_daily_of_sender
    or (select count(*) from registry.requests r where r.channel = 'public' and r.closed_at is null and r.opened_at > now() - interval '1 hour') >= p_hourly_of_all then
    return 'too_many';
  end if;
  insert into registry.requests (worker_id, request_id, kind, channel, content_sealed, code_index, sender_index, area_code, duty, clock_within,
    clock_unit, clock_law, clock_certainty, account_id, opened_at, due_at)
  select g.worker_id, g.request_id, 'complaint', 'public', g.content_sealed, g.code_index, sender, g.area_code, g.duty, g.clock_within, g.clock_unit,
    g.clock_law, g.clock_certainty, g.account_id, g.opened_at, g.due_at
  from jsonb_to_record(p_request) as g (worker_id uuid, request_id uuid, content_sealed bytea, code_index bytea, area_code text, duty text,
    clock_within integer, clock_unit text, clock_law text, clock_certainty text, account_id uuid, opened_at timestamptz, due_at timestamptz);
  insert into registry.request_events (worker_id, request_id, event_id, kind, act, state, account_id, actor_name, actor_role, area_code)
  select g.worker_id, g.request_id, (p_event ->> 'event_id')::uuid, 'complaint', p_event ->> 'act', 'OPEN', (p_event ->> 'account_id')::uuid,
    p_event ->> 'actor_name', p_event ->> 'actor_role', g.area_code
  from jsonb_to_record(p_request) as g (worker_id uuid, request_id uuid, area_code text);
  return 'kept';
end $$;
comment on function registry.keep_complaint(jsonb, jsonb, integer, integer) is
  'Keeps a complaint of someone without an account, so many a day from one sender and so many an hour from all; says nothing of who is known.';
revoke all on function registry.keep_complaint(jsonb, jsonb, integer, integer) from public;
grant execute on function registry.keep_complaint(jsonb, jsonb, integer, integer) to semesta_app;

create function registry.follow_complaint(p_code bytea)
  returns table (request_id uuid, state text, opened_at timestamptz, due_at timestamptz, closed_at timestamptz, clock_law text, clock_certainty text,
    event_id uuid, act text, event_state text, words_sealed bytea, recorded_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.request_id, r.state, r.opened_at, r.due_at, r.closed_at, r.clock_law, r.clock_certainty, e.event_id, e.act, e.state, e.words_sealed, e.recorded_at
  from registry.requests r join registry.request_events e on e.worker_id = r.worker_id and e.request_id = r.request_id
  where r.code_index = p_code and r.channel = 'public'
  order by e.event_id
$$;
comment on function registry.follow_complaint(bytea) is 'What became of the complaint with this code (keyed hash), without who worked on it; nothing for any other code.';
revoke all on function registry.follow_complaint(bytea) from public;
grant execute on function registry.follow_complaint(bytea) to semesta_app;

create function registry.everything_about(p_worker uuid, p_request uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  found jsonb := '{}';
  part jsonb;
  here record;
begin
  -- Only while the office makes the copy that this worker asked for.
  if not exists (select from registry.requests r where r.worker_id = p_worker and r.request_id = p_request and r.kind = 'access'
    and r.state = 'IN_PROGRESS' and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (r.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or r.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))) then
    return null;
  end if;
  -- Every table that holds a worker, those of later steps too. Hashes say nothing to a reader; other people's accounts are theirs.
  for here in
    select n.nspname, c.relname, string_agg(case when a.atttypid = 'bytea'::regtype then format('encode(t.%I, ''base64'') as %1$I', a.attname)
      else format('t.%I', a.attname) end, ', ' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('registry', 'platform', 'accounts', 'coverage') and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select from pg_attribute w where w.attrelid = c.oid and w.attname = 'worker_id' and not w.attisdropped)
      and n.nspname || '.' || c.relname not in ('platform.audit_subjects', 'registry.list_rows', 'registry.access_copies')
      and has_column_privilege('semesta_registrar', c.oid, a.attname, 'select')
      and not (a.atttypid = 'bytea'::regtype and a.attname not like '%\_sealed')
      and a.attname not in ('name_tokens', 'name_keys', 'person_key', 'decider_key', 'account_id', 'decided_by', 'approved_by', 'custodians')
    group by n.nspname, c.relname
  loop
    execute format('select jsonb_agg(to_jsonb(r)) from (select %s from %I.%I t where t.worker_id = $1) r', here.columns, here.nspname, here.relname)
      into part using p_worker;
    found := found || jsonb_build_object(here.nspname || '.' || here.relname, coalesce(part, '[]'));
  end loop;
  select jsonb_agg(to_jsonb(r)) into part from (
    select t.list_id, l.file_name, l.sender_name, l.received_at, t.sheet, t.row_number, t.row_id, t.outcome, t.reasons, t.name, t.nik_masked, t.birth_date,
      t.birth_place, t.sex, t.mother_name, t.address, t.hamlet, t.occupation, t.income_idr, t.started_on, encode(t.given_sealed, 'base64') as given_sealed
    from registry.list_rows t join registry.lists l on l.list_id = t.list_id
    where t.worker_id = p_worker
      or (t.list_id, t.row_id) in (select g.list_id, g.row_id from registry.list_registrations g where g.worker_id = p_worker)
      or t.nik_index in (select c.nik_index from registry.nik_claims c where c.worker_id = p_worker)) r;
  found := found || jsonb_build_object('registry.list_rows', coalesce(part, '[]'));
  select jsonb_agg(to_jsonb(r) order by r.recorded_at) into part from (
    select e.recorded_at, e.actor_name, e.actor_role, o.name as organisation, e.act, e.reason
    from platform.audit_entries e left join registry.organisations o on o.organisation_id = e.organisation_id
    where e.entry_id in (select s.entry_id from platform.audit_subjects s where s.worker_id = p_worker)
      or e.subject_kind = 'request' and e.subject_id in (select r.request_id::text from registry.requests r where r.worker_id = p_worker)) r;
  found := found || jsonb_build_object('looks', coalesce(part, '[]'));
  select jsonb_agg(jsonb_build_object('organisation_id', o.organisation_id, 'name', o.name)) into part from registry.organisations o
  where o.organisation_id in (select m.organisation_id from registry.memberships m where m.worker_id = p_worker);
  return found || jsonb_build_object('organisations', coalesce(part, '[]'));
end $$;
comment on function registry.everything_about(uuid, uuid) is
  'Every row that is kept about a worker, by table, and who looked at him; only for the office while it makes the copy that he asked for.';
revoke all on function registry.everything_about(uuid, uuid) from public;
grant execute on function registry.everything_about(uuid, uuid) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
