-- The house itself: who did what (audit), what was already done (idempotency), what was handed in (files).
set local role semesta_owner;

create table platform.idempotency_keys (
  account_id uuid not null,
  key text not null,
  act text not null,
  request_hash bytea not null,
  response jsonb,
  created_at timestamptz not null default now(),
  constraint idempotency_keys__pk primary key (account_id, key),
  constraint idempotency_keys__key_length check (length(key) between 8 and 200)
);
create index idempotency_keys__by_age on platform.idempotency_keys (created_at);
comment on table platform.idempotency_keys is 'What an account asked with which key, and what it was answered; kept 90 days.';
alter table platform.idempotency_keys enable row level security, force row level security;
create policy idempotency_keys__own on platform.idempotency_keys for all to semesta_app
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid) with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
create policy idempotency_keys__purge_read on platform.idempotency_keys for select to semesta_worker using (true);
create policy idempotency_keys__purge on platform.idempotency_keys for delete to semesta_worker using (created_at < now() - interval '90 days');
grant select, insert, update on platform.idempotency_keys to semesta_app;
grant select, delete on platform.idempotency_keys to semesta_worker;

create table platform.audit_entries (
  entry_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  account_id uuid not null,
  actor_name text not null,
  actor_role text not null,
  organisation_id uuid,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  area_code text collate "C" not null default '',
  reason text,
  details jsonb not null default '{}',
  subjects_count integer not null default 0,
  subjects_digest bytea,
  constraint audit_entries__pk primary key (entry_id)
);
create index audit_entries__by_subject on platform.audit_entries (subject_kind, subject_id);
create index audit_entries__by_time on platform.audit_entries (recorded_at);
comment on table platform.audit_entries is 'One line for each act and each look at a person: append-only, written in the act''s own transaction, sealed into a chain later.';
alter table platform.audit_entries enable row level security, force row level security;
create policy audit_entries__write on platform.audit_entries for insert to semesta_app
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
create policy audit_entries__read on platform.audit_entries for select to semesta_app
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or current_setting('app.audit', true) = 'all');
create policy audit_entries__seal on platform.audit_entries for select to semesta_worker using (true);
grant select, insert on platform.audit_entries to semesta_app;
grant select on platform.audit_entries to semesta_worker;

create table platform.audit_subjects (
  worker_id uuid not null,
  entry_id uuid not null,
  constraint audit_subjects__pk primary key (worker_id, entry_id)
);
comment on table platform.audit_subjects is 'Which workers an audit entry is about; the answer to "who looked at me".';
alter table platform.audit_subjects enable row level security, force row level security;
create policy audit_subjects__write on platform.audit_subjects for insert to semesta_app
  with check ((nullif(current_setting('app.account', true), '')) is not null);
create policy audit_subjects__read on platform.audit_subjects for select to semesta_app
  using (current_setting('app.audit', true) = 'all');
create policy audit_subjects__seal on platform.audit_subjects for select to semesta_worker using (true);
grant select, insert on platform.audit_subjects to semesta_app;
grant select on platform.audit_subjects to semesta_worker;

create table platform.audit_unsealed (
  entry_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint audit_unsealed__pk primary key (entry_id)
);
comment on table platform.audit_unsealed is 'Entries waiting for the sealer, so that sealing never scans the whole journal.';
alter table platform.audit_unsealed enable row level security, force row level security;
create policy audit_unsealed__write on platform.audit_unsealed for insert to semesta_app with check ((nullif(current_setting('app.account', true), '')) is not null);
create policy audit_unsealed__seal_read on platform.audit_unsealed for select to semesta_worker using (true);
create policy audit_unsealed__seal on platform.audit_unsealed for delete to semesta_worker using (true);
grant insert on platform.audit_unsealed to semesta_app;
grant select, delete on platform.audit_unsealed to semesta_worker;

create table platform.audit_chain (
  position bigint not null,
  entry_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null default now(),
  constraint audit_chain__pk primary key (position),
  constraint audit_chain__entry unique (entry_id),
  constraint audit_chain__hash_length check (length(hash) = 32 and length(previous_hash) = 32)
);
comment on table platform.audit_chain is 'The hash chain over the journal: hash = sha256(previous hash, canonical entry, digest of its subjects).';
alter table platform.audit_chain enable row level security, force row level security;
create policy audit_chain__seal on platform.audit_chain for insert to semesta_worker with check (true);
create policy audit_chain__seal_read on platform.audit_chain for select to semesta_worker using (true);
create policy audit_chain__read on platform.audit_chain for select to semesta_app using (current_setting('app.audit', true) = 'all');
grant select, insert on platform.audit_chain to semesta_worker;
grant select on platform.audit_chain to semesta_app;

create function platform.refuse_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'append-only table %: a mistake is corrected by a new entry', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_entries__append_only before update or delete or truncate on platform.audit_entries
  for each statement execute function platform.refuse_change();
create trigger audit_subjects__append_only before update or delete or truncate on platform.audit_subjects
  for each statement execute function platform.refuse_change();
create trigger audit_chain__append_only before update or delete or truncate on platform.audit_chain
  for each statement execute function platform.refuse_change();

create table platform.files (
  file_id uuid not null,
  sha256 bytea not null,
  name text not null,
  size_bytes integer not null,
  content_sealed bytea not null,
  account_id uuid not null,
  organisation_id uuid,
  area_code text collate "C" not null default '',
  received_at timestamptz not null default now(),
  constraint files__pk primary key (file_id),
  constraint files__sha256_length check (length(sha256) = 32)
);
create index files__by_content on platform.files (sha256);
comment on table platform.files is 'Every file handed in, kept as it came: sealed, with the hash of its clear content.';
alter table platform.files enable row level security, force row level security;
create policy files__read on platform.files for select to semesta_app
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy files__write on platform.files for insert to semesta_app
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid and 'lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
grant select, insert on platform.files to semesta_app;
