-- Who is counted in an area, and what stands there now, are read from sums that the fold keeps: no page adds up cells, and villages are ranked at once.
set local role semesta_owner;

create table coverage.area_cells (
  measure text not null,
  area_code text collate "C" not null,
  view text not null,
  change_month text collate "C" not null,
  dimension text not null,
  value text collate "C" not null,
  segment text not null,
  workers bigint not null,
  constraint area_cells__pk primary key (measure, area_code, view, change_month, dimension, value, segment),
  constraint area_cells__view check (view in ('residence', 'work')),
  constraint area_cells__dimension check (dimension in ('payer', 'sex', 'age', 'occupation')),
  constraint area_cells__segment check (segment in ('PU', 'BPU', 'PU+BPU'))
);
comment on table coverage.area_cells is 'facts summed for every area by one property at a time; kept by the fold. Villages and hamlets have OPEN and PROTECTED alone: one month of a village is read from facts.';
comment on column coverage.area_cells.measure is 'As in coverage.facts.';
comment on column coverage.area_cells.value is 'Payer kind, sex, first of five years of birth, or occupation group, as in coverage.facts.';
alter table coverage.area_cells enable row level security, force row level security;
create policy area_cells__read on coverage.area_cells for select to semesta_app using (area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));
create policy area_cells__fold on coverage.area_cells for all to semesta_worker using (true) with check (true);
grant select on coverage.area_cells to semesta_app;
grant select, insert, update on coverage.area_cells to semesta_worker;

create table coverage.area_standing (
  measure text not null,
  area_code text collate "C" not null,
  view text not null,
  segment text not null,
  workers bigint not null,
  constraint area_standing__pk primary key (measure, area_code, view, segment),
  constraint area_standing__measure check (measure in ('OPEN', 'PROTECTED')),
  constraint area_standing__view check (view in ('residence', 'work')),
  constraint area_standing__segment check (segment in ('PU', 'BPU', 'PU+BPU'))
);
comment on table coverage.area_standing is 'Sum of all changes of area_totals, whatever their month; the number of a month is this less the changes after it. Kept by the fold.';
alter table coverage.area_standing enable row level security, force row level security;
create policy area_standing__read on coverage.area_standing for select to semesta_app using (area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));
create policy area_standing__fold on coverage.area_standing for all to semesta_worker using (true) with check (true);
grant select on coverage.area_standing to semesta_app;
grant select, insert, update on coverage.area_standing to semesta_worker;

-- The context is read once a query, not once a row.
drop policy area_totals__read on coverage.area_totals;
create policy area_totals__read on coverage.area_totals for select to semesta_app using (area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));
drop policy facts__read on coverage.facts;
create policy facts__read on coverage.facts for select to semesta_app using (
  residence_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[])
  or work_area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));

-- What is folded already, as the role that folds.
set local role semesta_worker;
set local work_mem = '64MB';
insert into coverage.area_cells as t (measure, area_code, view, change_month, dimension, value, segment, workers)
    with parts as materialized (
      -- A place not known counts in the province of the other one (coverage.area_path).
      select c.measure, p.view, p.place, c.change_month, d.dimension, d.value, c.segment, sum(c.workers)::bigint as workers
      from coverage.facts c
        cross join lateral (values ('residence', case c.residence_code when '' then left(c.work_area_code, 2) else c.residence_code end),
          ('work', case c.work_area_code when '' then left(c.residence_code, 2) else c.work_area_code end)) as p(view, place)
        cross join lateral (values ('payer', c.payer_kind), ('sex', c.sex), ('age', c.birth_band::text), ('occupation', c.occupation_group)) as d(dimension, value)
      where p.place <> '' group by 1, 2, 3, 4, 5, 6, 7
    ), districts as materialized (select measure, view, left(place, 8) as place, change_month, dimension, value, segment, sum(workers)::bigint as workers
      from parts where length(place) >= 8 group by 1, 2, 3, 4, 5, 6, 7),
    regencies as materialized (select measure, view, left(place, 5) as place, change_month, dimension, value, segment, sum(workers)::bigint as workers
      from (select * from districts union all select * from parts where length(place) = 5) below group by 1, 2, 3, 4, 5, 6, 7),
    provinces as (select measure, view, left(place, 2) as place, change_month, dimension, value, segment, sum(workers)::bigint as workers
      from (select * from regencies union all select * from parts where length(place) = 2) below group by 1, 2, 3, 4, 5, 6, 7),
    villages as (select measure, view, left(place, 13) as place, change_month, dimension, value, segment, sum(workers)::bigint as workers
      from parts where length(place) >= 13 and measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4, 5, 6, 7)
    select measure, place, view, change_month, dimension, value, segment, workers from (
      select * from provinces union all select * from regencies union all select * from districts union all select * from villages
      union all select * from parts where length(place) = 17 and measure in ('OPEN', 'PROTECTED')) levels where workers <> 0
    on conflict on constraint area_cells__pk do update set workers = t.workers + excluded.workers;
insert into coverage.area_standing as t (measure, area_code, view, segment, workers)
    select c.measure, above.code, c.view, c.segment, sum(c.workers) from (
      select f.measure, place.view, place.code, place.other, f.segment, sum(f.workers) as workers
      from coverage.facts f
        cross join lateral (values ('residence', f.residence_code, f.work_area_code), ('work', f.work_area_code, f.residence_code))
          as place(view, code, other)
      where f.measure in ('OPEN', 'PROTECTED') group by 1, 2, 3, 4, 5) c
      cross join lateral unnest(coverage.area_path(c.code, c.other)) as above(code)
    group by 1, 2, 3, 4 having sum(c.workers) <> 0
    on conflict on constraint area_standing__pk do update set workers = t.workers + excluded.workers;
set local role semesta_owner;
