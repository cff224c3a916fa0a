import { describe, expect, test } from 'vitest';
import { countedIn, type Indicator, type IndicatorId } from '#modules/coverage/core/index.ts';
import { foldFacts } from '#modules/coverage/server/facts/index.ts';
import { type Caller, emptyContext, type Role } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { testDatabase } from '#tests/support/database.ts';
import { coverageReport } from './coverage-report.ts';
import { showCoverage } from './show-coverage.ts';

const held = testDatabase();

function aCaller(role: Role, areaCodes: readonly string[]): Caller {
  return {
    accountId: newId(),
    name: 'Uji',
    email: 'uji@semesta.example',
    personKey: 'p1',
    role,
    areaCodes,
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
  };
}

interface Change {
  readonly month?: string;
  readonly residence?: string;
  readonly work?: string;
  readonly segment?: 'PU' | 'BPU' | 'PU+BPU';
  readonly workers?: number;
  readonly measure?: Indicator['measure'];
}

/** One change as registering people writes it. */
function aChange({
  month = '2026-10',
  residence = '',
  work = '',
  segment = 'BPU',
  workers = 1,
  measure = 'PROTECTED',
}: Change): string {
  return `('${newId()}', '${measure}', '${month}', '${residence}', '${work}', '${segment}', 'worker', 'P', 1985, 'trader', ${workers})`;
}

async function record(...changes: readonly Change[]): Promise<void> {
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex,
    birth_band, occupation_group, workers) values ${changes.map(aChange).join(',')}`);
}

function show(
  caller: Caller | null,
  area: string,
  more: { month?: string; view?: 'residence' | 'work'; indicator?: IndicatorId; segment?: 'PU' | 'BPU' } = {},
) {
  const asked = { area, view: 'residence', indicator: 'PROTECTED', ...more } as const;
  return showCoverage(held.services, caller, asked, 'id');
}

type Shown = Awaited<ReturnType<typeof show>>;
const numbersOf = (shown: Pick<Shown, 'segments'>) =>
  Object.fromEntries(shown.segments.map((one) => [one.segment, one.protected]));
const childOf = (shown: Shown, code: string) => shown.children.find((child) => child.area.code === code);

const supervisor = aCaller('office_supervisor', ['51.01', '51.02']);

describe('coverage of an area', () => {
  test('counts by segment, drills down, keeps the not known visible, and shows children without anyone', async () => {
    await record(
      { residence: '51.01.01.1006', segment: 'PU', work: '51.01.01', workers: 100 },
      { residence: '51.01.01.1006', segment: 'BPU', workers: 40 },
      { residence: '51.01.02', segment: 'PU+BPU', work: '51.02', workers: 7 },
      { residence: '51.01', segment: 'BPU', workers: 3 },
      { residence: '', work: '51.01.01', segment: 'PU', workers: 9 },
    );
    const regency = await show(supervisor, '51.01');
    expect(numbersOf(regency)).toEqual({ ALL: 150, PU: 107, BPU: 50 });
    expect(numbersOf(childOf(regency, '51.01.02') ?? regency)).toEqual({ ALL: 7, PU: 7, BPU: 7 });
    expect(childOf(regency, '51.01.05')?.segments[0]).toMatchObject({
      protected: 0,
      percent: null,
      denominator: null,
    });
    expect(regency.children).toHaveLength(5);
    expect(regency.notKnown).toEqual([
      { segment: 'ALL', protected: 3 },
      { segment: 'PU', protected: 0 },
      { segment: 'BPU', protected: 3 },
    ]);
    const province = await show(null, '51');
    expect(numbersOf(province)).toEqual({ ALL: 159, PU: 116, BPU: 50 });
    expect(province.notKnown[0]).toEqual({ segment: 'ALL', protected: 9 });
    expect(province.path.map((area) => area.name)).toEqual(['Bali']);
  });

  test('months paid are each their own, protection is what stands, and the registered are neither', async () => {
    await record(
      { measure: 'PAID', month: '2026-09', residence: '51.08.01', workers: 5 },
      { measure: 'PAID', month: '2026-10', residence: '51.08.01', workers: 8 },
      { measure: 'PAID', month: '2026-10', residence: '51.08.01', workers: -1 },
      { measure: 'OPEN', month: '2026-01', residence: '51.08.01', workers: 30 },
      { measure: 'PROTECTED', month: '2026-09', residence: '51.08.01', workers: 9 },
    );
    const asked = (indicator: IndicatorId, month: string) =>
      show(aCaller('auditor', []), '51.08.01', { indicator, month });
    const [before, paid] = [await asked('PAID', '2026-09'), await asked('PAID', '2026-10')];
    expect([numbersOf(before).ALL, numbersOf(paid).ALL]).toEqual([5, 7]);
    expect(paid.trend.slice(-3).map(({ protected: count }) => count)).toEqual([0, 5, 7]);
    // On 15 November wage earners' October is not due yet: 16 November, a Monday.
    expect([before.monthIsOpen, paid.monthIsOpen]).toEqual([false, true]);
    expect(numbersOf(await asked('PROTECTED', '2026-11')).ALL).toBe(9);
    expect(numbersOf(await asked('OPEN-MEMBERSHIP', '2026-11')).ALL).toBe(30);
    expect((await asked('PROTECTED', '2026-11')).onDay).toBe('2026-11-15');
    expect((await asked('PROTECTED', '2026-10')).onDay).toBe('2026-10-31');
    await held.asAdmin(`delete from coverage.fact_deltas where residence_code = '51.08.01'`);
  });

  test('the view of work counts where people work', async () => {
    expect(numbersOf(await show(supervisor, '51.02', { view: 'work' }))).toEqual({ ALL: 7, PU: 7, BPU: 7 });
    expect(numbersOf(await show(supervisor, '51.02'))).toEqual({ ALL: 0, PU: 0, BPU: 0 });
  });

  test('a month shows what had changed up to it, and the trend ends there', async () => {
    await record(
      { month: '2026-08', residence: '51.02.01', workers: 6 },
      { month: '2026-10', residence: '51.02.01', workers: -2 },
    );
    expect(numbersOf(await show(supervisor, '51.02.01', { month: '2026-07' })).ALL).toBe(0);
    expect(numbersOf(await show(supervisor, '51.02.01', { month: '2026-09' })).ALL).toBe(6);
    const now = await show(supervisor, '51.02.01');
    expect(now.trend.slice(-4)).toEqual([
      { month: '2026-08', protected: 6 },
      { month: '2026-09', protected: 6 },
      { month: '2026-10', protected: 4 },
      { month: '2026-11', protected: 4 },
    ]);
    expect(now.trend).toHaveLength(13);
    await expect(show(supervisor, '51', { month: '2026-12' })).rejects.toMatchObject({
      code: 'coverage.month_unknown',
    });
  });

  test('the trend has the months of the segment asked for, and ends at the figure shown for it', async () => {
    await record(
      { month: '2026-08', residence: '51.03.01', segment: 'PU', workers: 11 },
      { month: '2026-09', residence: '51.03.01', segment: 'BPU', workers: 20 },
      { month: '2026-10', residence: '51.03.01', segment: 'PU+BPU', workers: 4 },
    );
    const lastOf = async (segment?: 'PU' | 'BPU') => {
      const shown = await show(aCaller('auditor', []), '51.03.01', segment ? { segment } : {});
      expect(shown.trend.at(-1)?.protected).toBe(numbersOf(shown)[segment ?? 'ALL']);
      return [shown.segment, ...shown.trend.slice(-4).map(({ protected: count }) => count)];
    };
    expect(await lastOf()).toEqual(['ALL', 11, 31, 35, 35]);
    expect(await lastOf('PU')).toEqual(['PU', 11, 11, 15, 15]);
    expect(await lastOf('BPU')).toEqual(['BPU', 0, 20, 24, 24]);
    await held.asAdmin(`delete from coverage.fact_deltas where residence_code = '51.03.01'`);
  });

  test('anyone sees provinces to districts with small numbers hidden; villages only who is in charge of them', async () => {
    await record({ residence: '51.02.02.2001', workers: 4 });
    const asAnyone = await show(null, '51.02');
    expect(childOf(asAnyone, '51.02.02')?.segments.map((one) => one.protected)).toEqual([null, 0, null]);
    expect(asAnyone.publicView).toBe(true);
    const own = await show(supervisor, '51.02');
    expect(childOf(own, '51.02.02')?.segments[0]?.protected).toBe(4);
    expect((await show(null, '51.02.02')).children).toEqual([]);
    expect((await show(supervisor, '51.02.02')).children.length).toBeGreaterThan(0);
    await expect(show(null, '51.02.02.2001')).rejects.toMatchObject({ code: 'access.signed_out' });
    const village = aCaller('village', ['51.02.02.2001']);
    expect(numbersOf(await show(village, '51.02.02.2001')).ALL).toBe(4);
    const foreign = await show(village, '51.02.02.2002').catch((error: unknown) => error);
    expect(foreign).toMatchObject({ code: 'coverage.area_not_found' });
    await expect(show(village, '51.02.02.9999')).rejects.toMatchObject({ code: 'coverage.area_not_found' });
    await expect(show(null, '51.99')).rejects.toMatchObject({ code: 'coverage.area_not_found' });
  });

  test('percent is over the latest figure of the month, and says whose it is', async () => {
    await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, definition, value, as_of, source, synthetic)
      values ('${newId()}', '51.01', 'ALL', 'COV-EMP', 1000, '2025-08-31', 'BPS', false), ('${newId()}', '51.01', 'ALL', 'COV-EMP', 400, '2026-08-31', 'BPS', false)`);
    const all = async (month: string) => (await show(supervisor, '51.01', { month })).segments[0];
    expect(await all('2026-10')).toMatchObject({
      percent: '37.5',
      denominator: { value: 400, asOf: '2026-08-31', source: 'BPS' },
    });
    expect(await all('2026-07')).toMatchObject({ percent: '0.0', denominator: { value: 1000 } });
    expect(await all('2025-07')).toMatchObject({ percent: null, denominator: null });
    const report = await coverageReport(
      held.services,
      supervisor,
      { area: '51.01', month: '2026-10', view: 'residence' },
      'id',
    );
    expect(report.segments[0]).toMatchObject({
      segment: 'ALL',
      numerator: 150,
      denominator: 400,
      definition: 'COV-EMP',
      source: 'BPS',
      date: '2026-08-31',
    });
    await expect(
      coverageReport(held.services, supervisor, { area: '51.01', view: 'residence', indicator: 'X' }, 'id'),
    ).rejects.toMatchObject({ code: 'coverage.indicator_unknown' });
  });
});

test('the database counts a worker in the same areas as the rule', async () => {
  const places = ['', '51', '51.71', '51.71.04', '51.71.04.2008', '51.71.04.2008.001', '35.10.16'];
  const pairs = places.flatMap((place) => places.map((other) => ({ place, other })));
  const answers = await held.asAdmin(
    `select coverage.area_path(place, other) as areas from jsonb_to_recordset('${JSON.stringify(pairs)}') as given(place text, other text)`,
  );
  expect(answers.map((row) => row.areas)).toEqual(pairs.map(({ place, other }) => countedIn(place, other)));
});

describe('folding', () => {
  test('readers see the same before and after, and totals equal the sums of the cells', async () => {
    const before = await show(supervisor, '51.01');
    const first = await foldFacts(held.database.worker);
    const { asOf: _, ...after } = await show(supervisor, '51.01');
    expect(first.folded).toBeGreaterThan(0);
    const { asOf: __, ...expected } = before;
    expect(after).toEqual(expected);
    expect(numbersOf(after).ALL).toBeGreaterThan(0);
    expect(await foldFacts(held.database.worker)).toEqual({ folded: 0 });
    expect(await held.asAdmin('select count(*)::int as n from coverage.fact_deltas')).toEqual([{ n: 0 }]);
    expect(await totalsThatDiffer()).toEqual([]);
    await held.asAdmin(
      `update coverage.area_totals set workers = workers + 1 where area_code = '51.01' and view = 'work'`,
    );
    expect((await totalsThatDiffer()).length).toBeGreaterThan(0);
    await held.asAdmin(
      `update coverage.area_totals set workers = workers - 1 where area_code = '51.01' and view = 'work'`,
    );
  });

  test('while others write and fold at the same time, a reader never sees a sum that is too small or too large', async () => {
    const count = async () => numbersOf(await show(null, '51.08')).ALL ?? 0;
    let recorded = 0;
    let isWriting = true;
    const seen: { least: number; seen: number; most: number }[] = [];
    const write = async () => {
      for (let turn = 0; turn < 40; turn++) {
        recorded += 10;
        await record({ residence: '51.08.01', workers: 10 });
      }
      isWriting = false;
    };
    const fold = async () => {
      while (isWriting) await foldFacts(held.database.worker);
    };
    const look = async () => {
      while (isWriting) {
        const least = recorded - 10;
        seen.push({ least, seen: await count(), most: recorded });
      }
    };
    await Promise.all([write(), fold(), fold(), look()]);
    expect(seen.filter((one) => one.seen < one.least || one.seen > one.most)).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
    await foldFacts(held.database.worker);
    expect(await count()).toBe(400);
    expect(await totalsThatDiffer()).toEqual([]);
  });

  test('a row of totals is seen by whose area it is, and by nobody without a context', async () => {
    const areasSeenBy = (areas: readonly string[]) =>
      inTransaction(held.services.pool, { ...emptyContext, areas }, async ({ client }) => {
        const { rows } = await client.query<{ area: string }>(
          'select distinct left(area_code, 5) as area from coverage.area_totals order by 1',
        );
        return rows.map((row) => row.area);
      });
    expect(await areasSeenBy(['51.08%'])).toEqual(['51.08']);
    expect(await areasSeenBy([])).toEqual([]);
    expect((await areasSeenBy(['%'])).length).toBeGreaterThan(3);
  });

  test('the application can neither fold nor write cells', async () => {
    await expect(foldFacts(held.services.pool)).rejects.toThrow(/permission denied/);
    await expect(held.services.pool.query(`update coverage.area_totals set workers = 0`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

/** Totals of areas that are not what the cells add up to, by a rule written once more. */
function totalsThatDiffer() {
  return held.asAdmin(`
    with places as (
      select measure, 'residence' as view, residence_code as place, work_area_code as other, change_month, segment, workers from coverage.facts
      union all select measure, 'work', work_area_code, residence_code, change_month, segment, workers from coverage.facts
    ), expected as (
      select p.measure, a.code as area_code, p.view, p.change_month, p.segment, sum(p.workers) as workers from registry.areas a join places p
        on p.place = a.code or p.place like a.code || '.%' or (p.place = '' and a.level = 1 and p.other like a.code || '%')
      where a.code like '51%' group by 1, 2, 3, 4, 5 having sum(p.workers) <> 0
    )
    select * from expected e full join (select * from coverage.area_totals where workers <> 0) t using (measure, area_code, view, change_month, segment)
    where e.workers is distinct from t.workers`);
}
