import type pg from 'pg';

/**
 * Workers of Bali made by the database itself, without sealed identities: few given names shared by many, 5,000 family names, seven
 * of ten residents registered village by village, the others wage earners of 2,000 employers whose residence is not known.
 */
export async function fillWorkers(admin: pg.Client, workers: number): Promise<void> {
  await admin.query(`
    create temp table spread as
      select i, abs(hashtext(i::text || 'w')) as chance,
        (lpad(to_hex(1700000000000 + i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text || 'x'), 1, 15))::uuid as worker_id
      from generate_series(0, ${workers - 1}) as i;
    create temp table villages as
      select code, row_number() over (order by code) - 1 as place, count(*) over () as villages
      from registry.areas where level = 4 and code like '51.%';
    create temp table employers as select gen_random_uuid() as id, place from generate_series(0, 1999) as place;
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, birth_date, sex, area_code, work_area_code, custodians)
      select s.worker_id, decode(repeat(md5(i::text), 3), 'hex'), '51' || lpad((i % 97)::text, 2, '0') || '********' || lpad((i % 9000)::text, 4, '0'),
        array_to_string(words, ' '), words, '1980-01-01', 'L', coalesce(home.code, ''), coalesce(work.code, ''),
        case when employer.id is null then '{}' else array[employer.id] end
      from spread s
      left join villages home on i % 10 < 7 and home.place = i::bigint * home.villages / ${workers}
      left join villages work on i % 10 >= 7 and work.place = s.chance % work.villages
      left join employers employer on i % 10 >= 7 and employer.place = s.chance % 2000
      cross join lateral (select array_remove(array[
        (array['wayan','made','nyoman','ketut','putu','kadek','komang','gede','ida','gusti','dewa','agung','joko','siti'])[1 + (power(abs(hashtext(i::text)) % 1000 / 1000.0, 1.5) * 14)::int % 14],
        case when abs(hashtext(i::text || 'a')) % 5 = 0 then (array['bagus','ayu','luh','sri','dwi'])[1 + abs(hashtext(i::text || 'b')) % 5] end,
        'nama' || translate((power(abs(hashtext(i::text || 'c')) % 100000 / 100000.0, 2) * 5000)::int::text, '0123456789', 'abcdefghij')], null) as words) as named
      order by i;
    insert into registry.nik_claims (nik_index, worker_id) select sha256(convert_to(worker_id::text, 'UTF8')), worker_id from registry.workers;
    insert into registry.memberships (worker_id, membership_id, segment, state, opened_on, area_code, work_area_code, custodians, organisation_id, kpj)
      select worker_id, gen_random_uuid(), case when work_area_code = '' then 'BPU' else 'PU' end, 'REGISTERED', '2026-01-01', area_code,
        work_area_code, custodians, custodians[1], '26' || lpad((row_number() over ())::text, 9, '0')
      from registry.workers;
    insert into registry.kpj_claims (kpj, worker_id, membership_id) select kpj, worker_id, membership_id from registry.memberships;
    drop table spread, villages, employers`);
  await admin.query('vacuum analyze registry.workers');
  await admin.query('vacuum analyze registry.memberships');
  await admin.query('analyze registry.nik_claims');
  await admin.query('analyze registry.kpj_claims');
}
