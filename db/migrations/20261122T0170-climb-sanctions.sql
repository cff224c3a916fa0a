-- The sanction ladder of PP 86/2013 as a case of an employer: its steps, who proposed and who approved each, its letters, what he answered.
set local role semesta_owner;

create table certificates.sanction_cases (
  case_id uuid not null,
  year integer not null,
  number integer not null,
  organisation_id uuid not null,
  basis text not null,
  source text not null,
  finding text not null default '',
  stage text not null default 'opened',
  opened_on date not null,
  opened_by uuid not null,
  opened_name text not null,
  next_from date,
  runs_to date,
  first_warned_on date,
  second_warned_on date,
  fined_on date,
  services_asked_on date,
  fine_idr bigint,
  fine_made_of jsonb not null default '{}',
  fine_paid_on date,
  fine_reference text not null default '',
  block_since date,
  block_letter text not null default '',
  services text[] not null default '{}',
  is_told boolean not null default false,
  closed_on date,
  closing text not null default '',
  closing_reason text not null default '',
  version integer not null default 1,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint sanction_cases__pk primary key (case_id),
  constraint sanction_cases__number unique (year, number),
  constraint sanction_cases__basis check (basis in ('arrears', 'unregistered', 'under_reporting', 'not_registered')),
  constraint sanction_cases__source check (source in ('supervision', 'inspection', 'complaint')),
  constraint sanction_cases__stage check (stage in ('opened', 'first_warning', 'second_warning', 'fine', 'services', 'closed')),
  constraint sanction_cases__closing check (closing in ('', 'paid', 'met', 'cancelled') and (stage = 'closed') = (closing <> '') and (stage = 'closed') = (closed_on is not null)),
  constraint sanction_cases__fine check ((fined_on is null) = (fine_idr is null) and (fine_paid_on is null or fined_on is not null) and fine_idr > 0),
  constraint sanction_cases__block check ((block_since is null) = (block_letter = '') and (block_since is null or stage = 'services') and (block_since is null or cardinality(services) > 0))
);
create unique index sanction_cases__one_open on certificates.sanction_cases (organisation_id) where stage <> 'closed';
create index sanction_cases__by_organisation on certificates.sanction_cases (organisation_id);
create index sanction_cases__by_stage on certificates.sanction_cases (stage, next_from);
comment on table certificates.sanction_cases is 'An employer on the sanction ladder: one open case each. Dates and money, no people.';
comment on column certificates.sanction_cases.next_from is 'The first day on which the next rung may be taken, by the law''s clocks as rules reckoned them; null: none is left.';
comment on column certificates.sanction_cases.runs_to is 'Last day of the rung that runs; null: it lasts until the duty is met.';
comment on column certificates.sanction_cases.fine_made_of is 'The bills that were owed when the second warning ended, and what the office assessed besides: frozen with the fine.';
comment on column certificates.sanction_cases.is_told is 'The employer was told: from his first warning on he sees his case.';
comment on column certificates.sanction_cases.block_since is 'Public services are asked to be withheld since; null: none are.';

create table certificates.sanction_steps (
  step_id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  from_stage text not null,
  to_stage text not null,
  state text not null default 'proposed',
  reason text not null default '',
  details jsonb not null default '{}',
  account_id uuid not null,
  person_key text not null,
  actor_name text not null,
  proposed_on date not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decider_key text,
  decider_name text not null default '',
  decided_on date,
  decided_at timestamptz,
  decision_reason text not null default '',
  runs_to date,
  area_code text collate "C" not null default '',
  constraint sanction_steps__pk primary key (step_id),
  constraint sanction_steps__case foreign key (case_id) references certificates.sanction_cases (case_id),
  constraint sanction_steps__kind check (kind in ('first_warning', 'second_warning', 'fine', 'withhold', 'fine_payment', 'take_back', 'lift', 'cancel')),
  constraint sanction_steps__state check (state in ('proposed', 'approved', 'refused', 'withdrawn', 'taken_back')),
  constraint sanction_steps__way check ((kind, from_stage, to_stage) in (
    ('first_warning', 'opened', 'first_warning'), ('second_warning', 'first_warning', 'second_warning'), ('fine', 'second_warning', 'fine'), ('withhold', 'fine', 'services'),
    ('fine_payment', 'fine', 'fine'), ('fine_payment', 'services', 'services'),
    ('take_back', 'first_warning', 'opened'), ('take_back', 'second_warning', 'first_warning'), ('take_back', 'fine', 'second_warning'), ('take_back', 'services', 'fine'))
    or (kind in ('lift', 'cancel') and from_stage <> 'closed' and to_stage = 'closed')),
  constraint sanction_steps__second_person check (state not in ('approved', 'refused', 'taken_back') or decider_key <> person_key),
  constraint sanction_steps__decided check ((state in ('approved', 'refused', 'taken_back')) = (decider_key is not null)),
  constraint sanction_steps__reason check (kind not in ('take_back', 'lift', 'cancel') or reason <> '')
);
create unique index sanction_steps__one_proposed on certificates.sanction_steps (case_id) where state = 'proposed';
create index sanction_steps__by_case on certificates.sanction_steps (case_id, proposed_at);
comment on table certificates.sanction_steps is 'Each step of a case: proposed by one person, approved or refused by another, whatever their accounts.';

create table certificates.sanction_letters (
  letter_id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  number integer not null,
  kind text not null,
  written_on date not null,
  sha256 bytea not null,
  content bytea not null,
  actor_name text not null,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint sanction_letters__pk primary key (letter_id),
  constraint sanction_letters__case foreign key (case_id) references certificates.sanction_cases (case_id),
  constraint sanction_letters__number unique (year, number),
  constraint sanction_letters__kind check (kind in ('first_warning', 'second_warning', 'fine', 'withhold', 'lifting'))
);
create index sanction_letters__by_case on certificates.sanction_letters (case_id, recorded_at);
comment on table certificates.sanction_letters is 'Letters of the ladder as they were printed: asked for again, the same bytes. No people.';

create table certificates.sanction_answers (
  answer_id uuid not null,
  case_id uuid not null,
  organisation_id uuid not null,
  stage text not null,
  words text not null,
  document_id uuid,
  account_id uuid not null,
  actor_name text not null,
  answered_on date not null,
  recorded_at timestamptz not null default now(),
  area_code text collate "C" not null default '',
  constraint sanction_answers__pk primary key (answer_id),
  constraint sanction_answers__case foreign key (case_id) references certificates.sanction_cases (case_id),
  constraint sanction_answers__words check (words <> '')
);
create index sanction_answers__by_case on certificates.sanction_answers (case_id, recorded_at);
comment on table certificates.sanction_answers is 'What the employer answered to a warning, a fine or the withholding of services, with the paper he handed in.';

do $$
declare
  name text;
begin
  foreach name in array array['sanction_cases', 'sanction_steps', 'sanction_letters', 'sanction_answers'] loop
    execute format('alter table certificates.%I enable row level security, force row level security', name);
    execute format('create policy %I on certificates.%I for all to semesta_registrar using (true) with check (true)', name || '__registrar', name);
    execute format('grant select, insert, update, delete on certificates.%I to semesta_registrar', name);
    execute format('grant select on certificates.%I to semesta_app', name);
    execute format('create policy %I on certificates.%I for select to semesta_app using (
      area_code like any (string_to_array(nullif(current_setting(''app.areas_work'', true), ''''), '','')) or (%s
        and organisation_id = any ((string_to_array(nullif(current_setting(''app.organisations'', true), ''''), '',''))::uuid[])))', name || '__read', name,
      case name when 'sanction_cases' then 'is_told' when 'sanction_steps' then 'state in (''approved'', ''taken_back'')' else 'true' end);
  end loop;
end $$;

set local role semesta_registrar;
create function certificates.blocks_of(p_organisations uuid[])
  returns table (organisation_id uuid, since date, letter_number text, services text[], case_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.organisation_id, c.block_since, c.block_letter, c.services, c.case_id
  from certificates.sanction_cases c
  where c.organisation_id = any (p_organisations) and c.block_since is not null
    and (session_user = 'semesta_worker' or contributions.may_write('checks') or contributions.in_scope('', c.area_code, array[c.organisation_id]))
$$;
comment on function certificates.blocks_of(uuid[]) is
  'From which of these employers public services are withheld, since when and by which letter: for whoever checks employers, or within the caller''s own scope.';
revoke all on function certificates.blocks_of(uuid[]) from public;
grant execute on function certificates.blocks_of(uuid[]) to semesta_app, semesta_worker;
