-- The office that registers an organisation invites its contact person: an account for that organisation and nothing else.
set local role semesta_owner;

create policy accounts__contact_read on accounts.accounts for select to semesta_app
  using ('organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and role in ('employer', 'group', 'government_office', 'agent_office')
    and exists (select from registry.organisations o where o.organisation_id = accounts.organisation_id));
create policy accounts__contact_insert on accounts.accounts for insert to semesta_app
  with check ('organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ','))
    and role in ('employer', 'group', 'government_office', 'agent_office')
    and exists (select from registry.organisations o where o.organisation_id = accounts.organisation_id));
-- Only for an account just made: a link for an older one would take it over.
create policy setup_links__contact on accounts.setup_links for insert to semesta_app
  with check ('organisations' = any (string_to_array(nullif(current_setting('app.writes', true), ''), ',')) and purpose = 'invitation'
    and exists (select from accounts.accounts a where a.account_id = setup_links.account_id and a.organisation_id is not null
      and a.created_at > now() - interval '1 hour'));
