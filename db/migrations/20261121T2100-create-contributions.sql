-- Contributions: worker-months, bills, payments and the ledger (DESIGN 1 and 4, CONTRACT 4.2).
do $$
begin
  execute format('grant create on database %I to semesta_owner', current_database());
end $$;
set local role semesta_owner;
create schema contributions authorization semesta_owner;
grant usage on schema contributions to semesta_app, semesta_worker;
grant usage, create on schema contributions to semesta_registrar;

create table contributions.months (
  month text collate "C" not null,
  fingerprint text not null,
  bpu_due_on date not null,
  pu_due_on date not null,
  bpu_lapses_on date not null,
  pu_fee_ppm bigint not null,
  fee_counts_begun boolean not null,
  constraint months__pk primary key (month),
  constraint months__shape check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$')
);
comment on table contributions.months is 'What the law says of a contribution month, printed by modules/rules: bulk SQL joins it and never computes law.';
comment on column contributions.months.fingerprint is 'SHA-256 of the printed facts and tariff; printed anew when the law files change.';
comment on column contributions.months.bpu_lapses_on is 'The first day INACTIVE of a BPU worker whose latest paid month is this one.';
comment on column contributions.months.pu_fee_ppm is 'Late fee of an employer a month of delay, parts of a million of the contribution.';

create table contributions.tariffs (
  month text collate "C" not null,
  line integer not null,
  segment text not null,
  sector text,
  funding text,
  bracket integer,
  income_from_idr bigint,
  income_below_idr bigint,
  is_undeclared boolean,
  base_idr bigint,
  jkk_idr bigint,
  jkm_idr bigint,
  jht_idr bigint,
  risk_class integer,
  labour_intensive boolean,
  scale text,
  employees_from integer,
  employees_below integer,
  jkk_ppm numeric,
  jkm_ppm numeric,
  jht_employer_ppm numeric,
  jht_worker_ppm numeric,
  jp_employer_ppm numeric,
  jp_worker_ppm numeric,
  jp_cap_idr bigint,
  constraint tariffs__pk primary key (month, line),
  constraint tariffs__month foreign key (month) references contributions.months (month),
  constraint tariffs__segment check (segment in ('BPU', 'PU'))
);
create unique index tariffs__bpu_bracket on contributions.tariffs (month, funding, sector, bracket) where segment = 'BPU';
comment on table contributions.tariffs is 'The tariff of a month as modules/rules printed it (tariffTable): one source of arithmetic for SQL and TypeScript.';

create table contributions.ledger_accounts (
  account text not null,
  kind text not null,
  name_id text not null,
  name_en text not null,
  programme text,
  channel text,
  segment text,
  constraint ledger_accounts__pk primary key (account),
  constraint ledger_accounts__kind check (kind in ('asset', 'liability', 'fund'))
);
comment on table contributions.ledger_accounts is 'Chart of accounts: money by channel, money held for payers, funds by programme and segment.';
insert into contributions.ledger_accounts (account, kind, name_id, name_en, programme, channel, segment) values
  ('1110', 'asset', 'Kas loket', 'Counter cash', null, 'teller', null),
  ('1120', 'asset', 'Bank – virtual account', 'Bank – virtual account', null, 'va', null),
  ('1130', 'asset', 'Bank – transfer', 'Bank – transfer', null, 'transfer', null),
  ('2110', 'liability', 'Titipan iuran pembayar', 'Held for payers', null, null, null),
  ('2120', 'liability', 'Penerimaan belum dikenali', 'Receipts not identified', null, null, null),
  ('4110', 'fund', 'Iuran JKK – bukan penerima upah', 'JKK contributions – BPU', 'JKK', null, 'BPU'),
  ('4120', 'fund', 'Iuran JKM – bukan penerima upah', 'JKM contributions – BPU', 'JKM', null, 'BPU'),
  ('4130', 'fund', 'Iuran JHT – bukan penerima upah', 'JHT contributions – BPU', 'JHT', null, 'BPU'),
  ('4210', 'fund', 'Iuran JKK – penerima upah', 'JKK contributions – PU', 'JKK', null, 'PU'),
  ('4220', 'fund', 'Iuran JKM – penerima upah', 'JKM contributions – PU', 'JKM', null, 'PU'),
  ('4230', 'fund', 'Iuran JHT – penerima upah', 'JHT contributions – PU', 'JHT', null, 'PU'),
  ('4240', 'fund', 'Iuran JP – penerima upah', 'JP contributions – PU', 'JP', null, 'PU'),
  ('4310', 'fund', 'Denda keterlambatan', 'Late fees', null, null, 'PU');

create table contributions.payers (
  payer_id uuid not null,
  kind text not null,
  number bigint not null,
  credit_idr bigint not null default 0,
  last_payment_id uuid,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  constraint payers__pk primary key (payer_id),
  constraint payers__number unique (number),
  constraint payers__number_shape check (number between 1 and 999999999),
  constraint payers__kind check (kind in ('worker', 'employer', 'group', 'sponsor')),
  constraint payers__credit check (credit_idr >= 0)
);
create index payers__with_credit on contributions.payers (payer_id) where credit_idr > 0;
comment on table contributions.payers is 'Who pays: the number in his payment codes and the money held for him. payer_id is a worker or an organisation.';
comment on column contributions.payers.credit_idr is 'Rupiah received and not yet used: account 2110 of the ledger, payer by payer.';

create table contributions.bills (
  bill_id uuid not null,
  code text not null,
  payer_id uuid not null,
  payer_kind text not null,
  kind text not null,
  segment text not null,
  first_month text collate "C" not null,
  last_month text collate "C" not null,
  workers integer not null,
  worker_months integer not null,
  amount_idr bigint not null,
  fee_idr bigint not null default 0,
  paid_idr bigint not null default 0,
  fee_paid_idr bigint not null default 0,
  forgone_idr bigint not null default 0,
  state text not null default 'open',
  issued_on date not null,
  due_on date not null,
  expires_on date,
  paid_on date,
  replaced_by uuid,
  filing_id uuid,
  ended_reason text,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  constraint bills__pk primary key (bill_id),
  constraint bills__code unique (code),
  constraint bills__code_shape check (code ~ '^[1-4][0-9]{15}$'),
  constraint bills__payer_kind check (payer_kind in ('worker', 'employer', 'group', 'sponsor')),
  constraint bills__kind check (kind in ('monthly', 'ahead', 'group', 'filing', 'provisional', 'sponsor')),
  constraint bills__segment check (segment in ('PU', 'BPU')),
  constraint bills__state check (state in ('open', 'paid', 'cancelled', 'replaced', 'expired')),
  constraint bills__months check (first_month <= last_month),
  constraint bills__amounts check (amount_idr >= 0 and fee_idr >= 0 and paid_idr >= 0 and forgone_idr >= 0 and paid_idr + forgone_idr <= amount_idr and fee_paid_idr between 0 and fee_idr)
);
create index bills__by_payer on contributions.bills (payer_id, first_month);
create index bills__open_by_due on contributions.bills (due_on) where state = 'open';
create index bills__by_area on contributions.bills (area_code, first_month);
comment on table contributions.bills is 'Worker-months due grouped under one payment code. paid_idr counts its worker-months that are paid, forgone_idr those closed unpaid, fee_paid_idr its late fee.';
comment on column contributions.bills.kind is 'monthly, ahead (asked for, 1 to 12 months), group (its members pay), filing (of filed wages), provisional (of the last filing), sponsor';

create table contributions.worker_months (
  worker_id uuid not null,
  month text collate "C" not null,
  membership_id uuid not null,
  part text not null,
  segment text not null,
  bill_id uuid,
  payer_kind text not null,
  payer_id uuid not null,
  amount_idr bigint not null,
  base_idr bigint not null,
  jkk_idr bigint not null default 0,
  jkm_idr bigint not null default 0,
  jht_employer_idr bigint not null default 0,
  jht_worker_idr bigint not null default 0,
  jp_employer_idr bigint not null default 0,
  jp_worker_idr bigint not null default 0,
  state text not null default 'due',
  paid_on date,
  payment_id uuid,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  sex text not null,
  birth_band smallint not null,
  occupation_group text not null,
  constraint worker_months__pk primary key (worker_id, month, membership_id, part),
  constraint worker_months__part check ((segment = 'BPU' and part in ('protection', 'savings')) or (segment = 'PU' and (part = 'whole' or part ~ '^adjustment:[0-9]{4}-[0-9]{2}$'))),
  constraint worker_months__segment check (segment in ('PU', 'BPU')),
  constraint worker_months__payer_kind check (payer_kind in ('worker', 'employer', 'sponsor')),
  constraint worker_months__state check (state in ('due', 'paid', 'forgone')),
  constraint worker_months__paid check ((state = 'paid') = (paid_on is not null)),
  constraint worker_months__sum check (amount_idr = jkk_idr + jkm_idr + jht_employer_idr + jht_worker_idr + jp_employer_idr + jp_worker_idr)
) partition by range (month);
create unique index worker_months__bpu_once on contributions.worker_months (worker_id, month, part) where segment = 'BPU';
create index worker_months__by_bill on contributions.worker_months (bill_id);
comment on table contributions.worker_months is 'One worker, one month, one membership, one part, one payer: what is owed (due), paid, or closed unpaid (forgone). The place and the person are those of the day it was billed.';
comment on column contributions.worker_months.base_idr is 'BPU: base of the bracket, used in benefits; PU: the wage filed.';
comment on column contributions.worker_months.part is 'BPU: protection (JKK and JKM) or savings (JHT); PU: whole, or the adjustment of an earlier month.';
do $$
declare
  first date := '2025-01-01';
begin
  for n in 0 .. 35 loop
    execute format('create table contributions.worker_months_%s partition of contributions.worker_months for values from (%L) to (%L)',
      to_char(first + make_interval(months => n), 'YYYYMM'), to_char(first + make_interval(months => n), 'YYYY-MM'), to_char(first + make_interval(months => n + 1), 'YYYY-MM'));
  end loop;
  execute 'create table contributions.worker_months_earlier partition of contributions.worker_months for values from (minvalue) to (''2025-01'')';
  execute 'create table contributions.worker_months_later partition of contributions.worker_months for values from (''2028-01'') to (maxvalue)';
end $$;
do $$
declare
  part regclass;
begin
  for part in select inhrelid::regclass from pg_inherits where inhparent = 'contributions.worker_months'::regclass loop
    execute format('alter table %s enable row level security, force row level security; comment on table %s is ''Months of contributions.worker_months; reached through it alone.''', part, part);
  end loop;
end $$;

create table contributions.payments (
  payment_id uuid not null,
  batch_id uuid not null,
  channel text not null,
  source text not null,
  reference text not null,
  amount_idr bigint not null,
  received_on date not null,
  code text not null default '',
  bill_id uuid,
  payer_id uuid,
  state text not null default 'received',
  receipt bigint generated always as identity,
  account_id uuid,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  constraint payments__pk primary key (payment_id),
  constraint payments__reference unique (source, reference),
  constraint payments__receipt unique (receipt),
  constraint payments__channel check (channel in ('teller', 'va', 'transfer')),
  constraint payments__amount check (amount_idr > 0),
  constraint payments__state check (state in ('received', 'posted', 'unidentified', 'reversed', 'returned'))
);
create index payments__received on contributions.payments (batch_id) where state = 'received';
create index payments__by_payer on contributions.payments (payer_id, received_on);
create index payments__by_bill on contributions.payments (bill_id);
create index payments__by_day on contributions.payments (received_on, payment_id);
comment on table contributions.payments is 'Money that came: once by its source and reference, whatever arrives twice. Never deleted; a reversed or returned one keeps its row.';
comment on column contributions.payments.source is 'Where the reference is unique: teller:<account>, snap:<partner>, bank:<account number hash>.';
comment on column contributions.payments.receipt is 'The running number of its receipt.';

create table contributions.payment_shares (
  payment_id uuid not null,
  payer_id uuid not null,
  amount_idr bigint not null,
  constraint payment_shares__pk primary key (payment_id, payer_id),
  constraint payment_shares__payment foreign key (payment_id) references contributions.payments (payment_id),
  constraint payment_shares__amount check (amount_idr > 0)
);
comment on table contributions.payment_shares is 'A payment of a group, divided among the members it pays for.';

create table contributions.journals (
  journal_id uuid not null,
  kind text not null,
  payment_id uuid,
  booked_on date not null,
  reason text not null default '',
  account_id uuid,
  recorded_at timestamptz not null default now(),
  constraint journals__pk primary key (journal_id),
  constraint journals__kind check (kind in ('payment', 'settlement', 'reversal', 'refund', 'assignment', 'correction'))
);
create index journals__by_payment on contributions.journals (payment_id) where payment_id is not null;
create index journals__by_day on contributions.journals (booked_on);
comment on table contributions.journals is 'One movement of money or of its use. Append-only: a mistake is corrected by a new journal with a reason.';

create table contributions.postings (
  journal_id uuid not null,
  line integer not null,
  debit_account text not null,
  credit_account text not null,
  amount_idr bigint not null,
  payer_id uuid,
  bill_id uuid,
  booked_on date not null,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  constraint postings__pk primary key (journal_id, line),
  constraint postings__amount check (amount_idr > 0),
  constraint postings__two_accounts check (debit_account <> credit_account)
);
create index postings__by_day on contributions.postings (booked_on);
create index postings__by_payer on contributions.postings (payer_id) where payer_id is not null;
create index postings__by_bill on contributions.postings (bill_id) where bill_id is not null;
comment on table contributions.postings is 'Each row takes an amount from one account into another: a journal that does not balance cannot be written. Append-only. References are checked as a set (ledger check), not row by row.';
create trigger journals__append_only before update or delete or truncate on contributions.journals for each statement execute function platform.refuse_change();
create trigger postings__append_only before update or delete or truncate on contributions.postings for each statement execute function platform.refuse_change();

create table contributions.late_fees (
  bill_id uuid not null,
  payer_id uuid not null,
  amount_idr bigint not null,
  months_late integer not null,
  paid_on date not null,
  billed_in uuid,
  constraint late_fees__pk primary key (bill_id),
  constraint late_fees__bill foreign key (bill_id) references contributions.bills (bill_id),
  constraint late_fees__amount check (amount_idr > 0)
);
create index late_fees__unbilled on contributions.late_fees (payer_id) where billed_in is null;
comment on table contributions.late_fees is 'The late fee of a bill of an employer that was paid late; it stands on his next bill (billed_in).';

create table contributions.exceptions (
  exception_id uuid not null,
  kind text not null,
  state text not null default 'open',
  payment_id uuid,
  bill_id uuid,
  payer_id uuid,
  amount_idr bigint not null,
  details jsonb not null default '{}',
  opened_on date not null,
  recorded_at timestamptz not null default now(),
  settled_by uuid,
  settled_at timestamptz,
  outcome text,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  constraint exceptions__pk primary key (exception_id),
  constraint exceptions__kind check (kind in ('partial', 'over', 'double', 'unknown', 'reversed', 'expired', 'reversal_first', 'no_membership')),
  constraint exceptions__state check (state in ('open', 'settled')),
  constraint exceptions__settled check ((state = 'settled') = (settled_at is not null))
);
create index exceptions__open on contributions.exceptions (opened_on, exception_id) where state = 'open';
create index exceptions__by_payment on contributions.exceptions (payment_id) where payment_id is not null;
comment on table contributions.exceptions is 'The work list of payments that need a person: what came too little, too much, twice, for nobody known, or was taken back.';

create table contributions.cover_spans (
  worker_id uuid not null,
  segment text not null,
  covered_from date not null,
  paid_through text collate "C" not null,
  lapses_on date,
  closed_on date,
  constraint cover_spans__pk primary key (worker_id, segment, covered_from),
  constraint cover_spans__segment check (segment in ('PU', 'BPU')),
  constraint cover_spans__lapse check ((segment = 'PU') = (lapses_on is null))
);
create unique index cover_spans__one_open on contributions.cover_spans (worker_id, segment) where closed_on is null;
create index cover_spans__open_by_lapse on contributions.cover_spans (lapses_on, worker_id) where closed_on is null and segment = 'BPU';
comment on table contributions.cover_spans is 'The unbroken times of cover of a worker, by what was paid: from the first payment until INACTIVE begins. Read by coverage and the work lists.';
comment on column contributions.cover_spans.lapses_on is 'BPU: the first day INACTIVE unless more is paid. A wage earner does not lapse.';
comment on column contributions.cover_spans.closed_on is 'Set when the lapse is counted: equals lapses_on.';

create table contributions.filings (
  filing_id uuid not null,
  organisation_id uuid not null,
  month text collate "C" not null,
  state text not null default 'draft',
  is_provisional boolean not null default false,
  bill_id uuid,
  copied_from uuid,
  workers integer not null default 0,
  wages_idr bigint not null default 0,
  amount_idr bigint not null default 0,
  version integer not null default 1,
  account_id uuid,
  filed_at timestamptz,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint filings__pk primary key (filing_id),
  constraint filings__one unique (organisation_id, month),
  constraint filings__state check (state in ('draft', 'final', 'locked')),
  constraint filings__bill foreign key (bill_id) references contributions.bills (bill_id)
);
comment on table contributions.filings is 'An employer''s wages of a month: draft (edit), final (billed, may be reopened until paid), locked (paid).';

create table contributions.filing_lines (
  worker_id uuid not null,
  filing_id uuid not null,
  membership_id uuid not null,
  change text not null default 'same',
  wage_idr bigint not null,
  was_idr bigint,
  corrects_month text collate "C" not null default '',
  note text not null default '',
  constraint filing_lines__pk primary key (worker_id, filing_id, membership_id, corrects_month),
  constraint filing_lines__filing foreign key (filing_id) references contributions.filings (filing_id),
  constraint filing_lines__change check (change in ('same', 'joined', 'changed', 'left', 'adjusted')),
  constraint filing_lines__wage check (wage_idr >= 0)
);
create index filing_lines__by_filing on contributions.filing_lines (filing_id);
comment on table contributions.filing_lines is 'One worker''s wage in a filing, by exception against the month before. corrects_month: an earlier month whose wage was wrong, corrected here.';

create table contributions.statements (
  statement_id uuid not null,
  sha256 bytea not null,
  file_id uuid not null,
  format text not null,
  file_name text not null default '',
  bank_account text not null default '',
  state text not null default 'received',
  lines integer not null default 0,
  matched integer not null default 0,
  unmatched integer not null default 0,
  duplicate integer not null default 0,
  ignored integer not null default 0,
  total_idr bigint not null default 0,
  error jsonb,
  account_id uuid not null,
  recorded_at timestamptz not null default now(),
  constraint statements__pk primary key (statement_id),
  constraint statements__once unique (sha256),
  constraint statements__format check (format in ('camt053', 'mt940', 'csv')),
  constraint statements__state check (state in ('received', 'reading', 'posted', 'refused'))
);
comment on table contributions.statements is 'Bank statements as they were handed in; the same file again answers the same.';

create table contributions.statement_lines (
  statement_id uuid not null,
  line integer not null,
  natural_key bytea not null,
  outcome text not null,
  booked_on date not null,
  amount_idr bigint not null,
  direction text not null,
  is_reversal boolean not null default false,
  reference text not null,
  code text not null default '',
  remark text not null default '',
  payment_id uuid,
  constraint statement_lines__pk primary key (statement_id, line),
  constraint statement_lines__statement foreign key (statement_id) references contributions.statements (statement_id),
  constraint statement_lines__direction check (direction in ('credit', 'debit')),
  constraint statement_lines__outcome check (outcome in ('matched', 'unmatched', 'duplicate', 'reversal', 'ignored'))
);
create index statement_lines__by_key on contributions.statement_lines (natural_key);
create index statement_lines__by_payment on contributions.statement_lines (payment_id) where payment_id is not null;
comment on table contributions.statement_lines is 'Each line of a statement and what became of it. remark holds no run of ten or more digits but the payment code.';

create table contributions.refunds (
  refund_id uuid not null,
  payer_id uuid,
  payment_id uuid,
  amount_idr bigint not null,
  reason text not null,
  state text not null default 'proposed',
  payee_sealed bytea,
  payee_masked text not null default '',
  account_id uuid not null,
  person_key text not null,
  actor_name text not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decider_key text,
  decider_name text,
  decided_at timestamptz,
  decision_reason text,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  constraint refunds__pk primary key (refund_id),
  constraint refunds__amount check (amount_idr > 0),
  constraint refunds__state check (state in ('proposed', 'paid', 'rejected', 'withdrawn')),
  constraint refunds__second_person check (state not in ('paid', 'rejected') or decider_key <> person_key)
);
comment on table contributions.refunds is 'Money given back: proposed by one person, paid or refused by another.';

-- Row policies. The application reads within its scope and writes through functions alone; drafts of filings excepted.
do $$
declare
  t text;
  seen constant text := $q$area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
    or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))$q$;
  of_members constant text := $q$ or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]$q$;
  of_payer constant text := $q$ or payer_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])$q$;
  oneself constant text := $q$ = (nullif(current_setting('app.worker', true), ''))::uuid$q$;
  cashiers constant text := $q$('payments' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) or nullif(current_setting('app.audit', true), '') = 'all')$q$;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'contributions'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition loop
    execute format('alter table contributions.%I enable row level security, force row level security', t);
    execute format('create policy %I on contributions.%I for all to semesta_registrar using (true) with check (true)', t || '__registrar', t);
    execute format('grant select, insert, update, delete on contributions.%I to semesta_registrar', t);
    execute format('grant select on contributions.%I to semesta_app', t);
  end loop;
  foreach t in array array['months', 'tariffs', 'ledger_accounts'] loop
    execute format('create policy %I on contributions.%I for select to semesta_app using (true)', t || '__read', t);
  end loop;
  execute format('create policy worker_months__read on contributions.worker_months for select to semesta_app using (%s)',
    seen || of_members || of_payer || ' or worker_id' || oneself);
  foreach t in array array['bills', 'payers', 'payments'] loop
    execute format('create policy %I on contributions.%I for select to semesta_app using (%s)', t || '__read', t, seen || of_members || of_payer || ' or payer_id' || oneself);
  end loop;
  execute format('create policy payments__unidentified on contributions.payments for select to semesta_app using (payer_id is null and %s)', cashiers);
  foreach t in array array['postings', 'exceptions', 'refunds'] loop
    execute format('create policy %I on contributions.%I for select to semesta_app using (%s and (area_code = '''' and work_area_code = '''' or %s))', t || '__read', t, cashiers, seen);
  end loop;
  create policy late_fees__read on contributions.late_fees for select to semesta_app using (exists (select from contributions.bills b where b.bill_id = late_fees.bill_id));
  create policy payment_shares__read on contributions.payment_shares for select to semesta_app using (exists (select from contributions.payments p where p.payment_id = payment_shares.payment_id));
  create policy journals__read on contributions.journals for select to semesta_app using (exists (select from contributions.postings p where p.journal_id = journals.journal_id));
  execute format('create policy statements__read on contributions.statements for select to semesta_app using (account_id = (nullif(current_setting(''app.account'', true), ''''))::uuid or %s)', cashiers);
  create policy statement_lines__read on contributions.statement_lines for select to semesta_app using (exists (select from contributions.statements s where s.statement_id = statement_lines.statement_id));
  revoke select on contributions.cover_spans from semesta_app;
end $$;

create policy filings__read on contributions.filings for select to semesta_app using (
  organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
create policy filings__write on contributions.filings for all to semesta_app using (
  'filings' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and (organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy filing_lines__read on contributions.filing_lines for select to semesta_app using (
  exists (select from contributions.filings f where f.filing_id = filing_lines.filing_id));
create policy filing_lines__write on contributions.filing_lines for all to semesta_app using (
  'filings' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and exists (select from contributions.filings f where f.filing_id = filing_lines.filing_id and f.state = 'draft'));
grant insert, update, delete on contributions.filing_lines to semesta_app;
grant insert, update on contributions.filings to semesta_app;
