-- Whoever leaves with a wage filing is taken out of the count of the protected once: the cells of a worker hold it already.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create or replace function registry.change_ends(p_changes jsonb, p_actor jsonb) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  touched constant uuid[] := array(select distinct (c ->> 'worker_id')::uuid from jsonb_array_elements(p_changes) c);
  before jsonb;
begin
  perform from registry.workers w where w.worker_id = any (touched) order by w.worker_id for update;
  before := registry.cells_of(touched);

  with given as (
    select g.* from jsonb_to_recordset(p_changes) as g (worker_id uuid, membership_id uuid, ended_on date, end_reason text)
  ), changing as (
    select m.worker_id, m.membership_id, m.state as was_state, m.ended_on as was_ended_on, m.end_reason as was_end_reason,
      case when g.ended_on is not null then 'ENDED' when m.kpj is null then 'REGISTERED' else 'ACTIVE' end as state,
      case when g.ended_on is null then null else greatest(g.ended_on, m.opened_on) end as ended_on, g.end_reason,
      e.event_id as undoes
    from given g join registry.memberships m on m.worker_id = g.worker_id and m.membership_id = g.membership_id
      left join lateral (
        select e.event_id from registry.worker_events e
        where g.ended_on is null and e.worker_id = g.worker_id and e.act = 'registry.end-membership'
          and e.changes @> jsonb_build_array(jsonb_build_object('membershipId', g.membership_id))
          and not exists (select from registry.worker_events u where u.worker_id = e.worker_id and u.undoes = e.event_id)
        order by e.event_id desc limit 1) e on true
    where (m.ended_on is null) = (g.ended_on is not null)
      and (g.ended_on is not null or not exists (select from registry.memberships o where o.worker_id = m.worker_id and o.segment = 'PU'
        and o.organisation_id = m.organisation_id and o.ended_on is null))
  ), changed as (
    update registry.memberships m set state = c.state, ended_on = c.ended_on, end_reason = c.end_reason, version = m.version + 1
    from changing c where m.worker_id = c.worker_id and m.membership_id = c.membership_id
  ), versions as (
    update registry.workers w set version = w.version + 1, updated_at = now() where w.worker_id in (select c.worker_id from changing c)
    returning w.worker_id, w.version
  )
  insert into registry.worker_events (worker_id, event_id, act, effective_on, undoes, changes, reason, account_id, actor_name, actor_role, worker_version)
  select c.worker_id, (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || right(replace(gen_random_uuid()::text, '-', ''), 19))::uuid,
    case when c.ended_on is null then 'registry.undo-act' else 'registry.end-membership' end,
    coalesce(c.ended_on, c.was_ended_on), c.undoes,
    jsonb_build_array(
      jsonb_build_object('membershipId', c.membership_id, 'field', 'state', 'was', c.was_state, 'is', c.state),
      jsonb_build_object('membershipId', c.membership_id, 'field', 'endedOn', 'was', c.was_ended_on, 'is', c.ended_on),
      jsonb_build_object('membershipId', c.membership_id, 'field', 'endReason', 'was', c.was_end_reason, 'is', c.end_reason)),
    p_actor ->> 'reason', (p_actor ->> 'account_id')::uuid, p_actor ->> 'name', p_actor ->> 'role', v.version
  from changing c join versions v on v.worker_id = c.worker_id;

  perform registry.settle_cells(before, touched);
end $$;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
