-- That a worker looked at his own data or asked for something tells his employer that he may be about to complain.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create or replace function registry.worker_history(worker uuid, page_size integer)
  returns table (recorded_at timestamptz, actor_name text, actor_role text, organisation text, act text, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.recorded_at, e.actor_name, e.actor_role, o.name, e.act, e.reason
  from registry.workers w
  join platform.audit_subjects s on s.worker_id = w.worker_id
  join platform.audit_entries e on e.entry_id = s.entry_id
  left join registry.organisations o on o.organisation_id = e.organisation_id
  where w.worker_id = worker
    and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
    and (e.actor_role <> 'worker'
      or w.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  order by s.entry_id desc
  limit page_size
$$;
comment on function registry.worker_history(uuid, integer) is
  'Who acted on or looked at a worker, newest first; what he did himself is for him and the office alone. Nothing for a worker the caller may not see.';

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
