-- Plans: what a mix of instruments would cost and bring, the prices it is reckoned with, and what it starts from.
set local role semesta_owner;
create table coverage.plan_inputs (
  input_id uuid not null,
  area_code text collate "C" not null,
  name text not null,
  value bigint not null,
  source text not null,
  as_of date not null,
  certainty text not null default 'C',
  synthetic boolean not null default false,
  account_id uuid,
  recorded_at timestamptz not null default now(),
  constraint plan_inputs__pk primary key (input_id),
  constraint plan_inputs__value check (value >= 0),
  constraint plan_inputs__source check (source <> ''),
  constraint plan_inputs__certainty check (certainty in ('A', 'B', 'C'))
);
create index plan_inputs__by_area on coverage.plan_inputs (area_code, name, recorded_at desc);
comment on table coverage.plan_inputs is 'Unit costs, yields and shares that plans are reckoned with, each with source and date; the latest of the nearest area holds. Append-only; SYNTHETIC ones belong to the demonstration.';
comment on column coverage.plan_inputs.value is 'Rupiah, people, or so many of 1,000, as the name says.';
alter table coverage.plan_inputs enable row level security, force row level security;
create policy plan_inputs__read on coverage.plan_inputs for select to semesta_app using (nullif(current_setting('app.account', true), '') is not null);
create policy plan_inputs__insert on coverage.plan_inputs for insert to semesta_app with check (
  'denominators' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')));
grant select, insert on coverage.plan_inputs to semesta_app;

create table coverage.plans (
  plan_id uuid not null,
  name text not null,
  area_code text collate "C" not null,
  asked jsonb not null,
  outcome jsonb not null,
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  constraint plans__pk primary key (plan_id),
  constraint plans__name check (name <> '')
);
create index plans__by_area on coverage.plans (area_code, recorded_at desc);
comment on table coverage.plans is 'Plans kept under a name with every input and the figures of that moment; read by those who plan for the area. Append-only.';
alter table coverage.plans enable row level security, force row level security;
create policy plans__read on coverage.plans for select to semesta_app using (
  area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
  and ('sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) or nullif(current_setting('app.audit', true), '') = 'all'));
create policy plans__insert on coverage.plans for insert to semesta_app with check (
  'sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
  and account_id = (nullif(current_setting('app.account', true), ''))::uuid);
grant select, insert on coverage.plans to semesta_app;
grant create on schema coverage to semesta_registrar;

set local role semesta_registrar;
create function coverage.sponsored_ends(p_within text, p_from text)
  returns table (first_month text, last_month text, workers bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.first_month, s.last_month, count(*)
  from (select min(t.first_month) as first_month, max(t.last_month) as last_month from sponsorship.terms t
    where t.state <> 'released' and t.last_month >= p_from and (t.village_code = p_within or t.village_code like p_within || '.%')
      and p_within like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
    group by t.worker_id) s
  group by s.first_month, s.last_month
$$;
comment on function coverage.sponsored_ends(text, text) is 'How many are sponsored from which month to which, of an area of the caller''s fact scope: counts, never people.';

create function coverage.employer_gaps(p_within text, p_since text)
  returns table (village_code text, missing integer, employers bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.area_code, o.workers_stated - coalesce(b.workers, 0), count(*)
  from registry.organisations o
    left join lateral (select max(x.workers) as workers from contributions.bills x
      where x.payer_id = o.organisation_id and x.payer_kind = 'employer' and x.kind = 'filing' and x.state in ('open', 'paid') and x.last_month >= p_since
      group by x.last_month order by x.last_month desc limit 1) b on true
  where o.kind = 'employer' and o.workers_stated > coalesce(b.workers, 0) and (o.area_code = p_within or o.area_code like p_within || '.%')
    and p_within like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
  group by 1, 2
$$;
comment on function coverage.employer_gaps(text, text) is
  'How many employers of a place report so many workers fewer than they state, by their latest filing since a month: counts of an area of the caller''s fact scope.';
revoke all on function coverage.sponsored_ends(text, text), coverage.employer_gaps(text, text) from public;
grant execute on function coverage.sponsored_ends(text, text), coverage.employer_gaps(text, text) to semesta_app;
set local role semesta_owner;
revoke create on schema coverage from semesta_registrar;
