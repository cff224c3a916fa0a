-- What a village's paid-for list left of its quota may be filled by another, where the programme says so.
set local role semesta_registrar;

create or replace function sponsorship.places_left(p_list uuid) returns integer
  language sql stable set search_path = pg_catalog, pg_temp as $$
  with asked as (
    select l.list_id, l.programme_id, l.village_code, l.first_month, p.unused_rule from sponsorship.lists l join sponsorship.programmes p on p.programme_id = l.programme_id where l.list_id = p_list
  ), villages as (
    -- A village that has closed its first list has said how many it names; one that took more has taken of the others.
    select v.village_code, v.village_code = a.village_code as is_own, v.quota - count(distinct t.worker_id)::integer as free,
      exists (select from sponsorship.lists c where c.programme_id = v.programme_id and c.village_code = v.village_code and c.kind = 'first' and c.state in ('approved', 'billed', 'paid')) as is_closed
    from asked a join sponsorship.programme_villages v on v.programme_id = a.programme_id and (v.village_code = a.village_code or a.unused_rule = 'others')
      left join sponsorship.terms t on t.programme_id = v.programme_id and t.village_code = v.village_code and t.list_id <> a.list_id and t.state <> 'released' and t.last_month >= a.first_month
    group by v.programme_id, v.village_code, v.quota, a.village_code
  )
  select case when bool_or(v.is_own) then greatest(0, coalesce(sum(v.free) filter (where v.is_own), 0)
    + greatest(0, coalesce(sum(v.free) filter (where not v.is_own and (v.is_closed or v.free < 0)), 0)))::integer end
  from villages v
$$;
comment on function sponsorship.places_left(uuid) is
  'How many a list may name: what its village''s other lists have not taken of the quota for its time, and, where the programme says so, what villages that closed their first list left.';

create function sponsorship.list_places(p_list uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select sponsorship.places_left(l.list_id) from sponsorship.lists l
  where l.list_id = p_list and (sponsorship.of_residents(l.village_code) or (current_setting('app.role', true) = 'government' and sponsorship.in_area(l.laid_before)))
$$;
comment on function sponsorship.list_places(uuid) is 'How many a list that the caller sees may name: a count that rests on the terms of other villages too.';
revoke all on function sponsorship.list_places(uuid) from public;
grant execute on function sponsorship.list_places(uuid) to semesta_app;
