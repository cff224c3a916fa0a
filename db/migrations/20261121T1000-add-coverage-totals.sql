-- Coverage is read from totals of areas; the cells stay for other questions.
set local role semesta_owner;

create function coverage.area_path(place text, other text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select case
    when place = '' and other = '' then '{}'::text[]
    when place = '' then array[left(other, 2)]
    else array(select left(place, depth) from unnest(array[2, 5, 8, 13, 17]) as depth where depth <= length(place))
  end
$$;
comment on function coverage.area_path(text, text) is 'The areas a worker counts in: from the province down to the place itself; a place not known counts in the province of the other one (work for residence, residence for work) and nowhere below.';

revoke all on function coverage.area_path(text, text) from public;
grant execute on function coverage.area_path(text, text) to semesta_app, semesta_worker;

create table coverage.area_totals (
  area_code text collate "C" not null,
  view text not null,
  change_month text collate "C" not null,
  segment text not null,
  workers bigint not null,
  constraint area_totals__pk primary key (area_code, view, change_month, segment),
  constraint area_totals__view check (view in ('residence', 'work')),
  constraint area_totals__segment check (segment in ('PU', 'BPU', 'PU+BPU'))
);
comment on table coverage.area_totals is 'facts summed for every area on the way up, by where people live and where they work; kept by the fold, so that no page adds up cells.';
alter table coverage.area_totals enable row level security, force row level security;
create policy area_totals__read on coverage.area_totals for select to semesta_app using (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')));
create policy area_totals__fold on coverage.area_totals for all to semesta_worker using (true) with check (true);
grant select on coverage.area_totals to semesta_app;
grant select, insert, update on coverage.area_totals to semesta_worker;

create table coverage.folds (
  fold smallint not null default 1,
  recorded_through timestamptz not null,
  constraint folds__pk primary key (fold),
  constraint folds__only_one check (fold = 1)
);
comment on table coverage.folds is 'One row: the instant of the latest change that facts and area_totals hold.';
alter table coverage.folds enable row level security, force row level security;
create policy folds__read on coverage.folds for select to semesta_app using (true);
create policy folds__fold on coverage.folds for all to semesta_worker using (true) with check (true);
grant select on coverage.folds to semesta_app;
grant select, insert, update on coverage.folds to semesta_worker;

create index denominators__by_area on coverage.denominators (area_code, segment, as_of desc);

-- A file of workforce figures is kept as it came, like a list of workers.
create policy files__write_denominators on platform.files for insert to semesta_app
  with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid and 'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
