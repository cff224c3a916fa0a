-- The work list of payments: what may be done with a payment that needs a person, and money that leaves a payer by two people's word.
set local role semesta_owner;
alter table contributions.refunds add column kind text not null default 'refund';
alter table contributions.refunds add constraint refunds__kind check (kind in ('refund', 'attribution'));
alter table contributions.refunds add column exception_id uuid;
alter table contributions.refunds add column to_bill_id uuid;
alter table contributions.refunds add constraint refunds__target check ((kind = 'attribution') = (to_bill_id is not null));
create unique index refunds__one_waiting on contributions.refunds (payment_id) where state = 'proposed';
comment on table contributions.refunds is 'Money that leaves a payer''s credit: given back, or attributed to another payer: proposed by one person, done or refused by another.';
comment on column contributions.refunds.kind is 'refund: to whoever paid; attribution: to the payer of another bill (to_bill_id).';
comment on column contributions.refunds.payee_sealed is 'AES-256-GCM of bank, account number and holder; additional data refunds|payee|refund_id|key version. Null: cash at the counter.';

set local role semesta_registrar;

create function contributions.may_settle(p_exception uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from contributions.exceptions x where x.exception_id = p_exception and contributions.may_write('payments')
    and ((x.area_code = '' and x.work_area_code = '') or contributions.in_scope(x.area_code, x.work_area_code, '{}')))
$$;
comment on function contributions.may_settle(uuid) is 'Whether the caller may act on a line of the work list: nobody''s yet, or of his area.';

create function contributions.close_exception(p_exception uuid, p_outcome text, p_reason text, p_account uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update contributions.exceptions x set state = 'settled', settled_at = now(), settled_by = p_account, outcome = p_outcome,
    details = x.details || case when p_reason = '' then '{}' else jsonb_build_object('note', p_reason) end
  where x.exception_id = p_exception and x.state = 'open'
$$;
comment on function contributions.close_exception(uuid, text, text, uuid) is 'Settles a line of the work list; called by the functions that did what it needed.';

create function contributions.settle_exception(p_exception uuid, p_outcome text, p_reason text, p_account uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  line contributions.exceptions;
begin
  select x.* into line from contributions.exceptions x where x.exception_id = p_exception for update;
  if not found or not contributions.may_settle(p_exception) then return 'absent'; end if;
  if line.state <> 'open' then return 'settled_already'; end if;
  if not (p_outcome = 'kept' and line.kind in ('partial', 'over', 'double', 'expired', 'no_membership')
    or p_outcome = 'noted' and line.kind in ('reversed', 'reversal_first')) then return 'refused'; end if;
  if exists (select from contributions.refunds r where r.payment_id = line.payment_id and r.state = 'proposed') then return 'waiting'; end if;
  perform contributions.close_exception(p_exception, p_outcome, p_reason, p_account);
  return 'done';
end $$;
comment on function contributions.settle_exception(uuid, text, text, uuid) is
  'Keeps the money as credit of its payer (kept), or takes note (noted), and settles the line. Answers done, absent, settled_already, refused, waiting.';

create function contributions.assign_payment(p_exception uuid, p_code text, p_today date, p_account uuid, p_reason text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  line contributions.exceptions;
  money contributions.payments;
  bill contributions.bills;
  day date;
  paying uuid[];
  journal constant uuid := gen_random_uuid();
begin
  select x.* into line from contributions.exceptions x where x.exception_id = p_exception for update;
  if not found or not contributions.may_settle(p_exception) then return 'absent'; end if;
  if line.state <> 'open' then return 'settled_already'; end if;
  select p.* into money from contributions.payments p where p.payment_id = line.payment_id for update;
  if line.kind <> 'unknown' or money.state <> 'unidentified' then return 'refused'; end if;
  if exists (select from contributions.refunds r where r.payment_id = money.payment_id and r.state = 'proposed') then return 'waiting'; end if;
  select b.* into bill from contributions.bills b where b.code = p_code and contributions.in_scope(b.area_code, b.work_area_code, '{}');
  if not found then return 'no_bill'; end if;
  if bill.payer_kind = 'group' then
    if money.amount_idr <> bill.amount_idr - bill.paid_idr - bill.forgone_idr then return 'not_whole'; end if;
    insert into contributions.payment_shares (payment_id, payer_id, amount_idr)
    select money.payment_id, wm.worker_id, sum(wm.amount_idr) from contributions.worker_months wm
    where wm.bill_id = bill.bill_id and wm.month between bill.first_month and bill.last_month and wm.state = 'due' group by wm.worker_id;
  end if;
  paying := array(select bill.payer_id union select s.payer_id from contributions.payment_shares s where s.payment_id = money.payment_id);
  perform from contributions.payers k where k.payer_id = any (paying) order by k.payer_id for update;
  -- Paid on the day it came, unless cover has ended since: then it begins anew today.
  day := case when exists (select from contributions.cover_spans c where c.worker_id = any (paying) and c.closed_on > money.received_on) then p_today else money.received_on end;

  insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id) values (journal, 'assignment', money.payment_id, day, p_reason, p_account);
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  select journal, row_number() over (order by g.payer_id), '2120', '2110', g.amount_idr, g.payer_id, bill.bill_id, day, bill.area_code, bill.work_area_code
  from contributions.share_out(money.payment_id, bill.payer_id, money.amount_idr) g;
  update contributions.payers k set credit_idr = k.credit_idr + g.amount_idr, last_payment_id = money.payment_id
  from contributions.share_out(money.payment_id, bill.payer_id, money.amount_idr) g where k.payer_id = g.payer_id;
  update contributions.payments p set state = 'posted', payer_id = bill.payer_id, bill_id = bill.bill_id, area_code = bill.area_code,
    work_area_code = bill.work_area_code, custodians = bill.custodians where p.payment_id = money.payment_id;
  perform contributions.settle(paying, day);
  perform contributions.close_exception(p_exception, 'assigned', p_reason, p_account);

  insert into contributions.exceptions (exception_id, kind, payment_id, bill_id, payer_id, amount_idr, opened_on, area_code, work_area_code)
  select gen_random_uuid(), case when b.state = 'open' then 'partial' else 'over' end, money.payment_id, b.bill_id, b.payer_id, least(k.credit_idr, money.amount_idr), day,
    b.area_code, b.work_area_code
  from contributions.bills b join contributions.payers k on k.payer_id = b.payer_id where b.bill_id = bill.bill_id and k.credit_idr > 0;
  return 'done';
end $$;
comment on function contributions.assign_payment(uuid, text, date, uuid, text) is
  'Says whose an unidentified payment is: out of 2120 into the credit of the bill''s payer, which pays what he owes. Answers done, absent, settled_already, refused, waiting, no_bill, not_whole (a group''s bill in part).';

create function contributions.share_out(p_payment uuid, p_payer uuid, p_amount bigint) returns table (payer_id uuid, amount_idr bigint)
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select g.payer_id, sum(g.amount_idr)::bigint from (
    select s.payer_id, s.amount_idr from contributions.payment_shares s where s.payment_id = p_payment
    union all
    select p_payer, p_amount - coalesce((select sum(s.amount_idr)::bigint from contributions.payment_shares s where s.payment_id = p_payment), 0)) g
  where g.amount_idr > 0 group by g.payer_id
$$;
comment on function contributions.share_out(uuid, uuid, bigint) is 'Whose a payment is: the shares of others, and the rest its payer''s.';

create function contributions.propose_refund(p_proposal jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked record;
  money contributions.payments;
  line contributions.exceptions;
  held bigint;
begin
  select g.* into strict asked from jsonb_to_record(p_proposal) as g (refund_id uuid, kind text, payment_id uuid, exception_id uuid, to_code text, amount_idr bigint, reason text,
    payee_sealed text, payee_masked text, account_id uuid, person_key text, actor_name text);
  select p.* into money from contributions.payments p where p.payment_id = asked.payment_id for update;
  if not found or not contributions.may_write('payments') or not contributions.payment_seen(asked.payment_id) then return 'absent'; end if;
  if asked.exception_id is not null then
    select x.* into line from contributions.exceptions x where x.exception_id = asked.exception_id for update;
    if not found or line.payment_id is distinct from money.payment_id then return 'absent'; end if;
    if line.state <> 'open' then return 'settled_already'; end if;
  end if;
  if money.state not in ('posted', 'unidentified') or (money.state = 'unidentified' and (asked.kind <> 'refund' or asked.amount_idr <> money.amount_idr)) then return 'refused'; end if;
  if exists (select from contributions.refunds r where r.payment_id = money.payment_id and r.state = 'proposed') then return 'waiting'; end if;
  held := contributions.returnable(money.payment_id);
  if asked.amount_idr > held then return 'too_much'; end if;
  if asked.kind = 'attribution' and not exists (select from contributions.bills b where b.code = asked.to_code and b.payer_id <> money.payer_id and b.payer_kind <> 'group'
    and contributions.in_scope(b.area_code, b.work_area_code, '{}')) then return 'no_bill'; end if;
  insert into contributions.refunds (refund_id, kind, payer_id, payment_id, exception_id, to_bill_id, amount_idr, reason, payee_sealed, payee_masked, account_id, person_key, actor_name,
    area_code, work_area_code)
  values (asked.refund_id, asked.kind, money.payer_id, money.payment_id, asked.exception_id, (select b.bill_id from contributions.bills b where b.code = asked.to_code), asked.amount_idr,
    asked.reason, decode(asked.payee_sealed, 'hex'), asked.payee_masked, asked.account_id, asked.person_key, asked.actor_name, money.area_code, money.work_area_code);
  return 'done';
end $$;
comment on function contributions.propose_refund(jsonb) is
  'Lays before a second person that money of a payment is given back, or is another payer''s. Answers done, absent, settled_already, refused, waiting, too_much, no_bill.';

create function contributions.returnable(p_payment uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  -- What is still held of it: never more than came, less what others have of it.
  select case p.state when 'unidentified' then p.amount_idr else least(k.credit_idr,
    p.amount_idr - coalesce((select sum(s.amount_idr)::bigint from contributions.payment_shares s where s.payment_id = p.payment_id and s.payer_id <> p.payer_id), 0)
    - coalesce((select sum(r.amount_idr)::bigint from contributions.refunds r where r.payment_id = p.payment_id and r.kind = 'refund' and r.state = 'paid'), 0)) end
  from contributions.payments p left join contributions.payers k on k.payer_id = p.payer_id
  where p.payment_id = p_payment and p.state in ('posted', 'unidentified') and contributions.payment_seen(p_payment)
$$;
comment on function contributions.returnable(uuid) is 'How much of a payment may still be given back or attributed: what its payer has not used.';

create function contributions.decide_refund(p_refund uuid, p_decision jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  decision record;
  asked contributions.refunds;
  money contributions.payments;
begin
  select g.* into strict decision from jsonb_to_record(p_decision) as g (state text, reason text, account_id uuid, person_key text, name text, today date);
  select r.* into asked from contributions.refunds r where r.refund_id = p_refund;
  if not found or not contributions.may_write('payments') or not contributions.payment_seen(asked.payment_id) then return 'absent'; end if;
  -- Payments before what hangs on them: the order in which every act takes them.
  select p.* into money from contributions.payments p where p.payment_id = asked.payment_id for update;
  select r.* into asked from contributions.refunds r where r.refund_id = p_refund for update;
  if asked.state <> 'proposed' then return 'decided_already'; end if;
  if decision.state = 'withdrawn' and asked.account_id <> decision.account_id then return 'refused'; end if;
  if decision.state <> 'withdrawn' and asked.person_key = decision.person_key then return 'same_person'; end if;
  if decision.state = 'paid' then
    perform from contributions.payers k where k.payer_id in (asked.payer_id, (select b.payer_id from contributions.bills b where b.bill_id = asked.to_bill_id)) order by k.payer_id for update;
    if money.state not in ('posted', 'unidentified') or asked.amount_idr > contributions.returnable(money.payment_id) then return 'too_much'; end if;
    if asked.kind = 'refund' then perform contributions.pay_back(asked, money, decision.today, decision.account_id);
    else perform contributions.move_credit(asked, money, decision.today, decision.account_id); end if;
    if asked.exception_id is not null then
      update contributions.exceptions x set amount_idr = x.amount_idr - asked.amount_idr where x.exception_id = asked.exception_id and x.state = 'open' and x.amount_idr > asked.amount_idr;
      if not found then perform contributions.close_exception(asked.exception_id, case asked.kind when 'refund' then 'refunded' else 'attributed' end, asked.reason, decision.account_id); end if;
    end if;
  end if;
  update contributions.refunds r set state = decision.state, decided_by = decision.account_id, decider_key = decision.person_key, decider_name = decision.name,
    decided_at = now(), decision_reason = decision.reason where r.refund_id = p_refund;
  return 'done';
end $$;
comment on function contributions.decide_refund(uuid, jsonb) is
  'A second person lets money go (paid), refuses (rejected), or the proposer takes it back (withdrawn). Answers done, absent, decided_already, refused, same_person, too_much (the credit was used meanwhile).';

create function contributions.pay_back(p_asked contributions.refunds, p_money contributions.payments, p_on date, p_account uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  journal constant uuid := gen_random_uuid();
begin
  insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id) values (journal, 'refund', p_money.payment_id, p_on, p_asked.reason, p_account);
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code)
  values (journal, 1, case when p_money.state = 'unidentified' then '2120' else '2110' end, case p_money.channel when 'teller' then '1110' when 'va' then '1120' else '1130' end,
    p_asked.amount_idr, p_money.payer_id, p_money.bill_id, p_on, p_money.area_code, p_money.work_area_code);
  update contributions.payers k set credit_idr = k.credit_idr - p_asked.amount_idr where k.payer_id = p_money.payer_id;
  update contributions.payments p set state = 'returned' where p.payment_id = p_money.payment_id and p_asked.amount_idr = p_money.amount_idr;
end $$;
comment on function contributions.pay_back(contributions.refunds, contributions.payments, date, uuid) is 'Books a refund: out of the credit of its payer, or of what nobody was known for; called by decide_refund.';

create function contributions.move_credit(p_asked contributions.refunds, p_money contributions.payments, p_on date, p_account uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bill contributions.bills;
  journal constant uuid := gen_random_uuid();
begin
  select b.* into strict bill from contributions.bills b where b.bill_id = p_asked.to_bill_id;
  insert into contributions.journals (journal_id, kind, payment_id, booked_on, reason, account_id) values (journal, 'assignment', p_money.payment_id, p_on, p_asked.reason, p_account);
  insert into contributions.postings (journal_id, line, debit_account, credit_account, amount_idr, payer_id, bill_id, booked_on, area_code, work_area_code) values
    (journal, 1, '2110', '2120', p_asked.amount_idr, p_money.payer_id, p_money.bill_id, p_on, p_money.area_code, p_money.work_area_code),
    (journal, 2, '2120', '2110', p_asked.amount_idr, bill.payer_id, bill.bill_id, p_on, bill.area_code, bill.work_area_code);
  insert into contributions.payment_shares as s (payment_id, payer_id, amount_idr) values (p_money.payment_id, bill.payer_id, p_asked.amount_idr)
  on conflict on constraint payment_shares__pk do update set amount_idr = s.amount_idr + excluded.amount_idr;
  update contributions.payers k set credit_idr = k.credit_idr - p_asked.amount_idr where k.payer_id = p_money.payer_id;
  update contributions.payers k set credit_idr = k.credit_idr + p_asked.amount_idr, last_payment_id = p_money.payment_id where k.payer_id = bill.payer_id;
  perform contributions.settle(array[bill.payer_id], p_on);
end $$;
comment on function contributions.move_credit(contributions.refunds, contributions.payments, date, uuid) is 'Books money of one payer as another''s, through 2120, and lets it pay what he owes; called by decide_refund.';

revoke all on function contributions.may_settle(uuid), contributions.close_exception(uuid, text, text, uuid), contributions.settle_exception(uuid, text, text, uuid),
  contributions.assign_payment(uuid, text, date, uuid, text), contributions.share_out(uuid, uuid, bigint),
  contributions.propose_refund(jsonb), contributions.returnable(uuid), contributions.decide_refund(uuid, jsonb),
  contributions.pay_back(contributions.refunds, contributions.payments, date, uuid), contributions.move_credit(contributions.refunds, contributions.payments, date, uuid) from public;
grant execute on function contributions.returnable(uuid), contributions.settle_exception(uuid, text, text, uuid), contributions.assign_payment(uuid, text, date, uuid, text),
  contributions.propose_refund(jsonb), contributions.decide_refund(uuid, jsonb) to semesta_app;
