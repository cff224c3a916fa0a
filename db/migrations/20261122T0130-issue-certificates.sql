-- Certificates of employers and cards of workers: what they are, each signed text they ever had, and who takes one back.
set local role semesta_owner;
create sequence certificates.certificate_numbers;
comment on sequence certificates.certificate_numbers is 'The running part of a certificate''s number; gaps are allowed.';
grant usage on sequence certificates.certificate_numbers to semesta_registrar;

create table certificates.templates (
  kind text not null,
  version integer not null,
  words jsonb not null,
  created_at timestamptz not null default now(),
  constraint templates__pk primary key (kind, version),
  constraint templates__kind check (kind in ('employer', 'worker'))
);
comment on table certificates.templates is 'The words of certificates and cards on paper, by version: what was printed once is printed again with the words it had.';

create table certificates.employer_certificates (
  certificate_id uuid not null,
  organisation_id uuid not null,
  number text collate "C" not null,
  registered_since date not null,
  state text not null default 'standing',
  made_at timestamptz not null default now(),
  revoked_at timestamptz,
  constraint employer_certificates__pk primary key (certificate_id),
  constraint employer_certificates__number unique (number),
  constraint employer_certificates__state check (state in ('standing', 'revoked')),
  constraint employer_certificates__revoked check ((state = 'revoked') = (revoked_at is not null))
);
create unique index employer_certificates__one_standing on certificates.employer_certificates (organisation_id) where state = 'standing';
create index employer_certificates__by_employer on certificates.employer_certificates (organisation_id);
comment on table certificates.employer_certificates is 'The certificate of an employer: one lasting thing, whatever its texts say. Whether it holds today is reckoned from what is paid.';
comment on column certificates.employer_certificates.state is 'revoked: taken back for fraud, for good; a new one may be issued.';

create table certificates.employer_editions (
  certificate_id uuid not null,
  edition integer not null,
  why text not null,
  text text collate "C" not null,
  kid text not null,
  issuer text not null,
  issued_at timestamptz not null,
  expires_on date not null,
  name text not null,
  npp text not null,
  nib text,
  area_code text collate "C" not null,
  area_name text not null,
  programmes text[] not null,
  workers_reported integer not null,
  paid_through text collate "C" not null,
  template_version integer not null,
  issued_name text not null default '',
  constraint employer_editions__pk primary key (certificate_id, edition),
  constraint employer_editions__certificate foreign key (certificate_id) references certificates.employer_certificates (certificate_id),
  constraint employer_editions__why check (why in ('first', 'payment', 'reprint', 'rotation'))
);
comment on table certificates.employer_editions is 'Each signed text of an employer''s certificate with what it says, so that it can be printed again. Never changed.';
comment on column certificates.employer_editions.issued_name is 'Who of the office issued it; empty: it followed by itself from a payment.';

create table certificates.revocations (
  revocation_id uuid not null,
  certificate_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  state text not null default 'proposed',
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_key text not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_name text not null default '',
  decided_key text,
  decided_at timestamptz,
  constraint revocations__pk primary key (revocation_id),
  constraint revocations__certificate foreign key (certificate_id) references certificates.employer_certificates (certificate_id),
  constraint revocations__state check (state in ('proposed', 'approved', 'declined')),
  constraint revocations__decided check ((state = 'proposed') = (decided_by is null)),
  constraint revocations__two_persons check (state <> 'approved' or decided_key <> proposed_key)
);
create unique index revocations__one_open on certificates.revocations (certificate_id) where state = 'proposed';
create index revocations__by_employer on certificates.revocations (organisation_id, proposed_at);
comment on table certificates.revocations is 'Who asked to take a certificate back, why, and who of the office decided: never the same person.';

create table certificates.worker_cards (
  worker_id uuid not null,
  certificate_id uuid not null,
  state text not null default 'standing',
  made_at timestamptz not null default now(),
  constraint worker_cards__pk primary key (worker_id, certificate_id),
  constraint worker_cards__state check (state in ('standing', 'revoked'))
);
create unique index worker_cards__one_standing on certificates.worker_cards (worker_id) where state = 'standing';
comment on table certificates.worker_cards is 'The card of a worker, made when it is first asked for after his first payment.';

create table certificates.card_editions (
  worker_id uuid not null,
  certificate_id uuid not null,
  edition integer not null,
  why text not null,
  text text collate "C" not null,
  kid text not null,
  issuer text not null,
  issued_at timestamptz not null,
  expires_on date not null,
  name_masked text not null,
  kpj text not null,
  programmes text[] not null,
  paid_through text collate "C" not null,
  template_version integer not null,
  constraint card_editions__pk primary key (worker_id, certificate_id, edition),
  constraint card_editions__card foreign key (worker_id, certificate_id) references certificates.worker_cards (worker_id, certificate_id),
  constraint card_editions__why check (why in ('first', 'payment', 'reprint', 'rotation'))
);
comment on table certificates.card_editions is 'Each signed text of a worker''s card: the name masked, no birth date, never a NIK. Never changed.';
comment on column certificates.card_editions.expires_on is 'The day INACTIVE would begin: the first day it does not hold.';

do $$
declare
  name text;
begin
  foreach name in array array['templates', 'employer_certificates', 'employer_editions', 'revocations', 'worker_cards', 'card_editions'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert on certificates.%I to semesta_registrar', name);
  end loop;
end $$;
grant update on certificates.employer_certificates, certificates.revocations, certificates.worker_cards to semesta_registrar;

set local role semesta_registrar;
insert into certificates.templates (kind, version, words) values
('employer', 1, '{
  "title": "Sertifikat Kepesertaan",
  "subtitle": "Jaminan Sosial Ketenagakerjaan",
  "opening": "Dengan ini diterangkan bahwa",
  "statement": "terdaftar sebagai pemberi kerja peserta jaminan sosial ketenagakerjaan dan telah membayar iuran sampai dengan bulan {{paidThrough}} untuk {{workersReported}} pekerja yang dilaporkan.",
  "facts": [["Nomor pendaftaran (NPP)", "{{npp}}"], ["Nomor induk berusaha (NIB)", "{{nib}}"], ["Wilayah", "{{areaName}}"], ["Program yang diikuti", "{{programmes}}"],
    ["Pekerja yang dilaporkan", "{{workersReported}} orang"], ["Iuran dibayar sampai", "{{paidThrough}}"], ["Terdaftar sejak", "{{registeredSince}}"], ["Diterbitkan", "{{issuedOn}}"]],
  "validity": {"label": "Berlaku sampai", "day": "{{expires}}", "text": "Diperbarui dengan sendirinya setiap kali iuran bulan berikutnya dibayar."},
  "check": {"title": "Periksa keadaannya hari ini di {{checkUrl}}", "lines": ["Pindai kode QR dengan kamera, atau ketik kode di bawah ini. Yang menentukan ialah hasil pemeriksaan hari ini, bukan tanggal cetak kertas ini."], "codeLabel": "Kode sertifikat"},
  "notes": [
    {"title": "Yang dibuktikan", "lines": ["Pemberi kerja ini terdaftar, dan iuran pekerja yang dilaporkannya lunas sampai bulan yang tertulis."]},
    {"title": "Yang tidak dibuktikan", "lines": ["Bahwa semua pekerjanya sudah dilaporkan dan upahnya dilaporkan dengan benar.", "Bahwa kepesertaan sudah diperiksa untuk suatu izin: pemeriksaan terikat pada nomor permohonannya, sertifikat ini tidak."]}],
  "issued": "Diterbitkan secara elektronik oleh {{office}}. Keasliannya dijamin tanda tangan digital di dalam kode QR, sehingga tidak perlu cap dan tanda tangan basah.",
  "foot": "Sertifikat kepesertaan {{number}}"
}'),
('worker', 1, '{
  "title": "Kartu Peserta",
  "subtitle": "Jaminan Sosial Ketenagakerjaan",
  "nameLabel": "Nama",
  "kpjLabel": "Nomor peserta (KPJ)",
  "facts": [["Program", "{{programmes}}"], ["Iuran dibayar sampai", "{{paidThrough}}"]],
  "validity": {"label": "Berlaku sampai", "day": "{{lastDay}}"},
  "check": {"title": "Periksa di {{checkUrl}}", "codeLabel": "Kode kartu"},
  "lead": "Gunting pada garis putus-putus, lipat di tengah, dan simpan di dompet. Kartu ini berlaku bila ditunjukkan bersama KTP.",
  "notes": [
    {"title": "Cara memeriksa", "lines": ["Pindai kode QR di {{checkUrl}}, atau ketik kodenya. Cocokkan huruf depan nama dengan KTP pemegang kartu.", "Yang menentukan ialah hasil pemeriksaan hari ini, bukan tanggal cetak kartu."]},
    {"title": "Setelah membayar iuran berikutnya", "lines": ["Cetak lagi kartu ini supaya tanggal berlakunya mengikuti pembayaran terakhir."]}],
  "foot": "Kartu peserta {{kpj}}"
}');

create function certificates.sees_employer(p_organisation uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from registry.organisations o where o.organisation_id = p_organisation
    and (session_user = 'semesta_worker' or contributions.in_scope('', o.area_code, array[o.organisation_id])))
$$;
comment on function certificates.sees_employer(uuid) is 'Whether an employer is in the caller''s scope: its own, its office''s, whoever reads everything.';

create function certificates.employers_to_certify(p_organisations uuid[])
  returns table (organisation_id uuid, name text, npp text, nib text, kind text, area_code text, area_name text, programmes text[], certificate_id uuid, number text, code text,
    list_id integer, idx integer, uri text, registered_since date, was_revoked boolean, last_edition jsonb)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  -- Who issues waits for who issues: an employer never gets two certificates at once.
  perform pg_advisory_xact_lock(hashtext('certificates.certify'));
  return query
  select o.organisation_id, o.name, o.npp, o.nib, o.kind, o.area_code, coalesce(a.path_name, o.area_code), coalesce(p.programmes, '{}'), c.certificate_id, c.number, e.code,
    e.list_id, e.idx, l.uri, coalesce(c.registered_since, least((o.created_at at time zone 'Asia/Makassar')::date, b.first_on)),
    exists (select from certificates.employer_certificates r where r.organisation_id = o.organisation_id and r.state = 'revoked'), d.last_edition
  from registry.organisations o
    left join registry.areas a on a.code = o.area_code
    left join certificates.employer_standings s on s.organisation_id = o.organisation_id
    left join lateral (select (min(x.first_month) || '-01')::date as first_on from contributions.bills x where x.payer_id = o.organisation_id and x.payer_kind = 'employer') b on true
    left join lateral (select array(select jsonb_array_elements_text(m.pu_programmes -> case contributions.insured_of(o.kind) when 'government' then 'government' else o.scale end)) as programmes
      from contributions.months m where m.month = s.paid_through) p on true
    left join certificates.employer_certificates c on c.organisation_id = o.organisation_id and c.state = 'standing'
    left join certificates.entries e on e.certificate_id = c.certificate_id
    left join certificates.status_lists l on l.list_id = e.list_id
    left join lateral (select to_jsonb(x) - 'text' as last_edition from certificates.employer_editions x where x.certificate_id = c.certificate_id order by x.edition desc limit 1) d on true
  where o.organisation_id = any (p_organisations) and contributions.insured_of(o.kind) is not null
    and (session_user = 'semesta_worker' or certificates.sees_employer(o.organisation_id) and contributions.may_write('certificates'));
end $$;
comment on function certificates.employers_to_certify(uuid[]) is 'What the certificates of these employers would say and what they have, for whoever issues them.';

create function certificates.begin_certificates(p_entries jsonb) returns table (certificate_id uuid, number text)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into certificates.employer_certificates (certificate_id, organisation_id, number, registered_since)
  select e.certificate_id, e.holder_id,
    'SK-' || replace(left(o.area_code, 5), '.', '') || '-' || left(a."issuedOn", 4) || '-' || lpad(nextval('certificates.certificate_numbers')::text, 6, '0'), a."registeredSince"
  from jsonb_to_recordset(p_entries) as a ("certificateId" uuid, "registeredSince" date, "issuedOn" text)
    join certificates.entries e on e.certificate_id = a."certificateId" and e.kind = 'employer' and certificates.may_state('employer', e.holder_id)
    join registry.organisations o on o.organisation_id = e.holder_id
  order by e.holder_id
  returning certificate_id, number
$$;
comment on function certificates.begin_certificates(jsonb) is 'Makes certificates of [{certificateId, registeredSince, issuedOn}] that have their place in a status list, and numbers them.';

create function certificates.keep_editions(p_editions jsonb) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  kept integer;
begin
  insert into certificates.employer_editions (certificate_id, edition, why, text, kid, issuer, issued_at, expires_on, name, npp, nib, area_code, area_name, programmes, workers_reported,
    paid_through, template_version, issued_name)
  select a."certificateId", coalesce((select max(x.edition) from certificates.employer_editions x where x.certificate_id = a."certificateId"), 0) + 1, a.why, a.text, a.kid, a.issuer, a."issuedAt",
    a."expiresOn", a.name, a.npp, a.nib, a."areaCode", a."areaName", a.programmes, a."workersReported", a."paidThrough",
    (select max(t.version) from certificates.templates t where t.kind = 'employer'), coalesce(a."issuedName", '')
  from jsonb_to_recordset(p_editions) as a ("certificateId" uuid, why text, text text, kid text, issuer text, "issuedAt" timestamptz, "expiresOn" date, name text, npp text, nib text,
      "areaCode" text, "areaName" text, programmes text[], "workersReported" integer, "paidThrough" text, "issuedName" text)
    join certificates.employer_certificates c on c.certificate_id = a."certificateId" and c.state = 'standing'
  where certificates.may_state('employer', c.organisation_id);
  get diagnostics kept = row_count;
  return kept;
end $$;
comment on function certificates.keep_editions(jsonb) is 'Keeps newly signed texts of certificates, each as the next edition of its own.';

create function certificates.employer_view(p_organisation uuid)
  returns table (organisation_id uuid, name text, npp text, nib text, kind text, area_code text, area_name text, is_insured boolean, certificate jsonb, editions jsonb, revocation jsonb, revoked jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, o.npp, o.nib, o.kind, o.area_code, coalesce(a.path_name, o.area_code), contributions.insured_of(o.kind) is not null,
    (select jsonb_build_object('certificateId', c.certificate_id, 'number', c.number, 'code', e.code, 'registeredSince', c.registered_since,
        'text', (select x.text from certificates.employer_editions x where x.certificate_id = c.certificate_id order by x.edition desc limit 1))
      from certificates.employer_certificates c join certificates.entries e on e.certificate_id = c.certificate_id where c.organisation_id = o.organisation_id and c.state = 'standing'),
    (select coalesce(jsonb_agg(jsonb_build_object('certificateId', d.certificate_id, 'number', d.number, 'edition', d.edition, 'why', d.why, 'issuedAt', d.issued_at, 'expiresOn', d.expires_on,
        'paidThrough', d.paid_through, 'workersReported', d.workers_reported, 'programmes', d.programmes, 'issuedName', d.issued_name, 'isRevoked', d.state = 'revoked')
        order by d.issued_at desc, d.edition desc), '[]')
      from (select c.number, c.state, x.* from certificates.employer_certificates c join certificates.employer_editions x on x.certificate_id = c.certificate_id
        where c.organisation_id = o.organisation_id order by x.issued_at desc, x.edition desc limit 60) d),
    (select jsonb_build_object('revocationId', r.revocation_id, 'reason', r.reason, 'proposedName', r.proposed_name, 'proposedKey', r.proposed_key, 'proposedAt', r.proposed_at)
      from certificates.revocations r join certificates.employer_certificates c on c.certificate_id = r.certificate_id
      where c.organisation_id = o.organisation_id and r.state = 'proposed' and contributions.in_scope('', o.area_code, '{}')),
    (select jsonb_build_object('number', c.number, 'revokedAt', c.revoked_at, 'reason', r.reason, 'decidedName', r.decided_name)
      from certificates.employer_certificates c left join certificates.revocations r on r.certificate_id = c.certificate_id and r.state = 'approved'
      where c.organisation_id = o.organisation_id and c.state = 'revoked' order by c.revoked_at desc limit 1)
  from registry.organisations o left join registry.areas a on a.code = o.area_code
  where o.organisation_id = p_organisation and certificates.sees_employer(o.organisation_id)
$$;
comment on function certificates.employer_view(uuid) is 'An employer of the caller''s scope with its certificate, its editions and what is proposed about it; a proposal is shown to the office alone.';

create function certificates.list_certificates(p_filter jsonb, p_valid_from text, p_after jsonb, p_most integer)
  returns table (organisation_id uuid, name text, npp text, area_code text, area_name text, number text, edition integer, is_proposed boolean, is_revoked boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.organisation_id, o.name, o.npp, o.area_code, coalesce(a.name, o.area_code), c.number,
    (select max(x.edition) from certificates.employer_editions x where x.certificate_id = c.certificate_id),
    exists (select from certificates.revocations r where r.certificate_id = c.certificate_id and r.state = 'proposed'),
    exists (select from certificates.employer_certificates r where r.organisation_id = o.organisation_id and r.state = 'revoked')
  from registry.organisations o
    left join registry.areas a on a.code = o.area_code
    left join certificates.employer_standings s on s.organisation_id = o.organisation_id
    left join certificates.employer_certificates c on c.organisation_id = o.organisation_id and c.state = 'standing'
  where contributions.insured_of(o.kind) is not null and (o.kind = 'employer' or s.organisation_id is not null)
    and contributions.in_scope('', o.area_code, array[o.organisation_id])
    and (not p_filter ? 'words' or array_to_tsvector(o.name_tokens) @@ (p_filter ->> 'words')::tsquery or o.npp = p_filter ->> 'npp' or c.number = p_filter ->> 'npp')
    and case p_filter ->> 'state'
      when 'valid' then s.paid_through >= p_valid_from and c.certificate_id is not null
      when 'without' then s.paid_through >= p_valid_from and c.certificate_id is null
      when 'arrears' then s.paid_through < p_valid_from
      when 'never' then s.paid_through is null
      when 'proposed' then exists (select from certificates.revocations r where r.certificate_id = c.certificate_id and r.state = 'proposed')
      when 'revoked' then c.certificate_id is null and exists (select from certificates.employer_certificates r where r.organisation_id = o.organisation_id and r.state = 'revoked')
      else true end
    and (p_after is null or (case when p_filter ? 'paidFirst' and s.paid_through >= p_valid_from then 0 else 1 end, o.name, o.organisation_id)
      > ((p_after ->> 'rank')::integer, p_after ->> 'name', (p_after ->> 'id')::uuid))
  order by case when p_filter ? 'paidFirst' and s.paid_through >= p_valid_from then 0 else 1 end, o.name, o.organisation_id
  limit p_most
$$;
comment on function certificates.list_certificates(jsonb, text, jsonb, integer) is 'Employers of the caller''s scope and what certificate they have, a page by name; paid through p_valid_from is valid today.';

create function certificates.employer_paper(p_organisation uuid, p_certificate uuid, p_edition integer)
  returns table (number text, code text, registered_since date, edition jsonb, office text, words jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number, e.code, c.registered_since, to_jsonb(x), coalesce((select b.name from registry.branches b where left(x.area_code, 5) = any (b.regency_codes) limit 1), ''), t.words
  from certificates.employer_certificates c
    join certificates.entries e on e.certificate_id = c.certificate_id
    join certificates.employer_editions x on x.certificate_id = c.certificate_id
    join certificates.templates t on t.kind = 'employer' and t.version = x.template_version
  where c.organisation_id = p_organisation and certificates.sees_employer(c.organisation_id)
    and case when p_certificate is null then c.state = 'standing' else c.certificate_id = p_certificate end and (p_edition is null or x.edition = p_edition)
  order by x.edition desc limit 1
$$;
comment on function certificates.employer_paper(uuid, uuid, integer) is 'What one edition of a certificate says, with the words of its paper; without a choice the newest of the standing one.';

create function certificates.propose_revocation(p_organisation uuid, p_revocation uuid, p_reason text, p_actor jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held certificates.employer_certificates;
begin
  if not (certificates.sees_employer(p_organisation) and contributions.may_write('certificates')) then return 'absent'; end if;
  select * into held from certificates.employer_certificates c where c.organisation_id = p_organisation and c.state = 'standing' for update;
  if held is null then return 'absent'; end if;
  if exists (select from certificates.revocations r where r.certificate_id = held.certificate_id and r.state = 'proposed') then return 'already_proposed'; end if;
  insert into certificates.revocations (revocation_id, certificate_id, organisation_id, reason, proposed_by, proposed_name, proposed_key)
  values (p_revocation, held.certificate_id, p_organisation, p_reason, (p_actor ->> 'accountId')::uuid, p_actor ->> 'name', p_actor ->> 'personKey');
  return 'done';
end $$;
comment on function certificates.propose_revocation(uuid, uuid, text, jsonb) is 'Asks to take back the standing certificate of an employer of the caller''s area.';

create function certificates.decide_revocation(p_organisation uuid, p_revocation uuid, p_approves boolean, p_actor jsonb) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held certificates.revocations;
begin
  if not (certificates.sees_employer(p_organisation) and contributions.may_write('certificates')) then return 'absent'; end if;
  select * into held from certificates.revocations r where r.revocation_id = p_revocation and r.organisation_id = p_organisation for update;
  if held is null then return 'absent'; end if;
  if held.state <> 'proposed' then return 'decided'; end if;
  if p_approves and (current_setting('app.role', true) <> 'office_supervisor') then return 'absent'; end if;
  if p_approves and held.proposed_key = p_actor ->> 'personKey' then return 'same_person'; end if;
  update certificates.revocations r set state = case when p_approves then 'approved' else 'declined' end, decided_by = (p_actor ->> 'accountId')::uuid,
    decided_name = p_actor ->> 'name', decided_key = p_actor ->> 'personKey', decided_at = now() where r.revocation_id = p_revocation;
  if p_approves then
    update certificates.employer_certificates c set state = 'revoked', revoked_at = now() where c.certificate_id = held.certificate_id;
    perform certificates.set_statuses(jsonb_build_array(jsonb_build_object('certificateId', held.certificate_id, 'status', 1, 'reason', 'certificate.revoked')));
  end if;
  return 'done';
end $$;
comment on function certificates.decide_revocation(uuid, uuid, boolean, jsonb) is 'A supervisor takes the certificate back, or the proposal is let go; never approved by who proposed it.';

create function certificates.card_to_sign(p_worker uuid, p_on date)
  returns table (worker_id uuid, name text, area_code text, kpj text, segment text, paid_through text, lapses_on date, programmes text[], certificate_id uuid, code text, list_id integer, idx integer,
    uri text, last_edition jsonb, is_revoked boolean)
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  -- Whoever opens the same card at the same time waits: a worker has one card.
  perform pg_advisory_xact_lock(hashtextextended('certificates.card:' || p_worker, 0));
  return query
  select w.worker_id, w.name, w.area_code, m.kpj, s.segment, s.paid_through, s.lapses_on, coalesce(p.programmes, '{}'), c.certificate_id, e.code, e.list_id, e.idx, l.uri, d.last_edition,
    exists (select from certificates.worker_cards r where r.worker_id = w.worker_id and r.state = 'revoked')
  from registry.workers w
    left join lateral (select x.segment, x.paid_through, coalesce(x.lapses_on, t.bpu_lapses_on) as lapses_on from contributions.cover_spans x
        left join contributions.months t on t.month = x.paid_through
      where x.worker_id = w.worker_id and x.closed_on is null and x.covered_from <= p_on and w.deceased_on is null
        and (x.segment = 'BPU' or exists (select from registry.memberships o where o.worker_id = w.worker_id and o.segment = 'PU' and o.ended_on is null))
      order by coalesce(x.lapses_on, t.bpu_lapses_on) desc nulls last limit 1) s on true
    left join lateral (select x.kpj from registry.memberships x where x.worker_id = w.worker_id and x.kpj is not null and x.ended_on is null
      order by x.segment = s.segment desc, x.opened_on desc, x.membership_id limit 1) m on true
    left join lateral (
      select array_agg(q.programme order by array_position(array['JKK', 'JKM', 'JHT', 'JP', 'JKP'], q.programme)) as programmes
      from (select distinct v.programme from contributions.worker_months x
          left join registry.organisations o on x.segment = 'PU' and o.organisation_id = x.payer_id
          left join contributions.months t on t.month = x.month
          cross join lateral (values
            ('JKK', x.jkk_idr > 0 or x.part = 'protection'), ('JKM', x.jkm_idr > 0 or x.part = 'protection'),
            ('JHT', x.jht_employer_idr + x.jht_worker_idr > 0 or x.part = 'savings'), ('JP', x.jp_employer_idr + x.jp_worker_idr > 0),
            ('JKP', x.segment = 'PU' and (t.pu_programmes -> o.scale) ? 'JKP' and contributions.insured_of(o.kind) = 'firm')) as v (programme, holds)
        where x.worker_id = w.worker_id and x.month = s.paid_through and x.segment = s.segment and x.state = 'paid' and v.holds) q) p on true
    left join certificates.worker_cards c on c.worker_id = w.worker_id and c.state = 'standing'
    left join certificates.entries e on e.certificate_id = c.certificate_id
    left join certificates.status_lists l on l.list_id = e.list_id
    left join lateral (select to_jsonb(x) as last_edition from certificates.card_editions x where x.worker_id = w.worker_id and x.certificate_id = c.certificate_id order by x.edition desc limit 1) d on true
  where w.worker_id = p_worker and w.merged_into is null
    and (contributions.in_scope(w.area_code, w.work_area_code, w.custodians) or w.worker_id = (nullif(current_setting('app.worker', true), ''))::uuid);
end $$;
comment on function certificates.card_to_sign(uuid, date) is 'What the card of a worker of the caller''s scope, or his own, would say on a day, and the card he has.';

create function certificates.begin_card(p_certificate uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  made integer;
begin
  insert into certificates.worker_cards (worker_id, certificate_id)
  select e.holder_id, e.certificate_id from certificates.entries e
  where e.certificate_id = p_certificate and e.kind = 'worker' and certificates.may_claim('worker', e.holder_id);
  get diagnostics made = row_count;
  return made;
end $$;
comment on function certificates.begin_card(uuid) is 'Makes the card that has its place in a status list: of a worker whom the caller may know, or his own.';

create function certificates.keep_card_edition(p_edition jsonb) returns table (edition integer, template_version integer)
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into certificates.card_editions (worker_id, certificate_id, edition, why, text, kid, issuer, issued_at, expires_on, name_masked, kpj, programmes, paid_through, template_version)
  select c.worker_id, c.certificate_id, coalesce((select max(x.edition) from certificates.card_editions x where x.worker_id = c.worker_id and x.certificate_id = c.certificate_id), 0) + 1,
    a.why, a.text, a.kid, a.issuer, a."issuedAt", a."expiresOn", a."nameMasked", a.kpj, a.programmes, a."paidThrough", (select max(t.version) from certificates.templates t where t.kind = 'worker')
  from jsonb_to_record(p_edition) as a ("workerId" uuid, "certificateId" uuid, why text, text text, kid text, issuer text, "issuedAt" timestamptz, "expiresOn" date, "nameMasked" text, kpj text,
      programmes text[], "paidThrough" text)
    join certificates.worker_cards c on c.worker_id = a."workerId" and c.certificate_id = a."certificateId" and c.state = 'standing'
  where certificates.may_claim('worker', c.worker_id)
  returning edition, template_version
$$;
comment on function certificates.keep_card_edition(jsonb) is 'Keeps a newly signed text of a card as its next edition; answers which, and by which template it is printed.';

create function certificates.card_words(p_version integer) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.words from certificates.templates t where t.kind = 'worker' and t.version = p_version
$$;
comment on function certificates.card_words(integer) is 'The words of a printed card.';

revoke all on function certificates.sees_employer(uuid), certificates.employers_to_certify(uuid[]), certificates.begin_certificates(jsonb), certificates.keep_editions(jsonb),
  certificates.employer_view(uuid), certificates.list_certificates(jsonb, text, jsonb, integer), certificates.employer_paper(uuid, uuid, integer),
  certificates.propose_revocation(uuid, uuid, text, jsonb), certificates.decide_revocation(uuid, uuid, boolean, jsonb), certificates.card_to_sign(uuid, date),
  certificates.begin_card(uuid), certificates.keep_card_edition(jsonb), certificates.card_words(integer) from public;
grant execute on function certificates.employers_to_certify(uuid[]), certificates.begin_certificates(jsonb), certificates.keep_editions(jsonb) to semesta_app, semesta_worker;
grant execute on function certificates.employer_view(uuid), certificates.list_certificates(jsonb, text, jsonb, integer), certificates.employer_paper(uuid, uuid, integer),
  certificates.propose_revocation(uuid, uuid, text, jsonb), certificates.decide_revocation(uuid, uuid, boolean, jsonb), certificates.card_to_sign(uuid, date),
  certificates.begin_card(uuid), certificates.keep_card_edition(jsonb), certificates.card_words(integer) to semesta_app;
