-- Certificates and cards follow what is paid: employers by the queue of changed standings, cards by the ledger and the calendar.
set local role semesta_owner;
create table certificates.unfollowed (
  organisation_id uuid not null,
  follower text not null,
  attempts integer not null,
  retry_at timestamptz not null,
  fault text not null,
  constraint unfollowed__pk primary key (organisation_id, follower),
  constraint unfollowed__attempts check (attempts > 0)
);
create index unfollowed__by_time on certificates.unfollowed (retry_at);
comment on table certificates.unfollowed is 'What could not follow a change of an employer''s standing and is tried again, later each time. Kinds of errors, no people.';

create table certificates.follow_marks (
  mark text not null,
  reached_at timestamptz not null,
  reached_on date not null,
  constraint follow_marks__pk primary key (mark)
);
comment on table certificates.follow_marks is 'Up to when the ledger and the calendar were followed.';

alter table certificates.entries add column follow_on date default '-infinity';
comment on column certificates.entries.follow_on is 'A card: the day on which it is looked at again whatever happens before; employers'' certificates follow a queue.';
create index entries__to_follow on certificates.entries (follow_on) where kind = 'worker' and status <> 1;

-- Journals are only ever added: a few pages of summaries find those of the last minutes, and cost a payment nothing.
create index journals__by_record on contributions.journals using brin (recorded_at) with (pages_per_range = 16, autosummarize = on);

do $$
declare
  name text;
begin
  foreach name in array array['unfollowed', 'follow_marks'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert, update, delete on certificates.%I to semesta_registrar', name);
  end loop;
end $$;

set local role semesta_registrar;
create function certificates.take_changed_employers(p_most integer) returns uuid[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken uuid[];
begin
  -- One at a time: of two, the second would see what the first is about to do as undone.
  if not pg_try_advisory_xact_lock(hashtext('certificates.follow_employers')) then return null; end if;
  with gone as (
    delete from certificates.changed_employers c
    where c.change_id in (select x.change_id from certificates.changed_employers x order by x.change_id limit p_most for update skip locked)
    returning c.organisation_id)
  select coalesce(array_agg(distinct g.organisation_id), '{}') into taken from gone g;
  return taken;
end $$;
comment on function certificates.take_changed_employers(integer) is 'The oldest changes of standings, out of the queue if the transaction commits; null: another one is at it.';

create function certificates.take_unfollowed(p_most integer) returns table (organisation_id uuid, follower text, attempts integer)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from certificates.unfollowed u
  where (u.organisation_id, u.follower) in (select x.organisation_id, x.follower from certificates.unfollowed x where x.retry_at <= clock_timestamp() order by x.retry_at limit p_most)
  returning u.organisation_id, u.follower, u.attempts
$$;
comment on function certificates.take_unfollowed(integer) is 'What is due to be tried again.';

create function certificates.keep_unfollowed(p_faults jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into certificates.unfollowed as u (organisation_id, follower, attempts, retry_at, fault)
  select f."organisationId", f.follower, f.attempts, clock_timestamp() + least(interval '15 seconds' * power(2, f.attempts), interval '6 hours'), left(f.fault, 120)
  from jsonb_to_recordset(p_faults) as f ("organisationId" uuid, follower text, attempts integer, fault text)
  on conflict on constraint unfollowed__pk do update set attempts = greatest(u.attempts, excluded.attempts), retry_at = excluded.retry_at, fault = excluded.fault
$$;
comment on function certificates.keep_unfollowed(jsonb) is 'Keeps what failed, to be tried again after 30 seconds, a minute, two … six hours.';

create function certificates.state_holders(p_states jsonb) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  select certificates.set_statuses(coalesce(jsonb_agg(jsonb_build_object('certificateId', e.certificate_id, 'status', s.status, 'reason', s.reason)), '[]'))
  from jsonb_to_recordset(p_states) as s ("holderId" uuid, status smallint, reason text)
    join certificates.entries e on e.holder_id = s."holderId" and e.kind = 'employer' and e.status <> 1 and e.status <> s.status
$$;
comment on function certificates.state_holders(jsonb) is 'States the certificates of [{holderId, status, reason}] in their status lists; answers how many changed.';

create function certificates.months_paid_through() returns table (month text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.month from contributions.months m where exists (select from certificates.employer_standings s where s.paid_through = m.month)
$$;
comment on function certificates.months_paid_through() is 'The months through which employers are paid: a few dozen, however many employers.';

create function certificates.queue_paid_through(p_months text[]) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  with told as (
    insert into certificates.changed_employers (organisation_id)
    select s.organisation_id from certificates.employer_standings s where s.paid_through = any (p_months) returning 1)
  select count(*)::integer from told
$$;
comment on function certificates.queue_paid_through(text[]) is 'Puts employers paid through these months among those whose standing changed: a day did it.';

create function certificates.move_mark(p_mark text, p_today date) returns date
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  before date;
begin
  insert into certificates.follow_marks (mark, reached_at, reached_on) values (p_mark, clock_timestamp(), p_today) on conflict do nothing;
  select m.reached_on into before from certificates.follow_marks m where m.mark = p_mark for update;
  update certificates.follow_marks m set reached_on = greatest(m.reached_on, p_today), reached_at = clock_timestamp() where m.mark = p_mark;
  return before;
end $$;
comment on function certificates.move_mark(text, date) is 'Moves a mark to a day and answers where it stood.';

create function certificates.follow_cards(p_today date, p_most integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- A transaction that books for longer than this is found by the look of the week.
  overlap constant interval := '5 minutes';
  started constant timestamptz := clock_timestamp();
  since timestamptz;
  due uuid[];
  cards uuid[];
  states jsonb;
begin
  insert into certificates.follow_marks (mark, reached_at, reached_on) values ('cards', started, p_today) on conflict do nothing;
  select m.reached_at - overlap into since from certificates.follow_marks m where m.mark = 'cards' for update;
  due := array(select e.certificate_id from certificates.entries e where e.kind = 'worker' and e.status <> 1 and e.follow_on <= p_today order by e.follow_on limit p_most);
  with moved as (
    select distinct p.bill_id from contributions.journals j join contributions.postings p on p.journal_id = j.journal_id
    where j.recorded_at >= since and p.bill_id is not null
  ), workers as (
    select b.payer_id as worker_id from moved m join contributions.bills b on b.bill_id = m.bill_id where b.payer_kind = 'worker'
    union
    select wm.worker_id from moved m join contributions.bills b on b.bill_id = m.bill_id and b.payer_kind <> 'worker'
      join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
  ), holders as (
    select k.worker_id from workers k union select w.worker_id from workers k join registry.workers w on w.merged_into = k.worker_id
  )
  select array(
    select unnest(due)
    union
    select e.certificate_id from holders h join certificates.entries e on e.holder_id = h.worker_id and e.kind = 'worker' and e.status <> 1) into cards;

  with looked as (
    select e.certificate_id, e.status, e.follow_on, coalesce(c.is_covered, false) as is_covered, c.lapses_on
    from certificates.entries e
      left join lateral (select coalesce(x.merged_into, x.worker_id) as worker_id, x.deceased_on from registry.workers x where x.worker_id = e.holder_id) w on true
      left join lateral (
        -- As a check online reads it: his own cover until it lapses, a wage earner's while the employment goes on.
        select x.lapses_on, w.deceased_on is null and (x.lapses_on is null or x.lapses_on > p_today) as is_covered
        from contributions.cover_spans x
        where x.worker_id = w.worker_id and x.covered_from <= p_today
          and (x.segment = 'BPU' or exists (select from registry.memberships p where p.worker_id = x.worker_id and p.segment = 'PU' and p.ended_on is null and p.state <> 'REQUESTED'))
        order by (x.lapses_on is null) desc, x.lapses_on desc limit 1) c on true
    where e.certificate_id = any (cards) and e.status <> 1
  ), planned as (
    update certificates.entries e set follow_on = case when l.is_covered then least(l.lapses_on, p_today + 7) else p_today + 7 end
    from looked l where e.certificate_id = l.certificate_id
      and l.follow_on is distinct from case when l.is_covered then least(l.lapses_on, p_today + 7) else p_today + 7 end
  )
  select jsonb_agg(jsonb_build_object('certificateId', l.certificate_id, 'status', case when l.is_covered then 0 else 2 end, 'reason', case when l.is_covered then '' else 'card.inactive' end)
    order by l.certificate_id) into states
  from looked l where l.status <> case when l.is_covered then 0 else 2 end;
  if states is not null then perform certificates.set_statuses(states); end if;
  update certificates.follow_marks m set reached_at = started, reached_on = greatest(m.reached_on, p_today) where m.mark = 'cards';
  return cardinality(due);
end $$;
comment on function certificates.follow_cards(date, integer) is 'States the cards of workers whom money moved for since the last time, whose lapse is due, and a seventh of all others a day; answers how many of those were due by the calendar.';

revoke all on function certificates.take_changed_employers(integer), certificates.take_unfollowed(integer), certificates.keep_unfollowed(jsonb), certificates.state_holders(jsonb),
  certificates.months_paid_through(), certificates.queue_paid_through(text[]), certificates.move_mark(text, date), certificates.follow_cards(date, integer) from public;
grant execute on function certificates.take_changed_employers(integer), certificates.take_unfollowed(integer), certificates.keep_unfollowed(jsonb), certificates.state_holders(jsonb),
  certificates.months_paid_through(), certificates.queue_paid_through(text[]), certificates.move_mark(text, date), certificates.follow_cards(date, integer) to semesta_worker;
