import { describe, expect, test } from 'vitest';
import { showCoverage } from '#modules/coverage/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  type DemonstrationOptions,
  type LoadedDemonstration,
  loadDemonstration,
} from './load-demonstration.ts';

const held = testDatabase();
const people = 3_000;
let loaded: LoadedDemonstration;

function load(workers: number, beforeCommit?: DemonstrationOptions['beforeCommit']) {
  return loadDemonstration({
    adminUrl: held.adminUrl,
    services: held.services,
    workers,
    seed: 'uji',
    beforeCommit,
  });
}

const auditor: Caller = {
  accountId: newId(),
  name: 'Uji',
  email: 'uji@semesta.example',
  personKey: 'p1',
  role: 'auditor',
  areaCodes: [],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

/** Cells as the people themselves say: for every month, who was open on its last day. */
const cellsOfPeople = `
  with months as (
    select to_char(m, 'YYYY-MM') as month from generate_series(date '2019-01-01', date '2026-11-01', interval '1 month') m
  ), open as (
    select m.month, w.worker_id, w.area_code, w.work_area_code, w.sex, w.birth_date, w.occupation_group,
      bool_or(s.segment = 'PU') as pu, bool_or(s.segment = 'BPU') as bpu
    from months m join registry.memberships s on to_char(s.opened_on, 'YYYY-MM') <= m.month and (s.ended_on is null or to_char(s.ended_on, 'YYYY-MM') > m.month)
      join registry.workers w using (worker_id) group by 1, 2, 3, 4, 5, 6, 7
  )
  select month, area_code as residence, work_area_code as work, sex, registry.birth_band(birth_date) as band, occupation_group as occupation,
    case when pu and bpu then 'PU+BPU' when pu then 'PU' else 'BPU' end as segment, case when pu then 'employer' else 'worker' end as payer, count(*) as workers
  from open group by 1, 2, 3, 4, 5, 6, 7, 8`;

const cellsOfFacts = `
  with months as (
    select to_char(m, 'YYYY-MM') as month from generate_series(date '2019-01-01', date '2026-11-01', interval '1 month') m
  )
  select m.month, f.residence_code as residence, f.work_area_code as work, f.sex, f.birth_band as band, f.occupation_group as occupation,
    f.segment, f.payer_kind as payer, sum(f.workers) as workers
  from months m join coverage.facts f on f.measure = 'OPEN' and f.change_month <= m.month group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(f.workers) <> 0`;

async function differingCells(): Promise<number> {
  const rows =
    await held.asAdmin(`select count(*)::int as n from (${cellsOfPeople}) p full join (${cellsOfFacts}) f
    using (month, residence, work, sex, band, occupation, segment, payer) where p.workers is distinct from f.workers`);
  return Number(rows[0]?.n);
}

async function countOf(statement: string): Promise<number> {
  return Number((await held.asAdmin(`select count(*)::int as n ${statement}`))[0]?.n);
}

describe('the demonstration', () => {
  test('leaves nothing behind when it fails at the end, and gives organisations the same ids in the next attempt', async () => {
    const seen: string[][] = [];
    const failing = load(people, (ofAccount) => {
      seen.push(Object.values(ofAccount));
      return Promise.reject(new Error('killed'));
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await countOf('from registry.workers')).toBe(0);
    expect(await countOf('from registry.organisations')).toBe(0);
    loaded = await load(people);
    expect(seen).toEqual([Object.values(loaded.ofAccount)]);
  });

  test('holds as many people as asked, all marked, each with one NIK', async () => {
    expect(loaded.workers).toBe(people);
    expect(await countOf('from registry.workers where demonstration')).toBe(people);
    expect(await countOf('from registry.nik_claims')).toBe(people);
    expect(await countOf('from registry.organisations where not demonstration')).toBe(0);
    expect(await countOf('from coverage.denominators where not synthetic')).toBe(0);
  });

  test('counts in its facts exactly the people of its memberships, cell by cell and month by month', async () => {
    expect(await differingCells()).toBe(0);
    await held.asAdmin(`update registry.workers set occupation_group = 'fisher' where worker_id = (select worker_id from registry.memberships
      where ended_on is null order by 1 limit 1)`);
    expect(await differingCells()).toBeGreaterThan(0);
  });

  test('has paid its contributions through the last closed month, in balance, with some behind and some lapsed', async () => {
    const worst = await held.asAdmin(`
      select (select count(*)::int from contributions.payers k where k.credit_idr <> 0) as credit,
        (select count(*)::int from contributions.bills b where b.paid_idr <> coalesce((select sum(wm.amount_idr) from contributions.worker_months wm
          where wm.bill_id = b.bill_id and wm.state = 'paid'), 0)) as bills,
        (select count(*)::int from contributions.payments p where p.amount_idr <> (select sum(t.amount_idr) from contributions.journals j
          join contributions.postings t using (journal_id) where j.payment_id = p.payment_id and j.kind = 'settlement')) as payments`);
    expect(worst).toEqual([{ credit: 0, bills: 0, payments: 0 }]);
    const spread = async (segment: string) =>
      Object.fromEntries(
        (
          await held.asAdmin(`select case when closed_on is not null then 'lapsed' else paid_through end as until, count(*)::int as n
            from contributions.cover_spans where segment = '${segment}' group by 1`)
        ).map(({ until, n }) => [String(until), Number(n)]),
      );
    const own = await spread('BPU');
    for (const until of ['lapsed', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'])
      expect(own[until]).toBeGreaterThan(0);
    expect(
      Object.keys(await spread('PU'))
        .sort()
        .at(-1),
    ).toBe('2026-10');
    const shown = await showCoverage(
      held.services,
      auditor,
      { area: '51', view: 'residence', indicator: 'PROTECTED' },
      'id',
    );
    const paid = { area: '51', view: 'residence', indicator: 'PAID', month: '2026-10' } as const;
    const of = async (sql: string) => countOf(sql);
    expect(shown.segments[0]?.protected).toBe(
      await of(`from (select distinct c.worker_id from contributions.cover_spans c join registry.memberships m on m.worker_id = c.worker_id and m.segment = c.segment
        and m.ended_on is null where c.closed_on is null and c.covered_from <= '2026-11-30') x`),
    );
    expect((await showCoverage(held.services, auditor, paid, 'id')).segments[0]?.protected).toBe(
      await of(
        `from (select distinct worker_id from contributions.worker_months where month = '2026-10' and state = 'paid') x`,
      ),
    );
  });

  test('has sponsors whose budgets are the sum of their moves, in balanced books: lists paid, waiting for money and laid before, terms that end', async () => {
    expect(await countOf(`from contributions.ledger_faults()`)).toBe(0);
    expect(
      await countOf(`from sponsorship.budgets b cross join lateral (values ('free', free_idr), ('reserved', reserved_idr), ('billed', billed_idr), ('paid', paid_idr)) as s (stage, idr)
        where s.idr <> (select sum(case s.stage when to_stage then amount_idr when from_stage then -amount_idr else 0 end) from sponsorship.budget_moves m where m.budget_id = b.budget_id)`),
    ).toBe(0);
    expect(await countOf('from sponsorship.budgets where paid_idr > 0')).toBeGreaterThan(10);
    for (const state of ['paid', 'billed', 'verified', 'proposed'])
      expect([state, await countOf(`from sponsorship.lists where state = '${state}'`)]).not.toEqual([
        state,
        0,
      ]);
    expect(await countOf(`from sponsorship.terms where outcome = 'continues'`)).toBeGreaterThan(0);
    expect(await countOf(`from sponsorship.terms where last_month = '2026-12'`)).toBeGreaterThan(0);
    expect(
      await countOf(`from sponsorship.terms t where t.months <> (select count(*) from contributions.worker_months x
        where x.worker_id = t.worker_id and x.payer_id = t.budget_id and x.month between t.first_month and t.last_month)`),
    ).toBe(0);
    const late = await countOf(
      `from contributions.bills where kind = 'sponsor' and state = 'open' and issued_on = '2026-10-06' and expires_on = '2026-11-30'`,
    );
    expect(late).toBe(1);
  });

  test('comes out at the coverage published for March 2025: province, highest and lowest regency', async () => {
    const shown = await showCoverage(
      held.services,
      auditor,
      { area: '51', view: 'residence', indicator: 'OPEN-MEMBERSHIP' },
      'id',
    );
    const percents = shown.children.map((child) => ({
      code: child.area.code,
      percent: Number(child.segments[0]?.percent),
    }));
    const ranked = percents.toSorted((one, other) => other.percent - one.percent);
    expect(Number(shown.segments[0]?.percent)).toBeGreaterThan(50);
    expect(Number(shown.segments[0]?.percent)).toBeLessThan(52);
    expect([ranked[0]?.code, ranked.at(-1)?.code]).toEqual(['51.03', '51.06']);
    expect(Math.abs((ranked[0]?.percent ?? 0) - 58.68)).toBeLessThan(0.5);
    expect(Math.abs((ranked.at(-1)?.percent ?? 0) - 35.52)).toBeLessThan(0.5);
    expect(Number(shown.segments[1]?.percent)).toBeGreaterThan(2 * Number(shown.segments[2]?.percent));
    expect(shown.segments[0]?.denominator).toMatchObject({ definition: 'SYNTHETIC', synthetic: true });
    expect(shown.notKnown[0]?.protected).toBeGreaterThan(0);
    const trend = shown.trend.map((point) => point.protected ?? 0);
    expect(trend.at(-1)).toBeGreaterThan(Number(trend[0]) * 1.1);
  });

  test('has people with open and ended memberships, own ones mostly paid', async () => {
    const states = await held.asAdmin(
      `select segment || ' ' || state as state, count(*)::int as n from registry.memberships group by 1`,
    );
    const by = Object.fromEntries(states.map((row) => [row.state, Number(row.n)]));
    const open = (by['BPU ACTIVE'] ?? 0) + (by['BPU LAPSED'] ?? 0) + (by['BPU REGISTERED'] ?? 0);
    expect((by['BPU ACTIVE'] ?? 0) / open).toBeGreaterThan(0.63);
    expect((by['BPU ACTIVE'] ?? 0) / open).toBeLessThan(0.77);
    expect([by['BPU LAPSED'], by['PU ENDED'], by['BPU ENDED']].every((n) => Number(n) > 0)).toBe(true);
    expect(await countOf(`from registry.memberships where state = 'ACTIVE' and kpj is null`)).toBe(0);
    expect(await countOf('from registry.kpj_claims')).toBe(
      await countOf('from registry.memberships where kpj is not null'),
    );
  });

  test('its NIKs fit the person, keep off the serials of sample lists, and are nowhere in clear', async () => {
    const rows = await held.asAdmin(
      `select worker_id, identity_sealed, sex, birth_date::text as born, nik_masked from registry.workers order by worker_id limit 300`,
    );
    for (const row of rows) {
      if (!(row.identity_sealed instanceof Uint8Array)) throw new Error('not sealed');
      const place = { table: 'workers', column: 'identity', rowId: String(row.worker_id) };
      const { nik } = JSON.parse(openSealed(held.services.secrets, place, row.identity_sealed).toString());
      const born = String(row.born);
      const day = Number(born.slice(8)) + (row.sex === 'P' ? 40 : 0);
      expect(nik).toMatch(/^\d{16}$/);
      expect(nik.slice(6, 12)).toBe(`${String(day).padStart(2, '0')}${born.slice(5, 7)}${born.slice(2, 4)}`);
      expect(Number(nik.slice(12))).toBeGreaterThan(1000);
      expect(row.nik_masked).toBe(`${nik.slice(0, 4)}********${nik.slice(12)}`);
    }
    const clearTexts = `concat_ws(' ', name, birth_place, mother_name, address, occupation, hamlet)`;
    expect(await countOf(`from registry.workers where ${clearTexts} ~ '[0-9]{9}'`)).toBe(0);
  });

  test('has the organisations of the accounts, members of the agent and the group, and hamlets', async () => {
    expect(Object.keys(loaded.ofAccount).sort()).toEqual(
      [
        'agen',
        'batubulan',
        'bumdes',
        'hotel',
        'izin',
        'opd',
        'perusda',
        'sesetan',
        'subak',
        'ubungkaja',
      ].sort(),
    );
    const members = (account: string) =>
      countOf(`from registry.workers where custodians @> array['${loaded.ofAccount[account]}'::uuid]`);
    expect(await members('hotel')).toBeGreaterThan(10);
    expect(await members('agen')).toBe(await members('bumdes'));
    expect(await members('agen')).toBeGreaterThan(0);
    expect(
      await countOf(
        `from registry.areas where level = 5 and name = 'Br. Pondok' and parent_code = '51.71.04.2008'`,
      ),
    ).toBe(1);
    expect(
      await countOf(
        `from registry.workers w where area_code <> '' and not exists (select from registry.areas a where a.code = w.area_code)`,
      ),
    ).toBe(0);
    expect(
      await countOf(
        `from registry.workers w where work_area_code <> '' and not exists (select from registry.areas a where a.code = w.work_area_code)`,
      ),
    ).toBe(0);
  });

  test('has organisations described as an office would: a holding, a branch, classes with their reason, numbers found again', async () => {
    const families = await held.asAdmin(
      `select p.name as parent, o.name from registry.organisations o join registry.organisations p on p.organisation_id = o.parent_id order by 1, 2`,
    );
    expect(families.map(({ parent, name }) => `${parent}: ${name}`)).toEqual([
      'BUMDes Bersama Denpasar Utara: BUMDes Ubung Kaja Sejahtera',
      'BUMDes Ubung Kaja Sejahtera: Agen Perisai BUMDes Ubung Kaja',
      'Desa Adat Batubulan: LPD Desa Adat Batubulan',
      'PT Hotel Segara Kencana: PT Hotel Segara Kencana, Cabang Sanur',
    ]);
    expect(await countOf(`from registry.organisations where kind = 'employer' and scale is null`)).toBe(0);
    expect(
      await countOf(`from registry.organisations where risk_class is not null and risk_class_reason = ''`),
    ).toBe(0);
    expect(await countOf(`from registry.organisations where (npwp is null) <> (npwp_index is null)`)).toBe(0);
    expect(await countOf(`from registry.organisations where npwp is not null`)).toBeGreaterThan(0);
  });

  test('is refused by a database that holds people, and in real mode', async () => {
    await expect(load(people)).rejects.toMatchObject({ code: 'demo.database_not_empty' });
    await expect(
      loadDemonstration({
        adminUrl: held.adminUrl,
        services: { ...held.services, mode: 'real' },
        workers: 500,
        seed: 'uji',
      }),
    ).rejects.toMatchObject({ code: 'demo.real_mode' });
    await expect(load(7)).rejects.toMatchObject({ code: 'demo.size_invalid' });
    expect(await countOf('from registry.workers')).toBe(people);
  });
});
