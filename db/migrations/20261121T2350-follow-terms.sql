-- During a term and after it: lists that follow from a running one, the hand-over to paying oneself, and how paid months count.
set local role semesta_owner;
alter table sponsorship.lists add column follows_list_id uuid;
comment on column sponsorship.lists.follows_list_id is 'The running list that this one fills up, replaces people of or goes on from.';
create index lists__by_followed on sponsorship.lists (follows_list_id) where follows_list_id is not null;

set local role semesta_registrar;

create function sponsorship.sees_term(p_village text, p_laid_before text, p_agent uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_village like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')), false)
    or coalesce(nullif(current_setting('app.role', true), '') = 'government' and p_laid_before <> ''
      and p_laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')), false)
    or coalesce(p_agent = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]), false)
$$;
comment on function sponsorship.sees_term(text, text, uuid) is 'Whether the caller may know whose term this is: his residents, lists laid before him, or workers he takes over. The words of the policy.';

create function sponsorship.last_day_of(p_month text) returns date
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select (to_date(p_month || '-01', 'YYYY-MM-DD') + interval '1 month - 1 day')::date
$$;
comment on function sponsorship.last_day_of(text) is 'Last day of a month: a term ends when its last month does.';

create function sponsorship.worker_terms(p_worker uuid)
  returns table (term_id uuid, programme_name text, sponsor_name text, funding text, state text, first_month text, last_month text, ended_after text, ended_reason text,
    paid_months integer, billed_on date, bill_state text, treasurer_name text, outcome text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.term_id, p.name, s.name, p.funding, t.state, t.first_month, t.last_month, t.ended_after, t.ended_reason,
    (select count(*) from contributions.worker_months x where x.worker_id = t.worker_id and x.month between t.first_month and t.last_month and x.month = any (t.held_months) and x.segment = 'BPU'
      and x.part = 'protection' and x.payer_kind = 'sponsor' and x.payer_id = t.budget_id and x.state = 'paid')::integer,
    b.issued_on, b.state, g.treasurer_name, t.outcome
  from sponsorship.terms t
    join sponsorship.programmes p on p.programme_id = t.programme_id
    join sponsorship.sponsors s on s.sponsor_id = p.sponsor_id
    join sponsorship.budgets g on g.budget_id = t.budget_id
    left join contributions.bills b on b.bill_id = t.bill_id
  where t.worker_id = p_worker
    and (sponsorship.sees_term(t.village_code, t.laid_before, t.agent_id) or t.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid)
  order by t.first_month desc, t.term_id
$$;
comment on function sponsorship.worker_terms(uuid) is 'Who pays for a worker and until when, and since when a bill waits for its money; to himself and to whoever may know it.';

create function sponsorship.following_lists(p_list uuid, p_kind text, p_facts jsonb, p_on date, p_actor jsonb)
  returns table (answer text, list_id uuid, workers integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  source sponsorship.lists;
  programme sponsorship.programmes;
  chosen constant uuid[] := case when p_facts ? 'workers' then array(select jsonb_array_elements_text(p_facts -> 'workers'))::uuid[] end;
  next_month constant text := contributions.month_after(to_char(p_on, 'YYYY-MM'), 1);
  wanted jsonb;
  begun uuid[];
begin
  if not contributions.may_write('sponsorships') then raise exception 'no right to make lists' using errcode = 'insufficient_privilege'; end if;
  select l.* into source from sponsorship.lists l where l.list_id = p_list
    and l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) for update;
  if not found then return query select 'absent', null::uuid, 0; return; end if;
  if source.state not in ('approved', 'billed', 'paid') then return query select 'not_running', null::uuid, 0; return; end if;
  select p.* into programme from sponsorship.programmes p where p.programme_id = source.programme_id;
  if programme.state = 'closed' then return query select 'programme_closed', null::uuid, 0; return; end if;

  -- One list for each time: first month, months, and who is put on it in which place.
  if p_kind = 'extension' then
    with going as (
      select t.worker_id, c.place, contributions.month_after(t.last_month, 1) as first_month
      from sponsorship.terms t join sponsorship.candidates c on c.worker_id = t.worker_id and c.list_id = t.list_id
        join registry.workers w on w.worker_id = t.worker_id
      where t.list_id = p_list and t.state <> 'released' and w.deceased_on is null and w.merged_into is null
        and (chosen is null or t.worker_id = any (chosen))
        -- Whoever stands on an extension of this list already stands on it once.
        and not exists (select from sponsorship.lists o join sponsorship.candidates k on k.list_id = o.list_id and k.worker_id = t.worker_id and k.state <> 'rejected'
          where o.follows_list_id = p_list and o.kind = 'extension' and o.state <> 'withdrawn')
    )
    select jsonb_agg(jsonb_build_object('listId', gen_random_uuid(), 'firstMonth', f.first_month, 'months', (p_facts ->> 'months')::integer, 'workers', f.workers))
    into wanted from (
      select greatest(g.first_month, next_month) as first_month, jsonb_agg(g.worker_id order by g.place, g.worker_id) as workers from going g group by 1) f;
    if wanted is null then return query select 'nobody', null::uuid, 0; return; end if;
  elsif p_kind = 'replacement' then
    with seats as (
      select greatest(contributions.month_after(coalesce(nullif(t.ended_after, ''), contributions.month_after(t.first_month, -1)), 1), next_month) as first_month, t.last_month,
        row_number() over (order by t.ended_after, t.worker_id) as seat
      from sponsorship.terms t
      where t.list_id = p_list and t.state = 'released' and t.last_month >= next_month
    ), filled as (
      select count(*) as seats from sponsorship.lists o join sponsorship.candidates k on k.list_id = o.list_id and k.state <> 'rejected' and not k.is_reserve
      where o.follows_list_id = p_list and o.kind = 'replacement' and o.state <> 'withdrawn'
    ), ready as (
      select k.worker_id, row_number() over (order by k.turn, k.place, k.worker_id) as seat from (
        select c.worker_id, c.place, 0::bigint as turn from sponsorship.candidates c
        where chosen is null and c.list_id = p_list and c.is_reserve and c.state <> 'rejected' and c.outcome in ('ready', 'warning')
        union all select u.worker_id, 0, u.turn from unnest(chosen) with ordinality as u (worker_id, turn)) k
        join registry.workers w on w.worker_id = k.worker_id and w.deceased_on is null and w.merged_into is null
      where not exists (select from sponsorship.terms t where t.worker_id = k.worker_id and t.programme_id = source.programme_id and t.state <> 'released')
        and not exists (select from sponsorship.lists o join sponsorship.candidates x on x.list_id = o.list_id and x.worker_id = k.worker_id and x.state <> 'rejected'
          where o.follows_list_id = p_list and o.kind = 'replacement' and o.state <> 'withdrawn')
    )
    select jsonb_agg(jsonb_build_object('listId', gen_random_uuid(), 'firstMonth', f.first_month, 'months', f.months, 'workers', f.workers)) into wanted from (
      select s.first_month, contributions.month_index(s.last_month) - contributions.month_index(s.first_month) + 1 as months,
        coalesce(jsonb_agg(r.worker_id order by s.seat) filter (where r.worker_id is not null), '[]') as workers
      from seats s cross join filled d left join ready r on r.seat = s.seat - d.seats
      where s.seat > d.seats group by 1, 2) f;
    if wanted is null then return query select 'no_seat', null::uuid, 0; return; end if;
    -- Without anyone to put on it, one list of the freed places waits for its people; a second one would be empty too.
    if not exists (select from jsonb_array_elements(wanted) e where jsonb_array_length(e -> 'workers') > 0) and exists (
      select from sponsorship.lists o where o.follows_list_id = p_list and o.kind = 'replacement' and o.state = 'draft') then
      return query select 'nobody', null::uuid, 0; return;
    end if;
  elsif p_kind = 'top_up' then
    if (p_facts ->> 'firstMonth') < next_month then return query select 'too_late', null::uuid, 0; return; end if;
    select jsonb_agg(jsonb_build_object('listId', gen_random_uuid(), 'firstMonth', p_facts ->> 'firstMonth', 'months', (p_facts ->> 'months')::integer, 'workers', f.workers))
    into wanted from (
      select coalesce(jsonb_agg(k.worker_id order by k.place, k.worker_id), '[]') as workers from (
        select c.worker_id, c.place from sponsorship.candidates c join registry.workers w on w.worker_id = c.worker_id and w.deceased_on is null and w.merged_into is null
        where c.list_id = p_list and c.is_reserve and c.state <> 'rejected' and c.outcome in ('ready', 'warning')
          and not exists (select from sponsorship.terms t where t.worker_id = c.worker_id and t.programme_id = source.programme_id and t.state <> 'released')
          and not exists (select from sponsorship.lists o join sponsorship.candidates x on x.list_id = o.list_id and x.worker_id = c.worker_id and x.state <> 'rejected'
            where o.follows_list_id = p_list and o.kind <> 'extension' and o.state <> 'withdrawn')
        order by c.place, c.worker_id limit (p_facts ->> 'more')::integer) k) f;
    -- More than the village's share is the office's to give.
    if coalesce((p_facts ->> 'raiseQuota')::boolean, false) then
      if nullif(current_setting('app.role', true), '') not in ('office_staff', 'office_supervisor') then return query select 'quota_not_yours', null::uuid, 0; return; end if;
      update sponsorship.programme_villages v set quota = v.quota + (p_facts ->> 'more')::integer
      where v.programme_id = source.programme_id and v.village_code = source.village_code;
    end if;
  else
    raise exception 'no such kind of list';
  end if;

  insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, first_month, months, follows_list_id, custodians, maker_id, maker_name, maker_key,
    editor_keys, lowest_age, refused_from_age)
  select e.list_id, source.programme_id, coalesce((
      -- A bill of another year is another year's budget, where the agreement has one.
      select g.budget_id from sponsorship.budgets g join sponsorship.budgets own on own.budget_id = source.budget_id and own.agreement_id = g.agreement_id
      where g.year = left(e.first_month, 4)::smallint and g.village_code in (source.village_code, '') order by g.village_code desc limit 1), source.budget_id),
    source.village_code, p_kind, e.first_month, e.months, p_list, source.custodians, (p_actor ->> 'accountId')::uuid, p_actor ->> 'name', p_actor ->> 'personKey',
    array[p_actor ->> 'personKey'], source.lowest_age, source.refused_from_age
  from (select r."listId" as list_id, r."firstMonth" as first_month, r.months from jsonb_to_recordset(wanted) as r ("listId" uuid, "firstMonth" text, months integer)) e;
  begun := array(select (e ->> 'listId')::uuid from jsonb_array_elements(wanted) e);
  -- Whoever lives elsewhere is not named here: the caller may not know of him.
  perform sponsorship.put_on_list(l, array(
      select w.worker_id from jsonb_array_elements(wanted) e cross join lateral jsonb_array_elements_text(e -> 'workers') with ordinality as u (id, turn)
        join registry.workers w on w.worker_id = u.id::uuid
      where (e ->> 'listId')::uuid = l.list_id and (w.area_code like source.village_code || '%'
        or exists (select from sponsorship.candidates k where k.worker_id = w.worker_id and k.list_id = p_list)) order by u.turn), '')
  from sponsorship.lists l where l.list_id = any (begun);
  update sponsorship.candidates c set category_code = k.category_code from sponsorship.candidates k
  where c.list_id = any (begun) and k.list_id = p_list and k.worker_id = c.worker_id and k.category_code <> '';
  perform sponsorship.recheck_list(b) from unnest(begun) b;
  return query select 'begun', b, (select count(*)::integer from sponsorship.candidates c where c.list_id = b) from unnest(begun) with ordinality as n (b, turn) order by n.turn;
end $$;
comment on function sponsorship.following_lists(uuid, text, jsonb, date, jsonb) is
  'Makes draft lists out of a running one: replacement (the seats of released terms, reserves first), top_up (more workers), extension (the same workers, the months after). Answers begun with each list, absent, not_running, programme_closed, nobody, no_seat, too_late or quota_not_yours.';

revoke all on function sponsorship.sees_term(text, text, uuid), sponsorship.last_day_of(text), sponsorship.worker_terms(uuid),
  sponsorship.following_lists(uuid, text, jsonb, date, jsonb) from public;
grant execute on function sponsorship.worker_terms(uuid), sponsorship.following_lists(uuid, text, jsonb, date, jsonb) to semesta_app;
