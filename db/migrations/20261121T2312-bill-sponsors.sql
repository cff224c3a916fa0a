-- An approved list becomes one bill; what the bill says of its money moves the budget; months not begun go back to it.
set local role semesta_registrar;

create function contributions.next_codes(p_kind text, p_payers jsonb) returns table (payer_id uuid, place integer, code text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  -- [{payer_id, number, month, count}]: never one that was used, however many are asked at once.
  select g.payer_id, c.place::integer, c.code
  from jsonb_to_recordset(p_payers) as g (payer_id uuid, number bigint, month text, count integer)
    cross join lateral (
      select f.code, row_number() over (order by f.step) as place from (
        select n as step, contributions.payment_code(p_kind, g.number, contributions.month_after(g.month, n / 8), n % 8 + 1) as code
        from generate_series(0, g.count + (select count(*)::integer from contributions.bills b where b.payer_id = g.payer_id)) n) f
      where not exists (select from contributions.bills b where b.code = f.code) order by f.step limit g.count) c
$$;
comment on function contributions.next_codes(text, jsonb) is 'The next codes of payers that were never used, so many for each: next_code for sets.';

create function sponsorship.follow_bill() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  list sponsorship.lists;
  before_billed bigint := 0;
  before_paid bigint := 0;
  after_billed constant bigint := case when new.state = 'open' then new.amount_idr - new.paid_idr - new.forgone_idr else 0 end;
  released_paid bigint := 0;
  released_billed bigint := 0;
  came bigint;
  rest bigint;
begin
  if tg_op = 'UPDATE' then
    before_billed := case when old.state = 'open' then old.amount_idr - old.paid_idr - old.forgone_idr else 0 end;
    before_paid := old.paid_idr;
    -- Months that were taken out of the bill are free again; all else goes the way of the bill.
    if new.amount_idr < old.amount_idr then
      released_paid := least(old.amount_idr - new.amount_idr, greatest(old.paid_idr - new.paid_idr, 0));
      released_billed := least(old.amount_idr - new.amount_idr - released_paid, before_billed);
    end if;
  end if;
  came := new.paid_idr - before_paid + released_paid;
  rest := after_billed - (before_billed - released_billed - came);
  select l.* into list from sponsorship.lists l where l.bill_id = new.bill_id;
  perform sponsorship.move_budgets((select jsonb_agg(jsonb_build_object('budget_id', new.payer_id, 'from_stage', m.source, 'to_stage', m.target, 'amount_idr', m.amount_idr,
      'list_id', list.list_id, 'bill_id', new.bill_id, 'reason', nullif(current_setting('app.booked_for', true), ''), 'account_id', nullif(current_setting('app.account', true), ''),
      'booked_on', coalesce(nullif(current_setting('app.booked_on', true), '')::date, new.paid_on, case when tg_op = 'INSERT' then new.issued_on end)))
    from (values ('paid', 'free', released_paid), ('billed', 'free', released_billed), ('billed', 'paid', greatest(came, 0)), ('paid', 'billed', greatest(-came, 0)),
      ('reserved', 'billed', greatest(rest, 0)), ('billed', 'reserved', greatest(-rest, 0))) as m (source, target, amount_idr) where m.amount_idr > 0));
  if tg_op = 'UPDATE' and new.state <> old.state and list.list_id is not null then
    if new.state in ('open', 'paid') then
      update sponsorship.lists l set state = case new.state when 'paid' then 'paid' else 'billed' end, version = l.version + 1 where l.list_id = list.list_id;
      update sponsorship.terms t set state = case new.state when 'paid' then 'running' else 'waiting' end, version = t.version + 1
      where t.list_id = list.list_id and t.state = case new.state when 'paid' then 'waiting' else 'running' end;
    elsif new.state = 'cancelled' then
      update sponsorship.lists l set state = 'withdrawn', version = l.version + 1 where l.list_id = list.list_id;
    end if;
  end if;
  return null;
end $$;
comment on function sponsorship.follow_bill() is
  'The border between the modules: what becomes of a sponsor''s bill moves its budget (reserved, billed, paid and back), its list and its terms.';

create function sponsorship.bill_lists(p_lists uuid[], p_on date, p_actor jsonb) returns table (list_id uuid, answer text, bill_id uuid, code text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  account constant uuid := p_actor ->> 'accountId';
  this_month constant text := to_char(p_on, 'YYYY-MM');
  answers jsonb;
  budgets uuid[];
  earliest text;
  latest text;
begin
  if not sponsorship.acts_for_office(account) then raise exception 'no right to bill sponsors' using errcode = 'insufficient_privilege'; end if;
  budgets := array(select distinct l.budget_id from sponsorship.lists l where l.list_id = any (p_lists) and sponsorship.of_residents(l.village_code));
  perform from contributions.payers k where k.payer_id = any (budgets) order by k.payer_id for update;
  perform from sponsorship.lists l where l.list_id = any (p_lists) and sponsorship.of_residents(l.village_code) order by l.list_id for update;

  with asked as (
    select p.id as list_id, l.budget_id, case when l.list_id is null then 'absent' when l.state <> 'approved' or s.first_month is null then 'not_approved'
        when s.first_month < this_month or b.year < extract(year from p_on) then 'too_late' else 'billed' end as answer,
      s.first_month, s.last_month, l.village_code, k.number
    from unnest(p_lists) as p (id)
      left join sponsorship.lists l on l.list_id = p.id and sponsorship.of_residents(l.village_code)
      left join sponsorship.budgets b on b.budget_id = l.budget_id
      left join contributions.payers k on k.payer_id = l.budget_id
      left join lateral (select min(t.held_months[1]) as first_month, max(t.held_months[cardinality(t.held_months)]) as last_month
        from sponsorship.terms t where t.list_id = l.list_id and t.months > 0) s on true
  ), coded as (
    select a.*, gen_random_uuid() as bill_id, row_number() over (partition by a.budget_id order by a.list_id)::integer as place from asked a where a.answer = 'billed'
  ), codes as materialized (
    select n.* from contributions.next_codes('sponsor', (select jsonb_agg(g) from (
      select c.budget_id as payer_id, c.number, this_month as month, count(*) as count from coded c group by c.budget_id, c.number) g)) n
  )
  select jsonb_agg(to_jsonb(a) || jsonb_build_object('bill_id', c.bill_id, 'code', n.code)) into answers
  from asked a left join coded c on c.list_id = a.list_id left join codes n on n.payer_id = c.budget_id and n.place = c.place;

  update sponsorship.lists l set state = 'billed', bill_id = a.bill_id, version = l.version + 1
  from jsonb_to_recordset(answers) as a (list_id uuid, bill_id uuid) where l.list_id = a.list_id and a.bill_id is not null;
  select min(a.first_month), max(a.last_month) into earliest, latest from jsonb_to_recordset(answers) as a (bill_id uuid, first_month text, last_month text) where a.bill_id is not null;
  -- The months get their bill, and the bill is the sum of what got it: one way over them.
  with marked as (
    update sponsorship.terms t set bill_id = a.bill_id
    from jsonb_to_recordset(answers) as a (list_id uuid, bill_id uuid) where t.list_id = a.list_id and a.bill_id is not null and t.months > 0
    returning t.worker_id, t.held_months, t.budget_id, t.bill_id
  ), written as (
    update contributions.worker_months x set bill_id = t.bill_id from marked t
    where x.worker_id = t.worker_id and x.month = any (t.held_months) and x.month between earliest and latest and x.segment = 'BPU' and x.payer_kind = 'sponsor'
      and x.payer_id = t.budget_id and x.state = 'due' and x.bill_id is null
    returning x.bill_id, x.worker_id, x.month, x.amount_idr
  )
  insert into contributions.bills (bill_id, code, payer_id, payer_kind, kind, segment, first_month, last_month, workers, worker_months, amount_idr, issued_on, due_on, expires_on,
    area_code, custodians)
  select a.bill_id, a.code, a.budget_id, 'sponsor', 'sponsor', 'BPU', s.first_month, s.last_month, s.workers, s.parts, s.amount_idr, p_on, e.on_day, e.on_day, a.village_code,
    coalesce(b.custodians, '{}')
  from jsonb_to_recordset(answers) as a (list_id uuid, bill_id uuid, code text, budget_id uuid, village_code text)
    join sponsorship.budgets b on b.budget_id = a.budget_id
    join (select w.bill_id, min(w.month) as first_month, max(w.month) as last_month, count(distinct w.worker_id)::integer as workers, count(*)::integer as parts,
      sum(w.amount_idr)::bigint as amount_idr from written w group by w.bill_id) s on s.bill_id = a.bill_id
    cross join lateral (select ((s.first_month || '-01')::date + interval '1 month - 1 day')::date as on_day) e
  where a.bill_id is not null;

  -- Money held from before (come too late, or given back) pays at once.
  budgets := array(select k.payer_id from contributions.payers k where k.credit_idr > 0 and k.payer_id in (
    select a.budget_id from jsonb_to_recordset(answers) as a (budget_id uuid, bill_id uuid) where a.bill_id is not null));
  if cardinality(budgets) > 0 then perform contributions.settle(budgets, p_on); end if;
  return query select a.list_id, a.answer, a.bill_id, a.code from jsonb_to_recordset(answers) as a (list_id uuid, answer text, bill_id uuid, code text);
end $$;
comment on function sponsorship.bill_lists(uuid[], date, jsonb) is
  'One bill for each of these approved lists, out of its budget, good until the end of its first month. Answers billed, absent, not_approved, or too_late (its first month is over: the months must move on first).';

create function sponsorship.take_back_bills(p_lists uuid[], p_on date, p_reason text) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  taken uuid[];
  bills uuid[];
begin
  if session_user <> 'semesta_worker' and not sponsorship.acts_for_office((nullif(current_setting('app.account', true), ''))::uuid) then
    raise exception 'no right to take back bills' using errcode = 'insufficient_privilege';
  end if;
  perform from contributions.payers k where k.payer_id in (select l.budget_id from sponsorship.lists l where l.list_id = any (p_lists)) order by k.payer_id for update;
  taken := array(select l.list_id from sponsorship.lists l
    where l.list_id = any (p_lists) and l.state = 'billed' and (session_user = 'semesta_worker' or sponsorship.of_residents(l.village_code)) order by l.list_id for update);
  if cardinality(taken) = 0 then return 0; end if;
  bills := array(select l.bill_id from sponsorship.lists l where l.list_id = any (taken));
  perform set_config('app.booked_on', p_on::text, true), set_config('app.booked_for', p_reason, true);
  update contributions.worker_months x set bill_id = null from contributions.bills b
  where b.bill_id = any (bills) and x.bill_id = b.bill_id and x.month between b.first_month and b.last_month and x.state = 'due';
  update contributions.bills b set state = 'expired', ended_reason = p_reason where b.bill_id = any (bills) and b.state = 'open';
  perform set_config('app.booked_on', '', true), set_config('app.booked_for', '', true);
  update sponsorship.terms t set bill_id = null where t.list_id = any (taken);
  update sponsorship.lists l set state = 'approved', bill_id = null, version = l.version + 1 where l.list_id = any (taken);
  return cardinality(taken);
end $$;
comment on function sponsorship.take_back_bills(uuid[], date, text) is
  'Takes back the unpaid bills of these lists: their money is reserved again, their months stand without a bill. Answers how many.';

create function sponsorship.release_months(p_terms jsonb, p_reason text, p_on date, p_account uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  budgets constant uuid[] := array(select distinct t.budget_id from jsonb_to_recordset(p_terms) as g ("workerId" uuid, "termId" uuid)
    join sponsorship.terms t on t.worker_id = g."workerId" and t.term_id = g."termId" order by 1);
  people uuid[] := array(select distinct g."workerId" from jsonb_to_recordset(p_terms) as g ("workerId" uuid));
  before jsonb;
  gone jsonb;
begin
  perform from contributions.payers k where k.payer_id = any (budgets || people) order by k.payer_id for update;
  perform from sponsorship.lists l where l.list_id in (select t.list_id from jsonb_to_recordset(p_terms) as g ("workerId" uuid, "termId" uuid)
    join sponsorship.terms t on t.worker_id = g."workerId" and t.term_id = g."termId") order by l.list_id for update;
  select jsonb_agg(c) into before from contributions.paid_cells(people) c;

  -- What has begun and is paid protects, whoever pays; after a death nothing does.
  with doomed as (
    select t.worker_id, t.term_id, t.list_id, t.budget_id, x.month, x.part, x.membership_id, g."afterMonth" as after_month
    from jsonb_to_recordset(p_terms) as g ("workerId" uuid, "termId" uuid, "afterMonth" text)
      join sponsorship.terms t on t.worker_id = g."workerId" and t.term_id = g."termId"
      join contributions.worker_months x on x.worker_id = t.worker_id and x.month = any (t.held_months) and x.month > g."afterMonth" and x.segment = 'BPU'
        and x.payer_kind = 'sponsor' and x.payer_id = t.budget_id
    where x.state = 'due' or (x.state = 'paid' and (p_reason = 'died' or x.month > this_month))
  ), deleted as (
    delete from contributions.worker_months x using doomed d
    where x.worker_id = d.worker_id and x.month = d.month and x.membership_id = d.membership_id and x.part = d.part
    returning x.worker_id, d.term_id, d.list_id, d.budget_id, d.after_month, x.month, x.part, x.bill_id, x.state, x.amount_idr, x.jkk_idr, x.jkm_idr, x.jht_worker_idr
  )
  select jsonb_agg(d) into gone from deleted d;
  if gone is null then return 0; end if;

  perform set_config('app.booked_on', p_on::text, true), set_config('app.booked_for', p_reason, true);
  update contributions.bills b set amount_idr = b.amount_idr - n.amount_idr, paid_idr = b.paid_idr - n.paid_idr, worker_months = b.worker_months - n.parts,
    workers = coalesce(s.workers, b.workers), last_month = coalesce(s.last_month, b.last_month),
    state = case when b.amount_idr = n.amount_idr then 'cancelled' else b.state end, ended_reason = case when b.amount_idr = n.amount_idr then p_reason else b.ended_reason end
  from (select g.bill_id, sum(g.amount_idr)::bigint as amount_idr, coalesce(sum(g.amount_idr) filter (where g.state = 'paid'), 0)::bigint as paid_idr, count(*)::integer as parts
      from jsonb_to_recordset(gone) as g (bill_id uuid, amount_idr bigint, state text) where g.bill_id is not null group by g.bill_id) n
    left join lateral (select count(distinct x.worker_id)::integer as workers, max(x.month) as last_month from contributions.worker_months x where x.bill_id = n.bill_id having count(*) > 0) s on true
  where b.bill_id = n.bill_id;
  perform set_config('app.booked_on', '', true), set_config('app.booked_for', '', true);
  perform sponsorship.move_budgets(coalesce((select jsonb_agg(jsonb_build_object('budget_id', n.budget_id, 'from_stage', 'reserved', 'to_stage', 'free', 'amount_idr', n.amount_idr,
      'list_id', n.list_id, 'reason', p_reason, 'booked_on', p_on, 'account_id', p_account))
    from (select g.budget_id, g.list_id, sum(g.amount_idr)::bigint as amount_idr from jsonb_to_recordset(gone) as g (budget_id uuid, list_id uuid, bill_id uuid, amount_idr bigint)
      where g.bill_id is null group by g.budget_id, g.list_id) n), '[]'));

  -- Money that was paid goes back to the sponsor's credit.
  with given as (
    select g.budget_id, g.bill_id, a.account, sum(a.amount_idr)::bigint as amount_idr
    from jsonb_to_recordset(gone) as g (budget_id uuid, bill_id uuid, state text, jkk_idr bigint, jkm_idr bigint, jht_worker_idr bigint)
      cross join lateral (values ('4110', g.jkk_idr), ('4120', g.jkm_idr), ('4130', g.jht_worker_idr)) as a (account, amount_idr)
    where g.state = 'paid' and a.amount_idr > 0 group by g.budget_id, g.bill_id, a.account
  ), credited as (
    update contributions.payers k set credit_idr = k.credit_idr + s.amount_idr
    from (select g.budget_id, sum(g.amount_idr)::bigint as amount_idr from given g group by g.budget_id) s where k.payer_id = s.budget_id
    returning k.payer_id, k.area_code, k.work_area_code, gen_random_uuid() as journal_id
  ), booked as (
    insert into contributions.journals (journal_id, kind, booked_on, reason, account_id) select c.journal_id, 'correction', p_on, p_reason, p_account from credited c
  )
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select c.journal_id, row_number() over (partition by c.journal_id order by g.bill_id, g.account), g.account, '2110', g.amount_idr, g.budget_id, g.bill_id, p_on, c.area_code, c.work_area_code
  from given g join credited c on c.payer_id = g.budget_id;

  update sponsorship.terms t set state = 'released', ended_reason = p_reason, months = t.months - n.months, amount_idr = t.amount_idr - n.amount_idr,
    held_months = array(select m from unnest(t.held_months) m where not m = any (n.gone_months) order by m),
    ended_after = contributions.month_after(n.first_month, -1), version = t.version + 1
  from (select g.worker_id, g.term_id, count(distinct g.month)::integer as months, sum(g.amount_idr)::bigint as amount_idr, min(g.month) as first_month,
      array_agg(g.month) as gone_months
    from jsonb_to_recordset(gone) as g (worker_id uuid, term_id uuid, month text, amount_idr bigint) group by g.worker_id, g.term_id) n
  where t.worker_id = n.worker_id and t.term_id = n.term_id;
  update sponsorship.lists l set state = 'withdrawn', version = l.version + 1
  where l.state = 'approved' and l.list_id in (select g.list_id from jsonb_to_recordset(gone) as g (list_id uuid))
    and not exists (select from sponsorship.terms t where t.list_id = l.list_id and t.months > 0);

  people := array(select distinct g.worker_id from jsonb_to_recordset(gone) as g (worker_id uuid, state text) where g.state = 'paid');
  if cardinality(people) > 0 then
    perform contributions.recount_cover(people, p_on);
    perform contributions.settle_paid(before, people);
  end if;
  return (select count(distinct g.term_id)::integer from jsonb_to_recordset(gone) as g (term_id uuid));
end $$;
comment on function sponsorship.release_months(jsonb, text, date, uuid) is
  'Takes the months after one out of terms [{workerId, termId, afterMonth}] and gives their money back to the budget, paid money to its credit too; called by those that checked the right. Answers how many terms lost months.';

create function sponsorship.release_terms(p_terms jsonb, p_reason text, p_on date, p_actor jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  account constant uuid := p_actor ->> 'accountId';
  terms constant jsonb := (select coalesce(jsonb_agg(g), '[]') from jsonb_to_recordset(p_terms) as g ("workerId" uuid, "termId" uuid, "afterMonth" text)
    join sponsorship.terms t on t.worker_id = g."workerId" and t.term_id = g."termId" where sponsorship.of_residents(t.village_code));
  released integer;
begin
  if not sponsorship.acts_for_office(account) or p_reason = '' then
    raise exception 'no right to release months' using errcode = 'insufficient_privilege';
  end if;
  released := sponsorship.release_months(terms, p_reason, p_on, account);
  -- A bill that is lower now may be covered by what was paid of it.
  if released > 0 then
    perform contributions.settle(array(select distinct t.budget_id from jsonb_to_recordset(terms) as g ("workerId" uuid, "termId" uuid)
      join sponsorship.terms t on t.worker_id = g."workerId" and t.term_id = g."termId"), p_on);
  end if;
  return released;
end $$;
comment on function sponsorship.release_terms(jsonb, text, date, jsonb) is
  'Releases months not yet begun of terms [{workerId, termId, afterMonth}] of the caller''s villages: reserved, billed or paid, their money is free again. Answers how many terms lost months.';

create function sponsorship.absorbed(p_budgets uuid[], p_on date) returns table (budget_id uuid, absorbed_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.budget_id, coalesce((
    select sum(x.amount_idr)::bigint from contributions.bills l join contributions.worker_months x on x.bill_id = l.bill_id and x.month between l.first_month and l.last_month
    where l.payer_id = b.budget_id and l.paid_idr > 0 and x.state = 'paid' and x.month <= to_char(p_on, 'YYYY-MM')), 0)
  from sponsorship.budgets b
  where b.budget_id = any (p_budgets) and (session_user = 'semesta_worker' or sponsorship.in_area(b.area_code) or sponsorship.in_area(b.village_code)
    or coalesce(b.custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid], false))
$$;
comment on function sponsorship.absorbed(uuid[], date) is 'What budgets of the caller''s scope have absorbed by a day: the part of paid whose month has begun.';

set local role semesta_owner;
create trigger bills__follow_sponsor after insert or update of state, paid_idr, amount_idr on contributions.bills
  for each row when (new.payer_kind = 'sponsor') execute function sponsorship.follow_bill();
set local role semesta_registrar;
revoke all on function contributions.next_codes(text, jsonb), sponsorship.follow_bill(), sponsorship.bill_lists(uuid[], date, jsonb), sponsorship.take_back_bills(uuid[], date, text),
  sponsorship.release_months(jsonb, text, date, uuid), sponsorship.release_terms(jsonb, text, date, jsonb), sponsorship.absorbed(uuid[], date) from public;
grant execute on function sponsorship.bill_lists(uuid[], date, jsonb), sponsorship.take_back_bills(uuid[], date, text), sponsorship.release_terms(jsonb, text, date, jsonb),
  sponsorship.absorbed(uuid[], date) to semesta_app;
grant execute on function sponsorship.take_back_bills(uuid[], date, text), sponsorship.absorbed(uuid[], date) to semesta_worker;
