-- A worker's months say which sponsor paid them, to himself and to those where he lives; the sponsor's code is not his to pay.
set local role semesta_registrar;

create or replace function contributions.worker_overview(p_worker uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with seen as (
    select w.worker_id, w.name, w.nik_masked, w.area_code,
      -- Rows bear the place of their day: who sees the worker now by his place sees also what was billed before he moved.
      coalesce(w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
        or coalesce(w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')), false)
        or coalesce(w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid, false) as is_whole,
      -- Who sponsors someone is told where he lives, and to himself: his workplace learns that another pays, never who.
      coalesce(w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
        or coalesce(w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid, false) as knows_sponsor
    from registry.workers w
    where w.worker_id = p_worker and (contributions.in_scope(w.area_code, w.work_area_code, w.custodians)
      or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  ), records as (
    select s.worker_id, s.is_whole, s.knows_sponsor from seen s
    union all select m.worker_id, s.is_whole, s.knows_sponsor from seen s join registry.workers m on m.merged_into = s.worker_id
  ), own as (
    select (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[] as organisations
  ), memberships as (
    select m.segment, m.state, m.opened_on, m.ended_on, m.kpj
    from records r join registry.memberships m on m.worker_id = r.worker_id cross join own
    where m.state <> 'REQUESTED' and (r.is_whole or coalesce(m.custodians && own.organisations, false))
  ), months as (
    select x.month, x.segment, x.part, x.state, x.amount_idr, x.paid_on, x.payer_kind, coalesce(o.name, case when r.knows_sponsor then k.name end) as payer, g.name as through, p.receipt,
      case when x.state = 'due' and b.state = 'open' and b.payer_kind <> 'sponsor' then b.code end as code,
      coalesce(b.due_on, case x.segment when 'BPU' then l.bpu_due_on else l.pu_due_on end) as due_on
    from records r join contributions.worker_months x on x.worker_id = r.worker_id cross join own
      left join contributions.bills b on b.bill_id = x.bill_id
      left join contributions.months l on l.month = x.month
      left join contributions.payments p on p.payment_id = x.payment_id
      left join registry.organisations o on o.organisation_id = x.payer_id and x.payer_kind <> 'worker'
      left join contributions.payers k on k.payer_id = x.payer_id and x.payer_kind = 'sponsor'
      left join registry.organisations g on g.organisation_id = b.payer_id and b.payer_kind = 'group'
    where r.is_whole or coalesce(x.custodians && own.organisations, false) or coalesce(x.payer_id = any (own.organisations), false)
  )
  select jsonb_build_object(
    'name', s.name, 'nikMasked', s.nik_masked, 'areaCode', s.area_code, 'isWhole', s.is_whole,
    'residence', coalesce((select a.path_name from registry.areas a where a.code = s.area_code), ''),
    'office', coalesce((select min(n.name) from registry.branches n where left(s.area_code, 5) = any (n.regency_codes)), ''),
    'kpj', coalesce((select m.kpj from memberships m where m.kpj is not null order by m.ended_on desc nulls first, m.opened_on desc limit 1), ''),
    'memberships', coalesce((select jsonb_agg(jsonb_build_object('segment', m.segment, 'openedOn', m.opened_on, 'endedOn', m.ended_on)
      order by m.opened_on, m.segment) from memberships m), '[]'),
    'months', coalesce((select jsonb_agg(jsonb_build_object('month', x.month, 'segment', x.segment, 'part', x.part, 'state', x.state,
      'amountIdr', x.amount_idr::text, 'paidOn', x.paid_on, 'payerKind', x.payer_kind, 'payer', x.payer, 'through', x.through,
      'receipt', x.receipt, 'code', x.code, 'dueOn', x.due_on) order by x.month desc, x.segment, x.part, x.paid_on) from months x), '[]'))
  from seen s
$$;
