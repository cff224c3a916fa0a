-- Verification: verdicts row by row, the list that was verified as a whole, its way back to the village. Nobody checks what he made himself.
set local role semesta_owner;
alter table sponsorship.lists add column decider_keys text[] not null default '{}';
comment on column sponsorship.lists.decider_keys is 'Who decided over a row of it: none of them approves it, whatever his account.';
alter table sponsorship.lists add constraint lists__approver_decided_nothing check (state not in ('approved', 'billed', 'paid') or approver_key <> all (decider_keys));

set local role semesta_registrar;

create function sponsorship.list_to_check(p_list uuid, p_roles text[]) returns setof sponsorship.lists
  language sql set search_path = pg_catalog, pg_temp as $$
  select l.* from sponsorship.lists l
  where l.list_id = p_list and contributions.may_write('sponsorships') and nullif(current_setting('app.role', true), '') = any (p_roles)
    and case when nullif(current_setting('app.role', true), '') = 'government'
      then l.laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
      else l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) end
  for update
$$;
comment on function sponsorship.list_to_check(uuid, text[]) is 'The list, held, where the caller''s role is one of these and it lies before him: a government''s by what is laid before it, an office''s by its area.';

create function sponsorship.list_cost(p_list uuid) returns table (workers integer, amount_idr bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select count(distinct m.worker_id)::integer, coalesce(sum(t.jkk_idr + t.jkm_idr + case when p.with_savings then t.jht_idr else 0 end), 0)::bigint
  from sponsorship.lists l
    join sponsorship.programmes p on p.programme_id = l.programme_id
    cross join lateral sponsorship.months_to_pay(array[l.list_id]) m
    join sponsorship.candidates c on c.worker_id = m.worker_id and c.list_id = l.list_id
    left join contributions.tariffs t on t.month = m.month and t.segment = 'BPU' and t.funding = p.funding and t.bracket = p.base_bracket
      and t.sector = case c.occupation_group when 'driver' then 'transport' else 'other' end
  where l.list_id = p_list
$$;
comment on function sponsorship.list_cost(uuid) is 'Workers accepted within the quota of a list, and what the months that it buys for them cost by the tariff of each month.';

create function sponsorship.decide_candidates(p_list uuid, p_version integer, p_verdicts jsonb, p_actor jsonb)
  returns table (answer text, version integer, workers uuid[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held sponsorship.lists;
  given jsonb := p_verdicts;
  decided uuid[];
begin
  select * into held from sponsorship.list_to_check(p_list, array['government', 'office_staff']);
  if not found then return query select 'absent', 0, '{}'::uuid[]; return; end if;
  if held.state not in ('proposed', 'verified') then return query select 'not_proposed', held.version, '{}'::uuid[]; return; end if;
  if held.version <> p_version then return query select 'changed', held.version, '{}'::uuid[]; return; end if;
  if (p_actor ->> 'personKey') = any (held.editor_keys || held.maker_key) then return query select 'same_person', held.version, '{}'::uuid[]; return; end if;
  -- Without verdicts: whoever is undecided and without remark is accepted.
  if given is null then
    select coalesce(jsonb_agg(jsonb_build_object('workerId', c.worker_id, 'verdict', 'accept')), '[]') into given
    from sponsorship.candidates c where c.list_id = p_list and c.state = 'proposed' and c.outcome = 'ready';
  end if;
  return query select 'stranger', held.version, array_agg(v."workerId") from jsonb_to_recordset(given) as v("workerId" uuid)
    where not exists (select from sponsorship.candidates c where c.worker_id = v."workerId" and c.list_id = p_list) having count(*) > 0;
  if found then return; end if;
  return query select 'unfit', held.version, array_agg(c.worker_id) from jsonb_to_recordset(given) as v("workerId" uuid, verdict text)
    join sponsorship.candidates c on c.worker_id = v."workerId" and c.list_id = p_list
    where v.verdict = 'accept' and c.outcome in ('fix', 'rejected') having count(*) > 0;
  if found then return; end if;
  with changed as (
    update sponsorship.candidates c set
      state = case v.verdict when 'accept' then 'accepted' when 'reject' then 'rejected' else 'proposed' end,
      verdict_reason = case v.verdict when 'reject' then coalesce(v.reason, '') else '' end,
      verdict_name = case v.verdict when 'undo' then '' else p_actor ->> 'name' end,
      verdict_at = case v.verdict when 'undo' then null else now() end
    from jsonb_to_recordset(given) as v("workerId" uuid, verdict text, reason text) where c.worker_id = v."workerId" and c.list_id = p_list
    returning c.worker_id)
  select coalesce(array_agg(worker_id), '{}') into decided from changed;
  -- Where someone is rejected the next of the reserve moves up.
  perform sponsorship.recheck_list(p_list);
  update sponsorship.lists l set version = l.version + 1, state = 'proposed', content_hash = '', workers = t.workers, amount_idr = t.amount_idr,
    verifier_id = null, verifier_name = '', verifier_key = '', verified_at = null,
    decider_keys = case when (p_actor ->> 'personKey') = any (l.decider_keys) then l.decider_keys else l.decider_keys || (p_actor ->> 'personKey') end
  from sponsorship.list_cost(p_list) t where l.list_id = p_list;
  return query select 'done', held.version + 1, decided;
end $$;
comment on function sponsorship.decide_candidates(uuid, integer, jsonb, jsonb) is
  'Accepts or rejects rows of a proposed list, or takes a verdict back; without verdicts, accepts all undecided ones without remark. A verified list is proposed again.';

create function sponsorship.verify_list(p_list uuid, p_version integer, p_actor jsonb)
  returns table (answer text, version integer, content_hash text, workers integer, amount_idr bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held sponsorship.lists;
  before jsonb;
  overturned integer;
begin
  select * into held from sponsorship.list_to_check(p_list, array['government', 'office_staff']);
  if not found then return query select 'absent', 0, '', 0, 0::bigint; return; end if;
  if held.state <> 'proposed' then return query select 'not_proposed', held.version, '', 0, 0::bigint; return; end if;
  if held.version <> p_version then return query select 'changed', held.version, '', 0, 0::bigint; return; end if;
  if (p_actor ->> 'personKey') = any (held.editor_keys || held.maker_key) then return query select 'same_person', held.version, '', 0, 0::bigint; return; end if;
  -- What the registry knows by now counts: a verdict that it turned over is looked at again before anything is verified.
  select coalesce(jsonb_object_agg(c.worker_id, c.state), '{}') into before from sponsorship.candidates c where c.list_id = p_list;
  perform sponsorship.recheck_list(p_list);
  select count(*) into overturned from sponsorship.candidates c where c.list_id = p_list and c.state <> before ->> c.worker_id::text;
  if overturned > 0 then
    update sponsorship.lists l set version = l.version + 1, workers = t.workers, amount_idr = t.amount_idr from sponsorship.list_cost(p_list) t where l.list_id = p_list;
    return query select 'rechecked', held.version + 1, '', overturned, 0::bigint; return;
  end if;
  return query select 'undecided', held.version, '', count(*)::integer, 0::bigint from sponsorship.candidates c
    where c.list_id = p_list and c.state = 'proposed' having count(*) > 0;
  if found then return; end if;
  if not exists (select from sponsorship.candidates c where c.list_id = p_list and c.state = 'accepted' and not c.is_reserve) then
    return query select 'nobody', held.version, '', 0, 0::bigint; return;
  end if;
  update sponsorship.lists l set version = l.version + 1, state = 'verified', verifier_id = (p_actor ->> 'accountId')::uuid, verifier_name = p_actor ->> 'name',
    verifier_key = p_actor ->> 'personKey', verified_at = now(), workers = t.workers, amount_idr = t.amount_idr
  from sponsorship.list_cost(p_list) t where l.list_id = p_list;
  update sponsorship.lists l set content_hash = sponsorship.list_hash(p_list) where l.list_id = p_list;
  return query select 'done', l.version, l.content_hash, l.workers, l.amount_idr from sponsorship.lists l where l.list_id = p_list;
end $$;
comment on function sponsorship.verify_list(uuid, integer, jsonb) is
  'Verifies a list of which every row is decided: summed up and hashed as it stands. rechecked where the registry turned verdicts over meanwhile: it is looked at once more.';

create function sponsorship.return_list(p_list uuid, p_version integer, p_to text, p_reason text)
  returns table (answer text, version integer)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  held sponsorship.lists;
begin
  select * into held from sponsorship.list_to_check(p_list, array['government', 'office_staff', 'office_supervisor']);
  if not found then return query select 'absent', 0; return; end if;
  if held.state not in ('proposed', 'verified') then return query select 'not_proposed', held.version; return; end if;
  if held.version <> p_version then return query select 'changed', held.version; return; end if;
  if p_to = 'village' then
    update sponsorship.candidates c set laid_before = '' where c.list_id = p_list;
  end if;
  update sponsorship.lists l set version = l.version + 1, state = case p_to when 'village' then 'draft' else 'proposed' end,
    laid_before = case p_to when 'village' then '' else l.laid_before end, content_hash = '', note = p_reason,
    verifier_id = null, verifier_name = '', verifier_key = '', verified_at = null
  where l.list_id = p_list;
  perform sponsorship.recheck_list(p_list);
  return query select 'done', held.version + 1;
end $$;
comment on function sponsorship.return_list(uuid, integer, text, text) is
  'Gives a list back to its village (village) or to those who verify (verifier), with the reason; verdicts stay, so that everyone sees who was rejected and why.';

revoke all on function sponsorship.list_to_check(uuid, text[]), sponsorship.list_cost(uuid), sponsorship.decide_candidates(uuid, integer, jsonb, jsonb),
  sponsorship.verify_list(uuid, integer, jsonb), sponsorship.return_list(uuid, integer, text, text) from public;
grant execute on function sponsorship.decide_candidates(uuid, integer, jsonb, jsonb), sponsorship.verify_list(uuid, integer, jsonb),
  sponsorship.return_list(uuid, integer, text, text) to semesta_app;
