-- Coverage counts employers too: who has paid a month, and whose first paid month it is.
set local role semesta_owner;

create table coverage.employer_months (
  organisation_id uuid not null,
  month text collate "C" not null,
  area_code text collate "C" not null,
  constraint employer_months__pk primary key (organisation_id, month)
);
comment on table coverage.employer_months is 'The months that an employer is counted in as having paid: some bill of the month is paid and none is open. Kept in the statement that changes his bills.';
comment on column coverage.employer_months.area_code is 'Of his address when the latest paid bill of the month was issued.';
alter table coverage.employer_months enable row level security, force row level security;
create policy employer_months__registrar on coverage.employer_months for all to semesta_registrar using (true) with check (true);
grant select, insert, update, delete on coverage.employer_months to semesta_registrar;
grant create on schema coverage to semesta_registrar;

set local role semesta_registrar;
create function coverage.recount_employers(p_employers uuid[], p_from text, p_through text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- Two who change the bills of one employer count after each other, as payments do.
  perform from contributions.payers k where k.payer_id = any (p_employers) order by k.payer_id for no key update;
  with kept as materialized (
    select m.* from coverage.employer_months m where m.organisation_id = any (p_employers)
  ), now as materialized (
    select b.payer_id as organisation_id, contributions.month_after(b.first_month, n.later) as month,
      (array_agg(b.work_area_code order by b.issued_on desc, b.bill_id desc) filter (where b.state = 'paid' and b.paid_idr > 0))[1] as area_code
    from contributions.bills b
      cross join lateral generate_series(0, contributions.month_index(b.last_month) - contributions.month_index(b.first_month)) as n (later)
    where b.payer_id = any (p_employers) and b.payer_kind = 'employer' and b.state in ('open', 'paid')
      and b.last_month >= p_from and b.first_month <= p_through
    group by 1, 2 having bool_or(b.state = 'paid' and b.paid_idr > 0) and not bool_or(b.state = 'open')
  ), counted as (
    select n.* from now n where n.month between p_from and p_through
  ), after as (
    select c.* from counted c union all select k.* from kept k where k.month not between p_from and p_through
  ), gone as (
    delete from coverage.employer_months m using kept k where m.organisation_id = k.organisation_id and m.month = k.month and k.month between p_from and p_through
      and not exists (select from counted c where c.organisation_id = k.organisation_id and c.month = k.month)
  ), put as (
    insert into coverage.employer_months as m (organisation_id, month, area_code) select c.organisation_id, c.month, c.area_code from counted c
    on conflict on constraint employer_months__pk do update set area_code = excluded.area_code where m.area_code <> excluded.area_code
  ), changes as (
    select 'EMPLOYERS_PAID' as measure, k.month, k.area_code, -1 as employers from kept k where k.month between p_from and p_through
    union all select 'EMPLOYERS_PAID', c.month, c.area_code, 1 from counted c
    union all (select distinct on (k.organisation_id) 'EMPLOYERS_NEW', k.month, k.area_code, -1 from kept k order by k.organisation_id, k.month)
    union all (select distinct on (a.organisation_id) 'EMPLOYERS_NEW', a.month, a.area_code, 1 from after a order by a.organisation_id, a.month)
  )
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), c.measure, c.month, c.area_code, c.area_code, 'PU', 'employer', '', 0, '', sum(c.employers)
  from changes c group by c.measure, c.month, c.area_code having sum(c.employers) <> 0;
end $$;
comment on function coverage.recount_employers(uuid[], text, text) is 'Counts these employers anew in these months, as one set, and writes what changed as deltas.';

create function coverage.follow_bills() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  employers uuid[];
  earliest text;
  latest text;
begin
  select array_agg(distinct c.payer_id), min(c.first_month), max(c.last_month) into employers, earliest, latest from changed c where c.payer_kind = 'employer';
  if employers is not null then perform coverage.recount_employers(employers, earliest, latest); end if;
  return null;
end $$;
comment on function coverage.follow_bills() is 'The border to contributions: bills that changed say which months their employers have paid.';

set local role semesta_owner;
create trigger bills__coverage_added after insert on contributions.bills
  referencing new table as changed for each statement execute function coverage.follow_bills();
create trigger bills__coverage_changed after update on contributions.bills
  referencing new table as changed for each statement execute function coverage.follow_bills();
set local role semesta_registrar;
revoke all on function coverage.recount_employers(uuid[], text, text), coverage.follow_bills() from public;
select coverage.recount_employers(array(select distinct b.payer_id from contributions.bills b where b.payer_kind = 'employer'), '', '9999-12');
set local role semesta_owner;
revoke create on schema coverage from semesta_registrar;
