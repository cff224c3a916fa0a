-- Registering the ready rows of a list: set-based, a chunk in one transaction, each row once.
set local role semesta_registrar;

create function registry.register_list_rows(p_list uuid, p_first integer, p_last integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  l registry.lists := registry.list_to_write(p_list);
  workplace text := '';
  segment text := case when l.kind = 'payroll' then 'PU' else 'BPU' end;
  new_people integer;
  claims integer;
  wanted integer;
begin
  if l.state <> 'submitting' then
    raise exception 'the list is not being submitted' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if l.kind = 'payroll' then
    select o.area_code into workplace from registry.organisations o where o.organisation_id = l.organisation_id;
  end if;

  with wanted_rows as (
    select r.nik_index, r.worker_id from registry.list_rows r
    where r.list_id = p_list and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning')
      and r.row_id not in (select g.row_id from registry.list_registrations g where g.list_id = p_list and g.row_id between p_first and p_last)
  ), claimed as (
    -- One order for every writer: two lists with the same people wait for each other, never in a circle.
    insert into registry.nik_claims (nik_index, worker_id)
    select t.nik_index, t.worker_id from wanted_rows t order by t.nik_index
    on conflict do nothing returning 1
  )
  select (select count(*) from claimed), (select count(*) from wanted_rows) into claims, wanted;

  with fresh as materialized (
    select r.*, case when l.kind = 'payroll' then least(coalesce(r.started_on, l.checked_on), l.checked_on) else l.checked_on end as opened_on,
      case when l.organisation_id is null then '{}'::uuid[] else array[l.organisation_id] end as custodians,
      -- Who is paid no wage works where he lives, as long as nothing else is known.
      case when l.kind = 'payroll' then workplace else r.residence_code end as work_area_code
    from registry.list_rows r join registry.nik_claims c on c.nik_index = r.nik_index and c.worker_id = r.worker_id
    where r.list_id = p_list and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning')
      and r.row_id not in (select g.row_id from registry.list_registrations g where g.list_id = p_list and g.row_id between p_first and p_last)
  ), people as (
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, birth_date, birth_place, sex, mother_name,
      address, occupation, occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, nik_flags)
    select f.worker_id, f.identity_sealed, f.nik_masked, f.name, f.name_tokens, f.birth_date, f.birth_place, f.sex, f.mother_name,
      f.address, f.occupation, f.occupation_group, case when l.kind = 'bpu' then f.income_idr end, f.residence_code, f.hamlet, f.work_area_code,
      f.custodians, f.reasons
    from fresh f
  ), enrolled as (
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, list_id,
      area_code, work_area_code, custodians)
    select f.worker_id, gen_random_uuid(), segment, l.organisation_id, 'REGISTERED', f.opened_on,
      f.occupation, case when l.kind = 'payroll' and f.income_idr > 0 then f.income_idr end, p_list, f.residence_code, f.work_area_code, f.custodians
    from fresh f
  ), phones as (
    insert into registry.phone_claims (phone_index, worker_id)
    select f.phone_index, f.worker_id from fresh f where f.phone_index is not null
  ), counted as (
    insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), to_char(s.month, 'YYYY-MM'), s.residence_code, s.work_area_code, segment,
      case when segment = 'PU' then 'employer' else 'worker' end, s.sex, s.birth_band, s.occupation_group, s.workers
    from (
      select date_trunc('month', f.opened_on)::date as month, f.residence_code, f.work_area_code, f.sex, registry.birth_band(f.birth_date) as birth_band,
        f.occupation_group, count(*) as workers
      from fresh f group by 1, 2, 3, 4, 5, 6) s
  ), done as (
    insert into registry.list_registrations (list_id, row_id, worker_id, area_code, organisation_id, account_id)
    select p_list, f.row_id, f.worker_id, f.area_code, f.organisation_id, f.account_id from fresh f returning 1
  )
  select count(*) into new_people from done;

  if claims = wanted then return new_people; end if;
  return new_people + registry.register_known_rows(l, workplace, p_first, p_last);
end $$;
comment on function registry.register_list_rows(uuid, integer, integer) is 'Registers the ready rows from p_first to p_last of a list being submitted and returns how many; rows already registered are passed over.';
revoke all on function registry.register_list_rows(uuid, integer, integer) from public;
grant execute on function registry.register_list_rows(uuid, integer, integer) to semesta_app;

create function registry.birth_band(p_birth_date date) returns smallint
  language sql immutable parallel safe as $$ select (extract(year from p_birth_date)::integer / 5 * 5)::smallint $$;
comment on function registry.birth_band(date) is 'First year of the five years in which someone was born: the band of the coverage facts.';
revoke all on function registry.birth_band(date) from public;
grant execute on function registry.birth_band(date) to semesta_app, semesta_worker, semesta_owner;

create function registry.register_known_rows(l registry.lists, p_workplace text, p_first integer, p_last integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  registered integer;
begin
  -- Whoever gives a person a membership holds the person's row first, in one order: what is counted below stands still.
  perform from registry.workers w where w.worker_id in (
    select c.worker_id from registry.list_rows r join registry.nik_claims c on c.nik_index = r.nik_index and c.worker_id <> r.worker_id
    where r.list_id = l.list_id and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning'))
  order by w.worker_id for update;

  with known as materialized (
    select r.row_id, r.phone_index, r.income_idr, r.occupation as row_occupation, r.area_code as list_area, r.organisation_id as list_organisation,
      r.account_id, w.worker_id, w.area_code, w.work_area_code, w.custodians, w.sex, w.birth_date, w.occupation_group,
      case when r.residence_code <> '' and (w.area_code = '' or r.residence_code like w.area_code || '.%') then r.residence_code else w.area_code end as new_area,
      case when w.work_area_code = '' then case when l.kind = 'payroll' then p_workplace else r.residence_code end else w.work_area_code end as new_work_area,
      case when l.organisation_id is null or w.custodians @> array[l.organisation_id] then w.custodians else w.custodians || l.organisation_id end as new_custodians,
      case when l.kind = 'payroll' then least(coalesce(r.started_on, l.checked_on), l.checked_on) else l.checked_on end as opened_on,
      o.pu_from, o.bpu_from,
      not (case when l.kind = 'payroll' then o.has_this_pu else o.bpu_from is not null end) as adds
    from registry.list_rows r
      join registry.nik_claims c on c.nik_index = r.nik_index and c.worker_id <> r.worker_id
      join registry.workers w on w.worker_id = c.worker_id
      cross join lateral (
        select min(m.opened_on) filter (where m.segment = 'PU') as pu_from, min(m.opened_on) filter (where m.segment = 'BPU') as bpu_from,
          coalesce(bool_or(m.segment = 'PU' and m.organisation_id is not distinct from l.organisation_id), false) as has_this_pu,
          coalesce(bool_or(m.segment = 'BPU' and m.state = 'ACTIVE'), false) as pays_bpu
        from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null) o
    where r.list_id = l.list_id and r.row_id between p_first and p_last and r.outcome in ('ready', 'warning')
      and r.row_id not in (select g.row_id from registry.list_registrations g where g.list_id = l.list_id and g.row_id between p_first and p_last)
      and w.deceased_on is null and w.birth_date = r.birth_date
      and (l.kind = 'payroll' or (w.name_tokens @> r.name_tokens and r.name_tokens @> w.name_tokens and not o.pays_bpu))
  ), people as (
    update registry.workers w set area_code = k.new_area, work_area_code = k.new_work_area, custodians = k.new_custodians,
      updated_at = now(), version = w.version + 1
    from known k where w.worker_id = k.worker_id
      and (k.new_area, k.new_work_area, k.new_custodians) is distinct from (k.area_code, k.work_area_code, k.custodians)
  ), moved as (
    update registry.memberships m set area_code = k.new_area, work_area_code = k.new_work_area
    from known k where m.worker_id = k.worker_id and (k.new_area, k.new_work_area) is distinct from (k.area_code, k.work_area_code)
  ), enrolled as (
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, list_id,
      area_code, work_area_code, custodians)
    select k.worker_id, gen_random_uuid(), case when l.kind = 'payroll' then 'PU' else 'BPU' end, l.organisation_id, 'REGISTERED', k.opened_on,
      k.row_occupation, case when l.kind = 'payroll' and k.income_idr > 0 then k.income_idr end, l.list_id, k.new_area, k.new_work_area,
      case when l.organisation_id is null then '{}'::uuid[] else array[l.organisation_id] end
    from known k where k.adds
  ), phones as (
    insert into registry.phone_claims (phone_index, worker_id)
    select k.phone_index, k.worker_id from known k where k.phone_index is not null on conflict do nothing
  ), spans as (
    select k.area_code, k.work_area_code, k.sex, k.birth_date, k.occupation_group, k.pu_from, k.bpu_from, -1 as sign from known k
    union all
    select k.new_area, k.new_work_area, k.sex, k.birth_date, k.occupation_group,
      case when k.adds and l.kind = 'payroll' then least(k.pu_from, k.opened_on) else k.pu_from end,
      case when k.adds and l.kind = 'bpu' then least(k.bpu_from, k.opened_on) else k.bpu_from end, 1 from known k
  ), cells as (
    select s.*, c.* from spans s cross join lateral (values
      (s.pu_from, 'PU', 1), (s.bpu_from, 'BPU', 1),
      -- From the later of the two on, the person stands in the cell of those who have both.
      (case when s.pu_from is not null and s.bpu_from is not null then greatest(s.pu_from, s.bpu_from) end, 'PU', -1),
      (case when s.pu_from is not null and s.bpu_from is not null then greatest(s.pu_from, s.bpu_from) end, 'BPU', -1),
      (case when s.pu_from is not null and s.bpu_from is not null then greatest(s.pu_from, s.bpu_from) end, 'PU+BPU', 1)
    ) c(changed_on, segment, workers) where c.changed_on is not null
  ), counted as (
    insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), d.* from (
      select to_char(c.changed_on, 'YYYY-MM'), c.area_code, c.work_area_code, c.segment, case c.segment when 'BPU' then 'worker' else 'employer' end, c.sex, registry.birth_band(c.birth_date),
        c.occupation_group, sum(c.sign * c.workers) as change
      from cells c group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(c.sign * c.workers) <> 0) d
  ), done as (
    insert into registry.list_registrations (list_id, row_id, worker_id, area_code, organisation_id, account_id)
    select l.list_id, k.row_id, k.worker_id, k.list_area, k.list_organisation, k.account_id from known k returning 1
  )
  select count(*) into registered from done;
  return registered;
end $$;
comment on function registry.register_known_rows(registry.lists, text, integer, integer) is 'The rows of people whom the registry knows already: a membership more, moved coverage cells; only where name and birth date say that it is the same person.';
revoke all on function registry.register_known_rows(registry.lists, text, integer, integer) from public;
