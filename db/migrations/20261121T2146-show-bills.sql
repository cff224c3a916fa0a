-- Bills as their pages read them: names only of people whom the caller may see.
set local role semesta_registrar;

create function contributions.sees_bill(p_area text, p_work text, p_custodians uuid[], p_payer uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select contributions.in_scope(p_area, p_work, p_custodians || p_payer) or coalesce(p_payer = (nullif(current_setting('app.worker', true), ''))::uuid, false)
$$;
comment on function contributions.sees_bill(text, text, uuid[], uuid) is 'The row policy of bills in words.';

create function contributions.bill_payers(p_bills uuid[]) returns table (bill_id uuid, payer_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.bill_id, coalesce(w.name, o.name, '') from contributions.bills b
    left join registry.workers w on b.payer_kind = 'worker' and w.worker_id = b.payer_id
    left join registry.organisations o on b.payer_kind <> 'worker' and o.organisation_id = b.payer_id
  where b.bill_id = any (p_bills) and contributions.sees_bill(b.area_code, b.work_area_code, b.custodians, b.payer_id)
$$;
comment on function contributions.bill_payers(uuid[]) is 'Names of the payers of bills that the caller may see.';

create function contributions.bill_workers(p_bill uuid, p_after uuid, p_limit integer)
  returns table (worker_id uuid, name text, nik_masked text, months jsonb, amount_idr bigint, paid_idr bigint, state text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with bill as (
    select b.* from contributions.bills b where b.bill_id = p_bill and contributions.sees_bill(b.area_code, b.work_area_code, b.custodians, b.payer_id)
  ), asked as (
    select x.worker_id, max(x.area_code) as area_code, max(x.work_area_code) as work_area_code, max(x.custodians) as custodians, jsonb_agg(distinct x.month) as months,
      sum(x.amount_idr)::bigint as amount_idr, coalesce(sum(x.amount_idr) filter (where x.state = 'paid'), 0)::bigint as paid_idr,
      case when bool_or(x.state = 'due') then 'due' when bool_or(x.state = 'paid') then 'paid' else 'forgone' end as state
    from bill b join contributions.worker_months x on x.bill_id = b.bill_id
    where x.worker_id > p_after group by x.worker_id order by x.worker_id limit p_limit
  )
  select a.worker_id, case when s.seen then w.name end, case when s.seen then w.nik_masked end, a.months, a.amount_idr, a.paid_idr, a.state
  from asked a join registry.workers w on w.worker_id = a.worker_id cross join bill b
    cross join lateral (select contributions.in_scope(a.area_code, a.work_area_code, a.custodians) or contributions.in_scope(w.area_code, w.work_area_code, w.custodians)
      or coalesce(a.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid, false) as seen) s
  order by a.worker_id
$$;
comment on function contributions.bill_workers(uuid, uuid, integer) is 'The workers of a bill with what is asked and paid for each; a name only where the caller may see the person.';

create function contributions.bill_months(p_bill uuid)
  returns table (month text, occupation text, base_idr bigint, workers bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint, jp_idr bigint, amount_idr bigint, state text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.month, case x.occupation_group when 'driver' then 'transport' else 'other' end, case x.segment when 'BPU' then x.base_idr else 0 end,
    count(distinct x.worker_id), sum(x.jkk_idr)::bigint, sum(x.jkm_idr)::bigint, sum(x.jht_employer_idr + x.jht_worker_idr)::bigint,
    sum(x.jp_employer_idr + x.jp_worker_idr)::bigint, sum(x.amount_idr)::bigint, x.state
  from contributions.bills b join contributions.worker_months x on x.bill_id = b.bill_id
  where b.bill_id = p_bill and contributions.sees_bill(b.area_code, b.work_area_code, b.custodians, b.payer_id)
  group by 1, 2, 3, x.state order by 1, 2, 3, x.state
$$;
comment on function contributions.bill_months(uuid) is 'A bill by month, sector and base, programme by programme: sums, never people.';

create function contributions.group_members_to_bill(p_group uuid, p_through text, p_on date)
  returns table (worker_id uuid, name text, nik_masked text, months text[], amount_idr bigint, elsewhere boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with members as (
    select w.worker_id, w.name, w.nik_masked from registry.organisations o
      join registry.workers w on w.custodians @> array[o.organisation_id]
      join registry.memberships m on m.worker_id = w.worker_id
    where o.organisation_id = p_group and contributions.in_scope('', o.area_code, array[o.organisation_id]) and contributions.may_write('bills')
      and w.merged_into is null and w.deceased_on is null and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED'
  ), payable as (
    select p.* from contributions.payable_months(array(select m.worker_id from members m), 31, p_through, p_on) p
  ), priced as (
    select p.worker_id, p.month, coalesce((
        select sum(x.amount_idr)::bigint from contributions.worker_months x where x.worker_id = p.worker_id and x.month = p.month and x.segment = 'BPU' and x.state = 'due'),
      r.jkk_idr + r.jkm_idr + case when r.with_savings then r.jht_idr else 0 end) as amount_idr
    from (select n.month, array_agg(n.worker_id) as workers from payable n group by n.month) g
      cross join lateral contributions.price_bpu(g.month, g.workers) r
      join payable p on p.worker_id = r.worker_id and p.month = g.month
  )
  select m.worker_id, m.name, m.nik_masked, array_agg(p.month order by p.month), sum(p.amount_idr)::bigint,
    exists (select from contributions.worker_months x join contributions.bills b on b.bill_id = x.bill_id
      where x.worker_id = m.worker_id and x.state = 'due' and b.kind = 'group' and b.payer_id <> p_group)
  from members m join priced p on p.worker_id = m.worker_id group by m.worker_id, m.name, m.nik_masked order by m.name, m.worker_id
$$;
comment on function contributions.group_members_to_bill(uuid, text, date) is 'Members of a group who owe for themselves through a month, and what; elsewhere: they stand in another group''s open bill.';

revoke all on function contributions.sees_bill(text, text, uuid[], uuid), contributions.bill_payers(uuid[]), contributions.bill_workers(uuid, uuid, integer),
  contributions.bill_months(uuid), contributions.group_members_to_bill(uuid, text, date) from public;
grant execute on function contributions.bill_payers(uuid[]), contributions.bill_workers(uuid, uuid, integer), contributions.bill_months(uuid),
  contributions.group_members_to_bill(uuid, text, date) to semesta_app;
