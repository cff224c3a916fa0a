-- A busy minute leaves ten thousand changes not folded yet: the context is read once a query, not once a row, and the latest is found by index.
set local role semesta_owner;
create index fact_deltas__by_recorded on coverage.fact_deltas (recorded_at desc);
drop policy fact_deltas__read on coverage.fact_deltas;
create policy fact_deltas__read on coverage.fact_deltas for select to semesta_app using (
  residence_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[])
  or work_area_code like any ((select string_to_array(nullif(current_setting('app.areas', true), ''), ','))::text[]));
