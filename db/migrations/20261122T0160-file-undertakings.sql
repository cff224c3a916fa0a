-- An employer in arrears undertakes to pay and report by a day: while it stands, a permit desk answers CONDITIONAL.
set local role semesta_owner;
create table certificates.undertakings (
  undertaking_id uuid not null,
  organisation_id uuid not null,
  area_code text collate "C" not null,
  state text not null default 'filed',
  pay_through text collate "C" not null,
  workers_promised integer,
  owed_idr bigint not null,
  terms text not null,
  due_on date not null,
  filed_on date not null,
  document_id uuid,
  maker_id uuid not null,
  maker_key text not null,
  maker_name text not null,
  decided_on date,
  decider_key text,
  decider_name text not null default '',
  reason text not null default '',
  year integer,
  number integer,
  ended_on date,
  filed_at timestamptz not null default now(),
  version integer not null default 1,
  constraint undertakings__pk primary key (undertaking_id),
  constraint undertakings__number unique (year, number),
  constraint undertakings__state check (state in ('filed', 'accepted', 'refused', 'withdrawn', 'kept', 'broken')),
  constraint undertakings__month check (pay_through ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  constraint undertakings__amounts check (owed_idr >= 0 and (workers_promised is null or workers_promised > 0)),
  constraint undertakings__ahead check (due_on > filed_on),
  constraint undertakings__decided check ((state in ('accepted', 'refused', 'kept', 'broken')) = (decided_on is not null and decider_key is not null)),
  constraint undertakings__numbered check ((state in ('accepted', 'kept', 'broken')) = (number is not null and year is not null)),
  constraint undertakings__decider_is_another check (decider_key is null or decider_key <> maker_key),
  constraint undertakings__ended check ((state in ('kept', 'broken')) = (ended_on is not null)),
  constraint undertakings__refused_why check (state <> 'refused' or reason <> '')
);
create unique index undertakings__one_open on certificates.undertakings (organisation_id) where state in ('filed', 'accepted');
create index undertakings__by_organisation on certificates.undertakings (organisation_id, filed_on);
create index undertakings__by_due on certificates.undertakings (due_on) where state = 'accepted';
comment on table certificates.undertakings is 'What an employer in arrears undertakes to pay and report by a day, and what the office said of it. Counts and money, no people.';
comment on column certificates.undertakings.pay_through is 'Every month up to this one will be paid.';
comment on column certificates.undertakings.workers_promised is 'At least so many workers will be reported; null: nothing was promised of them.';
comment on column certificates.undertakings.owed_idr is 'What was open when it was filed; what is open today, the bills say.';
comment on column certificates.undertakings.maker_key is 'The person behind the account that filed it: never the one who decides.';
comment on column certificates.undertakings.ended_on is 'Kept: the day it was fulfilled. Broken: the day after the one promised.';
alter table certificates.undertakings enable row level security, force row level security;
create policy undertakings__registrar on certificates.undertakings for all to semesta_registrar using (true) with check (true);
create policy undertakings__read on certificates.undertakings for select to semesta_app using (
  organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
grant select, insert, update on certificates.undertakings to semesta_registrar;
grant select on certificates.undertakings to semesta_app;

set local role semesta_registrar;
create function certificates.undertakings_of(p_organisations uuid[], p_on date)
  returns table (organisation_id uuid, undertaking_id uuid, due_on date, terms text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select u.organisation_id, u.undertaking_id, u.due_on, u.terms
  from certificates.undertakings u
  where u.organisation_id = any (p_organisations) and u.state = 'accepted' and p_on between u.decided_on and u.due_on
    and (session_user = 'semesta_worker' or contributions.may_write('checks') or contributions.in_scope('', u.area_code, array[u.organisation_id]))
$$;
comment on function certificates.undertakings_of(uuid[], date) is
  'The undertaking of each employer that stands on a day: accepted, and its last day not over. For whoever checks employers, or within the caller''s scope.';

create function certificates.settle_undertakings(p_organisations uuid[], p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended integer;
begin
  with standing as (
    select u.undertaking_id, u.due_on, greatest(paid.last_on, told.first_on) as fulfilled_on,
      s.paid_through >= u.pay_through and not paid.still_open and (u.workers_promised is null or told.first_on is not null) as is_fulfilled
    from certificates.undertakings u
      left join certificates.employer_standings s on s.organisation_id = u.organisation_id
      cross join lateral (
        select max(b.paid_on) filter (where b.state = 'paid') as last_on, coalesce(bool_or(b.state = 'open'), false) as still_open
        from contributions.bills b
        where b.payer_id = u.organisation_id and b.payer_kind = 'employer' and b.first_month <= u.pay_through) paid
      cross join lateral (
        select min(b.issued_on) as first_on from contributions.bills b
        where b.payer_id = u.organisation_id and b.payer_kind = 'employer' and b.state in ('open', 'paid')
          and u.workers_promised is not null and b.workers >= u.workers_promised and b.issued_on >= u.filed_on) told
    where u.state = 'accepted' and (p_organisations is null or u.organisation_id = any (p_organisations))),
  ending as (
    select d.undertaking_id,
      case when d.is_fulfilled and d.fulfilled_on <= d.due_on then 'kept' when d.due_on < p_on then 'broken' end as state,
      case when d.is_fulfilled and d.fulfilled_on <= d.due_on then d.fulfilled_on else d.due_on + 1 end as ended_on
    from standing d),
  written as (
    update certificates.undertakings u set state = e.state, ended_on = e.ended_on, version = u.version + 1
    from ending e where u.undertaking_id = e.undertaking_id and e.state is not null returning 1)
  select count(*) into ended from written;
  return ended;
end $$;
comment on function certificates.settle_undertakings(uuid[], date) is
  'Ends accepted undertakings by what was paid and reported: kept in time, or broken on the day after the last. Null: those of every employer.';

create function certificates.file_undertaking(p_undertaking jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  place text;
begin
  select * into given from jsonb_to_record(p_undertaking) as r ("undertakingId" uuid, "organisationId" uuid, "payThrough" text, "workersPromised" integer,
    "owedIdr" bigint, terms text, "dueOn" date, "filedOn" date, "documentId" uuid, "accountId" uuid, "personKey" text, name text);
  select o.area_code into place from registry.organisations o where o.organisation_id = given."organisationId";
  if not found or not contributions.may_write('filings') or not contributions.in_scope('', place, array[given."organisationId"]) then return 'not_found'; end if;
  perform certificates.settle_undertakings(array[given."organisationId"], given."filedOn");
  insert into certificates.undertakings (undertaking_id, organisation_id, area_code, pay_through, workers_promised, owed_idr, terms, due_on, filed_on, document_id,
    maker_id, maker_key, maker_name)
  values (given."undertakingId", given."organisationId", place, given."payThrough", given."workersPromised", given."owedIdr", given.terms, given."dueOn", given."filedOn",
    given."documentId", given."accountId", given."personKey", given.name)
  on conflict (organisation_id) where state in ('filed', 'accepted') do nothing;
  return case when found then 'done' else 'one_open' end;
end $$;
comment on function certificates.file_undertaking(jsonb) is 'Files an undertaking of an employer of the caller''s scope: done, not_found, one_open.';

create function certificates.decide_undertaking(p_undertaking uuid, p_version integer, p_decision text, p_reason text, p_on date, p_actor jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old certificates.undertakings;
  this_year constant integer := extract(year from p_on);
begin
  select * into old from certificates.undertakings u where u.undertaking_id = p_undertaking for update;
  if not found or not contributions.in_scope('', old.area_code, array[old.organisation_id]) then return 'not_found'; end if;
  if old.version <> p_version then return 'changed'; end if;
  if old.state <> 'filed' then return 'not_filed'; end if;
  if p_decision = 'withdrawn' then
    if not contributions.may_write('filings') then return 'not_found'; end if;
    update certificates.undertakings u set state = 'withdrawn', reason = p_reason, version = u.version + 1 where u.undertaking_id = p_undertaking;
    return 'done';
  end if;
  if not contributions.may_write('certificates') or p_decision not in ('accepted', 'refused') then return 'not_found'; end if;
  if old.maker_key = p_actor ->> 'personKey' then return 'same_person'; end if;
  if p_decision = 'accepted' and old.due_on <= p_on then return 'too_late'; end if;
  if p_decision = 'accepted' then perform pg_advisory_xact_lock(5171160); end if;
  update certificates.undertakings u set state = p_decision, reason = p_reason, decided_on = p_on, decider_key = p_actor ->> 'personKey', decider_name = p_actor ->> 'name',
    year = case when p_decision = 'accepted' then this_year end,
    number = case when p_decision = 'accepted' then (select coalesce(max(n.number), 0) + 1 from certificates.undertakings n where n.year = this_year) end,
    version = u.version + 1
  where u.undertaking_id = p_undertaking;
  return 'done';
end $$;
comment on function certificates.decide_undertaking(uuid, integer, text, text, date, jsonb) is
  'Accepts or refuses a filed undertaking, or takes it back: done, not_found, changed, not_filed, same_person, too_late.';

revoke all on function certificates.undertakings_of(uuid[], date), certificates.settle_undertakings(uuid[], date), certificates.file_undertaking(jsonb),
  certificates.decide_undertaking(uuid, integer, text, text, date, jsonb) from public;
grant execute on function certificates.undertakings_of(uuid[], date) to semesta_app, semesta_worker;
grant execute on function certificates.settle_undertakings(uuid[], date) to semesta_worker;
grant execute on function certificates.file_undertaking(jsonb), certificates.decide_undertaking(uuid, integer, text, text, date, jsonb) to semesta_app;
