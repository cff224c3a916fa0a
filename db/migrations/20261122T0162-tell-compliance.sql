-- How an employer complies, many in one statement: what is read of bills, filings, letters and certificates; and what others state of his workers.
set local role semesta_owner;
create table certificates.stated_workers (
  statement_id uuid not null,
  organisation_id uuid not null,
  area_code text collate "C" not null,
  source text not null,
  number text not null default '',
  workers integer not null,
  stated_on date not null,
  actor_name text not null,
  account_id uuid not null,
  recorded_at timestamptz not null default now(),
  constraint stated_workers__pk primary key (statement_id),
  constraint stated_workers__source check (source in ('oss', 'permit', 'inspection', 'labour_report')),
  constraint stated_workers__workers check (workers >= 0),
  constraint stated_workers__number check (length(number) <= 80)
);
create index stated_workers__by_employer on certificates.stated_workers (organisation_id, stated_on desc);
comment on table certificates.stated_workers is 'How many workers an employer has by another source than his own reports: a count with its source and day, no people. Never changed: a later one counts.';
alter table certificates.stated_workers enable row level security, force row level security;
create policy stated_workers__registrar on certificates.stated_workers for all to semesta_registrar using (true) with check (true);
create policy stated_workers__read on certificates.stated_workers for select to semesta_app using (
  organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
grant select, insert on certificates.stated_workers to semesta_registrar;
grant select on certificates.stated_workers to semesta_app;

set local role semesta_registrar;
create function certificates.state_workers(p_statement jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  place text;
begin
  select * into given from jsonb_to_record(p_statement) as r ("statementId" uuid, "organisationId" uuid, source text, number text, workers integer, "statedOn" date,
    "accountId" uuid, name text);
  select o.area_code into place from registry.organisations o where o.organisation_id = given."organisationId";
  if not found or not contributions.may_write('certificates') or not contributions.in_scope('', place, '{}') then return 'not_found'; end if;
  insert into certificates.stated_workers (statement_id, organisation_id, area_code, source, number, workers, stated_on, actor_name, account_id)
  values (given."statementId", given."organisationId", place, given.source, coalesce(given.number, ''), given.workers, given."statedOn", given.name, given."accountId");
  return 'done';
end $$;
comment on function certificates.state_workers(jsonb) is 'Keeps how many workers an employer has by another source: done, not_found. The office of its area.';

create function certificates.compliance_facts(p_organisations uuid[], p_on date)
  returns table (organisation_id uuid, known_since date, months jsonb, programmes text[], low_wages integer, letters integer, last_letter text, last_letter_on date,
    case_id uuid, case_stage text, certificate text, certificate_until date, is_revoked boolean, stated jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select o.organisation_id, least((o.created_at at time zone 'Asia/Makassar')::date, b.first_on), coalesce(b.months, '[]'), p.programmes, coalesce(f.low, 0),
    coalesce(l.letters, 0), coalesce(l.last_number, ''), l.last_on, k.case_id, k.stage, c.number, c.expires_on, coalesce(c.is_revoked, false), coalesce(s.stated, '[]')
  from registry.organisations o
    left join lateral (
      select (min(x.first_month) || '-01')::date as first_on,
        (select jsonb_agg(jsonb_build_object('month', m.month, 'workers', m.workers) order by m.month)
          from (select y.last_month as month, max(y.workers) as workers from contributions.bills y
            where y.payer_id = o.organisation_id and y.payer_kind = 'employer' and y.kind = 'filing' and y.state in ('open', 'paid')
            group by y.last_month order by y.last_month desc limit 7) m) as months
      from contributions.bills x where x.payer_id = o.organisation_id and x.payer_kind = 'employer' and x.state in ('open', 'paid')) b on true
    left join lateral (
      select array_remove(array[case when bool_or(w.jkk_idr > 0) then 'JKK' end, case when bool_or(w.jkm_idr > 0) then 'JKM' end,
        case when bool_or(w.jht_employer_idr > 0) then 'JHT' end, case when bool_or(w.jp_employer_idr > 0) then 'JP' end], null) as programmes
      from contributions.worker_months w
      where w.bill_id = (select y.bill_id from contributions.bills y where y.payer_id = o.organisation_id and y.payer_kind = 'employer' and y.kind = 'filing'
        and y.state in ('open', 'paid') order by y.last_month desc, y.issued_on desc, y.bill_id desc limit 1)) p on true
    left join lateral (
      select (select coalesce(sum((h.value ->> 'workers')::integer), 0)::integer from jsonb_array_elements(g.hints) h where h.value ->> 'kind' = 'wage_below_minimum') as low
      from contributions.filings g where g.organisation_id = o.organisation_id and g.state in ('final', 'locked') order by g.month desc limit 1) f on true
    left join lateral (
      select count(*)::integer as letters, (array_agg(t.year || '/' || t.number order by t.written_on desc, t.number desc))[1] as last_number, max(t.written_on) as last_on
      from contributions.letters t where t.organisation_id = o.organisation_id and t.written_on > p_on - 365) l on true
    left join certificates.sanction_cases k on k.organisation_id = o.organisation_id and k.stage <> 'closed'
      and (k.is_told or contributions.may_write('sanctions') or current_setting('app.audit', true) = 'all')
    left join lateral (
      select e.number, e.state = 'revoked' as is_revoked,
        (select d.expires_on from certificates.employer_editions d where d.certificate_id = e.certificate_id order by d.edition desc limit 1) as expires_on
      from certificates.employer_certificates e where e.organisation_id = o.organisation_id order by (e.state = 'standing') desc, e.made_at desc limit 1) c on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('source', q.source, 'number', q.number, 'workers', q.workers, 'statedOn', q.stated_on, 'by', q.actor_name) order by q.stated_on desc) as stated
      from (select distinct on (z.source) z.source, z.number, z.workers, z.stated_on, z.actor_name from certificates.stated_workers z
        where z.organisation_id = o.organisation_id order by z.source, z.stated_on desc, z.recorded_at desc) q) s on true
  where o.organisation_id = any (p_organisations) and contributions.in_scope('', o.area_code, array[o.organisation_id]);
end $$;
comment on function certificates.compliance_facts(uuid[], date) is
  'What the books know of how employers comply, within the caller''s scope: counts and days, no people. A sanction case only once the employer was told of it, or to the office and the auditor.';

revoke all on function certificates.state_workers(jsonb), certificates.compliance_facts(uuid[], date) from public;
grant execute on function certificates.state_workers(jsonb), certificates.compliance_facts(uuid[], date) to semesta_app;
