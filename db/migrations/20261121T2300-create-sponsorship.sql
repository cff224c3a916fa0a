-- Sponsorship: who pays for vulnerable workers, out of which budget, for whom, until when (DESIGN 2, CONTRACT 4.2).
do $$
begin
  execute format('grant create on database %I to semesta_owner', current_database());
end $$;
set local role semesta_owner;
create schema sponsorship authorization semesta_owner;
grant usage on schema sponsorship to semesta_app, semesta_worker;
grant usage, create on schema sponsorship to semesta_registrar;

create table sponsorship.categories (
  category_code text not null,
  area_code text collate "C" not null,
  name_id text not null,
  name_en text not null,
  decree text not null default '',
  occupation_groups text[] not null default '{}',
  is_active boolean not null default true,
  constraint categories__pk primary key (category_code),
  constraint categories__code check (category_code ~ '^[a-z][a-z0-9_]{1,39}$')
);
comment on table sponsorship.categories is 'Who counts as a vulnerable worker: a local list, each with the decree that names it. No national definition exists (rules 4.1).';

create table sponsorship.sponsors (
  sponsor_id uuid not null,
  kind text not null,
  name text not null,
  area_code text collate "C" not null,
  organisation_id uuid,
  contact text not null default '',
  custodians uuid[] not null default '{}',
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  constraint sponsors__pk primary key (sponsor_id),
  constraint sponsors__kind check (kind in ('state', 'province', 'regency', 'village', 'firm', 'donor')),
  constraint sponsors__name check (name <> '')
);
create index sponsors__by_area on sponsorship.sponsors (area_code, name);
create unique index sponsors__one_of_government on sponsorship.sponsors (kind, area_code) where kind in ('state', 'province', 'regency', 'village');
comment on table sponsorship.sponsors is 'Who pays for others: a government, a village, a firm, a donor. organisation_id: the organisation whose accounts look after it.';
comment on column sponsorship.sponsors.custodians is 'The organisation again, as the policies of everything that it pays for ask it.';

create table sponsorship.agreements (
  agreement_id uuid not null,
  sponsor_id uuid not null,
  number text not null,
  title text not null default '',
  funding text not null,
  legal_basis text not null default '',
  signed_on date not null,
  valid_from date not null,
  valid_to date not null,
  document_id uuid,
  state text not null default 'active',
  area_code text collate "C" not null,
  custodians uuid[] not null default '{}',
  account_id uuid,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint agreements__pk primary key (agreement_id),
  constraint agreements__sponsor foreign key (sponsor_id) references sponsorship.sponsors (sponsor_id),
  constraint agreements__number unique (sponsor_id, number),
  constraint agreements__funding check (funding in ('APBN', 'APBD_PROV', 'APBD_KAB', 'APBDES', 'DANA_DESA', 'DBH_CHT', 'CSR', 'DONATION')),
  constraint agreements__dates check (valid_from <= valid_to),
  constraint agreements__state check (state in ('active', 'ended'))
);
create index agreements__by_area on sponsorship.agreements (area_code, signed_on desc);
comment on table sponsorship.agreements is 'A working agreement (PKS) or decree by which a sponsor pays out of one funding source; its money stands in budgets.';

create table sponsorship.budgets (
  budget_id uuid not null,
  agreement_id uuid not null,
  sponsor_id uuid not null,
  year smallint not null,
  village_code text collate "C" not null default '',
  area_code text collate "C" not null,
  treasurer_name text not null default '',
  granted_idr bigint not null,
  lapsed_idr bigint not null default 0,
  ceiling_idr bigint not null,
  free_idr bigint not null,
  reserved_idr bigint not null default 0,
  billed_idr bigint not null default 0,
  paid_idr bigint not null default 0,
  custodians uuid[] not null default '{}',
  version integer not null default 1,
  constraint budgets__pk primary key (budget_id),
  constraint budgets__agreement foreign key (agreement_id) references sponsorship.agreements (agreement_id),
  constraint budgets__one unique (agreement_id, year, village_code),
  constraint budgets__year check (year between 2015 and 2100),
  constraint budgets__parts check (free_idr >= 0 and reserved_idr >= 0 and billed_idr >= 0 and paid_idr >= 0 and lapsed_idr >= 0),
  constraint budgets__equation check (ceiling_idr = free_idr + reserved_idr + billed_idr + paid_idr),
  constraint budgets__granted check (granted_idr = ceiling_idr + lapsed_idr)
);
create index budgets__by_village on sponsorship.budgets (village_code, year) where village_code <> '';
create index budgets__by_area on sponsorship.budgets (area_code, year);
comment on table sponsorship.budgets is 'The ceiling of an agreement for a year and a village (empty: any village of its area), and where its money stands. budget_id is also the payer of its bills.';
comment on column sponsorship.budgets.treasurer_name is 'Who hands the money over: shown beside what was billed and has not come.';
comment on column sponsorship.budgets.lapsed_idr is 'What was not used by 31 December: taken out of the ceiling.';

create table sponsorship.budget_moves (
  move_id uuid not null,
  budget_id uuid not null,
  from_stage text not null,
  to_stage text not null,
  amount_idr bigint not null,
  list_id uuid,
  bill_id uuid,
  reason text not null default '',
  booked_on date not null,
  account_id uuid,
  recorded_at timestamptz not null default now(),
  constraint budget_moves__pk primary key (move_id),
  constraint budget_moves__amount check (amount_idr > 0),
  constraint budget_moves__stages check (from_stage <> to_stage and from_stage in ('outside', 'free', 'reserved', 'billed', 'paid')
    and to_stage in ('outside', 'free', 'reserved', 'billed', 'paid', 'lapsed'))
);
create index budget_moves__by_budget on sponsorship.budget_moves (budget_id, recorded_at);
create index budget_moves__by_list on sponsorship.budget_moves (list_id) where list_id is not null;
comment on table sponsorship.budget_moves is 'Each move of budget from one stage to another. Append-only; a budget is the sum of its moves.';
create trigger budget_moves__append_only before update or delete or truncate on sponsorship.budget_moves for each statement execute function platform.refuse_change();

create table sponsorship.programmes (
  programme_id uuid not null,
  agreement_id uuid not null,
  sponsor_id uuid not null,
  name text not null,
  funding text not null,
  area_code text collate "C" not null,
  quota_per_village integer not null,
  months smallint not null,
  start_month text collate "C" not null,
  base_bracket smallint not null default 1,
  with_savings boolean not null default false,
  categories text[] not null default '{}',
  unused_rule text not null default 'keep',
  paid_month_rule text not null default 'shift',
  state text not null default 'draft',
  custodians uuid[] not null default '{}',
  account_id uuid,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint programmes__pk primary key (programme_id),
  constraint programmes__agreement foreign key (agreement_id) references sponsorship.agreements (agreement_id),
  constraint programmes__quota check (quota_per_village between 1 and 100000),
  constraint programmes__months check (months between 1 and 12),
  constraint programmes__start check (start_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  constraint programmes__base check (base_bracket between 1 and 33),
  constraint programmes__unused check (unused_rule in ('keep', 'others')),
  constraint programmes__paid_month check (paid_month_rule in ('shift', 'release')),
  constraint programmes__state check (state in ('draft', 'open', 'closed')),
  constraint programmes__name check (name <> '')
);
create index programmes__by_area on sponsorship.programmes (area_code, start_month desc);
create index programmes__by_agreement on sponsorship.programmes (agreement_id);
comment on table sponsorship.programmes is 'What a sponsor buys: so many workers a village, for so many months, on one base for all.';
comment on column sponsorship.programmes.base_bracket is 'Row of the BPU table that all its workers are paid on: a worker''s declared income stays his own.';
comment on column sponsorship.programmes.unused_rule is 'keep: a village''s unused quota stays with it; others: further vulnerable workers of any village of the programme may fill it.';
comment on column sponsorship.programmes.paid_month_rule is 'A month that is paid already: shift to the next unpaid one, or release its money.';

create table sponsorship.programme_villages (
  programme_id uuid not null,
  village_code text collate "C" not null,
  village_kind text not null,
  quota integer not null,
  budget_id uuid,
  agent_id uuid,
  left_out text not null default '',
  custodians uuid[] not null default '{}',
  constraint programme_villages__pk primary key (programme_id, village_code),
  constraint programme_villages__programme foreign key (programme_id) references sponsorship.programmes (programme_id),
  constraint programme_villages__budget foreign key (budget_id) references sponsorship.budgets (budget_id),
  constraint programme_villages__kind check (village_kind in ('desa', 'kelurahan')),
  constraint programme_villages__quota check (quota >= 0),
  constraint programme_villages__left_out check (left_out = '' or quota = 0)
);
create index programme_villages__by_village on sponsorship.programme_villages (village_code);
create index programme_villages__by_budget on sponsorship.programme_villages (budget_id);
comment on table sponsorship.programme_villages is 'Which villages a programme reaches, with how many workers, out of which budget; those left out with the reason.';
comment on column sponsorship.programme_villages.agent_id is 'The agent or agent office (an organisation) that takes the workers over when the term ends.';
comment on column sponsorship.programme_villages.left_out is 'Code of the reason, e.g. source.desa_only; empty where the programme reaches the village.';

create table sponsorship.lists (
  list_id uuid not null,
  programme_id uuid not null,
  budget_id uuid not null,
  village_code text collate "C" not null,
  kind text not null default 'first',
  state text not null default 'draft',
  first_month text collate "C" not null,
  months smallint not null,
  source_list_id uuid,
  laid_before text collate "C" not null default '',
  content_hash text not null default '',
  workers integer not null default 0,
  amount_idr bigint not null default 0,
  bill_id uuid,
  note text not null default '',
  maker_id uuid,
  maker_name text not null default '',
  maker_key text not null default '',
  proposed_at timestamptz,
  verifier_id uuid,
  verifier_name text not null default '',
  verifier_key text not null default '',
  verified_at timestamptz,
  approver_id uuid,
  approver_name text not null default '',
  approver_key text not null default '',
  approved_at timestamptz,
  custodians uuid[] not null default '{}',
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint lists__pk primary key (list_id),
  constraint lists__programme foreign key (programme_id) references sponsorship.programmes (programme_id),
  constraint lists__budget foreign key (budget_id) references sponsorship.budgets (budget_id),
  constraint lists__kind check (kind in ('first', 'top_up', 'replacement', 'extension')),
  constraint lists__state check (state in ('draft', 'proposed', 'verified', 'approved', 'billed', 'paid', 'withdrawn')),
  constraint lists__months check (months between 1 and 12),
  constraint lists__bill check ((state in ('billed', 'paid')) <= (bill_id is not null)),
  constraint lists__verifier_is_another check (state not in ('verified', 'approved', 'billed', 'paid') or (verifier_key <> '' and verifier_key <> maker_key)),
  constraint lists__approver_is_another check (state not in ('approved', 'billed', 'paid') or (approver_key <> '' and approver_key <> maker_key and approver_key <> verifier_key))
);
create index lists__by_village on sponsorship.lists (village_code, recorded_at desc);
create index lists__by_programme on sponsorship.lists (programme_id, state);
create unique index lists__one_open_first on sponsorship.lists (programme_id, village_code) where kind = 'first' and state <> 'withdrawn';
create index lists__by_bill on sponsorship.lists (bill_id) where bill_id is not null;
comment on table sponsorship.lists is 'The candidates of a village for a programme on their way: draft, proposed by the village, verified row by row by the regency, approved by a supervisor (frozen), billed, paid. Three different persons.';
comment on column sponsorship.lists.laid_before is 'The regency whose government verifies it; empty while it is a draft, which only the village and the office see.';
comment on column sponsorship.lists.content_hash is 'SHA-256 of what was verified; a supervisor approves exactly this, and any later edit voids it.';
comment on column sponsorship.lists.maker_key is 'Tells persons apart, whatever their accounts.';

create table sponsorship.candidates (
  worker_id uuid not null,
  list_id uuid not null,
  place integer not null,
  state text not null default 'proposed',
  is_reserve boolean not null default false,
  category_code text not null default '',
  outcome text not null default 'ready',
  reasons text[] not null default '{}',
  reason_details jsonb not null default '{}',
  verdict_reason text not null default '',
  verdict_name text not null default '',
  verdict_at timestamptz,
  first_month text collate "C" not null default '',
  months smallint not null default 0,
  name text not null,
  nik_masked text not null,
  birth_date date not null,
  sex text not null,
  occupation text not null default '',
  occupation_group text not null default 'other',
  hamlet text not null default '',
  residence_code text collate "C" not null default '',
  village_code text collate "C" not null,
  programme_id uuid not null,
  laid_before text collate "C" not null default '',
  constraint candidates__pk primary key (worker_id, list_id),
  constraint candidates__place unique (list_id, place, worker_id),
  constraint candidates__state check (state in ('proposed', 'accepted', 'rejected')),
  constraint candidates__outcome check (outcome in ('ready', 'warning', 'fix', 'rejected')),
  constraint candidates__rejected check (state <> 'rejected' or verdict_reason <> ''),
  constraint candidates__sex check (sex in ('L', 'P'))
);
create index candidates__by_list on sponsorship.candidates (list_id, place);
comment on table sponsorship.candidates is 'The people of a list as they were when they were put on it: later edits in the registry do not reach a frozen list.';
comment on column sponsorship.candidates.is_reserve is 'Over the quota: the next in turn when someone falls out.';
comment on column sponsorship.candidates.reason_details is 'What a reason needs to be said, e.g. {"until":"2027-05"}: never by whom where that is not the reader''s to know.';

create table sponsorship.terms (
  worker_id uuid not null,
  term_id uuid not null,
  list_id uuid not null,
  programme_id uuid not null,
  budget_id uuid not null,
  bill_id uuid,
  first_month text collate "C" not null,
  last_month text collate "C" not null,
  months smallint not null,
  amount_idr bigint not null,
  state text not null default 'waiting',
  ended_reason text not null default '',
  ended_after text collate "C" not null default '',
  replaces_worker uuid,
  category_code text not null default '',
  occupation_group text not null default 'other',
  village_code text collate "C" not null,
  agent_id uuid,
  laid_before text collate "C" not null default '',
  outcome text not null default '',
  outcome_reason text not null default '',
  outcome_name text not null default '',
  outcome_at timestamptz,
  contacted_on date,
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  constraint terms__pk primary key (worker_id, term_id),
  constraint terms__months check (months >= 0 and first_month <= last_month),
  constraint terms__state check (state in ('waiting', 'running', 'released')),
  constraint terms__outcome check (outcome in ('', 'continues', 'refuses', 'wage_earner', 'moved', 'died', 'not_reached', 'sponsored_again'))
);
create index terms__by_list on sponsorship.terms (list_id);
create index terms__by_village on sponsorship.terms (village_code, last_month);
create index terms__by_agent on sponsorship.terms (agent_id, last_month) where agent_id is not null;
create index terms__by_programme on sponsorship.terms (programme_id, village_code);
comment on table sponsorship.terms is 'The time a sponsor pays for a worker: waiting for the money, running, or released before its end. outcome: what came of the hand-over to paying himself.';
comment on column sponsorship.terms.ended_after is 'Last month that stays the sponsor''s when a term was released early; empty while it is whole.';

create table sponsorship.scenarios (
  scenario_id uuid not null,
  name text not null,
  area_code text collate "C" not null,
  variants jsonb not null,
  outcome jsonb not null,
  is_shared boolean not null default false,
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  constraint scenarios__pk primary key (scenario_id),
  constraint scenarios__name check (name <> '')
);
create index scenarios__by_area on sponsorship.scenarios (area_code, recorded_at desc);
comment on table sponsorship.scenarios is 'Up to four ways to spend, compared before one is decided, kept with the figures they were judged by.';

-- Row policies: counts and money by area or by the sponsor, people only for those whose residents they are, before whom the list is laid, or who take them over.
do $$
declare
  t text;
  in_area constant text := $q$area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))$q$;
  in_village constant text := $q$village_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))$q$;
  of_sponsor constant text := $q$ or custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid]$q$;
  of_residents constant text := $q$village_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))$q$;
  before_me constant text := $q$ or (nullif(current_setting('app.role', true), '') = 'government' and laid_before like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')))$q$;
  of_agent constant text := $q$ or agent_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])$q$;
  oneself constant text := $q$ or worker_id = (nullif(current_setting('app.worker', true), ''))::uuid$q$;
  writes constant text := $q$'sponsorships' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))$q$;
begin
  for t in select c.relname from pg_class c where c.relnamespace = 'sponsorship'::regnamespace and c.relkind = 'r' loop
    execute format('alter table sponsorship.%I enable row level security, force row level security', t);
    execute format('create policy %I on sponsorship.%I for all to semesta_registrar using (true) with check (true)', t || '__registrar', t);
    execute format('grant select, insert, update, delete on sponsorship.%I to semesta_registrar', t);
    execute format('grant select on sponsorship.%I to semesta_app', t);
  end loop;
  execute 'create policy categories__read on sponsorship.categories for select to semesta_app using (true)';
  execute format('create policy programme_villages__read on sponsorship.programme_villages for select to semesta_app using (%s)', in_village || of_sponsor);
  execute format('create policy programmes__read on sponsorship.programmes for select to semesta_app using (%s)', in_area || of_sponsor
    || ' or exists (select from sponsorship.programme_villages v where v.programme_id = programmes.programme_id)');
  execute format('create policy budgets__read on sponsorship.budgets for select to semesta_app using (%s)', in_area || ' or ' || in_village || of_sponsor);
  execute format('create policy agreements__read on sponsorship.agreements for select to semesta_app using (%s)', in_area || of_sponsor
    || ' or exists (select from sponsorship.programmes p where p.agreement_id = agreements.agreement_id)');
  execute format('create policy sponsors__read on sponsorship.sponsors for select to semesta_app using (%s)', in_area || of_sponsor
    || ' or exists (select from sponsorship.agreements a where a.sponsor_id = sponsors.sponsor_id)');
  execute 'create policy budget_moves__read on sponsorship.budget_moves for select to semesta_app using (exists (select from sponsorship.budgets b where b.budget_id = budget_moves.budget_id))';
  execute format('create policy lists__read on sponsorship.lists for select to semesta_app using (%s)', of_residents || before_me || of_sponsor);
  execute format('create policy candidates__read on sponsorship.candidates for select to semesta_app using (%s)', of_residents || before_me);
  execute format('create policy terms__read on sponsorship.terms for select to semesta_app using (%s)', of_residents || before_me || of_agent || oneself);
  execute format('create policy scenarios__read on sponsorship.scenarios for select to semesta_app using (account_id = (nullif(current_setting(''app.account'', true), ''''))::uuid or (is_shared and %s))', in_area);
  execute format('create policy scenarios__insert on sponsorship.scenarios for insert to semesta_app with check (%s and %s and account_id = (nullif(current_setting(''app.account'', true), ''''))::uuid)', writes, in_area);
  execute format('create policy scenarios__update on sponsorship.scenarios for update to semesta_app using (%s and account_id = (nullif(current_setting(''app.account'', true), ''''))::uuid)', writes);
  execute 'grant insert, update on sponsorship.scenarios to semesta_app';
end $$;

-- A sponsor's bills are seen by whoever sees its budget; the people on them are not.
alter policy bills__read on contributions.bills using (
  area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))
  or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))
  or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]
  or payer_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or payer_id = (nullif(current_setting('app.worker', true), ''))::uuid
  or (payer_kind = 'sponsor' and (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ','))
    or custodians @> array[(nullif(current_setting('app.sponsor', true), ''))::uuid])));
alter table contributions.payers add column name text not null default '';
comment on column contributions.payers.name is 'A sponsor''s budget as it reads on its bills; workers and organisations are named by the registry.';

-- The one way budget moves: the row is held, the move is kept, and the equation of the table refuses what is not there.
set local role semesta_registrar;
create function sponsorship.move_budget(p_budget uuid, p_from text, p_to text, p_amount bigint, p_facts jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p_amount = 0 then return; end if;
  update sponsorship.budgets b set version = b.version + 1,
    granted_idr = b.granted_idr + case when p_from = 'outside' then p_amount when p_to = 'outside' then -p_amount else 0 end,
    lapsed_idr = b.lapsed_idr + case when p_to = 'lapsed' then p_amount else 0 end,
    ceiling_idr = b.ceiling_idr + case when p_from = 'outside' then p_amount when p_to in ('outside', 'lapsed') then -p_amount else 0 end,
    free_idr = b.free_idr + case when p_to = 'free' then p_amount when p_from = 'free' then -p_amount else 0 end,
    reserved_idr = b.reserved_idr + case when p_to = 'reserved' then p_amount when p_from = 'reserved' then -p_amount else 0 end,
    billed_idr = b.billed_idr + case when p_to = 'billed' then p_amount when p_from = 'billed' then -p_amount else 0 end,
    paid_idr = b.paid_idr + case when p_to = 'paid' then p_amount when p_from = 'paid' then -p_amount else 0 end
  where b.budget_id = p_budget;
  if not found then raise exception 'no such budget'; end if;
  insert into sponsorship.budget_moves (move_id, budget_id, from_stage, to_stage, amount_idr, list_id, bill_id, reason, booked_on, account_id)
  values (gen_random_uuid(), p_budget, p_from, p_to, p_amount, (p_facts ->> 'list_id')::uuid, (p_facts ->> 'bill_id')::uuid, coalesce(p_facts ->> 'reason', ''),
    coalesce((p_facts ->> 'on')::date, (now() at time zone 'Asia/Makassar')::date), (p_facts ->> 'account_id')::uuid);
end $$;
comment on function sponsorship.move_budget(uuid, text, text, bigint, jsonb) is
  'Moves budget from one stage to another (outside, free, reserved, billed, paid, lapsed) and keeps the move. Facts: list_id, bill_id, reason, on, account_id.';
revoke all on function sponsorship.move_budget(uuid, text, text, bigint, jsonb) from public;
