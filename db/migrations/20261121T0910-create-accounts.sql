-- Who may sign in, as what, over which area or organisation. Passwords and sessions are the sign-in engine's (schema auth).
set local role semesta_owner;

create table accounts.accounts (
  account_id uuid not null,
  email text not null,
  name text not null,
  person_key text not null,
  role text not null,
  area_codes text[] not null default '{}',
  organisation_id uuid,
  branch_code text,
  worker_id uuid,
  language text not null default 'id',
  demonstration boolean not null default false,
  disabled_at timestamptz,
  disabled_reason text,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint accounts__pk primary key (account_id),
  constraint accounts__email unique (email),
  constraint accounts__email_lower check (email = lower(email)),
  constraint accounts__role check (role in ('office_staff', 'office_supervisor', 'government', 'government_office', 'village', 'agent_office', 'agent', 'employer', 'group', 'sponsor', 'permit_desk', 'worker', 'auditor', 'admin')),
  constraint accounts__language check (language in ('id', 'en'))
);
comment on table accounts.accounts is 'One personal account: role and scope. person_key is the same for two accounts of one person (maker is never checker).';
comment on column accounts.accounts.area_codes is 'Kemendagri codes of the account''s area; each covers all below it.';
alter table accounts.accounts enable row level security, force row level security;
create policy accounts__own on accounts.accounts for select to semesta_app using (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
create policy accounts__admin_read on accounts.accounts for select to semesta_app using ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) or current_setting('app.audit', true) = 'all');
create policy accounts__admin_insert on accounts.accounts for insert to semesta_app with check ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy accounts__admin_update on accounts.accounts for update to semesta_app using ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))) with check ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy accounts__sign_in on accounts.accounts for select to semesta_auth using (true);
create policy accounts__worker on accounts.accounts for select to semesta_worker using (true);
grant usage on schema accounts to semesta_auth;
grant select, insert, update on accounts.accounts to semesta_app;
grant select on accounts.accounts to semesta_auth, semesta_worker;

create table accounts.sign_in_failures (
  email_index bytea not null,
  failures integer not null default 0,
  last_failed_at timestamptz not null default now(),
  locked_until timestamptz,
  constraint sign_in_failures__pk primary key (email_index)
);
comment on table accounts.sign_in_failures is 'Consecutive failures by keyed hash of the e-mail typed, known or not: the delay grows and survives a restart.';
alter table accounts.sign_in_failures enable row level security, force row level security;
create policy sign_in_failures__sign_in on accounts.sign_in_failures for all to semesta_auth using (true) with check (true);
grant select, insert, update, delete on accounts.sign_in_failures to semesta_auth;

create table accounts.setup_links (
  token_hash bytea not null,
  account_id uuid not null,
  purpose text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint setup_links__pk primary key (token_hash),
  constraint setup_links__account foreign key (account_id) references accounts.accounts (account_id),
  constraint setup_links__purpose check (purpose in ('setup', 'invitation', 'reset'))
);
comment on table accounts.setup_links is 'One-time links by which a person sets the first password or a new one; only the hash is kept.';
alter table accounts.setup_links enable row level security, force row level security;
create policy setup_links__admin on accounts.setup_links for insert to semesta_app with check ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy setup_links__sign_in on accounts.setup_links for all to semesta_auth using (true) with check (true);
grant insert on accounts.setup_links to semesta_app;
grant select, insert, update on accounts.setup_links to semesta_auth;
