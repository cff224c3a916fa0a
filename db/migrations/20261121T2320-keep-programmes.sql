-- Sponsors, agreements, categories and programmes are kept by acts: each function checks the right and the scope itself and answers why not.
set local role semesta_registrar;

create function sponsorship.may_keep(p_kind text, p_area text) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select contributions.may_write('sponsorships') and coalesce(p_area like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')), false)
    and (coalesce(current_setting('app.role', true), '') <> 'village' or p_kind = 'village')
$$;
comment on function sponsorship.may_keep(text, text) is
  'Whether the caller keeps what a sponsor of that kind pays in that area: office and government in their own area, a village only for its own village''s money.';

create function sponsorship.keep_sponsor(p_sponsor jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  old sponsorship.sponsors;
  keepers uuid[];
begin
  select * into given from jsonb_to_record(p_sponsor) as r ("sponsorId" uuid, kind text, name text, "areaCode" text, "organisationId" uuid, contact text, version integer);
  if given.version is not null then
    select * into old from sponsorship.sponsors s where s.sponsor_id = given."sponsorId" for update;
    if not found or not sponsorship.may_keep(old.kind, old.area_code) then return 'not_found'; end if;
    if old.version <> given.version then return 'changed'; end if;
  end if;
  if not sponsorship.may_keep(given.kind, given."areaCode") then return 'out_of_scope'; end if;
  if not exists (select from registry.areas a where a.code = given."areaCode" and a.level between 1 and 4) then return 'area_unknown'; end if;
  if given."organisationId" is not null and not exists (select from registry.organisations o where o.organisation_id = given."organisationId") then
    return 'organisation_unknown';
  end if;
  keepers := case when given."organisationId" is null then '{}' else array[given."organisationId"] end;
  if given.version is null then
    insert into sponsorship.sponsors (sponsor_id, kind, name, area_code, organisation_id, contact, custodians)
    values (given."sponsorId", given.kind, given.name, given."areaCode", given."organisationId", coalesce(given.contact, ''), keepers) on conflict do nothing;
    return case when found then 'kept' else 'taken' end;
  end if;
  if (old.kind, old.area_code) is distinct from (given.kind, given."areaCode") then
    if exists (select from sponsorship.agreements a where a.sponsor_id = old.sponsor_id) then return 'in_use'; end if;
    if given.kind in ('state', 'province', 'regency', 'village')
      and exists (select from sponsorship.sponsors s where s.kind = given.kind and s.area_code = given."areaCode" and s.sponsor_id <> old.sponsor_id) then
      return 'taken';
    end if;
  end if;
  update sponsorship.sponsors s set kind = given.kind, name = given.name, area_code = given."areaCode", organisation_id = given."organisationId",
    contact = coalesce(given.contact, ''), custodians = keepers, version = s.version + 1
  where s.sponsor_id = old.sponsor_id;
  -- Whose accounts look after it is written beside everything that it pays for.
  if old.custodians is distinct from keepers then
    update sponsorship.agreements a set custodians = keepers where a.sponsor_id = old.sponsor_id;
    update sponsorship.budgets b set custodians = keepers where b.sponsor_id = old.sponsor_id;
    update sponsorship.programmes p set custodians = keepers where p.sponsor_id = old.sponsor_id;
    update sponsorship.programme_villages v set custodians = keepers from sponsorship.programmes p
      where p.programme_id = v.programme_id and p.sponsor_id = old.sponsor_id;
    update sponsorship.lists l set custodians = keepers from sponsorship.programmes p
      where p.programme_id = l.programme_id and p.sponsor_id = old.sponsor_id;
    update contributions.payers k set custodians = keepers from sponsorship.budgets b
      where b.sponsor_id = old.sponsor_id and k.payer_id = b.budget_id and k.kind = 'sponsor';
    update contributions.bills c set custodians = keepers from sponsorship.budgets b
      where b.sponsor_id = old.sponsor_id and c.payer_id = b.budget_id and c.payer_kind = 'sponsor';
  end if;
  return 'kept';
end $$;
comment on function sponsorship.keep_sponsor(jsonb) is
  'Registers a sponsor (version null) or changes it: kept, out_of_scope, not_found, changed, taken, in_use, area_unknown, organisation_unknown.';

create function sponsorship.keep_agreement(p_agreement jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  sponsor sponsorship.sponsors;
  old sponsorship.agreements;
begin
  select * into given from jsonb_to_record(p_agreement) as r ("agreementId" uuid, "sponsorId" uuid, number text, title text, funding text, "legalBasis" text,
    "signedOn" date, "validFrom" date, "validTo" date, "areaCode" text, state text, "documentId" uuid, "accountId" uuid, version integer);
  select * into sponsor from sponsorship.sponsors s where s.sponsor_id = given."sponsorId" for share;
  if not found or not sponsorship.may_keep(sponsor.kind, sponsor.area_code) then return 'sponsor_not_found'; end if;
  if not sponsorship.may_keep(sponsor.kind, given."areaCode") then return 'out_of_scope'; end if;
  if not exists (select from registry.areas a where a.code = given."areaCode" and a.level between 1 and 4) then return 'area_unknown'; end if;
  if given.version is null then
    insert into sponsorship.agreements (agreement_id, sponsor_id, number, title, funding, legal_basis, signed_on, valid_from, valid_to, area_code, document_id, custodians, account_id)
    values (given."agreementId", sponsor.sponsor_id, given.number, coalesce(given.title, ''), given.funding, coalesce(given."legalBasis", ''), given."signedOn",
      given."validFrom", given."validTo", given."areaCode", given."documentId", sponsor.custodians, given."accountId") on conflict do nothing;
    return case when found then 'kept' else 'taken' end;
  end if;
  select * into old from sponsorship.agreements a where a.agreement_id = given."agreementId" and a.sponsor_id = sponsor.sponsor_id for update;
  if not found or not sponsorship.may_keep(sponsor.kind, old.area_code) then return 'not_found'; end if;
  if old.version <> given.version then return 'changed'; end if;
  if exists (select from sponsorship.agreements a where a.sponsor_id = sponsor.sponsor_id and a.number = given.number and a.agreement_id <> old.agreement_id) then
    return 'taken';
  end if;
  if (old.funding, old.area_code) is distinct from (given.funding, given."areaCode")
    and (exists (select from sponsorship.budgets b where b.agreement_id = old.agreement_id)
      or exists (select from sponsorship.programmes p where p.agreement_id = old.agreement_id)) then
    return 'in_use';
  end if;
  if exists (select from sponsorship.programmes p where p.agreement_id = old.agreement_id and p.state <> 'closed'
      and (p.start_month < to_char(given."validFrom", 'YYYY-MM') or contributions.month_after(p.start_month, p.months - 1) > to_char(given."validTo", 'YYYY-MM'))) then
    return 'programme_outside';
  end if;
  update sponsorship.agreements a set number = given.number, title = coalesce(given.title, ''), funding = given.funding, legal_basis = coalesce(given."legalBasis", ''),
    signed_on = given."signedOn", valid_from = given."validFrom", valid_to = given."validTo", area_code = given."areaCode", state = coalesce(given.state, a.state),
    document_id = coalesce(given."documentId", a.document_id), version = a.version + 1
  where a.agreement_id = old.agreement_id;
  return 'kept';
end $$;
comment on function sponsorship.keep_agreement(jsonb) is
  'Records an agreement (version null) or changes it: kept, sponsor_not_found, not_found, out_of_scope, changed, taken (its number), in_use, programme_outside, area_unknown.';

create function sponsorship.keep_category(p_category jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  old sponsorship.categories;
begin
  select * into given from jsonb_to_record(p_category) as r ("categoryCode" text, "areaCode" text, "nameId" text, "nameEn" text, decree text,
    "occupationGroups" text[], "isActive" boolean, "isNew" boolean);
  if not given."isNew" then
    select * into old from sponsorship.categories c where c.category_code = given."categoryCode" for update;
    if not found or not sponsorship.may_keep('regency', old.area_code) then return 'not_found'; end if;
  end if;
  if not sponsorship.may_keep('regency', given."areaCode") then return 'out_of_scope'; end if;
  if not exists (select from registry.areas a where a.code = given."areaCode" and a.level between 1 and 4) then return 'area_unknown'; end if;
  if given."isNew" then
    insert into sponsorship.categories (category_code, area_code, name_id, name_en, decree, occupation_groups, is_active)
    values (given."categoryCode", given."areaCode", given."nameId", given."nameEn", given.decree, coalesce(given."occupationGroups", '{}'), given."isActive") on conflict do nothing;
    return case when found then 'kept' else 'taken' end;
  end if;
  update sponsorship.categories c set area_code = given."areaCode", name_id = given."nameId", name_en = given."nameEn", decree = given.decree,
    occupation_groups = coalesce(given."occupationGroups", '{}'), is_active = given."isActive"
  where c.category_code = old.category_code;
  return 'kept';
end $$;
comment on function sponsorship.keep_category(jsonb) is
  'Adds a category of vulnerable workers or changes it; a village keeps none: kept, out_of_scope, not_found, taken, area_unknown.';

create function sponsorship.keep_programme(p_programme jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given record;
  agreement sponsorship.agreements;
  payer_kind text;
  old sponsorship.programmes;
begin
  select * into given from jsonb_to_record(p_programme) as r ("programmeId" uuid, "agreementId" uuid, name text, "areaCode" text, "quotaPerVillage" integer, months smallint,
    "startMonth" text, "baseBracket" smallint, "withSavings" boolean, categories text[], "unusedRule" text, "paidMonthRule" text, "accountId" uuid, version integer);
  select * into agreement from sponsorship.agreements a where a.agreement_id = given."agreementId" for share;
  if not found then return 'agreement_not_found'; end if;
  payer_kind := (select s.kind from sponsorship.sponsors s where s.sponsor_id = agreement.sponsor_id);
  if not sponsorship.may_keep(payer_kind, agreement.area_code) then return 'agreement_not_found'; end if;
  if agreement.state <> 'active' then return 'agreement_ended'; end if;
  if given."areaCode" <> agreement.area_code and given."areaCode" not like agreement.area_code || '.%' then return 'area_outside'; end if;
  if not exists (select from registry.areas a where a.code = given."areaCode" and a.level between 1 and 4) then return 'area_unknown'; end if;
  if given."startMonth" < to_char(agreement.valid_from, 'YYYY-MM')
    or contributions.month_after(given."startMonth", given.months - 1) > to_char(agreement.valid_to, 'YYYY-MM') then
    return 'agreement_ends';
  end if;
  if exists (select from unnest(given.categories) as c (code) where not exists (
      select from sponsorship.categories k where k.category_code = c.code and k.is_active
        and (given."areaCode" = k.area_code or given."areaCode" like k.area_code || '.%' or k.area_code like given."areaCode" || '.%'))) then
    return 'category_unknown';
  end if;
  if given.version is null then
    insert into sponsorship.programmes (programme_id, agreement_id, sponsor_id, name, funding, area_code, quota_per_village, months, start_month, base_bracket,
      with_savings, categories, unused_rule, paid_month_rule, custodians, account_id)
    values (given."programmeId", agreement.agreement_id, agreement.sponsor_id, given.name, agreement.funding, given."areaCode", given."quotaPerVillage", given.months,
      given."startMonth", given."baseBracket", given."withSavings", coalesce(given.categories, '{}'), given."unusedRule", given."paidMonthRule",
      agreement.custodians, given."accountId");
    return 'kept';
  end if;
  select * into old from sponsorship.programmes p where p.programme_id = given."programmeId" for update;
  if not found or not sponsorship.may_keep((select s.kind from sponsorship.sponsors s where s.sponsor_id = old.sponsor_id), old.area_code) then return 'not_found'; end if;
  if old.version <> given.version then return 'changed'; end if;
  if old.state <> 'draft' then return 'not_draft'; end if;
  update sponsorship.programmes p set agreement_id = agreement.agreement_id, sponsor_id = agreement.sponsor_id, name = given.name, funding = agreement.funding,
    area_code = given."areaCode", quota_per_village = given."quotaPerVillage", months = given.months, start_month = given."startMonth", base_bracket = given."baseBracket",
    with_savings = given."withSavings", categories = coalesce(given.categories, '{}'), unused_rule = given."unusedRule", paid_month_rule = given."paidMonthRule",
    custodians = agreement.custodians, version = p.version + 1
  where p.programme_id = old.programme_id;
  return 'kept';
end $$;
comment on function sponsorship.keep_programme(jsonb) is
  'Drafts a programme (version null) or changes a draft: kept, agreement_not_found, agreement_ended, agreement_ends, area_outside, area_unknown, category_unknown, not_found, changed, not_draft.';

create function sponsorship.reach_villages(p_programmes uuid[]) returns integer
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  reached integer;
begin
  with named as (
    select p.programme_id, a.code as village_code, a.kind as village_kind, p.custodians,
      coalesce(own.budget_id, shared.budget_id) as budget_id, p.quota_per_village,
      case when a.kind = 'kelurahan' and p.funding in ('APBDES', 'DANA_DESA') then 'source.desa_only'
        when own.budget_id is null and shared.budget_id is null then 'village.no_budget' else '' end as left_out
    from sponsorship.programmes p
      join registry.areas a on a.level = 4 and (a.code = p.area_code or a.code like p.area_code || '.%')
      left join sponsorship.budgets own on own.agreement_id = p.agreement_id and own.year = left(p.start_month, 4)::smallint and own.village_code = a.code
      left join sponsorship.budgets shared on shared.agreement_id = p.agreement_id and shared.year = left(p.start_month, 4)::smallint and shared.village_code = ''
    where p.programme_id = any (p_programmes)
  )
  insert into sponsorship.programme_villages as v (programme_id, village_code, village_kind, quota, budget_id, left_out, custodians)
  select n.programme_id, n.village_code, n.village_kind, case when n.left_out = '' then n.quota_per_village else 0 end,
    case when n.left_out = '' then n.budget_id end, n.left_out, n.custodians
  from named n
  on conflict on constraint programme_villages__pk do update set quota = excluded.quota, budget_id = excluded.budget_id, left_out = excluded.left_out
    where v.left_out = 'village.no_budget' and excluded.left_out = '';
  get diagnostics reached = row_count;
  return reached;
end $$;
comment on function sponsorship.reach_villages(uuid[]) is
  'Writes the villages of programmes, each with its budget (its own, else that of the whole area) or the reason why it is left out; a village left out for want of a budget comes in once it has one.';

create function sponsorship.open_programme(p_programme uuid, p_version integer, p_state text) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old sponsorship.programmes;
begin
  select * into old from sponsorship.programmes p where p.programme_id = p_programme for update;
  if not found or not sponsorship.may_keep((select s.kind from sponsorship.sponsors s where s.sponsor_id = old.sponsor_id), old.area_code) then return 'not_found'; end if;
  if old.version <> p_version then return 'changed'; end if;
  if p_state not in ('open', 'closed') or old.state = p_state or (p_state = 'closed' and old.state = 'draft') then return 'state_refused'; end if;
  if old.state = 'draft' then perform sponsorship.reach_villages(array[old.programme_id]); end if;
  if not exists (select from sponsorship.programme_villages v where v.programme_id = old.programme_id and v.left_out = '') then return 'no_village'; end if;
  update sponsorship.programmes p set state = p_state, version = p.version + 1 where p.programme_id = old.programme_id;
  return 'kept';
end $$;
comment on function sponsorship.open_programme(uuid, integer, text) is
  'Opens a programme to its villages, closes it, or opens it again: kept, not_found, changed, state_refused, no_village (then the caller takes everything back).';

create function sponsorship.set_programme_villages(p_programme uuid, p_villages jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  old sponsorship.programmes;
  given integer;
begin
  select * into old from sponsorship.programmes p where p.programme_id = p_programme for share;
  if not found or not sponsorship.may_keep((select s.kind from sponsorship.sponsors s where s.sponsor_id = old.sponsor_id), old.area_code) then return 'not_found'; end if;
  if old.state <> 'open' then return 'state_refused'; end if;
  if exists (select from jsonb_to_recordset(p_villages) as r ("agentId" uuid) where r."agentId" is not null
      and not exists (select from registry.organisations o where o.organisation_id = r."agentId" and o.kind in ('bumdes', 'agent'))) then
    return 'agent_unknown';
  end if;
  if exists (
    select from jsonb_to_recordset(p_villages) as r ("villageCode" text, quota integer)
    where r.quota < coalesce((select sum(l.workers) from sponsorship.lists l
      where l.programme_id = old.programme_id and l.village_code = r."villageCode" and l.kind in ('first', 'top_up') and l.state in ('approved', 'billed', 'paid')), 0)) then
    return 'quota_used';
  end if;
  with given as (select * from jsonb_to_recordset(p_villages) as r ("villageCode" text, quota integer, "agentId" uuid)), kept as (
    update sponsorship.programme_villages v set quota = g.quota, agent_id = g."agentId"
    from given g where v.programme_id = old.programme_id and v.village_code = g."villageCode" and v.left_out = '' returning 1)
  select (select count(*) from given) - (select count(*) from kept) into given;
  return case when given = 0 then 'kept' else 'village_not_found' end;
end $$;
comment on function sponsorship.set_programme_villages(uuid, jsonb) is
  'Sets quota and agent of villages of an open programme: kept, not_found, state_refused, agent_unknown, quota_used, village_not_found.';

create function sponsorship.keep_budgets(p_agreement uuid, p_year integer, p_rows jsonb, p_facts jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  agreement sponsorship.agreements;
begin
  select * into agreement from sponsorship.agreements a where a.agreement_id = p_agreement for update;
  if not found or not sponsorship.may_keep((select s.kind from sponsorship.sponsors s where s.sponsor_id = agreement.sponsor_id), agreement.area_code) then return 'agreement_not_found'; end if;
  if agreement.state <> 'active' then return 'agreement_ended'; end if;
  if p_year not between extract(year from agreement.valid_from) and extract(year from agreement.valid_to) then return 'year_outside'; end if;
  if exists (select from jsonb_to_recordset(p_rows) as r ("villageCode" text) where r."villageCode" <> '' and not exists (
      select from registry.areas a where a.code = r."villageCode" and a.level = 4 and (a.code = agreement.area_code or a.code like agreement.area_code || '.%'))) then
    return 'village_outside';
  end if;
  if agreement.funding in ('APBDES', 'DANA_DESA') and exists (select from jsonb_to_recordset(p_rows) as r ("villageCode" text)
      join registry.areas a on a.code = r."villageCode" where a.kind = 'kelurahan') then
    return 'village_kelurahan';
  end if;
  -- Two who set the same ceiling: each is told what stands, none adds to what the other has just set.
  if exists (select from jsonb_to_recordset(p_rows) as r ("villageCode" text, "wasIdr" bigint)
      left join sponsorship.budgets b on b.agreement_id = agreement.agreement_id and b.year = p_year and b.village_code = r."villageCode"
      where coalesce(b.granted_idr, 0) <> r."wasIdr") then
    return 'changed';
  end if;
  if exists (select from jsonb_to_recordset(p_rows) as r ("villageCode" text, "amountIdr" bigint)
      join sponsorship.budgets b on b.agreement_id = agreement.agreement_id and b.year = p_year and b.village_code = r."villageCode"
      where b.granted_idr - r."amountIdr" > b.free_idr) then
    return 'below_used';
  end if;
  perform sponsorship.grant_budget(jsonb_build_object('budgetId', coalesce(b.budget_id, (r."budgetId")), 'agreementId', agreement.agreement_id, 'year', p_year,
      'villageCode', r."villageCode", 'areaCode', case when r."villageCode" = '' then agreement.area_code else r."villageCode" end,
      'amountIdr', r."amountIdr" - coalesce(b.granted_idr, 0), 'treasurerName', r."treasurerName") || p_facts)
  from jsonb_to_recordset(p_rows) as r ("budgetId" uuid, "villageCode" text, "amountIdr" bigint, "treasurerName" text)
    left join sponsorship.budgets b on b.agreement_id = agreement.agreement_id and b.year = p_year and b.village_code = r."villageCode"
  where b.budget_id is null or b.granted_idr <> r."amountIdr" or b.treasurer_name <> r."treasurerName";
  perform sponsorship.reach_villages(array(select p.programme_id from sponsorship.programmes p
    where p.agreement_id = agreement.agreement_id and p.state = 'open' and left(p.start_month, 4)::integer = p_year));
  return 'kept';
end $$;
comment on function sponsorship.keep_budgets(uuid, integer, jsonb, jsonb) is
  'Sets the ceilings of an agreement in a year [{budgetId, villageCode, wasIdr, amountIdr, treasurerName}] ('''' village: any of its area); facts: on, accountId, reason. Answers kept, agreement_not_found, agreement_ended, year_outside, village_outside, village_kelurahan, changed, below_used.';

revoke all on function sponsorship.may_keep(text, text), sponsorship.keep_sponsor(jsonb), sponsorship.keep_agreement(jsonb), sponsorship.keep_category(jsonb),
  sponsorship.keep_programme(jsonb), sponsorship.reach_villages(uuid[]), sponsorship.open_programme(uuid, integer, text),
  sponsorship.set_programme_villages(uuid, jsonb), sponsorship.keep_budgets(uuid, integer, jsonb, jsonb) from public;
grant execute on function sponsorship.may_keep(text, text), sponsorship.keep_sponsor(jsonb), sponsorship.keep_agreement(jsonb), sponsorship.keep_category(jsonb),
  sponsorship.keep_programme(jsonb), sponsorship.open_programme(uuid, integer, text), sponsorship.set_programme_villages(uuid, jsonb),
  sponsorship.keep_budgets(uuid, integer, jsonb, jsonb) to semesta_app;

-- The signed agreement itself, as a document: seen by whoever sees the agreement, handed in also by governments.
set local role semesta_owner;
alter table platform.documents add column agreement_id uuid;
comment on column platform.documents.agreement_id is 'The sponsorship agreement it is the paper of.';
alter table platform.documents drop constraint documents__attached;
alter table platform.documents add constraint documents__attached check (
  (attached_at is null) = (act is null) and (attached_at is null) = (worker_id is null and organisation_id is null and agreement_id is null));
alter table platform.documents drop constraint documents__proves_one;
alter table platform.documents add constraint documents__proves_one check (num_nonnulls(worker_id, organisation_id, agreement_id) <= 1);
create index documents__by_agreement on platform.documents (agreement_id) where agreement_id is not null;
alter policy documents__read on platform.documents
  using ((attached_at is null and account_id = (nullif(current_setting('app.account', true), ''))::uuid)
    or exists (select from registry.workers w where w.worker_id = documents.worker_id)
    or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or exists (select from registry.organisations o where o.organisation_id = documents.organisation_id
      and o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))
    or exists (select from sponsorship.agreements a where a.agreement_id = documents.agreement_id));
do $$
declare
  writes constant text := $q$(string_to_array(nullif(current_setting('app.writes', true), ''), ',') && array['people', 'sponsorships'])$q$;
  own constant text := $q$account_id = (nullif(current_setting('app.account', true), ''))::uuid$q$;
begin
  execute format('alter policy documents__upload on platform.documents with check (attached_at is null and %s and %s)', own, writes);
  execute format('alter policy documents__attach on platform.documents using (attached_at is null and %s and %s) with check (attached_at is not null and %s and %s)',
    own, writes, own, writes);
  execute format('alter policy documents__discard on platform.documents using (attached_at is null and %s and %s)', own, writes);
end $$;
grant update (agreement_id) on platform.documents to semesta_app;
