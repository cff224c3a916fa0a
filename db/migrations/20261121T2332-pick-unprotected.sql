-- A pick by no group at all finds nobody; by none asked for, everyone.
set local role semesta_registrar;

create or replace function sponsorship.unprotected_workers(p_list uuid, p_on date, p_filter jsonb, p_after_name text, p_after_worker uuid, p_most integer)
  returns table (worker_id uuid, name text, nik_masked text, birth_date date, sex text, occupation text, occupation_group text, hamlet text, paid_through text, total bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set random_page_cost = 1.1 as $$
#variable_conflict use_column
declare
  l sponsorship.lists;
  this_month constant text := to_char(p_on, 'YYYY-MM');
  groups constant text[] := case when jsonb_typeof(p_filter -> 'groups') = 'array' then array(select jsonb_array_elements_text(p_filter -> 'groups')) end;
  words constant tsquery := (select string_agg(quote_literal(word) || ':*', ' & ') from jsonb_array_elements_text(p_filter -> 'words') word)::tsquery;
  hamlet_wanted constant text := lower(coalesce(p_filter ->> 'hamlet', ''));
  first_day date;
  born_after date;
  born_upto date;
begin
  select x.* into l from sponsorship.lists x where x.list_id = p_list
    and x.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','));
  if not found then return; end if;
  first_day := to_date(l.first_month || '-01', 'YYYY-MM-DD');
  -- Too old or too young for the law are nobody's pick; the ages asked for are those of today.
  born_after := greatest((first_day + interval '1 month' - interval '1 day' - make_interval(years => l.refused_from_age))::date,
    (p_on - make_interval(years => (p_filter ->> 'ageTo')::integer + 1))::date);
  born_upto := least((first_day - make_interval(years => l.lowest_age))::date, (p_on - make_interval(years => (p_filter ->> 'ageFrom')::integer))::date);
  return query
  select f.worker_id, f.name, f.nik_masked, f.birth_date, f.sex, f.occupation, f.occupation_group, f.hamlet,
    (select max(s.paid_through) from contributions.cover_spans s where s.worker_id = f.worker_id and s.segment = 'BPU'), f.total
  from (
    select w.*, count(*) over () as total from registry.workers w
    where w.area_code >= l.village_code and w.area_code < l.village_code || '/' and (w.area_code = l.village_code or starts_with(w.area_code, l.village_code || '.'))
      and w.merged_into is null and w.deceased_on is null
      and (born_after is null or w.birth_date > born_after) and (born_upto is null or w.birth_date <= born_upto)
      and (groups is null or w.occupation_group = any (groups))
      and (hamlet_wanted = '' or strpos(lower(w.hamlet), hamlet_wanted) > 0)
      and (words is null or array_to_tsvector(w.name_tokens || w.name_keys) @@ words)
      and not exists (select from sponsorship.candidates c where c.worker_id = w.worker_id and c.list_id = p_list)
      and exists (select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null and m.segment = 'BPU' and m.state <> 'REQUESTED')
      and not exists (select from contributions.cover_spans s where s.worker_id = w.worker_id and s.closed_on is null and (s.lapses_on is null or s.lapses_on > p_on))
      and not exists (select from contributions.worker_months x where x.worker_id = w.worker_id and x.month >= this_month and x.payer_kind = 'sponsor'
        and x.segment = 'BPU' and x.state in ('due', 'paid'))
  ) f
  where p_after_name is null or (f.name, f.worker_id) > (p_after_name, p_after_worker)
  order by f.name, f.worker_id limit p_most;
end $$;
