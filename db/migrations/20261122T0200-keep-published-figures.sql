-- Numbers that others published, beside those the product ships with: never a denominator of its own.
set local role semesta_owner;
create table coverage.published_figures (
  figure_id text collate "C" not null,
  measure text not null,
  area_code text collate "C" not null default '',
  scope text not null,
  period text collate "C" not null,
  value text not null,
  unit text not null,
  is_approximate boolean not null default false,
  source_title text not null,
  published_on text collate "C" not null,
  certainty text not null,
  relations jsonb not null default '{}',
  note text not null default '',
  account_id uuid not null,
  recorded_at timestamptz not null default now(),
  constraint published_figures__pk primary key (figure_id),
  constraint published_figures__value check (value ~ '^[0-9]{1,15}([.][0-9]{1,6})?$'),
  constraint published_figures__unit check (unit in ('percent', 'people', 'employers', 'idr', 'villages', 'months', 'instruments')),
  constraint published_figures__certainty check (certainty in ('A', 'B', 'C')),
  constraint published_figures__period check (period ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' and published_on ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$')
);
create index published_figures__by_area on coverage.published_figures (area_code, period);
comment on table coverage.published_figures is 'Numbers that someone published, as published, with source and date; added by hand to those the product ships with. Append-only.';
comment on column coverage.published_figures.area_code is 'Empty: a scope that is no area of the list, as a branch office or the nation.';
comment on column coverage.published_figures.relations is '{"sumOf": [id…]} or {"share": {"of", "over", "isMissing"}} or {"growth": {"from", "to"}}: what its checks compare it with.';
alter table coverage.published_figures enable row level security, force row level security;
create policy published_figures__read on coverage.published_figures for select to semesta_app using (true);
create policy published_figures__insert on coverage.published_figures for insert to semesta_app with check (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and account_id = (nullif(current_setting('app.account', true), ''))::uuid
  and (area_code = '' or area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))));
grant select, insert on coverage.published_figures to semesta_app;
