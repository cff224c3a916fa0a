-- Who checks employers finds them by a number that he was told: never by name, never a list (CONTRACT 3).
set local role semesta_registrar;

create function certificates.find_employers(p_asked jsonb)
  returns table (place integer, organisation_id uuid, npp text, name text, nib text, area_code text, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.place, o.organisation_id, o.npp, o.name, o.nib, o.area_code, o.kind
  from jsonb_to_recordset(p_asked) as a (place integer, npp text, nib text, "npwpIndex" text)
    cross join lateral (select coalesce(
      (select x.organisation_id from registry.organisations x where x.npp = a.npp),
      (select x.organisation_id from registry.organisations x where x.nib = a.nib),
      (select x.organisation_id from registry.organisations x where x.npwp_index = decode(a."npwpIndex", 'hex'))) as found_id) f
    join registry.organisations o on o.organisation_id = f.found_id
  where contributions.insured_of(o.kind) is not null
    and (session_user = 'semesta_worker' or contributions.may_write('checks'))
$$;
comment on function certificates.find_employers(jsonb) is 'Organisations that insure wage earners, by NPP, NIB or the index of a tax number, many at once: for whoever checks employers. No people.';

revoke all on function certificates.find_employers(jsonb) from public;
grant execute on function certificates.find_employers(jsonb) to semesta_app, semesta_worker;
