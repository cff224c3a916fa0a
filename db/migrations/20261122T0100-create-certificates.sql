-- Certificates: what an employer or a worker can show, how it stands today, and who is told when that changes (CONTRACT 4.2, 6).
do $$
begin
  execute format('grant create on database %I to semesta_owner', current_database());
end $$;
set local role semesta_owner;
create schema certificates authorization semesta_owner;
grant usage on schema certificates to semesta_app, semesta_worker;
grant usage, create on schema certificates to semesta_registrar;

create table certificates.entries (
  certificate_id uuid not null,
  code text collate "C" not null,
  kind text not null,
  holder_id uuid not null,
  list_id integer not null,
  idx integer not null,
  status smallint not null default 0,
  reason text not null default '',
  issued_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  constraint entries__pk primary key (certificate_id),
  constraint entries__code unique (code),
  constraint entries__code_shape check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  constraint entries__place unique (list_id, idx),
  constraint entries__kind check (kind in ('employer', 'worker')),
  constraint entries__status check (status in (0, 1, 2))
);
create index entries__by_holder on certificates.entries (holder_id);
comment on table certificates.entries is 'Each certificate and card by its random id and its short code: whose it is, its place in a status list, its status as last published.';
comment on column certificates.entries.certificate_id is '128 random bits; only who holds the certificate knows them.';
comment on column certificates.entries.holder_id is 'The organisation of an employer''s certificate, the worker of a card.';
comment on column certificates.entries.status is '0 valid, 1 revoked, 2 suspended (lapsed); what is true today is reckoned from what is paid.';

create table certificates.employer_standings (
  organisation_id uuid not null,
  paid_through text collate "C",
  first_unpaid text collate "C",
  reported_month text collate "C",
  workers_reported integer not null default 0,
  open_bills integer not null default 0,
  owed_idr bigint not null default 0,
  last_paid_on date,
  changed_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint employer_standings__pk primary key (organisation_id),
  constraint employer_standings__amounts check (workers_reported >= 0 and open_bills >= 0 and owed_idr >= 0)
);
create index employer_standings__by_paid on certificates.employer_standings (paid_through);
create index employer_standings__by_area on certificates.employer_standings (area_code);
comment on table certificates.employer_standings is 'Up to which month an employer is paid, and what he reported: kept in the statement that changes his bills. Counts and money, no people.';
comment on column certificates.employer_standings.paid_through is 'Every month up to this one is paid; null: none ever was.';
comment on column certificates.employer_standings.first_unpaid is 'The earliest month of an open bill, due or not.';
comment on column certificates.employer_standings.owed_idr is 'Of all open bills, with their late fees, due or not.';

create table certificates.changed_employers (
  change_id bigint generated always as identity,
  organisation_id uuid not null,
  constraint changed_employers__pk primary key (change_id)
);
comment on table certificates.changed_employers is 'Employers whose standing changed and was not yet followed: a queue that one job empties.';

do $$
declare
  name text;
begin
  foreach name in array array['entries', 'employer_standings', 'changed_employers'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert, update, delete on certificates.%I to semesta_registrar', name);
  end loop;
end $$;
create policy employer_standings__read on certificates.employer_standings for select to semesta_app using (
  organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
create policy employer_standings__worker on certificates.employer_standings for select to semesta_worker using (true);
grant select on certificates.employer_standings to semesta_app, semesta_worker;

set local role semesta_registrar;
create function certificates.refresh_standings(p_organisations uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept integer;
begin
  with counted as (
    select o.organisation_id, o.area_code, b.first_unpaid, b.open_bills, b.owed_idr, b.last_paid_on,
      case when b.first_unpaid is null then b.last_paid else b.paid_before end as paid_through,
      r.last_month as reported_month, coalesce(r.workers, 0) as workers_reported
    from registry.organisations o
      cross join lateral (
        select min(x.first_month) filter (where x.state = 'open') as first_unpaid
        from contributions.bills x where x.payer_id = o.organisation_id and x.payer_kind = 'employer') f
      cross join lateral (
        select f.first_unpaid, max(x.last_month) filter (where x.state = 'paid') as last_paid,
          max(x.last_month) filter (where x.state = 'paid' and x.last_month < f.first_unpaid) as paid_before,
          count(*) filter (where x.state = 'open')::integer as open_bills,
          coalesce(sum(x.amount_idr + x.fee_idr - x.paid_idr - x.forgone_idr - x.fee_paid_idr) filter (where x.state = 'open'), 0)::bigint as owed_idr,
          max(x.paid_on) filter (where x.state = 'paid') as last_paid_on, count(*) as bills
        from contributions.bills x where x.payer_id = o.organisation_id and x.payer_kind = 'employer') b
      left join lateral (
        select x.last_month, x.workers from contributions.bills x
        where x.payer_id = o.organisation_id and x.payer_kind = 'employer' and x.state in ('open', 'paid')
        order by x.last_month desc, x.issued_on desc, x.bill_id desc limit 1) r on true
    where o.organisation_id = any (p_organisations) and b.bills > 0),
  written as (
    insert into certificates.employer_standings as s (organisation_id, paid_through, first_unpaid, reported_month, workers_reported, open_bills, owed_idr, last_paid_on, area_code)
    select c.organisation_id, c.paid_through, c.first_unpaid, c.reported_month, c.workers_reported, c.open_bills, c.owed_idr, c.last_paid_on, c.area_code from counted c
    order by c.organisation_id
    on conflict (organisation_id) do update set paid_through = excluded.paid_through, first_unpaid = excluded.first_unpaid, reported_month = excluded.reported_month,
      workers_reported = excluded.workers_reported, open_bills = excluded.open_bills, owed_idr = excluded.owed_idr, last_paid_on = excluded.last_paid_on,
      area_code = excluded.area_code, changed_at = now()
    where (s.paid_through, s.first_unpaid, s.reported_month, s.workers_reported, s.open_bills, s.owed_idr, s.last_paid_on, s.area_code)
      is distinct from (excluded.paid_through, excluded.first_unpaid, excluded.reported_month, excluded.workers_reported, excluded.open_bills, excluded.owed_idr, excluded.last_paid_on, excluded.area_code)
    returning s.organisation_id),
  told as (insert into certificates.changed_employers (organisation_id) select w.organisation_id from written w returning 1)
  select count(*) into kept from told;
  return kept;
end $$;
comment on function certificates.refresh_standings(uuid[]) is 'Reckons how these employers stand from their bills, as one set, and notes whose standing changed.';

create function certificates.follow_bills() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  employers uuid[];
begin
  select array_agg(distinct c.payer_id) into employers from changed c where c.payer_kind = 'employer';
  if employers is not null then perform certificates.refresh_standings(employers); end if;
  return null;
end $$;
comment on function certificates.follow_bills() is 'The border to contributions: bills that changed say how their employers stand.';

create function certificates.standings_of(p_organisations uuid[])
  returns table (organisation_id uuid, paid_through text, first_unpaid text, reported_month text, workers_reported integer, open_bills integer, owed_idr bigint, last_paid_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.organisation_id, s.paid_through, s.first_unpaid, s.reported_month, s.workers_reported, s.open_bills, s.owed_idr, s.last_paid_on
  from certificates.employer_standings s
  where s.organisation_id = any (p_organisations)
    and (session_user = 'semesta_worker' or contributions.may_write('checks') or contributions.in_scope('', s.area_code, array[s.organisation_id]))
$$;
comment on function certificates.standings_of(uuid[]) is 'How employers stand: for whoever checks employers, or within the caller''s own scope. Counts and money, never people.';

set local role semesta_owner;
create trigger bills__standings_added after insert on contributions.bills
  referencing new table as changed for each statement execute function certificates.follow_bills();
create trigger bills__standings_changed after update on contributions.bills
  referencing new table as changed for each statement execute function certificates.follow_bills();
set local role semesta_registrar;
revoke all on function certificates.refresh_standings(uuid[]), certificates.follow_bills(), certificates.standings_of(uuid[]) from public;
grant execute on function certificates.standings_of(uuid[]) to semesta_app, semesta_worker;
select certificates.refresh_standings(array(select distinct b.payer_id from contributions.bills b where b.payer_kind = 'employer'));
