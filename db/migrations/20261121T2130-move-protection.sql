-- Acts of a life move protection with the worker: one look at the cells of a worker for both stocks, one writer of their changes.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function contributions.release_months(p_worker uuid, p_membership uuid, p_after text, p_is_dead boolean) returns void
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
end $$;
comment on function contributions.release_months(uuid, uuid, text, boolean) is
  'Months of an ended membership after its last one, which the worker himself pays: what is due is owed no more; after a death what was paid ahead becomes credit, to be given back to the heirs.';

drop function registry.worker_cells(uuid);
create function registry.worker_cells(p_worker uuid)
  returns table (change_month text, residence_code text, work_area_code text, segment text, sex text, birth_band smallint, occupation_group text, workers bigint, measure text)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with spans as (
    select m.segment, to_char(m.opened_on, 'YYYY-MM') as first_month, to_char(m.ended_on, 'YYYY-MM') as end_month
    from registry.memberships m where m.worker_id = p_worker and m.state <> 'REQUESTED' and not exists (select from registry.workers g where g.worker_id = p_worker and g.merged_into is not null)
  ), months as (
    select s.first_month as month from spans s
    union select s.end_month from spans s where s.end_month is not null
    union select v.until_month from registry.past_values v where v.worker_id = p_worker
  ), standing as (
    -- A month counts what is open on its last day, where the worker lived, worked and was counted then.
    select t.month, w.sex, registry.birth_band(w.birth_date) as birth_band,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.area_code) as residence_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'work_area_code' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.work_area_code) as work_area_code,
      coalesce((select v.value from registry.past_values v where v.worker_id = p_worker and v.field = 'occupation_group' and v.until_month > t.month
        order by v.until_month, v.event_id limit 1), w.occupation_group) as occupation_group,
      (select case when bool_or(s.segment = 'PU') and bool_or(s.segment = 'BPU') then 'PU+BPU' else min(s.segment) end
        from spans s where s.first_month <= t.month and (s.end_month is null or s.end_month > t.month)) as segment
    from months t join registry.workers w on w.worker_id = p_worker
  ), steps as (
    select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, 1 as workers from standing s
    union all
    select lead(s.month) over (order by s.month), s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, -1 from standing s
  )
  select s.month, s.residence_code, s.work_area_code, s.segment, s.sex, s.birth_band, s.occupation_group, sum(s.workers)::bigint, 'OPEN'
  from steps s where s.month is not null and s.segment is not null
  group by 1, 2, 3, 4, 5, 6, 7 having sum(s.workers) <> 0
  union all
  select p.change_month, p.residence_code, p.work_area_code, p.segment, p.sex, p.birth_band, p.occupation_group, p.workers, 'PROTECTED'
  from registry.protected_cells(array[p_worker]) p
$$;
comment on function registry.worker_cells(uuid) is 'What one worker adds to the coverage cells of open memberships and of protection and takes from them, month by month.';
create or replace function registry.settle_cells(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.measure, d.change_month, d.residence_code, d.work_area_code, d.segment, case d.segment when 'BPU' then 'worker' else 'employer' end,
    d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from unnest(p_workers) as w (worker_id) cross join lateral registry.worker_cells(w.worker_id) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers, b.measure
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint, measure text)) d
  group by 2, 3, 4, 5, 6, 8, 9, 10 having sum(d.workers) <> 0
$$;
comment on function registry.settle_cells(jsonb, uuid[]) is 'Writes as deltas what these workers add to the coverage cells now and did not before.';

create or replace function registry.keep_worker_act(p_event jsonb, p_worker jsonb, p_memberships jsonb, p_claims jsonb)
  returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  id constant uuid := p_event ->> 'workerId';
  event constant uuid := p_event ->> 'eventId';
  undone constant uuid := p_event ->> 'undoes';
  month constant text := left(p_event ->> 'effectiveOn', 7);
  old registry.workers;
  new registry.workers;
  cells jsonb;
  claimed integer;
begin
  select w.* into old from registry.workers w where w.worker_id = id and w.merged_into is null
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and (w.area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or w.work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
      or w.custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    for update;
  if not found or (coalesce(p_event ->> 'approvedBy', p_event ->> 'accountId') = nullif(current_setting('app.account', true), '')) is not true then
    raise exception 'no such worker in the scope' using errcode = 'insufficient_privilege';
  end if;
  -- Whoever agrees agrees to what was proposed, and nobody acts in another one's name without.
  if p_event ->> 'approvedBy' is not null and not exists (select from registry.proposals p where p.worker_id = id and p.act = p_event ->> 'act'
      and p.account_id = (p_event ->> 'accountId')::uuid and p.decided_by = (p_event ->> 'approvedBy')::uuid and p.state = 'approved') then
    raise exception 'nobody proposed this' using errcode = 'insufficient_privilege';
  end if;
  -- Lists and payments change memberships without changing the worker: what was decided on must be what stands.
  if old.version <> (p_event ->> 'version')::integer or (p_event ->> 'membershipsSeen') is distinct from (
      select coalesce(string_agg(m.membership_id::text || ' ' || m.version, ',' order by m.membership_id), '') from registry.memberships m where m.worker_id = id) then
    raise exception 'the worker was not held' using errcode = 'object_not_in_prerequisite_state';
  end if;
  new := jsonb_populate_record(old, p_worker);
  select jsonb_agg(c) into cells from registry.worker_cells(id) c;

  -- A number that someone else has stays his: nothing of the act is kept.
  if p_claims ? 'nik' then
    delete from registry.nik_claims c where c.nik_index = (p_claims -> 'nik' ->> 'was')::bytea and c.worker_id = id;
    insert into registry.nik_claims (nik_index, worker_id) values ((p_claims -> 'nik' ->> 'is')::bytea, id) on conflict do nothing;
    get diagnostics claimed = row_count;
    if claimed = 0 then return null; end if;
  end if;
  if p_claims ? 'phone' then
    delete from registry.phone_claims c where c.phone_index = (p_claims -> 'phone' ->> 'was')::bytea and c.worker_id = id;
    insert into registry.phone_claims (phone_index, worker_id)
      select (p_claims -> 'phone' ->> 'is')::bytea, id where p_claims -> 'phone' ->> 'is' is not null on conflict do nothing;
  end if;

  update registry.workers w set identity_sealed = new.identity_sealed, nik_masked = new.nik_masked, name = new.name, name_tokens = new.name_tokens,
    name_keys = new.name_keys, birth_date = new.birth_date, birth_place = new.birth_place, sex = new.sex, mother_name = new.mother_name,
    address = new.address, hamlet = new.hamlet, occupation = new.occupation, occupation_group = new.occupation_group,
    declared_income_idr = new.declared_income_idr, area_code = new.area_code, work_area_code = new.work_area_code, deceased_on = new.deceased_on,
    nik_flags = new.nik_flags, updated_at = now(), version = old.version + 1
  where w.worker_id = id;

  update registry.memberships m set state = g.state, ended_on = g.ended_on, end_reason = g.end_reason, version = m.version + 1
  from jsonb_to_recordset(p_memberships) as g (membership_id uuid, state text, ended_on date, end_reason text)
  where m.worker_id = id and m.membership_id = g.membership_id;
  -- with_savings comes with registration at the counter, a later file: it is there before anything calls this.
  insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, with_savings,
    area_code, work_area_code, custodians)
  select id, g.membership_id, o.segment, o.organisation_id, g.state, g.opened_on, o.occupation, o.wage_idr, o.with_savings,
    new.area_code, new.work_area_code, o.custodians
  from jsonb_to_recordset(p_memberships) as g (membership_id uuid, state text, opened_on date, restarts uuid)
    join registry.memberships o on o.worker_id = id and o.membership_id = g.restarts;
  if (new.area_code, new.work_area_code) is distinct from (old.area_code, old.work_area_code) then
    update registry.memberships m set area_code = new.area_code, work_area_code = new.work_area_code where m.worker_id = id;
    update registry.proposals p set area_code = new.area_code, work_area_code = new.work_area_code where p.worker_id = id and p.state = 'pending';
  end if;

  if undone is not null then
    delete from registry.past_values v where v.worker_id = id and v.event_id = undone;
    delete from registry.departures d where d.worker_id = id and d.event_id = undone;
  elsif p_event ->> 'act' in ('registry.move-worker', 'registry.change-work') then
    insert into registry.past_values (worker_id, event_id, field, value, until_month)
    select id, event, v.field, v.was, month
    from (values ('area_code', old.area_code, new.area_code), ('work_area_code', old.work_area_code, new.work_area_code),
      ('occupation_group', old.occupation_group, new.occupation_group)) as v (field, was, now)
    where v.was <> v.now;
    insert into registry.departures (worker_id, event_id, area_code, name, left_on)
    select id, event, old.area_code, new.name, (p_event ->> 'effectiveOn')::date where old.area_code not in ('', new.area_code);
  end if;

  -- What is paid by nobody after the end stands open no longer; after a death what was paid ahead is given back to the payer's credit.
  perform contributions.release_months(id, m.membership_id, to_char(m.ended_on, 'YYYY-MM'), new.deceased_on is not null)
  from registry.memberships m join jsonb_to_recordset(p_memberships) as g (membership_id uuid, state text) on g.membership_id = m.membership_id and g.state = 'ENDED'
  where m.worker_id = id and m.ended_on is not null and m.segment = 'BPU';
  perform registry.settle_cells(cells, array[id]);

  insert into registry.worker_events (worker_id, event_id, act, effective_on, undoes, changes, changes_sealed, reason, document_id, account_id,
    actor_name, actor_role, approved_by, approver_name, worker_version)
  values (id, event, p_event ->> 'act', (p_event ->> 'effectiveOn')::date, undone, p_event -> 'changes', (p_event ->> 'changesSealed')::bytea,
    p_event ->> 'reason', (p_event ->> 'documentId')::uuid, (p_event ->> 'accountId')::uuid, p_event ->> 'actorName', p_event ->> 'actorRole',
    (p_event ->> 'approvedBy')::uuid, p_event ->> 'approverName', old.version + 1);
  return old.version + 1;
end $$;

create or replace function registry.register_known_worker(p_person jsonb, p_membership jsonb, p_work_area text, p_daily integer)
  returns TABLE(outcome text, worker_id uuid, membership_id uuid)
  language plpgsql set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  workplaces constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  own constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  nik constant bytea := p_person ->> 'nik_index';
  residence constant text := p_person ->> 'area_code';
  organisation constant uuid := p_membership ->> 'organisation_id';
  asked_segment constant text := p_membership ->> 'segment';
  new_membership constant uuid := p_membership ->> 'membership_id';
  names constant text[] := array(select jsonb_array_elements_text(p_person -> 'name_tokens'));
  old registry.workers;
  is_seen boolean;
  new_area text;
  new_work_area text;
  new_custodians uuid[];
  verdict text;
  cells jsonb;
begin
  -- Whoever gives a person a membership holds the person's row first: what is counted below stands still.
  select w.* into strict old from registry.nik_claims c join registry.workers w on w.worker_id = c.worker_id where c.nik_index = nik for update of w;
  is_seen := coalesce(old.area_code like any (people), false) or coalesce(old.work_area_code like any (workplaces), false)
    or coalesce(old.custodians && own, false);
  if not is_seen and not registry.may_answer_nik(nik, p_daily) then
    return query select 'used_up', null::uuid, null::uuid; return;
  end if;
  new_area := case when residence <> '' and (old.area_code = '' or residence like old.area_code || '.%') then residence else old.area_code end;
  new_work_area := case when old.work_area_code = '' then p_work_area else old.work_area_code end;
  new_custodians := case when organisation is null or old.custodians @> array[organisation] then old.custodians else old.custodians || organisation end;
  verdict := case
    when old.birth_date <> (p_person ->> 'birth_date')::date
      or (asked_segment = 'BPU' and not (old.name_tokens @> names and names @> old.name_tokens)) then 'unlike'
    when old.deceased_on is not null then 'deceased'
    when exists (select from registry.memberships m where m.worker_id = old.worker_id and m.segment = asked_segment and m.ended_on is null
      and (asked_segment = 'BPU' or m.organisation_id = organisation)) then 'already'
    -- Somebody whom the caller would not see afterwards is not his to register.
    when coalesce(new_area like any (people), false) or coalesce(new_work_area like any (workplaces), false)
      or coalesce(new_custodians && own, false) then 'added'
    else 'elsewhere' end;
  if verdict <> 'added' then
    return query select case when is_seen then verdict else 'elsewhere' end, case when is_seen then old.worker_id end, null::uuid;
    return;
  end if;

  select jsonb_agg(c) into cells from registry.worker_cells(old.worker_id) c;
  update registry.workers w set area_code = new_area, work_area_code = new_work_area, custodians = new_custodians,
    hamlet = case when old.hamlet = '' and new_area = residence then p_person ->> 'hamlet' else old.hamlet end,
    address = case when old.address = '' then p_person ->> 'address' else old.address end,
    mother_name = case when old.mother_name = '' then p_person ->> 'mother_name' else old.mother_name end,
    declared_income_idr = case when asked_segment = 'BPU' then coalesce(old.declared_income_idr, (p_person ->> 'income_idr')::bigint) else old.declared_income_idr end,
    updated_at = now(), version = old.version + 1
  where w.worker_id = old.worker_id;
  if (new_area, new_work_area) is distinct from (old.area_code, old.work_area_code) then
    update registry.memberships m set area_code = new_area, work_area_code = new_work_area where m.worker_id = old.worker_id;
  end if;
  insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, occupation, wage_idr, with_savings,
    first_months, area_code, work_area_code, custodians)
  select old.worker_id, new_membership, asked_segment, organisation, 'REGISTERED', g.opened_on, p_person ->> 'occupation', g.wage_idr, g.with_savings,
    g.first_months, new_area, new_work_area, case when organisation is null then '{}'::uuid[] else array[organisation] end
  from jsonb_to_record(p_membership) as g (opened_on date, wage_idr bigint, with_savings boolean, first_months smallint);
  insert into registry.phone_claims (phone_index, worker_id)
    select (p_person ->> 'phone_index')::bytea, old.worker_id where p_person ->> 'phone_index' is not null on conflict do nothing;

  perform registry.settle_cells(cells, array[old.worker_id]);
  return query select 'added', old.worker_id, new_membership;
end $$;

revoke all on function contributions.release_months(uuid, uuid, text, boolean), registry.worker_cells(uuid) from public;
set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
