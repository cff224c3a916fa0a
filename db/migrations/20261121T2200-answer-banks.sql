-- Banks call over SNAP BI: who they are, their access tokens, what each message asked, and the payment of a bill by one of them.
set local role semesta_owner;

create table contributions.snap_partners (
  partner_id text not null,
  company_code text not null,
  public_key text not null,
  secret_sealed bytea not null,
  private_key_sealed bytea,
  account_id uuid not null,
  made_at timestamptz not null default now(),
  stopped_at timestamptz,
  constraint snap_partners__pk primary key (partner_id),
  constraint snap_partners__account unique (account_id),
  constraint snap_partners__id_shape check (partner_id ~ '^[A-Za-z0-9-]{1,36}$'),
  constraint snap_partners__company_shape check (company_code ~ '^[0-9]{1,8}$')
);
comment on table contributions.snap_partners is 'Banks that may ask for bills and report payments over SNAP BI. Read through functions alone.';
comment on column contributions.snap_partners.company_code is 'Our number at the bank: with a payment code it makes the virtual account.';
comment on column contributions.snap_partners.public_key is 'PEM; the bank signs its token requests with the other half.';
comment on column contributions.snap_partners.secret_sealed is 'AES-256-GCM of the shared secret; additional data snap_partners|secret|partner_id|key version.';
comment on column contributions.snap_partners.private_key_sealed is 'The simulator of the demonstration alone: the bank''s own half, sealed likewise (private_key).';
comment on column contributions.snap_partners.account_id is 'Under which the journal names what this bank did.';

create table contributions.snap_tokens (
  token_hash bytea not null,
  partner_id text not null,
  expires_at timestamptz not null,
  constraint snap_tokens__pk primary key (token_hash),
  constraint snap_tokens__partner foreign key (partner_id) references contributions.snap_partners (partner_id),
  constraint snap_tokens__hash_length check (length(token_hash) = 32)
);
create index snap_tokens__by_partner on contributions.snap_tokens (partner_id, expires_at);
comment on table contributions.snap_tokens is 'Access tokens of banks, as SHA-256 of 32 random bytes; good for 15 minutes.';

create table contributions.snap_requests (
  partner_id text not null,
  sent_on date not null,
  external_id text not null,
  service text not null,
  request_id text,
  bill_id uuid,
  response_code text not null default '',
  recorded_at timestamptz not null default now(),
  constraint snap_requests__pk primary key (partner_id, sent_on, external_id),
  constraint snap_requests__partner foreign key (partner_id) references contributions.snap_partners (partner_id),
  constraint snap_requests__service check (service in ('inquiry', 'payment', 'status'))
);
create index snap_requests__by_request on contributions.snap_requests (partner_id, request_id) where service = 'inquiry';
comment on table contributions.snap_requests is 'Every message of a bank whose signature held, once a day by its X-EXTERNAL-ID, and the code it was answered with.';
comment on column contributions.snap_requests.sent_on is 'The day of its X-TIMESTAMP, as the bank wrote it: the number is the bank''s, and so is its day.';
comment on column contributions.snap_requests.request_id is 'inquiryRequestId or paymentRequestId.';

do $$
declare
  t text;
begin
  foreach t in array array['snap_partners', 'snap_tokens', 'snap_requests'] loop
    execute format('alter table contributions.%I enable row level security, force row level security', t);
    execute format('create policy %I on contributions.%I for all to semesta_registrar using (true) with check (true)', t || '__registrar', t);
    execute format('grant select, insert, update, delete on contributions.%I to semesta_registrar', t);
  end loop;
end $$;

grant create on schema contributions to semesta_registrar;
set local role semesta_registrar;

create function contributions.is_bank() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(current_setting('app.role', true) = 'bank' and contributions.may_write('payments'), false)
$$;
comment on function contributions.is_bank() is 'Whether the server speaks for a bank whose message it is reading.';

create function contributions.keep_bank(p_bank jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only the set-up of a bank' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.snap_partners as k (partner_id, company_code, public_key, secret_sealed, private_key_sealed, account_id)
  select g.partner_id, g.company_code, g.public_key, g.secret_sealed, g.private_key_sealed, g.account_id
  from jsonb_to_record(p_bank) as g (partner_id text, company_code text, public_key text, secret_sealed bytea, private_key_sealed bytea, account_id uuid)
  on conflict on constraint snap_partners__pk do nothing;
  return found;
end $$;
comment on function contributions.keep_bank(jsonb) is 'Keeps a bank with its keys; false where one of that id stands already, which is left as it is.';
revoke all on function contributions.keep_bank(jsonb) from public;
grant execute on function contributions.keep_bank(jsonb) to semesta_app;

create function contributions.find_bank(p_partner text, p_token bytea)
  returns table (company_code text, public_key text, secret_sealed bytea, private_key_sealed bytea, account_id uuid, token_holds boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.company_code, k.public_key, k.secret_sealed, k.private_key_sealed, k.account_id,
    exists (select from contributions.snap_tokens t where t.token_hash = p_token and t.partner_id = k.partner_id and t.expires_at > now())
  from contributions.snap_partners k
  where k.partner_id = p_partner and k.stopped_at is null and contributions.is_bank()
$$;
comment on function contributions.find_bank(text, bytea) is 'A bank and whether this token (SHA-256) is its own and still good; no row for any other id.';
revoke all on function contributions.find_bank(text, bytea) from public;
grant execute on function contributions.find_bank(text, bytea) to semesta_app;

create function contributions.keep_bank_token(p_partner text, p_token bytea, p_seconds integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only a bank' using errcode = 'insufficient_privilege'; end if;
  delete from contributions.snap_tokens t where t.partner_id = p_partner and t.expires_at < now();
  insert into contributions.snap_tokens (token_hash, partner_id, expires_at) values (p_token, p_partner, now() + make_interval(secs => p_seconds));
end $$;
comment on function contributions.keep_bank_token(text, bytea, integer) is 'Keeps the hash of a new access token; those of the bank that have run out go.';
revoke all on function contributions.keep_bank_token(text, bytea, integer) from public;
grant execute on function contributions.keep_bank_token(text, bytea, integer) to semesta_app;

create function contributions.claim_bank_message(p_message jsonb) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only a bank' using errcode = 'insufficient_privilege'; end if;
  insert into contributions.snap_requests (partner_id, sent_on, external_id, service, request_id)
  select g.partner_id, g.sent_on, g.external_id, g.service, g.request_id
  from jsonb_to_record(p_message) as g (partner_id text, sent_on date, external_id text, service text, request_id text)
  on conflict on constraint snap_requests__pk do nothing;
  if found then return true; end if;
  -- The one exception: an advice (flagAdvise Y) of the payment that this number stands for.
  return (p_message ->> 'is_advice')::boolean and exists (
    select from jsonb_to_record(p_message) as g (partner_id text, sent_on date, external_id text, service text, request_id text)
      join contributions.snap_requests r on r.partner_id = g.partner_id and r.sent_on = g.sent_on and r.external_id = g.external_id
    where r.service = 'payment' and g.service = 'payment' and r.request_id = g.request_id);
end $$;
comment on function contributions.claim_bank_message(jsonb) is 'Takes the X-EXTERNAL-ID of a bank for its day; false where it is taken, unless the message advises again of the same payment.';
revoke all on function contributions.claim_bank_message(jsonb) from public;
grant execute on function contributions.claim_bank_message(jsonb) to semesta_app;

create function contributions.close_bank_message(p_message jsonb, p_bill uuid, p_response text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only a bank' using errcode = 'insufficient_privilege'; end if;
  update contributions.snap_requests r set bill_id = p_bill, response_code = p_response
  from jsonb_to_record(p_message) as g (partner_id text, sent_on date, external_id text)
  where r.partner_id = g.partner_id and r.sent_on = g.sent_on and r.external_id = g.external_id;
end $$;
comment on function contributions.close_bank_message(jsonb, uuid, text) is 'Writes beside a message what it was about and the code it was answered with.';
revoke all on function contributions.close_bank_message(jsonb, uuid, text) from public;
grant execute on function contributions.close_bank_message(jsonb, uuid, text) to semesta_app;

create function contributions.bill_for_bank(p_code text, p_lock boolean)
  returns table (bill_id uuid, state text, owed_idr bigint, due_on date, expires_on date, first_month text, last_month text,
    payer_kind text, payer_id uuid, payer_name text, area_code text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only a bank' using errcode = 'insufficient_privilege'; end if;
  if p_lock then
    -- Payers before bills, in the order in which every posting takes them: two payments wait, and never for each other.
    perform from contributions.payers k where k.payer_id in (
      select b.payer_id from contributions.bills b where b.code = p_code
      union select m.worker_id from contributions.bills b join contributions.worker_months m on m.bill_id = b.bill_id and m.month between b.first_month and b.last_month
        where b.code = p_code and b.payer_kind = 'group')
    order by k.payer_id for update;
    perform from contributions.bills b where b.code = p_code for update;
  end if;
  return query select b.bill_id, b.state, b.amount_idr + b.fee_idr - b.paid_idr - b.forgone_idr - b.fee_paid_idr, b.due_on, b.expires_on,
    b.first_month, b.last_month, b.payer_kind, b.payer_id,
    coalesce(case b.payer_kind when 'worker' then (select w.name from registry.workers w where w.worker_id = b.payer_id)
      else (select o.name from registry.organisations o where o.organisation_id = b.payer_id) end, ''), b.area_code
  from contributions.bills b where b.code = p_code;
end $$;
comment on function contributions.bill_for_bank(text, boolean) is
  'The bill of a payment code, for a bank that names the code: what is owed, until when, and the payer, whose name the server masks. p_lock: nobody else pays it until the end of the transaction.';
revoke all on function contributions.bill_for_bank(text, boolean) from public;
grant execute on function contributions.bill_for_bank(text, boolean) to semesta_app;

create function contributions.payment_for_bank(p_partner text, p_request text)
  returns table (payment_id uuid, code text, amount_idr bigint, state text, receipt bigint, recorded_at timestamptz, inquired boolean, inquired_bill uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.payment_id, p.code, p.amount_idr, p.state, p.receipt, p.recorded_at, r.external_id is not null, r.bill_id
  from (select 1) one
    left join contributions.payments p on p.source = 'snap:' || p_partner and p.reference = p_request
    left join lateral (select q.external_id, q.bill_id from contributions.snap_requests q
      where q.partner_id = p_partner and q.service = 'inquiry' and q.request_id = p_request and q.bill_id is not null
      order by q.recorded_at desc limit 1) r on true
  where contributions.is_bank()
$$;
comment on function contributions.payment_for_bank(text, text) is 'What became of the bank''s own inquiry or payment of that id; of another bank''s, nothing.';
revoke all on function contributions.payment_for_bank(text, text) from public;
grant execute on function contributions.payment_for_bank(text, text) to semesta_app;
