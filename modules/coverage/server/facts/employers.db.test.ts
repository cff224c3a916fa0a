import fc from 'fast-check';
import { expect, test } from 'vitest';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import { type Caller, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, anEmployer, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { foldFacts } from './fold-facts.ts';

const held = testDatabase();
const supervisor: Caller = aCaller('office_supervisor', { areaCodes: ['51.71', '51.04'] });
const months = ['2026-05', '2026-06', '2026-07'] as const;
const places = ['51.71.04.2008', '51.71.01.1003', '51.04.01.2001'] as const;

/** What happens to the bills of an employer's month, as payments, reversals, corrections and cancellations leave them. */
const happenings = ['bill', 'pay', 'take back', 'replace', 'cancel', 'note'] as const;
type Happening = (typeof happenings)[number];

const effects = {
  pay: `state = 'paid', paid_idr = amount_idr, paid_on = '2026-08-01' where state = 'open'`,
  'take back': `state = 'open', paid_idr = 0, paid_on = null where state = 'paid'`,
  replace: `state = 'replaced' where state = 'open'`,
  cancel: `state = 'cancelled', amount_idr = paid_idr where state = 'open'`,
  note: `ended_reason = 'x' where true`,
} as const satisfies Record<Exclude<Happening, 'bill'>, string>;

async function happen(employer: TestEmployer, month: string, what: Happening): Promise<void> {
  if (what === 'bill') return addBills(held, employer, [{ month, state: 'open' }]);
  await held.asAdmin(`update contributions.bills set ${effects[what]}
    and payer_id = '${employer.organisationId}' and first_month = '${month}'`);
}

/** The cells of employers, folded or not. */
function counted() {
  return held.asAdmin(`
    select measure, change_month as month, residence_code as area, sum(workers)::int as employers
    from (select measure, change_month, residence_code, workers from coverage.facts
      union all select measure, change_month, residence_code, workers from coverage.fact_deltas) c
    where measure in ('EMPLOYERS_PAID', 'EMPLOYERS_NEW') group by 1, 2, 3 having sum(workers) <> 0 order by 1, 2, 3`);
}

/** The same out of the bills, by a rule written once more. */
function byTheBills() {
  return held.asAdmin(`
    with paid as (
      select distinct b.payer_id, b.first_month as month, b.work_area_code as area from contributions.bills b
      where b.payer_kind = 'employer' and b.state = 'paid'
        and not exists (select from contributions.bills o where o.payer_id = b.payer_id and o.first_month = b.first_month and o.state = 'open')
    )
    select 'EMPLOYERS_NEW' as measure, p.month, p.area, count(*)::int as employers from paid p
      where not exists (select from paid e where e.payer_id = p.payer_id and e.month < p.month) group by 2, 3
    union all select 'EMPLOYERS_PAID', month, area, count(*)::int from paid group by 2, 3 order by 1, 2, 3`);
}

test('after any history of bills the employers counted are those that the bills say, folded or not', async () => {
  const step = fc.record({
    who: fc.nat({ max: places.length - 1 }),
    month: fc.constantFrom(...months),
    // Mostly paid, so that there is something to take back.
    what: fc.constantFrom(...happenings, 'pay' as const, 'pay' as const, 'pay' as const),
  });
  const all = happenings.flatMap((what) => [
    { who: 0, month: months[0], what: 'bill' as const },
    { who: 0, month: months[0], what },
  ]);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const employers = await Promise.all(
        places.map((areaCode) =>
          anEmployer(
            held,
            months.map((month) => ({ month, state: 'open' as const })),
            { areaCode },
          ),
        ),
      );
      for (const { who, month, what } of steps) {
        const employer = employers[who];
        if (employer) await happen(employer, month, what);
      }
      expect(await counted()).toEqual(await byTheBills());
      if (steps.length % 2 === 0) await foldFacts(held.database.worker);
    }),
    { numRuns: 12, seed: 7, examples: [[all]] },
  );
  expect((await counted()).length).toBeGreaterThan(5);
});

test('control: a bill paid without the count is a difference', async () => {
  const employer = await anEmployer(held, [{ month: '2026-07', state: 'open' }]);
  await held.asAdmin(`alter table contributions.bills disable trigger bills__coverage_changed`);
  await happen(employer, '2026-07', 'pay');
  expect(await counted()).not.toEqual(await byTheBills());
  await held.asAdmin(`alter table contributions.bills enable trigger bills__coverage_changed`);
  await happen(employer, '2026-07', 'note');
  expect(await counted()).toEqual(await byTheBills());
});

test('an area shows its employers with no percentage; the first paid month moves when an earlier one is paid', async () => {
  const employer = await anEmployer(held, [{ month: '2026-03', state: 'paid' }], {
    areaCode: '51.04.05.2001',
  });
  const shown = async (indicator: 'ACTIVE-EMPLOYERS' | 'NEW-EMPLOYERS', month: string) => {
    const asked = { area: '51.04.05', view: 'work', indicator, month } as const;
    return (await showCoverage(held.services, supervisor, asked, 'id')).segments[0];
  };
  expect(await shown('ACTIVE-EMPLOYERS', '2026-03')).toMatchObject({ protected: 1, percent: null });
  expect(await shown('NEW-EMPLOYERS', '2026-03')).toMatchObject({ protected: 1, denominator: null });
  await addBills(held, employer, [{ month: '2026-01', state: 'paid' }]);
  expect(await shown('NEW-EMPLOYERS', '2026-03')).toMatchObject({ protected: 0 });
  expect(await shown('NEW-EMPLOYERS', '2026-01')).toMatchObject({ protected: 1 });
});

test('the application reads no employer of the count, only the count', async () => {
  const rows = await inTransaction(held.services.pool, { ...emptyContext, areas: ['%'] }, ({ client }) =>
    client.query('select * from coverage.employer_months').catch((error: Error) => error.message),
  );
  expect(rows).toMatch(/permission denied/);
});
