-- The hand-over: who goes on paying himself when a sponsor's months end, with whose help, and how many did.
set local role semesta_registrar;

create function sponsorship.handover_terms(p_on date, p_within text)
  returns setof sponsorship.terms
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  -- From 60 days before the end to three months after it: longer nobody is asked.
  select t.* from sponsorship.terms t
  where t.state = 'running' and t.last_month between to_char(p_on - interval '4 months', 'YYYY-MM') and to_char(p_on + 60, 'YYYY-MM')
    and p_on between sponsorship.last_day_of(t.last_month) - 60 and sponsorship.last_day_of(contributions.month_after(t.last_month, 3))
    and (p_within is null or t.village_code = p_within or t.village_code like p_within || '.%')
    and sponsorship.sees_term(t.village_code, t.laid_before, t.agent_id)
$$;
comment on function sponsorship.handover_terms(date, text) is 'Terms that end within 60 days or ended within the last three months, of whom the caller may know.';

create function sponsorship.handover_people(p_on date, p_filter jsonb, p_after jsonb, p_most integer)
  returns table (worker_id uuid, term_id uuid, name text, nik_masked text, occupation text, occupation_group text, hamlet text, village_code text, village_name text,
    programme_id uuid, programme_name text, first_month text, last_month text, ends_on date, agent_id uuid, agent_name text, outcome text, outcome_reason text, outcome_name text,
    outcome_at timestamptz, contacted_on date, next_term_from text, own_months integer, code text, code_idr bigint, code_month text, code_expires_on date, version integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with found as materialized (
    select t.*, w.name, w.nik_masked, w.occupation, w.hamlet, sponsorship.last_day_of(t.last_month) as ends_on
    from sponsorship.handover_terms(p_on, p_filter ->> 'within') t join registry.workers w on w.worker_id = t.worker_id and w.merged_into is null and w.deceased_on is null
    where (not p_filter ? 'programmeId' or t.programme_id = (p_filter ->> 'programmeId')::uuid)
      and (not p_filter ? 'termIds' or t.term_id in (select (i)::uuid from jsonb_array_elements_text(p_filter -> 'termIds') i))
      and case p_filter ->> 'tab' when 'ending' then sponsorship.last_day_of(t.last_month) >= p_on and t.outcome = ''
        when 'ended' then sponsorship.last_day_of(t.last_month) < p_on and t.outcome = '' when 'answered' then t.outcome <> '' else true end
      and (p_after is null or (t.last_month, t.village_code, t.worker_id) > (p_after ->> 'lastMonth', p_after ->> 'villageCode', (p_after ->> 'workerId')::uuid))
    order by t.last_month, t.village_code, t.worker_id limit p_most
  )
  select f.worker_id, f.term_id, f.name, f.nik_masked, f.occupation, f.occupation_group, f.hamlet, f.village_code, coalesce(a.name, f.village_code), f.programme_id, p.name,
    f.first_month, f.last_month, f.ends_on, f.agent_id, o.name, f.outcome, f.outcome_reason, f.outcome_name, f.outcome_at, f.contacted_on, n.first_month,
    coalesce(c.own_months, 0), b.code, b.amount_idr, b.first_month, b.expires_on, f.version
  from found f
    join sponsorship.programmes p on p.programme_id = f.programme_id
    left join registry.areas a on a.code = f.village_code
    left join registry.organisations o on o.organisation_id = f.agent_id
    left join lateral (select min(t.first_month) as first_month from sponsorship.terms t where t.worker_id = f.worker_id and t.state <> 'released' and t.first_month > f.last_month) n on true
    left join lateral (select count(*)::integer as own_months from contributions.worker_months x
      where x.worker_id = f.worker_id and x.month between contributions.month_after(f.last_month, 1) and contributions.month_after(f.last_month, 12)
        and x.segment = 'BPU' and x.part = 'protection' and x.payer_kind = 'worker' and x.state = 'paid') c on true
    left join lateral (select d.code, d.amount_idr + d.fee_idr - d.paid_idr - d.fee_paid_idr as amount_idr, d.first_month, d.expires_on from contributions.bills d
      where d.payer_id = f.worker_id and d.state = 'open' and d.last_month > f.last_month and (d.expires_on is null or d.expires_on >= p_on) order by d.first_month, d.code limit 1) b on true
  order by f.last_month, f.village_code, f.worker_id
$$;
comment on function sponsorship.handover_people(date, jsonb, jsonb, integer) is
  'A page of those whose term ends or ended (tabs ending, ended, answered), with the code by which each pays the months after, whether he did, and what came of it.';

create function sponsorship.handover_counts(p_on date, p_within text) returns table (tab text, workers integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.tab, count(*) filter (where v.tab = f.tab)::integer
  from (values ('ending'), ('ended'), ('answered')) as v (tab)
    left join (select case when t.outcome <> '' then 'answered' when sponsorship.last_day_of(t.last_month) >= p_on then 'ending' else 'ended' end as tab
      from sponsorship.handover_terms(p_on, p_within) t join registry.workers w on w.worker_id = t.worker_id and w.merged_into is null and w.deceased_on is null) f on true
  group by v.tab
$$;
comment on function sponsorship.handover_counts(date, text) is 'How many stand in each tab of the hand-over list.';

create function sponsorship.handover_rates(p_on date, p_within text)
  returns table (kind text, key text, name text, ended integer, converted integer, waiting integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (
    select t.village_code, t.agent_id, t.occupation_group, t.worker_id, t.last_month,
      -- Three months after the end the answer stands; before that, whoever has not paid may still.
      sponsorship.last_day_of(contributions.month_after(t.last_month, 3)) as closes_on
    from sponsorship.terms t join registry.workers w on w.worker_id = t.worker_id and w.merged_into is null
    where t.state = 'running' and t.last_month < to_char(p_on, 'YYYY-MM') and t.last_month >= contributions.month_after(to_char(p_on, 'YYYY-MM'), -24)
      and (p_within is null or t.village_code = p_within or t.village_code like p_within || '.%')
      and sponsorship.sees_term(t.village_code, t.laid_before, t.agent_id)
      -- The dead, and those whom a sponsor goes on paying for, are not handed over.
      and (w.deceased_on is null or w.deceased_on > sponsorship.last_day_of(contributions.month_after(t.last_month, 3)))
      and not exists (select from sponsorship.terms n where n.worker_id = t.worker_id and n.state <> 'released' and n.first_month > t.last_month
        and n.first_month <= contributions.month_after(t.last_month, 3))
  ), told as (
    select e.*, exists (select from contributions.worker_months x where x.worker_id = e.worker_id and x.month > e.last_month
      and x.month <= contributions.month_after(e.last_month, 15) and x.segment = 'BPU' and x.part = 'protection' and x.payer_kind = 'worker' and x.state = 'paid'
      and x.paid_on <= e.closes_on) as pays
    from ended e
  ), by_key as (
    select 'village' as kind, d.village_code as key, count(*) as ended, count(*) filter (where d.pays) as converted, count(*) filter (where not d.pays and d.closes_on >= p_on) as waiting
    from told d group by d.village_code
    union all select 'agent', coalesce(d.agent_id::text, ''), count(*), count(*) filter (where d.pays), count(*) filter (where not d.pays and d.closes_on >= p_on) from told d group by d.agent_id
    union all select 'occupation', d.occupation_group, count(*), count(*) filter (where d.pays), count(*) filter (where not d.pays and d.closes_on >= p_on) from told d group by d.occupation_group
    union all select 'all', '', count(*), count(*) filter (where d.pays), count(*) filter (where not d.pays and d.closes_on >= p_on) from told d
  )
  select k.kind, k.key, coalesce(a.name, o.name, ''), k.ended::integer, k.converted::integer, k.waiting::integer
  from by_key k left join registry.areas a on k.kind = 'village' and a.code = k.key
    left join registry.organisations o on k.kind = 'agent' and o.organisation_id::text = k.key
  order by k.kind, k.ended desc, k.key
$$;
comment on function sponsorship.handover_rates(date, text) is
  'How many whose term ended in the last two years paid at least one month themselves by the last day of the third month after it: by village, by agent, by occupation, in all. waiting: not yet, and those three months are not over.';

create function sponsorship.record_outcomes(p_outcomes jsonb, p_on date, p_actor jsonb) returns table (worker_id uuid, term_id uuid, answer text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select r.* from jsonb_to_recordset(p_outcomes) as r ("workerId" uuid, "termId" uuid, version integer, outcome text, reason text)
  ), seen as (
    select t.worker_id, t.term_id, t.version from sponsorship.handover_terms(p_on, null) t
    where contributions.may_write('sponsorships')
      or (contributions.may_write('bills') and t.agent_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))
  ), kept as (
    update sponsorship.terms t set outcome = a.outcome, outcome_reason = coalesce(a.reason, ''), outcome_name = p_actor ->> 'name', outcome_at = now(),
      contacted_on = p_on, version = t.version + 1
    from asked a join seen s on s.worker_id = a."workerId" and s.term_id = a."termId" and s.version = a.version
    where t.worker_id = s.worker_id and t.term_id = s.term_id and t.version = s.version
    returning t.worker_id, t.term_id
  )
  select a."workerId", a."termId", case when k.term_id is not null then 'recorded' when s.term_id is not null then 'changed' else 'absent' end
  from asked a left join kept k on k.worker_id = a."workerId" and k.term_id = a."termId" left join seen s on s.worker_id = a."workerId" and s.term_id = a."termId"
$$;
comment on function sponsorship.record_outcomes(jsonb, date, jsonb) is
  'What came of asking these workers [{workerId, termId, version, outcome, reason}]; an empty outcome: spoken to, no answer yet. Answers recorded, changed (someone was faster) or absent.';

create function sponsorship.handover_codes(p_terms jsonb, p_on date) returns table (worker_id uuid, term_id uuid, outcome text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted jsonb;
  answers jsonb;
begin
  select jsonb_agg(jsonb_build_object('workerId', t.worker_id, 'termId', t.term_id, 'lastMonth', t.last_month, 'goesOn', exists (
      select from sponsorship.terms n where n.worker_id = t.worker_id and n.state <> 'released' and n.first_month > t.last_month))) into wanted
  from jsonb_to_recordset(p_terms) as r ("workerId" uuid, "termId" uuid) join sponsorship.handover_terms(p_on, null) t on t.worker_id = r."workerId" and t.term_id = r."termId";
  select jsonb_agg(jsonb_build_object('workerId', i.worker_id, 'outcome', i.outcome, 'billId', i.bill_id)) into answers
  from contributions.issue_bills(array(select (e ->> 'workerId')::uuid from jsonb_array_elements(coalesce(wanted, '[]')) e where not (e ->> 'goesOn')::boolean), 1, null, p_on) i;
  -- Asked for two months ahead: a letter's code must last until the month it is for has ended.
  update contributions.bills b set expires_on = sponsorship.last_day_of(b.first_month), due_on = sponsorship.last_day_of(b.first_month)
  from jsonb_to_recordset(coalesce(answers, '[]')) as a ("workerId" uuid, outcome text, "billId" uuid)
    join jsonb_to_recordset(coalesce(wanted, '[]')) as t ("workerId" uuid, "lastMonth" text) on t."workerId" = a."workerId"
  where b.bill_id = a."billId" and b.kind = 'ahead' and b.state = 'open' and b.first_month > t."lastMonth" and b.expires_on < sponsorship.last_day_of(b.first_month);
  return query select r."workerId", r."termId", case when t."termId" is null then 'absent' when t."goesOn" then 'sponsored' else coalesce(a.outcome, 'not_found') end
    from jsonb_to_recordset(p_terms) as r ("workerId" uuid, "termId" uuid)
      left join jsonb_to_recordset(coalesce(wanted, '[]')) as t ("workerId" uuid, "termId" uuid, "goesOn" boolean) on t."workerId" = r."workerId" and t."termId" = r."termId"
      left join jsonb_to_recordset(coalesce(answers, '[]')) as a ("workerId" uuid, outcome text) on a."workerId" = r."workerId";
end $$;
comment on function sponsorship.handover_codes(jsonb, date) is
  'A payment code of his own for the month after the term of each of these workers [{workerId, termId}], as issue_bills makes it, good until that month ends.';

revoke all on function sponsorship.handover_terms(date, text), sponsorship.handover_people(date, jsonb, jsonb, integer), sponsorship.handover_counts(date, text),
  sponsorship.handover_rates(date, text), sponsorship.record_outcomes(jsonb, date, jsonb), sponsorship.handover_codes(jsonb, date) from public;
grant execute on function sponsorship.handover_people(date, jsonb, jsonb, integer), sponsorship.handover_counts(date, text), sponsorship.handover_rates(date, text),
  sponsorship.record_outcomes(jsonb, date, jsonb), sponsorship.handover_codes(jsonb, date) to semesta_app;
