-- Permit checks: each bound to an application, kept under a reference, and followed while its permit lives. Counts and firms; of a card its masked name alone.
set local role semesta_registrar;
create function certificates.check_reference(p_on date, p_number bigint) returns text
  language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
declare
  year text := extract(year from p_on)::integer::text;
  number text := lpad(p_number::text, greatest(7, length(p_number::text)), '0');
  sign text;
  rest integer := 10;
begin
  foreach sign in array string_to_array(year || number, null) loop
    rest := (rest + sign::integer) % 10;
    rest := (case when rest = 0 then 10 else rest end * 2) % 11;
  end loop;
  return 'PK-' || year || '-' || number || '-' || ((11 - rest) % 10)::text;
end $$;
comment on function certificates.check_reference(date, bigint) is 'The number that a permit file keeps of a check, ending in a check digit (ISO 7064 MOD 11,10). Twin of isReference in core/desk.';
revoke all on function certificates.check_reference(date, bigint) from public;
-- The sign-in engine too: whoever may not insert is to be stopped by the table, not by the sum of a generated column.
grant execute on function certificates.check_reference(date, bigint) to semesta_app, semesta_worker, semesta_owner, semesta_auth;

set local role semesta_owner;
create table certificates.checks (
  check_id uuid not null,
  check_no bigint generated always as identity,
  reference text collate "C" generated always as (certificates.check_reference(checked_on, check_no)) stored,
  custody text not null,
  desk_area text collate "C" not null default '',
  desk_organisation_id uuid,
  account_id uuid not null,
  checked_by text not null,
  kind text not null default 'employer',
  organisation_id uuid,
  paper text collate "C",
  asked_by text not null,
  asked text not null,
  npp text,
  nib text,
  name text,
  name_stated text not null default '',
  area_code text collate "C",
  purpose text not null,
  application_number text not null,
  application_key text collate "C" generated always as (upper(regexp_replace(application_number, '[^A-Za-z0-9]', '', 'g') collate "C")) stored,
  workers_stated integer,
  workers_reported integer not null default 0,
  status text not null,
  reason text not null,
  valid_until date,
  paid_through text collate "C",
  unpaid_months integer not null default 0,
  block jsonb,
  undertaking jsonb,
  permit_valid_until date,
  checked_on date not null,
  checked_at timestamptz not null default now(),
  now_status text not null,
  now_reason text not null,
  changed_at timestamptz,
  seen_at timestamptz,
  seen_by text not null default '',
  constraint checks__pk primary key (check_id),
  constraint checks__reference unique (reference),
  constraint checks__custody check (custody in ('desk', 'office', 'organisation')),
  constraint checks__keeper check ((custody = 'organisation') = (desk_organisation_id is not null)),
  constraint checks__kind check (kind in ('employer', 'worker')),
  constraint checks__asked_by check (asked_by in ('npp', 'nib', 'npwp', 'code', 'reference')),
  constraint checks__status check (status in ('VALID', 'TIDAK_VALID', 'CONDITIONAL') and now_status in ('VALID', 'TIDAK_VALID', 'CONDITIONAL')),
  constraint checks__workers check (workers_stated >= 0 and workers_reported >= 0),
  constraint checks__lengths check (length(application_number) between 1 and 80 and length(name_stated) <= 200 and length(asked) <= 120)
);
create index checks__by_employer on certificates.checks (organisation_id, check_no desc);
create index checks__by_paper on certificates.checks (paper) where paper is not null;
create index checks__by_desk on certificates.checks (desk_area, check_no desc);
create index checks__by_number on certificates.checks (check_no desc);
create index checks__watched on certificates.checks (permit_valid_until) where permit_valid_until is not null;
comment on table certificates.checks is 'Permit checks as they were answered, each bound to one application; and what holds now, while its permit lives.';
comment on sequence certificates.checks_check_no_seq is 'Numbers of permit checks.';
comment on column certificates.checks.custody is 'Whose it is: a permit desk''s, an office''s, or a government office''s as giver of contracts.';
comment on column certificates.checks.asked is 'The number asked by; a person''s tax number masked, of a certificate nothing.';
comment on column certificates.checks.paper is 'The number of the certificate shown, or the keyed index of a card: the same paper at another application is noticed.';
comment on column certificates.checks.application_key is 'The application''s number without signs between: one application however it is typed.';
comment on column certificates.checks.permit_valid_until is 'Last day of the permit: until then the desk is told when the status changes. Null: it does not ask.';
comment on column certificates.checks.now_status is 'As last told to the desk.';

create table certificates.check_changes (
  check_id uuid not null,
  change_no integer not null,
  was_status text not null,
  status text not null,
  reason text not null,
  custody text not null,
  desk_area text collate "C" not null default '',
  desk_organisation_id uuid,
  changed_at timestamptz not null default now(),
  constraint check_changes__pk primary key (check_id, change_no),
  constraint check_changes__check foreign key (check_id) references certificates.checks (check_id)
);
comment on table certificates.check_changes is 'What changed of an employer after a check, within the life of the permit.';

create table certificates.callbacks (
  callback_id uuid not null,
  desk_area text collate "C" not null,
  url text not null,
  secret_sealed bytea not null,
  set_up_at timestamptz not null default now(),
  stopped_at timestamptz,
  constraint callbacks__pk primary key (callback_id),
  constraint callbacks__url check (url ~ '^https?://' and length(url) <= 500)
);
create unique index callbacks__desk on certificates.callbacks (desk_area) where stopped_at is null;
comment on table certificates.callbacks is 'Where the system of a permit desk is told of changes; set up by the administrator from the command line.';
comment on column certificates.callbacks.secret_sealed is 'AES-256-GCM of what signs the messages; additional data callbacks|secret|callback_id|key version.';

create table certificates.callback_deliveries (
  delivery_id uuid not null,
  callback_id uuid not null,
  check_id uuid not null,
  change_no integer not null,
  body text not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  outcomes jsonb not null default '[]',
  delivered_at timestamptz,
  custody text not null,
  desk_area text collate "C" not null default '',
  desk_organisation_id uuid,
  constraint callback_deliveries__pk primary key (delivery_id),
  constraint callback_deliveries__change unique (check_id, change_no),
  constraint callback_deliveries__callback foreign key (callback_id) references certificates.callbacks (callback_id),
  constraint callback_deliveries__state check (state in ('waiting', 'delivered', 'given_up'))
);
create index callback_deliveries__due on certificates.callback_deliveries (next_at) where state = 'waiting';
comment on table certificates.callback_deliveries is 'Each message to the system of a desk, with the outcome of every attempt; no people.';

do $$
declare
  name text;
  held text := $held$(custody = 'desk' and desk_area like any (string_to_array(nullif(current_setting('app.desks', true), ''), ','))
    or custody = 'organisation' and desk_organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or custody = 'office' and desk_area like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))$held$;
  seen text := $seen$ or desk_area like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))$seen$;
  checker text := $checker$ and 'checks' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))$checker$;
  own text := $own$ and account_id = nullif(current_setting('app.account', true), '')::uuid$own$;
begin
  foreach name in array array['checks', 'check_changes', 'callbacks', 'callback_deliveries'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_worker using (true) with check (true)', name || '__worker', name);
    execute format('grant select, insert, update on certificates.%I to semesta_worker', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert, update, delete on certificates.%I to semesta_registrar', name);
  end loop;
  foreach name in array array['checks', 'check_changes', 'callback_deliveries'] loop
    execute format('create policy %I on certificates.%I for select to semesta_app using (%s)', name || '__read', name, held || seen);
    execute format('grant select on certificates.%I to semesta_app', name);
  end loop;
  execute format('create policy checks__add on certificates.checks for insert to semesta_app with check (%s)', held || checker || own);
  execute format('create policy checks__change on certificates.checks for update to semesta_app using (%s)', held || checker);
end $$;
grant insert on certificates.checks to semesta_app;
grant update (seen_at, seen_by, permit_valid_until) on certificates.checks to semesta_app;

set local role semesta_registrar;
create function certificates.keep_callback(p_callback jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched integer;
begin
  if not contributions.may_write('accounts') then return false; end if;
  update certificates.callbacks c set stopped_at = now() where c.desk_area = p_callback ->> 'desk_area' and c.stopped_at is null;
  get diagnostics touched = row_count;
  if p_callback ->> 'url' is null then return touched > 0; end if;
  insert into certificates.callbacks (callback_id, desk_area, url, secret_sealed)
  values ((p_callback ->> 'callback_id')::uuid, p_callback ->> 'desk_area', p_callback ->> 'url', (p_callback ->> 'secret_sealed')::bytea);
  return true;
end $$;
comment on function certificates.keep_callback(jsonb) is 'Sets or stops the address at which the system of a desk is told of changes; only who keeps accounts. Answers whether anything was set or stopped.';
revoke all on function certificates.keep_callback(jsonb) from public;
grant execute on function certificates.keep_callback(jsonb) to semesta_app;

-- A certificate, a card or an earlier check names the employer by his id, which no caller types.
create or replace function certificates.find_employers(p_asked jsonb)
  returns table (place integer, organisation_id uuid, npp text, name text, nib text, area_code text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.place, o.organisation_id, o.npp, o.name, o.nib, o.area_code, o.kind
  from jsonb_to_recordset(p_asked) as a (place integer, npp text, nib text, "npwpIndex" text, "organisationId" uuid)
    cross join lateral (select coalesce(
      (select x.organisation_id from registry.organisations x where x.npp = a.npp),
      (select x.organisation_id from registry.organisations x where x.nib = a.nib),
      (select x.organisation_id from registry.organisations x where x.npwp_index = decode(a."npwpIndex", 'hex')),
      a."organisationId") as found_id) f
    join registry.organisations o on o.organisation_id = f.found_id
  where contributions.insured_of(o.kind) is not null
    and (session_user = 'semesta_worker' or contributions.may_write('checks'))
$$;
