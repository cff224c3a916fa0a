-- Targets: what someone set for an area or a branch, beside those that the product ships with; nobody's is another's.
set local role semesta_owner;
create table coverage.targets (
  target_id uuid not null,
  area_code text collate "C" not null default '',
  branch_code text not null default '',
  period text collate "C" not null,
  segment text not null,
  indicator text not null,
  unit text not null,
  value text not null,
  source text not null,
  as_of date not null,
  certainty text not null default 'C',
  note text not null default '',
  synthetic boolean not null default false,
  account_id uuid,
  file_id uuid,
  loaded_at timestamptz not null default now(),
  constraint targets__pk primary key (target_id),
  constraint targets__one unique (area_code, branch_code, period, segment, indicator, unit, source, as_of),
  constraint targets__scope check ((area_code = '') <> (branch_code = '')),
  constraint targets__period check (period ~ '^20[0-9]{2}(-(0[1-9]|1[0-2]))?$'),
  constraint targets__segment check (segment in ('ALL', 'PU', 'BPU')),
  constraint targets__unit check (unit in ('percent', 'workers', 'employers')),
  constraint targets__value check (value ~ '^[0-9]{1,12}([.][0-9]{1,4})?$' and (unit = 'percent' or value !~ '[.]')),
  constraint targets__certainty check (certainty in ('A', 'B', 'C'))
);
create index targets__by_branch on coverage.targets (branch_code, period) where branch_code <> '';
comment on table coverage.targets is 'Targets by area or branch, year or month, segment and indicator: as set, with source and date. Append-only; SYNTHETIC ones belong to the demonstration.';
comment on column coverage.targets.period is 'A year (to be reached by its December) or a month.';
comment on column coverage.targets.value is 'An exact decimal as set: percent of the indicator''s denominator, or a number of workers or employers.';
alter table coverage.targets enable row level security, force row level security;
create policy targets__read on coverage.targets for select to semesta_app using (true);
create policy targets__insert on coverage.targets for insert to semesta_app with check (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and (area_code = '' or area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')))
  and (branch_code = '' or (exists (select from registry.branches b where b.branch_code = targets.branch_code)
    and not exists (select from registry.branches b cross join lateral unnest(b.regency_codes) as r (code)
      where b.branch_code = targets.branch_code and (r.code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))) is not true))));
grant select, insert on coverage.targets to semesta_app;
