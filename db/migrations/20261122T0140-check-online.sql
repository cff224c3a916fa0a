-- Checking a certificate online: what is true today of many at once, and the count of what was asked (CONTRACT 3, 6).
set local role semesta_owner;
create table certificates.online_checks (
  check_id bigint generated always as identity,
  checked_at timestamptz not null default now(),
  how text not null,
  outcome text not null,
  reason text not null,
  certificate_id uuid,
  constraint online_checks__pk primary key (check_id),
  constraint online_checks__how check (how in ('text', 'code')),
  constraint online_checks__outcome check (outcome in ('VALID', 'NOT_VALID', 'CANNOT_CONFIRM')),
  constraint online_checks__reason check (reason ~ '^[a-z_]+[.][a-z0-9_]+$')
);
create index online_checks__by_time on certificates.online_checks (checked_at);
comment on table certificates.online_checks is 'Each check made without an account: when, how, what came of it. No text, no name, no address; let go after 90 days.';
comment on sequence certificates.online_checks_check_id_seq is 'Numbers of the log of checks.';
comment on column certificates.online_checks.certificate_id is 'Null where the certificate is not in our books.';
alter table certificates.online_checks enable row level security, force row level security;
create policy online_checks__registrar on certificates.online_checks for all to semesta_registrar using (true) with check (true);
grant select, insert, update, delete on certificates.online_checks to semesta_registrar;

set local role semesta_registrar;
create function certificates.answer_checks(p_ids uuid[], p_codes text[], p_today date, p_how text[], p_outcomes text[], p_reasons text[], p_certificates uuid[])
  returns table (place integer, certificate_id uuid, kind text, status smallint, paid_through text, workers_reported integer, lapses_on date, is_covered boolean,
    name text, npp text, nib text, area_code text, area_name text, kpj text, number text, registered_since date, programmes text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- A count that is lost with the power is no loss to anybody; waiting for the disk would be.
  perform set_config('synchronous_commit', 'off', true);
  insert into certificates.online_checks (how, outcome, reason, certificate_id)
    select l.how, l.outcome, l.reason, l.certificate_id from unnest(p_how, p_outcomes, p_reasons, p_certificates) as l (how, outcome, reason, certificate_id);
  return query
  select a.place::integer, e.certificate_id, e.kind, e.status,
    coalesce(s.paid_through, c.paid_through), coalesce(s.workers_reported, 0), c.lapses_on, coalesce(c.is_covered, false),
    coalesce(o.name, w.masked, ''), coalesce(o.npp, ''), coalesce(o.nib, ''), coalesce(o.area_code, ''), coalesce(r.name, ''), coalesce(m.kpj, ''),
    coalesce(p.number, ''), p.registered_since, coalesce(p.programmes, k.programmes, '{}')
  from unnest(p_ids, p_codes) with ordinality as a (id, code, place)
    cross join lateral (
      select x.certificate_id, x.kind, x.holder_id, x.status from certificates.entries x where x.certificate_id = a.id
      union all select x.certificate_id, x.kind, x.holder_id, x.status from certificates.entries x where x.code = a.code and a.id is null) e
    left join registry.organisations o on e.kind = 'employer' and o.organisation_id = e.holder_id
    left join registry.areas r on r.code = o.area_code
    left join certificates.employer_standings s on e.kind = 'employer' and s.organisation_id = e.holder_id
    left join lateral (
      -- Names leave only masked, as a card carries them.
      select coalesce(x.merged_into, x.worker_id) as worker_id, regexp_replace(x.name, '(\S)\S+', '\1***', 'g') as masked, x.deceased_on
      from registry.workers x where e.kind = 'worker' and x.worker_id = e.holder_id) w on true
    left join lateral (
      select x.kpj from registry.memberships x where x.worker_id = w.worker_id and x.kpj is not null order by (x.ended_on is null) desc, x.opened_on desc limit 1) m on true
    left join lateral (
      select x.paid_through, x.lapses_on, w.deceased_on is null and (x.lapses_on is null or x.lapses_on > p_today) as is_covered
      from contributions.cover_spans x
      where x.worker_id = w.worker_id and x.covered_from <= p_today
        and (x.segment = 'BPU' or exists (select from registry.memberships p where p.worker_id = x.worker_id and p.segment = 'PU' and p.ended_on is null and p.state <> 'REQUESTED'))
      order by (x.lapses_on is null) desc, x.lapses_on desc limit 1) c on true
    -- A text brings its own words; a code has those of the last text.
    left join lateral (
      select x.number, x.registered_since, d.programmes from certificates.employer_certificates x join certificates.employer_editions d using (certificate_id)
      where a.id is null and x.certificate_id = e.certificate_id order by d.edition desc limit 1) p on true
    left join lateral (
      select d.programmes from certificates.card_editions d
      where a.id is null and e.kind = 'worker' and d.worker_id = e.holder_id and d.certificate_id = e.certificate_id order by d.edition desc limit 1) k on true;
end $$;
comment on function certificates.answer_checks(uuid[], text[], date, text[], text[], text[], uuid[]) is
  'What is true today of the certificates named by id or by code, and the log of checks answered before: one statement for many. Who asks holds the certificate; people only as their card shows them.';

create function certificates.count_checks(p_from date, p_to date) returns table (on_day date, how text, outcome text, reason text, checks bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (c.checked_at at time zone 'Asia/Makassar')::date, c.how, c.outcome, regexp_replace(c.reason, '^arrears[.].*', 'arrears'), count(*)
  from certificates.online_checks c
  where c.checked_at >= p_from::timestamp at time zone 'Asia/Makassar' and c.checked_at < (p_to + 1)::timestamp at time zone 'Asia/Makassar'
    and (contributions.may_write('certificates') or nullif(current_setting('app.audit', true), '') = 'all')
  group by 1, 2, 3, 4 order by 1 desc, 5 desc, 2, 3, 4
$$;
comment on function certificates.count_checks(date, date) is 'How many checks were made each day and what came of them: counts for the office and the auditor.';

create function certificates.let_go_checks(p_days integer, p_most integer) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (
    delete from certificates.online_checks c where c.check_id in (
      select x.check_id from certificates.online_checks x where x.checked_at < now() - make_interval(days => p_days) order by x.checked_at limit p_most)
    returning 1)
  select count(*)::integer from gone
$$;
comment on function certificates.let_go_checks(integer, integer) is 'Lets go of checks older than so many days, at most so many at once; answers how many went.';

revoke all on function certificates.answer_checks(uuid[], text[], date, text[], text[], text[], uuid[]), certificates.count_checks(date, date),
  certificates.let_go_checks(integer, integer) from public;
grant execute on function certificates.answer_checks(uuid[], text[], date, text[], text[], text[], uuid[]), certificates.count_checks(date, date) to semesta_app;
grant execute on function certificates.let_go_checks(integer, integer) to semesta_worker;
