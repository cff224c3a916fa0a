-- An account says on its own page where it belongs, also where its role sees no organisation at all (a sponsor).
set local role semesta_owner;
grant create on schema accounts to semesta_registrar;
set local role semesta_registrar;

create function accounts.organisations_named(organisations uuid[])
  returns table (organisation_id uuid, name text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, o.kind from registry.organisations o where o.organisation_id = any (organisations)
$$;
comment on function accounts.organisations_named(uuid[]) is 'Names of organisations that accounts belong to, whatever the role sees of the registry.';
revoke all on function accounts.organisations_named(uuid[]) from public;
grant execute on function accounts.organisations_named(uuid[]) to semesta_app;

set local role semesta_owner;
revoke create on schema accounts from semesta_registrar;
