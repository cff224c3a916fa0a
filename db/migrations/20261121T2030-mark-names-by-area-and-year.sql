-- The index of names knows where people live and work and when they were born: who bears a name in a village, or was born in a year,
-- is found by it alone; and whoever is fetched is fetched once.
set local role semesta_owner;

create index workers__by_name_and_marks on registry.workers using gin (
  array_to_tsvector(name_tokens || name_keys),
  array_remove(array[extract(year from birth_date)::int::text, left(area_code, 5), left(area_code, 8), left(area_code, 13),
    left(work_area_code, 5), left(work_area_code, 8), left(work_area_code, 13)], '')
) with (fastupdate = off);
comment on index registry.workers__by_name_and_marks is 'Words and spelling keys of the name; year of birth, regency, district and village of residence and of work.';
drop index registry.workers__by_name;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.area_marks(codes text[]) returns text[]
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case when bool_and(length(c.code) >= 5) then
    array_agg(distinct left(c.code, case when length(c.code) >= 13 then 13 when length(c.code) >= 8 then 8 else 5 end)) end
  from (select rtrim(code, '%') as code from unnest(codes) as a (code)) c
$$;
comment on function registry.area_marks(text[]) is 'What the index of names and marks holds of everybody in these areas (codes, or patterns that end in %); null where one is a province or more.';
revoke all on function registry.area_marks(text[]) from public;

create or replace function registry.search_workers(
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
  few constant integer := case when organisation is null then 2000 else 800 end;
  few_led constant integer := 600;
  few_of_scope constant integer := 3000;
  most_walked constant integer := 15000;
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
  scope_marks constant text[] := case when organisations is null and own is null then registry.area_marks(people || work) end;
  -- Both as the index has them, letter for letter.
  name_words constant text := 'array_to_tsvector(w.name_tokens || w.name_keys)';
  marks constant text := 'array_remove(array[extract(year from w.birth_date)::int::text, left(w.area_code, 5), left(w.area_code, 8), left(w.area_code, 13), '
    || 'left(w.work_area_code, 5), left(w.work_area_code, 8), left(w.work_area_code, 13)], '''')';
  -- Those of one condition on an index, at most so many, each fetched once; who of them is wanted; where those stand.
  fetching constant text := 'with met as materialized (
      select m.* from (select w.worker_id, w.area_code, w.work_area_code, w.custodians, w.birth_date, w.nik_masked, w.merged_into, '
        || name_words || ' as words from registry.workers w where %s offset 0) m limit %s),
    found as materialized (select w.* from met w where true%s)
    select array_agg(f.worker_id), array_agg(f.part), array_agg(f.sort_key), (select count(*) from met)
      from (select p.worker_id, p.part, case p.part %s end collate "C" as sort_key from (select w.*, case %s end as part from found w) p
        where p.part is not null order by part, sort_key, p.worker_id limit %s) f';
  filters text := ' and w.merged_into is null';
  scope_is_small boolean := false;
  is_met boolean;
  withins text[];
  marked text;
  wanted text;
  shown_before text;
  all_parts text;
  part_keys text;
  part_conditions text;
  first_part text;
  steps text[];
  first_of_scope integer;
  at_most integer;
  met integer;
  ids uuid[];
  parts integer[];
  keys text[];
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
  if names <> '{}' and among <> '' then
    execute format('select count(*) < %1$s from (select from registry.workers w where true%2$s limit %1$s) s', few_of_scope, among) into scope_is_small;
  end if;

  -- Reading after reading: the better one first, and whom it shows no later one shows again.
  for reading in coalesce(after_reading, 1) .. greatest(cardinality(names), 1) loop
    withins := coalesce(string_to_array(places[reading], ','), case when within_area is not null then array[within_area] end);
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
    ), following as (
      select p.part, p.sort_key, case when p.sort_key = '''''::text' then '' else p.sort_key || ', ' end || 'w.worker_id' as sorted,
        p.condition || case when reading = after_reading and p.part = after_part
          then format(' and (%s, w.worker_id) > (%L, %L::uuid)', p.sort_key, after_key, after_worker) else '' end as condition
      from parts p where p.part >= case when reading = after_reading then after_part else 1 end
    )
    select string_agg(format('(select w.worker_id, %s, %s from registry.workers w where %s{wanted} order by %s limit %s)',
        f.part, f.sort_key, f.condition, f.sorted, left_over), ' union all ' order by f.part),
      string_agg(format('when %s then %s', f.part, replace(f.sort_key, 'w.', 'p.')), ' ' order by f.part),
      string_agg(format('when %s then %s', f.condition, f.part), ' ' order by f.part),
      (array_agg(format('select w.worker_id, %s, %s from (select * from registry.workers w where %s order by %s limit {most}) w where true{wanted} order by %s limit %s',
        f.part, f.sort_key, f.condition, f.sorted, f.sorted, left_over) order by f.part) filter (where f.sort_key <> '''''::text'))[1]
      into all_parts, part_keys, part_conditions, first_part from following f;
    continue when all_parts is null;

    wanted := filters;
    steps := '{}';
    met := null;
    if names <> '{}' then
      wanted := format(' and case when %s @@ %L::tsquery then true else false end', name_words, names[reading]) || filters;
      select wanted || coalesce(string_agg(format(' and not (%s @@ %L::tsquery%s)', name_words, e.name, registry.lies_below(string_to_array(places[e.place], ','))), ''), '')
        into wanted from unnest(names[: reading - 1]) with ordinality as e (name, place);
      marked := among || case when born_in is null then '' else format(' and %s @> array[%L]', marks, born_in) end
        || coalesce(' and ' || marks || ' && ' || quote_literal(coalesce(registry.area_marks(withins), scope_marks)) || '::text[]', '');
      -- Most words are of no place: nobody bears the others there, and the index tells that before the parts are asked one by one.
      if withins is not null and names[reading] not like '%:*%' and not scope_is_small then
        execute format('select exists (select from registry.workers w where %s @@ %L::tsquery%s)', name_words, names[reading], marked) into is_met;
        continue when not is_met;
      end if;
      -- A frequent name fills the page among the first of the scope: the index of names would list everyone who bears it. Where some
      -- are met there, the walk goes on as far as the page should take; a beginning is dearer in the index, and walked for longer.
      first_of_scope := case when names[reading] like '%:*%' then 2000 else 800 end;
      at_most := first_of_scope;
      while first_part is not null and not scope_is_small loop
        execute format('select array_agg(f.worker_id), array_agg(f.part), array_agg(f.sort_key) from (%s) as f (worker_id, part, sort_key)',
          replace(replace(first_part, '{most}', at_most::text), '{wanted}', wanted)) into ids, parts, keys;
        if cardinality(ids) = left_over then
          return query select f.worker_id, reading, f.part, f.sort_key from unnest(ids, parts, keys) as f (worker_id, part, sort_key);
          return;
        end if;
        exit when ids is null or at_most = most_walked
          or names[reading] not like '%:*%' and first_of_scope * left_over / cardinality(ids) > most_walked;
        at_most := most_walked;
      end loop;
      -- The index tells who bears the name; few are looked at one by one. A beginning lists everyone who has such a word: where whole
      -- words stand beside it, few who bear those are looked at instead. A small scope is looked at whole.
      steps := case when scope_is_small then array['true' || among]
        else array[name_words || ' @@ ' || quote_literal(leads[reading]) || '::tsquery' || marked, name_words || ' @@ ' || quote_literal(names[reading]) || '::tsquery' || marked] end;
      for step in 1 .. cardinality(steps) loop
        continue when steps[step] is null;
        at_most := case when scope_is_small then few_of_scope when step = 1 then few_led else few end;
        execute format(fetching, steps[step], at_most, replace(wanted, name_words, 'w.words'), part_keys, part_conditions, left_over) into ids, parts, keys, met;
        exit when met < at_most;
      end loop;
    end if;
    if met < at_most then
      return query select f.worker_id, reading, f.part, f.sort_key from unnest(ids, parts, keys) as f (worker_id, part, sort_key);
    else
      -- The walk along the areas is for frequent names alone, and the planner, who misjudges names that seldom go together, is told
      -- nothing of them (case).
      return query execute format('select f.worker_id, %s, f.part, f.sort_key from (%s) as f (worker_id, part, sort_key) limit %s',
        reading, replace(all_parts, '{wanted}', wanted), left_over);
    end if;
    get diagnostics found_now = row_count;
    left_over := left_over - found_now;
    exit when left_over <= 0;
  end loop;
end $$;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
