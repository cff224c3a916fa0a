-- An agent, employer, office or group learns how its own members stand, by month; counts, never who.
set local role semesta_owner;
grant create on schema coverage to semesta_registrar;

set local role semesta_registrar;

create function coverage.organisation_months(p_organisation uuid, p_from text, p_through text, p_on date)
  returns table (name text, kind text, registered integer, protected integer, months jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as materialized (
    -- Its own, or of who is in charge of workplaces there.
    select o.organisation_id, o.name, o.kind from registry.organisations o where o.organisation_id = p_organisation
      and (o.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
        or o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))
  ), members as materialized (
    select w.worker_id from registry.workers w
    where w.custodians @> array[p_organisation] and w.custodians <> '{}' and w.merged_into is null and exists (select from seen)
  ), cover as (
    select c.worker_id, min(c.first_month) as first_month,
      bool_or(c.closed_on is null and c.covered_from <= p_on and (c.lapses_on is null or c.lapses_on > p_on)) as is_protected
    from members m join contributions.cover_spans c on c.worker_id = m.worker_id group by 1
  ), counted as (
    -- What an employer paid stands on his bills; what members paid, or a sponsor for them, in their own months.
    select b.first_month as month, sum(b.workers) as paid, 0::bigint as fresh from contributions.bills b
    where b.payer_id = p_organisation and b.payer_kind = 'employer' and b.state = 'paid' and b.paid_idr > 0 and b.first_month between p_from and p_through
      and exists (select from seen) group by 1
    union all
    select wm.month, count(distinct wm.worker_id), 0 from members m join contributions.worker_months wm on wm.worker_id = m.worker_id
    where wm.month between p_from and p_through and wm.state = 'paid' and wm.part in ('protection', 'whole')
      and wm.payer_id <> p_organisation and wm.custodians @> array[p_organisation] group by 1
    union all
    select c.first_month, 0, count(*) from cover c where c.first_month between p_from and p_through group by 1
  )
  select s.name, s.kind, (select count(*)::integer from members), (select count(*)::integer from cover c where c.is_protected),
    coalesce((select jsonb_agg(jsonb_build_object('month', t.month, 'paid', t.paid, 'fresh', t.fresh) order by t.month)
      from (select c.month, sum(c.paid)::integer as paid, sum(c.fresh)::integer as fresh from counted c group by 1) t), '[]')
  from seen s
$$;
comment on function coverage.organisation_months(uuid, text, text, date) is 'Members of an organisation now, protected on a day, and by month those with a paid contribution and those whose first paid month it is; nothing outside the caller''s scope.';
revoke all on function coverage.organisation_months(uuid, text, text, date) from public;
grant execute on function coverage.organisation_months(uuid, text, text, date) to semesta_app;

set local role semesta_owner;
revoke create on schema coverage from semesta_registrar;
