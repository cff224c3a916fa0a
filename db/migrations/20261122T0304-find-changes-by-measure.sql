-- A payment leaves changes of several measures: a reader finds those of the one it shows.
set local role semesta_owner;
create index fact_deltas__by_measure on coverage.fact_deltas (measure, change_month);
