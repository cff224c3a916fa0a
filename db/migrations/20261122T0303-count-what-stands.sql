-- What people had paid before beginnings, returns and ends were counted is counted now; whatever protection was miscounted is put right with it.
set local role semesta_worker;
create temp table told_cells (measure text, change_month text, residence_code text, work_area_code text, segment text, payer_kind text, sex text, birth_band smallint,
  occupation_group text, workers bigint) on commit drop;
grant select, insert on told_cells to semesta_registrar;
set local role semesta_registrar;

do $$
declare
  reached uuid := '00000000-0000-0000-0000-000000000000';
  people uuid[];
begin
  loop
    people := array(select w.worker_id from registry.workers w where w.worker_id > reached order by w.worker_id limit 20000);
    exit when cardinality(people) = 0;
    reached := people[cardinality(people)];
    insert into told_cells
    select c.measure, c.change_month, c.residence_code, c.work_area_code, c.segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, c.workers from registry.protected_cells(people) c
    union all
    select c.measure, c.change_month, c.residence_code, c.work_area_code, c.segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, c.workers
    from contributions.paid_cells(people) c where c.measure <> 'PAID';
  end loop;
end $$;

set local role semesta_worker;
insert into told_cells
select f.measure, f.change_month, f.residence_code, f.work_area_code, f.segment, f.payer_kind, f.sex, f.birth_band, f.occupation_group, -f.workers
from coverage.facts f where f.measure = 'PROTECTED'
union all
select d.measure, d.change_month, d.residence_code, d.work_area_code, d.segment, d.payer_kind, d.sex, d.birth_band, d.occupation_group, -d.workers
from coverage.fact_deltas d where d.measure = 'PROTECTED';

set local role semesta_registrar;
insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
select gen_random_uuid(), t.measure, t.change_month, t.residence_code, t.work_area_code, t.segment, t.payer_kind, t.sex, t.birth_band, t.occupation_group, sum(t.workers)
from told_cells t group by 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(t.workers) <> 0;
