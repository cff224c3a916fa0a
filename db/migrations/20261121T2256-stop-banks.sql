-- A bank that must not call any more is stopped by command and may be let in again; its messages are forgotten when nothing asks for them.
set local role semesta_registrar;

create function contributions.stop_bank(p_partner text, p_is_stopped boolean) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not contributions.is_bank() then raise exception 'only the set-up of a bank' using errcode = 'insufficient_privilege'; end if;
  update contributions.snap_partners k set stopped_at = case when p_is_stopped then coalesce(k.stopped_at, now()) end
    where k.partner_id = p_partner;
  if not found then return false; end if;
  if p_is_stopped then delete from contributions.snap_tokens t where t.partner_id = p_partner; end if;
  return true;
end $$;
comment on function contributions.stop_bank(text, boolean) is 'Stops a bank, tokens and all, or lets it in again; false where no bank has that id.';

create function contributions.forget_bank_messages(p_before date) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  forgotten integer;
begin
  delete from contributions.snap_requests r where r.sent_on < p_before;
  get diagnostics forgotten = row_count;
  delete from contributions.snap_tokens t where t.expires_at < now();
  return forgotten;
end $$;
comment on function contributions.forget_bank_messages(date) is 'Lets go of messages of banks sent before a day, and of tokens that are over. Payments keep their own reference for good.';

revoke all on function contributions.stop_bank(text, boolean), contributions.forget_bank_messages(date) from public;
grant execute on function contributions.stop_bank(text, boolean) to semesta_app;
grant execute on function contributions.forget_bank_messages(date) to semesta_worker;
