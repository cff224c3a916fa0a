import { fillCells, fillFacts, fillStanding, fillTotals } from '#modules/coverage/server/index.ts';

const sumTables = `array['coverage.facts', 'coverage.area_totals', 'coverage.area_cells', 'coverage.area_standing']::regclass[]`;

/** Where people land by COPY, since tables with row policies take none; read by the role that may insert them. */
export const createStaging = `
  create temp table demo_workers on commit drop as select worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, birth_place, sex,
    mother_name, address, occupation, occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, deceased_on,
    created_at, null::bytea as nik_index, null::bytea as phone_index from registry.workers with no data;
  create temp table demo_memberships on commit drop as select worker_id, membership_id, segment, organisation_id, state, opened_on, ended_on,
    end_reason, occupation, wage_idr, kpj, area_code, work_area_code, custodians, created_at from registry.memberships with no data;
  create temp table demo_changes on commit drop as select change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
    occupation_group, workers from coverage.facts with no data;
  create temp table demo_keys on commit drop as
    select format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as make,
      format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as take
    from pg_constraint c where c.contype = 'p' and c.conrelid = any (${sumTables})
    union all
    select pg_get_indexdef(i.indexrelid), format('drop index %s', i.indexrelid::regclass)
    from pg_index i where not i.indisprimary and i.indrelid = any (${sumTables});
  grant select on demo_keys to semesta_owner;
  grant select on demo_workers, demo_memberships to semesta_registrar;
  grant select on demo_changes to semesta_worker`;

/** One chunk of people, as the role that registers lists. */
export const insertPeople = `
  insert into registry.nik_claims (nik_index, worker_id) select nik_index, worker_id from demo_workers;
  insert into registry.phone_claims (phone_index, worker_id) select phone_index, worker_id from demo_workers where phone_index is not null;
  insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, birth_place, sex, mother_name, address,
    occupation, occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, deceased_on, demonstration, created_at)
  select worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, birth_place, sex, mother_name, address, occupation,
    occupation_group, declared_income_idr, area_code, hamlet, work_area_code, custodians, deceased_on, true, created_at from demo_workers;
  insert into registry.memberships (worker_id, membership_id, segment, organisation_id, state, opened_on, ended_on, end_reason, occupation,
    wage_idr, kpj, area_code, work_area_code, custodians, created_at)
  select worker_id, membership_id, segment, organisation_id, state, opened_on, ended_on, end_reason, occupation, wage_idr, kpj, area_code,
    work_area_code, custodians, created_at from demo_memberships;
  insert into registry.kpj_claims (kpj, worker_id, membership_id)
  select kpj, worker_id, membership_id from demo_memberships where kpj is not null`;

/** Keys and indexes of the sums, taken away by their owner: kept while hundreds of thousands of rows come in no order they take three times as long. */
export const takeSumKeys = `do $$ begin execute (select string_agg(take, '; ') from demo_keys); end $$`;

/** And made again as they were, each in one pass over its table. */
export const makeSumKeys = `do $$ begin execute (select string_agg(make, '; ') from demo_keys); end $$`;

/** All cells and totals at the end, as the role that folds. */
export const insertCells = `
  ${fillFacts(`(select 'OPEN' as measure, c.* from demo_changes c union all select * from demo_cells) changes`)};
  ${fillTotals('coverage.facts')};
  ${fillCells('coverage.facts')};
  ${fillStanding('coverage.facts')};
  insert into coverage.folds as k (recorded_through) values (now())
    on conflict on constraint folds__pk do update set recorded_through = greatest(k.recorded_through, excluded.recorded_through)`;

export const insertOrganisations = `
  insert into registry.organisations (organisation_id, kind, name, name_tokens, trade_name, npp, nib, npwp, npwp_index, parent_id, area_code, address,
    sector, workers_stated, risk_class, risk_class_reason, scale, duty_started_on, contact_name, contact_email, sectors, contractors_duty, group_type,
    covered_areas, paid_through, demonstration)
  select "organisationId", kind, name, "nameTokens", "tradeName", npp, nib, npwp, decode("npwpIndex", 'hex'), "parentId", "areaCode", address,
    sector, "workersStated", "riskClass", "riskClassReason", scale, "dutyStartedOn", "contactName", "contactEmail", sectors, "contractorsDuty", "groupType",
    "coveredAreas", "paidThrough", true
  from jsonb_to_recordset($1::jsonb) as given("organisationId" uuid, kind text, name text, "nameTokens" text[], "tradeName" text, npp text, nib text,
    npwp text, "npwpIndex" text, "parentId" uuid, "areaCode" text, address text, sector text, "workersStated" integer, "riskClass" smallint,
    "riskClassReason" text, scale text, "dutyStartedOn" date, "contactName" text, "contactEmail" text, sectors text[], "contractorsDuty" boolean,
    "groupType" text, "coveredAreas" text[], "paidThrough" text)`;

export const insertHamlets = `
  insert into registry.areas (code, level, kind, name, parent_code, path_name, search)
  select given.code, 5, 'hamlet', given.name, village.code, given.name || ', ' || village.path_name,
    setweight(to_tsvector('simple', given.name), 'A') || setweight(to_tsvector('simple', village.path_name), 'C')
  from jsonb_to_recordset($1::jsonb) as given(code text, name text, village text) join registry.areas village on village.code = given.village
  on conflict (code) do nothing`;

export const insertFigures = `
  insert into coverage.denominators (denominator_id, area_code, segment, definition, value, as_of, source, certainty, note, synthetic)
  select gen_random_uuid(), "areaCode", segment, $2, value, "asOf", $3, 'C', $4, true
  from jsonb_to_recordset($1::jsonb) as given("areaCode" text, segment text, value bigint, "asOf" date)`;

/** The planner must know at once how full the tables are. */
export const analyzeFilled = `
  analyze registry.workers, registry.memberships, registry.nik_claims, registry.phone_claims, registry.kpj_claims, registry.organisations,
    coverage.facts, coverage.area_totals, coverage.area_cells, coverage.area_standing, coverage.denominators`;
