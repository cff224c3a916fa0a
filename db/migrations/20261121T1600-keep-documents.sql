-- Documents that prove an act on a worker or an organisation: sealed, seen by who may see what they prove.
set local role semesta_owner;

create table platform.documents (
  document_id uuid not null,
  kind text not null,
  size_bytes integer not null,
  pages integer,
  width_pixels integer,
  height_pixels integer,
  sha256 bytea not null,
  given_sha256 bytea not null,
  content_sealed bytea not null,
  account_id uuid not null,
  uploaded_at timestamptz not null default now(),
  attached_at timestamptz,
  act text,
  worker_id uuid,
  organisation_id uuid,
  constraint documents__pk primary key (document_id),
  constraint documents__kind check (kind in ('png', 'jpeg', 'pdf')),
  constraint documents__measure check (
    (kind = 'pdf') = (pages is not null) and (kind = 'pdf') = (width_pixels is null) and (kind = 'pdf') = (height_pixels is null)),
  constraint documents__sha256_length check (length(sha256) = 32 and length(given_sha256) = 32),
  constraint documents__attached check (
    (attached_at is null) = (act is null) and (attached_at is null) = (worker_id is null and organisation_id is null)),
  constraint documents__proves_one check (worker_id is null or organisation_id is null)
);
create index documents__by_worker on platform.documents (worker_id) where worker_id is not null;
create index documents__by_organisation on platform.documents (organisation_id) where organisation_id is not null;
create index documents__waiting on platform.documents (account_id, uploaded_at) where attached_at is null;
comment on table platform.documents is 'What was handed in as proof, re-encoded or looked through, sealed; attached to the act it proves, or let go after 24 hours.';
comment on column platform.documents.given_sha256 is 'Hash of the file as it was sent; sha256 is of what is kept.';
alter table platform.documents enable row level security, force row level security;
create policy documents__read on platform.documents for select to semesta_app
  using ((attached_at is null and account_id = (nullif(current_setting('app.account', true), ''))::uuid)
    or exists (select from registry.workers w where w.worker_id = documents.worker_id)
    -- An organisation's name is public, its papers are not: only its own people, and who oversees work places there.
    or organisation_id = any ((string_to_array(nullif(current_setting('app.organisations', true), ''), ','))::uuid[])
    or exists (select from registry.organisations o where o.organisation_id = documents.organisation_id
      and o.area_code like any (string_to_array(nullif(current_setting('app.areas_work', true), ''), ','))));
create policy documents__upload on platform.documents for insert to semesta_app
  with check (attached_at is null and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
-- Once attached it stands: what proved an act is never exchanged. The policy for reading holds for the row as it becomes.
create policy documents__attach on platform.documents for update to semesta_app
  using (attached_at is null and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')))
  with check (attached_at is not null and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
-- What was chosen by mistake goes at once, as long as it proves nothing.
create policy documents__discard on platform.documents for delete to semesta_app
  using (attached_at is null and account_id = (nullif(current_setting('app.account', true), ''))::uuid
    and 'people' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')));
create policy documents__waiting on platform.documents for select to semesta_worker
  using (attached_at is null and uploaded_at < now() - interval '24 hours');
create policy documents__let_go on platform.documents for delete to semesta_worker
  using (attached_at is null and uploaded_at < now() - interval '24 hours');
grant select, insert, delete, update (attached_at, act, worker_id, organisation_id) on platform.documents to semesta_app;
grant select (document_id, uploaded_at), delete on platform.documents to semesta_worker;
