import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { aClerksDay, anEmployer, costOf, faultsOfMoney, type TestEmployer } from './filing-test-kit.ts';
import { reopenFiling } from './reopen-filing.ts';
import { showFiling } from './show-filings.ts';

const held = testDatabase();
let employer: TestEmployer;
const { open, finalise, anEdit, change, workerAt, payBill } = aClerksDay(held, () => employer);

const month = '2026-10';
const begun = 4_000_000;
const workers = 3;

type Step =
  | { readonly kind: 'wage'; readonly at: number; readonly wage: number }
  | { readonly kind: 'leave'; readonly at: number }
  | { readonly kind: 'stay'; readonly at: number }
  | { readonly kind: 'finalise' }
  | { readonly kind: 'reopen' };

const at = fc.nat({ max: workers - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('wage' as const),
    at,
    wage: fc.integer({ min: 1, max: 30_000_000 }),
  }),
  fc.record({ kind: fc.constantFrom('leave' as const, 'stay' as const), at }),
  fc.record({ kind: fc.constantFrom('finalise' as const, 'reopen' as const) }),
);

/** What the history comes to by the rules alone: wages of those who stayed, the state, nothing else. */
interface Model {
  readonly wages: number[];
  readonly left: boolean[];
  state: 'draft' | 'final';
}

async function take(step: Step, filingId: string, model: Model): Promise<void> {
  const now = await showFiling(held.services, employer.clerk, filingId);
  if (step.kind === 'finalise' || step.kind === 'reopen') {
    const wanted = step.kind === 'finalise' ? 'draft' : 'final';
    if (model.state !== wanted) return;
    if (step.kind === 'finalise') await finalise(now);
    else
      await reopenFiling(held.services, employer.clerk, {
        ...{ filingId, version: now.version },
        reason: 'periksa ulang',
      });
    model.state = wanted === 'draft' ? 'final' : 'draft';
    return;
  }
  if (model.state === 'final') return;
  const left =
    step.kind === 'leave'
      ? ({ on: '2026-09-30', reason: 'own_wish' } as const)
      : step.kind === 'stay'
        ? null
        : undefined;
  const wageIdr = step.kind === 'wage' ? String(step.wage) : undefined;
  await change(now, [await anEdit(workerAt(step.at), { left, wageIdr })]);
  if (step.kind === 'wage') model.wages[step.at] = step.wage;
  else model.left[step.at] = step.kind === 'leave';
}

test('whatever is edited, made final and reopened, totals and bills are the sums of the rules', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      employer = await anEmployer(held, { workers, wageIdr: begun });
      const { filingId } = await open(month);
      const model: Model = {
        wages: Array(workers).fill(begun),
        left: Array(workers).fill(false),
        state: 'draft',
      };
      for (const one of steps) {
        await take(one, filingId, model);
        const shown = await showFiling(held.services, employer.clerk, filingId);
        const expected = costOf(
          month,
          model.wages.filter((_, index) => !model.left[index]),
        );
        expect(shown.state).toBe(model.state);
        expect(shown.amountIdr).toBe(String(expected));
        expect(shown.bill?.amountIdr ?? '0').toBe(model.state === 'final' ? String(expected) : '0');
      }
      const last = await showFiling(held.services, employer.clerk, filingId);
      if (last.bill) await payBill(last, '2026-11-05');
      expect(await faultsOfMoney(held)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
