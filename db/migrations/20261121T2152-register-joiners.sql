-- Whom an employer's filing names for the first time, and whose membership it ends: doors of the registry for sets of people.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.may_file_for(p_organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select 'filings' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and exists (select from registry.organisations o where o.organisation_id = p_organisation
      and (o.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
        or o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))))
$$;
comment on function registry.may_file_for(uuid) is 'Whether the caller files the wages of that employer: his own, or one whose work place lies in the area of his office.';

create function registry.members_by_number(p_organisation uuid, p_rows jsonb)
  returns table (ordinal integer, worker_id uuid, membership_id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if registry.may_file_for(p_organisation) is not true then raise exception 'files no wages there' using errcode = 'insufficient_privilege'; end if;
  -- Row by row over the unique index: however many are asked, no plan pairs every row with every member.
  return query
    select g.ordinal, m.worker_id, m.membership_id
    from jsonb_to_recordset(p_rows) as g (ordinal integer, nik_index bytea, kpj text)
      cross join lateral (
        select coalesce((select c.worker_id from registry.nik_claims c where c.nik_index = g.nik_index),
          (select k.worker_id from registry.kpj_claims k where k.kpj = g.kpj)) as worker_id offset 0) who
      cross join lateral (
        select m.worker_id, m.membership_id from registry.memberships m
        where m.worker_id = who.worker_id and m.segment = 'PU' and m.organisation_id = p_organisation and m.ended_on is null and m.state <> 'REQUESTED' limit 1) m;
end $$;
comment on function registry.members_by_number(uuid, jsonb) is 'Which rows [{ordinal, nik_index, kpj}] name open members of the caller''s own employer; of others nothing is said.';

create function registry.register_joiners(p_organisation uuid, p_people jsonb)
  returns table (ordinal integer, outcome text, worker_id uuid, membership_id uuid)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
#variable_conflict use_column
declare
  workplace text;
  before jsonb;
  adding uuid[];
  answers jsonb;
begin
  if registry.may_file_for(p_organisation) is not true then raise exception 'files no wages there' using errcode = 'insufficient_privilege'; end if;
  select o.area_code into workplace from registry.organisations o where o.organisation_id = p_organisation;

  -- One order for every writer: two filings with the same people wait for each other, never in a circle.
  insert into registry.nik_claims (nik_index, worker_id)
    select g.nik_index, g.worker_id from jsonb_to_recordset(p_people) as g (nik_index bytea, worker_id uuid) order by g.nik_index on conflict do nothing;
  perform from registry.workers w where w.worker_id in (
    select c.worker_id from jsonb_to_recordset(p_people) as g (nik_index bytea, worker_id uuid) join registry.nik_claims c on c.nik_index = g.nik_index and c.worker_id <> g.worker_id)
  order by w.worker_id for update;

  with given as materialized (
    select g.*, c.worker_id as claimed_by
    from jsonb_to_recordset(p_people) as g (ordinal integer, worker_id uuid, membership_id uuid, nik_index bytea, birth_date date)
      join registry.nik_claims c on c.nik_index = g.nik_index
  )
  select jsonb_agg(jsonb_build_object('ordinal', g.ordinal, 'worker_id', g.claimed_by,
    'membership_id', coalesce(m.membership_id, g.membership_id),
    'outcome', case when g.claimed_by = g.worker_id then 'registered' when m.membership_id is not null then 'already'
      when w.birth_date = g.birth_date and w.deceased_on is null and w.merged_into is null then 'added' else 'needs_review' end))
  into answers
  from given g left join registry.workers w on w.worker_id = g.claimed_by
    left join registry.memberships m on m.worker_id = g.claimed_by and m.segment = 'PU' and m.organisation_id = p_organisation and m.ended_on is null;

  with fresh as materialized (
    select g.* from jsonb_to_recordset(p_people) as g (worker_id uuid, membership_id uuid, nik_index bytea, identity_sealed bytea, nik_masked text, name text,
        name_tokens text[], name_keys text[], birth_date date, sex text, occupation text, occupation_group text, flags text[], opened_on date, wage_idr bigint)
      join registry.nik_claims c on c.nik_index = g.nik_index and c.worker_id = g.worker_id
  ), people as (
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, sex, occupation, occupation_group,
      work_area_code, custodians, nik_flags)
    select f.worker_id, f.identity_sealed, f.nik_masked, f.name, f.name_tokens, f.name_keys, f.birth_date, f.sex, f.occupation, f.occupation_group,
      workplace, array[p_organisation], f.flags from fresh f
  ), enrolled as (
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, work_area_code, custodians)
    select f.worker_id, f.membership_id, 'PU', p_organisation, 'REGISTERED', f.opened_on, f.occupation, f.wage_idr, workplace, array[p_organisation] from fresh f
  )
  insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), s.month, '', workplace, 'PU', 'employer', s.sex, s.birth_band, s.occupation_group, s.workers
  from (select to_char(f.opened_on, 'YYYY-MM') as month, f.sex, registry.birth_band(f.birth_date) as birth_band, f.occupation_group, count(*) as workers from fresh f group by 1, 2, 3, 4) s;

  adding := array(select (a ->> 'worker_id')::uuid from jsonb_array_elements(answers) a where a ->> 'outcome' = 'added');
  if cardinality(adding) > 0 then
    before := registry.cells_of(adding);
    update registry.workers w set work_area_code = case when w.work_area_code = '' then workplace else w.work_area_code end,
      custodians = case when w.custodians @> array[p_organisation] then w.custodians else w.custodians || p_organisation end, updated_at = now(), version = w.version + 1
    where w.worker_id = any (adding);
    update registry.memberships m set work_area_code = workplace where m.worker_id = any (adding) and m.work_area_code = '';
    insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, area_code, work_area_code, custodians)
    select w.worker_id, g.membership_id, 'PU', p_organisation, 'REGISTERED', g.opened_on, g.occupation, g.wage_idr, w.area_code, w.work_area_code, array[p_organisation]
    from jsonb_array_elements(answers) a
      join jsonb_to_recordset(p_people) as g (ordinal integer, membership_id uuid, occupation text, opened_on date, wage_idr bigint) on g.ordinal = (a ->> 'ordinal')::integer
      join registry.workers w on w.worker_id = (a ->> 'worker_id')::uuid
    where a ->> 'outcome' = 'added' on conflict do nothing;
    perform registry.settle_cells(before, adding);
  end if;
  return query select (a ->> 'ordinal')::integer, a ->> 'outcome',
    case when a ->> 'outcome' <> 'needs_review' then (a ->> 'worker_id')::uuid end, case when a ->> 'outcome' <> 'needs_review' then (a ->> 'membership_id')::uuid end
  from jsonb_array_elements(answers) a;
end $$;
comment on function registry.register_joiners(uuid, jsonb) is
  'Registers whom an employer files for the first time: new people, and people known by NIK and birth date; of anyone else it only says that someone must look (needs_review).';

create function registry.cells_of(p_workers uuid[]) returns jsonb
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select jsonb_agg(c) from unnest(p_workers) as w (id) cross join lateral registry.worker_cells(w.id) c
$$;
comment on function registry.cells_of(uuid[]) is 'The coverage cells of these workers, as settle_cells takes them.';

create function registry.change_ends(p_changes jsonb, p_actor jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  touched constant uuid[] := array(select distinct (c ->> 'worker_id')::uuid from jsonb_array_elements(p_changes) c);
  before jsonb;
  protected jsonb;
begin
  perform from registry.workers w where w.worker_id = any (touched) order by w.worker_id for update;
  before := registry.cells_of(touched);
  select jsonb_agg(c) into protected from registry.protected_cells(touched) c;

  with given as (
    select g.* from jsonb_to_recordset(p_changes) as g (worker_id uuid, membership_id uuid, ended_on date, end_reason text)
  ), changing as (
    select m.worker_id, m.membership_id, m.state as was_state, m.ended_on as was_ended_on, m.end_reason as was_end_reason,
      case when g.ended_on is not null then 'ENDED' when m.kpj is null then 'REGISTERED' else 'ACTIVE' end as state,
      case when g.ended_on is null then null else greatest(g.ended_on, m.opened_on) end as ended_on, g.end_reason,
      e.event_id as undoes
    from given g join registry.memberships m on m.worker_id = g.worker_id and m.membership_id = g.membership_id
      left join lateral (
        select e.event_id from registry.worker_events e
        where g.ended_on is null and e.worker_id = g.worker_id and e.act = 'registry.end-membership'
          and e.changes @> jsonb_build_array(jsonb_build_object('membershipId', g.membership_id))
          and not exists (select from registry.worker_events u where u.worker_id = e.worker_id and u.undoes = e.event_id)
        order by e.event_id desc limit 1) e on true
    where (m.ended_on is null) = (g.ended_on is not null)
      and (g.ended_on is not null or not exists (select from registry.memberships o where o.worker_id = m.worker_id and o.segment = 'PU'
        and o.organisation_id = m.organisation_id and o.ended_on is null))
  ), changed as (
    update registry.memberships m set state = c.state, ended_on = c.ended_on, end_reason = c.end_reason, version = m.version + 1
    from changing c where m.worker_id = c.worker_id and m.membership_id = c.membership_id
  ), versions as (
    update registry.workers w set version = w.version + 1, updated_at = now() where w.worker_id in (select c.worker_id from changing c)
    returning w.worker_id, w.version
  )
  insert into registry.worker_events (worker_id, event_id, act, effective_on, undoes, changes, reason, account_id, actor_name, actor_role, worker_version)
  select c.worker_id, (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || right(replace(gen_random_uuid()::text, '-', ''), 19))::uuid,
    case when c.ended_on is null then 'registry.undo-act' else 'registry.end-membership' end,
    coalesce(c.ended_on, c.was_ended_on), c.undoes,
    jsonb_build_array(
      jsonb_build_object('membershipId', c.membership_id, 'field', 'state', 'was', c.was_state, 'is', c.state),
      jsonb_build_object('membershipId', c.membership_id, 'field', 'endedOn', 'was', c.was_ended_on, 'is', c.ended_on),
      jsonb_build_object('membershipId', c.membership_id, 'field', 'endReason', 'was', c.was_end_reason, 'is', c.end_reason)),
    p_actor ->> 'reason', (p_actor ->> 'account_id')::uuid, p_actor ->> 'name', p_actor ->> 'role', v.version
  from changing c join versions v on v.worker_id = c.worker_id;

  perform registry.settle_cells(before, touched);
  perform registry.settle_protected(protected, touched);
end $$;
comment on function registry.change_ends(jsonb, jsonb) is
  'Ends memberships [{worker_id, membership_id, ended_on, end_reason}], or opens them again where ended_on is null, with the events and the counts; called by the filing of wages alone.';

revoke all on function registry.may_file_for(uuid), registry.members_by_number(uuid, jsonb), registry.register_joiners(uuid, jsonb), registry.cells_of(uuid[]),
  registry.change_ends(jsonb, jsonb) from public;
grant execute on function registry.members_by_number(uuid, jsonb), registry.register_joiners(uuid, jsonb) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
