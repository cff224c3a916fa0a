-- What happens in a worker's life: every act with what it changed, proposals that wait for a second person, and counts that follow.
set local role semesta_owner;

create table registry.worker_events (
  worker_id uuid not null,
  event_id uuid not null,
  act text not null,
  effective_on date not null,
  undoes uuid,
  changes jsonb not null,
  changes_sealed bytea,
  reason text not null,
  document_id uuid,
  account_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  approved_by uuid,
  approver_name text,
  worker_version integer not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint worker_events__pk primary key (worker_id, event_id),
  constraint worker_events__undone_once unique (worker_id, undoes),
  constraint worker_events__second_person check (approved_by <> account_id),
  constraint worker_events__death_approved check (act <> 'registry.report-death' or approved_by is not null),
  constraint worker_events__reason_length check (length(reason) between 5 and 500)
);
comment on table registry.worker_events is 'The acts on a worker, each with old and new values, reason, and who: append-only. Contributions read deaths and ended memberships from here.';
comment on column registry.worker_events.changes is '[{membershipId, field, was, is}]; NIK and telephone masked.';
comment on column registry.worker_events.changes_sealed is 'AES-256-GCM of {"nik":{"was","is"},"phone":{"was","is"}} where they changed; additional data worker_events|changes|event_id|key version.';
comment on column registry.worker_events.account_id is 'Who did the act; where a second person agreed, who proposed it.';
alter table registry.worker_events enable row level security, force row level security;
create policy worker_events__registrar on registry.worker_events for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.worker_events to semesta_registrar;

create table registry.past_values (
  worker_id uuid not null,
  event_id uuid not null,
  field text not null,
  value text collate "C" not null,
  until_month text collate "C" not null,
  constraint past_values__pk primary key (worker_id, event_id, field),
  constraint past_values__field check (field in ('area_code', 'work_area_code', 'occupation_group'))
);
comment on table registry.past_values is 'In which coverage cell a worker counted before a month, since today''s values stand on the worker: the past stays where it was.';
alter table registry.past_values enable row level security, force row level security;
create policy past_values__registrar on registry.past_values for all to semesta_registrar using (true) with check (true);
grant select, insert, delete on registry.past_values to semesta_registrar;

create table registry.departures (
  worker_id uuid not null,
  event_id uuid not null,
  area_code text collate "C" not null,
  name text not null,
  left_on date not null,
  constraint departures__pk primary key (worker_id, event_id)
);
create index departures__by_area on registry.departures (area_code, left_on);
comment on table registry.departures is 'Who moved away from a village: name and day, so that the village knows why he is no longer there; not where to.';
alter table registry.departures enable row level security, force row level security;
create policy departures__read on registry.departures for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
create policy departures__registrar on registry.departures for all to semesta_registrar using (true) with check (true);
grant select on registry.departures to semesta_app;
grant select, insert, delete on registry.departures to semesta_registrar;

create table registry.proposals (
  worker_id uuid not null,
  proposal_id uuid not null,
  act text not null,
  request jsonb not null,
  effective_on date not null,
  reason text not null,
  document_id uuid,
  state text not null default 'pending',
  account_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  person_key text not null,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decider_name text,
  decider_key text,
  decision_reason text,
  decided_at timestamptz,
  constraint proposals__pk primary key (worker_id, proposal_id),
  constraint proposals__state check (state in ('pending', 'approved', 'rejected', 'withdrawn')),
  constraint proposals__decided check ((state = 'pending') = (decided_by is null)),
  constraint proposals__second_person check (state not in ('approved', 'rejected') or decider_key <> person_key)
);
create unique index proposals__one_pending on registry.proposals (worker_id, act) where state = 'pending';
create index proposals__pending_by_area on registry.proposals (area_code, proposed_at) where state = 'pending';
comment on table registry.proposals is 'Acts on a worker that take effect when a second person agrees. person_key and decider_key tell persons apart, whatever their accounts.';
alter table registry.proposals enable row level security, force row level security;
create policy proposals__read on registry.proposals for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
create policy proposals__insert on registry.proposals for insert to semesta_app
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy proposals__decide on registry.proposals for update to semesta_app
  using ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and state = 'pending'
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))))
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy proposals__registrar on registry.proposals for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.proposals to semesta_app;
grant select, update on registry.proposals to semesta_registrar;

-- A number put right no longer belongs to whom it was written for by mistake.
grant delete on registry.nik_claims, registry.phone_claims to semesta_registrar;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.worker_cells(p_worker uuid)
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint)
  language sql stable set search_path = pg_catalog, pg_temp
as $$
  with spans as (
    select m.segment, to_char(m.opened_on, 'YYYY-MM') as first_month, to_char(m.ended_on, 'YYYY-MM') as end_month
    from registry.memberships m where m.worker_id = p_worker and m.state <> 'REQUESTED'
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
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7 having sum(s.workers) <> 0
$$;
comment on function registry.worker_cells(uuid) is 'What one worker adds to the coverage cells and takes from them, month by month.';
revoke all on function registry.worker_cells(uuid) from public;

create function registry.keep_worker_act(p_event jsonb, p_worker jsonb, p_memberships jsonb, p_claims jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  id constant uuid := p_event ->> 'workerId';
  event constant uuid := p_event ->> 'eventId';
  undone constant uuid := p_event ->> 'undoes';
  month constant text := left(p_event ->> 'effectiveOn', 7);
  old registry.workers;
  new registry.workers;
  cells jsonb;
  claimed integer;
begin
  select w.* into old from registry.workers w where w.worker_id = id
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    for update;
  if not found or (coalesce(p_event ->> 'approvedBy', p_event ->> 'accountId') = nullif(current_setting('app.account', true), '')) is not true then
    raise exception 'no such worker in the scope' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever agrees agrees to what was proposed, and nobody acts in another one's name without.
  if p_event ->> 'approvedBy' is not null and not exists (select from registry.proposals p where p.worker_id = id and p.act = p_event ->> 'act'
      and p.account_id = (p_event ->> 'accountId')::uuid and p.decided_by = (p_event ->> 'approvedBy')::uuid and p.state = 'approved') then
    raise exception 'nobody proposed this' using errcode = 'insufficient_privilege';
  end if;
  -- Lists and payments change memberships without changing the worker: what was decided on must be what stands.
  if old.version <> (p_event ->> 'version')::integer or (p_event ->> 'membershipsSeen') is distinct from (
      select coalesce(string_agg(m.membership_id::text || ' ' || m.version, ',' order by m.membership_id), '') from registry.memberships m where m.worker_id = id) then
    raise exception 'the worker was not held' using errcode = 'object_not_in_prerequisite_state';
  end if;
  new := jsonb_populate_record(old, p_worker);
  select jsonb_agg(c) into cells from registry.worker_cells(id) c;

  -- A number that someone else has stays his: nothing of the act is kept.
  if p_claims ? 'nik' then
    delete from registry.nik_claims c where c.nik_index = (p_claims -> 'nik' ->> 'was')::bytea and c.worker_id = id;
    insert into registry.nik_claims (nik_index, worker_id) values ((p_claims -> 'nik' ->> 'is')::bytea, id) on conflict do nothing;
    get diagnostics claimed = row_count;
    if claimed = 0 then return null; end if;
  end if;
  if p_claims ? 'phone' then
    delete from registry.phone_claims c where c.phone_index = (p_claims -> 'phone' ->> 'was')::bytea and c.worker_id = id;
    insert into registry.phone_claims (phone_index, worker_id)
      select (p_claims -> 'phone' ->> 'is')::bytea, id where p_claims -> 'phone' ->> 'is' is not null on conflict do nothing;
  end if;

  update registry.workers w set identity_sealed = new.identity_sealed, nik_masked = new.nik_masked, name = new.name, name_tokens = new.name_tokens,
    name_keys = new.name_keys, birth_date = new.birth_date, birth_place = new.birth_place, sex = new.sex, mother_name = new.mother_name,
    address = new.address, hamlet = new.hamlet, occupation = new.occupation, occupation_group = new.occupation_group,
    declared_income_idr = new.declared_income_idr, area_code = new.area_code, work_area_code = new.work_area_code, deceased_on = new.deceased_on,
    nik_flags = new.nik_flags, updated_at = now(), version = old.version + 1
  where w.worker_id = id;

  update registry.memberships m set state = g.state, ended_on = g.ended_on, end_reason = g.end_reason, version = m.version + 1
  from jsonb_to_recordset(p_memberships) as g (membership_id uuid, state text, ended_on date, end_reason text)
  where m.worker_id = id and m.membership_id = g.membership_id;
  -- with_savings comes with registration at the counter, a later file: it is there before anything calls this.
  insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, with_savings,
    area_code, work_area_code, custodians)
  select id, g.membership_id, o.segment, o.organisation_id, g.state, g.opened_on, o.occupation, o.wage_idr, o.with_savings,
    new.area_code, new.work_area_code, o.custodians
  from jsonb_to_recordset(p_memberships) as g (membership_id uuid, state text, opened_on date, restarts uuid)
    join registry.memberships o on o.worker_id = id and o.membership_id = g.restarts;
  if (new.area_code, new.work_area_code) is distinct from (old.area_code, old.work_area_code) then
    update registry.memberships m set area_code = new.area_code, work_area_code = new.work_area_code where m.worker_id = id;
    update registry.proposals p set area_code = new.area_code, work_area_code = new.work_area_code where p.worker_id = id and p.state = 'pending';
  end if;

  if undone is not null then
    delete from registry.past_values v where v.worker_id = id and v.event_id = undone;
    delete from registry.departures d where d.worker_id = id and d.event_id = undone;
  elsif p_event ->> 'act' in ('registry.move-worker', 'registry.change-work') then
    insert into registry.past_values (worker_id, event_id, field, value, until_month)
    select id, event, v.field, v.was, month
    from (values ('area_code', old.area_code, new.area_code), ('work_area_code', old.work_area_code, new.work_area_code),
      ('occupation_group', old.occupation_group, new.occupation_group)) as v (field, was, now)
    where v.was <> v.now;
    insert into registry.departures (worker_id, event_id, area_code, name, left_on)
    select id, event, old.area_code, new.name, (p_event ->> 'effectiveOn')::date where old.area_code not in ('', new.area_code);
  end if;

  insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.change_month, d.residence_code, d.work_area_code, d.segment, case d.segment when 'BPU' then 'worker' else 'employer' end,
    d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.change_month, c.residence_code, c.work_area_code, c.segment, c.sex, c.birth_band, c.occupation_group, c.workers from registry.worker_cells(id) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers
    from jsonb_to_recordset(coalesce(cells, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint)) d
  group by 2, 3, 4, 5, 7, 8, 9 having sum(d.workers) <> 0;

  insert into registry.worker_events (worker_id, event_id, act, effective_on, undoes, changes, changes_sealed, reason, document_id, account_id,
    actor_name, actor_role, approved_by, approver_name, worker_version)
  values (id, event, p_event ->> 'act', (p_event ->> 'effectiveOn')::date, undone, p_event -> 'changes', (p_event ->> 'changesSealed')::bytea,
    p_event ->> 'reason', (p_event ->> 'documentId')::uuid, (p_event ->> 'accountId')::uuid, p_event ->> 'actorName', p_event ->> 'actorRole',
    (p_event ->> 'approvedBy')::uuid, p_event ->> 'approverName', old.version + 1);
  return old.version + 1;
end $$;
comment on function registry.keep_worker_act(jsonb, jsonb, jsonb, jsonb) is
  'Writes what was decided about a worker in the caller''s scope: worker, memberships, claims, counts and the event, whole or not at all. Returns the new version; null where the NIK is someone else''s.';
revoke all on function registry.keep_worker_act(jsonb, jsonb, jsonb, jsonb) from public;
grant execute on function registry.keep_worker_act(jsonb, jsonb, jsonb, jsonb) to semesta_app;

create function registry.worker_life(p_worker uuid) returns setof registry.worker_events
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.* from registry.worker_events e join registry.workers w on w.worker_id = e.worker_id
  where e.worker_id = p_worker
    and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  order by e.event_id
$$;
comment on function registry.worker_life(uuid) is 'The acts on a worker, oldest first; none of a worker whom the caller may not see.';
revoke all on function registry.worker_life(uuid) from public;
grant execute on function registry.worker_life(uuid) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
