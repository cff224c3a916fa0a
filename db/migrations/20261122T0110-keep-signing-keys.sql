-- Keys that sign certificates, cards and status lists: published before they sign, and kept for checking after (CONTRACT 6).
set local role semesta_owner;
create table certificates.signing_keys (
  kid text collate "C" not null,
  issuer text not null,
  public_x text collate "C" not null,
  public_y text collate "C" not null,
  private_sealed bytea,
  made_at timestamptz not null default now(),
  signs_from timestamptz not null,
  revoked_at timestamptz,
  constraint signing_keys__pk primary key (kid),
  constraint signing_keys__kid check (kid ~ '^[0-9a-f]{8}$'),
  constraint signing_keys__point check (public_x ~ '^[A-Za-z0-9_-]{43}$' and public_y ~ '^[A-Za-z0-9_-]{43}$'),
  constraint signing_keys__revoked check (revoked_at is null or private_sealed is null)
);
comment on table certificates.signing_keys is 'Keys that sign: published until signs_from, signing until the next one begins, then kept for checking alone. No people, no money.';
comment on column certificates.signing_keys.issuer is 'Who the texts of this key must say they are from: the address of the web when it was made.';
comment on column certificates.signing_keys.private_sealed is 'Sealed with a key outside the database; wiped when the key no longer signs.';
alter table certificates.signing_keys enable row level security, force row level security;
create policy signing_keys__registrar on certificates.signing_keys for all to semesta_registrar using (true) with check (true);
grant select, insert, update on certificates.signing_keys to semesta_registrar;

set local role semesta_registrar;
create function certificates.signing_keys_now(p_days_kept integer)
  returns table (kid text, issuer text, public_x text, public_y text, private_sealed bytea, state text, signs_from timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with followed as (
    select k.*, lead(k.signs_from) over (order by k.signs_from, k.made_at, k.kid) as next_from
    from certificates.signing_keys k where k.revoked_at is null or k.revoked_at >= k.signs_from),
  stated as (
    select f.*, case when f.signs_from > now() then 'published' when f.next_from <= now() then 'retired' else 'signing' end as state
    from followed f where f.revoked_at is null)
  select s.kid, s.issuer, s.public_x, s.public_y, case when s.state = 'signing' then s.private_sealed end, s.state, s.signs_from
  from stated s
  where s.state <> 'retired' or s.next_from + make_interval(days => p_days_kept) > now()
  order by s.signs_from desc, s.made_at desc, s.kid
$$;
comment on function certificates.signing_keys_now(integer) is 'The keys that check today, newest first, and the sealed private half of the one that signs; a retired one for so many days more.';

create function certificates.begin_signing_keys(p_kid text, p_issuer text, p_x text, p_y text, p_sealed bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('certificates.signing_keys'));
  if exists (select 1 from certificates.signing_keys) then return false; end if;
  insert into certificates.signing_keys (kid, issuer, public_x, public_y, private_sealed, signs_from) values (p_kid, p_issuer, p_x, p_y, p_sealed, now());
  return true;
end $$;
comment on function certificates.begin_signing_keys(text, text, text, text, bytea) is 'The very first key, and no other: of several who find none, one makes it.';

create function certificates.keeps_signing_keys() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(current_setting('app.role', true) in ('admin', 'office_supervisor'), false)
$$;
comment on function certificates.keeps_signing_keys() is 'True for whoever may exchange and revoke signing keys.';

create function certificates.rotate_signing_key(p_kid text, p_issuer text, p_x text, p_y text, p_sealed bytea, p_days_before integer) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  waiting text;
begin
  if not certificates.keeps_signing_keys() then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtext('certificates.signing_keys'));
  select k.kid into waiting from certificates.signing_keys k where k.signs_from > now() and k.revoked_at is null;
  if waiting is not null then
    if p_days_before = 0 then update certificates.signing_keys k set signs_from = now() where k.kid = waiting; end if;
  else
    insert into certificates.signing_keys (kid, issuer, public_x, public_y, private_sealed, signs_from)
    values (p_kid, p_issuer, p_x, p_y, p_sealed, now() + make_interval(days => p_days_before));
  end if;
  update certificates.signing_keys k set private_sealed = null
  where k.private_sealed is not null and k.signs_from < (
    select max(x.signs_from) from certificates.signing_keys x where x.signs_from <= now() and x.revoked_at is null);
  return coalesce(waiting, p_kid);
end $$;
comment on function certificates.rotate_signing_key(text, text, text, text, bytea, integer) is 'Publishes the next key so many days before it signs; with 0 the one that waits, or this one, signs at once. Gives the key that is next.';

create function certificates.revoke_signing_key(p_kid text, p_next jsonb, p_next_sealed bytea) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  signs boolean;
begin
  if not certificates.keeps_signing_keys() then raise insufficient_privilege; end if;
  perform pg_advisory_xact_lock(hashtext('certificates.signing_keys'));
  select s.state = 'signing' into signs from certificates.signing_keys_now(1000000) s where s.kid = p_kid;
  if signs is null then return null; end if;
  update certificates.signing_keys k set revoked_at = now(), private_sealed = null where k.kid = p_kid;
  if not signs then return p_kid; end if;
  update certificates.signing_keys k set signs_from = now() where k.signs_from > now() and k.revoked_at is null;
  if not found then
    insert into certificates.signing_keys (kid, issuer, public_x, public_y, private_sealed, signs_from)
    values (p_next ->> 'kid', p_next ->> 'issuer', p_next ->> 'x', p_next ->> 'y', p_next_sealed, now());
  end if;
  return p_kid;
end $$;
comment on function certificates.revoke_signing_key(text, jsonb, bytea) is 'A key that is no longer trusted; when it was the one that signs, the next one signs at once. Null: no such key.';

revoke all on function certificates.signing_keys_now(integer), certificates.begin_signing_keys(text, text, text, text, bytea),
  certificates.keeps_signing_keys(), certificates.rotate_signing_key(text, text, text, text, bytea, integer),
  certificates.revoke_signing_key(text, jsonb, bytea) from public;
grant execute on function certificates.signing_keys_now(integer), certificates.begin_signing_keys(text, text, text, text, bytea) to semesta_app, semesta_worker;
grant execute on function certificates.rotate_signing_key(text, text, text, text, bytea, integer), certificates.revoke_signing_key(text, jsonb, bytea) to semesta_app;
