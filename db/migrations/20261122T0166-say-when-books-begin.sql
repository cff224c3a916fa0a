-- Who had to register before the books begin cannot be said to be late by them.
set local role semesta_registrar;
create function certificates.books_begin() returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (min(f.month) || '-01')::date from contributions.filings f
$$;
comment on function certificates.books_begin() is 'The first day that the wage filings know of: one day, the same for everybody.';
revoke all on function certificates.books_begin() from public;
grant execute on function certificates.books_begin() to semesta_app;
