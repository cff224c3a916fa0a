-- Who must be spoken to: cover that ends, arrears by their months, cover that ended; and the letters to employers.
set local role semesta_owner;
create index cover_spans__open_by_month on contributions.cover_spans (paid_through, worker_id) where closed_on is null and segment = 'BPU';
create index bills__arrears on contributions.bills (payer_id, due_on) where state = 'open' and payer_kind = 'employer';

create table contributions.letters (
  letter_id uuid not null,
  number integer not null,
  year integer not null,
  organisation_id uuid not null,
  written_on date not null,
  bills integer not null,
  owed_idr bigint not null,
  fee_idr bigint not null,
  sha256 bytea not null,
  content bytea not null,
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint letters__pk primary key (letter_id),
  constraint letters__number unique (year, number),
  constraint letters__once unique (organisation_id, written_on),
  constraint letters__amounts check (owed_idr > 0 and fee_idr >= 0)
);
comment on table contributions.letters is 'Letters of arrears to employers, as they were printed: asked for again, the same bytes. No people.';
alter table contributions.letters enable row level security, force row level security;
create policy letters__registrar on contributions.letters for all to semesta_registrar using (true) with check (true);
create policy letters__read on contributions.letters for select to semesta_app using (
  organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
grant select, insert on contributions.letters to semesta_registrar;
grant select on contributions.letters to semesta_app;

set local role semesta_registrar;
create function contributions.arrears_source(p_on date, p_tab text, p_within text, p_words text[]) returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  people constant text[] := string_to_array(nullif(current_setting('app.areas_people', true), ''), ',');
  workplaces constant text[] := string_to_array(nullif(current_setting('app.areas_work', true), ''), ',');
  own constant uuid[] := string_to_array(nullif(current_setting('app.organisations', true), ''), ',')::uuid[];
  this_month constant text := to_char(p_on, 'YYYY-MM');
  is_past constant boolean := coalesce((select m.bpu_due_on < p_on from contributions.months m where m.month = this_month), false);
  behind constant integer := case p_tab when 'one' then 1 when 'two' then 2 when 'three' then 3 end;
  seen text;
  wanted text;
begin
  -- Patterns as constants, so that the indexes of areas are used.
  select string_agg(s.condition, ' or ') into seen from (
    select format('w.area_code like %L', p) as condition from unnest(people) p
    union all select format('w.work_area_code like %L', p) from unnest(workplaces) p
    union all select format('(w.custodians && %L::uuid[] and m.custodians && %L::uuid[])', own, own) where cardinality(own) > 0) s;
  if seen is null then return null; end if;
  if p_tab = 'lapsed' then
    wanted := format('(c.closed_on is not null or c.lapses_on <= %L::date) and not exists (select from contributions.cover_spans n
      where n.worker_id = c.worker_id and n.segment = ''BPU'' and n.covered_from > c.covered_from)', p_on);
  else
    -- A month counts as unpaid once its due day has passed: the month paid last says how many do.
    wanted := format('c.closed_on is null and c.lapses_on > %L::date and c.paid_through = any (%L)', p_on, case
      when p_tab = 'ends' then case when is_past then array[this_month] else array[this_month, contributions.month_after(this_month, -1)] end
      when p_tab = 'three' and not is_past then '{}'::text[]
      else array[contributions.month_after(this_month, -behind - case when is_past then 0 else 1 end)] end);
  end if;
  return format('from contributions.cover_spans c
      join registry.workers w on w.worker_id = c.worker_id
      join registry.memberships m on m.worker_id = c.worker_id and m.segment = ''BPU'' and m.ended_on is null and m.state <> ''REQUESTED''
    where c.segment = ''BPU'' and %s and (%s) and w.merged_into is null and w.deceased_on is null', wanted, seen)
    || case when p_within is null then '' else format(' and (w.area_code = %L or w.area_code like %L or w.work_area_code = %L or w.work_area_code like %L)',
      p_within, p_within || '.%', p_within, p_within || '.%') end
    || case when cardinality(p_words) is null or cardinality(p_words) = 0 then '' else format(' and array_to_tsvector(w.name_tokens || w.name_keys) @@ %L::tsquery',
      (select string_agg(quote_literal(word) || ':*', ' & ') from unnest(p_words) word)) end;
end $$;
comment on function contributions.arrears_source(date, text, text, text[]) is
  'The people of a work list in the caller''s scope, as the second half of a query; null when he sees nobody. An organisation sees its own members of the membership in question.';

create function contributions.arrears_people(p_on date, p_tab text, p_within text, p_words text[], p_after uuid, p_most integer)
  returns table (worker_id uuid, name text, nik_masked text, area_code text, work_area_code text, paid_through text, inactive_from date, owed_idr bigint)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  source constant text := contributions.arrears_source(p_on, p_tab, p_within, p_words);
begin
  if source is null then return; end if;
  return query execute 'select p.worker_id, p.name, p.nik_masked, p.area_code, p.work_area_code, p.paid_through, p.lapses_on, coalesce(o.owed_idr, 0)
    from (select c.worker_id, w.name, w.nik_masked, w.area_code, w.work_area_code, c.paid_through, c.lapses_on ' || source
    || format(' and c.worker_id > %L::uuid order by c.worker_id limit %s) p', coalesce(p_after, '00000000-0000-0000-0000-000000000000'), p_most)
    || format(' left join lateral (select sum(x.amount_idr)::bigint as owed_idr from contributions.worker_months x
      where x.worker_id = p.worker_id and x.month between %L and %L and x.segment = ''BPU'' and x.payer_kind = ''worker'' and x.state = ''due'' and x.part = ''protection'') o on true
      order by p.worker_id', contributions.month_after(to_char(p_on, 'YYYY-MM'), -5), to_char(p_on, 'YYYY-MM'));
end $$;
comment on function contributions.arrears_people(date, text, text, text[], uuid, integer) is
  'A page of a work list: ends (paid no further than this month), one, two, three (months behind), lapsed; by place, by words of the name.';

create function contributions.arrears_counts(p_on date, p_within text, p_words text[], p_most integer) returns table (tab text, workers integer)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  source text;
begin
  foreach tab in array array['ends', 'one', 'two', 'three', 'lapsed'] loop
    source := contributions.arrears_source(p_on, tab, p_within, p_words);
    workers := 0;
    if source is not null then
      execute 'select count(*)::integer from (select ' || source || format(' limit %s) f', p_most + 1) into workers;
    end if;
    return next;
  end loop;
end $$;
comment on function contributions.arrears_counts(date, text, text[], integer) is 'How many stand in each work list, counted up to one more than so many. Counts, never people.';

create function contributions.letter_numbers(p_year integer, p_count integer) returns setof integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.may_write('payments') then raise exception 'no right to write letters' using errcode = 'insufficient_privilege'; end if;
  perform pg_advisory_xact_lock(5171070);
  return query select coalesce((select max(l.number) from contributions.letters l where l.year = p_year), 0) + g from generate_series(1, p_count) g;
end $$;
comment on function contributions.letter_numbers(integer, integer) is 'The next numbers of letters of a year, held until the transaction ends: none is given twice, none is skipped.';

create function contributions.keep_letters(p_letters jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept integer;
begin
  if not contributions.may_write('payments') then raise exception 'no right to write letters' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.letters (letter_id, number, year, organisation_id, written_on, bills, owed_idr, fee_idr, sha256, content, account_id, actor_name, area_code)
  select g.letter_id, g.number, g.year, o.organisation_id, g.written_on, g.bills, g.owed_idr, g.fee_idr, sha256(decode(g.content, 'base64')), decode(g.content, 'base64'),
    (nullif(current_setting('app.account', true), ''))::uuid, g.actor_name, o.area_code
  from jsonb_to_recordset(p_letters) as g (letter_id uuid, number integer, year integer, organisation_id uuid, written_on date, bills integer, owed_idr bigint, fee_idr bigint,
      content text, actor_name text)
    join registry.organisations o on o.organisation_id = g.organisation_id
  where contributions.in_scope('', o.area_code, array[o.organisation_id]);
  get diagnostics kept = row_count;
  return kept;
end $$;
comment on function contributions.keep_letters(jsonb) is 'Keeps letters to employers of the caller''s area as they were printed; answers how many.';

revoke all on function contributions.arrears_source(date, text, text, text[]), contributions.arrears_people(date, text, text, text[], uuid, integer),
  contributions.arrears_counts(date, text, text[], integer), contributions.letter_numbers(integer, integer), contributions.keep_letters(jsonb) from public;
grant execute on function contributions.arrears_people(date, text, text, text[], uuid, integer), contributions.arrears_counts(date, text, text[], integer),
  contributions.letter_numbers(integer, integer), contributions.keep_letters(jsonb) to semesta_app;
