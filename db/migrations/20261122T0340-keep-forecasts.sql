-- What was forecast stands as it was made, so that a year later it can be laid beside what came.
set local role semesta_owner;

create table coverage.forecasts (
  area_code text collate "C" not null,
  indicator text not null,
  segment text not null,
  origin_month text collate "C" not null,
  made_on date not null,
  is_hindcast boolean not null,
  workers bigint not null,
  ahead jsonb not null,
  moves jsonb not null,
  rates jsonb not null,
  constraint forecasts__pk primary key (area_code, indicator, segment, origin_month),
  constraint forecasts__indicator check (indicator in ('PAID', 'PROTECTED')),
  constraint forecasts__segment check (segment in ('ALL', 'PU', 'BPU')),
  constraint forecasts__origin check (origin_month ~ '^[0-9]{4}-[0-9]{2}$')
);
comment on table coverage.forecasts is 'Forecasts of the twelve months after one that had closed (docs/adr/0028), never changed once made. Numbers of workers, never people.';
comment on column coverage.forecasts.is_hindcast is 'Made later out of the facts up to the month of origin as they stand now: months paid late are in them that nobody knew of then.';
comment on column coverage.forecasts.workers is 'Of the month of origin, as known when the forecast was made.';
comment on column coverage.forecasts.ahead is '[[low, middle, high], …] of the twelve months ahead; four of five are to lie between low and high.';
comment on column coverage.forecasts.moves is 'What moves the number through the last month ahead, in workers; with workers they add up to its middle.';
comment on column coverage.forecasts.rates is 'The monthly rates it rests on, in millionths.';

alter table coverage.forecasts enable row level security;
alter table coverage.forecasts force row level security;
create policy forecasts__read on coverage.forecasts for select to semesta_app using (area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));
create policy forecasts__keep on coverage.forecasts for all to semesta_worker using (true) with check (true);
grant select on coverage.forecasts to semesta_app;
grant select, insert on coverage.forecasts to semesta_worker;

-- No forecast goes beyond a workforce that is known.
create policy denominators__read_by_jobs on coverage.denominators for select to semesta_worker using (true);
grant select on coverage.denominators to semesta_worker;

set local role semesta_registrar;

create function sponsorship.term_groups(p_from text)
  returns table (village_code text, known_from text, first_month text, last_month text, workers integer, decided integer, continued integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.village_code, g.known_from, g.first_month, g.last_month, count(*)::integer, count(*) filter (where g.outcome <> '')::integer,
    count(*) filter (where g.outcome = 'continues')::integer
  from (
    select t.village_code, to_char(l.approved_at at time zone 'Asia/Makassar', 'YYYY-MM') as known_from, t.first_month,
      case when t.ended_after = '' then t.last_month else t.ended_after end as last_month, t.outcome
    from sponsorship.terms t join sponsorship.lists l on l.list_id = t.list_id
    where t.last_month >= p_from and l.approved_at is not null
  ) g where g.last_month >= g.first_month
  group by 1, 2, 3, 4
$$;
comment on function sponsorship.term_groups(text) is
  'Terms that last into a month or beyond, by village, month of approval and months held, with what came of the ended ones: what is contracted ahead and how many go on. Counts, never people; for the job that keeps forecasts.';
revoke all on function sponsorship.term_groups(text) from public;
grant execute on function sponsorship.term_groups(text) to semesta_worker;
