-- The outlines of areas, where someone has loaded them; without them maps are drawn as equal tiles.
set local role semesta_owner;

create table registry.area_boundaries (
  code text collate "C" not null,
  rings jsonb not null,
  source text not null,
  account_id uuid not null,
  loaded_at timestamptz not null default now(),
  constraint area_boundaries__pk primary key (code),
  constraint area_boundaries__area foreign key (code) references registry.areas (code),
  constraint area_boundaries__rings check (jsonb_typeof(rings) = 'array' and jsonb_array_length(rings) > 0),
  constraint area_boundaries__source check (source <> '')
);
comment on table registry.area_boundaries is 'The outline of an area as its source publishes it; a later load of the same area takes its place. Public, as areas are.';
comment on column registry.area_boundaries.rings is 'Closed rings [[x, y, x, y, …], …] in hundred-thousandths of a degree of longitude and latitude (WGS 84), filled even-odd.';
alter table registry.area_boundaries enable row level security, force row level security;
create policy area_boundaries__read on registry.area_boundaries for select to semesta_app using (true);
create policy area_boundaries__insert on registry.area_boundaries for insert to semesta_app with check (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and account_id = nullif(current_setting('app.account', true), '')::uuid
  and left(code, 2) = any (select left(pattern, 2) from unnest(string_to_array(nullif(current_setting('app.areas', true), ''), ',')) as pattern));
create policy area_boundaries__replace on registry.area_boundaries for update to semesta_app using (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and left(code, 2) = any (select left(pattern, 2) from unnest(string_to_array(nullif(current_setting('app.areas', true), ''), ',')) as pattern))
  with check (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and left(code, 2) = any (select left(pattern, 2) from unnest(string_to_array(nullif(current_setting('app.areas', true), ''), ',')) as pattern)
  and account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert, update on registry.area_boundaries to semesta_app;
