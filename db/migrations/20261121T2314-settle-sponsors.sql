-- What contributions must know of sponsors: their names, whom their money covers from when, and whose months are theirs again.
set local role semesta_registrar;

create function contributions.payer_name(p_kind text, p_payer uuid) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(case p_kind when 'worker' then (select w.name from registry.workers w where w.worker_id = p_payer)
    when 'sponsor' then (select k.name from contributions.payers k where k.payer_id = p_payer)
    else (select o.name from registry.organisations o where o.organisation_id = p_payer) end, '')
$$;
comment on function contributions.payer_name(text, uuid) is 'The name of a payer: a person''s, an organisation''s, or a sponsor''s budget as its bills bear it. Called by those that checked the right.';
revoke all on function contributions.payer_name(text, uuid) from public;

create or replace function contributions.bill_at_counter(p_code text)
  returns table(bill_id uuid, code text, state text, kind text, payer_kind text, payer_id uuid, payer_name text, segment text, first_month text, last_month text, workers integer, amount_idr bigint, fee_idr bigint, owed_idr bigint, due_on date, expires_on date, paid_on date, replaced_by_code text, credit_idr bigint, payer_owed_idr bigint, area_code text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.bill_id, b.code, b.state, b.kind, b.payer_kind, b.payer_id,
    nullif(contributions.payer_name(b.payer_kind, b.payer_id), ''),
    b.segment, b.first_month, b.last_month, b.workers, b.amount_idr, b.fee_idr,
    case when b.state = 'open' then b.amount_idr + b.fee_idr - b.paid_idr - b.forgone_idr - b.fee_paid_idr else 0 end,
    b.due_on, b.expires_on, b.paid_on, (select r.code from contributions.bills r where r.bill_id = b.replaced_by), k.credit_idr,
    (select coalesce(sum(o.amount_idr + o.fee_idr - o.paid_idr - o.forgone_idr - o.fee_paid_idr), 0)::bigint from contributions.bills o
      where o.payer_id = b.payer_id and o.state = 'open'),
    b.area_code
  from contributions.bills b join contributions.payers k on k.payer_id = b.payer_id
  where b.code = p_code and contributions.may_write('payments') and contributions.in_scope(b.area_code, b.work_area_code, '{}')
$$;

create or replace function contributions.bill_for_bank(p_code text, p_lock boolean)
  returns table(bill_id uuid, state text, owed_idr bigint, due_on date, expires_on date, first_month text, last_month text, payer_kind text, payer_id uuid, payer_name text, area_code text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only a bank' using errcode = 'insufficient_privilege'; end if;
  if p_lock then
    -- Payers before bills, in the order in which every posting takes them: two payments wait, and never for each other.
    perform from contributions.payers k where k.payer_id in (
      select b.payer_id from contributions.bills b where b.code = p_code
      union select m.worker_id from contributions.bills b join contributions.worker_months m on m.bill_id = b.bill_id and m.month between b.first_month and b.last_month
        where b.code = p_code and b.payer_kind = 'group')
    order by k.payer_id for update;
    perform from contributions.bills b where b.code = p_code for update;
  end if;
  return query select b.bill_id, b.state, b.amount_idr + b.fee_idr - b.paid_idr - b.forgone_idr - b.fee_paid_idr, b.due_on, b.expires_on,
    b.first_month, b.last_month, b.payer_kind, b.payer_id,
    contributions.payer_name(b.payer_kind, b.payer_id), b.area_code
  from contributions.bills b where b.code = p_code;
end $$;

create or replace function contributions.payer_names(p_payers uuid[])
  returns table(payer_id uuid, kind text, name text, credit_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.payer_id, k.kind, contributions.payer_name(k.kind, k.payer_id), k.credit_idr
  from contributions.payers k
  where k.payer_id = any (p_payers) and contributions.reads_money() and contributions.in_scope(k.area_code, k.work_area_code, '{}')
$$;

create function contributions.sees_sponsor_bill(p_kind text, p_area text, p_custodians uuid[]) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select p_kind = 'sponsor' and coalesce(p_area like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
    or p_custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid], false)
$$;
comment on function contributions.sees_sponsor_bill(text, text, uuid[]) is 'The row policy of sponsors'' bills in words: counts and money of the area, or of what the caller pays for; never people.';
revoke all on function contributions.sees_sponsor_bill(text, text, uuid[]) from public;

create or replace function contributions.bill_payers(p_bills uuid[])
  returns table(bill_id uuid, payer_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.bill_id, coalesce(w.name, o.name, k.name, '') from contributions.bills b
    left join registry.workers w on b.payer_kind = 'worker' and w.worker_id = b.payer_id
    left join registry.organisations o on b.payer_kind <> 'worker' and o.organisation_id = b.payer_id
    left join contributions.payers k on b.payer_kind = 'sponsor' and k.payer_id = b.payer_id
  where b.bill_id = any (p_bills) and (contributions.sees_bill(b.area_code, b.work_area_code, b.custodians, b.payer_id)
    or contributions.sees_sponsor_bill(b.payer_kind, b.area_code, b.custodians))
$$;

create or replace function contributions.bill_months(p_bill uuid)
  returns table(month text, occupation text, base_idr bigint, workers bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint, jp_idr bigint, amount_idr bigint, state text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.month, case x.occupation_group when 'driver' then 'transport' else 'other' end, case x.segment when 'BPU' then x.base_idr else 0 end,
    count(distinct x.worker_id), sum(x.jkk_idr)::bigint, sum(x.jkm_idr)::bigint, sum(x.jht_employer_idr + x.jht_worker_idr)::bigint,
    sum(x.jp_employer_idr + x.jp_worker_idr)::bigint, sum(x.amount_idr)::bigint, x.state
  from contributions.bills b join contributions.worker_months x on x.bill_id = b.bill_id
  where b.bill_id = p_bill and (contributions.sees_bill(b.area_code, b.work_area_code, b.custodians, b.payer_id)
    or contributions.sees_sponsor_bill(b.payer_kind, b.area_code, b.custodians))
  group by 1, 2, 3, x.state order by 1, 2, 3, x.state
$$;

create or replace function contributions.paid_by(p_payment uuid)
  returns table(worker_id uuid, worker_name text, kpj text, part text, months text[], workers integer, amount_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with payment as (
    select p.payment_id, p.payer_id, k.kind from contributions.payments p join contributions.payers k on k.payer_id = p.payer_id
    where p.payment_id = p_payment and contributions.payment_seen(p_payment)
  ), own as (
    select wm.* from (
      select p.payer_id from payment p where p.kind in ('worker', 'group') union select s.payer_id from contributions.payment_shares s join payment p on p.payment_id = s.payment_id
    ) k join contributions.worker_months wm on wm.worker_id = k.payer_id
    where wm.payment_id = p_payment and wm.state = 'paid'
  ), others as (
    select wm.* from payment p join contributions.bills b on b.payer_id = p.payer_id and p.kind in ('employer', 'sponsor')
      join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
    where wm.payment_id = p_payment and wm.state = 'paid'
  )
  select o.worker_id, max(w.name), coalesce(max(m.kpj), ''), o.part, array_agg(distinct o.month order by o.month), 1, sum(o.amount_idr)::bigint
  from own o join registry.workers w on w.worker_id = o.worker_id
    left join registry.memberships m on m.worker_id = o.worker_id and m.membership_id = o.membership_id
  group by o.worker_id, o.part
  union all
  select null, '', '', case when o.part in ('whole', 'protection', 'savings') then o.part else 'adjustment' end, array_agg(distinct o.month order by o.month), count(distinct o.worker_id)::integer,
    sum(o.amount_idr)::bigint
  from others o group by 4
$$;

create or replace function contributions.settle(p_payers uuid[], p_on date)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  starting uuid[];
  any_sponsor boolean;
  funded uuid[] := '{}';
  sponsored uuid[] := '{}';
  mended uuid[] := '{}';
  begun jsonb;
  earlier uuid[];
  before jsonb;
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
    select p.worker_id, p.segment, min(p.month) as first_month, max(p.month) as last_month from paid p
    where p.part in ('protection', 'whole') group by p.worker_id, p.segment
  ), prolonged as (
    update contributions.cover_spans c set paid_through = greatest(c.paid_through, t.last_month),
      lapses_on = case when t.segment = 'BPU' then (select m.bpu_lapses_on from contributions.months m where m.month = greatest(c.paid_through, t.last_month)) end
    from touched t where c.worker_id = t.worker_id and c.segment = t.segment and c.closed_on is null
    returning c.worker_id, c.segment, c.covered_from > greatest(p_on, (t.first_month || '-01')::date) as begins_earlier
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
  ), deltas as (
    insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), 'PAID', c.month, c.area_code, c.work_area_code, c.counted_segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, sum(c.sign)
    from with_both c group by c.month, c.area_code, c.work_area_code, c.counted_segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group having sum(c.sign) <> 0
  )
  select jsonb_agg(jsonb_build_object('worker_id', t.worker_id, 'segment', t.segment, 'covered_from', greatest(p_on, (t.first_month || '-01')::date), 'paid_through', t.last_month)),
    (select array_agg(g.worker_id) from prolonged g where g.begins_earlier and g.segment = 'BPU')
  into begun, earlier from touched t where not exists (select from prolonged g where g.worker_id = t.worker_id and g.segment = t.segment);

  if earlier is not null then mended := mended || earlier; end if;
  if begun is not null then
    select jsonb_agg(c) into before from registry.protected_cells(array(select (b ->> 'worker_id')::uuid from jsonb_array_elements(begun) b)) c;
    insert into contributions.cover_spans (worker_id, segment, covered_from, paid_through, lapses_on)
    select b.worker_id, b.segment, b.covered_from, b.paid_through,
      case when b.segment = 'BPU' then (select m.bpu_lapses_on from contributions.months m where m.month = b.paid_through) end
    from jsonb_to_recordset(begun) as b (worker_id uuid, segment text, covered_from date, paid_through text);
    perform registry.settle_protected(before, array(select distinct (b ->> 'worker_id')::uuid from jsonb_array_elements(begun) b));
  end if;
  if cardinality(mended) > 0 then perform contributions.recount_cover(array(select distinct w from unnest(mended) w), p_on); end if;
end $$;

create or replace function contributions.reverse_payment(p_payment uuid, p_on date, p_reason text, p_account uuid)
  returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken contributions.payments;
  paying uuid[];
  members uuid[];
  before jsonb;
  journal constant uuid := gen_random_uuid();
  lines integer;
begin
  if not contributions.may_write('payments') then raise exception 'no right to take back money' using errcode = 'insufficient_privilege'; end if;
  select p.* into taken from contributions.payments p where p.payment_id = p_payment for update;
  if not found then return 'absent'; end if;
  if taken.state in ('reversed', 'returned') then return taken.state; end if;
  paying := array(select taken.payer_id where taken.payer_id is not null union select s.payer_id from contributions.payment_shares s where s.payment_id = p_payment);
  perform from contributions.payers k where k.payer_id = any (paying) order by k.payer_id for update;

  insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id) values (journal, 'reversal', p_payment, p_on, p_reason, p_account);
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, row_number() over (order by t.line), t.credit_account, t.debit_account, t.amount_idr, t.payer_id, t.bill_id, p_on, t.area_code, t.work_area_code
  from contributions.journals j join contributions.postings t on t.journal_id = j.journal_id
  where j.payment_id = p_payment and j.kind in ('payment', 'assignment');
  get diagnostics lines = row_count;
  update contributions.payments p set state = 'reversed' where p.payment_id = p_payment;
  insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, opened_on, area_code, work_area_code)
  values (gen_random_uuid(), 'reversed', p_payment, taken.bill_id, taken.payer_id, taken.amount_idr, p_on, taken.area_code, taken.work_area_code);
  if cardinality(paying) = 0 then return 'reversed'; end if;

  members := array(select distinct wm.worker_id from contributions.worker_months wm where wm.payment_id = p_payment
    union select k from unnest(paying) k
    union select wm.worker_id from contributions.bills b join contributions.worker_months wm on wm.bill_id = b.bill_id where b.payer_id = any (paying) and wm.state = 'paid' and b.payer_kind <> 'worker');
  select jsonb_agg(c) into before from contributions.paid_cells(members) c;

  with owed as (
    -- What each payer's credit cannot bear of the amount taken back.
    select k.payer_id, k.kind, k.credit_idr, g.amount_idr, greatest(g.amount_idr - k.credit_idr, 0) as missing_idr
    from (
      select s.payer_id, s.amount_idr from contributions.payment_shares s where s.payment_id = p_payment
      union all select taken.payer_id, taken.amount_idr - coalesce((select sum(s.amount_idr)::bigint from contributions.payment_shares s where s.payment_id = p_payment), 0)
    ) g join contributions.payers k on k.payer_id = g.payer_id where g.amount_idr > 0
  ), units as (
    select o.payer_id, o.missing_idr, wm.worker_id, wm.month, wm.membership_id, wm.part, wm.amount_idr,
      sum(wm.amount_idr) over (partition by o.payer_id order by (wm.payment_id = p_payment) desc, wm.month desc, wm.part desc, wm.membership_id) as running
    from owed o join contributions.worker_months wm on wm.worker_id = o.payer_id and wm.payer_id = o.payer_id and wm.state = 'paid'
    where o.kind = 'worker' and o.missing_idr > 0
  ), bill_units as (
    select o.payer_id, o.missing_idr, b.bill_id, b.first_month, b.last_month, u.is_fee, u.amount_idr,
      sum(u.amount_idr) over (partition by o.payer_id order by u.is_fee desc, (o.kind = 'sponsor' and b.bill_id is not distinct from taken.bill_id) desc, b.first_month desc, b.bill_id) as running
    from owed o join contributions.bills b on b.payer_id = o.payer_id
      cross join lateral (values (false, b.paid_idr), (true, b.fee_paid_idr)) as u (is_fee, amount_idr)
    where o.kind <> 'worker' and o.missing_idr > 0 and u.amount_idr > 0
  ), keys as (
    select u.payer_id, u.worker_id, u.month, u.membership_id, u.part from units u where u.running - u.amount_idr < u.missing_idr
    union all
    select u.payer_id, wm.worker_id, wm.month, wm.membership_id, wm.part
    from bill_units u join contributions.worker_months wm on wm.bill_id = u.bill_id and wm.month between u.first_month and u.last_month and wm.state = 'paid'
    where not u.is_fee and u.running - u.amount_idr < u.missing_idr
  ), unpaid as (
    update contributions.worker_months wm set state = 'due', paid_on = null, payment_id = null
    from keys y where wm.worker_id = y.worker_id and wm.month = y.month and wm.membership_id = y.membership_id and wm.part = y.part
    returning wm.*, y.payer_id as paying
  ), unpaid_fees as (
    select u.payer_id, u.bill_id, u.amount_idr from bill_units u where u.is_fee and u.running - u.amount_idr < u.missing_idr
  ), bills_back as (
    update contributions.bills b set paid_idr = b.paid_idr - s.paid_idr, fee_paid_idr = b.fee_paid_idr - s.fee_idr, paid_on = null,
      state = case when b.state = 'paid' then 'open' else b.state end
    from (
      select t.bill_id, sum(t.paid_idr) as paid_idr, sum(t.fee_idr) as fee_idr from (
        select n.bill_id, n.amount_idr as paid_idr, 0::bigint as fee_idr from unpaid n where n.bill_id is not null
        union all select f.bill_id, 0, f.amount_idr from unpaid_fees f) t group by t.bill_id) s
    where b.bill_id = s.bill_id
    returning b.bill_id
  ), no_fee as (
    delete from contributions.late_fees l using bills_back b where l.bill_id = b.bill_id and l.billed_in is null
  ), freed as (
    select u.payer_id, u.bill_id, a.account, sum(a.amount_idr)::bigint as amount_idr from (
      select n.paying as payer_id, n.bill_id, n.segment, n.jkk_idr, n.jkm_idr, n.jht_employer_idr + n.jht_worker_idr as jht_idr, n.jp_employer_idr + n.jp_worker_idr as jp_idr, 0::bigint as fee_idr from unpaid n
      union all select f.payer_id, f.bill_id, 'PU', 0, 0, 0, 0, f.amount_idr from unpaid_fees f) u
      cross join lateral (values
        (case u.segment when 'BPU' then '4110' else '4210' end, u.jkk_idr),
        (case u.segment when 'BPU' then '4120' else '4220' end, u.jkm_idr),
        (case u.segment when 'BPU' then '4130' else '4230' end, u.jht_idr),
        ('4240', u.jp_idr), ('4310', u.fee_idr)) as a (account, amount_idr)
    group by u.payer_id, u.bill_id, a.account having sum(a.amount_idr) <> 0
  ), credits as (
    update contributions.payers k set credit_idr = k.credit_idr - o.amount_idr + coalesce((select sum(f.amount_idr) from freed f where f.payer_id = k.payer_id), 0)
    from owed o where k.payer_id = o.payer_id
    returning k.payer_id, k.area_code, k.work_area_code
  )
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, lines + row_number() over (order by f.payer_id, f.bill_id, f.account),
    case when f.amount_idr > 0 then f.account else '2110' end, case when f.amount_idr > 0 then '2110' else f.account end, abs(f.amount_idr),
    f.payer_id, f.bill_id, p_on, k.area_code, k.work_area_code
  from freed f join credits k on k.payer_id = f.payer_id;

  -- Who has no paid month left is registered as before his first payment; his number stays his.
  update registry.memberships m set state = 'REGISTERED', version = m.version + 1
  where m.worker_id = any (members) and m.state = 'ACTIVE'
    and not exists (select from contributions.worker_months wm where wm.worker_id = m.worker_id and wm.membership_id = m.membership_id and wm.state = 'paid');
  perform contributions.recount_cover(members, p_on);
  perform contributions.settle_paid(before, members);
  return 'reversed';
end $$;

create or replace function contributions.release_months(p_worker uuid, p_membership uuid, p_after text, p_is_dead boolean)
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  journal constant uuid := gen_random_uuid();
  today constant date := (now() at time zone 'Asia/Makassar')::date;
  before jsonb;
begin
  perform from contributions.payers k where k.payer_id = p_worker for update;
  select jsonb_agg(c) into before from contributions.paid_cells(array[p_worker]) c;
  with gone as (
    delete from contributions.worker_months wm where wm.worker_id = p_worker and wm.membership_id = p_membership and wm.payer_kind = 'worker'
      and wm.month > p_after and (wm.state = 'due' or (p_is_dead and wm.state = 'paid'))
    returning wm.*
  ), bills as (
    update contributions.bills b set amount_idr = b.amount_idr - g.amount_idr, paid_idr = b.paid_idr - g.paid_idr, worker_months = b.worker_months - g.rows,
      state = case when b.amount_idr = g.amount_idr then 'cancelled' when b.paid_idr - g.paid_idr + b.forgone_idr >= b.amount_idr - g.amount_idr and b.paid_idr > g.paid_idr then 'paid' else b.state end,
      ended_reason = coalesce(b.ended_reason, 'membership_ended')
    from (select n.bill_id, sum(n.amount_idr)::bigint as amount_idr, coalesce(sum(n.amount_idr) filter (where n.state = 'paid'), 0)::bigint as paid_idr, count(*)::integer as rows
      from gone n where n.bill_id is not null group by n.bill_id) g where b.bill_id = g.bill_id
  ), given as (
    select a.account, n.bill_id, sum(a.amount_idr)::bigint as amount_idr from gone n
      cross join lateral (values ('4110', n.jkk_idr), ('4120', n.jkm_idr), ('4130', n.jht_worker_idr)) as a (account, amount_idr)
    where n.state = 'paid' and a.amount_idr > 0 group by a.account, n.bill_id
  ), credited as (
    update contributions.payers k set credit_idr = k.credit_idr + (select sum(g.amount_idr) from given g)
    where k.payer_id = p_worker and exists (select from given) returning k.area_code, k.work_area_code
  ), booked as (
    insert into contributions.journals (journal_id, kind, booked_on, reason) select journal, 'correction', today, 'meninggal: bulan sesudahnya dilepas' where exists (select from given)
  )
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, row_number() over (order by g.bill_id, g.account), g.account, '2110', g.amount_idr, p_worker, g.bill_id, today, c.area_code, c.work_area_code
  from given g cross join credited c;
  -- Protection ends with the membership by itself; the months paid are counted anew.
  if p_is_dead then perform contributions.settle_paid(before, array[p_worker]); end if;
  -- What a sponsor pays for after the end is his again.
  perform sponsorship.release_months(g.terms, case when p_is_dead then 'died' else 'membership_ended' end, today, (nullif(current_setting('app.account', true), ''))::uuid)
  from (select jsonb_agg(jsonb_build_object('workerId', t.worker_id, 'termId', t.term_id, 'afterMonth', p_after)) as terms
    from sponsorship.terms t where t.worker_id = p_worker and t.last_month > p_after and t.months > 0) g where g.terms is not null;
end $$;

comment on function contributions.release_months(uuid, uuid, text, boolean) is
  'Months of an ended membership after its last one: what the worker owed is owed no more, after a death what he paid ahead becomes credit, to be given back to the heirs; what a sponsor pays for goes back to its budget.';
