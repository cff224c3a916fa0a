-- What was used of a budget, by village and month; and money that was billed and has not come (the field's known fraud: SECURITY I9).
set local role semesta_owner;
create index terms__by_budget on sponsorship.terms (budget_id);

set local role semesta_registrar;
create function sponsorship.month_sums(p_on date, p_year integer, p_agreement uuid, p_list uuid)
  returns table (budget_id uuid, village_code text, month text, workers integer, amount_idr bigint, billed_idr bigint, paid_idr bigint, absorbed_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with me as materialized (
    select coalesce('sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
        or nullif(current_setting('app.audit', true), '') = 'all', false) as takes_part,
      string_to_array(nullif(current_setting('app.areas', true), ''), ',') as areas, (nullif(current_setting('app.sponsor', true), ''))::uuid as sponsor
  ),
  mine as materialized (
    select b.budget_id, coalesce(me.takes_part and (b.area_code like any (me.areas) or b.village_code like any (me.areas)), false)
      or coalesce(b.custodians @> array[me.sponsor], false) as is_whole
    from sponsorship.budgets b cross join me
    where (p_year is null or b.year = p_year) and (p_agreement is null or b.agreement_id = p_agreement)
  ),
  seen as materialized (
    select t.worker_id, t.budget_id, t.village_code, t.first_month, t.last_month, t.held_months
    from mine m cross join me join sponsorship.terms t on t.budget_id = m.budget_id
    where (p_list is null or t.list_id = p_list) and (m.is_whole or me.takes_part and t.village_code like any (me.areas))
  )
  select s.budget_id, s.village_code, x.month, (count(*) filter (where x.part = 'protection'))::integer, sum(x.amount_idr)::bigint,
    coalesce(sum(x.amount_idr) filter (where x.state = 'due' and x.bill_id is not null), 0)::bigint,
    coalesce(sum(x.amount_idr) filter (where x.state = 'paid'), 0)::bigint,
    coalesce(sum(x.amount_idr) filter (where x.state = 'paid' and x.month <= to_char(p_on, 'YYYY-MM')), 0)::bigint
  from seen s
    -- By worker and month, whatever the planner thinks of all worker-months together.
    cross join lateral (select w.month, w.part, w.state, w.amount_idr, w.bill_id from contributions.worker_months w
      where w.worker_id = s.worker_id and w.month = any (s.held_months) and w.month between s.first_month and s.last_month
        and w.payer_kind = 'sponsor' and w.payer_id = s.budget_id and w.state <> 'forgone' offset 0) x
  group by s.budget_id, s.village_code, x.month
$$;
comment on function sponsorship.month_sums(date, integer, uuid, uuid) is
  'What a budget pays for, by village and month: workers, money in all, billed, paid, and absorbed (paid, its month begun). Counts for whoever sees the budget or the village; no people.';

create function sponsorship.unpaid_deposits(p_on date)
  returns table (list_id uuid, budget_id uuid, agreement_id uuid, programme_name text, sponsor_name text, funding text, village_code text, treasurer_name text,
    code text, workers integer, amount_idr bigint, first_month text, billed_on date, expires_on date, is_open boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.list_id, l.budget_id, b.agreement_id, p.name, s.name, p.funding, l.village_code, b.treasurer_name,
    coalesce(i.code, ''), l.workers, coalesce(i.amount_idr - i.paid_idr, l.amount_idr), l.first_month, d.on_day, i.expires_on,
    i.bill_id is not null and (i.expires_on is null or i.expires_on >= p_on)
  from sponsorship.lists l
    join sponsorship.budgets b on b.budget_id = l.budget_id
    join sponsorship.programmes p on p.programme_id = l.programme_id
    join sponsorship.sponsors s on s.sponsor_id = b.sponsor_id
    -- From the first bill on: one that was taken back and issued anew does not make the money younger.
    cross join lateral (select min(v.booked_on) as billed_on from sponsorship.budget_moves v where v.list_id = l.list_id and v.to_stage = 'billed') m
    left join contributions.bills i on i.bill_id = l.bill_id and i.state = 'open' and l.state = 'billed'
    cross join lateral (select least(m.billed_on, i.issued_on) as on_day) d
  where l.state in ('approved', 'billed') and d.on_day <= p_on
    and (l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or (nullif(current_setting('app.role', true), '') = 'government' and l.laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')))
      or l.custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid])
$$;
comment on function sponsorship.unpaid_deposits(date) is
  'Lists whose money was billed and has not come, since their first bill, for whoever may see the list; bills that ran out count on. No people.';

create function sponsorship.deposit_standing(p_worker uuid, p_on date)
  returns table (term_id uuid, first_month text, last_month text, sponsor_name text, funding text, treasurer_name text, billed_on date, paid_on date, expires_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.term_id, t.first_month, coalesce(nullif(t.ended_after, ''), t.last_month), s.name, p.funding, b.treasurer_name,
    least(m.billed_on, i.issued_on), case when l.state = 'paid' then coalesce(i.paid_on, m.paid_on) end, case when l.state = 'billed' and i.state = 'open' then i.expires_on end
  from sponsorship.terms t
    join sponsorship.lists l on l.list_id = t.list_id
    join sponsorship.budgets b on b.budget_id = t.budget_id
    join sponsorship.programmes p on p.programme_id = t.programme_id
    join sponsorship.sponsors s on s.sponsor_id = b.sponsor_id
    cross join lateral (select min(v.booked_on) filter (where v.to_stage = 'billed') as billed_on, max(v.booked_on) filter (where v.to_stage = 'paid') as paid_on
      from sponsorship.budget_moves v where v.list_id = t.list_id and v.booked_on <= p_on) m
    left join contributions.bills i on i.bill_id = l.bill_id
  where t.worker_id = p_worker and (t.state <> 'released' or t.ended_after >= t.first_month)
    and (t.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or (nullif(current_setting('app.role', true), '') = 'government' and t.laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')))
      or t.agent_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
      or t.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  order by t.first_month desc
$$;
comment on function sponsorship.deposit_standing(uuid, date) is
  'Who pays for a worker, when the bill went out and when its money came, for whoever may see the term: the worker himself above all.';

revoke all on function sponsorship.month_sums(date, integer, uuid, uuid), sponsorship.unpaid_deposits(date), sponsorship.deposit_standing(uuid, date) from public;
grant execute on function sponsorship.month_sums(date, integer, uuid, uuid), sponsorship.unpaid_deposits(date), sponsorship.deposit_standing(uuid, date) to semesta_app;
