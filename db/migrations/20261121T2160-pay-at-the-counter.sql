-- The counter: whose bill a code is, money taken for it, its receipt; and a reversal that comes before its payment.
set local role semesta_owner;

create table contributions.cashiers (
  account_id uuid not null,
  name text not null,
  constraint cashiers__pk primary key (account_id)
);
comment on table contributions.cashiers is 'Under which name an account last took money at the counter: for the day''s cash report.';
alter table contributions.cashiers enable row level security, force row level security;
create policy cashiers__registrar on contributions.cashiers for all to semesta_registrar using (true) with check (true);
create policy cashiers__read on contributions.cashiers for select to semesta_app using (
  'payments' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  or nullif(current_setting('app.audit', true), '') = 'all');
grant select, insert, update, delete on contributions.cashiers to semesta_registrar;
grant select on contributions.cashiers to semesta_app;

alter table contributions.payments add column receipt_printed_at timestamptz;
comment on column contributions.payments.receipt_printed_at is 'When its receipt was first printed: each later one is a copy.';
create unique index exceptions__reversal_once on contributions.exceptions ((details ->> 'source'), (details ->> 'reference')) where kind = 'reversal_first';

grant create on schema contributions to semesta_registrar;
set local role semesta_registrar;

create function contributions.reads_money() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select contributions.may_write('payments') or coalesce(nullif(current_setting('app.audit', true), '') = 'all', false)
$$;
comment on function contributions.reads_money() is 'Whether the caller works at the money, or looks over it.';

create function contributions.bill_at_counter(p_code text)
  returns table (bill_id uuid, code text, state text, kind text, payer_kind text, payer_id uuid, payer_name text, segment text, first_month text, last_month text,
    workers integer, amount_idr bigint, fee_idr bigint, owed_idr bigint, due_on date, expires_on date, paid_on date, replaced_by_code text, credit_idr bigint,
    payer_owed_idr bigint, area_code text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.bill_id, b.code, b.state, b.kind, b.payer_kind, b.payer_id,
    case b.payer_kind when 'worker' then (select w.name from registry.workers w where w.worker_id = b.payer_id)
      else (select o.name from registry.organisations o where o.organisation_id = b.payer_id) end,
    b.segment, b.first_month, b.last_month, b.workers, b.amount_idr, b.fee_idr,
    case when b.state = 'open' then b.amount_idr + b.fee_idr - b.paid_idr - b.forgone_idr - b.fee_paid_idr else 0 end,
    b.due_on, b.expires_on, b.paid_on, (select r.code from contributions.bills r where r.bill_id = b.replaced_by), k.credit_idr,
    (select coalesce(sum(o.amount_idr + o.fee_idr - o.paid_idr - o.forgone_idr - o.fee_paid_idr), 0)::bigint from contributions.bills o
      where o.payer_id = b.payer_id and o.state = 'open'),
    b.area_code
  from contributions.bills b join contributions.payers k on k.payer_id = b.payer_id
  where b.code = p_code and contributions.may_write('payments') and contributions.in_scope(b.area_code, b.work_area_code, '{}')
$$;
comment on function contributions.bill_at_counter(text) is 'The bill of a payment code in the caller''s scope, with what its payer owes in all and what is held for him.';

create function contributions.record_at_counter(p_payment jsonb, p_cashier text)
  returns table (payment_id uuid, is_new boolean, amount_idr bigint, code text, received_on date, receipt bigint, state text, bill_state text, credit_idr bigint, exception text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken record;
begin
  select r.payment_id, r.is_new into strict taken from contributions.receive_payments(jsonb_build_array(p_payment)) r;
  if taken.is_new then
    insert into contributions.cashiers as c (account_id, name) values ((p_payment ->> 'accountId')::uuid, p_cashier)
    on conflict on constraint cashiers__pk do update set name = excluded.name where c.name <> excluded.name;
  end if;
  return query select p.payment_id, taken.is_new, p.amount_idr, p.code, p.received_on, p.receipt, p.state, coalesce(b.state, ''), coalesce(k.credit_idr, 0),
      coalesce((select min(x.kind) from contributions.exceptions x where x.payment_id = p.payment_id and x.state = 'open'), '')
    from contributions.payments p left join contributions.bills b on b.bill_id = p.bill_id left join contributions.payers k on k.payer_id = p.payer_id
    where p.payment_id = taken.payment_id;
end $$;
comment on function contributions.record_at_counter(jsonb, text) is 'Takes one payment as receive_payments does, keeps the cashier''s name, and answers what became of it.';

create function contributions.payment_seen(p_payment uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from contributions.payments p where p.payment_id = p_payment and contributions.reads_money()
    and (p.payer_id is null or contributions.in_scope(p.area_code, p.work_area_code, '{}')))
$$;
comment on function contributions.payment_seen(uuid) is 'Whether the caller works at the money and this payment is nobody''s yet or of his area.';

create function contributions.paid_by(p_payment uuid)
  returns table (worker_id uuid, worker_name text, kpj text, part text, months text[], workers integer, amount_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with payment as (
    select p.payment_id, p.payer_id, k.kind from contributions.payments p join contributions.payers k on k.payer_id = p.payer_id
    where p.payment_id = p_payment and contributions.payment_seen(p_payment)
  ), own as (
    select wm.* from (
      select p.payer_id from payment p where p.kind in ('worker', 'group') union select s.payer_id from contributions.payment_shares s join payment p on p.payment_id = s.payment_id
    ) k join contributions.worker_months wm on wm.worker_id = k.payer_id
    where wm.payment_id = p_payment and wm.state = 'paid'
  ), others as (
    select wm.* from payment p join contributions.bills b on b.payer_id = p.payer_id and p.kind in ('employer', 'sponsor')
      join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
    where wm.payment_id = p_payment and wm.state = 'paid'
  )
  select o.worker_id, max(w.name), coalesce(max(m.kpj), ''), o.part, array_agg(distinct o.month order by o.month), 1, sum(o.amount_idr)::bigint
  from own o join registry.workers w on w.worker_id = o.worker_id
    left join registry.memberships m on m.worker_id = o.worker_id and m.membership_id = o.membership_id
  group by o.worker_id, o.part
  union all
  select null, '', '', case when o.part = 'whole' then 'whole' else 'adjustment' end, array_agg(distinct o.month order by o.month), count(distinct o.worker_id)::integer,
    sum(o.amount_idr)::bigint
  from others o group by 4
$$;
comment on function contributions.paid_by(uuid) is 'What a payment paid: a line a worker and part where workers pay for themselves, a line a part with the number of workers where another pays for them.';

create function contributions.print_receipt(p_payment uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.may_write('payments') or not contributions.payment_seen(p_payment) then
    raise exception 'no right to print this receipt' using errcode = 'insufficient_privilege';
  end if;
  update contributions.payments p set receipt_printed_at = now() where p.payment_id = p_payment and p.receipt_printed_at is null;
  return found;
end $$;
comment on function contributions.print_receipt(uuid) is 'True when the receipt is printed for the first time: each later one is a copy.';

create function contributions.receipt_for_check(p_receipt bigint)
  returns table (amount_idr bigint, received_on date, state text, months text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.amount_idr, p.received_on, p.state, coalesce((
      select array_agg(distinct wm.month order by wm.month) from contributions.worker_months wm
      where wm.payment_id = p.payment_id and wm.state = 'paid' and (
        wm.worker_id in (select p.payer_id union select s.payer_id from contributions.payment_shares s where s.payment_id = p.payment_id))), (
      select array_agg(distinct wm.month order by wm.month) from contributions.bills b
        join contributions.worker_months wm on wm.bill_id = b.bill_id and wm.month between b.first_month and b.last_month
      where b.payer_id = p.payer_id and b.payer_kind in ('employer', 'sponsor') and wm.payment_id = p.payment_id and wm.state = 'paid'), '{}')
  from contributions.payments p where p.receipt = p_receipt
$$;
comment on function contributions.receipt_for_check(bigint) is 'Amount, day and months of a receipt, nobody''s name: the server shows them to whoever knows the check code, and to nobody else.';

create function contributions.payer_names(p_payers uuid[]) returns table (payer_id uuid, kind text, name text, credit_idr bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.payer_id, k.kind, coalesce(case k.kind when 'worker' then (select w.name from registry.workers w where w.worker_id = k.payer_id)
    else (select o.name from registry.organisations o where o.organisation_id = k.payer_id) end, ''), k.credit_idr
  from contributions.payers k
  where k.payer_id = any (p_payers) and contributions.reads_money() and contributions.in_scope(k.area_code, k.work_area_code, '{}')
$$;
comment on function contributions.payer_names(uuid[]) is 'Names of payers of the caller''s scope and what is held for them, for those who work at the money; the server masks a worker''s.';

-- A bank may report that it took money back before the money itself is reported.
create function contributions.note_reversal(p_source text, p_reference text, p_on date, p_amount bigint, p_reason text, p_account uuid default null) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken contributions.payments;
begin
  if not contributions.may_write('payments') then raise exception 'no right to take back money' using errcode = 'insufficient_privilege'; end if;
  select p.* into taken from contributions.payments p where p.source = p_source and p.reference = p_reference;
  if found and taken.amount_idr = p_amount then
    begin
      return contributions.reverse_payment(taken.payment_id, p_on, p_reason, p_account);
    exception when check_violation then
      -- A part of it was given back already, and no month is left to take it from: a person must see to it.
      insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, details, opened_on, area_code, work_area_code)
      select gen_random_uuid(), 'reversed', taken.payment_id, taken.bill_id, taken.payer_id, p_amount, jsonb_build_object('reason', p_reason, 'notCovered', true), p_on,
        taken.area_code, taken.work_area_code
      where not exists (select from contributions.exceptions x where x.payment_id = taken.payment_id and x.kind = 'reversed');
      return 'not_covered';
    end;
  end if;
  insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, details, opened_on, area_code, work_area_code)
  values (gen_random_uuid(), 'reversal_first', taken.payment_id, taken.bill_id, taken.payer_id, p_amount,
    jsonb_build_object('source', p_source, 'reference', p_reference, 'reason', p_reason), p_on, coalesce(taken.area_code, ''), coalesce(taken.work_area_code, ''))
  on conflict ((details ->> 'source'), (details ->> 'reference')) where kind = 'reversal_first' do nothing;
  return case when taken.payment_id is null then 'noted' else 'amount_differs' end;
end $$;
comment on function contributions.note_reversal(text, text, date, bigint, text, uuid) is
  'A reversal by the reference of its payment: takes the payment back, or keeps the reversal until the payment comes. Answers reversed, returned, noted (the payment has not come), amount_differs and not_covered (someone must look).';

alter function contributions.post_payments(uuid) rename to post_received;
create function contributions.post_payments(p_batch uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  noted record;
begin
  perform contributions.post_received(p_batch);
  for noted in
    select x.exception_id, p.payment_id, greatest(x.opened_on, p.received_on) as on_day, x.details ->> 'reason' as reason
    from contributions.exceptions x join contributions.payments p on p.source = x.details ->> 'source' and p.reference = x.details ->> 'reference' and p.amount_idr = x.amount_idr
    where x.kind = 'reversal_first' and x.state = 'open' and x.payment_id is null and p.batch_id = p_batch and p.state in ('posted', 'unidentified')
    order by p.payment_id
  loop
    perform contributions.reverse_payment(noted.payment_id, noted.on_day, noted.reason, null);
    update contributions.exceptions x set state = 'settled', settled_at = now(), outcome = 'paired', payment_id = noted.payment_id where x.exception_id = noted.exception_id;
  end loop;
end $$;
comment on function contributions.post_payments(uuid) is 'Posts a batch as post_received does, then takes back those payments whose reversal had come before them.';

revoke all on function contributions.reads_money(), contributions.bill_at_counter(text), contributions.record_at_counter(jsonb, text), contributions.payment_seen(uuid),
  contributions.paid_by(uuid), contributions.print_receipt(uuid), contributions.receipt_for_check(bigint), contributions.payer_names(uuid[]),
  contributions.note_reversal(text, text, date, bigint, text, uuid), contributions.post_payments(uuid) from public;
grant execute on function contributions.reads_money(), contributions.bill_at_counter(text), contributions.record_at_counter(jsonb, text), contributions.payment_seen(uuid),
  contributions.paid_by(uuid), contributions.print_receipt(uuid), contributions.receipt_for_check(bigint), contributions.payer_names(uuid[]),
  contributions.note_reversal(text, text, date, bigint, text, uuid) to semesta_app;
