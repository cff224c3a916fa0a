-- Whoever may read an entry may see that it is sealed; before, only the auditor could.
set local role semesta_owner;

drop policy audit_chain__read on platform.audit_chain;
create policy audit_chain__read on platform.audit_chain for select to semesta_app
  using (current_setting('app.audit', true) = 'all'
    or exists (select from platform.audit_entries e where e.entry_id = audit_chain.entry_id));
