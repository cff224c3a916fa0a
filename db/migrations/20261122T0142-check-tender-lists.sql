-- A list of bidders, checked as a whole: the file as it came, and each row with what was true when it was checked.
set local role semesta_owner;
create table certificates.tender_lists (
  list_id uuid not null,
  custody text not null,
  desk_area text collate "C" not null default '',
  desk_organisation_id uuid,
  account_id uuid not null,
  checked_by text not null,
  title text not null,
  file_name text not null,
  file_sha256 bytea not null,
  content_sealed bytea not null,
  checked_on date not null,
  checked_at timestamptz not null default now(),
  rows_valid integer not null,
  rows_conditional integer not null,
  rows_not_valid integer not null,
  answers jsonb not null,
  constraint tender_lists__pk primary key (list_id),
  constraint tender_lists__custody check (custody in ('desk', 'office', 'organisation')),
  constraint tender_lists__keeper check ((custody = 'organisation') = (desk_organisation_id is not null)),
  constraint tender_lists__lengths check (length(title) between 1 and 200 and length(file_name) <= 200 and length(file_sha256) = 32),
  constraint tender_lists__answers check (jsonb_typeof(answers) = 'array'
    and jsonb_array_length(answers) = rows_valid + rows_conditional + rows_not_valid)
);
create index tender_lists__by_content on certificates.tender_lists (file_sha256);
create index tender_lists__by_desk on certificates.tender_lists (desk_area, list_id desc);
comment on table certificates.tender_lists is 'Lists of bidders as they were checked, never changed; checked again is another row. Firms; a person''s tax number only masked.';
comment on column certificates.tender_lists.content_sealed is 'AES-256-GCM of the file as it came; additional data tender_lists|content|list_id|key version.';
comment on column certificates.tender_lists.answers is 'One element a row of the file, in its order: what was asked, the answer, remarks.';
alter table certificates.tender_lists enable row level security, force row level security;
create policy tender_lists__read on certificates.tender_lists for select to semesta_app using (
  custody = 'desk' and desk_area like any (string_to_array(nullif(current_setting('app.desks', true), ''), ','))
  or custody = 'organisation' and desk_organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
  or desk_area like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')));
create policy tender_lists__add on certificates.tender_lists for insert to semesta_app with check (
  (custody = 'desk' and desk_area like any (string_to_array(nullif(current_setting('app.desks', true), ''), ','))
    or custody = 'organisation' and desk_organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or custody = 'office' and desk_area like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ',')))
  and 'checks' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
  and account_id = nullif(current_setting('app.account', true), '')::uuid);
grant select, insert on certificates.tender_lists to semesta_app;
