-- Roles are the cluster's, not the database's: create what is missing, change nothing that exists.
-- semesta_owner     owns every object, cannot log in
-- semesta_app       the application: row policies always apply to it
-- semesta_worker    the job worker: owns the job queue, seals the audit chain
-- semesta_auth      the sign-in engine: reaches the schema auth and nothing else
-- semesta_registrar owns the few definer functions that must see beyond the caller's scope; cannot log in
do $$
begin
  if not exists (select from pg_roles where rolname = 'semesta_owner') then create role semesta_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'semesta_registrar') then create role semesta_registrar nologin; end if;
  if not exists (select from pg_roles where rolname = 'semesta_app') then create role semesta_app login; end if;
  if not exists (select from pg_roles where rolname = 'semesta_worker') then create role semesta_worker login; end if;
  if not exists (select from pg_roles where rolname = 'semesta_auth') then create role semesta_auth login; end if;
  if not pg_has_role(current_user, 'semesta_owner', 'member') then execute format('grant semesta_owner to %I', current_user); end if;
  if not pg_has_role(current_user, 'semesta_registrar', 'member') then execute format('grant semesta_registrar to %I', current_user); end if;
  if not pg_has_role(current_user, 'semesta_worker', 'member') then execute format('grant semesta_worker to %I', current_user); end if;
exception when unique_violation or duplicate_object then
  null; -- another database of this cluster creates the same roles at this moment
end $$;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, temporary on database %I to semesta_app, semesta_worker, semesta_auth', current_database());
  execute format('grant create on database %I to semesta_owner, semesta_worker', current_database());
end $$;
revoke create on schema public from public;

create schema platform authorization semesta_owner;
create schema auth authorization semesta_owner;
create schema accounts authorization semesta_owner;
create schema registry authorization semesta_owner;
create schema coverage authorization semesta_owner;
create schema jobs authorization semesta_worker;
grant usage on schema platform, registry, coverage, accounts, jobs to semesta_app;
grant usage on schema platform, registry, coverage, accounts to semesta_worker;
grant usage on schema platform, registry, coverage to semesta_registrar;
grant usage, create on schema registry to semesta_registrar;
grant usage on schema auth to semesta_auth;
