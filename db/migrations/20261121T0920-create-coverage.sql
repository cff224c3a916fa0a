-- Coverage: counts, never people.
set local role semesta_owner;

create table coverage.denominators (
  denominator_id uuid not null,
  area_code text collate "C" not null,
  segment text not null,
  definition text not null,
  value bigint not null,
  as_of date not null,
  source text not null,
  certainty text not null default 'C',
  note text not null default '',
  synthetic boolean not null default false,
  account_id uuid,
  file_id uuid,
  loaded_at timestamptz not null default now(),
  constraint denominators__pk primary key (denominator_id),
  constraint denominators__one unique (area_code, segment, definition, as_of, source),
  constraint denominators__segment check (segment in ('ALL', 'PU', 'BPU')),
  constraint denominators__value check (value > 0),
  constraint denominators__certainty check (certainty in ('A', 'B', 'C'))
);
comment on table coverage.denominators is 'Workforce figures: never without definition, source and date. SYNTHETIC ones belong to the demonstration.';
alter table coverage.denominators enable row level security, force row level security;
create policy denominators__read on coverage.denominators for select to semesta_app using (true);
create policy denominators__insert on coverage.denominators for insert to semesta_app with check ('denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')));
grant select, insert on coverage.denominators to semesta_app;

create table coverage.facts (
  change_month text collate "C" not null,
  residence_code text collate "C" not null,
  work_area_code text collate "C" not null,
  segment text not null,
  payer_kind text not null,
  sex text not null,
  birth_band smallint not null,
  occupation_group text not null,
  workers bigint not null,
  constraint facts__pk primary key (change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group),
  constraint facts__segment check (segment in ('PU', 'BPU', 'PU+BPU'))
);
create index facts__by_residence on coverage.facts (residence_code, change_month);
create index facts__by_work_area on coverage.facts (work_area_code, change_month);
comment on table coverage.facts is 'Change of the number of protected workers by month and cell; the number of a month is the sum up to it. '''' = area not known, a visible cell. PU+BPU = workers with both, so segments never count one person twice.';
alter table coverage.facts enable row level security, force row level security;
create policy facts__read on coverage.facts for select to semesta_app using (residence_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')));
create policy facts__fold on coverage.facts for all to semesta_worker using (true) with check (true);
grant select on coverage.facts to semesta_app;
grant select, insert, update on coverage.facts to semesta_worker;

create table coverage.fact_deltas (
  delta_id uuid not null,
  change_month text collate "C" not null,
  residence_code text collate "C" not null,
  work_area_code text collate "C" not null,
  segment text not null,
  payer_kind text not null,
  sex text not null,
  birth_band smallint not null,
  occupation_group text not null,
  workers bigint not null,
  recorded_at timestamptz not null default now(),
  constraint fact_deltas__pk primary key (delta_id),
  constraint fact_deltas__segment check (segment in ('PU', 'BPU', 'PU+BPU'))
);
comment on table coverage.fact_deltas is 'Changes not folded into facts yet, written in the transaction that caused them; a reader adds them up.';
alter table coverage.fact_deltas enable row level security, force row level security;
create policy fact_deltas__read on coverage.fact_deltas for select to semesta_app using (residence_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')));
create policy fact_deltas__registrar on coverage.fact_deltas for insert to semesta_registrar with check (true);
create policy fact_deltas__fold on coverage.fact_deltas for all to semesta_worker using (true) with check (true);
grant select on coverage.fact_deltas to semesta_app;
grant insert on coverage.fact_deltas to semesta_registrar;
grant select, delete on coverage.fact_deltas to semesta_worker;
