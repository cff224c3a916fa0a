-- The board: villages of a programme by stage and money. Counts by area, never people; a list is named only to whoever may see it.
set local role semesta_registrar;

create function sponsorship.seen_area(p_village text, p_custodians uuid[]) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((contributions.may_write('sponsorships') or nullif(current_setting('app.audit', true), '') = 'all')
      and p_village like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
    or p_custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid], false)
$$;
comment on function sponsorship.seen_area(text, uuid[]) is 'Whether the caller sees counts and money of that village, by his area or as its sponsor.';

create function sponsorship.village_board(p_programme uuid)
  returns table (programme_id uuid, village_code text, village_name text, district_name text, village_kind text, quota integer, left_out text,
    stage text, list_id uuid, note text, changed_on date, candidates integer, accepted integer, rejected integer,
    undecided integer, reserve integer, workers integer, reserved_idr bigint, billed_idr bigint, paid_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with villages as (
    select v.* from sponsorship.programme_villages v
    where (p_programme is null or v.programme_id = p_programme) and sponsorship.seen_area(v.village_code, v.custodians)
  ), reached as (
    select l.list_id, l.programme_id, l.village_code, l.state, l.kind, l.workers
    from sponsorship.lists l join villages v on v.programme_id = l.programme_id and v.village_code = l.village_code
    where l.state not in ('draft', 'proposed', 'verified')
  ), money as (
    -- A list's part of its budget is the sum of the moves made for it: what was released counts no more.
    select r.programme_id, r.village_code,
      sum(case when m.to_stage = 'reserved' then m.amount_idr when m.from_stage = 'reserved' then -m.amount_idr else 0 end)::bigint as reserved_idr,
      sum(case when m.to_stage = 'billed' then m.amount_idr when m.from_stage = 'billed' then -m.amount_idr else 0 end)::bigint as billed_idr,
      sum(case when m.to_stage = 'paid' then m.amount_idr when m.from_stage = 'paid' then -m.amount_idr else 0 end)::bigint as paid_idr
    from reached r join sponsorship.budget_moves m on m.list_id = r.list_id group by 1, 2
  ), sponsored as (
    select r.programme_id, r.village_code, sum(r.workers)::integer as workers from reached r
    where r.state <> 'withdrawn' and r.kind in ('first', 'top_up') group by 1, 2
  ), firsts as (
    select l.*, (l.village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
      or (nullif(current_setting('app.role', true), '') = 'government' and l.laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')))) as is_seen
    from sponsorship.lists l join villages v on v.programme_id = l.programme_id and v.village_code = l.village_code
    where l.kind = 'first' and l.state <> 'withdrawn'
  )
  select v.programme_id, v.village_code, a.name, coalesce(d.name, ''), v.village_kind, v.quota, v.left_out,
    coalesce(f.state, 'none'), case when f.is_seen then f.list_id end, case when f.is_seen then f.note else '' end, (coalesce(f.approved_at, f.verified_at, f.proposed_at, f.recorded_at) at time zone 'Asia/Makassar')::date,
    coalesce(c.candidates, 0), coalesce(c.accepted, 0), coalesce(c.rejected, 0), coalesce(c.undecided, 0), coalesce(c.reserve, 0),
    coalesce(w.workers, 0), coalesce(m.reserved_idr, 0), coalesce(m.billed_idr, 0), coalesce(m.paid_idr, 0)
  from villages v
    join registry.areas a on a.code = v.village_code
    left join registry.areas d on d.code = a.parent_code
    left join firsts f on f.programme_id = v.programme_id and f.village_code = v.village_code
    left join money m on m.programme_id = v.programme_id and m.village_code = v.village_code
    left join sponsored w on w.programme_id = v.programme_id and w.village_code = v.village_code
    left join lateral (select count(*) filter (where not x.is_reserve)::integer as candidates, count(*) filter (where x.state = 'accepted' and not x.is_reserve)::integer as accepted,
      count(*) filter (where x.state = 'rejected')::integer as rejected, count(*) filter (where x.state = 'proposed')::integer as undecided,
      count(*) filter (where x.is_reserve and x.state <> 'rejected')::integer as reserve
      from sponsorship.candidates x where x.list_id = f.list_id) c on f.state <> 'draft' or f.is_seen
  order by d.name, a.name, v.village_code
$$;
comment on function sponsorship.village_board(uuid) is
  'Villages of a programme (null: of all) that the caller''s area holds or he sponsors, by the stage of their first list and the money of all their lists.';

revoke all on function sponsorship.seen_area(text, uuid[]), sponsorship.village_board(uuid) from public;
grant execute on function sponsorship.village_board(uuid) to semesta_app;

-- Asks with the caller's own rights: a bill that he does not see has no line.
create function sponsorship.bills_of(p_bills uuid[])
  returns table (bill_id uuid, code text, state text, amount_idr bigint, fee_idr bigint, paid_idr bigint, owed_idr bigint, due_on date, expires_on date, paid_on date)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select b.bill_id, b.code, b.state, b.amount_idr, b.fee_idr, b.paid_idr + b.fee_paid_idr,
    case when b.state = 'open' then b.amount_idr + b.fee_idr - b.paid_idr - b.fee_paid_idr - b.forgone_idr else 0 end, b.due_on, b.expires_on, b.paid_on
  from contributions.bills b where b.bill_id = any (p_bills)
$$;
comment on function sponsorship.bills_of(uuid[]) is 'Code, sums and days of the bills of lists, as the caller may see them.';
revoke all on function sponsorship.bills_of(uuid[]) from public;
grant execute on function sponsorship.bills_of(uuid[]) to semesta_app;
