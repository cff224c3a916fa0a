import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { countedIn } from '#modules/coverage/core/index.ts';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import { addMonths, monthOf } from '#platform/core/month.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts';
import { begin, take } from './counts-histories-test-kit.ts';
import { type Cells, kept, recount } from './counts-recount-test-kit.ts';
import { type Step, step } from './counts-steps-test-kit.ts';
import { foldFacts } from './fold-facts.ts';

const firstDay = '2026-02-03';

/** What must occur in some history, whatever is drawn. */
const returns: readonly Step[] = [
  { does: 'bill' },
  { does: 'pay', who: 0, months: 2, daysAgo: 0, channel: 'teller' },
  { does: 'pay', who: 3, months: 2, daysAgo: 0, channel: 'va' },
  // His month as a wage earner is the earlier one: he began then.
  { does: 'file wages', back: 1, leaves: null, isPaid: true },
  { does: 'fold' },
  { does: 'wait', days: 31 },
  { does: 'bill' },
  { does: 'file wages', back: 1, leaves: 4, isPaid: true },
  { does: 'wait', days: 130 },
  { does: 'lapse' },
  { does: 'pay', who: 0, months: 1, daysAgo: 0, channel: 'transfer' },
  { does: 'pay ahead', who: 1, months: 3 },
  { does: 'sponsor', people: [1, 2], offset: 1, months: 3 },
  { does: 'move', who: 0 },
  { does: 'change work', who: 2 },
];
const takenBack: readonly Step[] = [
  { does: 'register' },
  { does: 'bill' },
  { does: 'pay', who: 0, months: 2, daysAgo: 0, channel: 'va' },
  { does: 'pay', who: 1, months: 2, daysAgo: 4, channel: 'va' },
  { does: 'pay ahead', who: 6, months: 4 },
  { does: 'wait', days: 31 },
  { does: 'bill' },
  { does: 'pay', who: 1, months: 1, daysAgo: 20, channel: 'va' },
  { does: 'take back', which: 1 },
  { does: 'take back', which: 0 },
  { does: 'merge', who: 2, other: 1 },
  { does: 'end', who: 6 },
  { does: 'fold' },
  { does: 'die', who: 0 },
];

/** Own money, then a sponsor's, then own money again, with a wage and a move in between; another one is a sponsor's from the first day. */
const handedOver: readonly Step[] = [
  { does: 'bill' },
  { does: 'pay', who: 0, months: 2, daysAgo: 0, channel: 'va' },
  { does: 'pay', who: 3, months: 2, daysAgo: 0, channel: 'va' },
  { does: 'sponsor', people: [0, 1, 3], offset: 1, months: 2 },
  { does: 'fold' },
  { does: 'wait', days: 31 },
  { does: 'move', who: 0 },
  { does: 'move', who: 1 },
  { does: 'file wages', back: 1, leaves: null, isPaid: true },
  { does: 'wait', days: 70 },
  { does: 'bill' },
  { does: 'pay', who: 0, months: 2, daysAgo: 0, channel: 'va' },
];

/** Lets a history happen in a database of its own, and looks at it before and after each fold and at the end. */
async function inHistory(
  steps: readonly Step[],
  look: (held: TestDatabase, day: string, what: string) => Promise<unknown>,
): Promise<void> {
  const held = await cloneDatabase(inject('clusterUrl'));
  try {
    const history = await begin(held);
    let day = firstDay;
    for (const [index, one] of [...steps, { does: 'fold' } satisfies Step].entries()) {
      day = await take(history, one, day);
      if (one.does !== 'fold') continue;
      // Until the daily job has run, cover that has ended stands.
      await held.database.worker.query('select contributions.lapse($1)', [day]);
      await look(held, day, `before the fold of step ${index}, ${day}`);
      await foldFacts(held.database.worker);
      await look(held, day, `after the fold of step ${index}, ${day}`);
    }
  } finally {
    await held.database.close();
  }
}

/** Cells that are not what is told anew: as told, and as kept. */
async function miscounted(held: TestDatabase, day: string): Promise<Record<string, readonly number[]>> {
  const [told, held_] = [await recount(held, day), await kept(held)];
  const keys = [...new Set([...told.keys(), ...held_.keys()])].sort();
  return Object.fromEntries(
    keys
      .map((key): [string, readonly number[]] => [key, [told.get(key) ?? 0, held_.get(key) ?? 0]])
      .filter(([, [one, other]]) => one !== other),
  );
}

async function expectAllCounted(held: TestDatabase, day: string, what: string): Promise<void> {
  expect(await miscounted(held, day), what).toEqual({});
}

test('every cell equals a count over worker-months, cover and memberships after any history, folded or not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), (steps) =>
      inHistory(steps, expectAllCounted),
    ),
    { numRuns: 6, examples: [[[...returns]], [[...takenBack]], [[...handedOver]]], endOnFailure: true },
  );
});

const measureOf = {
  PROTECTED: 'PROTECTED',
  PAID: 'PAID',
  'OPEN-MEMBERSHIP': 'OPEN',
  'NEW-WORKERS': 'NEW',
  'RETURNED-WORKERS': 'RETURNED',
} as const;
const areas = ['51', '51.71', '51.71.01', '51.71.01.1003', '51.71.04', '51.71.04.2008'];
const views = ['residence', 'work'] as const;

/** What an area shows of an indicator by segment, out of cells told anew. */
function shownOf(
  cells: Cells,
  asked: { measure: string; isStock: boolean; month: string; area: string; view: (typeof views)[number] },
): Record<string, number> {
  const sums = { ALL: 0, PU: 0, BPU: 0 };
  for (const [key, workers] of cells) {
    const [measure, month = '', cell = ''] = key.split(' ');
    const [residence = '', work = '', segment = ''] = cell.split('|');
    const places = asked.view === 'residence' ? countedIn(residence, work) : countedIn(work, residence);
    const isThen = asked.isStock ? month <= asked.month : month === asked.month;
    if (measure !== asked.measure || !isThen || !places.includes(asked.area)) continue;
    sums.ALL += workers;
    if (segment !== 'BPU') sums.PU += workers;
    if (segment !== 'PU') sums.BPU += workers;
  }
  return sums;
}

describe('the dashboard', () => {
  const auditor = aCaller('auditor');

  async function expectAllShown(held: TestDatabase, day: string, what: string): Promise<void> {
    const cells = await recount(held, day);
    const services = { ...held.services, today: () => day };
    const month = monthOf(day);
    for (const [indicator, measure] of Object.entries(measureOf)) {
      const isStock = measure === 'PROTECTED' || measure === 'OPEN';
      for (const area of areas)
        for (const view of views)
          for (const at of [month, addMonths(month, -5)]) {
            const asked = { area, view, month: at, indicator: idOf(indicator) };
            const { segments } = await showCoverage(services, auditor, asked, 'id');
            const shown = Object.fromEntries(segments.map((one) => [one.segment, one.protected]));
            const told = shownOf(cells, { measure, isStock, month: at, area, view });
            const name = `${what}: ${indicator} of ${area}, ${at}, by ${view}`;
            expect({ ...told, ...shown }, name).toEqual(told);
          }
    }
  }

  const idOf = (name: string) =>
    (Object.keys(measureOf) as (keyof typeof measureOf)[]).find((id) => id === name) ?? 'PROTECTED';

  test('shows the count of every area and segment, by residence and by work, folded or not', async () => {
    await inHistory(returns, expectAllShown);
  });
});

describe('the comparison', () => {
  test('meets beginnings, returns, ends and those who are both, and notices one too many in any measure', async () => {
    let looks = 0;
    await inHistory(returns, async (held, day) => {
      looks += 1;
      const told = [...(await recount(held, day)).keys()];
      if (looks < 3) return;
      for (const measure of ['OPEN', 'PROTECTED', 'PAID', 'NEW', 'RETURNED', 'ENDING']) {
        expect(
          told.find((key) => key.startsWith(`${measure} `)),
          measure,
        ).toBeDefined();
        const plant = (workers: number) =>
          held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band,
            occupation_group, workers) values (gen_random_uuid(), '${measure}', '2026-07', '51.71.04.2008', '', 'BPU', 'worker', 'L', 1980, '', ${workers})`);
        await plant(1);
        expect(Object.keys(await miscounted(held, day))).toEqual([
          `${measure} 2026-07 51.71.04.2008||BPU|worker|L|1980|`,
        ]);
        await plant(-1);
      }
      expect(told.some((key) => key.startsWith('PAID') && key.includes('|PU+BPU|'))).toBe(true);
      expect(told.some((key) => key.startsWith('ENDING') && key.includes('|sponsor|'))).toBe(true);
    });
    expect(looks).toBe(4);
  });

  test('tells month by month who pays, and notices cover that is told by its segment', async () => {
    let last: Cells = new Map();
    let swapped: string[] = [];
    await inHistory(handedOver, async (held, day) => {
      last = await kept(held);
      const swap = (sign: string) =>
        held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
          select gen_random_uuid(), 'PROTECTED', '2026-03', '51.71.01.1003', '', 'BPU', p.kind, 'L', 1980, 'other', ${sign} p.workers
          from (values ('worker', 1), ('sponsor', -1)) as p (kind, workers)`);
      await swap('+');
      swapped = Object.keys(await miscounted(held, day));
      await swap('-');
    });
    const protectedBy = (payer: string, through: string) =>
      [...last]
        .filter(([key]) => key.startsWith('PROTECTED ') && key.includes(`|${payer}|`))
        .filter(([key]) => (key.split(' ')[1] ?? '') <= through)
        .reduce((sum, [, workers]) => sum + workers, 0);
    const told = ['2026-02', '2026-03', '2026-05'].map((month) =>
      ['worker', 'sponsor', 'employer'].map((payer) => protectedBy(payer, month)),
    );
    expect(told).toEqual([
      [2, 0, 0],
      [0, 2, 3],
      [1, 1, 3],
    ]);
    expect(swapped).toEqual(
      ['sponsor', 'worker'].map((payer) => `PROTECTED 2026-03 51.71.01.1003||BPU|${payer}|L|1980|other`),
    );
  });

  test('notices a paid month that was not counted', async () => {
    let looks = 0;
    await inHistory(takenBack, async (held, day, what) => {
      looks += 1;
      await expectAllCounted(held, day, what);
      if (looks < 4) return;
      const changed = await held.asAdmin(`
        update contributions.worker_months set state = 'due', paid_on = null, payment_id = null where state = 'paid' returning month`);
      expect(changed.length).toBeGreaterThan(0);
      expect(Object.keys(await miscounted(held, day)).length).toBeGreaterThan(0);
    });
    expect(looks).toBe(4);
  });
});
