-- A payment keeps who pays a cover; where another one pays than before, the cover is told anew.
set local role semesta_registrar;

create or replace function contributions.settle(p_payers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  starting uuid[];
  any_sponsor boolean;
  funded uuid[] := '{}';
  sponsored uuid[] := '{}';
  mended uuid[] := '{}';
  begun jsonb;
  beginning uuid[];
  covered uuid[];
  earlier uuid[];
  before jsonb;
  restarting uuid[];
  starts_before jsonb;
begin
  select coalesce(bool_or(g.kind = 'sponsor'), false) into any_sponsor
  from (select k.kind from contributions.payers k where k.payer_id = any (p_payers) order by k.payer_id for update) g;
  select coalesce(array_agg(k.payer_id), '{}') into starting from contributions.payers k
  where k.payer_id = any (p_payers) and k.kind = 'worker' and k.credit_idr > 0 and not exists (
    select from contributions.cover_spans c where c.worker_id = k.payer_id and c.segment = 'BPU' and c.closed_on is null and c.lapses_on > p_on);
  if cardinality(starting) > 0 then perform contributions.open_month_of_payment(starting, p_on); end if;

  if any_sponsor then
    -- Whole bills that a sponsor's money pays now: those that money came for first, then the oldest; one whose first month is over must move on first.
    funded := array(select u.bill_id from (
        select b.bill_id, k.credit_idr, sum(b.amount_idr - b.paid_idr - b.forgone_idr) over (partition by b.payer_id
          order by not exists (select from contributions.payments p where p.bill_id = b.bill_id and p.state = 'posted'), b.first_month, b.due_on, b.bill_id) as running
        from contributions.payers k join contributions.bills b on b.payer_id = k.payer_id and b.state = 'open' and (b.expires_on is null or b.expires_on >= p_on)
        where k.payer_id = any (p_payers) and k.kind = 'sponsor' and k.credit_idr > 0) u where u.running <= u.credit_idr);
  end if;
  if cardinality(funded) > 0 then
    sponsored := array(select distinct wm.worker_id from contributions.bills b join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
      where b.bill_id = any (funded) and wm.state = 'due' order by 1);
    perform from contributions.payers k where k.payer_id = any (sponsored) order by k.payer_id for update;
    perform contributions.reopen_cover(sponsored, p_on);
    perform contributions.close_cover(sponsored, p_on);
    -- Cover that ends before the first month paid, or begins after it, does not simply go on.
    mended := array(select c.worker_id from (
        select wm.worker_id, greatest(p_on, (min(wm.month) || '-01')::date) as from_day from contributions.bills b
          join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
        where b.bill_id = any (funded) and wm.state = 'due' group by wm.worker_id) f
      join contributions.cover_spans c on c.worker_id = f.worker_id and c.segment = 'BPU' and c.closed_on is null and (c.lapses_on <= f.from_day or c.covered_from > f.from_day));
  end if;

  with worker_units as (
    -- A worker's money: protection before savings, the oldest month first, whole parts only.
    select wm.worker_id, wm.month, wm.membership_id, wm.part, k.payer_id, k.last_payment_id, k.credit_idr,
      sum(wm.amount_idr) over (partition by wm.worker_id order by wm.part <> 'protection', wm.month) as running
    from contributions.payers k join contributions.worker_months wm on wm.worker_id = k.payer_id
    where k.payer_id = any (p_payers) and k.kind = 'worker' and k.credit_idr > 0
      and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'due'
      and wm.month between contributions.month_after(this_month, -7) and contributions.month_after(this_month, 14)
  ), bill_units as (
    -- An employer's or sponsor's: whole bills, the oldest first (a sponsor's: those funded), late fees last.
    select b.bill_id, b.first_month, b.last_month, k.payer_id, k.last_payment_id, k.credit_idr, u.is_fee, u.amount_idr,
      sum(u.amount_idr) over (partition by b.payer_id order by u.is_fee, b.first_month, b.due_on, b.bill_id) as running
    from contributions.payers k join contributions.bills b on b.payer_id = k.payer_id and b.state = 'open'
      cross join lateral (values (false, b.amount_idr - b.paid_idr - b.forgone_idr), (true, b.fee_idr - b.fee_paid_idr)) as u (is_fee, amount_idr)
    where k.payer_id = any (p_payers) and (k.kind = 'employer' or (k.kind = 'sponsor' and b.bill_id = any (funded))) and k.credit_idr > 0 and u.amount_idr > 0
  ), keys as (
    select u.worker_id, u.month, u.membership_id, u.part, u.payer_id, u.last_payment_id from worker_units u where u.running <= u.credit_idr
    union all
    select wm.worker_id, wm.month, wm.membership_id, wm.part, u.payer_id, u.last_payment_id
    from bill_units u join contributions.worker_months wm on wm.bill_id = u.bill_id and wm.month between u.first_month and u.last_month and wm.state = 'due'
    where not u.is_fee and u.running <= u.credit_idr
  ), paid as (
    update contributions.worker_months wm set state = 'paid', paid_on = p_on, payment_id = y.last_payment_id
    from keys y where wm.worker_id = y.worker_id and wm.month = y.month and wm.membership_id = y.membership_id and wm.part = y.part
    returning wm.*, y.payer_id as paying, y.last_payment_id as by_payment
  ), fees as (
    select u.bill_id, u.payer_id, u.last_payment_id, u.amount_idr from bill_units u where u.is_fee and u.running <= u.credit_idr
  ), bill_sums as (
    select s.bill_id, sum(s.paid_idr) as paid_idr, sum(s.fee_idr) as fee_idr from (
      select p.bill_id, p.amount_idr as paid_idr, 0::bigint as fee_idr from paid p where p.bill_id is not null
      union all select f.bill_id, 0, f.amount_idr from fees f) s group by s.bill_id
  ), bills_after as (
    update contributions.bills b set paid_idr = b.paid_idr + s.paid_idr, fee_paid_idr = b.fee_paid_idr + s.fee_idr,
      state = case when b.paid_idr + s.paid_idr + b.forgone_idr >= b.amount_idr and b.fee_paid_idr + s.fee_idr >= b.fee_idr then 'paid' else b.state end,
      paid_on = case when b.paid_idr + s.paid_idr + b.forgone_idr >= b.amount_idr and b.fee_paid_idr + s.fee_idr >= b.fee_idr then p_on else b.paid_on end
    from bill_sums s where b.bill_id = s.bill_id
    returning b.bill_id, b.payer_id, b.payer_kind, b.first_month, b.due_on, b.amount_idr, s.paid_idr
  ), late as (
    insert into contributions.late_fees (bill_id, payer_id, amount_idr, months_late, paid_on)
    select l.bill_id, l.payer_id, (l.paid_idr * l.pu_fee_ppm * l.months_late + 500000) / 1000000, l.months_late, p_on
    from (
      select b.bill_id, b.payer_id, b.paid_idr::bigint, m.pu_fee_ppm, n.between_months + case
        when p_on <= (b.due_on + make_interval(months => n.between_months))::date then 0
        when m.fee_counts_begun then 1 else 0 end as months_late
      from bills_after b join contributions.months m on m.month = b.first_month
        cross join lateral (select contributions.month_index(this_month) - contributions.month_index(to_char(b.due_on, 'YYYY-MM')) as between_months) n
      where b.payer_kind = 'employer' and b.paid_idr > 0 and p_on > b.due_on
    ) l where (l.paid_idr * l.pu_fee_ppm * l.months_late + 500000) / 1000000 > 0
    on conflict on constraint late_fees__pk do nothing
  ), uses as (
    select p.paying as payer_id, p.by_payment, p.bill_id, a.account, a.amount_idr from paid p
      cross join lateral (values
        (case p.segment when 'BPU' then '4110' else '4210' end, p.jkk_idr),
        (case p.segment when 'BPU' then '4120' else '4220' end, p.jkm_idr),
        (case p.segment when 'BPU' then '4130' else '4230' end, p.jht_employer_idr + p.jht_worker_idr),
        ('4240', p.jp_employer_idr + p.jp_worker_idr)) as a (account, amount_idr)
    where a.amount_idr <> 0
    union all
    select f.payer_id, f.last_payment_id, f.bill_id, '4310', f.amount_idr from fees f
  ), used as (
    select u.payer_id, min(u.by_payment::text)::uuid as payment_id, u.bill_id, u.account, sum(u.amount_idr)::bigint as amount_idr
    from uses u group by u.payer_id, u.bill_id, u.account having sum(u.amount_idr) <> 0
  ), spent as (
    update contributions.payers k set credit_idr = k.credit_idr - s.spent_idr
    from (select u.payer_id, sum(u.amount_idr)::bigint as spent_idr from used u group by u.payer_id) s where k.payer_id = s.payer_id
    returning k.payer_id, k.last_payment_id, k.area_code, k.work_area_code, gen_random_uuid() as journal_id
  ), journals as (
    insert into contributions.journals (journal_id, kind, payment_id, booked_on)
    select s.journal_id, 'settlement', s.last_payment_id, p_on from spent s
  ), postings as (
    insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
    select s.journal_id, row_number() over (partition by u.payer_id order by u.bill_id, u.account),
      case when u.amount_idr > 0 then '2110' else u.account end, case when u.amount_idr > 0 then u.account else '2110' end, abs(u.amount_idr),
      u.payer_id, u.bill_id, p_on, s.area_code, s.work_area_code
    from used u join spent s on s.payer_id = u.payer_id
  ), touched as (
    select p.worker_id, p.segment, min(p.month) as first_month, max(p.month) as last_month, (array_agg(p.payer_kind order by p.month desc))[1] as payer_kind,
      min(p.payer_kind) <> max(p.payer_kind) as is_mixed from paid p
    where p.part in ('protection', 'whole') group by p.worker_id, p.segment
  ), stood as (
    -- How cover stood before: what is read here is of the time before this statement. Each worker is looked up, never one row of this statement in another.
    -- Where another one pays than before, who paid when is told anew.
    select c.*, c.is_mixed or (c.is_open and (c.begun_on > c.protects_from or c.lapses_on <= c.protects_from
        or (c.segment = 'BPU' and (c.payer_kind <> c.open_payer or (c.has_turns and c.first_month <= c.open_through))))) as mends,
      coalesce(c.first_month <= c.last_begun or (c.segment = 'BPU' and c.had_bpu and (c.lapses_on is null or c.lapses_on <= c.protects_from or c.first_month <= c.last_paid)), false) as restarts
    from (
      select t.worker_id, t.segment, t.first_month, t.last_month, t.payer_kind, t.is_mixed, greatest(p_on, (t.first_month || '-01')::date) as protects_from,
        max(x.first_month) as last_begun, max(x.paid_through) filter (where x.segment = 'BPU') as last_paid, bool_or(x.segment = 'BPU') as had_bpu, bool_or(x.segment = 'PU') as had_pu,
        coalesce(bool_or(x.closed_on is null and x.segment = t.segment), false) as is_open, max(x.covered_from) filter (where x.closed_on is null and x.segment = t.segment) as begun_on,
        case t.segment when 'BPU' then max(x.lapses_on) filter (where x.closed_on is null) end as lapses_on,
        max(x.paid_through) filter (where x.closed_on is null and x.segment = 'BPU') as open_through, max(x.payer_kind) filter (where x.closed_on is null and x.segment = 'BPU') as open_payer,
        coalesce(bool_or(x.payer_turns is not null) filter (where x.closed_on is null), false) as has_turns, count(x.worker_id) > 0 as was_covered
      from touched t left join contributions.cover_spans x on x.worker_id = t.worker_id
      group by t.worker_id, t.segment, t.first_month, t.last_month, t.payer_kind, t.is_mixed) c
  ), prolonged as (
    update contributions.cover_spans c set paid_through = greatest(c.paid_through, t.last_month), first_month = least(c.first_month, t.first_month),
      payer_kind = case when t.last_month >= c.paid_through then t.payer_kind else c.payer_kind end,
      -- Counted as before until it is told anew.
      payer_turns = case when c.segment = 'BPU' and t.payer_kind <> c.payer_kind then coalesce(c.payer_turns, array[c.first_month || ' ' || c.payer_kind]) else c.payer_turns end,
      lapses_on = case when t.segment = 'BPU' then (select m.bpu_lapses_on from contributions.months m where m.month = greatest(c.paid_through, t.last_month)) end
    from touched t where c.worker_id = t.worker_id and c.segment = t.segment and c.closed_on is null
  ), ends as (
    -- The end of an open cover moves with what is paid, in the cell of the person as registered.
    select to_char(e.day - 1, 'YYYY-MM') as month, w.area_code, w.work_area_code, w.sex, registry.birth_band(w.birth_date) as birth_band, w.occupation_group, e.payer_kind, e.sign,
      case when s.had_pu and exists (select from registry.memberships u where u.worker_id = s.worker_id and u.segment = 'PU' and u.ended_on is null and u.state <> 'REQUESTED')
        then 'PU+BPU' else 'BPU' end as segment
    from stood s join registry.workers w on w.worker_id = s.worker_id and w.merged_into is null
      join registry.memberships m on m.worker_id = s.worker_id and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED'
      cross join lateral (values ((select n.bpu_lapses_on from contributions.months n where n.month = s.last_month), s.payer_kind, 1), (s.lapses_on, s.open_payer, -1)) as e (day, payer_kind, sign)
    where s.segment = 'BPU' and s.is_open and s.last_month > s.open_through
  ), joined as (
    update registry.memberships m set state = 'ACTIVE', version = m.version + 1,
      kpj = coalesce(m.kpj, to_char(p_on, 'YY') || nextval('registry.kpj_numbers')::text)
    from (select distinct p.worker_id, p.membership_id from paid p where p.part in ('protection', 'whole')) p
    where m.worker_id = p.worker_id and m.membership_id = p.membership_id and m.state in ('REGISTERED', 'LAPSED')
    returning m.kpj, m.worker_id, m.membership_id
  ), claimed as (
    insert into registry.kpj_claims (kpj, worker_id, membership_id) select j.kpj, j.worker_id, j.membership_id from joined j on conflict do nothing
  ), all_paid as (
    select p.worker_id, p.month, p.segment, p.membership_id, p.payer_kind, p.area_code, p.work_area_code, p.sex, p.birth_band, p.occupation_group, true as is_new
    from paid p where p.part in ('protection', 'whole')
    union all
    select wm.worker_id, wm.month, wm.segment, wm.membership_id, wm.payer_kind, wm.area_code, wm.work_area_code, wm.sex, wm.birth_band, wm.occupation_group, false
    from (select distinct p.worker_id, p.month from paid p where p.part in ('protection', 'whole')) t
      join contributions.worker_months wm on wm.worker_id = t.worker_id and wm.month = t.month and wm.state = 'paid' and wm.part in ('protection', 'whole')
  ), counted as (
    -- A worker counts once in a month, where the wage-earner's row stands if there is one.
    (select distinct on (a.worker_id, a.month) a.*, a.segment as one_segment, 1 as sign from all_paid a order by a.worker_id, a.month, a.segment desc, a.membership_id)
    union all
    (select distinct on (a.worker_id, a.month) a.*, a.segment, -1 from all_paid a where not a.is_new order by a.worker_id, a.month, a.segment desc, a.membership_id)
  ), with_both as (
    select c.*, case when c.segment = 'PU' and exists (select from all_paid a where a.worker_id = c.worker_id and a.month = c.month and a.segment = 'BPU' and (c.sign = 1 or not a.is_new))
      then 'PU+BPU' else c.segment end as counted_segment from counted c
  ), cells as (
    -- Whoever was never covered begins with the first month he pays.
    select c.month, c.area_code, c.work_area_code, c.counted_segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, sum(c.sign) as paid, count(*) filter (where c.begins) as begun
    from (
      select b.*, case when b.sign = 1 and b.month = min(b.month) over (partition by b.worker_id)
        then not exists (select from contributions.cover_spans x where x.worker_id = b.worker_id) else false end as begins
      from with_both b) c
    group by 1, 2, 3, 4, 5, 6, 7, 8
  ), deltas as (
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), n.measure, c.month, c.area_code, c.work_area_code, c.counted_segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, n.workers
    from cells c cross join lateral (values ('PAID', c.paid), ('NEW', c.begun)) as n (measure, workers) where n.workers <> 0
    union all
    select gen_random_uuid(), 'ENDING', e.month, e.area_code, e.work_area_code, e.segment, e.payer_kind, e.sex, e.birth_band, e.occupation_group, sum(e.sign)
    from ends e group by e.month, e.area_code, e.work_area_code, e.segment, e.payer_kind, e.sex, e.birth_band, e.occupation_group having sum(e.sign) <> 0
  ), restarted as (
    select array_agg(distinct s.worker_id) as ids from stood s where s.restarts having count(*) > 0
  )
  select jsonb_agg(jsonb_build_object('worker_id', s.worker_id, 'segment', s.segment, 'covered_from', s.protects_from, 'first_month', s.first_month, 'paid_through', s.last_month,
      'payer_kind', s.payer_kind)) filter (where not s.is_open),
    array_agg(distinct s.worker_id) filter (where not s.is_open), array_agg(distinct s.worker_id) filter (where not s.is_open and s.was_covered),
    array_agg(s.worker_id) filter (where s.mends),
    (select r.ids from restarted r),
    (select jsonb_agg(c) from restarted r cross join lateral contributions.paid_cells(r.ids) c where c.measure <> 'PAID')
  into begun, beginning, covered, earlier, restarting, starts_before from stood s;

  if restarting is not null then perform contributions.settle_paid(starts_before, restarting, array['NEW', 'RETURNED']); end if;
  if earlier is not null then mended := mended || earlier; end if;
  if begun is not null then
    -- Whoever was never covered stands in no cell of cover yet.
    if covered is not null then select jsonb_agg(c) into before from registry.protected_cells(covered) c; end if;
    insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on)
    select b.worker_id, b.segment, b.covered_from, b.first_month, b.paid_through, b.payer_kind,
      case when b.segment = 'BPU' then (select m.bpu_lapses_on from contributions.months m where m.month = b.paid_through) end
    from jsonb_to_recordset(begun) as b (worker_id uuid, segment text, covered_from date, first_month text, paid_through text, payer_kind text);
    perform registry.settle_protected(before, beginning);
  end if;
  if cardinality(mended) > 0 then perform contributions.recount_cover(array(select distinct w from unnest(mended) w), p_on); end if;
end $$;
