-- The sign-in engine's own tables (better-auth 1.7.7: its compiled migration, constraints named, ids made by us),
-- and what stands around them: second factors used, last sign-ins, the few functions that cross the border.
set local role semesta_owner;

create table auth."user" (
  "id" text not null,
  "name" text not null,
  "email" text not null,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "twoFactorEnabled" boolean,
  constraint user__pk primary key ("id"),
  constraint user__email unique ("email")
);
comment on table auth."user" is 'One that can sign in: id and e-mail of accounts.accounts. Made when the first password is set.';

create table auth."session" (
  "id" text not null,
  "expiresAt" timestamptz not null,
  "token" text not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  constraint session__pk primary key ("id"),
  constraint session__token unique ("token"),
  constraint session__user foreign key ("userId") references auth."user" ("id") on delete cascade
);
create index session__by_user on auth."session" ("userId");
comment on table auth."session" is 'Live sessions. token holds the SHA-256 of what the browser carries; updatedAt is the last use, createdAt begins the absolute limit.';

create table auth."account" (
  "id" text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null,
  constraint account__pk primary key ("id"),
  constraint account__provider unique ("providerId", "userId"),
  constraint account__user foreign key ("userId") references auth."user" ("id") on delete cascade
);
create index account__by_user on auth."account" ("userId");
comment on table auth."account" is 'A way to sign in: the password (scrypt), one row a user and provider.';

create table auth."verification" (
  "id" text not null,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  constraint verification__pk primary key ("id")
);
create index verification__by_identifier on auth."verification" ("identifier");
comment on table auth."verification" is 'Sign-ins that wait for the second factor, and how often it was tried.';

create table auth."twoFactor" (
  "id" text not null,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz,
  constraint two_factor__pk primary key ("id"),
  constraint two_factor__user unique ("userId"),
  constraint two_factor__user_exists foreign key ("userId") references auth."user" ("id") on delete cascade
);
comment on table auth."twoFactor" is 'Second factors: the TOTP secret and the backup codes, encrypted with a key outside the database.';

alter table auth."user" enable row level security, force row level security;
alter table auth."session" enable row level security, force row level security;
alter table auth."account" enable row level security, force row level security;
alter table auth."verification" enable row level security, force row level security;
alter table auth."twoFactor" enable row level security, force row level security;
create policy user__sign_in on auth."user" for all to semesta_auth using (true) with check (true);
create policy session__sign_in on auth."session" for all to semesta_auth using (true) with check (true);
create policy account__sign_in on auth."account" for all to semesta_auth using (true) with check (true);
create policy verification__sign_in on auth."verification" for all to semesta_auth using (true) with check (true);
create policy two_factor__sign_in on auth."twoFactor" for all to semesta_auth using (true) with check (true);
grant select, insert, update, delete on auth."user", auth."session", auth."account", auth."verification", auth."twoFactor" to semesta_auth;

create table accounts.used_codes (
  account_id uuid not null,
  code_hash bytea not null,
  used_at timestamptz not null default now(),
  constraint used_codes__pk primary key (account_id, code_hash)
);
comment on table accounts.used_codes is 'Second-factor codes tried in the last minutes, by keyed hash: a code counts once.';
alter table accounts.used_codes enable row level security, force row level security;
create policy used_codes__sign_in on accounts.used_codes for all to semesta_auth using (true) with check (true);
grant select, insert, delete on accounts.used_codes to semesta_auth;

create table accounts.last_sign_ins (
  account_id uuid not null,
  signed_in_at timestamptz not null default now(),
  constraint last_sign_ins__pk primary key (account_id)
);
comment on table accounts.last_sign_ins is 'When an account last signed in, for the administrator who looks for forgotten accounts.';
alter table accounts.last_sign_ins enable row level security, force row level security;
create policy last_sign_ins__sign_in on accounts.last_sign_ins for all to semesta_auth using (true) with check (true);
grant select, insert, update on accounts.last_sign_ins to semesta_auth;

-- A link may also drop a lost second factor; the administrator says so when he makes it.
alter table accounts.setup_links add column drops_second_factor boolean not null default false;
create policy setup_links__admin_read on accounts.setup_links for select to semesta_app
  using ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy setup_links__admin_void on accounts.setup_links for update to semesta_app
  using ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')))
  with check ('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
grant select on accounts.setup_links to semesta_app;
grant update (expires_at) on accounts.setup_links to semesta_app;

-- An account chooses its own language, and nothing else of itself.
create function accounts.set_own_language(chosen text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.accounts set language = chosen
  where account_id = (nullif(current_setting('app.account', true), ''))::uuid
$$;
comment on function accounts.set_own_language(text) is 'The caller''s own language; row policies let only an administrator update accounts.';
create policy accounts__own_language on accounts.accounts for update to semesta_owner
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid)
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
create policy accounts__own_language_read on accounts.accounts for select to semesta_owner
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
revoke all on function accounts.set_own_language(text) from public;
grant execute on function accounts.set_own_language(text) to semesta_app;

-- Sign-in, its failures and sign-out are written into the journal by the sign-in engine itself, in the name of the account.
grant usage on schema platform to semesta_auth;
create policy audit_entries__sign_in on platform.audit_entries for insert to semesta_auth
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid and act like 'accounts.%');
create policy audit_unsealed__sign_in on platform.audit_unsealed for insert to semesta_auth
  with check ((nullif(current_setting('app.account', true), '')) is not null);
grant insert on platform.audit_entries, platform.audit_unsealed, platform.audit_subjects to semesta_auth;
grant select (worker_id) on platform.audit_subjects to semesta_auth;

grant usage, create on schema accounts to semesta_registrar;
grant usage on schema auth to semesta_registrar;
grant select ("userId"), delete on auth."session" to semesta_registrar;
grant select ("value"), delete on auth."verification" to semesta_registrar;
create policy session__end_read on auth."session" for select to semesta_registrar using (true);
create policy session__end on auth."session" for delete to semesta_registrar using (true);
create policy verification__end_read on auth."verification" for select to semesta_registrar using (true);
create policy verification__end on auth."verification" for delete to semesta_registrar using (true);

set local role semesta_registrar;

create function accounts.end_sessions(account uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended integer;
begin
  if not coalesce('accounts' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')), false) then
    raise exception 'only an administrator ends the sessions of an account' using errcode = 'insufficient_privilege';
  end if;
  delete from auth."session" where "userId" = account::text;
  get diagnostics ended = row_count;
  delete from auth."verification" where "value" = account::text;
  return ended;
end $$;
comment on function accounts.end_sessions(uuid) is 'Ends every session of an account, and every sign-in under way, in the transaction that disables or changes it.';
revoke all on function accounts.end_sessions(uuid) from public;
grant execute on function accounts.end_sessions(uuid) to semesta_app;

create function accounts.organisations_of(organisation uuid) returns uuid[]
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(
    select o.organisation_id from registry.organisations o
    left join registry.organisations p on p.organisation_id = o.parent_id
    where o.organisation_id = organisation or o.parent_id = organisation or p.parent_id = organisation
    order by o.organisation_id)
$$;
comment on function accounts.organisations_of(uuid) is 'An organisation and those up to two levels below it: the organisation scope of its accounts, asked before there is a caller.';
revoke all on function accounts.organisations_of(uuid) from public;
grant execute on function accounts.organisations_of(uuid) to semesta_auth, semesta_app;

set local role semesta_owner;
revoke create on schema accounts from semesta_registrar;
