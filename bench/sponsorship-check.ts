import { checkCandidates } from '#modules/sponsorship/server/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { fillMembers } from './fill-members.ts';

const limitSeconds = 10;
const village = '51.71.04.2008';
const listId = '01900000-0000-7000-8000-000000000001';

interface Size {
  readonly workers: number;
  readonly rows: number;
}

/** A list of 100,000 candidates checked against a register of 1,000,000, of whom a third pay for themselves. */
export async function* measureCheck(
  { workers, rows }: Size = { workers: 1_000_000, rows: 100_000 },
): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await fillMembers(bench.admin, { from: 0, bpu: workers, pu: 0 });
    await fillProtection(bench);
    await fillList(bench, Math.floor(workers / rows));
    const office = aCaller('office_staff', { areaCodes: ['51.71'] });
    const started = performance.now();
    await checkCandidates(bench.services, office, { listId });
    const seconds = (performance.now() - started) / 1000;
    const { rows: found } = await bench.admin.query<{ faulty: number; all: number }>(
      `select count(*)::int as all, count(*) filter (where outcome = 'rejected')::int as faulty from sponsorship.candidates`,
    );
    const { all = 0, faulty = 0 } = found[0] ?? {};
    yield {
      name: `check of ${all} candidates against ${workers} workers`,
      measured: `${seconds.toFixed(1)} s, ${faulty} cannot be paid for`,
      beside: `limit ${limitSeconds} s`,
      ratio: seconds / limitSeconds,
      // Drawn by chance, about so many; a check that finds nobody has not looked.
      bound: { atMost: all >= rows * 0.95 && faulty > 0 ? 1 : 0 },
    };
  } finally {
    await bench.close();
  }
}

/** A third has paid for himself, half of them into the months of the list. */
async function fillProtection({ admin }: BenchDatabase): Promise<void> {
  await admin.query(`
    insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on)
      select worker_id, 'BPU', '2026-06-05', '2026-06', '2026-12', 'worker', '2027-04-01' from registry.workers where abs(hashtext(worker_id::text)) % 3 = 0;
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, state, paid_on,
        area_code, sex, birth_band, occupation_group)
      select m.worker_id, g.month, m.membership_id, 'protection', 'BPU', 'worker', m.worker_id, 8400, 1000000, 5000, 3400, 'paid', '2026-11-02', m.area_code, 'L', 1980, 'farmer'
      from registry.memberships m join contributions.cover_spans s using (worker_id)
        join (values ('2026-11', 3), ('2026-12', 6)) as g (month, share) on abs(hashtext(m.worker_id::text)) % g.share = 0;
    analyze contributions.cover_spans; analyze contributions.worker_months`);
}

/** One worker of so many, all of one village, stands on the list as a worker list just brought him: not yet looked at. */
async function fillList({ admin }: BenchDatabase, each: number): Promise<void> {
  await admin.query(`
    create temp table chosen as select worker_id, row_number() over (order by worker_id) as place from registry.workers where abs(hashtext(worker_id::text || 'l')) % ${each} = 0;
    update registry.workers w set area_code = '${village}' from chosen c where c.worker_id = w.worker_id;
    analyze registry.workers;
    with s as (insert into sponsorship.sponsors (sponsor_id, kind, name, area_code) values (gen_random_uuid(), 'donor', 'Yayasan', '51.71') returning sponsor_id),
      a as (insert into sponsorship.agreements (agreement_id, sponsor_id, number, funding, signed_on, valid_from, valid_to, area_code)
        select gen_random_uuid(), sponsor_id, 'PKS-1', 'CSR', '2026-01-05', '2026-01-05', '2027-12-31', '51.71' from s returning agreement_id, sponsor_id),
      b as (insert into sponsorship.budgets (budget_id, agreement_id, sponsor_id, year, area_code, granted_idr, ceiling_idr, free_idr)
        select gen_random_uuid(), agreement_id, sponsor_id, 2026, '51.71', 1000000000, 1000000000, 1000000000 from a returning budget_id),
      p as (insert into sponsorship.programmes (programme_id, agreement_id, sponsor_id, name, funding, area_code, quota_per_village, months, start_month, state)
        select gen_random_uuid(), agreement_id, sponsor_id, 'Bantuan', 'CSR', '51.71', 60000, 6, '2026-12', 'open' from a returning programme_id),
      v as (insert into sponsorship.programme_villages (programme_id, village_code, village_kind, quota, budget_id) select programme_id, '${village}', 'desa', 60000, budget_id from p, b)
      insert into sponsorship.lists (list_id, programme_id, budget_id, village_code, first_month, months, maker_key, lowest_age, refused_from_age)
        select '${listId}', programme_id, budget_id, '${village}', '2026-12', 6, 'bench', 17, 65 from p, b;
    insert into sponsorship.candidates (worker_id, list_id, place, name, nik_masked, birth_date, sex, occupation_group, residence_code, village_code, programme_id)
      select w.worker_id, l.list_id, c.place, w.name, w.nik_masked, w.birth_date, w.sex, w.occupation_group, w.area_code, l.village_code, l.programme_id
      from chosen c join registry.workers w using (worker_id), sponsorship.lists l;
    drop table chosen`);
}
