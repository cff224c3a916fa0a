-- Members by segment, and who returned apart from who is new: an organisation is shown by the indicators that an area is.
set local role semesta_owner;
grant create on schema coverage to semesta_registrar;

set local role semesta_registrar;

drop function coverage.organisation_months(uuid, text, text, date);

create function coverage.organisation_months(p_organisation uuid, p_from text, p_through text, p_on date, p_segment text)
  returns table (name text, kind text, registered integer, protected integer, months jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as materialized (
    -- Its own, or of who is in charge of workplaces there.
    select o.organisation_id, o.name, o.kind from registry.organisations o where o.organisation_id = p_organisation
      and (o.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
        or o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))
  ), asked as (
    select unnest(case p_segment when 'ALL' then array['PU', 'BPU'] else array[p_segment] end) as segment
  ), everyone as materialized (
    select w.worker_id from registry.workers w
    where w.custodians @> array[p_organisation] and w.custodians <> '{}' and w.merged_into is null and exists (select from seen)
  ), members as materialized (
    -- In a segment is who has a membership of it now, here or elsewhere, as on every other page.
    select e.worker_id from everyone e
    where p_segment = 'ALL' or exists (select from registry.memberships m where m.worker_id = e.worker_id and m.segment = p_segment and m.state <> 'ENDED')
  ), spans as materialized (
    select c.worker_id, c.segment, c.first_month, c.covered_from, c.lapses_on, c.closed_on,
      min(c.first_month) over (partition by c.worker_id) as first_ever, row_number() over (partition by c.worker_id, c.segment order by c.covered_from) as turn
    from everyone e join contributions.cover_spans c on c.worker_id = e.worker_id
  ), begun as (
    select distinct s.worker_id, s.first_month as month, s.first_month = s.first_ever as is_fresh from spans s join asked a on a.segment = s.segment
    where s.first_month between p_from and p_through and (s.first_month = s.first_ever or (s.segment = 'BPU' and s.turn > 1))
  ), counted as (
    -- What an employer paid stands on his bills; what members paid, or a sponsor for them, in their own months.
    select b.first_month as month, sum(b.workers) as paid, 0::bigint as fresh, 0::bigint as returned
    from contributions.bills b join asked a on a.segment = b.segment
    where b.payer_id = p_organisation and b.payer_kind = 'employer' and b.state = 'paid' and b.paid_idr > 0 and b.first_month between p_from and p_through
      and exists (select from seen) group by 1
    union all
    select wm.month, count(distinct wm.worker_id), 0, 0
    from everyone e join contributions.worker_months wm on wm.worker_id = e.worker_id join asked a on a.segment = wm.segment
    where wm.month between p_from and p_through and wm.state = 'paid' and wm.part in ('protection', 'whole')
      and wm.payer_id <> p_organisation and wm.custodians @> array[p_organisation] group by 1
    union all
    select b.month, 0, count(*) filter (where b.is_fresh), count(*) filter (where not b.is_fresh) from begun b group by 1
  )
  select s.name, s.kind, (select count(*)::integer from members),
    (select count(distinct p.worker_id)::integer from spans p join asked a on a.segment = p.segment join members m on m.worker_id = p.worker_id
      where p.closed_on is null and p.covered_from <= p_on and (p.lapses_on is null or p.lapses_on > p_on)),
    coalesce((select jsonb_agg(jsonb_build_object('month', t.month, 'paid', t.paid, 'fresh', t.fresh, 'returned', t.returned) order by t.month)
      from (select c.month, sum(c.paid)::integer as paid, sum(c.fresh)::integer as fresh, sum(c.returned)::integer as returned from counted c group by 1) t), '[]')
  from seen s
$$;
comment on function coverage.organisation_months(uuid, text, text, date, text) is 'Members of an organisation now (of a segment, or ALL), protected on a day, and by month those with a paid contribution, those whose first paid month it is, and those whose cover began anew with it; nothing outside the caller''s scope.';
revoke all on function coverage.organisation_months(uuid, text, text, date, text) from public;
grant execute on function coverage.organisation_months(uuid, text, text, date, text) to semesta_app;

set local role semesta_owner;
revoke create on schema coverage from semesta_registrar;
