-- Who watches an employer hears of an undertaking that begins to stand or ends, as of a payment.
set local role semesta_registrar;
create function certificates.note_undertakings() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into certificates.changed_employers (organisation_id)
  select distinct n.organisation_id from now_so n join was_so w on w.undertaking_id = n.undertaking_id
  where n.state <> w.state and n.state in ('accepted', 'kept', 'broken');
  return null;
end $$;
comment on function certificates.note_undertakings() is 'Queues the employers whose undertaking was accepted, kept or broken: those who watch them are told.';
set local role semesta_owner;
create trigger undertakings__noted after update on certificates.undertakings
  referencing old table as was_so new table as now_so for each statement execute function certificates.note_undertakings();
set local role semesta_registrar;
revoke all on function certificates.note_undertakings() from public;
