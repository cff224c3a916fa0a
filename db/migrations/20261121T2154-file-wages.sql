-- The filing of wages: opened from the month before, made final as one bill, reopened until paid, provisional where nobody filed.
set local role semesta_registrar;

create function contributions.filing_in_scope(p_filing uuid) returns contributions.filings
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  f contributions.filings;
begin
  select g.* into f from contributions.filings g where g.filing_id = p_filing for update;
  if not found or registry.may_file_for(f.organisation_id) is not true then
    raise exception 'no such filing in the scope' using errcode = 'insufficient_privilege';
  end if;
  return f;
end $$;
comment on function contributions.filing_in_scope(uuid) is 'The filing, held, where the caller files the wages of that employer.';

create function contributions.lines_to_begin(p_organisations uuid[], p_month text)
  returns table (organisation_id uuid, worker_id uuid, membership_id uuid, wage_idr bigint, was_idr bigint, change text, copied_from uuid)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with last as materialized (
    select distinct on (f.organisation_id) f.organisation_id, f.filing_id from contributions.filings f
    where f.organisation_id = any (p_organisations) and f.state <> 'draft' and f.month < p_month order by f.organisation_id, f.month desc
  )
  select m.organisation_id, m.worker_id, m.membership_id, coalesce(l.wage_idr, m.wage_idr, 0),
    case when a.filing_id is null then m.wage_idr else l.wage_idr end,
    case when a.filing_id is not null and l.worker_id is null then 'joined' else 'same' end, a.filing_id
  from registry.memberships m
    join registry.workers w on w.worker_id = m.worker_id and w.merged_into is null and w.deceased_on is null
    left join last a on a.organisation_id = m.organisation_id
    -- One line by its key: no plan pairs every member with every line.
    left join lateral (select l.worker_id, l.wage_idr from contributions.filing_lines l
      where l.worker_id = m.worker_id and l.filing_id = a.filing_id and l.membership_id = m.membership_id and l.corrects_month = '' and l.change <> 'left' limit 1) l on true
  where m.organisation_id = any (p_organisations) and m.segment = 'PU' and m.ended_on is null and m.state <> 'REQUESTED'
    and to_char(m.opened_on, 'YYYY-MM') <= p_month
$$;
comment on function contributions.lines_to_begin(uuid[], text) is
  'With what a month begins: the wages of the last final filing, of those still members; else the registry''s. Who came since then is joined.';

create function contributions.open_filing(p_filing uuid, p_organisation uuid, p_month text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  opened uuid;
begin
  if registry.may_file_for(p_organisation) is not true then raise exception 'files no wages there' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.filings as f (filing_id, organisation_id, month, area_code, opened_at)
  select p_filing, o.organisation_id, p_month, o.area_code, now() from registry.organisations o where o.organisation_id = p_organisation
  on conflict on constraint filings__one do update set opened_at = now(), version = f.version + 1 where f.opened_at is null and f.state = 'draft'
  returning f.filing_id into opened;
  if opened is null then
    return (select f.filing_id from contributions.filings f where f.organisation_id = p_organisation and f.month = p_month);
  end if;
  insert into contributions.filing_lines (worker_id, filing_id, membership_id, change, wage_idr, was_idr)
  select b.worker_id, opened, b.membership_id, b.change, b.wage_idr, b.was_idr from contributions.lines_to_begin(array[p_organisation], p_month) b;
  update contributions.filings f set copied_from = (select e.filing_id from contributions.filings e
    where e.organisation_id = p_organisation and e.state <> 'draft' and e.month < p_month order by e.month desc limit 1) where f.filing_id = opened;
  return opened;
end $$;
comment on function contributions.open_filing(uuid, uuid, text) is 'Opens the filing of an employer''s month with the lines it begins with; one that is open already is answered as it stands.';

create function contributions.take_payroll(p_filing uuid, p_rows jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  f constant contributions.filings := contributions.filing_in_scope(p_filing);
  taken integer;
begin
  if f.state <> 'draft' then raise exception 'the filing is not a draft' using errcode = 'object_not_in_prerequisite_state'; end if;
  insert into contributions.filing_lines as l (worker_id, filing_id, membership_id, change, wage_idr)
  select distinct on (g.worker_id, g.membership_id) g.worker_id, p_filing, g.membership_id, 'joined', g.wage_idr
  from jsonb_to_recordset(p_rows) as g (worker_id uuid, membership_id uuid, wage_idr bigint)
    cross join lateral (select from registry.memberships m
      where m.worker_id = g.worker_id and m.segment = 'PU' and m.organisation_id = f.organisation_id and m.ended_on is null and m.membership_id = g.membership_id limit 1) m
  on conflict on constraint filing_lines__pk do update set wage_idr = excluded.wage_idr, is_absent = false, left_on = null, left_reason = null,
    change = case when l.change = 'joined' then 'joined' when excluded.wage_idr = l.was_idr then 'same' else 'changed' end;
  get diagnostics taken = row_count;
  return taken;
end $$;
comment on function contributions.take_payroll(uuid, jsonb) is 'Lays wages [{worker_id, membership_id, wage_idr}] of members over a draft; who was no line of it becomes one.';

create function contributions.payroll_rows(p_filing uuid, p_list uuid) returns jsonb
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  f contributions.filings;
begin
  select g.* into f from contributions.filings g where g.filing_id = p_filing;
  if not found or registry.may_file_for(f.organisation_id) is not true then raise exception 'no such filing in the scope' using errcode = 'insufficient_privilege'; end if;
  return (
    select jsonb_agg(jsonb_build_object('worker_id', m.worker_id, 'membership_id', m.membership_id, 'wage_idr', r.income_idr))
    from registry.lists s
      join registry.list_registrations d on d.list_id = s.list_id
      join registry.list_rows r on r.list_id = s.list_id and r.row_id = d.row_id and r.income_idr > 0
      cross join lateral (select m.worker_id, m.membership_id from registry.memberships m
        where m.worker_id = d.worker_id and m.segment = 'PU' and m.organisation_id = f.organisation_id and m.ended_on is null limit 1) m
    where s.list_id = p_list and s.kind = 'payroll' and s.organisation_id = f.organisation_id and s.state = 'submitted');
end $$;
comment on function contributions.payroll_rows(uuid, uuid) is 'The registered rows of a submitted payroll list of the same employer, as take_payroll takes them; null where there is no such list.';

create function contributions.priced_lines(p_filing uuid)
  returns table (worker_id uuid, membership_id uuid, part text, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_employer_idr bigint, jht_worker_idr bigint,
    jp_employer_idr bigint, jp_worker_idr bigint, amount_idr bigint)
  language sql stable set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
  with filing as (
    select f.* from contributions.filings f where f.filing_id = p_filing
  ), rates as materialized (
    select x.month, r.* from filing f
      cross join lateral (select f.month union select distinct l.corrects_month from contributions.filing_lines l where l.filing_id = p_filing and l.corrects_month <> '') x
      cross join lateral contributions.pu_terms(array[f.organisation_id], x.month) r
  ), wanted as (
    select l.worker_id, l.membership_id, f.month, case when l.corrects_month = '' then f.month else l.corrects_month end as of_month, l.wage_idr, a.*
    from filing f join contributions.filing_lines l on l.filing_id = f.filing_id
      join rates r on r.month = case when l.corrects_month = '' then f.month else l.corrects_month end
      cross join lateral contributions.pu_amounts(l.wage_idr, r.jkk_ppm, r.jkm_ppm, r.jht_employer_ppm, r.jht_worker_ppm, r.jp_employer_ppm, r.jp_worker_ppm, r.jp_cap_idr) a
    where l.change <> 'left' or l.left_on >= (f.month || '-01')::date
  ), stands as (
    -- What was paid of this month under a provisional bill, and what months that are corrected were billed.
    select wm.worker_id, wm.membership_id, f.month as of_month, wm.jkk_idr, wm.jkm_idr, wm.jht_employer_idr, wm.jht_worker_idr, wm.jp_employer_idr, wm.jp_worker_idr
    from filing f join contributions.bills b on b.payer_id = f.organisation_id and b.first_month = f.month and b.kind in ('provisional', 'filing') and b.paid_idr > 0
      join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month = f.month and wm.state = 'paid' and wm.part in ('whole', 'adjustment:' || f.month)
    union all
    select wm.worker_id, wm.membership_id, l.corrects_month, wm.jkk_idr, wm.jkm_idr, wm.jht_employer_idr, wm.jht_worker_idr, wm.jp_employer_idr, wm.jp_worker_idr
    from filing f join contributions.filing_lines l on l.filing_id = f.filing_id and l.corrects_month <> ''
      join contributions.worker_months wm on wm.worker_id = l.worker_id and wm.membership_id = l.membership_id and wm.month >= l.corrects_month
        and ((wm.month = l.corrects_month and wm.part = 'whole') or wm.part = 'adjustment:' || l.corrects_month)
  ), standing as (
    select s.worker_id, s.membership_id, s.of_month, sum(s.jkk_idr)::bigint as jkk, sum(s.jkm_idr)::bigint as jkm, sum(s.jht_employer_idr)::bigint as jht_employer,
      sum(s.jht_worker_idr)::bigint as jht_worker, sum(s.jp_employer_idr)::bigint as jp_employer, sum(s.jp_worker_idr)::bigint as jp_worker
    from stands s group by 1, 2, 3
  ), priced as (
    select coalesce(w.worker_id, s.worker_id) as worker_id, coalesce(w.membership_id, s.membership_id) as membership_id,
      case when s.worker_id is null and w.of_month = w.month then 'whole' else 'adjustment:' || coalesce(w.of_month, s.of_month) end as part,
      coalesce(w.wage_idr, 0) as base_idr, coalesce(w.jkk_idr, 0) - coalesce(s.jkk, 0) as jkk, coalesce(w.jkm_idr, 0) - coalesce(s.jkm, 0) as jkm,
      coalesce(w.jht_employer_idr, 0) - coalesce(s.jht_employer, 0) as jht_employer, coalesce(w.jht_worker_idr, 0) - coalesce(s.jht_worker, 0) as jht_worker,
      coalesce(w.jp_employer_idr, 0) - coalesce(s.jp_employer, 0) as jp_employer, coalesce(w.jp_worker_idr, 0) - coalesce(s.jp_worker, 0) as jp_worker
    from wanted w full join standing s on s.worker_id = w.worker_id and s.membership_id = w.membership_id and s.of_month = w.of_month
  )
  select p.*, p.jkk + p.jkm + p.jht_employer + p.jht_worker + p.jp_employer + p.jp_worker from priced p
  where (p.part = 'whole' and p.base_idr > 0) or (p.jkk, p.jkm, p.jht_employer, p.jht_worker, p.jp_employer, p.jp_worker) is distinct from (0, 0, 0, 0, 0, 0)
$$;
comment on function contributions.priced_lines(uuid) is
  'What a filing bills: each worker''s whole month, or only the difference where the month is paid already or an earlier month is corrected, by the tariff of that month.';

create function contributions.filing_totals(p_filing uuid)
  returns table (workers bigint, wages_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_employer_idr bigint, jht_worker_idr bigint, jp_employer_idr bigint, jp_worker_idr bigint, amount_idr bigint, fee_idr bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  f contributions.filings;
begin
  select g.* into f from contributions.filings g where g.filing_id = p_filing;
  if not found or not coalesce(f.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
      or f.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')), false) then return; end if;
  if f.state <> 'draft' then
    return query
      select f.workers::bigint, f.wages_idr, coalesce(sum(wm.jkk_idr), 0)::bigint, coalesce(sum(wm.jkm_idr), 0)::bigint, coalesce(sum(wm.jht_employer_idr), 0)::bigint,
        coalesce(sum(wm.jht_worker_idr), 0)::bigint, coalesce(sum(wm.jp_employer_idr), 0)::bigint, coalesce(sum(wm.jp_worker_idr), 0)::bigint, coalesce(sum(wm.amount_idr), 0)::bigint,
        coalesce((select b.fee_idr from contributions.bills b where b.bill_id = f.bill_id), 0)
      from contributions.worker_months wm where wm.bill_id = f.bill_id and wm.month = f.month;
    return;
  end if;
  return query
    select (select count(*) from contributions.filing_lines l where l.filing_id = p_filing and l.corrects_month = '' and l.change <> 'left'),
      (select coalesce(sum(l.wage_idr), 0)::bigint from contributions.filing_lines l where l.filing_id = p_filing and l.corrects_month = '' and l.change <> 'left'),
      coalesce(sum(p.jkk_idr), 0)::bigint, coalesce(sum(p.jkm_idr), 0)::bigint, coalesce(sum(p.jht_employer_idr), 0)::bigint, coalesce(sum(p.jht_worker_idr), 0)::bigint,
      coalesce(sum(p.jp_employer_idr), 0)::bigint, coalesce(sum(p.jp_worker_idr), 0)::bigint, coalesce(sum(p.amount_idr), 0)::bigint,
      (select coalesce(sum(e.amount_idr), 0)::bigint from contributions.late_fees e where e.payer_id = f.organisation_id and (e.billed_in is null or e.billed_in in (
        select b.bill_id from contributions.bills b where b.payer_id = f.organisation_id and b.first_month = f.month and b.kind = 'provisional' and b.state = 'open' and b.paid_idr = 0)))
    from contributions.priced_lines(p_filing) p;
end $$;
comment on function contributions.filing_totals(uuid) is 'What a draft would be billed, or what a final filing is: by programme, employer and worker part, and the late fees of its bill; none out of scope.';

create function contributions.replace_bill(p_bill uuid) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  delete from contributions.worker_months wm using contributions.bills b
    where b.bill_id = p_bill and wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month and wm.state = 'due';
  update contributions.late_fees e set billed_in = null where e.billed_in = p_bill;
  update contributions.bills b set state = 'replaced' where b.bill_id = p_bill;
$$;
comment on function contributions.replace_bill(uuid) is 'Takes an unpaid bill of filed wages out of the way of its successor: its months are free again, its late fees wait for the next bill.';

create function contributions.finalise_filing(p_filing uuid, p_version integer, p_on date, p_bill uuid, p_actor jsonb, p_hints jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  f contributions.filings := contributions.filing_in_scope(p_filing);
  k contributions.payers;
  standing contributions.bills;
  serial integer;
  total bigint;
  months integer;
  fees bigint;
begin
  if f.state <> 'draft' or f.opened_at is null then return 'state'; end if;
  if f.version <> p_version then return 'changed'; end if;
  if exists (select from contributions.filing_lines l where l.filing_id = p_filing and l.wage_idr = 0 and l.change <> 'left' and l.corrects_month = '') then return 'wage_missing'; end if;
  if not exists (select from contributions.pu_terms(array[f.organisation_id], f.month)) then return 'terms'; end if;
  perform contributions.name_payers('employer', array[f.organisation_id]);
  select p.* into strict k from contributions.payers p where p.payer_id = f.organisation_id for update;
  perform contributions.replace_bill(b.bill_id) from contributions.bills b
    where b.payer_id = f.organisation_id and b.first_month = f.month and b.kind in ('provisional', 'filing') and b.state = 'open' and b.paid_idr = 0 and b.fee_paid_idr = 0;
  select b.* into standing from contributions.bills b
    where b.payer_id = f.organisation_id and b.first_month = f.month and b.kind in ('provisional', 'filing') and b.paid_idr > 0 order by b.issued_on desc limit 1;

  with written as (
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
      jht_employer_idr, jht_worker_idr, jp_employer_idr, jp_worker_idr, area_code, work_area_code, custodians, sex, birth_band, occupation_group)
    select p.worker_id, f.month, p.membership_id, p.part, 'PU', p_bill, 'employer', f.organisation_id, p.amount_idr, p.base_idr, p.jkk_idr, p.jkm_idr,
      p.jht_employer_idr, p.jht_worker_idr, p.jp_employer_idr, p.jp_worker_idr, w.area_code, w.work_area_code, array[f.organisation_id],
      w.sex, registry.birth_band(w.birth_date), w.occupation_group
    from contributions.priced_lines(p_filing) p join registry.workers w on w.worker_id = p.worker_id
    returning worker_months.amount_idr
  )
  select coalesce(sum(t.amount_idr), 0)::bigint, count(*) into total, months from written t;
  if total <= 0 and months > 0 and (standing.bill_id is null or standing.amount_idr + total < 0) then
    raise exception 'the filing would give money back' using errcode = 'SM001';
  end if;

  if total > 0 then
    select count(*) into serial from contributions.bills b where b.payer_id = f.organisation_id and b.first_month = f.month and b.kind in ('provisional', 'filing');
    if serial > 9 then raise exception 'no code is left for the month' using errcode = 'SM002'; end if;
    update contributions.late_fees e set billed_in = p_bill where e.payer_id = f.organisation_id and e.billed_in is null;
    select coalesce(sum(e.amount_idr), 0)::bigint into fees from contributions.late_fees e where e.billed_in = p_bill;
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, fee_idr,
      issued_on, due_on, filing_id, area_code, work_area_code, custodians)
    select p_bill, contributions.payment_code('employer', k.number, f.month, serial), f.organisation_id, 'employer', 'filing', 'PU', f.month, f.month,
      (select count(distinct wm.worker_id) from contributions.worker_months wm where wm.bill_id = p_bill and wm.month = f.month), months, total, fees,
      p_on, m.pu_due_on, p_filing, k.area_code, k.work_area_code, k.custodians
    from contributions.months m where m.month = f.month;
    update contributions.bills b set replaced_by = p_bill
      where b.payer_id = f.organisation_id and b.first_month = f.month and b.state = 'replaced' and b.replaced_by is null;
  elsif months > 0 then
    perform contributions.give_difference(p_bill, standing.bill_id, total, p_on, k);
  end if;

  update contributions.filings g set state = 'final', is_provisional = false, version = f.version + 1, filed_at = now(), account_id = (p_actor ->> 'account_id')::uuid,
    hints = p_hints, bill_id = case when total > 0 then p_bill else standing.bill_id end,
    workers = t.workers, wages_idr = t.wages_idr, amount_idr = total
  from (select count(*) as workers, coalesce(sum(l.wage_idr), 0)::bigint as wages_idr from contributions.filing_lines l
    where l.filing_id = p_filing and l.corrects_month = '' and l.change <> 'left') t
  where g.filing_id = p_filing;
  update registry.memberships m set wage_idr = l.wage_idr, version = m.version + 1 from contributions.filing_lines l
    where l.filing_id = p_filing and l.corrects_month = '' and l.change <> 'left' and m.worker_id = l.worker_id and m.membership_id = l.membership_id and m.wage_idr is distinct from l.wage_idr;
  if exists (select from contributions.filing_lines l where l.filing_id = p_filing and l.change = 'left') then
    perform registry.change_ends((select jsonb_agg(jsonb_build_object('worker_id', l.worker_id, 'membership_id', l.membership_id, 'ended_on', l.left_on, 'end_reason', l.left_reason))
      from contributions.filing_lines l where l.filing_id = p_filing and l.change = 'left'), p_actor);
  end if;
  perform contributions.settle(array[f.organisation_id], p_on);
  return 'final';
end $$;
comment on function contributions.finalise_filing(uuid, integer, date, uuid, jsonb, jsonb) is
  'Makes a draft final: worker-months, one bill with the late fees that wait, the memberships of leavers ended, money held settled at once. Answers final, or what stands in the way; SM001 where the total is not above zero, SM002 where the month has no code left.';

create function contributions.give_difference(p_bill uuid, p_standing uuid, p_total bigint, p_on date, k contributions.payers) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  members constant uuid[] := array(select distinct wm.worker_id from contributions.worker_months wm where wm.bill_id = p_bill);
  journal constant uuid := gen_random_uuid();
  before jsonb;
begin
  select jsonb_agg(c) into before from contributions.paid_cells(members) c;
  with freed as (
    select a.account, sum(a.amount_idr)::bigint as amount_idr from contributions.worker_months wm cross join lateral (values
      ('4210', wm.jkk_idr), ('4220', wm.jkm_idr), ('4230', wm.jht_employer_idr + wm.jht_worker_idr), ('4240', wm.jp_employer_idr + wm.jp_worker_idr)) as a (account, amount_idr)
    where wm.bill_id = p_bill group by a.account having sum(a.amount_idr) <> 0
  ), booked as (
    insert into contributions.journals (journal_id, kind, payment_id, booked_on)
    select journal, 'settlement', k.last_payment_id, p_on where exists (select from freed)
  )
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, row_number() over (order by d.account), case when d.amount_idr > 0 then '2110' else d.account end, case when d.amount_idr > 0 then d.account else '2110' end,
    abs(d.amount_idr), k.payer_id, p_standing, p_on, k.area_code, k.work_area_code from freed d;
  update contributions.worker_months wm set state = 'paid', paid_on = p_on, payment_id = k.last_payment_id, bill_id = p_standing where wm.bill_id = p_bill;
  update contributions.bills b set amount_idr = b.amount_idr + p_total, paid_idr = b.paid_idr + p_total,
    worker_months = (select count(*) from contributions.worker_months wm where wm.bill_id = p_standing and wm.month = b.first_month) where b.bill_id = p_standing;
  update contributions.payers p set credit_idr = p.credit_idr - p_total where p.payer_id = k.payer_id;
  with joined as (
    update registry.memberships m set state = 'ACTIVE', version = m.version + 1, kpj = coalesce(m.kpj, to_char(p_on, 'YY') || nextval('registry.kpj_numbers')::text)
    from contributions.worker_months wm
    where wm.bill_id = p_standing and wm.part = 'whole' and m.worker_id = wm.worker_id and m.membership_id = wm.membership_id and m.state in ('REGISTERED', 'LAPSED') and wm.worker_id = any (members)
    returning m.kpj, m.worker_id, m.membership_id
  )
  insert into registry.kpj_claims (kpj, worker_id, membership_id) select j.kpj, j.worker_id, j.membership_id from joined j on conflict do nothing;
  perform contributions.recount_cover(members, p_on);
  perform contributions.settle_paid(before, members);
end $$;
comment on function contributions.give_difference(uuid, uuid, bigint, date, contributions.payers) is
  'A filing that costs no more than was paid for its month: its differences join the bill that is paid, and what is too much becomes the credit of the employer.';

create function contributions.reopen_filing(p_filing uuid, p_version integer, p_actor jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  f constant contributions.filings := contributions.filing_in_scope(p_filing);
begin
  if f.state <> 'final' then return 'state'; end if;
  if f.version <> p_version then return 'changed'; end if;
  perform from contributions.payers k where k.payer_id = f.organisation_id for update;
  if exists (select from contributions.bills b where b.bill_id = f.bill_id and (b.paid_idr > 0 or b.fee_paid_idr > 0)) then return 'paid'; end if;
  if f.bill_id is not null then perform contributions.replace_bill(f.bill_id); end if;
  if exists (select from contributions.filing_lines l where l.filing_id = p_filing and l.change = 'left') then
    perform registry.change_ends((select jsonb_agg(jsonb_build_object('worker_id', l.worker_id, 'membership_id', l.membership_id))
      from contributions.filing_lines l where l.filing_id = p_filing and l.change = 'left'), p_actor);
  end if;
  update contributions.filings g set state = 'draft', bill_id = null, version = f.version + 1, hints = '[]' where g.filing_id = p_filing;
  return 'draft';
end $$;
comment on function contributions.reopen_filing(uuid, integer, jsonb) is 'Makes a final filing that nothing was paid on a draft again: its bill is replaced, memberships it ended stand as before. Answers draft, state, changed or paid.';

create function contributions.run_pu_bills(p_month text, p_on date) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '256MB' as $$
declare
  wanted uuid[];
begin
  if p_on < (contributions.month_after(p_month, 1) || '-10')::date then return; end if;
  perform pg_advisory_xact_lock(5171042);
  wanted := array(
    select o.organisation_id from registry.organisations o
    where contributions.insured_of(o.kind) is not null
      and exists (select from registry.memberships m where m.organisation_id = o.organisation_id and m.segment = 'PU' and m.ended_on is null and m.state <> 'REQUESTED')
      and not exists (select from contributions.filings f where f.organisation_id = o.organisation_id and f.month = p_month and f.state <> 'draft')
      and not exists (select from contributions.bills b where b.payer_id = o.organisation_id and b.first_month = p_month and b.kind in ('provisional', 'filing') and b.state in ('open', 'paid'))
    order by o.organisation_id);
  if cardinality(wanted) = 0 then return; end if;
  perform contributions.name_payers('employer', wanted);
  perform from contributions.payers k where k.payer_id = any (wanted) order by k.payer_id for update;

  with terms as materialized (
    select t.* from contributions.pu_terms(wanted, p_month) t
  ), numbered as materialized (
    select k.*, s.serial, md5('provisional ' || k.payer_id || ' ' || p_month || ' ' || s.serial)::uuid as bill_id
    from contributions.payers k cross join lateral (
      select count(*)::integer as serial from contributions.bills b where b.payer_id = k.payer_id and b.first_month = p_month and b.kind in ('provisional', 'filing')) s
    where k.payer_id = any (wanted) and s.serial <= 9
  ), priced as materialized (
    select b.organisation_id, b.worker_id, b.membership_id, b.wage_idr, n.bill_id, a.*,
      a.jkk_idr + a.jkm_idr + a.jht_employer_idr + a.jht_worker_idr + a.jp_employer_idr + a.jp_worker_idr as amount_idr
    from contributions.lines_to_begin(wanted, p_month) b join terms t on t.organisation_id = b.organisation_id join numbered n on n.payer_id = b.organisation_id
      cross join lateral contributions.pu_amounts(b.wage_idr, t.jkk_ppm, t.jkm_ppm, t.jht_employer_ppm, t.jht_worker_ppm, t.jp_employer_ppm, t.jp_worker_ppm, t.jp_cap_idr) a
    where b.wage_idr > 0
  ), fees as (
    update contributions.late_fees e set billed_in = n.bill_id from numbered n
    where e.payer_id = n.payer_id and e.billed_in is null and exists (select from priced p where p.bill_id = n.bill_id)
    returning e.billed_in, e.amount_idr
  ), billed as (
    insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, fee_idr,
      issued_on, due_on, area_code, work_area_code, custodians)
    select n.bill_id, contributions.payment_code('employer', n.number, p_month, n.serial), n.payer_id, 'employer', 'provisional', 'PU', p_month, p_month, s.workers, s.workers,
      s.amount_idr, coalesce((select sum(e.amount_idr) from fees e where e.billed_in = n.bill_id), 0), p_on, m.pu_due_on, n.area_code, n.work_area_code, n.custodians
    from numbered n join (select p.bill_id, count(*) as workers, sum(p.amount_idr) as amount_idr from priced p group by p.bill_id) s on s.bill_id = n.bill_id
      join contributions.months m on m.month = p_month
    where s.amount_idr > 0
  ), marked as (
    insert into contributions.filings as f (filing_id, organisation_id, month, is_provisional, bill_id, area_code)
    select md5('filing ' || n.payer_id || ' ' || p_month)::uuid, n.payer_id, p_month, true, null, n.work_area_code from numbered n
    where exists (select from priced p where p.bill_id = n.bill_id and p.amount_idr > 0)
    on conflict on constraint filings__one do update set is_provisional = true
  )
  insert into contributions.worker_months (worker_id, month, membership_id, part, segment, bill_id, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr,
    jht_employer_idr, jht_worker_idr, jp_employer_idr, jp_worker_idr, area_code, work_area_code, custodians, sex, birth_band, occupation_group)
  select p.worker_id, p_month, p.membership_id, 'whole', 'PU', p.bill_id, 'employer', p.organisation_id, p.amount_idr, p.wage_idr, p.jkk_idr, p.jkm_idr,
    p.jht_employer_idr, p.jht_worker_idr, p.jp_employer_idr, p.jp_worker_idr, w.area_code, w.work_area_code, array[p.organisation_id],
    w.sex, registry.birth_band(w.birth_date), w.occupation_group
  from priced p join registry.workers w on w.worker_id = p.worker_id;

  perform contributions.settle(array(select k.payer_id from contributions.payers k where k.payer_id = any (wanted) and k.credit_idr > 0), p_on);
end $$;
comment on function contributions.run_pu_bills(text, date) is
  'From the 10th of the next month on: a provisional bill for each employer whose month is not final, by his last filing or the registry''s wages. Ids and codes follow from employer and month: run again, nothing changes.';

create function contributions.not_filed(p_month text)
  returns table (organisation_id uuid, name text, npp text, kind text, area_code text, area_name text, members integer, last_month text, code text, amount_idr bigint, filing_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, o.npp, o.kind, o.area_code, coalesce(a.path_name, ''), m.members,
    (select max(f.month) from contributions.filings f where f.organisation_id = o.organisation_id and f.state <> 'draft' and f.month < p_month), b.code, b.amount_idr,
    (select f.filing_id from contributions.filings f where f.organisation_id = o.organisation_id and f.month = p_month and f.opened_at is not null)
  from registry.organisations o
    left join registry.areas a on a.code = o.area_code
    cross join lateral (select count(*)::integer as members from registry.memberships m
      where m.organisation_id = o.organisation_id and m.segment = 'PU' and m.ended_on is null and m.state <> 'REQUESTED' and to_char(m.opened_on, 'YYYY-MM') <= p_month) m
    left join lateral (select b.code, b.amount_idr from contributions.bills b
      where b.payer_id = o.organisation_id and b.first_month = p_month and b.kind = 'provisional' and b.state in ('open', 'paid') limit 1) b on true
  where contributions.insured_of(o.kind) is not null and m.members > 0
    and (o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or o.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))
    and not exists (select from contributions.filings f where f.organisation_id = o.organisation_id and f.month = p_month and f.state <> 'draft')
  order by o.area_code, o.name, o.organisation_id
$$;
comment on function contributions.not_filed(text) is 'Employers in the caller''s scope with members and without a final filing of the month, with the provisional bill where one was made.';

revoke all on function contributions.filing_in_scope(uuid), contributions.lines_to_begin(uuid[], text), contributions.open_filing(uuid, uuid, text),
  contributions.take_payroll(uuid, jsonb), contributions.payroll_rows(uuid, uuid), contributions.priced_lines(uuid), contributions.filing_totals(uuid),
  contributions.replace_bill(uuid), contributions.finalise_filing(uuid, integer, date, uuid, jsonb, jsonb),
  contributions.give_difference(uuid, uuid, bigint, date, contributions.payers), contributions.reopen_filing(uuid, integer, jsonb),
  contributions.run_pu_bills(text, date), contributions.not_filed(text) from public;
grant execute on function contributions.open_filing(uuid, uuid, text), contributions.take_payroll(uuid, jsonb), contributions.payroll_rows(uuid, uuid),
  contributions.filing_totals(uuid), contributions.finalise_filing(uuid, integer, date, uuid, jsonb, jsonb), contributions.reopen_filing(uuid, integer, jsonb),
  contributions.not_filed(text) to semesta_app;
grant execute on function contributions.run_pu_bills(text, date) to semesta_worker;
