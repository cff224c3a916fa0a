-- A worker without password comes in by the code of his card and a one-time code.
set local role semesta_owner;

create table registry.card_codes (
  worker_id uuid not null,
  code_sealed bytea not null,
  made_at timestamptz not null default now(),
  constraint card_codes__pk primary key (worker_id)
);
comment on table registry.card_codes is 'The registration code on a worker''s card, made at the first look at the card; sealed, additional data card_codes|code|worker_id|key version.';
alter table registry.card_codes enable row level security, force row level security;
create policy card_codes__registrar on registry.card_codes for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.card_codes to semesta_registrar;

create table registry.card_claims (
  code_index bytea not null,
  worker_id uuid not null,
  constraint card_claims__pk primary key (code_index),
  constraint card_claims__index_length check (length(code_index) = 32)
);
comment on table registry.card_claims is 'Whose card a registration code is: keyed HMAC (key outside the database) to worker. No role of the application reads it; definer functions do.';
alter table registry.card_claims enable row level security, force row level security;
create policy card_claims__registrar on registry.card_claims for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.card_claims to semesta_registrar;

create table accounts.worker_codes (
  challenge_hash bytea not null,
  card_index bytea not null,
  worker_id uuid,
  code_hash bytea not null,
  tries smallint not null default 0,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint worker_codes__pk primary key (challenge_hash),
  constraint worker_codes__tries check (tries between 0 and 5),
  constraint worker_codes__hash_length check (length(challenge_hash) = 32 and length(card_index) = 32 and length(code_hash) = 32)
);
create index worker_codes__by_expiry on accounts.worker_codes (expires_at);
comment on table accounts.worker_codes is 'One-time codes of workers: keyed hashes only. A card code that is nobody''s has a row too (worker_id null): known and unknown leave the same trace.';
alter table accounts.worker_codes enable row level security, force row level security;
create policy worker_codes__sign_in on accounts.worker_codes for all to semesta_auth using (true) with check (true);
grant select, insert, update, delete on accounts.worker_codes to semesta_auth;

create unique index accounts__one_per_worker on accounts.accounts (worker_id) where role = 'worker';
create policy accounts__of_workers_read on accounts.accounts for select to semesta_registrar using (role = 'worker');
create policy accounts__of_workers_open on accounts.accounts for insert to semesta_registrar with check (role = 'worker' and worker_id is not null);
grant select, insert on accounts.accounts to semesta_registrar;

grant usage on schema registry to semesta_auth;
grant create on schema registry, accounts to semesta_registrar;
set local role semesta_registrar;

create function registry.keep_card_code(p_worker uuid, p_index bytea, p_sealed bytea) returns bytea
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept bytea;
begin
  if not exists (select from registry.workers w where w.worker_id = p_worker
    and (w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
      or 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
        and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
          or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
          or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])))
  then
    return null;
  end if;
  insert into registry.card_codes (worker_id, code_sealed) values (p_worker, p_sealed) on conflict do nothing;
  if found then
    insert into registry.card_claims (code_index, worker_id) values (p_index, p_worker);
  end if;
  select c.code_sealed into kept from registry.card_codes c where c.worker_id = p_worker;
  return kept;
end $$;
comment on function registry.keep_card_code(uuid, bytea, bytea) is
  'The sealed code of a worker''s card, the one given where there is none yet; null for a worker whom the caller may not write about and is not.';
revoke all on function registry.keep_card_code(uuid, bytea, bytea) from public;
grant execute on function registry.keep_card_code(uuid, bytea, bytea) to semesta_app;

create function registry.card_holder(p_index bytea, p_kpj text) returns table (worker_id uuid, identity_sealed bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with named as (
    select c.worker_id from registry.card_claims c where c.code_index = p_index
    union all
    select k.worker_id from registry.kpj_claims k where k.kpj = p_kpj
  )
  -- Who was merged into another comes in as that one, by either code.
  select w.worker_id, w.identity_sealed from named n join registry.workers w on w.worker_id = registry.standing_worker(n.worker_id)
  where w.deceased_on is null
$$;
comment on function registry.card_holder(bytea, text) is 'Whose card has this code (keyed hash) or this KPJ, before anybody is signed in; nobody for the card of someone who died.';
revoke all on function registry.card_holder(bytea, text) from public;
grant execute on function registry.card_holder(bytea, text) to semesta_auth;

create function registry.own_payers() returns table (membership_id uuid, name text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.membership_id, o.name, o.kind from registry.memberships m join registry.organisations o on o.organisation_id = m.organisation_id
  where m.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid
$$;
comment on function registry.own_payers() is 'Names of the employers and groups of the caller''s own memberships: a worker sees who enrolled him, and no other organisation.';
revoke all on function registry.own_payers() from public;
grant execute on function registry.own_payers() to semesta_app;

create function accounts.open_worker_account(p_worker uuid, p_account uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  standing constant uuid := registry.standing_worker(p_worker);
  opened uuid;
begin
  if not exists (select from registry.workers w where w.worker_id = standing and w.deceased_on is null) then
    return null;
  end if;
  -- No name: whoever administers accounts learns of no person.
  insert into accounts.accounts (account_id, email, name, person_key, role, worker_id)
  values (p_account, standing || '@kartu.invalid', 'Pemilik kartu', 'worker:' || standing, 'worker', standing)
  on conflict do nothing;
  select a.account_id into opened from accounts.accounts a where a.worker_id = standing and a.role = 'worker' and a.disabled_at is null;
  return opened;
end $$;
comment on function accounts.open_worker_account(uuid, uuid) is 'The account of a living worker, made where there is none; null when there may be none or it is disabled.';
revoke all on function accounts.open_worker_account(uuid, uuid) from public;
grant execute on function accounts.open_worker_account(uuid, uuid) to semesta_auth;

set local role semesta_owner;
revoke create on schema registry, accounts from semesta_registrar;
