import type pg from 'pg';

/** Where members come from: ids in order of time, as registration makes them. */
interface Members {
  readonly from: number;
  readonly bpu: number;
  readonly pu: number;
}

/**
 * People of Bali with a membership each, made by the database itself: those who pay for themselves (a third with a declared
 * income, a tenth drivers, a tenth with savings), and wage earners of 500 employers. Their identities are not sealed.
 */
export async function fillMembers(admin: pg.Client, { from, bpu, pu }: Members): Promise<void> {
  await admin.query(`
    create temp table villages as select code, row_number() over (order by code) - 1 as place, count(*) over () as villages from registry.areas where level = 4 and code like '51.%';
    create temp table employers as select md5('employer ' || g)::uuid as id, g as place from generate_series(0, ${pu === 0 ? -1 : 499}) g;
    insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, area_code, risk_class, scale)
      select e.id, 'employer', 'PT ' || e.place, array['pt', e.place::text], 'BC' || lpad(e.place::text, 6, '0'), v.code, e.place % 5 + 1, 'large'
      from employers e join villages v on v.place = e.place % v.villages on conflict do nothing;
    create temp table people as
      select i, i >= ${bpu} as is_pu, (lpad(to_hex(1700000000000 + ${from} + i), 12, '0') || '7' || substr(md5(i::text), 1, 3) || '8' || substr(md5(i::text || 'x'), 1, 15))::uuid as worker_id,
        v.code as area_code, e.id as employer
      from generate_series(0, ${bpu + pu - 1}) i join villages v on v.place = i % v.villages left join employers e on i >= ${bpu} and e.place = i % 500;
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, birth_date, sex, area_code, custodians, occupation_group, declared_income_idr)
      select p.worker_id, '\\x00', '5171********' || lpad((p.i % 9000)::text, 4, '0'), 'I Wayan ' || p.i, '{}', '1960-01-01'::date + p.i % 15000, case p.i % 2 when 0 then 'L' else 'P' end,
        p.area_code, case when p.is_pu then array[p.employer] else '{}' end, case p.i % 10 when 3 then 'driver' else 'farmer' end, case p.i % 3 when 0 then 500000 + p.i % 40 * 100000 end
      from people p order by p.i;
    insert into registry.memberships (worker_id, membership_id, segment, state, opened_on, area_code, custodians, organisation_id, wage_idr, with_savings)
      select p.worker_id, md5(p.worker_id::text)::uuid, case when p.is_pu then 'PU' else 'BPU' end, 'REGISTERED', '2026-01-01', p.area_code,
        case when p.is_pu then array[p.employer] else '{}' end, p.employer, case when p.is_pu then 3500000 end, not p.is_pu and p.i % 10 = 7
      from people p order by p.i;
    drop table people, employers, villages`);
  for (const table of ['workers', 'memberships', 'organisations'])
    await admin.query(`vacuum analyze registry.${table}`);
}
