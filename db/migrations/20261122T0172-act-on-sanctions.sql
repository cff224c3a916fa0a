-- Acts on the sanction ladder: a case is opened, a step proposed by one person and approved by another; the employer is heard; payment lifts.
set local role semesta_owner;
create unique index sanction_cases__fine_reference on certificates.sanction_cases (fine_reference) where fine_reference <> '';

set local role semesta_registrar;
create function certificates.acts_on_sanctions(p_area text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select contributions.may_write('sanctions') and contributions.in_scope('', p_area, '{}'::uuid[])
$$;
comment on function certificates.acts_on_sanctions(text) is 'Whether the caller climbs the ladder with employers of that place.';

create function certificates.sanction_debts(p_organisations uuid[], p_due_by date, p_as_of date)
  returns table (organisation_id uuid, month text, code text, due_on date, owed_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.payer_id, b.first_month, b.code, b.due_on,
    -- What was paid after that day was still owed on it.
    case b.state when 'open' then b.amount_idr - b.paid_idr - b.forgone_idr else b.amount_idr - b.forgone_idr end
  from contributions.bills b join registry.organisations o on o.organisation_id = b.payer_id
  where b.payer_id = any (p_organisations) and b.payer_kind = 'employer' and b.due_on <= p_due_by and b.issued_on <= p_as_of
    and (b.state = 'open' or (b.state = 'paid' and b.paid_on > p_as_of))
    and (session_user = 'semesta_worker' or contributions.in_scope('', o.area_code, array[o.organisation_id]))
  order by b.payer_id, b.first_month, b.due_on, b.code
$$;
comment on function certificates.sanction_debts(uuid[], date, date) is 'Contributions of these employers due by a day and unpaid at the end of another: bills and money, never people.';

create function certificates.sanction_parties(p_organisations uuid[])
  returns table (organisation_id uuid, name text, npp text, place text, area_code text, office text, regency text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, coalesce(o.npp, ''), coalesce(a.path_name, ''), o.area_code,
    coalesce((select min(n.name) from registry.branches n where left(o.area_code, 5) = any (n.regency_codes)), ''),
    coalesce((select r.name from registry.areas r where r.code = left(o.area_code, 5)), '')
  from registry.organisations o left join registry.areas a on a.code = o.area_code
  where o.organisation_id = any (p_organisations)
    and (session_user = 'semesta_worker' or contributions.in_scope('', o.area_code, array[o.organisation_id]))
$$;
comment on function certificates.sanction_parties(uuid[]) is 'To whom letters of the ladder are written, and which branch writes them.';

create function certificates.sanction_numbers(p_year integer, p_count integer) returns setof integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if session_user <> 'semesta_worker' and not contributions.may_write('sanctions') then raise exception 'no right to write letters' using errcode = 'insufficient_privilege'; end if;
  perform pg_advisory_xact_lock(5171170);
  return query select coalesce((select max(l.number) from certificates.sanction_letters l where l.year = p_year), 0) + g from generate_series(1, p_count) g;
end $$;
comment on function certificates.sanction_numbers(integer, integer) is 'The next numbers of letters of a year, held until the transaction ends: none is given twice, none is skipped.';

create function certificates.keep_sanction_letter(p_letter jsonb) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  insert into certificates.sanction_letters (letter_id, case_id, organisation_id, year, number, kind, written_on, sha256, content, actor_name, area_code)
  select (p_letter ->> 'letterId')::uuid, c.case_id, c.organisation_id, (p_letter ->> 'year')::integer, (p_letter ->> 'number')::integer, p_letter ->> 'kind',
    (p_letter ->> 'writtenOn')::date, sha256(decode(p_letter ->> 'content', 'base64')), decode(p_letter ->> 'content', 'base64'), p_letter ->> 'actorName', c.area_code
  from certificates.sanction_cases c where c.case_id = (p_letter ->> 'caseId')::uuid
$$;
comment on function certificates.keep_sanction_letter(jsonb) is 'Keeps a letter as it was printed.';

create function certificates.open_sanction_case(p_case jsonb, p_on date) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  employer registry.organisations;
begin
  -- PP 86/2013 speaks of employers other than the state.
  select o.* into employer from registry.organisations o where o.organisation_id = (p_case ->> 'organisationId')::uuid and o.kind = 'employer'
    and certificates.acts_on_sanctions(o.area_code);
  if not found then return 'absent'; end if;
  if p_case ->> 'basis' = 'arrears' and not exists (select from contributions.bills b
      where b.payer_id = employer.organisation_id and b.payer_kind = 'employer' and b.state = 'open' and b.due_on < p_on) then
    return 'nothing_overdue';
  end if;
  perform pg_advisory_xact_lock(5171171);
  if exists (select from certificates.sanction_cases c where c.organisation_id = employer.organisation_id and c.stage <> 'closed') then return 'open_already'; end if;
  insert into certificates.sanction_cases (case_id, year, number, organisation_id, basis, source, finding, opened_on, opened_by, opened_name, next_from, area_code)
  select (p_case ->> 'caseId')::uuid, extract(year from p_on)::integer,
    coalesce((select max(c.number) from certificates.sanction_cases c where c.year = extract(year from p_on)::integer), 0) + 1,
    employer.organisation_id, p_case ->> 'basis', p_case ->> 'source', p_case ->> 'finding', p_on, (p_case ->> 'accountId')::uuid, p_case ->> 'actorName', p_on, employer.area_code;
  return 'done';
end $$;
comment on function certificates.open_sanction_case(jsonb, date) is
  'Opens a case of an employer of the caller''s area: done, absent, open_already (one open case each), nothing_overdue (arrears without any).';

create function certificates.propose_sanction_step(p_step jsonb, p_version integer, p_on date) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held certificates.sanction_cases;
begin
  select c.* into held from certificates.sanction_cases c where c.case_id = (p_step ->> 'caseId')::uuid and certificates.acts_on_sanctions(c.area_code) for update;
  if not found then return 'absent'; end if;
  if held.stage = 'closed' then return 'closed'; end if;
  if exists (select from certificates.sanction_steps s where s.case_id = held.case_id and s.state = 'proposed') then return 'waiting'; end if;
  if held.version <> p_version or held.stage <> p_step ->> 'fromStage' then return 'changed'; end if;
  if p_step ->> 'kind' in ('first_warning', 'second_warning', 'fine', 'withhold') and held.next_from > p_on then return 'too_early'; end if;
  if exists (select from certificates.sanction_cases c where c.fine_reference <> '' and c.fine_reference = p_step -> 'details' ->> 'reference') then return 'reference_taken'; end if;
  insert into certificates.sanction_steps (step_id, case_id, organisation_id, kind, from_stage, to_stage, reason, details, account_id, person_key, actor_name, proposed_on, area_code)
  values ((p_step ->> 'stepId')::uuid, held.case_id, held.organisation_id, p_step ->> 'kind', p_step ->> 'fromStage', p_step ->> 'toStage', p_step ->> 'reason', p_step -> 'details',
    (p_step ->> 'accountId')::uuid, p_step ->> 'personKey', p_step ->> 'actorName', p_on, held.area_code);
  update certificates.sanction_cases c set version = c.version + 1 where c.case_id = held.case_id;
  return 'done';
end $$;
comment on function certificates.propose_sanction_step(jsonb, integer, date) is
  'Lays a step before a second person: done, absent, closed, waiting (one is proposed already), changed, too_early (its clock still runs), reference_taken.';

create function certificates.apply_sanction_step(p_step certificates.sanction_steps, p_decision jsonb, p_on date) returns void
  language sql set search_path = pg_catalog, pg_temp as $$
  update certificates.sanction_cases c set
    stage = p_step.to_stage, version = c.version + 1, next_from = (p_decision ->> 'nextFrom')::date, runs_to = (p_decision ->> 'runsTo')::date,
    is_told = c.is_told or p_step.kind = 'first_warning',
    first_warned_on = case when p_step.kind = 'first_warning' then p_on when p_step.to_stage = 'opened' then null else c.first_warned_on end,
    second_warned_on = case when p_step.kind = 'second_warning' then p_on when p_step.kind = 'take_back' and p_step.from_stage = 'second_warning' then null else c.second_warned_on end,
    fined_on = case when p_step.kind = 'fine' then p_on when p_step.kind = 'take_back' and p_step.from_stage = 'fine' then null else c.fined_on end,
    fine_idr = case when p_step.kind = 'fine' then (p_step.details ->> 'fineIdr')::bigint when p_step.kind = 'take_back' and p_step.from_stage = 'fine' then null else c.fine_idr end,
    fine_made_of = case when p_step.kind = 'fine' then p_step.details when p_step.kind = 'take_back' and p_step.from_stage = 'fine' then '{}' else c.fine_made_of end,
    fine_paid_on = case when p_step.kind = 'fine_payment' then (p_step.details ->> 'paidOn')::date else c.fine_paid_on end,
    fine_reference = case when p_step.kind = 'fine_payment' then p_step.details ->> 'reference' else c.fine_reference end,
    services_asked_on = case when p_step.kind = 'withhold' then p_on when p_step.kind = 'take_back' and p_step.from_stage = 'services' then null else c.services_asked_on end,
    services = case when p_step.kind = 'withhold' then array(select jsonb_array_elements_text(p_step.details -> 'services')) else c.services end,
    block_since = case when p_step.kind = 'withhold' then p_on when p_step.to_stage = 'services' then c.block_since end,
    block_letter = case when p_step.kind = 'withhold' then p_decision ->> 'letterNumber' when p_step.to_stage = 'services' then c.block_letter else '' end,
    closed_on = case when p_step.to_stage = 'closed' then p_on end,
    closing = case p_step.kind when 'lift' then 'met' when 'cancel' then 'cancelled' else '' end,
    closing_reason = case when p_step.to_stage = 'closed' then p_step.reason else '' end
  where c.case_id = p_step.case_id;
  -- What is taken back is the step that led here.
  update certificates.sanction_steps s set state = 'taken_back'
  where p_step.kind = 'take_back' and s.step_id = (select x.step_id from certificates.sanction_steps x
    where x.case_id = p_step.case_id and x.state = 'approved' and x.to_stage = p_step.from_stage and x.kind in ('first_warning', 'second_warning', 'fine', 'withhold')
    order by x.decided_at desc limit 1)
$$;
comment on function certificates.apply_sanction_step(certificates.sanction_steps, jsonb, date) is 'Moves a case by an approved step.';

create function certificates.decide_sanction_step(p_step uuid, p_decision jsonb, p_on date) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held certificates.sanction_cases;
  step certificates.sanction_steps;
begin
  -- The case first, as everyone takes it: two who decide at once come one after the other.
  select c.* into held from certificates.sanction_cases c
  where c.case_id = (select s.case_id from certificates.sanction_steps s where s.step_id = p_step) and certificates.acts_on_sanctions(c.area_code)
    and nullif(current_setting('app.role', true), '') = 'office_supervisor' for update;
  if not found then return 'absent'; end if;
  select s.* into step from certificates.sanction_steps s where s.step_id = p_step;
  if step.state <> 'proposed' then return 'decided_already'; end if;
  if step.person_key = p_decision ->> 'personKey' then return 'same_person'; end if;
  if held.stage <> step.from_stage then return 'changed'; end if;
  if p_decision ->> 'verdict' = 'approved' and step.kind in ('first_warning', 'second_warning', 'fine', 'withhold') and held.next_from > p_on then return 'too_early'; end if;
  if p_decision ->> 'verdict' = 'approved' and exists (select from certificates.sanction_cases c where c.fine_reference <> '' and c.fine_reference = step.details ->> 'reference') then
    return 'reference_taken';
  end if;
  update certificates.sanction_steps s set state = p_decision ->> 'verdict', decided_by = (p_decision ->> 'accountId')::uuid, decider_key = p_decision ->> 'personKey',
    decider_name = p_decision ->> 'actorName', decided_on = p_on, decided_at = now(), decision_reason = p_decision ->> 'reason', runs_to = (p_decision ->> 'runsTo')::date
  where s.step_id = p_step;
  if p_decision ->> 'verdict' = 'refused' then
    update certificates.sanction_cases c set version = c.version + 1 where c.case_id = held.case_id;
    return 'done';
  end if;
  if p_decision -> 'letter' <> 'null'::jsonb then perform certificates.keep_sanction_letter(p_decision -> 'letter'); end if;
  perform certificates.apply_sanction_step(step, p_decision, p_on);
  return 'done';
end $$;
comment on function certificates.decide_sanction_step(uuid, jsonb, date) is
  'A second person, a supervisor, approves or refuses a step: done, absent, decided_already, same_person, changed, too_early, reference_taken.';

create function certificates.withdraw_sanction_step(p_step uuid, p_decision jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held uuid;
  step certificates.sanction_steps;
begin
  select c.case_id into held from certificates.sanction_cases c
  where c.case_id = (select s.case_id from certificates.sanction_steps s where s.step_id = p_step) and certificates.acts_on_sanctions(c.area_code) for update;
  if not found then return 'absent'; end if;
  select s.* into step from certificates.sanction_steps s where s.step_id = p_step;
  if step.state <> 'proposed' then return 'decided_already'; end if;
  if step.person_key <> p_decision ->> 'personKey' then return 'not_yours'; end if;
  update certificates.sanction_steps s set state = 'withdrawn', decided_at = now(), decision_reason = p_decision ->> 'reason' where s.step_id = p_step;
  update certificates.sanction_cases c set version = c.version + 1 where c.case_id = held;
  return 'done';
end $$;
comment on function certificates.withdraw_sanction_step(uuid, jsonb) is 'The proposer takes his proposal back: done, absent, decided_already, not_yours.';

create function certificates.answer_sanction_case(p_answer jsonb, p_on date) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held certificates.sanction_cases;
begin
  select c.* into held from certificates.sanction_cases c where c.case_id = (p_answer ->> 'caseId')::uuid and c.is_told
    and (certificates.acts_on_sanctions(c.area_code) or c.organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])) for share;
  if not found then return 'absent'; end if;
  if held.stage = 'closed' then return 'closed'; end if;
  insert into certificates.sanction_answers (answer_id, case_id, organisation_id, stage, words, document_id, account_id, actor_name, answered_on, area_code)
  values ((p_answer ->> 'answerId')::uuid, held.case_id, held.organisation_id, held.stage, p_answer ->> 'words', (p_answer ->> 'documentId')::uuid,
    (p_answer ->> 'accountId')::uuid, p_answer ->> 'actorName', p_on, held.area_code);
  return 'done';
end $$;
comment on function certificates.answer_sanction_case(jsonb, date) is 'Keeps what the employer answered, his own hand or at the office''s counter: done, absent, closed.';

create function certificates.sanctions_to_lift(p_organisations uuid[], p_on date)
  returns table (case_id uuid, organisation_id uuid, is_told boolean)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select c.case_id, c.organisation_id, c.is_told from certificates.sanction_cases c
  where c.organisation_id = any (p_organisations) and c.stage <> 'closed' and c.basis = 'arrears' and (c.fine_idr is null or c.fine_paid_on is not null)
    and (session_user = 'semesta_worker' or certificates.acts_on_sanctions(c.area_code))
    and not exists (select from contributions.bills b where b.payer_id = c.organisation_id and b.payer_kind = 'employer' and b.state = 'open' and b.due_on < p_on)
  order by c.case_id for update of c
$$;
comment on function certificates.sanctions_to_lift(uuid[], date) is 'Cases of arrears of employers who owe nothing overdue and no fine: held, to be closed in the same transaction.';

create function certificates.lift_paid_sanctions(p_letters jsonb, p_cases uuid[], p_on date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lifted uuid[];
begin
  with closed as (
    update certificates.sanction_cases c set stage = 'closed', closing = 'paid', closed_on = p_on, block_since = null, block_letter = '', next_from = null, runs_to = null, version = c.version + 1
    where c.case_id = any (p_cases) and c.stage <> 'closed' and c.basis = 'arrears' and (c.fine_idr is null or c.fine_paid_on is not null)
      and (session_user = 'semesta_worker' or certificates.acts_on_sanctions(c.area_code))
      and not exists (select from contributions.bills b where b.payer_id = c.organisation_id and b.payer_kind = 'employer' and b.state = 'open' and b.due_on < p_on)
    returning c.case_id)
  select coalesce(array_agg(x.case_id), '{}') into lifted from closed x;
  perform certificates.keep_sanction_letter(l) from jsonb_array_elements(p_letters) l where (l ->> 'caseId')::uuid = any (lifted);
  update certificates.sanction_steps s set state = 'withdrawn', decided_at = now(), decision_reason = 'paid' where s.case_id = any (lifted) and s.state = 'proposed';
  return cardinality(lifted);
end $$;
comment on function certificates.lift_paid_sanctions(jsonb, uuid[], date) is 'Closes cases of arrears that are paid, with their letters; a step still proposed falls away.';

create function certificates.sanction_candidates(p_on date, p_months integer, p_words text, p_skip integer, p_most integer)
  returns table (organisation_id uuid, name text, npp text, place text, overdue_months integer, owed_idr bigint, oldest_month text, workers integer, paid_through text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  patterns constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
begin
  if not contributions.may_write('sanctions') then return; end if;
  return query
    select s.organisation_id, o.name, coalesce(o.npp, ''), coalesce(a.path_name, ''), d.months, d.owed, d.oldest, s.workers_reported, s.paid_through
    from certificates.employer_standings s join registry.organisations o on o.organisation_id = s.organisation_id and o.kind = 'employer' left join registry.areas a on a.code = o.area_code
      cross join lateral (select count(distinct b.first_month)::integer as months, coalesce(sum(b.amount_idr - b.paid_idr - b.forgone_idr), 0)::bigint as owed, min(b.first_month) as oldest
        from contributions.bills b where b.payer_id = s.organisation_id and b.payer_kind = 'employer' and b.state = 'open' and b.due_on < p_on) d
    where s.open_bills >= p_months and s.area_code like any (patterns) and d.months >= p_months
      and not exists (select from certificates.sanction_cases c where c.organisation_id = s.organisation_id and c.stage <> 'closed')
      and (p_words = '' or position(lower(p_words) in lower(o.name)) > 0 or o.npp = upper(p_words))
    order by d.months desc, d.owed desc, s.organisation_id offset p_skip limit p_most;
end $$;
comment on function certificates.sanction_candidates(date, integer, text, integer, integer) is
  'Employers of the caller''s area in arrears of at least so many months without an open case, the longest first: counts and money, never people.';

revoke all on function certificates.acts_on_sanctions(text), certificates.sanction_debts(uuid[], date, date), certificates.sanction_parties(uuid[]),
  certificates.sanction_numbers(integer, integer), certificates.keep_sanction_letter(jsonb), certificates.open_sanction_case(jsonb, date),
  certificates.propose_sanction_step(jsonb, integer, date), certificates.apply_sanction_step(certificates.sanction_steps, jsonb, date),
  certificates.decide_sanction_step(uuid, jsonb, date), certificates.withdraw_sanction_step(uuid, jsonb), certificates.answer_sanction_case(jsonb, date),
  certificates.sanctions_to_lift(uuid[], date), certificates.lift_paid_sanctions(jsonb, uuid[], date), certificates.sanction_candidates(date, integer, text, integer, integer) from public;
grant execute on function certificates.sanction_debts(uuid[], date, date), certificates.sanction_parties(uuid[]), certificates.sanction_numbers(integer, integer),
  certificates.sanctions_to_lift(uuid[], date), certificates.lift_paid_sanctions(jsonb, uuid[], date) to semesta_app, semesta_worker;
grant execute on function certificates.open_sanction_case(jsonb, date), certificates.propose_sanction_step(jsonb, integer, date), certificates.decide_sanction_step(uuid, jsonb, date),
  certificates.withdraw_sanction_step(uuid, jsonb), certificates.answer_sanction_case(jsonb, date), certificates.sanction_candidates(date, integer, text, integer, integer) to semesta_app;
