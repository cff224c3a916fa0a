/**
 * What people of the demonstration have paid, out of the same prices as real bills. Parameters of the session
 * (`demo.*`): today, first month, current month. Who pays when follows from his id alone.
 */

/** A number of 0 to 99 that is the same for the same worker or organisation in every run. */
const drawn = (id: string, salt: string) =>
  `(('x' || substr(md5('${salt}' || ${id}), 1, 7))::bit(28)::integer % 100)`;

/**
 * How a worker who pays for himself pays: most quarterly; some are behind, some have lapsed lately, others after a while of
 * their own long ago, and of those who have been members for over a year some stayed away for months and came back. `through` is
 * the last month, `away_from` to `away_through` those not paid in between. $2 the present month.
 */
const habit = `
  select m.worker_id, m.membership_id, m.opened_on, ${drawn('m.worker_id', 'block')} % 3 as shift, ${drawn('m.worker_id', 'day')} % 12 + 2 as pay_day,
    case when m.state = 'LAPSED' then least(contributions.month_after(t.opened, ${drawn('m.worker_id', 'stay')} % 18), contributions.month_after(t.present, -5))
      else contributions.month_after(t.present, case when h.drawn < 7 then -5 - h.drawn when h.drawn < 10 then -3 when h.drawn < 16 then -2 when h.drawn < 22 then -1 else 2 end)
    end as through,
    case when a.is_away then contributions.month_after(t.opened, a.after) else '9999-12' end as away_from,
    case when a.is_away then contributions.month_after(t.opened, a.after + 3 + ${drawn('m.worker_id', 'length')} % 5) else '9999-12' end as away_through
  from registry.memberships m
    cross join lateral (select ${drawn('m.worker_id', 'habit')} as drawn) h
    cross join lateral (select to_char(m.opened_on, 'YYYY-MM') as opened, to_char($2::date, 'YYYY-MM') as present) t
    cross join lateral (select m.state = 'ACTIVE' and h.drawn >= 22 and t.opened < contributions.month_after(t.present, -12) and ${drawn('m.worker_id', 'away')} < 16 as is_away,
      2 + ${drawn('m.worker_id', 'after')} % greatest(1, contributions.month_index(t.present) - contributions.month_index(t.opened) - 11) as after) a
  where m.segment = 'BPU' and m.state in ('ACTIVE', 'LAPSED') and m.ended_on is null`;

/** Where months and bills are gathered before they are written; made by whoever loads, filled by the role that writes contributions. */
export const createMoneyStaging = `
  create temp table demo_months on commit drop as select worker_id, month, membership_id, part, segment, payer_kind, payer_id, base_idr, jkk_idr, jkm_idr,
    jht_employer_idr, jht_worker_idr, jp_employer_idr, jp_worker_idr, area_code, work_area_code, custodians, sex, birth_band, occupation_group, bill_id,
    0 as pay_day, paid_on as opened_on, paid_on from contributions.worker_months with no data;
  create temp table demo_bills on commit drop as select bill_id, payer_id, payer_kind, segment, first_month, last_month, workers, worker_months, amount_idr,
    amount_idr as jkk_idr, amount_idr as jkm_idr, amount_idr as jht_idr, amount_idr as jp_idr, amount_idr as wages_idr, paid_on, bill_id as payment_id from contributions.bills with no data;
  create temp table demo_cells on commit drop as select measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
    occupation_group, workers from coverage.facts with no data;
  grant select, insert, update, delete on demo_months, demo_bills, demo_cells to semesta_registrar;
  grant select on demo_cells to semesta_worker`;

/** Worker-months by month; `paid_on` null where nobody has paid. $1 the first month, $2 the present one, $3 today. */
export const stageOwnMonths = `
  insert into demo_months
  with habits as materialized (${habit}), prices as materialized (
    select t.month, r.* from (select to_char(m, 'YYYY-MM') as month from generate_series($1::date, $2::date + interval '2 months', interval '1 month') m) t
      cross join lateral contributions.price_bpu(t.month, null) r
  )
  select r.worker_id, r.month, r.membership_id, 'protection'::text as part, 'BPU'::text as segment, 'worker'::text as payer_kind, r.worker_id as payer_id,
    r.base_idr, r.jkk_idr, r.jkm_idr, 0::bigint as jht_employer_idr, 0::bigint as jht_worker_idr, 0::bigint as jp_employer_idr, 0::bigint as jp_worker_idr,
    r.area_code, r.work_area_code, r.custodians, r.sex, r.birth_band, r.occupation_group,
    md5('demo ' || r.worker_id || (contributions.month_index(r.month) + h.shift) / 3)::uuid as bill_id, h.pay_day, h.opened_on, null::date as paid_on
  from prices r join habits h on h.worker_id = r.worker_id
  where r.month >= to_char(h.opened_on, 'YYYY-MM') and r.month <= h.through and not r.month between h.away_from and h.away_through;
  update demo_months d set paid_on = b.paid_on
  from (select bill_id, greatest((min(month) || '-01')::date + min(pay_day) - 1, min(opened_on)) as paid_on from demo_months group by bill_id) b
  where b.bill_id = d.bill_id;
  delete from demo_months where paid_on > $3::date`;

/**
 * Wage earners' months through the last one due; those after `paid_through` of their employer stand open. A third of the employers has
 * not reported anybody for some months in a row, as when a hotel closes for a while, though not lately; $3, organisations of accounts, has no such months.
 */
export const stageWageMonths = `
  insert into demo_months
  select m.worker_id, t.month, m.membership_id, 'whole', 'PU', 'employer', m.organisation_id, m.wage_idr, a.jkk_idr, a.jkm_idr, a.jht_employer_idr, a.jht_worker_idr,
    a.jp_employer_idr, a.jp_worker_idr, w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date), w.occupation_group,
    md5('demo ' || m.organisation_id || t.month)::uuid, 0, m.opened_on,
    case when t.month <= o.paid_through then greatest((contributions.month_after(t.month, 1) || '-01')::date + ${drawn('m.organisation_id::text', 'day')} % 12 + 1, m.opened_on) end
  from (select to_char(m, 'YYYY-MM') as month from generate_series($1::date, $2::date - interval '1 month', interval '1 month') m) t
    cross join lateral contributions.pu_terms(array(select organisation_id from registry.organisations where paid_through is not null), t.month) r
    join registry.organisations o on o.organisation_id = r.organisation_id
    join registry.memberships m on m.organisation_id = o.organisation_id and m.segment = 'PU' and m.state = 'ACTIVE' and m.ended_on is null and m.wage_idr is not null
    join registry.workers w on w.worker_id = m.worker_id
    cross join lateral contributions.pu_amounts(m.wage_idr, r.jkk_ppm, r.jkm_ppm, r.jht_employer_ppm, r.jht_worker_ppm, r.jp_employer_ppm, r.jp_worker_ppm, r.jp_cap_idr) a
    cross join lateral (select contributions.month_after(to_char($1::date, 'YYYY-MM'), ${drawn('m.organisation_id::text', 'pause')} % (contributions.month_index(to_char($2::date, 'YYYY-MM'))
      - contributions.month_index(to_char($1::date, 'YYYY-MM')))) as pause_from, 1 + ${drawn('m.organisation_id::text', 'pause length')} % 6 as pause_months,
      ${drawn('m.organisation_id::text', 'pauses')} < 33 and not m.organisation_id::text = any (string_to_array($3, ',')) as pauses) p
  where t.month >= to_char(m.opened_on, 'YYYY-MM')
    and not (p.pauses and t.month between p.pause_from and least(contributions.month_after(p.pause_from, p.pause_months - 1), contributions.month_after(to_char($2::date, 'YYYY-MM'), -3)))`;

/** Payers, bills, payments, journals and worker-months of what was staged. */
export const insertMoney = `
  select contributions.name_payers('worker', array(select distinct payer_id from demo_months where payer_kind = 'worker'));
  select contributions.name_payers('employer', array(select distinct payer_id from demo_months where payer_kind = 'employer'));
  insert into demo_bills
    select d.bill_id, d.payer_id, d.payer_kind, d.segment, min(d.month) as first_month, max(d.month) as last_month, count(distinct d.worker_id)::integer as workers,
      count(*)::integer as worker_months, sum(d.jkk_idr + d.jkm_idr + d.jht_employer_idr + d.jht_worker_idr + d.jp_employer_idr + d.jp_worker_idr)::bigint as amount_idr,
      sum(d.jkk_idr)::bigint as jkk_idr, sum(d.jkm_idr)::bigint as jkm_idr, sum(d.jht_employer_idr + d.jht_worker_idr)::bigint as jht_idr,
      sum(d.jp_employer_idr + d.jp_worker_idr)::bigint as jp_idr, sum(d.base_idr)::bigint as wages_idr, min(d.paid_on) as paid_on, md5('demo paid ' || d.bill_id)::uuid as payment_id
    from demo_months d group by d.bill_id, d.payer_id, d.payer_kind, d.segment;
  insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, paid_idr, state,
    issued_on, due_on, expires_on, paid_on, area_code, work_area_code, custodians)
  select b.bill_id, contributions.payment_code(b.payer_kind, k.number, b.first_month, 1), b.payer_id, b.payer_kind,
    case when b.segment = 'PU' then 'filing' when b.worker_months > 1 then 'ahead' else 'monthly' end, b.segment, b.first_month, b.last_month, b.workers, b.worker_months,
    b.amount_idr, case when b.paid_on is null then 0 else b.amount_idr end, case when b.paid_on is null then 'open' else 'paid' end,
    coalesce(b.paid_on, (contributions.month_after(b.first_month, 1) || '-05')::date), case b.segment when 'PU' then m.pu_due_on else m.bpu_due_on end, null, b.paid_on,
    k.area_code, k.work_area_code, k.custodians
  from demo_bills b join contributions.payers k on k.payer_id = b.payer_id join contributions.months m on m.month = b.first_month;
  insert into contributions.payments (payment_id, batch_id, channel, source, reference, amount_idr, received_on, code, bill_id, payer_id, state, recorded_at,
    area_code, work_area_code, custodians)
  select b.payment_id, '00000000-0000-7000-8000-000000000001', case when b.segment = 'PU' then 'va' when ${drawn('b.bill_id', 'channel')} < 35 then 'teller' else 'va' end,
    'demo', bill.code, b.amount_idr, b.paid_on, bill.code, b.bill_id, b.payer_id, 'posted', b.paid_on + time '10:00' at time zone 'Asia/Makassar',
    bill.area_code, bill.work_area_code, bill.custodians
  from demo_bills b join contributions.bills bill on bill.bill_id = b.bill_id where b.paid_on is not null order by b.paid_on, b.bill_id;
  update contributions.payers k set last_payment_id = p.payment_id
  from (select distinct on (payer_id) payer_id, payment_id from contributions.payments order by payer_id, received_on desc) p where p.payer_id = k.payer_id;
  insert into contributions.journals (journal_id, kind, payment_id, booked_on)
  select md5(u.kind || b.bill_id)::uuid, u.kind, b.payment_id, b.paid_on from demo_bills b cross join (values ('payment'), ('settlement')) u (kind) where b.paid_on is not null;
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select md5(u.kind || b.bill_id)::uuid, u.line, coalesce(u.debit, case p.channel when 'teller' then '1110' else '1120' end), u.credit, u.amount_idr, b.payer_id, b.bill_id, b.paid_on,
    p.area_code, p.work_area_code
  from demo_bills b join contributions.payments p on p.payment_id = b.payment_id
    cross join lateral (values
      ('payment', 1, null, '2110', b.amount_idr), ('settlement', 1, '2110', case b.segment when 'BPU' then '4110' else '4210' end, b.jkk_idr),
      ('settlement', 2, '2110', case b.segment when 'BPU' then '4120' else '4220' end, b.jkm_idr), ('settlement', 3, '2110', '4230', b.jht_idr),
      ('settlement', 4, '2110', '4240', b.jp_idr)) as u (kind, line, debit, credit, amount_idr)
  where u.amount_idr > 0;
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
    jht_employer_idr, jht_worker_idr, jp_employer_idr, jp_worker_idr, state, paid_on, payment_id, area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select d.worker_id, d.month, d.membership_id, d.part, d.segment, d.bill_id, d.payer_kind, d.payer_id,
    d.jkk_idr + d.jkm_idr + d.jht_employer_idr + d.jht_worker_idr + d.jp_employer_idr + d.jp_worker_idr, d.base_idr, d.jkk_idr, d.jkm_idr,
    d.jht_employer_idr, d.jht_worker_idr, d.jp_employer_idr, d.jp_worker_idr, case when b.paid_on is null then 'due' else 'paid' end, b.paid_on,
    case when b.paid_on is not null then b.payment_id end, d.area_code, d.work_area_code, d.custodians, d.sex, d.birth_band, d.occupation_group
  from demo_months d join demo_bills b on b.bill_id = d.bill_id`;

/** Filings of the wages billed since the books begin, on $1; the lines of the last month alone, which the next filing is copied from. */
export const insertFilings = `
  insert into contributions.filings (filing_id, organisation_id, month, state, bill_id, workers, wages_idr, amount_idr, filed_at, opened_at, area_code)
  select md5('demo filing ' || b.bill_id)::uuid, b.payer_id, b.first_month, case when b.paid_on is null then 'final' else 'locked' end, b.bill_id, b.workers, b.wages_idr, b.amount_idr, bill.issued_on, bill.issued_on, bill.area_code
  from demo_bills b join contributions.bills bill on bill.bill_id = b.bill_id where b.segment = 'PU' and b.first_month >= to_char($1::date, 'YYYY-MM');
  insert into contributions.filing_lines (worker_id, filing_id, membership_id, wage_idr, was_idr)
  select d.worker_id, md5('demo filing ' || d.bill_id)::uuid, d.membership_id, d.base_idr, d.base_idr
  from demo_months d join (select payer_id, max(first_month) as month from demo_bills where segment = 'PU' group by payer_id) l
    on l.payer_id = d.payer_id and l.month = d.month where d.segment = 'PU'`;

/** Times of cover, who has lapsed, and what coverage counts of it. $1 today. */
export const insertCover = `
  insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, payer_turns, lapses_on, closed_on)
  select s.worker_id, s.segment, greatest(s.first_paid_on, (s.first_month || '-01')::date), s.first_month, s.paid_through, s.payer_kind,
    case when cardinality(s.turns) > 1 then s.turns end, case s.segment when 'BPU' then m.bpu_lapses_on end,
    case when s.segment = 'BPU' and m.bpu_lapses_on <= $1::date then m.bpu_lapses_on end
  from (select t.worker_id, t.segment, min(t.paid_on) as first_paid_on, min(t.month) as first_month, max(t.month) as paid_through,
      (array_agg(t.payer_kind order by t.month desc))[1] as payer_kind,
      array_agg(t.month || ' ' || t.payer_kind order by t.month) filter (where t.is_anew is not false or t.payer_kind <> t.payer_before) as turns
    from (select b.*, count(*) filter (where b.is_anew) over (partition by b.worker_id, b.segment order by b.month) as streak
      -- After three unpaid months cover begins anew.
      from (select d.worker_id, d.segment, d.month, d.paid_on, d.payer_kind, lag(d.payer_kind) over (partition by d.worker_id, d.segment order by d.month) as payer_before, d.segment = 'BPU' and contributions.month_index(d.month) - 3
          > contributions.month_index(lag(d.month) over (partition by d.worker_id, d.segment order by d.month)) as is_anew
        from demo_months d where d.paid_on is not null) b) t
    group by t.worker_id, t.segment, t.streak) s join contributions.months m on m.month = s.paid_through;
  update registry.memberships m set state = 'LAPSED' where m.segment = 'BPU' and m.state = 'ACTIVE' and m.ended_on is null
    and not exists (select from contributions.cover_spans c where c.worker_id = m.worker_id and c.segment = 'BPU' and c.closed_on is null);
  update registry.memberships m set state = 'REGISTERED' where m.segment = 'PU' and m.state = 'ACTIVE' and m.ended_on is null
    and not exists (select from contributions.cover_spans c where c.worker_id = m.worker_id and c.segment = 'PU');
  insert into demo_cells
    select c.measure, c.change_month, c.residence_code, c.work_area_code, c.segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, c.workers
    from registry.protected_cells(array(select distinct worker_id from demo_months)) c
    union all
    select c.measure, c.change_month, c.residence_code, c.work_area_code, c.segment, c.payer_kind, c.sex, c.birth_band, c.occupation_group, c.workers
    from contributions.paid_cells(array(select distinct worker_id from demo_months)) c`;

/** The planner must know at once how full the tables are. */
export const analyzeMoney = `
  analyze contributions.payers, contributions.bills, contributions.worker_months, contributions.payments, contributions.journals, contributions.postings,
    contributions.cover_spans, contributions.filings, contributions.filing_lines`;
