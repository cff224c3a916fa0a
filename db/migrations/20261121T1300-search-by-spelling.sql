-- One box finds people: names in any order, short and in old spelling, the beginning of the last word, a village or a year of birth beside it.
set local role semesta_owner;

alter table registry.workers add column name_keys text[] not null default '{}';
comment on column registry.workers.name_keys is 'Spelling keys of the words of the name, each behind ~ (core: nameKeys); written wherever name_tokens is, mended at start-up where missing.';
alter table registry.list_rows add column name_keys text[] not null default '{}';
comment on column registry.list_rows.name_keys is 'As those of workers, which get them at registration.';

-- A tsvector, since that index alone finds beginnings of words.
create index workers__by_name on registry.workers using gin (array_to_tsvector(name_tokens || name_keys)) with (fastupdate = off);
drop index registry.workers__by_words;
create index workers__by_birth_date on registry.workers (birth_date);
create index workers__without_keys on registry.workers (worker_id) where name_keys = '{}' and name_tokens <> '{}';

create table registry.pins (
  account_id uuid not null,
  kind text not null,
  subject text not null,
  pinned_at timestamptz not null default now(),
  constraint pins__pk primary key (account_id, kind, subject),
  constraint pins__kind check (kind in ('worker', 'organisation', 'area')),
  constraint pins__subject_shape check (subject ~ '^([0-9a-f-]{36}|[0-9]{2}([.][0-9]{2,4}){0,4})$')
);
comment on table registry.pins is 'What an account keeps at hand in the search box: ids only, names are read under the row policies each time.';
alter table registry.pins enable row level security, force row level security;
create policy pins__own on registry.pins for all to semesta_app
  using (account_id = (nullif(current_setting('app.account', true), ''))::uuid) with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
grant select, insert, delete on registry.pins to semesta_app;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create or replace function registry.register_list_rows(p_list uuid, p_first integer, p_last integer) returns integer
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
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, birth_place, sex, mother_name,
      address, occupation, occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, nik_flags)
    select f.worker_id, f.identity_sealed, f.nik_masked, f.name, f.name_tokens, f.name_keys, f.birth_date, f.birth_place, f.sex, f.mother_name,
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

drop function registry.search_workers(text[], bytea, text, text, text, text, uuid, integer, text, uuid, integer);

-- The parts of the scope in the order in which they are shown: residents area by area, those who work here (first, where wage
-- earners are asked for), own members, oneself. A part leaves out whom an earlier one shows.
create function registry.search_parts(withins text[], in_segment text) returns table (condition text, sort_key text)
  language plpgsql stable
  set search_path = pg_catalog, pg_temp
as $$
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  work constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  organisations constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  own constant uuid := nullif(current_setting('app.worker', true), '')::uuid;
  sees_all constant boolean := coalesce('%' = any (people), false) and withins is null;
  is_below constant text := registry.lies_below(withins);
  earlier text := '';
  area_column text;
  patterns text[];
  further text;
begin
  foreach area_column in array case when in_segment = 'PU' and not sees_all
    then array['w.work_area_code', 'w.area_code'] else array['w.area_code', 'w.work_area_code'] end
  loop
    -- Where scope and area asked for meet; a pattern inside another one is left out, so that nobody is found twice.
    with met as (
      select distinct case when p.pattern like i.below then p.pattern else i.below end as pattern
      from unnest(case area_column when 'w.area_code' then people else work end) as p (pattern)
      cross join unnest(coalesce(withins, array[''])) as w (within)
      cross join lateral (select w.within || '%' as below) i
      where i.below like p.pattern or p.pattern like i.below
    )
    select coalesce(array_agg(m.pattern order by m.pattern collate "C"), '{}') into patterns from met m
      where not exists (select from met o where m.pattern like o.pattern and m.pattern <> o.pattern);
    return query select case area_column when 'w.work_area_code' then 'w.work_area_code <> '''' and ' else '' end
        || format('%s like %L', area_column, p.pattern) || earlier, area_column
      from unnest(patterns) with ordinality as p (pattern, place) order by p.place;
    exit when sees_all;
    earlier := earlier || format(' and (%s like any (%L::text[])) is not true', area_column, patterns);
  end loop;
  -- Seen by where they live, asked for by where they work, or the other way round; an area inside the scope has shown them already.
  if withins is not null and people || work is not null then
    for area_column, further in
      select c.sought, b.below
      from (values ('w.area_code', people), ('w.work_area_code', work)) as c (sought, seen)
      cross join (select distinct within || '%' from unnest(withins) as w (within)) as b (below)
      where not exists (select from unnest(c.seen) as p (pattern) where b.below like p.pattern)
        and exists (select from unnest(people || work) as p (pattern) where not p.pattern like b.below)
      order by c.sought, b.below collate "C"
    loop
      return query select format('%s like %L and (w.area_code like any (%L::text[]) or w.work_area_code like any (%L::text[]))',
        area_column, further, people, work) || earlier, area_column;
      earlier := earlier || format(' and %s not like %L', area_column, further);
    end loop;
  end if;
  if organisations is not null and not sees_all then
    return query select format('w.custodians && %L::uuid[] and w.custodians <> ''{}''', organisations) || is_below || earlier, '''''::text';
    earlier := earlier || format(' and not w.custodians && %L::uuid[]', organisations);
  end if;
  if own is not null and not sees_all then
    return query select format('w.worker_id = %L::uuid', own) || is_below || earlier, '''''::text';
  end if;
end $$;
comment on function registry.search_parts(text[], text) is 'Conditions on workers w that together are the caller''s scope within areas, and what each is ordered by.';
revoke all on function registry.search_parts(text[], text) from public;

create function registry.lies_below(withins text[]) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when withins is null then '' else format(' and (w.area_code like any (%1$L::text[]) or w.work_area_code like any (%1$L::text[]))',
    (select array_agg(within || '%') from unnest(withins) as w (within))) end
$$;
comment on function registry.lies_below(text[]) is 'Condition that a worker w lives or works in one of the areas; empty where none is asked for.';
revoke all on function registry.lies_below(text[]) from public;

create function registry.search_workers(
  names text[], leads text[], places text[], nik bytea, kpj_wanted text, masked text, born_in integer, within_area text, in_segment text, organisation uuid,
  after_reading integer, after_part integer, after_key text, after_worker uuid, page_size integer
) returns table (worker_id uuid, reading integer, part integer, sort_key text)
  language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp
  set max_parallel_workers_per_gather = 0
  set jit = off
  set random_page_cost = 1.1
  set work_mem = '16MB'
  set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  few constant integer := 800;
  few_led constant integer := 400;
  first_of_scope integer;
  shown_before text := '';
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  work constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  organisations constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  own constant uuid := nullif(current_setting('app.worker', true), '')::uuid;
  scope constant text := '(%1$s.area_code like any (%2$L::text[]) or %1$s.work_area_code like any (%3$L::text[]) or %1$s.custodians && %4$L::uuid[] or %1$s.worker_id = %5$L::uuid)';
  worker_seen constant text := format(scope, 'w', people, work, organisations, own);
  membership_seen constant text := format(scope, 'm', people, work, organisations, own);
  -- Who sees one village, or own members alone, is asked for among those: a frequent name elsewhere costs him nothing.
  among constant text := case
    when work is not null or own is not null then ''
    when people is null and organisations is not null then format(' and w.custodians && %L::uuid[] and w.custodians <> ''{}''', organisations)
    when cardinality(people) = 1 and organisations is null then format(' and w.area_code like %L', people[1]) else '' end;
  name_fits constant text := 'array_to_tsvector(w.name_tokens || w.name_keys) @@ %L::tsquery';
  filters text := '';
  wanted text;
  named text;
  lead text;
  seen integer;
  source text;
  withins text[];
  candidates uuid[];
  statement text;
  left_over integer := page_size;
  found_now integer;
begin
  if masked is not null then filters := filters || format(' and w.nik_masked = %L', masked); end if;
  if born_in is not null then
    filters := filters || format(' and w.birth_date between make_date(%s, 1, 1) and make_date(%s, 12, 31)', born_in, born_in);
  end if;
  if in_segment is not null then
    filters := filters || format(' and exists (select from registry.memberships m where m.worker_id = w.worker_id and m.segment = %L and m.ended_on is null and %s%s)',
      in_segment, membership_seen, coalesce(' and m.organisation_id = ' || quote_literal(organisation), ''));
  end if;

  -- Reading after reading: the better one first, and whom it shows no later one shows again.
  for reading in coalesce(after_reading, 1) .. greatest(cardinality(names), 1) loop
    withins := coalesce(string_to_array(places[reading], ','), case when within_area is not null then array[within_area] end);
    named := '';
    source := 'registry.workers';
    candidates := null;
    if names <> '{}' then
      wanted := format(name_fits, names[reading]);
      lead := leads[reading];
      first_of_scope := case when names[reading] like '%:*%' then 1500 else 800 end;
      select coalesce(string_agg(format(' and not (%s%s)', format(name_fits, e.name), registry.lies_below(string_to_array(places[e.place], ','))), ''), '')
        into shown_before from unnest(names[: reading - 1]) with ordinality as e (name, place);
      -- A frequent name fills the page among the first of the scope: the index of names would list everyone who bears it.
      select format('select w.worker_id, %s, %s, %s from (select * from registry.workers w where %s%s order by %s, w.worker_id limit %s) w where %s%s%s order by %s, w.worker_id limit %s',
          reading, p.part, p.sort_key, p.condition,
          case when reading = after_reading and p.part = after_part then format(' and (%s, w.worker_id) > (%L, %L::uuid)', p.sort_key, after_key, after_worker) else '' end,
          p.sort_key, first_of_scope, wanted, filters, shown_before, p.sort_key, left_over)
        into statement from registry.search_parts(withins, in_segment) with ordinality as p (condition, sort_key, part)
        where p.part >= case when reading = after_reading then after_part else 1 end and p.sort_key <> '''''::text' and nik is null and kpj_wanted is null and organisation is null
        order by p.part limit 1;
      if statement is not null then
        execute format('select count(*) from (%s) f', statement) into found_now;
        if found_now = left_over then
          return query execute format('select * from (%s) as found (worker_id, reading, part, sort_key)', statement);
          return;
        end if;
      end if;
      -- The index tells who bears the name; few are looked at one by one. The walk along the areas is for frequent names alone,
      -- and the planner, who misjudges names that seldom go together, is told nothing of them (case).
      seen := few_led;
      -- A beginning lists everyone who has such a word: where whole words stand beside it, few who bear those are looked at instead.
      if lead is not null then
        execute format('select count(*), array_agg(b.worker_id) filter (where %s) from (select w.worker_id, w.name_tokens, w.name_keys from registry.workers w where %s%s%s limit %s) b',
          replace(wanted, 'w.name_', 'b.name_'), format(name_fits, lead), among, case when born_in is null then '' else filters end, few_led) into seen, candidates;
      end if;
      if seen = few_led then
        execute format('select array_agg(f.worker_id) from (select b.worker_id from (select w.worker_id from registry.workers w where %s%s%s offset 0) b limit %s) f',
          wanted, among, case when born_in is null then '' else filters end, few) into candidates;
      end if;
      if candidates is null then continue; end if;
      if cardinality(candidates) < few then
        source := '(select * from registry.workers c where c.worker_id = any ($1))';
      else
        named := format(' and case when %s then true else false end', wanted);
      end if;
      named := named || shown_before;
    end if;

    with parts as (
      select format('%s and w.worker_id = (select c.worker_id from registry.nik_claims c where c.nik_index = %L::bytea)', worker_seen, nik)
          || registry.lies_below(withins) as condition, '''''::text' as sort_key, 1::bigint as part where nik is not null
      union all
      select format('%s and w.worker_id = (select m.worker_id from registry.kpj_claims c join registry.memberships m using (worker_id, membership_id) where c.kpj = %L and %s)',
          worker_seen, kpj_wanted, membership_seen) || registry.lies_below(withins), '''''::text', 1 where nik is null and kpj_wanted is not null
      union all
      select format('%s and w.worker_id = any (array(select m.worker_id from registry.memberships m where m.organisation_id = %L and m.ended_on is null and %s))',
          worker_seen, organisation, membership_seen) || registry.lies_below(withins), '''''::text', 1
        where nik is null and kpj_wanted is null and organisation is not null
      union all
      select p.* from registry.search_parts(withins, in_segment) with ordinality as p
        where nik is null and kpj_wanted is null and organisation is null
    )
    select string_agg(format('(select w.worker_id, %s, %s, %s from %s w where %s%s%s%s order by %s w.worker_id limit %s)',
        reading, p.part, p.sort_key, source, p.condition, named, filters,
        case when reading = after_reading and p.part = after_part
          then format(' and (%s, w.worker_id) > (%L, %L::uuid)', p.sort_key, after_key, after_worker) else '' end,
        case when p.sort_key = '''''::text' then '' else p.sort_key || ',' end, left_over), ' union all ' order by p.part)
      into statement from parts p
      where p.part >= case when reading = after_reading then after_part else 1 end;
    if statement is not null then
      return query execute format('select * from (%s) as found (worker_id, reading, part, sort_key) limit %s', statement, left_over) using candidates;
      get diagnostics found_now = row_count;
      left_over := left_over - found_now;
    end if;
    exit when left_over <= 0;
  end loop;
end $$;
comment on function registry.search_workers(text[], text[], text[], bytea, text, text, integer, text, text, uuid, integer, integer, text, uuid, integer) is
  'Ids of workers that the row policies let the caller see, by readings of a name (with the areas of each), keyed hash of the NIK, KPJ or masked NIK; a page after (reading, part, key, worker).';
revoke all on function registry.search_workers(text[], text[], text[], bytea, text, text, integer, text, text, uuid, integer, integer, text, uuid, integer) from public;
grant execute on function registry.search_workers(text[], text[], text[], bytea, text, text, integer, text, text, uuid, integer, integer, text, uuid, integer) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
