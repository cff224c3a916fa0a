-- The check reads a list once: what stands on it comes with what is known of the people, and the outcome is worked out in the same statement.
set local role semesta_registrar;

drop function sponsorship.candidate_facts(uuid);
create function sponsorship.candidate_facts(p_list uuid)
  returns table (worker_id uuid, place integer, state text, verdict_name text, reasons text[], details jsonb, name text, nik_masked text, birth_date date, sex text, occupation text, occupation_group text, hamlet text, residence text)
  language plpgsql stable set search_path = pg_catalog, pg_temp set work_mem = '64MB' set jit = off as $$
#variable_conflict use_column
declare
  l sponsorship.lists;
  p sponsorship.programmes;
  first_day date;
  last_month text;
begin
  select x.* into l from sponsorship.lists x where x.list_id = p_list;
  select x.* into p from sponsorship.programmes x where x.programme_id = l.programme_id;
  first_day := to_date(l.first_month || '-01', 'YYYY-MM-DD');
  last_month := contributions.month_after(l.first_month, l.months - 1);
  return query
  with known as (
    select c.worker_id as id, c.place as stands_at, c.state as stands_as, c.verdict_name as decided_by, w.*, c.category_code, m.has_bpu, m.has_pu, t.sponsored_in, t.paid_in, o.elsewhere,
      w.area_code = l.village_code or starts_with(w.area_code, l.village_code || '.') as lives_here
    from sponsorship.candidates c
      join registry.workers w on w.worker_id = c.worker_id
      cross join lateral (
        select coalesce(bool_or(x.segment = 'BPU' and x.state <> 'REQUESTED'), false) as has_bpu, coalesce(bool_or(x.segment = 'PU'), false) as has_pu
        from registry.memberships x where x.worker_id = c.worker_id and x.ended_on is null) m
      cross join lateral (
        select max(x.month) filter (where x.payer_kind = 'sponsor') as sponsored_in, max(x.month) filter (where x.payer_kind = 'worker' and x.state = 'paid') as paid_in
        from contributions.worker_months x
        where x.worker_id = c.worker_id and x.month between l.first_month and last_month and x.segment = 'BPU' and x.part = 'protection' and x.state in ('due', 'paid')) t
      cross join lateral (
        select exists (select from sponsorship.candidates y join sponsorship.lists z on z.list_id = y.list_id
          where y.worker_id = c.worker_id and y.list_id <> p_list and y.state <> 'rejected' and y.village_code = l.village_code
            and z.state in ('draft', 'proposed', 'verified')) as elsewhere) o
    where c.list_id = p_list
  )
  select k.id, k.stands_at, k.stands_as, k.decided_by, array_remove(array[
      case when k.merged_into is not null then 'worker.merged' end,
      case when k.deceased_on is not null then 'worker.deceased' end,
      case when k.birth_date <= (first_day + interval '1 month' - interval '1 day' - make_interval(years => l.refused_from_age))::date then 'worker.too_old' end,
      case when k.birth_date > (first_day - make_interval(years => l.lowest_age))::date then 'worker.too_young' end,
      case when k.sponsored_in is not null then 'worker.already_sponsored' end,
      case when k.paid_in is not null then 'worker.already_protected' end,
      case when not k.has_bpu and k.merged_into is null then 'worker.not_registered' end,
      case when not k.lives_here then 'village.outside' end,
      case when p.categories <> '{}' and k.category_code <> all (p.categories) then 'category.missing' end,
      case when k.has_pu then 'worker.also_wage_earner' end,
      case when k.elsewhere then 'worker.also_candidate' end], null),
    -- Until when, and never by whom.
    jsonb_strip_nulls(jsonb_build_object(
      'sponsoredUntil', case when k.sponsored_in is not null then (
        select max(x.month) from contributions.worker_months x where x.worker_id = k.id and x.month >= l.first_month and x.segment = 'BPU'
          and x.part = 'protection' and x.payer_kind = 'sponsor' and x.state in ('due', 'paid')) end,
      'paidUntil', case when k.paid_in is not null then (
        select max(x.month) from contributions.worker_months x where x.worker_id = k.id and x.month >= l.first_month and x.segment = 'BPU'
          and x.part = 'protection' and x.payer_kind = 'worker' and x.state = 'paid') end)),
    k.name, k.nik_masked, k.birth_date, k.sex, k.occupation, k.occupation_group, k.hamlet, k.area_code
  from known k;
end $$;
comment on function sponsorship.candidate_facts(uuid) is
  'What speaks against each candidate of a list, in one statement over the whole list, beside how he stands on it and as the registry knows him now. Sponsored: until when, never by whom.';
revoke all on function sponsorship.candidate_facts(uuid) from public;

create or replace function sponsorship.outcome_of(p_reasons text[]) returns text
  language sql immutable as $$
  select case
    when p_reasons && array['worker.deceased', 'worker.too_old', 'worker.too_young', 'worker.already_sponsored', 'worker.already_protected'] then 'rejected'
    when p_reasons && array['worker.merged', 'worker.not_registered', 'village.outside', 'category.missing'] then 'fix'
    when p_reasons && array['worker.also_wage_earner', 'worker.also_candidate'] then 'warning'
    else 'ready' end
$$;

create or replace function sponsorship.recheck_list(p_list uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  quota constant integer := coalesce(sponsorship.places_left(p_list), 0);
  is_draft constant boolean := (select l.state = 'draft' from sponsorship.lists l where l.list_id = p_list);
begin
  with judged as (
    select f.*, o.outcome,
      -- A verdict without a name is the check's own: it comes and goes with what the check found.
      case when o.outcome in ('fix', 'rejected') then case when is_draft and (f.state <> 'rejected' or f.verdict_name = '') then 'proposed' else 'rejected' end
        when f.state = 'rejected' and f.verdict_name = '' then 'proposed' else f.state end as next_state,
      case when o.outcome in ('fix', 'rejected') and (f.state <> 'rejected' or f.verdict_name = '') then f.reasons[1] end as found
    from sponsorship.candidate_facts(p_list) f cross join lateral (select sponsorship.outcome_of(f.reasons) as outcome offset 0) o
  ), ranked as (
    select j.*, row_number() over turns as turn, count(*) filter (where j.outcome in ('ready', 'warning') and j.next_state <> 'rejected') over turns > quota
      and j.outcome in ('ready', 'warning') and j.next_state <> 'rejected' as reserve
    from judged j window turns as (order by j.place, j.worker_id rows unbounded preceding)
  )
  update sponsorship.candidates c set place = r.turn, outcome = r.outcome, is_reserve = r.reserve, state = r.next_state,
    reasons = case when r.reserve then r.reasons || 'quota.over'::text else r.reasons end, reason_details = r.details,
    verdict_reason = case when r.next_state = 'rejected' then coalesce(r.found, c.verdict_reason) when c.state = 'rejected' then '' else c.verdict_reason end,
    verdict_name = case when r.next_state = 'rejected' and r.found is not null then '' else c.verdict_name end,
    name = r.name, nik_masked = r.nik_masked, birth_date = r.birth_date, sex = r.sex, occupation = r.occupation, occupation_group = r.occupation_group,
    hamlet = r.hamlet, residence_code = r.residence
  from ranked r
  where c.list_id = p_list and c.worker_id = r.worker_id
    and (c.place, c.outcome, c.is_reserve, c.state, c.reasons, c.reason_details, c.name, c.nik_masked, c.birth_date, c.sex, c.occupation, c.occupation_group, c.hamlet, c.residence_code)
      is distinct from (r.turn, r.outcome, r.reserve, r.next_state, case when r.reserve then r.reasons || 'quota.over'::text else r.reasons end, r.details, r.name, r.nik_masked, r.birth_date, r.sex,
        r.occupation, r.occupation_group, r.hamlet, r.residence);
end $$;
