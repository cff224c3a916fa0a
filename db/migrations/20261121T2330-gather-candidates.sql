-- Candidates: how a village's list for a programme is begun, filled, put in order, checked, laid before the regency and withdrawn.
set local role semesta_owner;
alter table sponsorship.lists add column editor_keys text[] not null default '{}';
comment on column sponsorship.lists.editor_keys is 'Who ever put people on it, took them off or proposed it: none of them verifies or approves it, whatever his account.';
alter table sponsorship.lists add constraint lists__checker_made_nothing check (
  (state not in ('verified', 'approved', 'billed', 'paid') or verifier_key <> all (editor_keys))
  and (state not in ('approved', 'billed', 'paid') or approver_key <> all (editor_keys)));
alter table sponsorship.lists add column lowest_age smallint;
alter table sponsorship.lists add column refused_from_age smallint;
comment on column sponsorship.lists.lowest_age is 'Completed years from which the law lets someone in, as modules/rules says for its first month; null: not asked.';
comment on column sponsorship.lists.refused_from_age is 'Completed years from which the law lets nobody in, as modules/rules says for its first month; null: not asked.';

set local role semesta_registrar;

create function sponsorship.list_to_fill(p_list uuid, p_version integer) returns table (answer text, list sponsorship.lists)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  select l.* into list from sponsorship.lists l
  where l.list_id = p_list and contributions.may_write('sponsorships')
    and l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
  for update;
  answer := case when list.list_id is null then 'absent' when list.state not in ('draft', 'proposed', 'verified') then 'frozen'
    when list.version <> p_version then 'changed' else 'open' end;
  return next;
end $$;
comment on function sponsorship.list_to_fill(uuid, integer) is 'The list, held, where the caller may fill it: open; else absent (beyond his scope), frozen (approved or withdrawn) or changed (another version).';

create function sponsorship.note_edit(p_list uuid, p_actor jsonb) returns integer
  language sql set search_path = pg_catalog, pg_temp as $$
  update sponsorship.lists l set version = l.version + 1, state = case when l.state = 'verified' then 'proposed' else l.state end,
    content_hash = '', workers = 0, amount_idr = 0, verifier_id = null, verifier_name = '', verifier_key = '', verified_at = null,
    editor_keys = case when coalesce(p_actor ->> 'personKey', '') = '' or (p_actor ->> 'personKey') = any (l.editor_keys) then l.editor_keys
      else l.editor_keys || (p_actor ->> 'personKey') end
  where l.list_id = p_list returning l.version
$$;
comment on function sponsorship.note_edit(uuid, jsonb) is 'A list was changed: it has a next version, its verification is void, and who changed it never checks it.';

create function sponsorship.candidate_facts(p_list uuid)
  returns table (worker_id uuid, reasons text[], details jsonb, category text, name text, nik_masked text, birth_date date, sex text, occupation text, occupation_group text, hamlet text, residence text)
  language plpgsql stable set search_path = pg_catalog, pg_temp set work_mem = '64MB' set jit = off as $$
#variable_conflict use_column
declare
  l sponsorship.lists;
  p sponsorship.programmes;
  first_day date;
  last_month text;
begin
  select x.* into l from sponsorship.lists x where x.list_id = p_list;
  select x.* into p from sponsorship.programmes x where x.programme_id = l.programme_id;
  first_day := to_date(l.first_month || '-01', 'YYYY-MM-DD');
  last_month := contributions.month_after(l.first_month, l.months - 1);
  return query
  with known as (
    select c.worker_id as id, w.*, c.category_code, m.has_bpu, m.has_pu, t.sponsored_in, t.paid_in, o.elsewhere,
      w.area_code = l.village_code or starts_with(w.area_code, l.village_code || '.') as lives_here
    from sponsorship.candidates c
      join registry.workers w on w.worker_id = c.worker_id
      cross join lateral (
        select coalesce(bool_or(x.segment = 'BPU' and x.state <> 'REQUESTED'), false) as has_bpu, coalesce(bool_or(x.segment = 'PU'), false) as has_pu
        from registry.memberships x where x.worker_id = c.worker_id and x.ended_on is null) m
      cross join lateral (
        select max(x.month) filter (where x.payer_kind = 'sponsor') as sponsored_in, max(x.month) filter (where x.payer_kind = 'worker' and x.state = 'paid') as paid_in
        from contributions.worker_months x
        where x.worker_id = c.worker_id and x.month between l.first_month and last_month and x.segment = 'BPU' and x.part = 'protection' and x.state in ('due', 'paid')) t
      cross join lateral (
        select exists (select from sponsorship.candidates y join sponsorship.lists z on z.list_id = y.list_id
          where y.worker_id = c.worker_id and y.list_id <> p_list and y.state <> 'rejected' and y.village_code = l.village_code
            and z.state in ('draft', 'proposed', 'verified')) as elsewhere) o
    where c.list_id = p_list
  )
  select k.id, array_remove(array[
      case when k.merged_into is not null then 'worker.merged' end,
      case when k.deceased_on is not null then 'worker.deceased' end,
      case when k.birth_date <= (first_day + interval '1 month' - interval '1 day' - make_interval(years => l.refused_from_age))::date then 'worker.too_old' end,
      case when k.birth_date > (first_day - make_interval(years => l.lowest_age))::date then 'worker.too_young' end,
      case when k.sponsored_in is not null then 'worker.already_sponsored' end,
      case when k.paid_in is not null then 'worker.already_protected' end,
      case when not k.has_bpu and k.merged_into is null then 'worker.not_registered' end,
      case when not k.lives_here then 'village.outside' end,
      case when p.categories <> '{}' and k.category_code <> all (p.categories) then 'category.missing' end,
      case when k.has_pu then 'worker.also_wage_earner' end,
      case when k.elsewhere then 'worker.also_candidate' end], null),
    -- Until when, and never by whom.
    jsonb_strip_nulls(jsonb_build_object(
      'sponsoredUntil', case when k.sponsored_in is not null then (
        select max(x.month) from contributions.worker_months x where x.worker_id = k.id and x.month >= l.first_month and x.segment = 'BPU'
          and x.part = 'protection' and x.payer_kind = 'sponsor' and x.state in ('due', 'paid')) end,
      'paidUntil', case when k.paid_in is not null then (
        select max(x.month) from contributions.worker_months x where x.worker_id = k.id and x.month >= l.first_month and x.segment = 'BPU'
          and x.part = 'protection' and x.payer_kind = 'worker' and x.state = 'paid') end)),
    k.category_code, k.name, k.nik_masked, k.birth_date, k.sex, k.occupation, k.occupation_group, k.hamlet, k.area_code
  from known k;
end $$;
comment on function sponsorship.candidate_facts(uuid) is
  'What speaks against each candidate of a list, in one statement over the whole list, and the person as he stands in the registry now. Sponsored: until when, never by whom.';

create function sponsorship.outcome_of(p_reasons text[]) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case
    when p_reasons && array['worker.deceased', 'worker.too_old', 'worker.too_young', 'worker.already_sponsored', 'worker.already_protected'] then 'rejected'
    when p_reasons && array['worker.merged', 'worker.not_registered', 'village.outside', 'category.missing'] then 'fix'
    when p_reasons && array['worker.also_wage_earner', 'worker.also_candidate'] then 'warning'
    else 'ready' end
$$;
comment on function sponsorship.outcome_of(text[]) is 'The outcome of a candidate: that of his gravest reason. Agrees with candidateReasons of modules/sponsorship/core.';

create function sponsorship.places_left(p_list uuid) returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select greatest(0, v.quota - (
      select count(distinct t.worker_id) from sponsorship.terms t
      where t.programme_id = l.programme_id and t.village_code = l.village_code and t.list_id <> l.list_id and t.state <> 'released'
        and t.last_month >= l.first_month))::integer
  from sponsorship.lists l join sponsorship.programme_villages v on v.programme_id = l.programme_id and v.village_code = l.village_code
  where l.list_id = p_list
$$;
comment on function sponsorship.places_left(uuid) is 'How many of the village''s quota its other lists have not taken for the time of this one.';

create function sponsorship.recheck_list(p_list uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  quota constant integer := coalesce(sponsorship.places_left(p_list), 0);
  is_draft constant boolean := (select l.state = 'draft' from sponsorship.lists l where l.list_id = p_list);
begin
  with judged as (
    select c.worker_id, c.place, f.reasons, f.details, o.outcome, f.name, f.nik_masked, f.birth_date, f.sex, f.occupation, f.occupation_group, f.hamlet, f.residence,
      -- A verdict without a name is the check's own: it comes and goes with what the check found.
      case when o.outcome in ('fix', 'rejected') then case when is_draft and (c.state <> 'rejected' or c.verdict_name = '') then 'proposed' else 'rejected' end
        when c.state = 'rejected' and c.verdict_name = '' then 'proposed' else c.state end as state,
      case when o.outcome in ('fix', 'rejected') and (c.state <> 'rejected' or c.verdict_name = '') then f.reasons[1] end as found
    from sponsorship.candidates c join sponsorship.candidate_facts(p_list) f on f.worker_id = c.worker_id
      cross join lateral (select sponsorship.outcome_of(f.reasons) as outcome offset 0) o
    where c.list_id = p_list
  ), ranked as (
    select j.*, row_number() over (order by j.place, j.worker_id) as turn, count(*) filter (where j.outcome in ('ready', 'warning') and j.state <> 'rejected') over (order by j.place, j.worker_id) > quota
      and j.outcome in ('ready', 'warning') and j.state <> 'rejected' as reserve
    from judged j
  )
  update sponsorship.candidates c set place = r.turn, outcome = r.outcome, is_reserve = r.reserve, state = r.state,
    reasons = case when r.reserve then r.reasons || 'quota.over'::text else r.reasons end, reason_details = r.details,
    verdict_reason = case when r.state = 'rejected' then coalesce(r.found, c.verdict_reason) when c.state = 'rejected' then '' else c.verdict_reason end,
    verdict_name = case when r.state = 'rejected' and r.found is not null then '' else c.verdict_name end,
    name = r.name, nik_masked = r.nik_masked, birth_date = r.birth_date, sex = r.sex, occupation = r.occupation, occupation_group = r.occupation_group,
    hamlet = r.hamlet, residence_code = r.residence
  from ranked r
  where c.list_id = p_list and c.worker_id = r.worker_id
    and (c.place, c.outcome, c.is_reserve, c.state, c.reasons, c.reason_details, c.name, c.nik_masked, c.birth_date, c.sex, c.occupation, c.occupation_group, c.hamlet, c.residence_code)
      is distinct from (r.turn, r.outcome, r.reserve, r.state, case when r.reserve then r.reasons || 'quota.over'::text else r.reasons end, r.details, r.name, r.nik_masked, r.birth_date, r.sex,
        r.occupation, r.occupation_group, r.hamlet, r.residence);
end $$;
comment on function sponsorship.recheck_list(uuid) is
  'Writes what speaks against each candidate, who is over the quota, and the person as the registry knows him. Beyond a draft, whoever cannot be paid for stands rejected with the reason.';

create function sponsorship.check_candidates(p_list uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held sponsorship.lists;
begin
  select l.* into held from sponsorship.lists l
  where l.list_id = p_list and contributions.may_write('sponsorships')
    and (l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or (nullif(current_setting('app.role', true), '') = 'government' and l.laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))))
  for update;
  if not found then return 'absent'; end if;
  -- What was verified stays as it was seen: approval looks again itself.
  if held.state not in ('draft', 'proposed') then return 'frozen'; end if;
  perform sponsorship.recheck_list(p_list);
  return 'done';
end $$;
comment on function sponsorship.check_candidates(uuid) is 'Checks a draft or a proposed list anew against the registry and the worker-months: done, absent or frozen.';

create function sponsorship.begin_list(p_list jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  begun uuid;
begin
  insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, kind, first_month, months, note, maker_id, maker_name, maker_key, custodians,
    editor_keys, lowest_age, refused_from_age)
  select (p_list ->> 'listId')::uuid, p.programme_id, v.budget_id, v.village_code, coalesce(p_list ->> 'kind', 'first'),
    greatest(coalesce(p_list ->> 'firstMonth', p.start_month), left(p_list ->> 'on', 7)), coalesce((p_list ->> 'months')::smallint, p.months),
    coalesce(p_list ->> 'note', ''), (p_list ->> 'accountId')::uuid, p_list ->> 'name', p_list ->> 'personKey', v.custodians, array[p_list ->> 'personKey'],
    (p_list ->> 'lowestAge')::smallint, (p_list ->> 'refusedFromAge')::smallint
  from sponsorship.programmes p join sponsorship.programme_villages v on v.programme_id = p.programme_id
  where p.programme_id = (p_list ->> 'programmeId')::uuid and v.village_code = p_list ->> 'villageCode' and p.state = 'open' and v.left_out = '' and v.budget_id is not null
    and contributions.may_write('sponsorships')
    and v.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
  on conflict (programme_id, village_code) where kind = 'first' and state <> 'withdrawn' do nothing
  returning list_id into begun;
  return begun;
end $$;
comment on function sponsorship.begin_list(jsonb) is
  'Begins the list of a village of the caller''s for an open programme that reaches it: {listId, programmeId, villageCode, on, accountId, name, personKey, kind, firstMonth, months, note, lowestAge, refusedFromAge}. Null where it cannot, or where one stands.';

create function sponsorship.put_on_list(p_list sponsorship.lists, p_workers uuid[], p_category text) returns integer
  language plpgsql set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  added integer;
begin
  insert into sponsorship.candidates (worker_id, list_id, place, category_code, name, nik_masked, birth_date, sex, occupation, occupation_group, hamlet,
    residence_code, village_code, programme_id, laid_before)
  select w.worker_id, p_list.list_id, coalesce(t.highest, 0) + row_number() over (order by g.turn), coalesce(nullif(p_category, ''), k.category_code, ''),
    w.name, w.nik_masked, w.birth_date, w.sex, w.occupation, w.occupation_group, w.hamlet, w.area_code, p_list.village_code, p_list.programme_id, p_list.laid_before
  from (select u.worker_id, min(u.turn) as turn from unnest(p_workers) with ordinality as u (worker_id, turn) group by u.worker_id) g
    join registry.workers w on w.worker_id = g.worker_id
    cross join (select max(c.place) as highest from sponsorship.candidates c where c.list_id = p_list.list_id) t
    -- Which category a trade belongs to is said where it belongs to one.
    left join (
      select x.occupation_group, min(c.category_code) as category_code
      from sponsorship.programmes p join sponsorship.categories c on c.category_code = any (p.categories) and c.is_active
        cross join lateral unnest(c.occupation_groups) as x (occupation_group)
      where p.programme_id = p_list.programme_id group by x.occupation_group having count(*) = 1) k on k.occupation_group = w.occupation_group
  where not exists (select from sponsorship.candidates c where c.worker_id = w.worker_id and c.list_id = p_list.list_id);
  get diagnostics added = row_count;
  return added;
end $$;
comment on function sponsorship.put_on_list(sponsorship.lists, uuid[], text) is 'Puts workers at the end of a list in the order given, each once, as the registry knows them now.';

create function sponsorship.add_candidates(p_list uuid, p_version integer, p_workers uuid[], p_category text, p_actor jsonb default null)
  returns table (answer text, version integer, added integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held record;
  seen uuid[];
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version; added := 0;
  if answer <> 'open' then return next; return; end if;
  select array_agg(g.worker_id order by g.turn) into seen from unnest(p_workers) with ordinality as g (worker_id, turn)
    join registry.workers w on w.worker_id = g.worker_id where contributions.in_scope(w.area_code, w.work_area_code, w.custodians);
  if coalesce(cardinality(seen), 0) <> cardinality(p_workers) then answer := 'stranger'; return next; return; end if;
  added := sponsorship.put_on_list(held.list, seen, p_category);
  perform sponsorship.recheck_list(p_list);
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.add_candidates(uuid, integer, uuid[], text, jsonb) is
  'Puts workers of the caller''s scope on a list and checks it: done, absent, frozen, changed, or stranger where one of them is not his to see.';

create function sponsorship.add_registered(p_list uuid, p_version integer, p_source uuid, p_category text, p_actor jsonb)
  returns table (answer text, version integer, added integer, named integer, unregistered integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '64MB' as $$
declare
  held record;
  source registry.lists;
  people uuid[];
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version; added := 0; named := 0; unregistered := 0;
  if answer <> 'open' then return next; return; end if;
  select l.* into source from registry.lists l where l.list_id = p_source and l.kind = 'bpu' and l.state = 'submitted'
    and (l.account_id = (nullif(current_setting('app.account', true), ''))::uuid
      or l.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')));
  if source.list_id is null then answer := 'no_source'; return next; return; end if;
  -- A record that was merged since leads to the one that stands; of a list of several villages only those who live in this one.
  select array_agg(coalesce(w.merged_into, w.worker_id) order by r.row_id) into people
  from registry.list_registrations r join registry.workers w on w.worker_id = r.worker_id
  where r.list_id = p_source and (source.area_code = (held.list).village_code or w.area_code = (held.list).village_code or starts_with(w.area_code, (held.list).village_code || '.'));
  named := coalesce(cardinality(people), 0);
  unregistered := greatest(0, source.rows_total - source.rows_registered);
  added := sponsorship.put_on_list(held.list, people, p_category);
  update sponsorship.lists l set source_list_id = p_source where l.list_id = p_list;
  perform sponsorship.recheck_list(p_list);
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.add_registered(uuid, integer, uuid, text, jsonb) is
  'Puts everyone whom a submitted worker list registered on a list of candidates: how many were new, how many it names, and how many rows are not registered. no_source where that list is not the caller''s.';

create function sponsorship.drop_candidates(p_list uuid, p_version integer, p_workers uuid[], p_outcomes text[], p_actor jsonb default null)
  returns table (answer text, version integer, dropped integer, workers uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version; dropped := 0; workers := '{}';
  if answer <> 'open' then return next; return; end if;
  with gone as (
    delete from sponsorship.candidates c where c.list_id = p_list and (c.worker_id = any (p_workers) or c.outcome = any (p_outcomes)) returning c.worker_id)
  select count(*), coalesce(array_agg(g.worker_id), '{}') into dropped, workers from gone g;
  perform sponsorship.recheck_list(p_list);
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.drop_candidates(uuid, integer, uuid[], text[], jsonb) is 'Takes candidates off a list, by name or all of certain outcomes; those of the reserve move up.';

create function sponsorship.order_candidate(p_list uuid, p_version integer, p_worker uuid, p_place integer, p_actor jsonb)
  returns table (answer text, version integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version;
  if answer <> 'open' then return next; return; end if;
  if not exists (select from sponsorship.candidates c where c.list_id = p_list and c.worker_id = p_worker) then answer := 'stranger'; return next; return; end if;
  -- The one moved stands before whoever has the place now.
  with turns as (
    select c.worker_id, row_number() over (order by c.place, c.worker_id) as turn from sponsorship.candidates c where c.list_id = p_list and c.worker_id <> p_worker
  ), places as (
    select t.worker_id, t.turn + case when t.turn >= p_place then 1 else 0 end as place from turns t
    union all select p_worker, least(p_place, (select count(*) + 1 from turns))
  )
  update sponsorship.candidates c set place = p.place from places p where c.list_id = p_list and c.worker_id = p.worker_id and c.place <> p.place;
  perform sponsorship.recheck_list(p_list);
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.order_candidate(uuid, integer, uuid, integer, jsonb) is 'Moves a candidate to a place of the list; who stands beyond the quota is the reserve, in turn.';

create function sponsorship.name_category(p_list uuid, p_version integer, p_workers uuid[], p_category text, p_actor jsonb)
  returns table (answer text, version integer, named integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version; named := 0;
  if answer <> 'open' then return next; return; end if;
  if exists (select from unnest(p_workers) as g (worker_id) where not exists (
    select from sponsorship.candidates c where c.list_id = p_list and c.worker_id = g.worker_id)) then answer := 'stranger'; return next; return; end if;
  update sponsorship.candidates c set category_code = p_category where c.list_id = p_list and c.worker_id = any (p_workers);
  get diagnostics named = row_count;
  perform sponsorship.recheck_list(p_list);
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.name_category(uuid, integer, uuid[], text, jsonb) is 'Says which category of vulnerable worker candidates belong to.';

create function sponsorship.propose_list(p_list uuid, p_version integer, p_note text, p_on date, p_actor jsonb)
  returns table (answer text, version integer, payable integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := case when held.answer = 'open' and (held.list).state <> 'draft' then 'not_draft' else held.answer end;
  version := (held.list).version; payable := 0;
  if answer <> 'open' then return next; return; end if;
  -- A month that has gone by is not bought any more: the time begins with this month.
  update sponsorship.lists l set state = 'proposed', laid_before = left(l.village_code, 5), note = p_note, proposed_at = now(),
    first_month = greatest(l.first_month, to_char(p_on, 'YYYY-MM')),
    maker_id = (p_actor ->> 'accountId')::uuid, maker_name = p_actor ->> 'name', maker_key = p_actor ->> 'personKey'
  where l.list_id = p_list;
  update sponsorship.candidates c set laid_before = left((held.list).village_code, 5) where c.list_id = p_list;
  perform sponsorship.recheck_list(p_list);
  select count(*) into payable from sponsorship.candidates c where c.list_id = p_list and c.state <> 'rejected' and not c.is_reserve;
  if payable = 0 then raise exception 'nobody on the list can be paid for' using errcode = 'no_data_found'; end if;
  version := sponsorship.note_edit(p_list, p_actor);
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.propose_list(uuid, integer, text, date, jsonb) is
  'Lays a draft before the regency. Raises no_data_found, and changes nothing, where nobody on it can be paid for.';

create function sponsorship.withdraw_list(p_list uuid, p_version integer, p_reason text, p_actor jsonb) returns table (answer text, version integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held record;
begin
  select * into held from sponsorship.list_to_fill(p_list, p_version);
  answer := held.answer; version := (held.list).version;
  if answer <> 'open' then return next; return; end if;
  version := sponsorship.note_edit(p_list, p_actor);
  update sponsorship.lists l set state = 'withdrawn', note = p_reason where l.list_id = p_list;
  answer := 'done';
  return next;
end $$;
comment on function sponsorship.withdraw_list(uuid, integer, text, jsonb) is 'Takes a list back for good before it is approved; another may be begun.';

create function sponsorship.unprotected_workers(p_list uuid, p_on date, p_filter jsonb, p_after_name text, p_after_worker uuid, p_most integer)
  returns table (worker_id uuid, name text, nik_masked text, birth_date date, sex text, occupation text, occupation_group text, hamlet text, paid_through text, total bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set random_page_cost = 1.1 as $$
#variable_conflict use_column
declare
  l sponsorship.lists;
  this_month constant text := to_char(p_on, 'YYYY-MM');
  groups constant text[] := (select array_agg(g) from jsonb_array_elements_text(p_filter -> 'groups') g);
  words constant tsquery := (select string_agg(quote_literal(word) || ':*', ' & ') from jsonb_array_elements_text(p_filter -> 'words') word)::tsquery;
  hamlet_wanted constant text := lower(coalesce(p_filter ->> 'hamlet', ''));
  first_day date;
  born_after date;
  born_upto date;
begin
  select x.* into l from sponsorship.lists x where x.list_id = p_list
    and x.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','));
  if not found then return; end if;
  first_day := to_date(l.first_month || '-01', 'YYYY-MM-DD');
  -- Too old or too young for the law are nobody's pick; the ages asked for are those of today.
  born_after := greatest((first_day + interval '1 month' - interval '1 day' - make_interval(years => l.refused_from_age))::date,
    (p_on - make_interval(years => (p_filter ->> 'ageTo')::integer + 1))::date);
  born_upto := least((first_day - make_interval(years => l.lowest_age))::date, (p_on - make_interval(years => (p_filter ->> 'ageFrom')::integer))::date);
  return query
  select f.worker_id, f.name, f.nik_masked, f.birth_date, f.sex, f.occupation, f.occupation_group, f.hamlet,
    (select max(s.paid_through) from contributions.cover_spans s where s.worker_id = f.worker_id and s.segment = 'BPU'), f.total
  from (
    select w.*, count(*) over () as total from registry.workers w
    where w.area_code >= l.village_code and w.area_code < l.village_code || '/' and (w.area_code = l.village_code or starts_with(w.area_code, l.village_code || '.'))
      and w.merged_into is null and w.deceased_on is null
      and (born_after is null or w.birth_date > born_after) and (born_upto is null or w.birth_date <= born_upto)
      and (groups is null or w.occupation_group = any (groups))
      and (hamlet_wanted = '' or strpos(lower(w.hamlet), hamlet_wanted) > 0)
      and (words is null or array_to_tsvector(w.name_tokens || w.name_keys) @@ words)
      and not exists (select from sponsorship.candidates c where c.worker_id = w.worker_id and c.list_id = p_list)
      and exists (select from registry.memberships m where m.worker_id = w.worker_id and m.ended_on is null and m.segment = 'BPU' and m.state <> 'REQUESTED')
      and not exists (select from contributions.cover_spans s where s.worker_id = w.worker_id and s.closed_on is null and (s.lapses_on is null or s.lapses_on > p_on))
      and not exists (select from contributions.worker_months x where x.worker_id = w.worker_id and x.month >= this_month and x.payer_kind = 'sponsor'
        and x.segment = 'BPU' and x.state in ('due', 'paid'))
  ) f
  where p_after_name is null or (f.name, f.worker_id) > (p_after_name, p_after_worker)
  order by f.name, f.worker_id limit p_most;
end $$;
comment on function sponsorship.unprotected_workers(uuid, date, jsonb, text, uuid, integer) is
  'Residents of a list''s village whom nobody protects and no sponsor will, who may be put on it: by trade, age, hamlet and words of the name, a page in the order of names. Nobody for a caller who does not see the village''s people.';

revoke all on function sponsorship.list_to_fill(uuid, integer), sponsorship.note_edit(uuid, jsonb), sponsorship.candidate_facts(uuid), sponsorship.outcome_of(text[]),
  sponsorship.places_left(uuid), sponsorship.recheck_list(uuid), sponsorship.put_on_list(sponsorship.lists, uuid[], text), sponsorship.check_candidates(uuid),
  sponsorship.begin_list(jsonb), sponsorship.add_candidates(uuid, integer, uuid[], text, jsonb), sponsorship.add_registered(uuid, integer, uuid, text, jsonb),
  sponsorship.drop_candidates(uuid, integer, uuid[], text[], jsonb), sponsorship.order_candidate(uuid, integer, uuid, integer, jsonb),
  sponsorship.name_category(uuid, integer, uuid[], text, jsonb), sponsorship.propose_list(uuid, integer, text, date, jsonb),
  sponsorship.withdraw_list(uuid, integer, text, jsonb), sponsorship.unprotected_workers(uuid, date, jsonb, text, uuid, integer) from public;
grant execute on function sponsorship.check_candidates(uuid), sponsorship.begin_list(jsonb), sponsorship.add_candidates(uuid, integer, uuid[], text, jsonb),
  sponsorship.add_registered(uuid, integer, uuid, text, jsonb), sponsorship.drop_candidates(uuid, integer, uuid[], text[], jsonb),
  sponsorship.order_candidate(uuid, integer, uuid, integer, jsonb), sponsorship.name_category(uuid, integer, uuid[], text, jsonb),
  sponsorship.propose_list(uuid, integer, text, date, jsonb), sponsorship.withdraw_list(uuid, integer, text, jsonb),
  sponsorship.unprotected_workers(uuid, date, jsonb, text, uuid, integer) to semesta_app;
