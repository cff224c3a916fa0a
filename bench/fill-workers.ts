import type pg from 'pg';
import { nameKeys } from '#modules/registry/core/index.ts';

const givenNames = 'Wayan Made Nyoman Ketut Putu Kadek Komang Gede Ida Gusti Dewa Agung Joko Siti'.split(' ');
const middleNames = 'Bagus Ayu Luh Sri Dwi'.split(' ');
const beginnings =
  'Su Soe Sa Wi Wid Mer Mar Ar Ad Ka Ker Dar Dhar Pu Poe Ra Ru Roe Ja Dja Yu Yo Bu Tja'.split(' ');
const middles = 'tar dar war nar kar ma ri la ya sa dha ndra nta rta ri ni da di ti'.split(' ');
const endings = 'mi na ni ta ti ya wan wati ja sih ana asa'.split(' ');

/** 5,000 family names, a quarter of them in old spelling (oe, tj, dj, dh). */
const familyNames: readonly string[] = beginnings
  .flatMap((begin) => middles.flatMap((middle) => endings.map((end) => `${begin}${middle}${end}`)))
  .filter((_, place) => place % 12 !== 7)
  .slice(0, 5_000);

/**
 * Workers of Bali made by the database itself, without sealed identities: few given names shared by many, 5,000 family names, seven
 * of ten residents registered village by village, the others wage earners of 2,000 employers whose residence is not known.
 */
export async function fillWorkers(admin: pg.Client, workers: number): Promise<void> {
  await fillNames(admin);
  const indexes = await dropIndexes(admin);
  await admin.query(`
    create temp table spread as
      select i, abs(hashtext(i::text || 'w')) as chance,
        (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text || 'x'), 1, 15))::uuid as worker_id
      from generate_series(0, ${workers - 1}) as i;
    create temp table villages as
      select code, row_number() over (order by code) - 1 as place, count(*) over () as villages
      from registry.areas where level = 4 and code like '51.%';
    create temp table employers as select gen_random_uuid() as id, place from generate_series(0, 1999) as place;
    insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, nib, area_code)
      select e.id, 'employer', initcap(n.family) || ' ' || initcap(k.kind) || ' ' || e.place, array[lower(n.family), k.kind, e.place::text],
        'BB' || lpad(e.place::text, 6, '0'), '91' || lpad(e.place::text, 11, '0'), v.code
      from employers e join family_names n on n.place = e.place
        join (select *, row_number() over () - 1 as at from unnest(array['hotel','toko','jaya','bali','sentosa']) as k (kind)) k on k.at = e.place % 5
        join villages v on v.place = e.place % v.villages;
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, sex, area_code, work_area_code, custodians)
      select s.worker_id, decode(repeat(md5(i::text), 3), 'hex'), '51' || lpad((i % 97)::text, 2, '0') || '********' || lpad((i % 9000)::text, 4, '0'),
        concat_ws(' ', g.name, m.name, f.family), array_remove(array[lower(g.name), lower(m.name), lower(f.family)], null),
        g.keys || coalesce(m.keys, '{}') || f.keys, '1958-01-01'::date + abs(hashtext(i::text || 'd')) % 17500, 'L',
        coalesce(home.code, ''), coalesce(work.code, ''), case when employer.id is null then '{}' else array[employer.id] end
      from spread s
      join given_names g on g.place = (power(abs(hashtext(i::text)) % 1000 / 1000.0, 1.5) * ${givenNames.length})::int % ${givenNames.length}
      left join middle_names m on abs(hashtext(i::text || 'a')) % 5 = 0 and m.place = abs(hashtext(i::text || 'b')) % ${middleNames.length}
      join family_names f on f.place = (power(abs(hashtext(i::text || 'c')) % 100000 / 100000.0, 2) * ${familyNames.length})::int % ${familyNames.length}
      left join villages home on i % 10 < 7 and home.place = i::bigint * home.villages / ${workers}
      left join villages work on i % 10 >= 7 and work.place = s.chance % work.villages
      left join employers employer on i % 10 >= 7 and employer.place = s.chance % 2000
      order by i;
    insert into registry.nik_claims (nik_index, worker_id) select sha256(convert_to(worker_id::text, 'UTF8')), worker_id from registry.workers;
    insert into registry.memberships (worker_id, membership_id, segment, state, opened_on, area_code, work_area_code, custodians, organisation_id, kpj)
      select worker_id, gen_random_uuid(), case when work_area_code = '' then 'BPU' else 'PU' end, 'REGISTERED', '2026-01-01', area_code,
        work_area_code, custodians, custodians[1], '26' || lpad((row_number() over ())::text, 9, '0')
      from registry.workers;
    insert into registry.kpj_claims (kpj, worker_id, membership_id) select kpj, worker_id, membership_id from registry.memberships;
    drop table spread, villages, employers, given_names, middle_names, family_names`);
  for (const definition of indexes) await admin.query(definition);
  for (const table of ['workers', 'memberships', 'organisations', 'nik_claims', 'kpj_claims'])
    await admin.query(`vacuum analyze registry.${table}`);
}

/** Names with the keys that registration would give them, for the database to draw from. */
async function fillNames(admin: pg.Client): Promise<void> {
  const lists = { given_names: givenNames, middle_names: middleNames, family_names: familyNames };
  for (const [table, names] of Object.entries(lists)) {
    const column = table === 'family_names' ? 'family' : 'name';
    const rows = names.map((name, place) => ({ place, name, keys: nameKeys(name) }));
    await admin.query(
      `create temp table ${table} as select r.place, r.name as ${column}, r.keys
        from jsonb_to_recordset($1::jsonb) as r (place integer, name text, keys text[])`.replace(
        '$1::jsonb',
        `'${JSON.stringify(rows)}'::jsonb`,
      ),
    );
  }
}

/** Built anew once the rows are there: row by row they would take most of the time. */
async function dropIndexes(admin: pg.Client): Promise<readonly string[]> {
  const { rows } = await admin.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
      where i.indrelid in ('registry.workers'::regclass, 'registry.memberships'::regclass) and not i.indisunique`,
  );
  await admin.query(rows.map(({ name }) => `drop index registry.${name}`).join(';'));
  return rows.map(({ definition }) => definition);
}
