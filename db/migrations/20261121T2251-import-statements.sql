-- Bank statements: kept once by their content, their lines told apart by natural keys, their money posted as a set.
set local role semesta_owner;
alter table contributions.statements
  add column reversals integer not null default 0,
  add column lines_done integer not null default 0,
  add column version integer not null default 1,
  add column asked_sealed bytea,
  add column posted_at timestamptz;
comment on column contributions.statements.lines_done is 'Lines read so far while the file is being read.';
comment on column contributions.statements.version is 'Counts the readings begun: an earlier reader that is still alive stops.';
comment on column contributions.statements.asked_sealed is 'AES-256-GCM of the format and account that the sender named; additional data statements|asked|file_id|key version.';
comment on column contributions.statements.bank_account is 'The accounts of the file, all but the last digits hidden.';
alter table contributions.statement_lines add column source text not null default '';
comment on column contributions.statement_lines.source is 'The bank account as payments name it: bank:<keyed hash>.';
comment on column contributions.statement_lines.natural_key is 'Keyed hash of account, day, bank reference, amount, direction and the ordinal among equals: the same line of two overlapping files.';
create index statement_lines__credits on contributions.statement_lines (reference) where direction = 'credit' and outcome <> 'duplicate' and reference <> '';
create index statement_lines__open_debits on contributions.statement_lines (reference) where direction = 'debit' and outcome <> 'duplicate' and payment_id is null and reference <> '';
create index statement_lines__reversals_by_code on contributions.statement_lines (code) where direction = 'debit' and is_reversal and payment_id is null and code <> '';

set local role semesta_registrar;

create function contributions.id_of_key(p_key bytea) returns uuid
  language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select overlay(overlay(left(encode(p_key, 'hex'), 32) placing '8' from 13) placing 'a' from 17)::uuid
$$;
comment on function contributions.id_of_key(bytea) is 'The id that follows from a natural key (UUID version 8): the same line is the same payment, whoever takes it in.';

create function contributions.keep_statement(p_statement jsonb) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked constant contributions.statements := jsonb_populate_record(null::contributions.statements, p_statement);
  kept uuid;
begin
  if not contributions.may_write('payments') then raise exception 'no right to take money' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.statements as s (statement_id, sha256, file_id, format, file_name, account_id, asked_sealed)
  values (asked.statement_id, asked.sha256, asked.file_id, asked.format, asked.file_name, asked.account_id, asked.asked_sealed)
  on conflict on constraint statements__once do update
    -- What is not taken in yet is read again, as it is asked for now; what was taken in stays as it is.
    set state = 'received', error = null, lines_done = 0, version = s.version + 1, format = excluded.format, file_id = excluded.file_id, account_id = excluded.account_id, asked_sealed = excluded.asked_sealed
    where s.state <> 'posted';
  select s.statement_id into kept from contributions.statements s where s.sha256 = asked.sha256;
  return kept;
end $$;
comment on function contributions.keep_statement(jsonb) is
  'Keeps a statement by the hash of its file and answers its id: that of the same file handed in before, where there is one.';

create function contributions.read_statement(p_statement uuid, p_version integer, p_lines_done integer, p_error jsonb) returns integer
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update contributions.statements s set
    version = case when p_version is null then s.version + 1 else s.version end,
    state = case when p_error is null then 'reading' else 'refused' end,
    lines_done = p_lines_done, error = p_error
  where s.statement_id = p_statement and contributions.may_write('payments') and s.state in ('received', 'reading') and (p_version is null or s.version = p_version)
  returning s.version
$$;
comment on function contributions.read_statement(uuid, integer, integer, jsonb) is
  'Begins to read a statement (no version), tells how far it is read, or refuses it with an error. Answers the version that now reads it; none where another does.';

create function contributions.hold_statement(p_statement uuid, p_version integer) returns uuid
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  taker uuid;
begin
  if not contributions.may_write('payments') then raise exception 'no right to take money' using errcode = 'insufficient_privilege'; end if;
  -- One statement at a time: two that overlap see each other's lines.
  perform pg_advisory_xact_lock(5171042);
  select s.account_id into taker from contributions.statements s where s.statement_id = p_statement and s.state = 'reading' and s.version = p_version for update;
  if not found then raise exception 'another reads this statement' using errcode = 'object_not_in_prerequisite_state'; end if;
  return taker;
end $$;
comment on function contributions.hold_statement(uuid, integer) is 'Keeps other statements waiting until the end of the transaction; answers who handed this one in. Error 55000 where another reads it.';

create function contributions.add_statement_lines(p_statement uuid, p_version integer, p_lines jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taker constant uuid := contributions.hold_statement(p_statement, p_version);
begin
  with incoming as materialized (
    select g.line, decode(g.key, 'hex') as natural_key, contributions.id_of_key(decode(g.key, 'hex')) as own_id, g.source, g."bookedOn" as booked_on, g."amountIdr" as amount_idr,
      g.direction, g."isReversal" as is_reversal, g.reference, g."references", g.code, g.remark, b.bill_id
    from jsonb_to_recordset(p_lines) as g (line integer, key text, source text, "bookedOn" date, "amountIdr" bigint, direction text, "isReversal" boolean,
      reference text, "references" text[], code text, remark text)
      left join contributions.bills b on b.code = g.code and g.code <> ''
  ), earlier as (
    select i.line, (array_agg(l.payment_id order by l.outcome = 'duplicate', l.statement_id))[1] as payment_id
    from incoming i join contributions.statement_lines l on l.natural_key = i.natural_key group by i.line
  ), told as (
    -- Money that a bank's message or a clerk told of before, under a reference that the statement repeats.
    select i.line, min(p.payment_id::text)::uuid as payment_id
    from incoming i join contributions.payments p on p.bill_id = i.bill_id and p.amount_idr = i.amount_idr and p.channel in ('va', 'transfer')
      and p.source not like 'bank:%' and upper(p.reference) = any (i."references")
    where i.direction = 'credit' group by i.line
  ), judged as (
    select i.*, e.line is not null or t.line is not null as is_known, coalesce(e.payment_id, t.payment_id) as known_payment
    from incoming i left join earlier e on e.line = i.line left join told t on t.line = i.line
  ), taken as (
    insert into contributions.payments (payment_id, batch_id, channel, source, reference, amount_idr, received_on, code, account_id)
    select j.own_id, p_statement, 'transfer', j.source, ltrim(left(j.reference, 60) || ' ' || left(encode(j.natural_key, 'hex'), 16)), j.amount_idr, j.booked_on, j.code, taker
    from judged j where j.direction = 'credit' and not j.is_known
  )
  insert into contributions.statement_lines (statement_id, line, natural_key, outcome, booked_on, amount_idr, direction, is_reversal, reference, code, remark, payment_id, source)
  select p_statement, j.line, j.natural_key,
    case when j.is_known then 'duplicate' when j.direction = 'debit' then case when j.is_reversal then 'reversal' else 'ignored' end
      when j.bill_id is null then 'unmatched' else 'matched' end,
    j.booked_on, j.amount_idr, j.direction, j.is_reversal, j.reference, j.code, j.remark,
    case when j.is_known then j.known_payment when j.direction = 'credit' then j.own_id end, j.source
  from judged j;
end $$;
comment on function contributions.add_statement_lines(uuid, integer, jsonb) is
  'Lines of the statement being read: each judged against what is known, new credits taken in as payments that post_statement posts in the same transaction.';

create function contributions.pair_reversals(p_statement uuid, p_by text)
  returns table (statement_id uuid, line integer, payment_id uuid, booked_on date, natural_key bytea)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  -- Money that went out again and the credit that it takes back: the same account and amount, by the bank's reference or by the payment code.
  with mine as materialized (
    select distinct l.source, l.amount_idr, case p_by when 'reference' then l.reference else l.code end as key
    from contributions.statement_lines l where l.statement_id = p_statement and l.outcome <> 'duplicate'
      and case p_by when 'reference' then l.reference else l.code end <> ''
  ), debits as materialized (
    select d.statement_id, d.line, d.source, d.amount_idr, d.booked_on, d.natural_key, m.key
    from mine m join contributions.statement_lines d on p_by = 'reference' and d.reference = m.key and d.reference <> '' and d.outcome <> 'duplicate'
    where d.source = m.source and d.amount_idr = m.amount_idr and d.direction = 'debit' and d.payment_id is null
    union all
    select d.statement_id, d.line, d.source, d.amount_idr, d.booked_on, d.natural_key, m.key
    from mine m join contributions.statement_lines d on p_by = 'code' and d.code = m.key and d.code <> '' and d.direction = 'debit' and d.is_reversal and d.payment_id is null
    where d.source = m.source and d.amount_idr = m.amount_idr and d.outcome <> 'duplicate'
  ), keys as materialized (
    select distinct d.source, d.amount_idr, d.key from debits d
  ), credits as (
    select c.payment_id, k.source, k.amount_idr, k.key, c.booked_on from keys k
      join contributions.statement_lines c on p_by = 'reference' and c.reference = k.key and c.reference <> '' and c.outcome <> 'duplicate'
    where c.source = k.source and c.amount_idr = k.amount_idr and c.direction = 'credit'
    union all
    select p.payment_id, k.source, k.amount_idr, k.key, p.received_on from keys k
      join contributions.bills b on p_by = 'code' and b.code = k.key join contributions.payments p on p.bill_id = b.bill_id
    where p.source = k.source and p.amount_idr = k.amount_idr
  ), came_in as (
    select c.*, row_number() over (partition by c.source, c.amount_idr, c.key order by c.booked_on, c.payment_id) as ordinal
    from credits c join contributions.payments p on p.payment_id = c.payment_id and p.state in ('posted', 'unidentified')
  ), went_out as (
    select d.*, row_number() over (partition by d.source, d.amount_idr, d.key order by d.booked_on, d.natural_key) as ordinal from debits d
  )
  select o.statement_id, o.line, c.payment_id, o.booked_on, o.natural_key
  from went_out o join came_in c on c.source = o.source and c.amount_idr = o.amount_idr and c.key = o.key and c.ordinal = o.ordinal
$$;
comment on function contributions.pair_reversals(uuid, text) is
  'Debits not yet known to take something back, and the payments they take back, as far as this statement brought one of the two.';

create function contributions.post_statement(p_statement uuid, p_version integer, p_bank_account text, p_format text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taker constant uuid := contributions.hold_statement(p_statement, p_version);
  way text;
begin
  perform contributions.post_payments(p_statement);
  foreach way in array array['reference', 'code'] loop
    with pairs as materialized (
      select r.* from contributions.pair_reversals(p_statement, way) r order by r.natural_key
    ), taken_back as materialized (
      -- Where a part was given back meanwhile, the line keeps its payment and a person sees to it.
      select r.*, contributions.note_reversal(p.source, p.reference, r.booked_on, p.amount_idr, 'rekening koran', taker) as answer
      from pairs r join contributions.payments p on p.payment_id = r.payment_id
    ), marked as (
      update contributions.statement_lines l set outcome = 'reversal', payment_id = t.payment_id
      from taken_back t where l.statement_id = t.statement_id and l.line = t.line and t.answer in ('reversed', 'not_covered')
      returning l.natural_key, l.payment_id
    )
    update contributions.exceptions x set state = 'settled', settled_at = now(), outcome = 'paired', payment_id = m.payment_id
    from marked m where x.exception_id = contributions.id_of_key(m.natural_key) and x.kind = 'reversal_first' and x.state = 'open';
  end loop;

  -- A reversal of what never came: it may come yet, and someone must know.
  insert into contributions.exceptions (exception_id, kind, amount_idr, details, opened_on)
  select contributions.id_of_key(l.natural_key), 'reversal_first', l.amount_idr, jsonb_build_object('statementId', l.statement_id, 'line', l.line, 'reference', l.reference), l.booked_on
  from contributions.statement_lines l where l.statement_id = p_statement and l.outcome = 'reversal' and l.payment_id is null
  on conflict do nothing;

  update contributions.statements s set state = 'posted', posted_at = now(), bank_account = p_bank_account, format = p_format, lines = n.lines, lines_done = n.lines,
    matched = n.matched, unmatched = n.unmatched, duplicate = n.duplicate, reversals = n.reversals, ignored = n.ignored, total_idr = n.total_idr
  from (
    select count(*) as lines, count(*) filter (where l.outcome = 'matched') as matched, count(*) filter (where l.outcome = 'unmatched') as unmatched,
      count(*) filter (where l.outcome = 'duplicate') as duplicate, count(*) filter (where l.outcome = 'reversal') as reversals,
      count(*) filter (where l.outcome = 'ignored') as ignored, coalesce(sum(l.amount_idr) filter (where l.direction = 'credit'), 0)::bigint as total_idr
    from contributions.statement_lines l where l.statement_id = p_statement) n
  where s.statement_id = p_statement;
end $$;
comment on function contributions.post_statement(uuid, integer, text, text) is
  'Posts the credits of a statement whose lines were all added, takes back what its debits or earlier ones take back, and counts what became of each line.';

revoke all on function contributions.id_of_key(bytea), contributions.keep_statement(jsonb), contributions.read_statement(uuid, integer, integer, jsonb), contributions.hold_statement(uuid, integer),
  contributions.add_statement_lines(uuid, integer, jsonb), contributions.pair_reversals(uuid, text), contributions.post_statement(uuid, integer, text, text) from public;
grant execute on function contributions.keep_statement(jsonb), contributions.read_statement(uuid, integer, integer, jsonb),
  contributions.add_statement_lines(uuid, integer, jsonb), contributions.post_statement(uuid, integer, text, text) to semesta_app;
