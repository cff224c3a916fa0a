-- One worker at a time: at the counter by whoever may register people, and by a request that anyone may hand in.
set local role semesta_owner;

alter table registry.memberships
  add column with_savings boolean not null default false,
  add column first_months smallint,
  add constraint memberships__first_months check (first_months between 1 and 12);
comment on column registry.memberships.with_savings is 'BPU: the worker chose old age savings (JHT) beside protection (JKK + JKM) when he was registered.';
comment on column registry.memberships.first_months is 'How many months the worker said he would pay first; null where nobody asked (lists, wage earners).';

create table registry.nik_answers (
  account_id uuid not null,
  nik_index bytea not null,
  answered_at timestamptz not null default now(),
  constraint nik_answers__pk primary key (account_id, nik_index),
  constraint nik_answers__index_length check (length(nik_index) = 32)
);
create index nik_answers__by_day on registry.nik_answers (account_id, answered_at);
comment on table registry.nik_answers is 'Of which NIK beyond his sight an account was told whether it is registered: the daily budget counts these.';
alter table registry.nik_answers enable row level security, force row level security;
create policy nik_answers__registrar on registry.nik_answers for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.nik_answers to semesta_registrar;

create table registry.registration_requests (
  request_id uuid not null,
  code text not null,
  content_sealed bytea not null,
  nik_index bytea not null,
  sender_index bytea not null,
  area_code text collate "C" not null,
  state text not null default 'REQUESTED',
  reason text not null default '',
  worker_id uuid,
  decided_by uuid,
  decider_name text,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint registration_requests__pk primary key (request_id),
  constraint registration_requests__code unique (code),
  constraint registration_requests__code_shape check (code ~ '^[2-9A-HJ-NP-Z]{8}$'),
  constraint registration_requests__state check (state in ('REQUESTED', 'ACCEPTED', 'REJECTED')),
  constraint registration_requests__decided check ((state = 'REQUESTED') = (decided_at is null)),
  constraint registration_requests__accepted check ((state = 'ACCEPTED') = (worker_id is not null)),
  constraint registration_requests__rejected check (state <> 'REJECTED' or length(reason) between 5 and 500)
);
create index registration_requests__open_by_area on registry.registration_requests (area_code, request_id) where state = 'REQUESTED';
create index registration_requests__by_sender on registry.registration_requests (sender_index, created_at);
create index registration_requests__by_area_day on registry.registration_requests (area_code, created_at);
comment on table registry.registration_requests is 'Workers who asked to be registered without an account: what they wrote is sealed, the village and the office of their residence decide.';
comment on column registry.registration_requests.content_sealed is 'AES-256-GCM of the form as it was read; additional data registration_requests|content|request_id|key version.';
comment on column registry.registration_requests.sender_index is 'Keyed hash of the network address it came from, so that one sender cannot fill the queue.';
alter table registry.registration_requests enable row level security, force row level security;
create policy registration_requests__read on registry.registration_requests for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
create policy registration_requests__decide on registry.registration_requests for update to semesta_app
  using ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')))
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
create policy registration_requests__registrar on registry.registration_requests for all to semesta_registrar using (true) with check (true);
grant select, update on registry.registration_requests to semesta_app;
grant select, insert on registry.registration_requests to semesta_registrar;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.may_answer_nik(p_nik bytea, p_daily integer) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  asker constant uuid := nullif(current_setting('app.account', true), '')::uuid;
  is_known boolean;
begin
  if asker is null then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended('nik_answers:' || asker::text, 0));
  select exists (select from registry.nik_answers a
    where a.account_id = asker and a.nik_index = p_nik and a.answered_at > now() - interval '1 day') into is_known;
  if is_known then return true; end if;
  if (select count(*) from registry.nik_answers a where a.account_id = asker and a.answered_at > now() - interval '1 day') >= p_daily then
    return false;
  end if;
  insert into registry.nik_answers (account_id, nik_index) values (asker, p_nik)
    on conflict (account_id, nik_index) do update set answered_at = now();
  return true;
end $$;
comment on function registry.may_answer_nik(bytea, integer) is 'True, and counted, while the asker''s answers about people beyond his sight of the last day stay within the budget; the same NIK counts once.';
revoke all on function registry.may_answer_nik(bytea, integer) from public;

create function registry.look_up_nik(p_nik bytea, p_daily integer) returns table (outcome text, worker_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  found_worker uuid;
  is_seen boolean;
begin
  if ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))) is not true then
    raise exception 'registers nobody' using errcode = 'insufficient_privilege';
  end if;
  select w.worker_id, coalesce(w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
      or coalesce(w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')), false)
      or coalesce(w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[], false)
    into found_worker, is_seen
  from registry.nik_claims c join registry.workers w on w.worker_id = c.worker_id where c.nik_index = p_nik;
  if is_seen then return query select 'seen', found_worker;
  -- A NIK that nobody has is an answer too: both count.
  elsif not registry.may_answer_nik(p_nik, p_daily) then return query select 'used_up', null::uuid;
  else return query select case when found_worker is null then 'unknown' else 'elsewhere' end, null::uuid;
  end if;
end $$;
comment on function registry.look_up_nik(bytea, integer) is 'Whether a NIK is registered: the worker where the caller sees him, elsewhere only that it is, within a daily budget.';
revoke all on function registry.look_up_nik(bytea, integer) from public;
grant execute on function registry.look_up_nik(bytea, integer) to semesta_app;

create function registry.register_worker(p_person jsonb, p_membership jsonb, p_daily integer)
  returns table (outcome text, worker_id uuid, membership_id uuid, shares_phone boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  workplaces constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  own constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  id constant uuid := p_person ->> 'worker_id';
  new_membership constant uuid := p_membership ->> 'membership_id';
  organisation constant uuid := p_membership ->> 'organisation_id';
  asked_segment constant text := p_membership ->> 'segment';
  residence constant text := p_person ->> 'area_code';
  new_custodians constant uuid[] := case when organisation is null then '{}' else array[organisation] end;
  phone constant bytea := p_person ->> 'phone_index';
  work_area text := p_person ->> 'work_area_code';
  is_shared boolean := false;
  claimed integer;
begin
  if ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))) is not true then
    raise exception 'registers nobody' using errcode = 'insufficient_privilege';
  end if;
  if organisation is not null then
    select case when asked_segment = 'PU' then o.area_code when work_area = '' then residence else work_area end into work_area
    from registry.organisations o where o.organisation_id = organisation and (o.organisation_id = any (own) or o.area_code like any (workplaces));
    if not found then return query select 'organisation_unknown', null::uuid, null::uuid, false; return; end if;
  elsif asked_segment = 'PU' then return query select 'organisation_unknown', null::uuid, null::uuid, false; return;
  elsif work_area = '' then work_area := residence;
  end if;
  if (residence <> '' and not exists (select from registry.areas a where a.code = residence and a.level >= 4))
    or (work_area not in ('', residence) and not exists (select from registry.areas a where a.code = work_area)) then
    return query select 'area_unknown', null::uuid, null::uuid, false; return;
  end if;
  if (coalesce(residence like any (people), false) or coalesce(work_area <> '' and work_area like any (workplaces), false)
      or coalesce(new_custodians && own, false)) is not true then
    return query select 'outside_scope', null::uuid, null::uuid, false; return;
  end if;
  is_shared := phone is not null and (select count(*) from (select from registry.phone_claims c where c.phone_index = phone limit 5) p) >= 5;

  -- Of two who register one NIK at once, the second waits here, and then finds the person known.
  insert into registry.nik_claims (nik_index, worker_id) values ((p_person ->> 'nik_index')::bytea, id) on conflict do nothing;
  get diagnostics claimed = row_count;
  if claimed = 0 then
    return query select k.outcome, k.worker_id, k.membership_id, is_shared
      from registry.register_known_worker(p_person, p_membership, work_area, p_daily) k;
    return;
  end if;
  with person as (
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, birth_place, sex, mother_name,
      address, occupation, occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, nik_flags)
    select id, g.identity_sealed, g.nik_masked, g.name, g.name_tokens, g.name_keys, g.birth_date, g.birth_place, g.sex, g.mother_name,
      g.address, g.occupation, g.occupation_group, case when asked_segment = 'BPU' then g.income_idr end, residence, g.hamlet, work_area, new_custodians,
      g.flags || case when is_shared then array['phone.shared'] else '{}' end
    from jsonb_to_record(p_person) as g (identity_sealed bytea, nik_masked text, name text, name_tokens text[], name_keys text[], birth_date date,
      birth_place text, sex text, mother_name text, address text, hamlet text, occupation text, occupation_group text, income_idr bigint, flags text[])
    returning sex, birth_date, occupation, occupation_group
  ), enrolled as (
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, with_savings,
      first_months, area_code, work_area_code, custodians)
    select id, new_membership, asked_segment, organisation, 'REGISTERED', g.opened_on, p.occupation, g.wage_idr, g.with_savings, g.first_months,
      residence, work_area, new_custodians
    from person p, jsonb_to_record(p_membership) as g (opened_on date, wage_idr bigint, with_savings boolean, first_months smallint)
    returning opened_on
  ), reached as (
    insert into registry.phone_claims (phone_index, worker_id) select phone, id where phone is not null
  )
  insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), to_char(e.opened_on, 'YYYY-MM'), residence, work_area, asked_segment, case asked_segment when 'PU' then 'employer' else 'worker' end,
    p.sex, registry.birth_band(p.birth_date), p.occupation_group, 1
  from person p, enrolled e;
  return query select 'registered', id, new_membership, is_shared;
end $$;
comment on function registry.register_worker(jsonb, jsonb, integer) is
  'Registers one worker in the caller''s scope with claim, membership and counts, whole or not at all; a person already known gets the membership that is missing. The outcome says what was done or why nothing was.';
revoke all on function registry.register_worker(jsonb, jsonb, integer) from public;
grant execute on function registry.register_worker(jsonb, jsonb, integer) to semesta_app;

create function registry.register_known_worker(p_person jsonb, p_membership jsonb, p_work_area text, p_daily integer)
  returns table (outcome text, worker_id uuid, membership_id uuid)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  workplaces constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  own constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  nik constant bytea := p_person ->> 'nik_index';
  residence constant text := p_person ->> 'area_code';
  organisation constant uuid := p_membership ->> 'organisation_id';
  asked_segment constant text := p_membership ->> 'segment';
  new_membership constant uuid := p_membership ->> 'membership_id';
  names constant text[] := array(select jsonb_array_elements_text(p_person -> 'name_tokens'));
  old registry.workers;
  is_seen boolean;
  new_area text;
  new_work_area text;
  new_custodians uuid[];
  verdict text;
  cells jsonb;
begin
  -- Whoever gives a person a membership holds the person's row first: what is counted below stands still.
  select w.* into strict old from registry.nik_claims c join registry.workers w on w.worker_id = c.worker_id where c.nik_index = nik for update of w;
  is_seen := coalesce(old.area_code like any (people), false) or coalesce(old.work_area_code like any (workplaces), false)
    or coalesce(old.custodians && own, false);
  if not is_seen and not registry.may_answer_nik(nik, p_daily) then
    return query select 'used_up', null::uuid, null::uuid; return;
  end if;
  new_area := case when residence <> '' and (old.area_code = '' or residence like old.area_code || '.%') then residence else old.area_code end;
  new_work_area := case when old.work_area_code = '' then p_work_area else old.work_area_code end;
  new_custodians := case when organisation is null or old.custodians @> array[organisation] then old.custodians else old.custodians || organisation end;
  verdict := case
    when old.birth_date <> (p_person ->> 'birth_date')::date
      or (asked_segment = 'BPU' and not (old.name_tokens @> names and names @> old.name_tokens)) then 'unlike'
    when old.deceased_on is not null then 'deceased'
    when exists (select from registry.memberships m where m.worker_id = old.worker_id and m.segment = asked_segment and m.ended_on is null
      and (asked_segment = 'BPU' or m.organisation_id = organisation)) then 'already'
    -- Somebody whom the caller would not see afterwards is not his to register.
    when coalesce(new_area like any (people), false) or coalesce(new_work_area like any (workplaces), false)
      or coalesce(new_custodians && own, false) then 'added'
    else 'elsewhere' end;
  if verdict <> 'added' then
    return query select case when is_seen then verdict else 'elsewhere' end, case when is_seen then old.worker_id end, null::uuid;
    return;
  end if;

  select jsonb_agg(c) into cells from registry.worker_cells(old.worker_id) c;
  update registry.workers w set area_code = new_area, work_area_code = new_work_area, custodians = new_custodians,
    hamlet = case when old.hamlet = '' and new_area = residence then p_person ->> 'hamlet' else old.hamlet end,
    address = case when old.address = '' then p_person ->> 'address' else old.address end,
    mother_name = case when old.mother_name = '' then p_person ->> 'mother_name' else old.mother_name end,
    declared_income_idr = case when asked_segment = 'BPU' then coalesce(old.declared_income_idr, (p_person ->> 'income_idr')::bigint) else old.declared_income_idr end,
    updated_at = now(), version = old.version + 1
  where w.worker_id = old.worker_id;
  if (new_area, new_work_area) is distinct from (old.area_code, old.work_area_code) then
    update registry.memberships m set area_code = new_area, work_area_code = new_work_area where m.worker_id = old.worker_id;
  end if;
  insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, with_savings,
    first_months, area_code, work_area_code, custodians)
  select old.worker_id, new_membership, asked_segment, organisation, 'REGISTERED', g.opened_on, p_person ->> 'occupation', g.wage_idr, g.with_savings,
    g.first_months, new_area, new_work_area, case when organisation is null then '{}'::uuid[] else array[organisation] end
  from jsonb_to_record(p_membership) as g (opened_on date, wage_idr bigint, with_savings boolean, first_months smallint);
  insert into registry.phone_claims (phone_index, worker_id)
    select (p_person ->> 'phone_index')::bytea, old.worker_id where p_person ->> 'phone_index' is not null on conflict do nothing;

  insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.change_month, d.residence_code, d.work_area_code, d.segment, case d.segment when 'BPU' then 'worker' else 'employer' end,
    d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.change_month, c.residence_code, c.work_area_code, c.segment, c.sex, c.birth_band, c.occupation_group, c.workers
    from registry.worker_cells(old.worker_id) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers
    from jsonb_to_recordset(coalesce(cells, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint)) d
  group by 2, 3, 4, 5, 7, 8, 9 having sum(d.workers) <> 0;
  return query select 'added', old.worker_id, new_membership;
end $$;
comment on function registry.register_known_worker(jsonb, jsonb, text, integer) is
  'Called by register_worker: the missing membership of a person whom the registry knows, unknown residence and work place filled in, nothing overwritten; beyond the caller''s sight he learns only that the NIK is registered.';
revoke all on function registry.register_known_worker(jsonb, jsonb, text, integer) from public;

create function registry.keep_registration_request(p_request jsonb, p_daily_of_sender integer, p_daily_of_area integer) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  area constant text := p_request ->> 'area_code';
  sender constant bytea := p_request ->> 'sender_index';
begin
  if not exists (select from registry.areas a where a.code = area and a.level >= 4) then return 'area_unknown'; end if;
  perform pg_advisory_xact_lock(hashtextextended('registration_requests', 0));
  if (select count(*) from registry.registration_requests r where r.sender_index = sender and r.created_at > now() - interval '1 day') >= p_daily_of_sender
    or (select count(*) from registry.registration_requests r where r.area_code = area and r.created_at > now() - interval '1 day') >= p_daily_of_area then
    return 'too_many';
  end if;
  insert into registry.registration_requests (request_id, code, content_sealed, nik_index, sender_index, area_code)
  select g.request_id, g.code, g.content_sealed, g.nik_index, g.sender_index, g.area_code
  from jsonb_to_record(p_request) as g (request_id uuid, code text, content_sealed bytea, nik_index bytea, sender_index bytea, area_code text);
  return 'kept';
end $$;
comment on function registry.keep_registration_request(jsonb, integer, integer) is
  'Keeps what someone without an account asks, so many a day from one sender and for one village; says nothing of who is known.';
revoke all on function registry.keep_registration_request(jsonb, integer, integer) from public;
grant execute on function registry.keep_registration_request(jsonb, integer, integer) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
