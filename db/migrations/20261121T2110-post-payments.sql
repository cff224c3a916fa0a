-- How money becomes worker-months: prices, settling, posting, taking back. Everything is a set; nothing loops over workers.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
create sequence registry.kpj_numbers start 500000001 maxvalue 999999999;
comment on sequence registry.kpj_numbers is 'Running number of a KPJ behind its two digits of the year; the demonstration takes the lower half.';
grant usage on sequence registry.kpj_numbers to semesta_registrar;

-- Policies' words as a function, for those that answer beyond row security and apply the scope themselves.
set local role semesta_registrar;
create function contributions.in_scope(p_area text, p_work text, p_custodians uuid[]) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_area like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
    or p_work like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
    or p_custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[], false)
$$;
comment on function contributions.in_scope(text, text, uuid[]) is 'Whether the caller''s scope holds what lives, works or is kept there.';

create function contributions.may_write(p_kind text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_kind = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')), false)
$$;
comment on function contributions.may_write(text) is 'Whether the caller may write that kind of rows at all.';

create function contributions.month_index(p_month text) returns integer
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1
$$;
comment on function contributions.month_index(text) is 'Months since the year 0: 2026-11 is 24322.';

create function contributions.month_after(p_month text, p_count integer) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select lpad(((left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 + p_count) / 12)::text, 4, '0') || '-' ||
    lpad(((left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 + p_count) % 12 + 1)::text, 2, '0')
$$;
comment on function contributions.month_after(text, integer) is 'The month so many months later (earlier when negative).';

create function contributions.payment_code(p_kind text, p_number bigint, p_month text, p_serial integer) returns text
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select c.body::text || lpad((98 - (c.body * 100) % 97)::text, 2, '0')
  from (select case p_kind when 'worker' then 10000000000000 when 'employer' then 20000000000000 when 'group' then 30000000000000 when 'sponsor' then 40000000000000 end
    + p_number * 10000 + (left(p_month, 4)::integer * 12 + right(p_month, 2)::integer - 1 - 24180) * 10 + p_serial as body) c
$$;
comment on function contributions.payment_code(text, bigint, text, integer) is
  'Kind of payer, his number (9 digits), months since 2015-01 (3), serial (1), two check digits of ISO 7064 MOD 97-10. Twin of paymentCode() in the core.';

create function contributions.keep_month(p_facts jsonb, p_tariff jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted constant text := p_facts ->> 'month';
begin
  if exists (select from contributions.months m where m.month = wanted and m.fingerprint = p_facts ->> 'fingerprint') then return false; end if;
  delete from contributions.tariffs t where t.month = wanted;
  insert into contributions.months as m select g.* from jsonb_populate_record(null::contributions.months, p_facts) g
    on conflict on constraint months__pk do update set fingerprint = excluded.fingerprint, bpu_due_on = excluded.bpu_due_on, pu_due_on = excluded.pu_due_on,
      bpu_lapses_on = excluded.bpu_lapses_on, pu_fee_ppm = excluded.pu_fee_ppm, fee_counts_begun = excluded.fee_counts_begun;
  insert into contributions.tariffs select g.* from jsonb_populate_recordset(null::contributions.tariffs, p_tariff) g;
  return true;
end $$;
comment on function contributions.keep_month(jsonb, jsonb) is 'Keeps what modules/rules printed of a month; true where it was not known or has changed. Law, never people.';

create function contributions.name_payers(p_kind text, p_ids uuid[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(5171040);
  insert into contributions.payers (payer_id, kind, number, area_code, work_area_code, custodians)
  select n.id, p_kind, (select coalesce(max(number), 0) from contributions.payers) + row_number() over (order by n.id), n.area_code, n.work_area_code, n.custodians
  from (
    select w.worker_id as id, w.area_code, w.work_area_code, w.custodians from registry.workers w where p_kind = 'worker' and w.worker_id = any (p_ids)
    union all
    select o.organisation_id, '', o.area_code, '{}' from registry.organisations o where p_kind <> 'worker' and o.organisation_id = any (p_ids)
  ) n where not exists (select from contributions.payers k where k.payer_id = n.id);
end $$;
comment on function contributions.name_payers(text, uuid[]) is 'Gives those who never paid a number for their payment codes, in the order of their ids: the same set gives the same numbers.';

create function contributions.price_bpu(p_month text, p_workers uuid[])
  returns table (worker_id uuid, membership_id uuid, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint, with_savings boolean, state text,
    area_code text, work_area_code text, custodians uuid[], sex text, birth_band smallint, occupation_group text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with bounds as (
    select array_agg(t.income_from_idr order by t.income_from_idr) as froms, max(t.bracket) filter (where t.is_undeclared) as undeclared
    from contributions.tariffs t where t.month = p_month and t.segment = 'BPU' and t.sector = 'other' and t.funding = 'self'
  )
  select m.worker_id, m.membership_id, t.base_idr, t.jkk_idr, t.jkm_idr, t.jht_idr, m.with_savings, m.state,
    w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date), w.occupation_group
  from registry.memberships m
    join registry.workers w on w.worker_id = m.worker_id
    cross join bounds b
    join contributions.tariffs t on t.month = p_month and t.segment = 'BPU' and t.funding = 'self'
      and t.sector = case w.occupation_group when 'driver' then 'transport' else 'other' end
      and t.bracket = case when w.declared_income_idr is null then b.undeclared else width_bucket(w.declared_income_idr, b.froms) end
  where m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED' and w.merged_into is null and w.deceased_on is null
    and (p_workers is null or m.worker_id = any (p_workers))
$$;
comment on function contributions.price_bpu(text, uuid[]) is 'What a month costs each open BPU membership that pays for itself, by the tariff of the month; of these workers, or of all (null).';

create function registry.protected_cells(p_workers uuid[])
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with people as (
    select w.* from registry.workers w where w.worker_id = any (p_workers) and w.merged_into is null
  ), spans as (
    -- Cover counts while a membership of its segment is open.
    select c.worker_id, c.segment, greatest(to_char(c.covered_from, 'YYYY-MM'), to_char(m.opened_on, 'YYYY-MM')) as first_month,
      least(to_char(c.closed_on, 'YYYY-MM'), to_char(m.ended_on, 'YYYY-MM')) as end_month
    from contributions.cover_spans c join registry.memberships m on m.worker_id = c.worker_id and m.segment = c.segment and m.state <> 'REQUESTED'
    where c.worker_id = any (p_workers)
  ), months as (
    select s.worker_id, s.first_month as month from spans s
    union select s.worker_id, s.end_month from spans s where s.end_month is not null
    union select v.worker_id, v.until_month from registry.past_values v where v.worker_id = any (p_workers)
  ), covered as (
    select t.worker_id, t.month, case when bool_or(s.segment = 'PU') and bool_or(s.segment = 'BPU') then 'PU+BPU' else min(s.segment) end as segment
    from months t join spans s on s.worker_id = t.worker_id and s.first_month <= t.month and (s.end_month is null or s.end_month > t.month)
    group by t.worker_id, t.month
  ), standing as (
    select t.worker_id, t.month, w.sex, registry.birth_band(w.birth_date) as birth_band,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.area_code) as residence_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'work_area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.work_area_code) as work_area_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = t.worker_id and v.field = 'occupation_group' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.occupation_group) as occupation_group,
      c.segment
    from months t join people w on w.worker_id = t.worker_id left join covered c on c.worker_id = t.worker_id and c.month = t.month
  ), steps as (
    select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, 1 as workers from standing s
    union all
    select lead(s.month) over (partition by s.worker_id order by s.month), s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, -1 from standing s
  )
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7 having sum(s.workers) <> 0
$$;
comment on function registry.protected_cells(uuid[]) is 'What these workers add to the coverage cells of PROTECTED and take from them, month by month: cover by payment while a membership is open.';

create function registry.settle_protected(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), 'PROTECTED', d.change_month, d.residence_code, d.work_area_code, d.segment, case d.segment when 'BPU' then 'worker' else 'employer' end,
    d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from registry.protected_cells(p_workers) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint)) d
  group by 3, 4, 5, 6, 8, 9, 10 having sum(d.workers) <> 0
$$;
comment on function registry.settle_protected(jsonb, uuid[]) is 'Writes as deltas what these workers add to the cells of PROTECTED now and did not before.';

create function contributions.settle(p_payers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  starting uuid[];
  begun jsonb;
  before jsonb;
begin
  perform from contributions.payers k where k.payer_id = any (p_payers) order by k.payer_id for update;
  select coalesce(array_agg(k.payer_id), '{}') into starting from contributions.payers k
  where k.payer_id = any (p_payers) and k.kind = 'worker' and k.credit_idr > 0 and not exists (
    select from contributions.cover_spans c where c.worker_id = k.payer_id and c.segment = 'BPU' and c.closed_on is null and c.lapses_on > p_on);
  if cardinality(starting) > 0 then perform contributions.open_month_of_payment(starting, p_on); end if;

  with worker_units as (
    -- A worker's money: protection before savings, the oldest month first, whole parts only.
    select wm.worker_id, wm.month, wm.membership_id, wm.part, k.payer_id, k.last_payment_id, k.credit_idr,
      sum(wm.amount_idr) over (partition by wm.worker_id order by wm.part <> 'protection', wm.month) as running
    from contributions.payers k join contributions.worker_months wm on wm.worker_id = k.payer_id
    where k.payer_id = any (p_payers) and k.kind = 'worker' and k.credit_idr > 0
      and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'due'
      and wm.month between contributions.month_after(this_month, -7) and contributions.month_after(this_month, 14)
  ), bill_units as (
    -- An employer's or sponsor's: whole bills, the oldest first, late fees last.
    select b.bill_id, b.first_month, b.last_month, k.payer_id, k.last_payment_id, k.credit_idr, u.is_fee, u.amount_idr,
      sum(u.amount_idr) over (partition by b.payer_id order by u.is_fee, b.first_month, b.due_on, b.bill_id) as running
    from contributions.payers k join contributions.bills b on b.payer_id = k.payer_id and b.state = 'open'
      cross join lateral (values (false, b.amount_idr - b.paid_idr - b.forgone_idr), (true, b.fee_idr - b.fee_paid_idr)) as u (is_fee, amount_idr)
    where k.payer_id = any (p_payers) and k.kind in ('employer', 'sponsor') and k.credit_idr > 0 and u.amount_idr > 0
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
    returning c.worker_id, c.segment
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
  select jsonb_agg(jsonb_build_object('worker_id', t.worker_id, 'segment', t.segment, 'covered_from', greatest(p_on, (t.first_month || '-01')::date), 'paid_through', t.last_month))
  into begun from touched t where not exists (select from prolonged g where g.worker_id = t.worker_id and g.segment = t.segment);

  if begun is not null then
    select jsonb_agg(c) into before from registry.protected_cells(array(select (b ->> 'worker_id')::uuid from jsonb_array_elements(begun) b)) c;
    insert into contributions.cover_spans (worker_id, segment, covered_from, paid_through, lapses_on)
    select b.worker_id, b.segment, b.covered_from, b.paid_through,
      case when b.segment = 'BPU' then (select m.bpu_lapses_on from contributions.months m where m.month = b.paid_through) end
    from jsonb_to_recordset(begun) as b (worker_id uuid, segment text, covered_from date, paid_through text);
    perform registry.settle_protected(before, array(select distinct (b ->> 'worker_id')::uuid from jsonb_array_elements(begun) b));
  end if;
end $$;
comment on function contributions.settle(uuid[], date) is
  'Lets the money held for these payers pay what they owe, as of a day (CONTRACT 4.2): worker-months, bills, fees, journals, cover, memberships and counts, as one.';

create function contributions.open_month_of_payment(p_workers uuid[], p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  before jsonb;
begin
  -- Whoever is not covered owes nothing of the months before, and pays the month of payment.
  if exists (select from contributions.cover_spans c where c.worker_id = any (p_workers) and c.segment = 'BPU' and c.closed_on is null) then
    select jsonb_agg(c) into before from registry.protected_cells(p_workers) c;
    update contributions.cover_spans c set closed_on = c.lapses_on where c.worker_id = any (p_workers) and c.segment = 'BPU' and c.closed_on is null;
    perform registry.settle_protected(before, p_workers);
  end if;
  perform contributions.forgo(p_workers, this_month);
  with wanted as (
    select r.*, k.number from contributions.price_bpu(this_month, p_workers) r join contributions.payers k on k.payer_id = r.worker_id
    where k.credit_idr >= r.jkk_idr + r.jkm_idr
      and not exists (select from contributions.worker_months x where x.worker_id = r.worker_id and x.month = this_month and x.part = 'protection' and x.segment = 'BPU')
  ), opened as (
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr,
      issued_on, due_on, area_code, work_area_code, custodians)
    select md5('return ' || w.worker_id || ' ' || this_month)::uuid, contributions.payment_code('worker', w.number, this_month, 9), w.worker_id, 'worker', 'monthly', 'BPU',
      this_month, this_month, 1, 1, w.jkk_idr + w.jkm_idr, p_on, m.bpu_due_on, w.area_code, w.work_area_code, w.custodians
    from wanted w join contributions.months m on m.month = this_month
    on conflict do nothing
  )
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
    area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select w.worker_id, this_month, w.membership_id, 'protection', 'BPU', md5('return ' || w.worker_id || ' ' || this_month)::uuid, 'worker', w.worker_id,
    w.jkk_idr + w.jkm_idr, w.base_idr, w.jkk_idr, w.jkm_idr, w.area_code, w.work_area_code, w.custodians, w.sex, w.birth_band, w.occupation_group
  from wanted w on conflict do nothing;
end $$;
comment on function contributions.open_month_of_payment(uuid[], date) is 'Closes what workers without cover did not pay before the month of payment, and makes that month payable.';

create function contributions.forgo(p_workers uuid[], p_before text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with closed as (
    update contributions.worker_months wm set state = 'forgone'
    where wm.worker_id = any (p_workers) and wm.segment = 'BPU' and wm.payer_kind = 'worker' and wm.state = 'due' and wm.month < p_before
    returning wm.bill_id, wm.amount_idr
  )
  update contributions.bills b set forgone_idr = b.forgone_idr + s.amount_idr,
    state = case when b.state <> 'open' or b.paid_idr + b.forgone_idr + s.amount_idr < b.amount_idr then b.state when b.paid_idr > 0 then 'paid' else 'expired' end
  from (select c.bill_id, sum(c.amount_idr)::bigint as amount_idr from closed c where c.bill_id is not null group by c.bill_id) s where b.bill_id = s.bill_id
$$;
comment on function contributions.forgo(uuid[], text) is 'Months of these workers before one, billed and never paid, are closed: they owe nothing and protect nothing.';

create function contributions.receive_payments(p_payments jsonb)
  returns table (payment_id uuid, source text, reference text, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  batch constant uuid := gen_random_uuid();
begin
  if not contributions.may_write('payments') then raise exception 'no right to take money' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.payments as p (payment_id, batch_id, channel, source, reference, amount_idr, received_on, code, account_id)
  select g."paymentId", batch, g.channel, g.source, g.reference, g."amountIdr", g."receivedOn", coalesce(g.code, ''), g."accountId"
  from jsonb_to_recordset(p_payments) as g ("paymentId" uuid, channel text, source text, reference text, "amountIdr" bigint, "receivedOn" date, code text, "accountId" uuid)
  on conflict on constraint payments__reference do nothing;
  insert into contributions.payment_shares (payment_id, payer_id, amount_idr)
  select g."paymentId", h."payerId", h."amountIdr"
  from jsonb_to_recordset(p_payments) as g ("paymentId" uuid, shares jsonb)
    join contributions.payments p on p.payment_id = g."paymentId" and p.batch_id = batch
    cross join lateral jsonb_to_recordset(coalesce(g.shares, '[]')) as h ("payerId" uuid, "amountIdr" bigint);
  perform contributions.post_payments(batch);
  return query select p.payment_id, p.source, p.reference, p.batch_id = batch
    from jsonb_to_recordset(p_payments) as g (source text, reference text)
      join contributions.payments p on p.source = g.source and p.reference = g.reference;
end $$;
comment on function contributions.receive_payments(jsonb) is
  'Takes payments [{paymentId, channel, source, reference, amountIdr, receivedOn, code, accountId, shares?: [{payerId, amountIdr}]}] in, each once by source and reference, and posts them. is_new: false where it was there before.';

create function contributions.post_payments(p_batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  day date;
  paying uuid[];
  ids uuid[];
begin
  update contributions.payments p set bill_id = b.bill_id, payer_id = b.payer_id, area_code = b.area_code, work_area_code = b.work_area_code, custodians = b.custodians
  from contributions.bills b where p.batch_id = p_batch and p.state = 'received' and p.code <> '' and b.code = p.code;

  -- The whole of what a group's members owe is theirs; who is paid of a part, someone must say.
  insert into contributions.payment_shares (payment_id, payer_id, amount_idr)
  select p.payment_id, wm.worker_id, sum(wm.amount_idr)
  from contributions.payments p
    join contributions.bills b on b.bill_id = p.bill_id and b.payer_kind = 'group' and p.amount_idr = b.amount_idr - b.paid_idr - b.forgone_idr
    join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month and wm.state = 'due'
  where p.batch_id = p_batch and p.state = 'received' and not exists (select from contributions.payment_shares s where s.payment_id = p.payment_id)
  group by p.payment_id, wm.worker_id;

  for day in select distinct p.received_on from contributions.payments p where p.batch_id = p_batch and p.state = 'received' order by 1 loop
    ids := array(select p.payment_id from contributions.payments p where p.batch_id = p_batch and p.state = 'received' and p.received_on = day);
    paying := array(
      select p.payer_id from contributions.payments p where p.payment_id = any (ids) and p.payer_id is not null
      union select s.payer_id from contributions.payment_shares s where s.payment_id = any (ids));
    perform from contributions.payers k where k.payer_id = any (paying) order by k.payer_id for update;

    insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, opened_on, area_code, work_area_code)
    select gen_random_uuid(), case when p.payer_id is null then 'unknown' when b.state = 'paid' then 'double' else 'expired' end,
      p.payment_id, p.bill_id, p.payer_id, p.amount_idr, day, p.area_code, p.work_area_code
    from contributions.payments p left join contributions.bills b on b.bill_id = p.bill_id
    where p.payment_id = any (ids) and (b.bill_id is null or b.state <> 'open');

    update contributions.payers k set credit_idr = k.credit_idr + s.amount_idr, last_payment_id = s.payment_id
    from (
      select g.payer_id, sum(g.amount_idr)::bigint as amount_idr, max(g.payment_id::text)::uuid as payment_id from (
        select s.payer_id, s.amount_idr, s.payment_id from contributions.payment_shares s where s.payment_id = any (ids)
        union all
        select p.payer_id, p.amount_idr - coalesce((select sum(s.amount_idr) from contributions.payment_shares s where s.payment_id = p.payment_id), 0), p.payment_id
        from contributions.payments p where p.payment_id = any (ids) and p.payer_id is not null) g
      where g.amount_idr > 0 group by g.payer_id) s
    where k.payer_id = s.payer_id;

    with booked as (
      insert into contributions.journals (journal_id, kind, payment_id, booked_on, account_id)
      select gen_random_uuid(), 'payment', p.payment_id, day, p.account_id from contributions.payments p where p.payment_id = any (ids)
      returning journals.journal_id, journals.payment_id
    ), lines as (
      select p.payment_id, s.payer_id, s.amount_idr from contributions.payments p join contributions.payment_shares s on s.payment_id = p.payment_id where p.payment_id = any (ids)
      union all
      select p.payment_id, p.payer_id, p.amount_idr - coalesce((select sum(s.amount_idr)::bigint from contributions.payment_shares s where s.payment_id = p.payment_id), 0)
      from contributions.payments p where p.payment_id = any (ids)
    )
    insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
    select j.journal_id, row_number() over (partition by j.journal_id order by l.payer_id), case p.channel when 'teller' then '1110' when 'va' then '1120' else '1130' end,
      case when l.payer_id is null then '2120' else '2110' end, l.amount_idr, l.payer_id, p.bill_id, day, p.area_code, p.work_area_code
    from booked j join contributions.payments p on p.payment_id = j.payment_id join lines l on l.payment_id = j.payment_id
    where l.amount_idr > 0;

    update contributions.payments p set state = case when p.payer_id is null then 'unidentified' else 'posted' end where p.payment_id = any (ids);
    perform contributions.settle(paying, day);

    insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, opened_on, area_code, work_area_code)
    select gen_random_uuid(), case when b.state = 'open' then 'partial' else 'over' end, p.payment_id, p.bill_id, p.payer_id,
      least(k.credit_idr, p.amount_idr), day, p.area_code, p.work_area_code
    from contributions.payments p join contributions.bills b on b.bill_id = p.bill_id join contributions.payers k on k.payer_id = p.payer_id
    where p.payment_id = any (ids) and k.credit_idr > 0
      and not exists (select from contributions.exceptions x where x.payment_id = p.payment_id);
  end loop;
end $$;
comment on function contributions.post_payments(uuid) is 'Posts the payments of a batch that were received and not yet posted, day by day: journal, credit of the payer, exceptions, then what the money pays.';
