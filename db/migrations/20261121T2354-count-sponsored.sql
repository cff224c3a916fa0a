-- Proportional counting, as offices are judged (CONTRACT 4.2): months that were paid, worker by worker and year by year.
set local role semesta_registrar;

create function sponsorship.counted_groups(p_within text, p_year integer, p_needed integer)
  returns table (village_code text, public_months integer, firm_months integer, workers integer, worker_months integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with terms as materialized (
    select t.worker_id, coalesce(w.merged_into, t.worker_id) as person, t.term_id, t.budget_id, t.first_month, t.last_month, t.held_months, t.village_code, s.kind in ('firm', 'donor') as is_firm
    from sponsorship.terms t
      join sponsorship.programmes p on p.programme_id = t.programme_id
      join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
      join registry.workers w on w.worker_id = t.worker_id
    where t.first_month <= p_year::text || '-12' and t.last_month >= p_year::text || '-01'
      and (p_within is null or t.village_code = p_within or t.village_code like p_within || '.%')
      and t.village_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
      and ('sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) or nullif(current_setting('app.audit', true), '') = 'all')
  ), months as (
    select t.person, t.term_id, t.village_code, t.is_firm, x.month, contributions.month_index(x.month) as place
    from terms t join contributions.worker_months x on x.worker_id = t.worker_id and x.month between t.first_month and t.last_month and x.month = any (t.held_months)
      and x.segment = 'BPU' and x.part = 'protection' and x.payer_kind = 'sponsor' and x.payer_id = t.budget_id and x.state = 'paid'
    where x.month <= p_year::text || '-12' and x.month >= (p_year - 1)::text || '-01'
  ), runs as (
    select r.person, r.before, r.within from (
      select i.person, count(*) filter (where i.month < p_year::text || '-01') as before, count(*) filter (where i.month >= p_year::text || '-01') as within
      from (select m.*, m.place - row_number() over (partition by m.person, m.term_id order by m.place) as island from months m where m.is_firm) i
      group by i.person, i.term_id, i.island) r
    where r.within > 0
  ), people as (
    select m.person, min(m.village_code) as village_code, count(*) filter (where m.month >= p_year::text || '-01') as months,
      count(distinct m.month) filter (where not m.is_firm and m.month >= p_year::text || '-01') as public_months
    from months m group by m.person
  ), firms as (
    -- Months of a term begun the year before help it to its sixth, once: those that counted then do not count again.
    select r.person, max(case when r.before >= p_needed then r.within else r.before + r.within end) as firm_months from runs r group by r.person
  )
  select p.village_code, p.public_months::integer, coalesce(f.firm_months, 0)::integer, count(*)::integer, sum(p.months)::integer
  from people p left join firms f on f.person = p.person
  where p.months > 0
  group by 1, 2, 3 order by 1, 2, 3
$$;
comment on function sponsorship.counted_groups(text, integer, integer) is
  'Workers of an area by the paid months of a calendar year: of government and village together, and in one unbroken term of a firm (those before 1 January belong to it unless they counted already: p_needed). Counts, never people; modules/rules reads the rule.';

revoke all on function sponsorship.counted_groups(text, integer, integer) from public;
grant execute on function sponsorship.counted_groups(text, integer, integer) to semesta_app;
