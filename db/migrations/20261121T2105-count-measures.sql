-- Coverage counts three things: open memberships, protection on a day, and months paid.
set local role semesta_owner;

alter table coverage.fact_deltas add column measure text not null default 'OPEN';
alter table coverage.fact_deltas add constraint fact_deltas__measure check (measure in ('OPEN', 'PROTECTED', 'PAID'));
alter table coverage.facts add column measure text not null default 'OPEN';
alter table coverage.facts add constraint facts__measure check (measure in ('OPEN', 'PROTECTED', 'PAID'));
alter table coverage.facts drop constraint facts__pk;
alter table coverage.facts add constraint facts__pk primary key (measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group);
alter table coverage.area_totals add column measure text not null default 'OPEN';
alter table coverage.area_totals add constraint area_totals__measure check (measure in ('OPEN', 'PROTECTED', 'PAID'));
alter table coverage.area_totals drop constraint area_totals__pk;
alter table coverage.area_totals add constraint area_totals__pk primary key (measure, area_code, view, change_month, segment);
comment on column coverage.facts.measure is 'OPEN and PROTECTED: changes, the number of a month is the sum up to it. PAID: workers with a paid month, of that month alone.';
comment on column coverage.fact_deltas.measure is 'As in coverage.facts.';
comment on column coverage.area_totals.measure is 'As in coverage.facts.';
