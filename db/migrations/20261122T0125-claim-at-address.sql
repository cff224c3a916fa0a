-- Places are claimed at the address of the server that asks: a list is named after it.
set local role semesta_registrar;
create function certificates.claim_entries_at(p_base text, p_entries jsonb) returns table (certificate_id uuid, list_id integer, idx integer, uri text)
  language plpgsql security invoker set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.base_url', p_base, true);
  return query select c.certificate_id, c.list_id, c.idx, c.uri from certificates.claim_entries(p_entries) c;
end $$;
comment on function certificates.claim_entries_at(text, jsonb) is 'As claim_entries, with the right of the caller: a list that must be opened is named after this address.';
revoke all on function certificates.claim_entries_at(text, jsonb) from public;
grant execute on function certificates.claim_entries_at(text, jsonb) to semesta_app, semesta_worker;
