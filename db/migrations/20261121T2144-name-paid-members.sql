-- A group paid a part: its money goes to the members it names. And months paid in advance whose price fell give the difference back.

set local role semesta_registrar;

create function contributions.name_paid_members(p_bill uuid, p_members uuid[], p_on date, p_account uuid)
  returns table (outcome text, needed_idr bigint, held_idr bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bill contributions.bills;
  held bigint;
  needed bigint;
  named integer;
begin
  if not contributions.may_write('bills') then raise exception 'no right to name paid members' using errcode = 'insufficient_privilege'; end if;
  select b.* into bill from contributions.bills b where b.bill_id = p_bill and b.kind = 'group'
    and contributions.in_scope(b.area_code, b.work_area_code, b.custodians || b.payer_id);
  if not found then return query select 'not_found', 0::bigint, 0::bigint; return; end if;
  select k.credit_idr into held from contributions.payers k where k.payer_id = bill.payer_id for update;
  perform from contributions.payers k where k.payer_id = any (p_members) order by k.payer_id for update;
  select count(distinct x.worker_id), coalesce(sum(x.amount_idr), 0)::bigint into named, needed
  from contributions.worker_months x where x.bill_id = p_bill and x.state = 'due' and x.worker_id = any (p_members);
  if named <> (select count(distinct m) from unnest(p_members) m) then return query select 'member_not_due', needed, held; return; end if;
  if needed > held then return query select 'credit_short', needed, held; return; end if;

  with owed as (
    select s.worker_id, s.amount_idr, sum(s.amount_idr) over (order by s.worker_id) - s.amount_idr as begins
    from (select x.worker_id, sum(x.amount_idr)::bigint as amount_idr from contributions.worker_months x
      where x.bill_id = p_bill and x.state = 'due' and x.worker_id = any (p_members) group by x.worker_id) s
  ), money as (
    -- The group's payments that are not divided yet, the oldest first; what refunds or corrections left has none.
    select m.payment_id, m.amount_idr, sum(m.amount_idr) over (order by m.received_on, m.payment_id) - m.amount_idr as begins
    from (
      select p.payment_id, p.received_on, p.amount_idr - coalesce((select sum(h.amount_idr) from contributions.payment_shares h where h.payment_id = p.payment_id), 0)::bigint as amount_idr
      from contributions.payments p where p.payer_id = bill.payer_id and p.state = 'posted') m
    where m.amount_idr > 0
  ), divided as (
    select o.worker_id, m.payment_id, (least(o.begins + o.amount_idr, m.begins + m.amount_idr) - greatest(o.begins, m.begins))::bigint as amount_idr
    from owed o join money m on m.begins < o.begins + o.amount_idr and o.begins < m.begins + m.amount_idr
    union all
    select o.worker_id, null, (o.begins + o.amount_idr - greatest(o.begins, t.total))::bigint
    from owed o cross join (select coalesce(sum(m.amount_idr), 0) as total from money m) t where o.begins + o.amount_idr > t.total
  ), shared as (
    insert into contributions.payment_shares as h (payment_id, payer_id, amount_idr)
    select d.payment_id, d.worker_id, d.amount_idr from divided d where d.payment_id is not null
    on conflict on constraint payment_shares__pk do update set amount_idr = h.amount_idr + excluded.amount_idr
  ), booked as (
    insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id)
    select gen_random_uuid(), 'assignment', g.payment_id, p_on, 'pembagian kepada anggota wadah', p_account from (select distinct d.payment_id from divided d) g
    returning journals.journal_id, journals.payment_id
  ), posted as (
    -- One account twice in a transfer cannot be: the money passes through receipts not assigned.
    insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
    select j.journal_id, row_number() over (partition by j.journal_id order by d.worker_id, u.step), u.debit, u.credit, d.amount_idr,
      case u.step when 1 then bill.payer_id else d.worker_id end, p_bill, p_on, bill.area_code, bill.work_area_code
    from divided d join booked j on j.payment_id is not distinct from d.payment_id
      cross join (values (1, '2110', '2120'), (2, '2120', '2110')) as u (step, debit, credit)
  ), received as (
    update contributions.payers k set credit_idr = k.credit_idr + g.amount_idr, last_payment_id = coalesce(g.payment_id, k.last_payment_id)
    from (select d.worker_id, sum(d.amount_idr)::bigint as amount_idr, max(d.payment_id::text)::uuid as payment_id from divided d group by d.worker_id) g where k.payer_id = g.worker_id
  )
  update contributions.payers k set credit_idr = k.credit_idr - needed where k.payer_id = bill.payer_id;

  update contributions.exceptions x set state = 'settled', settled_at = now(), settled_by = p_account, outcome = 'members_named'
  from contributions.payments p
  where x.payment_id = p.payment_id and p.payer_id = bill.payer_id and x.state = 'open' and x.kind = 'partial'
    and p.amount_idr = (select sum(h.amount_idr) from contributions.payment_shares h where h.payment_id = p.payment_id);
  perform contributions.settle(p_members, p_on);
  return query select 'named', needed, held - needed;
end $$;
comment on function contributions.name_paid_members(uuid, uuid[], date, uuid) is
  'Pays the months of members in a group''s bill out of the money held for the group: each gets his share of its payments, then his months are settled. Answers named, not_found, member_not_due or credit_short.';

create function contributions.reprice_month(p_month text, p_reason text, p_on date, p_account uuid)
  returns table (worker_months bigint, returned_idr bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  paying uuid[];
  rows_changed bigint;
  given bigint;
begin
  if session_user <> 'semesta_worker' and not (contributions.may_write('bills') and nullif(current_setting('app.role', true), '') = 'office_supervisor') then
    raise exception 'no right to price months anew' using errcode = 'insufficient_privilege';
  end if;
  paying := array(select distinct x.worker_id from contributions.worker_months x
      join contributions.tariffs t on t.month = x.month and t.segment = 'BPU' and t.funding = 'self' and t.base_idr = x.base_idr
        and t.sector = case x.occupation_group when 'driver' then 'transport' else 'other' end
    where x.month = p_month and x.segment = 'BPU' and x.payer_kind = 'worker' and x.state in ('due', 'paid') and x.part = 'protection' and t.jkk_idr + t.jkm_idr < x.jkk_idr + x.jkm_idr
    order by 1);
  perform from contributions.payers k where k.payer_id = any (paying) order by k.payer_id for update;
  with fallen as (
    select x.worker_id, x.membership_id, x.bill_id, x.state, x.payment_id, x.jkk_idr - t.jkk_idr as jkk_idr, x.jkm_idr - t.jkm_idr as jkm_idr
    from contributions.worker_months x
      join contributions.tariffs t on t.month = x.month and t.segment = 'BPU' and t.funding = 'self' and t.base_idr = x.base_idr
        and t.sector = case x.occupation_group when 'driver' then 'transport' else 'other' end
    where x.worker_id = any (paying) and x.month = p_month and x.segment = 'BPU' and x.payer_kind = 'worker' and x.state in ('due', 'paid') and x.part = 'protection'
      and t.jkk_idr + t.jkm_idr < x.jkk_idr + x.jkm_idr
  ), lowered as (
    update contributions.worker_months x set jkk_idr = x.jkk_idr - f.jkk_idr, jkm_idr = x.jkm_idr - f.jkm_idr, amount_idr = x.amount_idr - f.jkk_idr - f.jkm_idr
    from fallen f where x.worker_id = f.worker_id and x.month = p_month and x.membership_id = f.membership_id and x.part = 'protection'
    returning x.worker_id
  ), billed as (
    update contributions.bills b set amount_idr = b.amount_idr - s.amount_idr, paid_idr = b.paid_idr - s.paid_idr
    from (select f.bill_id, sum(f.jkk_idr + f.jkm_idr)::bigint as amount_idr, coalesce(sum(f.jkk_idr + f.jkm_idr) filter (where f.state = 'paid'), 0)::bigint as paid_idr
      from fallen f where f.bill_id is not null group by f.bill_id) s where b.bill_id = s.bill_id
  ), back as (
    select f.worker_id, f.payment_id, f.bill_id, a.account, a.amount_idr
    from fallen f cross join lateral (values ('4110', f.jkk_idr), ('4120', f.jkm_idr)) as a (account, amount_idr) where f.state = 'paid' and a.amount_idr <> 0
  ), booked as (
    insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id)
    select gen_random_uuid(), 'correction', g.payment_id, p_on, p_reason, p_account from (select distinct b.payment_id from back b) g
    returning journals.journal_id, journals.payment_id
  ), posted as (
    insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
    select j.journal_id, row_number() over (partition by j.journal_id order by b.worker_id, b.account),
      case when b.amount_idr > 0 then b.account else '2110' end, case when b.amount_idr > 0 then '2110' else b.account end, abs(b.amount_idr),
      b.worker_id, b.bill_id, p_on, k.area_code, k.work_area_code
    from back b join booked j on j.payment_id is not distinct from b.payment_id join contributions.payers k on k.payer_id = b.worker_id
  ), credited as (
    update contributions.payers k set credit_idr = k.credit_idr + g.amount_idr
    from (select b.worker_id, sum(b.amount_idr)::bigint as amount_idr from back b group by b.worker_id) g where k.payer_id = g.worker_id
    returning g.amount_idr
  )
  select (select count(*) from lowered), coalesce((select sum(c.amount_idr)::bigint from credited c), 0) into rows_changed, given;
  if rows_changed > 0 then perform contributions.settle(paying, p_on); end if;
  return query select rows_changed, given;
end $$;
comment on function contributions.reprice_month(text, text, date, uuid) is
  'A relief was published after a month was billed or paid: prices its months anew where they fell, gives the difference back to the payers as credit, and lets it pay what they owe next.';

revoke all on function contributions.name_paid_members(uuid, uuid[], date, uuid), contributions.reprice_month(text, text, date, uuid) from public;
grant execute on function contributions.name_paid_members(uuid, uuid[], date, uuid), contributions.reprice_month(text, text, date, uuid) to semesta_app;
grant execute on function contributions.reprice_month(text, text, date, uuid) to semesta_worker;
