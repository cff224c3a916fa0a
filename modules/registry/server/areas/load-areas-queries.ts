/** Where the files land as they are; made by the administrator, read by the owner of the areas. */
export const createStaging = `
  create temp table area_staging (code text collate "C" not null, parent_code text collate "C", name text not null) on commit drop;
  grant select on area_staging to semesta_owner`;

/** COPY of one level's file: a province has no column for what lies above it. */
export function copyStatement(level: number): string {
  const columns = level === 1 ? 'code, name' : 'code, parent_code, name';
  return `copy area_staging (${columns}) from stdin with (format csv, header)`;
}

/**
 * Areas out of the staging, in one statement. Kinds are read from the codes: a city is xx.7x, a kelurahan 1xxx, every other
 * village a desa. `search` holds the name (A) and the names above (C), so that `sesetan denpasar` finds it.
 */
export const fillAreas = `
  with named as (
    select s.code, s.parent_code, s.name, array_length(string_to_array(s.code, '.'), 1)::smallint as level,
      concat_ws(', ', district.name, regency.name, province.name) as above
    from area_staging s
    left join area_staging province on province.code = left(s.code, 2) and length(s.code) > 2
    left join area_staging regency on regency.code = left(s.code, 5) and length(s.code) > 5
    left join area_staging district on district.code = left(s.code, 8) and length(s.code) > 8
  ), kinds as (
    select named.*, case
      when level = 1 then 'province'
      when level = 2 and split_part(code, '.', 2) >= '70' then 'city'
      when level = 2 then 'regency'
      when level = 3 then 'district'
      when split_part(code, '.', 4) like '1%' then 'kelurahan'
      else 'desa' end as kind
    from named
  )
  insert into registry.areas as a (code, level, kind, name, parent_code, path_name, search)
  select code, level, kind, name, parent_code, concat_ws(', ', name, nullif(above, '')),
    setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', above), 'C')
  from kinds order by level, code
  on conflict (code) do update set kind = excluded.kind, name = excluded.name, path_name = excluded.path_name, search = excluded.search
  where (a.kind, a.name, a.path_name, a.search) is distinct from (excluded.kind, excluded.name, excluded.path_name, excluded.search)`;
