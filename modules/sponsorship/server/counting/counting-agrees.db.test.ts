import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { countedFacts, type SponsoredMonth } from '#modules/sponsorship/core/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { read } from '#platform/server/act/act.ts';
import { newId } from '#platform/server/new-id.ts';
import { aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { insertRows, insertScheme, officer, type Scheme, termRow } from '#tests/support/a-term.ts';
import { testDatabase } from '#tests/support/database.ts';
import { listCountedGroups } from './counted-queries.ts';

const held = testDatabase();
const neededOfFirm = 6;
const kinds = ['regency', 'village', 'firm'] as const;
let schemes: readonly Scheme[];
let workers: readonly TestWorker[];

/** A term of a worker and which of its months are paid; terms of one worker follow one another. */
interface Term {
  readonly scheme: number;
  readonly gapBefore: number;
  readonly paid: readonly boolean[];
}

const term: fc.Arbitrary<Term> = fc.record({
  scheme: fc.integer({ min: 0, max: kinds.length - 1 }),
  gapBefore: fc.integer({ min: 0, max: 3 }),
  // Paid mostly, so that unbroken stretches of six happen.
  paid: fc.array(
    fc.integer({ min: 0, max: 9 }).map((drawn) => drawn > 1),
    { minLength: 1, maxLength: 12 },
  ),
});

const lives = fc.sample(fc.array(term, { minLength: 0, maxLength: 3 }), { numRuns: 400, seed: 6 });

beforeAll(async () => {
  schemes = await Promise.all(kinds.map((sponsorKind) => insertScheme(held, { sponsorKind })));
  workers = lives.map(() => aWorker());
  await insertWorkers(held, workers);
  const terms = lives.flatMap((life, index) => placed(workers[index]?.workerId ?? '', life));
  await insertRows(
    held,
    'sponsorship.terms',
    terms.map(({ scheme, workerId, termId, firstMonth, lastMonth, months }) => ({
      ...termRow(scheme, workerId),
      ...{ term_id: termId, first_month: firstMonth, last_month: lastMonth, months: months.length },
      held_months: `{${months.join(',')}}`,
    })),
  );
  const paid = terms.flatMap(({ workerId, scheme, months }) =>
    months.map((month) => `('${workerId}'::uuid, '${month}', '${scheme.budgetId}'::uuid)`),
  );
  await held.asAdmin(`
    insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr, jkk_idr, jkm_idr, state, paid_on,
      area_code, sex, birth_band, occupation_group)
    select v.w, v.m, k.membership_id, 'protection', 'BPU', 'sponsor', v.p, 16800, 1000000, 10000, 6800, 'paid', '2026-01-01', '51.71.04.2008', 'L', 1980, 'farming'
    from (values ${paid.join(', ')}) v (w, m, p) join registry.memberships k on k.worker_id = v.w`);
});

interface PlacedTerm {
  readonly workerId: string;
  readonly termId: string;
  readonly scheme: Scheme;
  readonly firstMonth: string;
  readonly lastMonth: string;
  /** Those that are paid. */
  readonly months: readonly string[];
}

/** One after the other from July 2025 on, so that some lie over New Year. */
function placed(workerId: string, life: readonly Term[]): PlacedTerm[] {
  let next = '2025-07';
  return life.map(({ scheme, gapBefore, paid }, index) => {
    const firstMonth = addMonths(next, gapBefore);
    next = addMonths(firstMonth, paid.length);
    const found = schemes[scheme];
    if (!found) throw new Error('no such scheme');
    return {
      ...{ workerId, termId: newId(), scheme: found, firstMonth },
      lastMonth: addMonths(firstMonth, paid.length - 1),
      months: paid.flatMap((isPaid, at) => (isPaid ? [addMonths(firstMonth, at)] : [])),
      index,
    };
  });
}

/** The same by the pure function: groups as text, sorted. */
function byCore(year: string): string[] {
  const groups = new Map<string, number>();
  for (const life of lives) {
    const months: SponsoredMonth[] = placed('', life).flatMap((one, index) =>
      one.months.map((month) => ({
        month,
        termId: String(index),
        isFirm: schemes.indexOf(one.scheme) === kinds.indexOf('firm'),
      })),
    );
    if (!months.some(({ month }) => month.startsWith(year))) continue;
    const { publicMonths, firmMonths } = countedFacts(months, { year, neededOfFirm });
    const key = `${publicMonths} public ${firmMonths} firm`;
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  return [...groups].map(([key, count]) => `${key}: ${count}`).sort();
}

async function bySql(year: string, needed = neededOfFirm): Promise<string[]> {
  const rows = await read(held.services, officer, (transaction) =>
    listCountedGroups(transaction, { within: null, year, neededOfFirm: needed }),
  );
  return rows.map((row) => `${row.public_months} public ${row.firm_months} firm: ${row.workers}`).sort();
}

test.each(['2025', '2026', '2027'])('SQL groups the months of %s as the core does', async (year) => {
  const groups = await bySql(year);
  expect(groups).toEqual(byCore(year));
  expect(groups.length).toBeGreaterThan(3);
});

test('control: another number of months needed of a firm is another answer', async () => {
  expect(await bySql('2026', 3)).not.toEqual(byCore('2026'));
});
