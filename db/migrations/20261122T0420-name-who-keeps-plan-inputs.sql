-- The history of a price says who kept it, as a kept plan does.
set local role semesta_owner;
alter table coverage.plan_inputs add column actor_name text not null default '';
comment on column coverage.plan_inputs.actor_name is 'Who kept it, as the account was called then; empty for what the demonstration made up.';
