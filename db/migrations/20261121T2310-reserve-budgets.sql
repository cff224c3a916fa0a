-- Budgets are granted, and an approved list reserves its money and takes its worker-months: in sets, and never a month twice.
set local role semesta_owner;
grant create on schema contributions to semesta_registrar;
alter table sponsorship.terms add column held_months text[] collate "C" not null default '{}';
comment on column sponsorship.terms.held_months is 'The months that are the sponsor''s by this term: not always in a row, since what is another''s is passed over.';
set local role semesta_registrar;

create function sponsorship.in_area(p_area text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_area like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')), false)
$$;
comment on function sponsorship.in_area(text) is 'Whether the caller''s area of counts and money holds that code.';

create function sponsorship.of_residents(p_village text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_village like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
$$;
comment on function sponsorship.of_residents(text) is 'Whether the caller sees the residents of that village.';

create function sponsorship.acts_for_office(p_account uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select contributions.may_write('sponsorships') and coalesce(current_setting('app.role', true) in ('office_staff', 'office_supervisor'), false)
    and coalesce(p_account = (nullif(current_setting('app.account', true), ''))::uuid, false)
$$;
comment on function sponsorship.acts_for_office(uuid) is 'Whether the caller is of a branch office and acts in his own name.';

create function sponsorship.move_budgets(p_moves jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved integer;
  asked integer;
begin
  perform from sponsorship.budgets b
  where b.budget_id in (select g.budget_id from jsonb_to_recordset(p_moves) as g (budget_id uuid, amount_idr bigint) where g.amount_idr <> 0) order by b.budget_id for update;
  with moves as materialized (
    select g.* from jsonb_to_recordset(p_moves) as g (budget_id uuid, from_stage text, to_stage text, amount_idr bigint, list_id uuid, bill_id uuid, reason text, booked_on date, account_id uuid)
    where g.amount_idr <> 0
  ), kept as (
    insert into sponsorship.budget_moves (move_id, budget_id, from_stage, to_stage, amount_idr, list_id, bill_id, reason, booked_on, account_id)
    select gen_random_uuid(), m.budget_id, m.from_stage, m.to_stage, m.amount_idr, m.list_id, m.bill_id, coalesce(m.reason, ''),
      coalesce(m.booked_on, (now() at time zone 'Asia/Makassar')::date), m.account_id from moves m
  ), sums as (
    select m.budget_id,
      sum(case when m.from_stage = 'outside' then m.amount_idr when m.to_stage = 'outside' then -m.amount_idr else 0 end)::bigint as granted_idr,
      sum(case when m.to_stage = 'lapsed' then m.amount_idr else 0 end)::bigint as lapsed_idr,
      sum(case when m.to_stage = 'free' then m.amount_idr when m.from_stage = 'free' then -m.amount_idr else 0 end)::bigint as free_idr,
      sum(case when m.to_stage = 'reserved' then m.amount_idr when m.from_stage = 'reserved' then -m.amount_idr else 0 end)::bigint as reserved_idr,
      sum(case when m.to_stage = 'billed' then m.amount_idr when m.from_stage = 'billed' then -m.amount_idr else 0 end)::bigint as billed_idr,
      sum(case when m.to_stage = 'paid' then m.amount_idr when m.from_stage = 'paid' then -m.amount_idr else 0 end)::bigint as paid_idr
    from moves m group by m.budget_id
  ), written as (
    update sponsorship.budgets b set version = b.version + 1, granted_idr = b.granted_idr + s.granted_idr, lapsed_idr = b.lapsed_idr + s.lapsed_idr,
      ceiling_idr = b.ceiling_idr + s.granted_idr - s.lapsed_idr, free_idr = b.free_idr + s.free_idr, reserved_idr = b.reserved_idr + s.reserved_idr,
      billed_idr = b.billed_idr + s.billed_idr, paid_idr = b.paid_idr + s.paid_idr
    from sums s where b.budget_id = s.budget_id returning b.budget_id
  )
  select (select count(*) from written), (select count(*) from sums) into moved, asked;
  if moved <> asked then raise exception 'no such budget'; end if;
end $$;
comment on function sponsorship.move_budgets(jsonb) is
  'Moves of budget in one set: [{budget_id, from_stage, to_stage, amount_idr, list_id, bill_id, reason, booked_on, account_id}]; each is kept, and the equation of the table refuses what is not there.';

create or replace function sponsorship.move_budget(p_budget uuid, p_from text, p_to text, p_amount bigint, p_facts jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select sponsorship.move_budgets(jsonb_build_array(jsonb_build_object('budget_id', p_budget, 'from_stage', p_from, 'to_stage', p_to, 'amount_idr', p_amount,
    'list_id', p_facts ->> 'list_id', 'bill_id', p_facts ->> 'bill_id', 'reason', p_facts ->> 'reason', 'booked_on', p_facts ->> 'on', 'account_id', p_facts ->> 'account_id')))
$$;

create function sponsorship.grant_budget(p_budget jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked record;
  agreement sponsorship.agreements;
  held sponsorship.budgets;
  village constant text := coalesce(p_budget ->> 'villageCode', '');
begin
  select g.* into strict asked from jsonb_to_record(p_budget) as g ("budgetId" uuid, "agreementId" uuid, year smallint, "areaCode" text, "amountIdr" bigint,
    "treasurerName" text, "on" date, "accountId" uuid);
  select a.* into agreement from sponsorship.agreements a where a.agreement_id = asked."agreementId";
  if not found or not contributions.may_write('sponsorships') or not sponsorship.in_area(agreement.area_code)
    or (village <> '' and not starts_with(village, agreement.area_code)) then
    raise exception 'no such agreement in the scope' using errcode = 'insufficient_privilege';
  end if;
  insert into sponsorship.budgets as b (budget_id, agreement_id, sponsor_id, year, village_code, area_code, treasurer_name, granted_idr, ceiling_idr, free_idr, custodians)
  select asked."budgetId", agreement.agreement_id, agreement.sponsor_id, asked.year, village, coalesce(nullif(village, ''), asked."areaCode", agreement.area_code),
    coalesce(asked."treasurerName", ''), 0, 0, 0, agreement.custodians
  where asked."amountIdr" > 0
  on conflict on constraint budgets__one do nothing;
  select b.* into held from sponsorship.budgets b where b.agreement_id = agreement.agreement_id and b.year = asked.year and b.village_code = village for update;
  -- Only what is free can be taken out again.
  if not found or held.free_idr + asked."amountIdr" < 0 then return null; end if;
  update sponsorship.budgets b set treasurer_name = coalesce(nullif(asked."treasurerName", ''), b.treasurer_name) where b.budget_id = held.budget_id;
  perform sponsorship.move_budget(held.budget_id, case when asked."amountIdr" > 0 then 'outside' else 'free' end, case when asked."amountIdr" > 0 then 'free' else 'outside' end,
    abs(asked."amountIdr"), jsonb_build_object('on', asked."on", 'account_id', asked."accountId"));
  perform pg_advisory_xact_lock(5171040);
  insert into contributions.payers as k (payer_id, kind, number, name, area_code, custodians)
  select held.budget_id, 'sponsor', coalesce((select max(n.number) from contributions.payers n), 0) + 1,
    s.name || ' – ' || agreement.number || ' – ' || held.year || coalesce(' – ' || (select a.name from registry.areas a where a.code = village), ''), held.area_code, held.custodians
  from sponsorship.sponsors s where s.sponsor_id = held.sponsor_id
  on conflict on constraint payers__pk do nothing;
  return held.budget_id;
end $$;
comment on function sponsorship.grant_budget(jsonb) is
  'Makes or raises the budget of an agreement for a year and a village (a negative amount lowers it) and names its payer; answers its id, null where less is free than is taken out.';

create function sponsorship.list_hash(p_list uuid) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(l.list_id, l.programme_id, l.budget_id, l.village_code, l.kind, l.first_month, l.months, (
    select jsonb_agg(jsonb_build_array(c.place, c.worker_id, c.state, c.is_reserve, c.category_code, c.first_month, c.months, c.name, c.nik_masked, c.birth_date, c.sex,
      c.occupation, c.occupation_group, c.hamlet, c.verdict_reason) order by c.place, c.worker_id)
    from sponsorship.candidates c where c.list_id = l.list_id))::text, 'UTF8')), 'hex')
  from sponsorship.lists l where l.list_id = p_list
$$;
comment on function sponsorship.list_hash(uuid) is 'SHA-256 of what a list says: its programme and months, and each candidate as he was shown, with his verdict. What was found about him later is not part of it.';

create function sponsorship.months_to_pay(p_lists uuid[])
  returns table (list_id uuid, worker_id uuid, month text, taken text, until_month text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  people uuid[];
  earliest text;
  latest text;
begin
  select array_agg(distinct c.worker_id), min(coalesce(nullif(c.first_month, ''), l.first_month)),
    max(contributions.month_after(coalesce(nullif(c.first_month, ''), l.first_month), case when c.months > 0 then c.months else l.months end + 23))
  into people, earliest, latest
  from sponsorship.candidates c join sponsorship.lists l on l.list_id = c.list_id where c.list_id = any (p_lists) and c.state = 'accepted' and not c.is_reserve;
  if people is null then return; end if;
  return query
    with standing as materialized (
      select x.worker_id, x.month, case when x.payer_kind = 'sponsor' then 'sponsor' when x.state = 'due' then 'due' else 'paid' end as taken
      from contributions.worker_months x
      where x.worker_id = any (people) and x.month between earliest and latest and x.segment = 'BPU' and x.part = 'protection'
    ), counted as (
      select s.worker_id, count(*) filter (where s.taken = 'paid')::integer as paid, max(s.month) filter (where s.taken = 'sponsor') as until_month from standing s group by s.worker_id
    ), wanted as (
      select c.list_id, c.worker_id, coalesce(nullif(c.first_month, ''), l.first_month) as first_month, case when c.months > 0 then c.months else l.months end::integer as months,
        case p.paid_month_rule when 'shift' then coalesce(k.paid, 0) else 0 end as more, k.until_month
      from sponsorship.candidates c join sponsorship.lists l on l.list_id = c.list_id join sponsorship.programmes p on p.programme_id = l.programme_id
        left join counted k on k.worker_id = c.worker_id
      where c.list_id = any (p_lists) and c.state = 'accepted' and not c.is_reserve
    ), open_months as (
      -- What he paid himself is skipped: by a later month, or by none, as the programme says.
      select w.list_id, w.worker_id, n.month, s.taken, w.until_month, w.months, row_number() over (partition by w.list_id, w.worker_id order by n.month) as place
      from wanted w cross join lateral (select contributions.month_after(w.first_month, g) as month from generate_series(0, w.months + w.more - 1) g) n
        left join standing s on s.worker_id = w.worker_id and s.month = n.month
      where s.taken is distinct from 'paid'
    )
    select o.list_id, o.worker_id, o.month, o.taken, o.until_month from open_months o where o.place <= o.months;
end $$;
comment on function sponsorship.months_to_pay(uuid[]) is
  'Which months these lists buy for whom, by the programme''s rule for months paid already; taken: due (his own bill, which the sponsor takes over) or sponsor (another''s: a conflict).';

create function sponsorship.price_months(p_lists uuid[], p_workers uuid[], p_months text[])
  returns table (list_id uuid, worker_id uuid, month text, base_idr bigint, jkk_idr bigint, jkm_idr bigint, jht_idr bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  asked_lists constant uuid[] := array(select distinct u from unnest(p_lists) u);
  asked_months constant text[] := array(select distinct u from unnest(p_months) u);
begin
  return query
    with prices as materialized (
      select l.list_id, t.month, t.sector, t.base_idr, t.jkk_idr, t.jkm_idr, case when p.with_savings then t.jht_idr else 0 end as jht_idr
      from unnest(asked_lists) as g (list_id) join sponsorship.lists l on l.list_id = g.list_id join sponsorship.programmes p on p.programme_id = l.programme_id
        join contributions.tariffs t on t.segment = 'BPU' and t.month = any (asked_months) and t.funding = p.funding and t.bracket = p.base_bracket
    )
    select u.list_id, u.worker_id, u.month, t.base_idr, t.jkk_idr, t.jkm_idr, t.jht_idr
    from unnest(p_lists, p_workers, p_months) as u (list_id, worker_id, month)
      join (select c.list_id, c.worker_id, case c.occupation_group when 'driver' then 'transport' else 'other' end as sector
        from sponsorship.candidates c where c.list_id = any (asked_lists)) c on c.list_id = u.list_id and c.worker_id = u.worker_id
      left join prices t on t.list_id = u.list_id and t.month = u.month and t.sector = c.sector;
end $$;
comment on function sponsorship.price_months(uuid[], uuid[], text[]) is
  'What these months cost the sponsor: the base of the programme for all, by the tariff of the month for its funding and the sector of the candidate as he was listed. No base where the month''s law is not known.';

create function sponsorship.approve_lists(p_lists jsonb, p_on date, p_actor jsonb) returns table (list_id uuid, answer text, worker_id uuid, reason text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  this_month constant text := to_char(p_on, 'YYYY-MM');
  account constant uuid := p_actor ->> 'accountId';
  person constant text := p_actor ->> 'personKey';
  ids constant uuid[] := array(select (g ->> 'listId')::uuid from jsonb_array_elements(p_lists) g order by 1);
  answers jsonb;
  ready uuid[];
  good uuid[];
  conflicts jsonb;
  borne jsonb;
  of_list uuid[];
  of_worker uuid[];
  of_month text[];
  cancelled jsonb;
begin
  if not sponsorship.acts_for_office(account) or current_setting('app.role', true) <> 'office_supervisor' or coalesce(person, '') = '' then
    raise exception 'no right to approve lists' using errcode = 'insufficient_privilege';
  end if;
  -- Payers, lists, budgets: the order in which everything that moves money takes them.
  perform from contributions.payers k where k.payer_id in (
    select c.worker_id from sponsorship.candidates c join sponsorship.lists l on l.list_id = c.list_id
    where c.list_id = any (ids) and c.state = 'accepted' and not c.is_reserve and sponsorship.of_residents(l.village_code)) order by k.payer_id for update;
  perform from sponsorship.lists l where l.list_id = any (ids) and sponsorship.of_residents(l.village_code) order by l.list_id for update;
  perform from sponsorship.budgets b where b.budget_id in (select l.budget_id from sponsorship.lists l where l.list_id = any (ids) and sponsorship.of_residents(l.village_code))
  order by b.budget_id for update;

  select jsonb_agg(jsonb_build_object('list_id', g."listId", 'ordinal', g.ordinal, 'answer', case
    when l.list_id is null then 'absent' when l.state <> 'verified' then 'not_verified'
    when l.version <> g.version or l.content_hash <> g.hash or l.content_hash = '' or sponsorship.list_hash(l.list_id) <> g.hash then 'changed'
    when person in (l.maker_key, l.verifier_key) or account in (l.maker_id, l.verifier_id) then 'same_person'
    when b.year < extract(year from p_on) or exists (select from sponsorship.candidates c where c.list_id = l.list_id and c.state = 'accepted' and not c.is_reserve
      and coalesce(nullif(c.first_month, ''), l.first_month) < this_month) then 'too_late'
    else 'ready' end)) into answers
  from (select r."listId", r.version, r.hash, row_number() over () as ordinal from jsonb_to_recordset(p_lists) as r ("listId" uuid, version integer, hash text)) g
    left join sponsorship.lists l on l.list_id = g."listId" and sponsorship.of_residents(l.village_code)
    left join sponsorship.budgets b on b.budget_id = l.budget_id;
  ready := array(select (a ->> 'list_id')::uuid from jsonb_array_elements(answers) a where a ->> 'answer' = 'ready');

  for attempt in 1 .. 4 loop
    select array_agg(m.list_id order by m.worker_id, m.month, a.ordinal), array_agg(m.worker_id order by m.worker_id, m.month, a.ordinal), array_agg(m.month order by m.worker_id, m.month, a.ordinal)
    into of_list, of_worker, of_month
    from sponsorship.months_to_pay(ready) m join jsonb_to_recordset(answers) as a (list_id uuid, ordinal integer) on a.list_id = m.list_id;

    select jsonb_agg(distinct jsonb_build_object('list_id', f.list_id, 'worker_id', f.worker_id, 'reason', f.reason, 'until', f.until_month)) into conflicts from (
      select m.list_id, m.worker_id, 'worker.already_sponsored' as reason, m.until_month from sponsorship.months_to_pay(ready) m where m.taken = 'sponsor'
      union all
      select d.list_id, d.worker_id, 'worker.already_sponsored', d.until_month from (
        select u.list_id, u.worker_id, max(u.month) over (partition by u.worker_id) as until_month, row_number() over (partition by u.worker_id, u.month order by u.ordinal) as copy
        from unnest(of_list, of_worker, of_month) with ordinality as u (list_id, worker_id, month, ordinal)) d where d.copy > 1
      union all
      select p.list_id, p.worker_id, 'parameter.not_yet_known', null from sponsorship.price_months(of_list, of_worker, of_month) p where p.base_idr is null
      union all
      select c.list_id, c.worker_id, case when w.deceased_on is not null then 'worker.deceased' when w.merged_into is not null then 'worker.merged'
        when m.membership_id is null then 'worker.no_membership' else 'village.outside' end, null
      from sponsorship.candidates c join sponsorship.lists l on l.list_id = c.list_id join registry.workers w on w.worker_id = c.worker_id
        left join registry.memberships m on m.worker_id = c.worker_id and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED'
      where c.list_id = any (ready) and c.state = 'accepted' and not c.is_reserve
        and (w.deceased_on is not null or w.merged_into is not null or m.membership_id is null
          or (w.area_code <> c.residence_code and not starts_with(w.area_code, l.village_code)))) f;

    -- As many lists of a budget as it bears, in the order they were named.
    select coalesce(jsonb_agg(jsonb_build_object('list_id', s.list_id, 'bears', s.running_idr <= s.free_idr)), '[]') into borne from (
      select l.list_id, b.free_idr, sum(coalesce(n.amount_idr, 0)) over (partition by l.budget_id order by a.ordinal) as running_idr
      from jsonb_to_recordset(answers) as a (list_id uuid, ordinal integer, answer text)
        join sponsorship.lists l on l.list_id = a.list_id join sponsorship.budgets b on b.budget_id = l.budget_id
        left join (select p.list_id, sum(p.jkk_idr + p.jkm_idr + p.jht_idr) as amount_idr from sponsorship.price_months(of_list, of_worker, of_month) p group by p.list_id) n on n.list_id = l.list_id
      where a.list_id = any (ready) and not exists (select from jsonb_to_recordset(coalesce(conflicts, '[]')) as f (list_id uuid) where f.list_id = a.list_id)) s;
    good := array(select b.list_id from jsonb_to_recordset(borne) as b (list_id uuid, bears boolean) where b.bears);

    begin
      -- What the sponsor pays of such a month is not asked of him any longer; savings that the sponsor does not pay stay his to pay.
      with taken_over as (
        delete from contributions.worker_months x
        using unnest(of_list, of_worker, of_month) as u (list_id, worker_id, month) join sponsorship.lists l on l.list_id = u.list_id
          join sponsorship.programmes p on p.programme_id = l.programme_id
        where u.list_id = any (good) and x.worker_id = u.worker_id and x.month = u.month and x.segment = 'BPU' and x.payer_kind = 'worker' and x.state = 'due'
          and (x.part = 'protection' or p.with_savings)
        returning x.bill_id
      )
      select jsonb_agg(distinct jsonb_build_object('bill_id', t.bill_id)) into cancelled from taken_over t where t.bill_id is not null;
      if cancelled is not null then perform contributions.recount_bills(cancelled, 'cancelled', 'sponsored'); end if;

      with months as materialized (
        select l.list_id, l.programme_id, l.budget_id, l.village_code, l.laid_before, u.worker_id, u.month, m.membership_id, c.category_code, c.occupation_group,
          w.area_code, w.work_area_code, w.custodians, w.sex, registry.birth_band(w.birth_date) as birth_band, u.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr
        from sponsorship.price_months(of_list, of_worker, of_month) u
          join sponsorship.lists l on l.list_id = u.list_id
          join sponsorship.candidates c on c.worker_id = u.worker_id and c.list_id = u.list_id
          join registry.workers w on w.worker_id = u.worker_id
          join registry.memberships m on m.worker_id = u.worker_id and m.segment = 'BPU' and m.ended_on is null and m.state <> 'REQUESTED'
        where u.list_id = any (good)
      ), reserved as (
        insert into sponsorship.terms (worker_id, term_id, list_id, programme_id, budget_id, first_month, last_month, held_months, months, amount_idr, category_code, occupation_group,
          village_code, agent_id, laid_before)
        select n.worker_id, gen_random_uuid(), n.list_id, n.programme_id, n.budget_id, min(n.month), max(n.month), array_agg(n.month order by n.month), count(*), sum(n.jkk_idr + n.jkm_idr + n.jht_idr), n.category_code,
          n.occupation_group, n.village_code, v.agent_id, n.laid_before
        from months n left join sponsorship.programme_villages v on v.programme_id = n.programme_id and v.village_code = n.village_code
        group by n.worker_id, n.list_id, n.programme_id, n.budget_id, n.category_code, n.occupation_group, n.village_code, v.agent_id, n.laid_before
      )
      insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, jht_worker_idr,
        area_code, work_area_code, custodians, sex, birth_band, occupation_group)
      select n.worker_id, n.month, n.membership_id, u.part, 'BPU', 'sponsor', n.budget_id, u.jkk_idr + u.jkm_idr + u.jht_idr, n.base_idr, u.jkk_idr, u.jkm_idr, u.jht_idr,
        n.area_code, n.work_area_code, n.custodians, n.sex, n.birth_band, n.occupation_group
      from months n cross join lateral (
        select 'protection', n.jkk_idr, n.jkm_idr, 0::bigint
        union all select 'savings', 0, 0, n.jht_idr where n.jht_idr > 0) as u (part, jkk_idr, jkm_idr, jht_idr)
      order by n.worker_id, n.month, u.part;
      exit;
    exception when unique_violation then
      -- Another took one of these months at the same moment: it is seen now.
      if attempt = 4 then raise; end if;
    end;
  end loop;

  perform sponsorship.move_budgets(coalesce((select jsonb_agg(jsonb_build_object('budget_id', s.budget_id, 'from_stage', 'free', 'to_stage', 'reserved', 'amount_idr', s.amount_idr,
      'list_id', s.list_id, 'booked_on', p_on, 'account_id', account))
    from (select t.list_id, t.budget_id, sum(t.amount_idr)::bigint as amount_idr from sponsorship.terms t where t.list_id = any (good) group by t.list_id, t.budget_id) s), '[]'));
  update sponsorship.lists l set state = 'approved', approver_id = account, approver_name = coalesce(p_actor ->> 'name', ''), approver_key = person, approved_at = now(),
    workers = s.workers, amount_idr = s.amount_idr, version = l.version + 1
  from (select g.id, count(t.worker_id)::integer as workers, coalesce(sum(t.amount_idr), 0)::bigint as amount_idr from unnest(good) g (id) left join sponsorship.terms t on t.list_id = g.id group by g.id) s
  where l.list_id = s.id;
  update sponsorship.candidates c set outcome = 'rejected', reasons = case when c.reasons @> array[f.reason] then c.reasons else c.reasons || f.reason end,
    reason_details = case when f.until is null then c.reason_details else c.reason_details || jsonb_build_object('until', f.until) end
  from jsonb_to_recordset(coalesce(conflicts, '[]')) as f (list_id uuid, worker_id uuid, reason text, until text)
  where c.list_id = f.list_id and c.worker_id = f.worker_id;

  return query
    select a.list_id, case when a.list_id = any (good) then 'approved' when f.worker_id is not null then 'conflict' when a.answer = 'ready' then 'budget_short' else a.answer end, f.worker_id, f.reason
    from jsonb_to_recordset(answers) as a (list_id uuid, ordinal integer, answer text)
      left join jsonb_to_recordset(coalesce(conflicts, '[]')) as f (list_id uuid, worker_id uuid, reason text) on f.list_id = a.list_id and a.answer = 'ready'
    order by a.ordinal, f.worker_id, f.reason;
end $$;
comment on function sponsorship.approve_lists(jsonb, date, jsonb) is
  'A supervisor approves what he saw [{listId, version, hash}]: money reserved, terms and worker-months made, own unpaid bills of those months cancelled. Answers approved, absent, not_verified, changed, same_person, budget_short, too_late, or conflict with a line a worker; a list with a conflict is left as it is, the reason written beside its candidates.';

revoke all on function sponsorship.in_area(text), sponsorship.of_residents(text), sponsorship.acts_for_office(uuid), sponsorship.move_budgets(jsonb), sponsorship.grant_budget(jsonb),
  sponsorship.list_hash(uuid), sponsorship.months_to_pay(uuid[]), sponsorship.price_months(uuid[], uuid[], text[]),
  sponsorship.approve_lists(jsonb, date, jsonb) from public;
grant execute on function sponsorship.grant_budget(jsonb), sponsorship.approve_lists(jsonb, date, jsonb) to semesta_app;
