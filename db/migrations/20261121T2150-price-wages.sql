-- What the wages of an employer cost: rates by risk class, scale and duty, as modules/rules printed them.
set local role semesta_owner;

alter table contributions.months add column pu_programmes jsonb not null default '{}';
comment on column contributions.months.pu_programmes is 'Programmes a wage is billed for by duty: {"micro": ["JKK", …], …, "government": […]}.';

alter table contributions.filings
  add column opened_at timestamptz,
  add column hints jsonb not null default '[]';
comment on column contributions.filings.opened_at is 'When someone began to file; null where a provisional bill alone made the row.';
comment on column contributions.filings.hints is 'What looked unusual when it was made final: [{kind, workers, …}]; data to look at, no accusation.';
create index filings__by_month on contributions.filings (month, state);

alter table contributions.filing_lines
  add column left_on date,
  add column left_reason text,
  add column is_absent boolean not null default false,
  add constraint filing_lines__left check ((change = 'left') = (left_on is not null)),
  add constraint filing_lines__adjusted check ((change = 'adjusted') = (corrects_month <> ''));
comment on column contributions.filing_lines.is_absent is 'The payroll handed in last did not name him: someone must say whether he left.';

set local role semesta_registrar;

create or replace function contributions.keep_month(p_facts jsonb, p_tariff jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted constant text := p_facts ->> 'month';
begin
  if exists (select from contributions.months m where m.month = wanted and m.fingerprint = p_facts ->> 'fingerprint') then return false; end if;
  delete from contributions.tariffs t where t.month = wanted;
  insert into contributions.months as m select g.* from jsonb_populate_record(null::contributions.months, '{"pu_programmes": {}}' || p_facts) g
    on conflict on constraint months__pk do update set fingerprint = excluded.fingerprint, bpu_due_on = excluded.bpu_due_on, pu_due_on = excluded.pu_due_on,
      bpu_lapses_on = excluded.bpu_lapses_on, pu_fee_ppm = excluded.pu_fee_ppm, fee_counts_begun = excluded.fee_counts_begun, pu_programmes = excluded.pu_programmes;
  insert into contributions.tariffs select g.* from jsonb_populate_recordset(null::contributions.tariffs, p_tariff) g;
  return true;
end $$;

create function contributions.insured_of(p_kind text) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case when p_kind in ('employer', 'bumdes', 'agent', 'cooperative', 'lpd', 'school') then 'firm'
    when p_kind in ('government_office', 'village') then 'government' end
$$;
comment on function contributions.insured_of(text) is 'By which duties an organisation of that kind insures wage earners; null: it files no wages. Twin of kindTraits in the registry''s core.';

create function contributions.pu_rates(p_month text, p_insured text, p_scale text, p_risk_class integer, p_employees integer)
  returns table (jkk_ppm numeric, jkm_ppm numeric, jht_employer_ppm numeric, jht_worker_ppm numeric, jp_employer_ppm numeric, jp_worker_ppm numeric, jp_cap_idr bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select case when d.must ? 'JKK' then t.jkk_ppm else 0 end, case when d.must ? 'JKM' then t.jkm_ppm else 0 end,
    case when d.must ? 'JHT' then t.jht_employer_ppm else 0 end, case when d.must ? 'JHT' then t.jht_worker_ppm else 0 end,
    case when d.must ? 'JP' then t.jp_employer_ppm else 0 end, case when d.must ? 'JP' then t.jp_worker_ppm else 0 end, t.jp_cap_idr
  from contributions.months m
    cross join lateral (select m.pu_programmes -> case p_insured when 'government' then 'government' else p_scale end as must) d
    join contributions.tariffs t on t.month = m.month and t.segment = 'PU' and t.risk_class = p_risk_class and not t.labour_intensive
      and t.scale = case p_insured when 'government' then 'large' else p_scale end
      and coalesce(p_employees, 0) >= t.employees_from and (t.employees_below is null or coalesce(p_employees, 0) < t.employees_below)
  where m.month = p_month and d.must is not null
$$;
comment on function contributions.pu_rates(text, text, text, integer, integer) is
  'The rates of a wage, parts of a million, 0 where the programme is no duty; no row where risk class or scale is not known or the month was not printed.';

-- Without a search path of its own, so that the planner writes it into the query that asks.
create function contributions.pu_amounts(p_wage bigint, p_jkk numeric, p_jkm numeric, p_jht_employer numeric, p_jht_worker numeric, p_jp_employer numeric, p_jp_worker numeric, p_jp_cap bigint)
  returns table (jkk_idr bigint, jkm_idr bigint, jht_employer_idr bigint, jht_worker_idr bigint, jp_employer_idr bigint, jp_worker_idr bigint)
  language sql immutable parallel safe as $$
  select round(p_wage * p_jkk * 0.000001)::bigint, round(p_wage * p_jkm * 0.000001)::bigint,
    round(p_wage * p_jht_employer * 0.000001)::bigint, round(p_wage * p_jht_worker * 0.000001)::bigint,
    round(least(p_wage, coalesce(p_jp_cap, p_wage)) * p_jp_employer * 0.000001)::bigint, round(least(p_wage, coalesce(p_jp_cap, p_wage)) * p_jp_worker * 0.000001)::bigint
$$;
comment on function contributions.pu_amounts(bigint, numeric, numeric, numeric, numeric, numeric, numeric, bigint) is
  'What a wage costs at these rates: each part rounded half up by itself, JP of the wage up to its cap.';

create function contributions.pu_terms(p_organisations uuid[], p_month text)
  returns table (organisation_id uuid, jkk_ppm numeric, jkm_ppm numeric, jht_employer_ppm numeric, jht_worker_ppm numeric, jp_employer_ppm numeric, jp_worker_ppm numeric, jp_cap_idr bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, r.* from registry.organisations o
    cross join lateral contributions.pu_rates(p_month, contributions.insured_of(o.kind), o.scale, o.risk_class, o.workers_stated) r
  where o.organisation_id = any (p_organisations) and contributions.insured_of(o.kind) is not null
$$;
comment on function contributions.pu_terms(uuid[], text) is 'The rates of these employers in a month; none of those whose risk class or scale is not known.';

revoke all on function contributions.insured_of(text), contributions.pu_rates(text, text, text, integer, integer),
  contributions.pu_amounts(bigint, numeric, numeric, numeric, numeric, numeric, numeric, bigint), contributions.pu_terms(uuid[], text) from public;
