-- Checks are looked up by key alone, by a plan made once. PostgreSQL made one anew for each check that came alone, at four times the cost
-- of the look-up; read small tables whole; and sorted, for each employer, what only a worker has.
set local role semesta_registrar;
create or replace function certificates.answer_checks(p_ids uuid[], p_codes text[], p_today date, p_how text[], p_outcomes text[], p_reasons text[], p_certificates uuid[])
  returns table (place integer, certificate_id uuid, kind text, status smallint, paid_through text, workers_reported integer, lapses_on date, is_covered boolean,
    name text, npp text, nib text, area_code text, area_name text, kpj text, number text, registered_since date, programmes text[])
  language plpgsql security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  -- A count that is lost with the power is no loss to anybody; waiting for the disk would be.
  perform set_config('synchronous_commit', 'off', true);
  insert into certificates.online_checks (how, outcome, reason, certificate_id)
    select l.how, l.outcome, l.reason, l.certificate_id from unnest(p_how, p_outcomes, p_reasons, p_certificates) as l (how, outcome, reason, certificate_id);
  return query
  select a.place::integer, e.certificate_id, e.kind, e.status,
    coalesce(s.paid_through, w.paid_through), coalesce(s.workers_reported, 0), w.lapses_on, coalesce(w.is_covered, false),
    coalesce(o.name, w.masked, ''), coalesce(o.npp, ''), coalesce(o.nib, ''), coalesce(o.area_code, ''), coalesce(o.area_name, ''), coalesce(w.kpj, ''),
    coalesce(p.number, ''), p.registered_since, coalesce(p.programmes, k.programmes, '{}')
  from unnest(p_ids, p_codes) with ordinality as a (id, code, place)
    cross join lateral (
      select x.certificate_id, x.kind, x.holder_id, x.status from certificates.entries x where x.certificate_id = a.id
      union all select x.certificate_id, x.kind, x.holder_id, x.status from certificates.entries x where x.code = a.code and a.id is null) e
    -- `limit 1` of what is one anyhow has each found by its key.
    left join lateral (
      select x.name, x.npp, x.nib, x.area_code, (select r.name from registry.areas r where r.code = x.area_code) as area_name
      from registry.organisations x where e.kind = 'employer' and x.organisation_id = e.holder_id limit 1) o on true
    left join lateral (
      select x.paid_through, x.workers_reported from certificates.employer_standings x where e.kind = 'employer' and x.organisation_id = e.holder_id limit 1) s on true
    left join lateral (
      -- Names leave only masked, as a card carries them.
      select regexp_replace(x.name, '(\S)\S+', '\1***', 'g') as masked, m.kpj, c.paid_through, c.lapses_on,
        c.worker_id is not null and x.deceased_on is null and (c.lapses_on is null or c.lapses_on > p_today) as is_covered
      from registry.workers x
        left join lateral (
          select y.kpj from registry.memberships y where y.worker_id = coalesce(x.merged_into, x.worker_id) and y.kpj is not null
          order by (y.ended_on is null) desc, y.opened_on desc limit 1) m on true
        left join lateral (
          select y.worker_id, y.paid_through, y.lapses_on from contributions.cover_spans y
          where y.worker_id = coalesce(x.merged_into, x.worker_id) and y.covered_from <= p_today
            and (y.segment = 'BPU' or exists (select from registry.memberships z where z.worker_id = y.worker_id and z.segment = 'PU' and z.ended_on is null and z.state <> 'REQUESTED'))
          order by (y.lapses_on is null) desc, y.lapses_on desc limit 1) c on true
      where e.kind = 'worker' and x.worker_id = e.holder_id limit 1) w on true
    -- A text brings its own words; a code has those of the last text.
    left join lateral (
      select x.number, x.registered_since, d.programmes
      from certificates.employer_certificates x cross join lateral (
        select y.programmes from certificates.employer_editions y where y.certificate_id = x.certificate_id order by y.edition desc limit 1) d
      where a.id is null and e.kind = 'employer' and x.certificate_id = e.certificate_id limit 1) p on true
    left join lateral (
      select d.programmes
      from certificates.worker_cards x cross join lateral (
        select y.programmes from certificates.card_editions y where y.worker_id = x.worker_id and y.certificate_id = x.certificate_id order by y.edition desc limit 1) d
      where a.id is null and e.kind = 'worker' and x.worker_id = e.holder_id and x.certificate_id = e.certificate_id limit 1) k on true;
end $$;
