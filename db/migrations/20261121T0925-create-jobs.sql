-- The one way to ask for background work: in the asker's own transaction, nothing but a task, ids and a key.
set local role semesta_worker;

create function jobs.enqueue(task text, payload json, key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  execute 'select graphile_worker.add_job($1, $2, job_key => $3, max_attempts => 10)' using task, payload, key;
end $$;
comment on function jobs.enqueue(text, json, text) is 'Adds a job; a second one with the same key replaces the one still waiting. Payloads hold ids, never people.';
revoke all on function jobs.enqueue(text, json, text) from public;
grant execute on function jobs.enqueue(text, json, text) to semesta_app;
