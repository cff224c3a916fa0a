-- Two records of one person become one, by hand and with a second person's agreement, and can be taken apart again.
set local role semesta_owner;

alter table registry.workers add column merged_into uuid;
create index workers__merged on registry.workers (merged_into) where merged_into is not null;
comment on column registry.workers.merged_into is 'The record of the same person that stands in place of this one; null: this one stands. Who is merged is not counted, found or acted on.';

create index kpj_claims__by_membership on registry.kpj_claims (worker_id, membership_id);
grant update on registry.nik_claims, registry.kpj_claims to semesta_registrar;
grant delete on registry.memberships to semesta_registrar;

create table registry.merge_requests (
  worker_id uuid not null,
  request_id uuid not null,
  merged_id uuid not null,
  act text not null,
  merge_id uuid,
  choices jsonb not null default '{}',
  reason text not null,
  state text not null default 'pending',
  account_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  person_key text not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decider_name text,
  decider_key text,
  decision_reason text,
  decided_at timestamptz,
  constraint merge_requests__pk primary key (worker_id, request_id),
  constraint merge_requests__act check (act in ('registry.merge-workers', 'registry.unmerge-workers')),
  constraint merge_requests__undoes check ((act = 'registry.unmerge-workers') = (merge_id is not null)),
  constraint merge_requests__two_records check (worker_id <> merged_id),
  constraint merge_requests__state check (state in ('pending', 'approved', 'rejected', 'withdrawn')),
  constraint merge_requests__decided check ((state = 'pending') = (decided_by is null)),
  constraint merge_requests__second_person check (state not in ('approved', 'rejected') or decider_key <> person_key),
  constraint merge_requests__reason_length check (length(reason) between 5 and 500)
);
create index merge_requests__pending on registry.merge_requests (proposed_at, request_id) where state = 'pending';
comment on table registry.merge_requests is 'Proposals to make two records one, or to take that back: they take effect when another person agrees. worker_id is the record that stands.';
alter table registry.merge_requests enable row level security, force row level security;
create policy merge_requests__registrar on registry.merge_requests for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.merge_requests to semesta_registrar;

create table registry.merges (
  worker_id uuid not null,
  merge_id uuid not null,
  merged_id uuid not null,
  choices jsonb not null,
  moves jsonb not null,
  images jsonb not null,
  images_sealed bytea not null,
  moved_claims bytea[] not null,
  moved_kpjs jsonb not null,
  reason text not null,
  account_id uuid not null,
  actor_name text not null,
  approved_by uuid not null,
  approver_name text not null,
  merged_at timestamptz not null default clock_timestamp(),
  unmerged_at timestamptz,
  unmerge_reason text,
  unmerge_actor_name text,
  unmerge_approver_name text,
  constraint merges__pk primary key (worker_id, merge_id),
  constraint merges__two_records check (worker_id <> merged_id),
  constraint merges__taken_back check ((unmerged_at is null) = (unmerge_reason is null))
);
create index merges__by_merged on registry.merges (merged_id);
create index merges__by_time on registry.merges (merged_at);
comment on table registry.merges is 'What each merge did, whole: both records before it and the survivor after it, so that it can be taken back exactly.';
comment on column registry.merges.images is '{"before":{"survivor","merged"},"after"}: facts, memberships and custodians; NIK and telephone masked.';
comment on column registry.merges.images_sealed is 'AES-256-GCM of NIK and telephone of the three images; additional data merges|images|merge_id|key version.';
comment on column registry.merges.moved_claims is 'Keyed hashes of the NIKs that led to the merged record.';
comment on column registry.merges.moves is '[{from, to, how}]: where each membership of the merged record went.';
alter table registry.merges enable row level security, force row level security;
create policy merges__registrar on registry.merges for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.merges to semesta_registrar;

create table registry.told_apart (
  worker_id uuid not null,
  other_id uuid not null,
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  constraint told_apart__pk primary key (worker_id, other_id),
  constraint told_apart__ordered check (worker_id < other_id)
);
comment on table registry.told_apart is 'Two records alike of whom someone said that they are two people: they are not suspected again.';
alter table registry.told_apart enable row level security, force row level security;
create policy told_apart__registrar on registry.told_apart for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.told_apart to semesta_registrar;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

-- Three functions of earlier files learn of merged records by one condition each; the rest of them stays as it is written there.
do $$
declare
  change record;
  body text;
begin
  for change in
    select * from (values
      ('search_workers', 'filters text := '''';', 'filters text := '' and w.merged_into is null'';'),
      ('worker_cells', 'where m.worker_id = p_worker and m.state <> ''REQUESTED''',
        'where m.worker_id = p_worker and m.state <> ''REQUESTED'' and not exists (select from registry.workers g where g.worker_id = p_worker and g.merged_into is not null)'),
      ('keep_worker_act', 'from registry.workers w where w.worker_id = id
', 'from registry.workers w where w.worker_id = id and w.merged_into is null
')) as c (name, was, becomes)
  loop
    select pg_get_functiondef(p.oid) into body from pg_proc p where p.pronamespace = 'registry'::regnamespace and p.proname = change.name;
    if position(change.was in body) = 0 then
      raise exception 'registry.% is not written as expected', change.name;
    end if;
    execute replace(body, change.was, change.becomes);
  end loop;
end $$;

create function registry.oversees(w registry.workers) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
    or coalesce(w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')), false)
$$;
comment on function registry.oversees(registry.workers) is 'Whether the caller oversees people where the worker lives or works; members of an organisation are no such scope.';
revoke all on function registry.oversees(registry.workers) from public;

create function registry.hold_pair(p_one uuid, p_other uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid;
  held registry.workers;
begin
  -- One after the other in one order: two merges of the same people wait for each other, never in a circle.
  foreach one in array array[least(p_one, p_other), greatest(p_one, p_other)] loop
    select w.* into held from registry.workers w where w.worker_id = one for update;
    if held.worker_id is null or not registry.oversees(held)
      or ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))) is not true then
      raise exception 'no such workers in the scope' using errcode = 'insufficient_privilege';
    end if;
  end loop;
end $$;
comment on function registry.hold_pair(uuid, uuid) is 'Holds two workers whom the caller oversees and may change, or fails.';
revoke all on function registry.hold_pair(uuid, uuid) from public;

create function registry.propose_merge(p_request jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked constant registry.merge_requests := jsonb_populate_record(null::registry.merge_requests, p_request);
  in_the_way uuid;
begin
  perform registry.hold_pair(asked.worker_id, asked.merged_id);
  if asked.account_id <> nullif(current_setting('app.account', true), '')::uuid then
    raise exception 'nobody proposes in another one''s name' using errcode = 'insufficient_privilege';
  end if;
  select r.request_id into in_the_way from registry.merge_requests r
  where r.state = 'pending' and array[r.worker_id, r.merged_id] && array[asked.worker_id, asked.merged_id] limit 1;
  if in_the_way is not null then return in_the_way; end if;
  insert into registry.merge_requests (worker_id, request_id, merged_id, act, merge_id, choices, reason, account_id, actor_name, actor_role, person_key)
  values (asked.worker_id, asked.request_id, asked.merged_id, asked.act, asked.merge_id, coalesce(asked.choices, '{}'), asked.reason, asked.account_id,
    asked.actor_name, asked.actor_role, asked.person_key);
  return null;
end $$;
comment on function registry.propose_merge(jsonb) is 'Keeps a proposal about two workers of the scope; returns the one that waits already where there is one about either.';
revoke all on function registry.propose_merge(jsonb) from public;
grant execute on function registry.propose_merge(jsonb) to semesta_app;

create function registry.decide_merge(p_worker uuid, p_request uuid, p_state text, p_name text, p_key text, p_reason text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update registry.merge_requests r set state = p_state, decided_by = nullif(current_setting('app.account', true), '')::uuid, decider_name = p_name,
    decider_key = p_key, decision_reason = p_reason, decided_at = now()
  where r.worker_id = p_worker and r.request_id = p_request and r.state = 'pending' and p_state <> 'pending'
    and (p_state <> 'withdrawn' or r.person_key = p_key)
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and exists (select from registry.workers w where w.worker_id = r.worker_id and registry.oversees(w))
    and exists (select from registry.workers w where w.worker_id = r.merged_id and registry.oversees(w));
  return found;
end $$;
comment on function registry.decide_merge(uuid, uuid, text, text, text, text) is 'What became of a pending proposal; false where there is none in the scope.';
revoke all on function registry.decide_merge(uuid, uuid, text, text, text, text) from public;
grant execute on function registry.decide_merge(uuid, uuid, text, text, text, text) to semesta_app;

create function registry.merge_requests_seen(p_worker uuid, p_request uuid, p_limit integer) returns setof registry.merge_requests
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.* from registry.merge_requests r
    join registry.workers s on s.worker_id = r.worker_id and registry.oversees(s)
    join registry.workers m on m.worker_id = r.merged_id and registry.oversees(m)
  where case when p_request is not null then r.worker_id = p_worker and r.request_id = p_request else r.state = 'pending' end
    and (p_worker is null or p_worker in (r.worker_id, r.merged_id))
  order by r.proposed_at, r.request_id limit p_limit
$$;
comment on function registry.merge_requests_seen(uuid, uuid, integer) is 'One proposal, those that wait about a worker, or all that wait, as far as the caller oversees both workers.';
revoke all on function registry.merge_requests_seen(uuid, uuid, integer) from public;
grant execute on function registry.merge_requests_seen(uuid, uuid, integer) to semesta_app;

create function registry.merges_seen(p_worker uuid, p_limit integer) returns setof registry.merges
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.* from registry.merges g
    join registry.workers s on s.worker_id = g.worker_id and registry.oversees(s)
    join registry.workers m on m.worker_id = g.merged_id and registry.oversees(m)
  where p_worker is null or g.worker_id = p_worker or g.merged_id = p_worker
  order by g.merged_at desc limit p_limit
$$;
comment on function registry.merges_seen(uuid, integer) is 'Merges that a worker was part of, or the latest of all, as far as the caller oversees both workers.';
revoke all on function registry.merges_seen(uuid, integer) from public;
grant execute on function registry.merges_seen(uuid, integer) to semesta_app;

create function registry.standing_worker(p_worker uuid) returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  standing uuid := p_worker;
  further uuid;
begin
  loop
    select w.merged_into into further from registry.workers w where w.worker_id = standing;
    exit when further is null;
    standing := further;
  end loop;
  return standing;
end $$;
comment on function registry.standing_worker(uuid) is 'The record that stands for a worker after every merge: an id and nothing else.';
revoke all on function registry.standing_worker(uuid) from public;
grant execute on function registry.standing_worker(uuid) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
