-- Contracts of a government office with firms: none is awarded or paid without a check of the firm, or without a named person's reason.
set local role semesta_owner;
create table certificates.contracts (
  contract_id uuid not null,
  giver_id uuid not null,
  area_code text collate "C" not null,
  number text not null,
  title text not null,
  kind text not null,
  value_idr bigint not null,
  organisation_id uuid not null,
  npp text not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  workers_stated integer,
  state text not null default 'entered',
  paid_idr bigint not null default 0,
  account_id uuid not null,
  actor_name text not null,
  entered_at timestamptz not null default now(),
  version integer not null default 1,
  application_key text collate "C" generated always as (upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g') collate "C")) stored,
  constraint contracts__pk primary key (contract_id),
  constraint contracts__number unique (giver_id, application_key),
  constraint contracts__kind check (kind in ('construction', 'goods', 'services', 'consulting')),
  constraint contracts__state check (state in ('entered', 'awarded', 'closed', 'cancelled')),
  constraint contracts__span check (ends_on >= starts_on),
  constraint contracts__amounts check (value_idr > 0 and paid_idr >= 0 and paid_idr <= value_idr and workers_stated > 0),
  constraint contracts__lengths check (length(number) between 1 and 80 and length(title) between 3 and 300)
);
create index contracts__by_giver on certificates.contracts (giver_id, entered_at desc);
create index contracts__by_area on certificates.contracts (area_code, entered_at desc);
create index contracts__by_firm on certificates.contracts (organisation_id);
comment on table certificates.contracts is 'Contracts of a government office, each with the firm it goes to; no people.';
comment on column certificates.contracts.npp is 'The firm''s registration number and name as they were when the contract was entered.';
comment on column certificates.contracts.area_code is 'Where the government office lies.';

create table certificates.contract_steps (
  contract_id uuid not null,
  step_no integer not null,
  giver_id uuid not null,
  area_code text collate "C" not null,
  kind text not null,
  amount_idr bigint,
  done_on date not null,
  check_reference text,
  check_status text,
  checked_on date,
  override_name text not null default '',
  override_reason text not null default '',
  note text not null default '',
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  constraint contract_steps__pk primary key (contract_id, step_no),
  constraint contract_steps__contract foreign key (contract_id) references certificates.contracts (contract_id),
  constraint contract_steps__kind check (kind in ('award', 'payment', 'close', 'cancel')),
  constraint contract_steps__amount check ((kind = 'payment') = (amount_idr is not null) and amount_idr > 0),
  constraint contract_steps__override check ((override_name = '') = (override_reason = '')),
  constraint contract_steps__checked check (kind not in ('award', 'payment') or override_reason <> '' or (check_reference is not null and check_status in ('VALID', 'CONDITIONAL')))
);
comment on table certificates.contract_steps is 'Award and payments of a contract, each with the check it rests on or with who let it pass and why. Never changed.';
do $$
declare
  name text;
begin
  foreach name in array array['contracts', 'contract_steps'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format($policy$create policy %I on certificates.%I for select to semesta_app using (
      giver_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
      or area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))$policy$, name || '__read', name);
    execute format('grant select, insert on certificates.%I to semesta_registrar', name);
    execute format('grant select on certificates.%I to semesta_app', name);
  end loop;
end $$;
grant update on certificates.contracts to semesta_registrar;

set local role semesta_registrar;
create function certificates.keep_contract(p_contract jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  giver registry.organisations;
  firm registry.organisations;
  old certificates.contracts;
begin
  select * into given from jsonb_to_record(p_contract) as r ("contractId" uuid, "giverId" uuid, number text, title text, kind text, "valueIdr" bigint, "organisationId" uuid,
    "startsOn" date, "endsOn" date, "workersStated" integer, "accountId" uuid, name text, version integer);
  select * into giver from registry.organisations o where o.organisation_id = given."giverId" and o.kind = 'government_office';
  if not found or not contributions.may_write('checks')
    or not given."giverId" = any (coalesce((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[], '{}')) then return 'not_found'; end if;
  select * into firm from registry.organisations o where o.organisation_id = given."organisationId";
  if not found or firm.npp is null or firm.organisation_id = giver.organisation_id then return 'firm_unknown'; end if;
  if given.version is null then
    insert into certificates.contracts (contract_id, giver_id, area_code, number, title, kind, value_idr, organisation_id, npp, name, starts_on, ends_on, workers_stated, account_id, actor_name)
    values (given."contractId", giver.organisation_id, giver.area_code, given.number, given.title, given.kind, given."valueIdr", firm.organisation_id, firm.npp, firm.name,
      given."startsOn", given."endsOn", given."workersStated", given."accountId", given.name)
    on conflict on constraint contracts__number do nothing;
    return case when found then 'done' else 'taken' end;
  end if;
  select * into old from certificates.contracts c where c.contract_id = given."contractId" and c.giver_id = giver.organisation_id for update;
  if not found then return 'not_found'; end if;
  if old.version <> given.version then return 'changed'; end if;
  if old.state <> 'entered' then return 'not_entered'; end if;
  if exists (select from certificates.contracts c where c.giver_id = giver.organisation_id and c.contract_id <> old.contract_id
      and c.application_key = upper(regexp_replace(given.number, '[^A-Za-z0-9]', '', 'g') collate "C")) then return 'taken'; end if;
  update certificates.contracts c set number = given.number, title = given.title, kind = given.kind, value_idr = given."valueIdr", organisation_id = firm.organisation_id,
    npp = firm.npp, name = firm.name, starts_on = given."startsOn", ends_on = given."endsOn", workers_stated = given."workersStated", version = c.version + 1
  where c.contract_id = old.contract_id;
  return 'done';
end $$;
comment on function certificates.keep_contract(jsonb) is
  'Enters a contract of the caller''s own government office (version null) or changes one not awarded: done, not_found, firm_unknown, taken, changed, not_entered.';

create function certificates.check_for_contract(p_contract uuid, p_kind text, p_since date)
  returns table (reference text, status text, now_status text, reason text, checked_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.reference, k.status, k.now_status, k.now_reason, k.checked_on
  from certificates.contracts c
    join certificates.checks k on k.desk_organisation_id = c.giver_id and k.organisation_id = c.organisation_id and k.application_key = c.application_key
      and k.purpose = case p_kind when 'award' then 'contract_award' else 'contract_payment' end and k.checked_on >= p_since
  where c.contract_id = p_contract and contributions.in_scope('', c.area_code, array[c.giver_id])
  order by k.check_no desc limit 1
$$;
comment on function certificates.check_for_contract(uuid, text, date) is 'The latest check of a contract''s firm for its award or a payment, made by the giver of the contract on or after a day.';

create function certificates.take_contract_step(p_step jsonb) returns table (answer text, reason text)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  old certificates.contracts;
  latest record;
begin
  select * into given from jsonb_to_record(p_step) as r ("contractId" uuid, version integer, kind text, "amountIdr" bigint, "doneOn" date, "checkedSince" date,
    "overrideName" text, "overrideReason" text, note text, "accountId" uuid, name text);
  select * into old from certificates.contracts c where c.contract_id = given."contractId" for update;
  if not found or not contributions.may_write('checks')
    or not old.giver_id = any (coalesce((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[], '{}')) then
    return query select 'not_found', ''; return;
  end if;
  if old.version <> given.version then return query select 'changed', ''; return; end if;
  if (given.kind, old.state) not in (('award', 'entered'), ('cancel', 'entered'), ('payment', 'awarded'), ('close', 'awarded')) then
    return query select 'state_refused', old.state; return;
  end if;
  if given.kind = 'payment' and old.paid_idr + given."amountIdr" > old.value_idr then return query select 'over_value', (old.value_idr - old.paid_idr)::text; return; end if;
  select * into latest from certificates.check_for_contract(old.contract_id, given.kind, given."checkedSince");
  if given.kind in ('award', 'payment') and coalesce(given."overrideReason", '') = '' then
    if latest.reference is null then return query select 'unchecked', ''; return; end if;
    if latest.status not in ('VALID', 'CONDITIONAL') or latest.now_status not in ('VALID', 'CONDITIONAL') then return query select 'check_failed', latest.reason; return; end if;
    -- One check carries one payment: what was true then says nothing of the next.
    if exists (select from certificates.contract_steps s where s.contract_id = old.contract_id and s.check_reference = latest.reference) then
      return query select 'check_used', latest.reference; return;
    end if;
  end if;
  insert into certificates.contract_steps (contract_id, step_no, giver_id, area_code, kind, amount_idr, done_on, check_reference, check_status, checked_on, override_name,
    override_reason, note, account_id, actor_name)
  values (old.contract_id, (select count(*) + 1 from certificates.contract_steps s where s.contract_id = old.contract_id), old.giver_id, old.area_code, given.kind, given."amountIdr",
    given."doneOn", case when given.kind in ('award', 'payment') then latest.reference end, case when given.kind in ('award', 'payment') then latest.status end,
    case when given.kind in ('award', 'payment') then latest.checked_on end, coalesce(given."overrideName", ''), coalesce(given."overrideReason", ''), coalesce(given.note, ''),
    given."accountId", given.name);
  update certificates.contracts c set version = c.version + 1, paid_idr = c.paid_idr + coalesce(given."amountIdr", 0),
    state = case given.kind when 'award' then 'awarded' when 'close' then 'closed' when 'cancel' then 'cancelled' else c.state end
  where c.contract_id = old.contract_id;
  return query select 'done', '';
end $$;
comment on function certificates.take_contract_step(jsonb) is
  'Awards, pays, closes or cancels a contract of the caller''s own government office: done, not_found, changed, state_refused, over_value, unchecked, check_failed, check_used.';

revoke all on function certificates.keep_contract(jsonb), certificates.check_for_contract(uuid, text, date), certificates.take_contract_step(jsonb) from public;
grant execute on function certificates.keep_contract(jsonb), certificates.check_for_contract(uuid, text, date), certificates.take_contract_step(jsonb) to semesta_app;
