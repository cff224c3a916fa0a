-- Areas, organisations, workers, memberships, lists.
set local role semesta_owner;

create table registry.areas (
  code text collate "C" not null,
  level smallint not null,
  kind text not null,
  name text not null,
  parent_code text collate "C",
  path_name text not null,
  search tsvector not null,
  created_at timestamptz not null default now(),
  constraint areas__pk primary key (code),
  constraint areas__parent foreign key (parent_code) references registry.areas (code),
  constraint areas__level check (level between 1 and 5),
  constraint areas__kind check (kind in ('province', 'regency', 'city', 'district', 'desa', 'kelurahan', 'hamlet'))
);
create index areas__by_parent on registry.areas (parent_code, name);
create index areas__by_words on registry.areas using gin (search);
comment on table registry.areas is 'Province, regency, district, village by Kemendagri code (idn-area-data, ODbL) and hamlets added below a village.';
comment on column registry.areas.path_name is 'Name with those above it, as one reads an address: Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali.';
alter table registry.areas enable row level security, force row level security;
create policy areas__read on registry.areas for select using (true);
create policy areas__load on registry.areas for all to semesta_owner using (true) with check (true);
create policy areas__add_hamlet on registry.areas for insert to semesta_app
  with check (level = 5 and code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) and 'areas' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
grant select on registry.areas to semesta_app, semesta_worker, semesta_registrar;
grant insert on registry.areas to semesta_app;

create table registry.branches (
  branch_code text not null,
  name text not null,
  regency_codes text[] not null,
  constraint branches__pk primary key (branch_code)
);
comment on table registry.branches is 'A branch office and its work area: a set of regencies.';
grant select on registry.branches to semesta_app, semesta_worker, semesta_registrar;

create table registry.organisations (
  organisation_id uuid not null,
  kind text not null,
  name text not null,
  name_tokens text[] not null,
  npp text,
  nib text,
  npwp text,
  parent_id uuid,
  area_code text collate "C" not null,
  address text not null default '',
  sector text,
  workers_stated integer,
  paid_through text,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint organisations__pk primary key (organisation_id),
  constraint organisations__parent foreign key (parent_id) references registry.organisations (organisation_id),
  constraint organisations__npp unique (npp),
  constraint organisations__npp_shape check (npp ~ '^[A-Z0-9]{6,12}$'),
  constraint organisations__nib_shape check (nib ~ '^[0-9]{13}$'),
  constraint organisations__workers_stated check (workers_stated >= 0),
  constraint organisations__kind check (kind in ('employer', 'government_office', 'village', 'bumdes', 'agent', 'cooperative', 'lpd', 'school', 'customary_village', 'group', 'sponsor'))
);
create index organisations__by_area on registry.organisations (area_code);
create index organisations__by_parent on registry.organisations (parent_id) where parent_id is not null;
create index organisations__by_words on registry.organisations using gin (name_tokens);
comment on table registry.organisations is 'Employers, government offices, villages, BUMDes, agents, cooperatives, LPD, schools, customary villages, groups and sponsors, with parents.';
alter table registry.organisations enable row level security, force row level security;
create policy organisations__read on registry.organisations for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy organisations__insert on registry.organisations for insert to semesta_app
  with check (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) and 'organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy organisations__update on registry.organisations for update to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) and 'organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))) with check (area_code like any (string_to_array(nullif(current_setting('app.areas', true), ''), ',')) and 'organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy organisations__registrar on registry.organisations for select to semesta_registrar using (true);
create policy organisations__worker on registry.organisations for select to semesta_worker using (true);
grant select, insert, update on registry.organisations to semesta_app;
grant select on registry.organisations to semesta_registrar, semesta_worker;

create table registry.workers (
  worker_id uuid not null,
  identity_sealed bytea not null,
  nik_masked text not null,
  name text not null,
  name_tokens text[] not null,
  birth_date date not null,
  birth_place text not null default '',
  sex text not null,
  mother_name text not null default '',
  address text not null default '',
  occupation text not null default '',
  occupation_group text not null default 'other',
  declared_income_idr bigint,
  area_code text collate "C" not null default '',
  hamlet text not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  deceased_on date,
  nik_flags text[] not null default '{}',
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  constraint workers__pk primary key (worker_id),
  constraint workers__sex check (sex in ('L', 'P')),
  constraint workers__income check (declared_income_idr >= 0),
  constraint workers__nik_masked check (nik_masked ~ '^[0-9]{4}[*]{8}[0-9]{4}$')
);
create index workers__by_area on registry.workers (area_code, worker_id);
create index workers__by_work_area on registry.workers (work_area_code, worker_id) where work_area_code <> '';
create index workers__by_custodian on registry.workers using gin (custodians) where custodians <> '{}';
create index workers__by_masked_nik on registry.workers (nik_masked);
create index workers__by_words on registry.workers using gin (name_tokens) with (fastupdate = off);
comment on table registry.workers is 'A natural person, keyed by NIK (sealed here, looked up through nik_claims). area_code is the deepest known residence, '''' when not known.';
comment on column registry.workers.identity_sealed is 'AES-256-GCM of {"nik","phone"}; additional data workers|identity|worker_id|key version.';
alter table registry.workers enable row level security, force row level security;
create policy workers__read on registry.workers for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[] or worker_id = (nullif(current_setting('app.worker', true), ''))::uuid);
create policy workers__insert on registry.workers for insert to semesta_app
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy workers__update on registry.workers for update to semesta_app
  using ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy workers__registrar on registry.workers for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.workers to semesta_app;
grant select, insert, update on registry.workers to semesta_registrar;

create table registry.nik_claims (
  nik_index bytea not null,
  worker_id uuid not null,
  constraint nik_claims__pk primary key (nik_index),
  constraint nik_claims__index_length check (length(nik_index) = 32)
);
comment on table registry.nik_claims is 'Uniqueness of the NIK: keyed HMAC (key outside the database) to worker. No role of the application reads it; definer functions do.';
alter table registry.nik_claims enable row level security, force row level security;
create policy nik_claims__registrar on registry.nik_claims for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.nik_claims to semesta_registrar;

create table registry.phone_claims (
  phone_index bytea not null,
  worker_id uuid not null,
  constraint phone_claims__pk primary key (phone_index, worker_id),
  constraint phone_claims__index_length check (length(phone_index) = 32)
);
comment on table registry.phone_claims is 'How many people share a phone (keyed HMAC), for the flag phone.shared.';
alter table registry.phone_claims enable row level security, force row level security;
create policy phone_claims__registrar on registry.phone_claims for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.phone_claims to semesta_registrar;

create table registry.memberships (
  worker_id uuid not null,
  membership_id uuid not null,
  segment text not null,
  organisation_id uuid,
  state text not null,
  opened_on date not null,
  ended_on date,
  end_reason text,
  occupation text not null default '',
  wage_idr bigint,
  kpj text,
  list_id uuid,
  area_code text collate "C" not null default '',
  work_area_code text collate "C" not null default '',
  custodians uuid[] not null default '{}',
  created_at timestamptz not null default now(),
  version integer not null default 1,
  constraint memberships__pk primary key (worker_id, membership_id),
  constraint memberships__segment check (segment in ('PU', 'BPU')),
  constraint memberships__state check (state in ('REQUESTED', 'REGISTERED', 'ACTIVE', 'LAPSED', 'ENDED')),
  constraint memberships__ended check ((state = 'ENDED') = (ended_on is not null)),
  constraint memberships__order check (ended_on >= opened_on),
  constraint memberships__wage check (wage_idr > 0),
  constraint memberships__kpj_shape check (kpj ~ '^[0-9]{11}$')
);
create unique index memberships__one_open_bpu on registry.memberships (worker_id) where segment = 'BPU' and ended_on is null;
create unique index memberships__one_open_pu_each on registry.memberships (worker_id, organisation_id) where segment = 'PU' and ended_on is null;
create index memberships__by_organisation on registry.memberships (organisation_id) where organisation_id is not null;
comment on table registry.memberships is 'A worker''s enrolment in a segment, alone or through an employer or group; scope columns repeat the worker''s so that policies read plain columns.';
alter table registry.memberships enable row level security, force row level security;
create policy memberships__read on registry.memberships for select to semesta_app
  using (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[] or worker_id = (nullif(current_setting('app.worker', true), ''))::uuid);
create policy memberships__insert on registry.memberships for insert to semesta_app
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy memberships__update on registry.memberships for update to semesta_app
  using ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))
  with check ('people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or work_area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')) or custodians && (string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy memberships__registrar on registry.memberships for all to semesta_registrar using (true) with check (true);
grant select, insert, update on registry.memberships to semesta_app;
grant select, insert, update on registry.memberships to semesta_registrar;

create table registry.kpj_claims (
  kpj text not null,
  worker_id uuid not null,
  membership_id uuid not null,
  constraint kpj_claims__pk primary key (kpj)
);
comment on table registry.kpj_claims is 'Uniqueness of the membership number (KPJ).';
alter table registry.kpj_claims enable row level security, force row level security;
create policy kpj_claims__registrar on registry.kpj_claims for all to semesta_registrar using (true) with check (true);
grant select, insert on registry.kpj_claims to semesta_registrar;

create table registry.lists (
  list_id uuid not null,
  kind text not null,
  area_code text collate "C" not null default '',
  organisation_id uuid,
  account_id uuid not null,
  sender_name text not null,
  file_id uuid not null,
  file_name text not null,
  file_sha256 bytea not null,
  checked_on date not null,
  state text not null,
  error_code text,
  error_details jsonb,
  mapping jsonb,
  sheets jsonb,
  mended_sealed bytea,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  rows_registered integer not null default 0,
  counts jsonb not null default '{}',
  cancel_requested_at timestamptz,
  received_at timestamptz not null default now(),
  checked_at timestamptz,
  submitted_at timestamptz,
  version integer not null default 1,
  constraint lists__pk primary key (list_id),
  constraint lists__kind check (kind in ('bpu', 'payroll')),
  constraint lists__state check (state in ('received', 'reading', 'checked', 'submitting', 'submitted', 'failed', 'cancelled')),
  constraint lists__file foreign key (file_id) references platform.files (file_id)
);
create index lists__by_account on registry.lists (account_id, received_at desc);
create index lists__by_area on registry.lists (area_code, received_at desc);
create index lists__by_content on registry.lists (file_sha256);
comment on table registry.lists is 'An uploaded list of workers: what it is, where it stands, how far it got.';
alter table registry.lists enable row level security, force row level security;
create policy lists__read on registry.lists for select to semesta_app using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy lists__insert on registry.lists for insert to semesta_app
  with check ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and account_id = (nullif(current_setting('app.account', true), ''))::uuid and (area_code = '' or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))
    -- A list is filed for no organisation, for one's own, or for one that lies in one's sight.
    and (organisation_id is null or exists (select from registry.organisations o where o.organisation_id = lists.organisation_id)));
create policy lists__update on registry.lists for update to semesta_app
  using ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))) with check ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])));
create policy lists__registrar on registry.lists for select to semesta_registrar using (true);
create policy lists__worker on registry.lists for select to semesta_worker using (true);
grant select, insert, update on registry.lists to semesta_app;
grant select on registry.lists to semesta_registrar, semesta_worker;

create table registry.list_rows (
  list_id uuid not null,
  row_id integer not null,
  sheet text not null,
  row_number integer not null,
  hidden boolean not null default false,
  outcome text not null,
  reasons text[] not null default '{}',
  worker_id uuid not null,
  nik_index bytea,
  nik_masked text not null default '',
  identity_sealed bytea,
  given_sealed bytea not null,
  phone_index bytea,
  name text not null default '',
  name_tokens text[] not null default '{}',
  birth_date date,
  birth_place text not null default '',
  sex text,
  mother_name text not null default '',
  address text not null default '',
  hamlet text not null default '',
  occupation text not null default '',
  occupation_group text not null default 'other',
  income_idr bigint,
  started_on date,
  residence_code text collate "C" not null default '',
  changed boolean not null default false,
  area_code text collate "C" not null default '',
  organisation_id uuid,
  account_id uuid not null,
  constraint list_rows__pk primary key (list_id, row_id),
  constraint list_rows__outcome check (outcome in ('ready', 'warning', 'fix', 'rejected')),
  constraint list_rows__sex check (sex in ('L', 'P'))
);
create index list_rows__by_outcome on registry.list_rows (list_id, outcome, row_id);
comment on table registry.list_rows is 'One data row of a list as it was read, its outcome and reasons; a rejected row is kept with its reason.';
comment on column registry.list_rows.worker_id is 'Id the person gets if not known yet; identity_sealed is sealed for it, so registering copies bytes.';
comment on column registry.list_rows.income_idr is 'Payroll: the wage; otherwise what the worker declares. Whole rupiah a month.';
comment on column registry.list_rows.given_sealed is 'The cells as they were written (and as mended since), sealed: a wrong cell may hold a NIK.';
alter table registry.list_rows enable row level security, force row level security;
create policy list_rows__read on registry.list_rows for select to semesta_app using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy list_rows__insert on registry.list_rows for insert to semesta_app
  with check ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])));
create policy list_rows__update on registry.list_rows for update to semesta_app
  using ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]))) with check ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])));
create policy list_rows__delete on registry.list_rows for delete to semesta_app
  using ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])));
create policy list_rows__registrar on registry.list_rows for all to semesta_registrar using (true) with check (true);
grant select, insert, update, delete on registry.list_rows to semesta_app;
grant select, update on registry.list_rows to semesta_registrar;

create table registry.list_registrations (
  list_id uuid not null,
  row_id integer not null,
  worker_id uuid not null,
  registered_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  organisation_id uuid,
  account_id uuid not null,
  constraint list_registrations__pk primary key (list_id, row_id)
);
comment on table registry.list_registrations is 'A row of a list that was registered, and who it is: written in the transaction that registers, so each row counts once. Append-only.';
alter table registry.list_registrations enable row level security, force row level security;
create policy list_registrations__read on registry.list_registrations for select to semesta_app using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or area_code like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ',')) or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[]));
create policy list_registrations__registrar on registry.list_registrations for all to semesta_registrar using (true) with check (true);
grant select on registry.list_registrations to semesta_app;
grant select, insert on registry.list_registrations to semesta_registrar;

create table registry.list_mappings (
  sender_id uuid not null,
  header_signature text not null,
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  constraint list_mappings__pk primary key (sender_id, header_signature)
);
comment on table registry.list_mappings is 'How a sender''s columns were read last time (sender: the organisation, else the account).';
alter table registry.list_mappings enable row level security, force row level security;
create policy list_mappings__own on registry.list_mappings for all to semesta_app
  using (sender_id = (nullif(current_setting('app.account', true), ''))::uuid or sender_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])) with check ('lists' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and (sender_id = (nullif(current_setting('app.account', true), ''))::uuid or sender_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])));
grant select, insert, update on registry.list_mappings to semesta_app;

create table registry.protection_answers (
  answer_id uuid not null,
  account_id uuid not null,
  list_id uuid not null,
  row_id integer not null,
  answered_at timestamptz not null default now(),
  constraint protection_answers__pk primary key (answer_id),
  constraint protection_answers__row unique (list_id, row_id)
);
create index protection_answers__by_account on registry.protection_answers (account_id, answered_at);
comment on table registry.protection_answers is 'Each time an asker learned "protected until" of a person beyond his scope: the budget counts these.';
alter table registry.protection_answers enable row level security, force row level security;
create policy protection_answers__read on registry.protection_answers for select to semesta_app using (account_id = (nullif(current_setting('app.account', true), ''))::uuid or current_setting('app.audit', true) = 'all');
create policy protection_answers__insert on registry.protection_answers for insert to semesta_app with check (account_id = (nullif(current_setting('app.account', true), ''))::uuid);
grant select, insert on registry.protection_answers to semesta_app;
