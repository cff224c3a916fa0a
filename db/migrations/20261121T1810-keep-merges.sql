-- Writes a merge, or its taking back: both records, memberships, claims, counts and events, whole or not at all.
set local role semesta_owner;
grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.settle_cells(p_before jsonb, p_workers uuid[]) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into coverage.fact_deltas (delta_id, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
  select gen_random_uuid(), d.change_month, d.residence_code, d.work_area_code, d.segment, case d.segment when 'BPU' then 'worker' else 'employer' end,
    d.sex, d.birth_band, d.occupation_group, sum(d.workers)
  from (
    select c.* from unnest(p_workers) as w (worker_id) cross join lateral registry.worker_cells(w.worker_id) c
    union all
    select b.change_month, b.residence_code, b.work_area_code, b.segment, b.sex, b.birth_band, b.occupation_group, -b.workers
    from jsonb_to_recordset(coalesce(p_before, '[]')) as b (change_month text, residence_code text, work_area_code text, segment text, sex text,
      birth_band smallint, occupation_group text, workers bigint)) d
  group by 2, 3, 4, 5, 7, 8, 9 having sum(d.workers) <> 0
$$;
comment on function registry.settle_cells(jsonb, uuid[]) is 'Writes as deltas what these workers add to the coverage cells now and did not before.';
revoke all on function registry.settle_cells(jsonb, uuid[]) from public;

create function registry.keep_merged_memberships(p_survivor uuid, p_merged uuid, p_memberships jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from registry.memberships m where m.worker_id = p_survivor
    and m.membership_id = any (array(select d::uuid from jsonb_array_elements_text(p_memberships -> 'gone') as d));
  insert into registry.memberships
  select (jsonb_populate_record(o, jsonb_build_object('worker_id', p_survivor, 'membership_id', g.membership_id, 'version', 1, 'created_at', now()))).*
  from jsonb_to_recordset(p_memberships -> 'copies') as g (membership_id uuid, copies uuid)
    join registry.memberships o on o.worker_id = p_merged and o.membership_id = g.copies and o.ended_on is not null;
  -- The closed before the open: whoever gives an open membership back has none of that kind by then.
  update registry.memberships m set state = g.state, opened_on = g.opened_on, ended_on = g.ended_on, end_reason = g.end_reason,
    occupation = g.occupation, wage_idr = g.wage_idr, kpj = g.kpj, version = m.version + 1
  from jsonb_to_recordset(p_memberships -> 'changed') as g (worker_id uuid, membership_id uuid, state text, opened_on date, ended_on date,
    end_reason text, occupation text, wage_idr bigint, kpj text)
  where m.worker_id = g.worker_id and m.worker_id in (p_survivor, p_merged) and m.membership_id = g.membership_id;
end $$;
comment on function registry.keep_merged_memberships(uuid, uuid, jsonb) is 'Memberships after a merge or its taking back. A copy is made of the closed one it goes on from, with all its columns.';
revoke all on function registry.keep_merged_memberships(uuid, uuid, jsonb) from public;

create function registry.keep_merge(p_act jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  survivor constant uuid := p_act ->> 'survivorId';
  merged constant uuid := p_act ->> 'mergedId';
  merge constant uuid := p_act ->> 'mergeId';
  is_merge constant boolean := p_act ->> 'act' = 'registry.merge-workers';
  old registry.workers;
  new registry.workers;
  other registry.workers;
  kept registry.merges;
  cells jsonb;
  niks bytea[];
  kpjs jsonb;
  seen text;
begin
  perform registry.hold_pair(survivor, merged);
  -- Whoever agrees agrees to what another person proposed.
  if not exists (select from registry.merge_requests r where r.worker_id = survivor and r.request_id = (p_act ->> 'requestId')::uuid
      and r.merged_id = merged and r.act = p_act ->> 'act' and r.state = 'approved' and r.account_id = (p_act ->> 'accountId')::uuid
      and (is_merge or r.merge_id = merge)
      and r.decided_by = (p_act ->> 'approvedBy')::uuid and r.decided_by = nullif(current_setting('app.account', true), '')::uuid) then
    raise exception 'nobody proposed this' using errcode = 'insufficient_privilege';
  end if;
  select w.* into old from registry.workers w where w.worker_id = survivor;
  select w.* into other from registry.workers w where w.worker_id = merged;
  select g.* into kept from registry.merges g where g.worker_id = survivor and g.merge_id = merge and g.merged_id = merged and g.unmerged_at is null;
  -- Lists and payments change memberships without changing the worker: what was decided on must be what stands.
  select coalesce(string_agg(m.membership_id::text || ' ' || m.version, ',' order by m.membership_id), '') into seen
    from registry.memberships m where m.worker_id in (survivor, merged);
  if seen <> p_act ->> 'membershipsSeen' or old.version <> (p_act ->> 'survivorVersion')::integer or other.version <> (p_act ->> 'mergedVersion')::integer or old.merged_into is not null
    or (is_merge and (other.merged_into is not null or kept.merge_id is not null))
    or (not is_merge and (other.merged_into is distinct from survivor or kept.merge_id is null
      or exists (select from registry.merges g where g.worker_id = survivor and g.unmerged_at is null and g.merged_at > kept.merged_at))) then
    raise exception 'the workers were not held' using errcode = 'object_not_in_prerequisite_state';
  end if;
  new := jsonb_populate_record(old, p_act -> 'survivor');
  select jsonb_agg(c) into cells from unnest(array[survivor, merged]) as w (worker_id) cross join lateral registry.worker_cells(w.worker_id) c;

  if is_merge then
    -- Every NIK that led to the merged record leads on: its own, and those of records merged into it before.
    with moved as (
      update registry.nik_claims c set worker_id = survivor where c.worker_id = merged and (c.nik_index = (p_act -> 'nik' ->> 'merged')::bytea
        or c.nik_index = any (array(select n from registry.merges g cross join lateral unnest(g.moved_claims) as n where g.worker_id = merged and g.unmerged_at is null)))
      returning c.nik_index
    ) select array_agg(nik_index) into niks from moved;
  else
    insert into registry.nik_claims as c (nik_index, worker_id) select n, merged from unnest(kept.moved_claims) as n
      on conflict (nik_index) do update set worker_id = merged where c.worker_id = survivor;
    delete from registry.nik_claims c where c.worker_id = survivor and c.nik_index = (p_act -> 'nik' ->> 'left')::bytea;
    insert into registry.nik_claims (nik_index, worker_id) values ((p_act -> 'nik' ->> 'survivor')::bytea, survivor) on conflict do nothing;
    -- A number that someone else was registered with since stays his: nothing is taken back.
    if exists (select from unnest(kept.moved_claims) as n where not exists (select from registry.nik_claims c where c.nik_index = n and c.worker_id = merged))
      or not exists (select from registry.nik_claims c where c.nik_index = (p_act -> 'nik' ->> 'survivor')::bytea and c.worker_id = survivor) then
      return false;
    end if;
  end if;
  delete from registry.phone_claims c using jsonb_to_recordset(p_act -> 'phones' -> 'gone') as g (phone_index text, worker_id uuid)
    where c.phone_index = g.phone_index::bytea and c.worker_id = g.worker_id and g.worker_id in (survivor, merged);
  insert into registry.phone_claims (phone_index, worker_id)
    select g.phone_index::bytea, g.worker_id from jsonb_to_recordset(p_act -> 'phones' -> 'come') as g (phone_index text, worker_id uuid)
    where g.worker_id in (survivor, merged) on conflict do nothing;

  update registry.workers w set identity_sealed = new.identity_sealed, nik_masked = new.nik_masked, name = new.name, name_tokens = new.name_tokens,
    name_keys = new.name_keys, birth_date = new.birth_date, birth_place = new.birth_place, sex = new.sex, mother_name = new.mother_name,
    address = new.address, hamlet = new.hamlet, occupation = new.occupation, occupation_group = new.occupation_group,
    declared_income_idr = new.declared_income_idr, area_code = new.area_code, work_area_code = new.work_area_code, deceased_on = new.deceased_on,
    nik_flags = new.nik_flags, custodians = new.custodians, updated_at = now(), version = old.version + 1
  where w.worker_id = survivor;
  update registry.workers w set merged_into = case when is_merge then survivor end, updated_at = now(), version = other.version + 1 where w.worker_id = merged;

  -- Where both pay, the merged record's memberships are closed before they go on with the survivor.
  if is_merge then
    perform registry.keep_merged_memberships(survivor, merged, jsonb_build_object('gone', '[]'::jsonb, 'copies', '[]'::jsonb, 'changed', p_act -> 'memberships' -> 'closed'));
  end if;
  perform registry.keep_merged_memberships(survivor, merged, p_act -> 'memberships');
  update registry.memberships m set area_code = new.area_code, work_area_code = new.work_area_code
    where m.worker_id = survivor and (m.area_code, m.work_area_code) is distinct from (new.area_code, new.work_area_code);
  update registry.proposals p set area_code = new.area_code, work_area_code = new.work_area_code where p.worker_id = survivor and p.state = 'pending';
  if is_merge and (exists (select from registry.memberships m where m.worker_id = merged and m.ended_on is null)
      or (select count(*) from registry.memberships m where m.worker_id = merged) <> jsonb_array_length(p_act -> 'moves')) then
    raise exception 'a membership was left behind' using errcode = 'object_not_in_prerequisite_state';
  end if;

  if is_merge then
    with moved as (
      update registry.kpj_claims c set worker_id = survivor, membership_id = g."to"
      from jsonb_to_recordset(p_act -> 'moves') as g ("from" uuid, "to" uuid)
      where c.worker_id = merged and c.membership_id = g."from" returning c.kpj, g."from" as membership_id
    ) select jsonb_agg(moved) into kpjs from moved;
    insert into registry.merges (worker_id, merge_id, merged_id, choices, moves, images, images_sealed, moved_claims, moved_kpjs, reason, account_id,
      actor_name, approved_by, approver_name)
    values (survivor, merge, merged, p_act -> 'choices', p_act -> 'moves', p_act -> 'images', (p_act ->> 'imagesSealed')::bytea, coalesce(niks, '{}'),
      coalesce(kpjs, '[]'), p_act ->> 'reason', (p_act ->> 'accountId')::uuid, p_act ->> 'actorName', (p_act ->> 'approvedBy')::uuid, p_act ->> 'approverName');
  else
    update registry.kpj_claims c set worker_id = merged, membership_id = g.membership_id
      from jsonb_to_recordset(kept.moved_kpjs) as g (kpj text, membership_id uuid) where c.kpj = g.kpj and c.worker_id = survivor;
    update registry.merges g set unmerged_at = clock_timestamp(), unmerge_reason = p_act ->> 'reason', unmerge_actor_name = p_act ->> 'actorName',
      unmerge_approver_name = p_act ->> 'approverName' where g.worker_id = survivor and g.merge_id = merge;
  end if;

  perform registry.settle_cells(cells, array[survivor, merged]);
  insert into registry.worker_events (worker_id, event_id, act, effective_on, undoes, changes, changes_sealed, reason, account_id, actor_name, actor_role,
    approved_by, approver_name, worker_version)
  select e.worker_id, (p_act ->> 'eventId')::uuid, p_act ->> 'act', (p_act ->> 'day')::date, case when is_merge then null else merge end, e.changes,
    e.sealed::bytea, p_act ->> 'reason', (p_act ->> 'accountId')::uuid, p_act ->> 'actorName', p_act ->> 'actorRole', (p_act ->> 'approvedBy')::uuid,
    p_act ->> 'approverName', case e.worker_id when survivor then old.version else other.version end + 1
  from jsonb_to_recordset(p_act -> 'events') as e (worker_id uuid, changes jsonb, sealed text) where e.worker_id in (survivor, merged);
  return true;
end $$;
comment on function registry.keep_merge(jsonb) is 'Writes what was decided about two records of one person and approved by another person than proposed it. False where a NIK is someone else''s by now.';
revoke all on function registry.keep_merge(jsonb) from public;
grant execute on function registry.keep_merge(jsonb) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
