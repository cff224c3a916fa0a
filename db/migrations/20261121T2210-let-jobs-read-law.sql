-- The daily job runs as the worker's login and asks which months' law is kept before it bills them.
set local role semesta_owner;
create policy months__read_by_jobs on contributions.months for select to semesta_worker using (true);
grant select on contributions.months to semesta_worker;
