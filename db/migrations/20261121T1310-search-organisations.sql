-- The one box finds organisations as fast as workers: by number, by whole words, by the beginning of the last word.
set local role semesta_owner;

-- A tsvector, since that index alone finds beginnings of words.
create index organisations__by_name on registry.organisations using gin (array_to_tsvector(name_tokens)) with (fastupdate = off);

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.search_organisations(names text[], number_wanted text, page_size integer) returns table (organisation_id uuid, reading integer)
  language sql stable security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off
  set jit = off
as $$
  with found as (
    select o.organisation_id, o.name, o.area_code, 0 as reading from registry.organisations o where o.npp = number_wanted
    union all
    select o.organisation_id, o.name, o.area_code, 0 from registry.organisations o where o.nib = number_wanted
    union all
    select o.organisation_id, o.name, o.area_code, n.place::int
    from unnest(names) with ordinality as n (query, place)
    cross join lateral (select * from registry.organisations o where array_to_tsvector(o.name_tokens) @@ n.query::tsquery) o
  )
  select f.organisation_id, min(f.reading) from found f
  -- The policy of organisations, repeated: under it no index could find a beginning.
  where f.area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
    or f.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  group by f.organisation_id, f.name
  order by min(f.reading), f.name collate "C", f.organisation_id limit page_size
$$;
comment on function registry.search_organisations(text[], text, integer) is
  'Ids of organisations that the row policies let the caller see, by NPP or NIB (reading 0) or by readings of a name, the best first.';
revoke all on function registry.search_organisations(text[], text, integer) from public;
grant execute on function registry.search_organisations(text[], text, integer) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
