-- An organisation in full: what it is in law, who to speak to, what it was before, and its place among the others.
set local role semesta_owner;

create table registry.business_types (
  code text not null,
  name text not null,
  words tsvector not null,
  risk_class smallint not null,
  source text not null,
  certainty text not null,
  loaded_at timestamptz not null default now(),
  constraint business_types__pk primary key (code),
  constraint business_types__code_shape check (code ~ '^[A-Z0-9][A-Z0-9.-]{1,19}$'),
  constraint business_types__risk_class check (risk_class between 1 and 5),
  constraint business_types__certainty check (certainty in ('A', 'B', 'C', 'D'))
);
create index business_types__by_words on registry.business_types using gin (words);
comment on table registry.business_types is 'Business types and their JKK risk class (annex I of PP 44/2015 jo. PP 82/2019), loaded from a CSV; only those that can be cited are shipped.';
-- Before row security: the one type whose class can be cited, read from its rate (JKK 1.74 % of the wages is class V).
insert into registry.business_types (code, name, words, risk_class, source, certainty) values
  ('KONSTRUKSI-UPAH', 'Jasa konstruksi: pekerja harian lepas, borongan, atau musiman menurut upah',
    to_tsvector('simple', 'Jasa konstruksi: pekerja harian lepas, borongan, atau musiman menurut upah'), 5,
    'PP 44/2015 jo. PP 82/2019: tarif JKK 1,74% dari upah, yaitu tarif kelas V; lampirannya belum dibaca', 'C');
alter table registry.business_types enable row level security, force row level security;
create policy business_types__read on registry.business_types for select to semesta_app using (true);
create policy business_types__add on registry.business_types for insert to semesta_app
  with check (nullif(current_setting('app.role', true), '') = 'admin');
create policy business_types__change on registry.business_types for update to semesta_app
  using (nullif(current_setting('app.role', true), '') = 'admin') with check (nullif(current_setting('app.role', true), '') = 'admin');
grant select, insert, update on registry.business_types to semesta_app;

alter table registry.organisations
  add column trade_name text not null default '',
  add column npwp_index bytea,
  add column npwp_sealed bytea,
  add column npwp_masked text,
  add column business_type text,
  add column risk_class smallint,
  add column risk_class_reason text not null default '',
  add column scale text,
  add column capital_idr bigint,
  add column sales_idr bigint,
  add column duty_started_on date,
  add column contact_name text not null default '',
  add column contact_email text not null default '',
  add column sectors text[] not null default '{}',
  add column contractors_duty boolean not null default false,
  add column group_type text,
  add column covered_areas text[] not null default '{}',
  add constraint organisations__nib unique (nib),
  add constraint organisations__npwp unique (npwp_index),
  add constraint organisations__npwp_index_length check (length(npwp_index) = 32),
  -- A firm's number begins with 0 where it has 16 or 22 digits; any other such number is a person's NIK and stands sealed.
  add constraint organisations__npwp_is_no_nik check (npwp ~ '^([0-9]{15}|0[0-9]{15}|0[0-9]{21})$') not valid,
  add constraint organisations__npwp_once check (npwp is null or npwp_sealed is null),
  add constraint organisations__business_type foreign key (business_type) references registry.business_types (code),
  add constraint organisations__risk_class check (risk_class between 1 and 5),
  add constraint organisations__scale check (scale in ('micro', 'small', 'medium', 'large')),
  add constraint organisations__capital check (capital_idr >= 0),
  add constraint organisations__sales check (sales_idr >= 0),
  add constraint organisations__group_type check (group_type in ('subak', 'cooperative', 'lpd', 'parking', 'fishing', 'market', 'other'));
comment on column registry.organisations.npwp is 'The tax number of a firm, in clear. A person''s (16 or 22 digits that do not begin with 0) is his NIK: sealed, shown masked.';
comment on column registry.organisations.npwp_sealed is 'AES-256-GCM of a person''s tax number; additional data organisations|npwp|organisation_id|key version.';
comment on column registry.organisations.npwp_index is 'Keyed HMAC of the tax number, 15 digits with a 0 before them: unique, whoever may see the organisation.';
comment on column registry.organisations.capital_idr is 'Rupiah, without land and buildings (PP 7/2021).';
comment on column registry.organisations.sales_idr is 'Rupiah a year (PP 7/2021).';
comment on column registry.organisations.covered_areas is 'A customary village: the official villages and hamlets it spans, a second hierarchy beside the areas.';
comment on column registry.organisations.contractors_duty is 'A government office that asks its contractors for proof of membership.';

create table registry.organisation_changes (
  organisation_id uuid not null,
  version integer not null,
  field text not null,
  old_value text,
  new_value text,
  reason text not null,
  account_id uuid not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  constraint organisation_changes__pk primary key (organisation_id, version, field),
  constraint organisation_changes__organisation foreign key (organisation_id) references registry.organisations (organisation_id)
);
comment on table registry.organisation_changes is 'What an organisation was before, field by field: old and new value as text, who, when, why. version: the one the change made. Append-only.';
alter table registry.organisation_changes enable row level security, force row level security;
create policy organisation_changes__read on registry.organisation_changes for select to semesta_app
  using (exists (select from registry.organisations o where o.organisation_id = organisation_changes.organisation_id));
create policy organisation_changes__insert on registry.organisation_changes for insert to semesta_app
  with check ('organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and exists (select from registry.organisations o where o.organisation_id = organisation_changes.organisation_id));
grant select, insert on registry.organisation_changes to semesta_app;

create sequence registry.own_npp;
comment on sequence registry.own_npp is 'Numbers of our own for employers that have no NPP yet: SMS and six digits.';
grant usage on sequence registry.own_npp to semesta_app;

grant create on schema registry to semesta_registrar;
set local role semesta_registrar;

create function registry.organisation_lies_below(organisation uuid, above uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with recursive chain as (
    select o.organisation_id, o.parent_id from registry.organisations o where o.organisation_id = organisation
    union
    select p.organisation_id, p.parent_id from registry.organisations p join chain c on p.organisation_id = c.parent_id)
  select exists (select from chain where chain.organisation_id = above)
$$;
comment on function registry.organisation_lies_below(uuid, uuid) is 'True where the first is the second or lies below it, by all parents whoever sees them: no move may close a circle.';
revoke all on function registry.organisation_lies_below(uuid, uuid) from public;
grant execute on function registry.organisation_lies_below(uuid, uuid) to semesta_app;

set local role semesta_owner;
revoke create on schema registry from semesta_registrar;
