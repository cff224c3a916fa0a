-- Which edition of the areas stands in registry.areas, so that a start with the same files does nothing.
set local role semesta_owner;

create table registry.area_loads (
  sha256 bytea not null,
  areas integer not null,
  loaded_at timestamptz not null default now(),
  constraint area_loads__pk primary key (sha256),
  constraint area_loads__sha256_length check (length(sha256) = 32)
);
comment on table registry.area_loads is 'Editions of the area files that were loaded (hash of files and rules), newest by loaded_at.';
grant select on registry.area_loads to semesta_app, semesta_worker;
