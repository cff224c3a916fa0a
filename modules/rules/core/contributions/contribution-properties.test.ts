import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Law,
  type Programme,
  programmes,
  RuleError,
  splitBy,
  sumOf,
} from '#modules/rules/core/law/index.ts';
import { lawAlso, shippedLaw } from '#tests/support/law.ts';
import type { ContributionOutcome } from './contribution.ts';
import { contributionsOf } from './contributions.ts';
import { type ContributionFacts, employerKinds, payers, sectors } from './facts.ts';
import { scales } from './parameters.ts';
import { bpuTotals, puTotals } from './totals.ts';

const month = fc
  .integer({ min: 0, max: 139 })
  .map(
    (index) => `${2015 + Math.floor((index + 6) / 12)}-${String(((index + 6) % 12) + 1).padStart(2, '0')}`,
  );
const amountIdr = fc.oneof(
  fc.bigInt({ min: 0n, max: 30_000_000n }),
  fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
);
const some = (from: readonly Programme[]) =>
  fc.subarray([...from], { minLength: 1 }).map((chosen): readonly Programme[] => chosen);

const bpu = fc.record({
  segment: fc.constant('BPU' as const),
  month,
  programmes: some(['JKK', 'JKM', 'JHT']),
  provisional: fc.constant(false),
  incomeIdr: amountIdr,
  sector: fc.constantFrom(...sectors),
  funding: fc.constantFrom(...payers),
});

const pu = fc
  .record({
    segment: fc.constant('PU' as const),
    month,
    programmes: some(programmes),
    provisional: fc.constant(false),
    wageIdr: amountIdr,
    riskClass: fc.integer({ min: 1, max: 5 }),
    labourIntensive: fc.boolean(),
    employees: fc.integer({ min: 0, max: 100 }),
    employerKind: fc.constantFrom(...employerKinds),
    scale: fc.constantFrom(...scales),
  })
  .filter((facts) => facts.month >= '2021-02' || !facts.programmes.includes('JKP'));

const anyCase: fc.Arbitrary<ContributionFacts> = fc.oneof(bpu, pu);

type Answer = (facts: ContributionFacts) => ContributionOutcome;
const answerBy =
  (law: Law): Answer =>
  (facts) =>
    contributionsOf(law).answer(facts);
const answer = answerBy(shippedLaw);

const withAmount = (facts: ContributionFacts, amount: bigint): ContributionFacts =>
  facts.segment === 'BPU' ? { ...facts, incomeIdr: amount } : { ...facts, wageIdr: amount };

/** The law without what lowers: for what a relief may never raise. */
const lawWithoutReliefs: Law = {
  ...shippedLaw,
  series: new Map([...shippedLaw.series].filter(([, [first]]) => first?.group !== 'relief')),
};

/** Each property takes the answers as an argument, so that a wrong one can be planted. */
const properties = {
  'more income never lowers a contribution within one month': (by: Answer) =>
    fc.property(anyCase, amountIdr, amountIdr, (facts, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      const [low, high] = [by(withAmount(facts, less)).result, by(withAmount(facts, more)).result];
      expect(high.totalIdr).toBeGreaterThanOrEqual(low.totalIdr);
      for (const [index, line] of low.lines.entries())
        expect(high.lines[index]?.workerIdr).toBeGreaterThanOrEqual(line.workerIdr);
    }),
  'a relief never raises': (by: Answer) =>
    fc.property(anyCase, amountIdr, amountIdr, (facts, _one, _other) => {
      expect(by(facts).result.totalIdr).toBeLessThanOrEqual(
        answerBy(lawWithoutReliefs)(facts).result.totalIdr,
      );
    }),
  'the parts sum to the total': (by: Answer) =>
    fc.property(anyCase, amountIdr, amountIdr, (facts, _one, _other) => {
      const { totalIdr, lines } = by(facts).result;
      expect(sumOf(lines.flatMap(({ employerIdr, workerIdr }) => [employerIdr, workerIdr]))).toBe(totalIdr);
      expect(lines.map(({ programme }) => programme).sort()).toEqual([...(facts.programmes ?? [])].sort());
    }),
  'totals without workings are those with them': (by: Answer) =>
    fc.property(anyCase, amountIdr, amountIdr, (facts, _one, _other) => {
      const contributions = contributionsOf(shippedLaw);
      const [totals, amount] =
        facts.segment === 'BPU'
          ? [bpuTotals(contributions.bpuBill(facts)), facts.incomeIdr ?? 0n]
          : [puTotals(contributions.puBill(facts)), facts.wageIdr];
      const filled = new BigInt64Array(1);
      totals.fill(BigInt64Array.of(amount), filled);
      const { totalIdr } = by(facts).result;
      expect([totals.of(amount), filled[0]]).toEqual([totalIdr, totalIdr]);
    }),
  'every line has a working with the law behind it': (by: Answer) =>
    fc.property(anyCase, amountIdr, amountIdr, (facts, _one, _other) => {
      const { result, workings } = by(facts);
      for (const { programme } of result.lines)
        expect(workings.some(({ line, used }) => line === programme && used.length > 0)).toBe(true);
    }),
} as const;

const raised =
  (by: Answer, change: (totalIdr: bigint) => bigint): Answer =>
  (facts) => {
    const outcome = by(facts);
    return { ...outcome, result: { ...outcome.result, totalIdr: change(outcome.result.totalIdr) } };
  };

/** A wrong variant for each property, which it must catch. */
const planted: Readonly<Record<keyof typeof properties, Answer>> = {
  'more income never lowers a contribution within one month': raised(
    answer,
    (totalIdr) => totalIdr % 100_000n,
  ),
  'a relief never raises': raised(answer, (totalIdr) => totalIdr + 1n),
  'the parts sum to the total': raised(answer, (totalIdr) =>
    totalIdr > 1_000_000n ? totalIdr - 1n : totalIdr,
  ),
  'totals without workings are those with them': answerBy(lawWithoutReliefs),
  'every line has a working with the law behind it': (facts) => ({ ...answer(facts), workings: [] }),
};

const runs = { numRuns: 2_000, seed: 20_261_121 };

describe.each(Object.entries(properties))('%s', (name, property) => {
  test('holds', () => {
    fc.assert(property(answer), runs);
  });

  test('is able to fail', () => {
    const wrong = Object.entries(planted).find(([planting]) => planting === name)?.[1];
    expect(wrong).toBeDefined();
    if (wrong) expect(fc.check(property(wrong), runs).failed).toBe(true);
  });
});

test('an unrelated parameter file never changes a result', () => {
  const envelope = shippedLaw.series.get('bpu-jkm-flat')?.[0];
  const unrelated = { ...envelope, id: 'a-new-fact', group: 'bpu', validFrom: '2015-07-01' };
  const law = lawAlso({ path: 'a-new-fact/2015-07-01.json', content: unrelated });
  const same = (by: Answer) =>
    fc.property(anyCase, (facts) => {
      expect(by(facts)).toEqual(answer(facts));
    });
  fc.assert(same(answerBy(law)), { ...runs, numRuns: 500 });
  const related = {
    ...shippedLaw.series.get('relief-pp49-2020-bpu')?.[0],
    id: 'a-new-relief',
    validTo: '2027-12-31',
  };
  const changed = lawAlso({ path: 'a-new-relief/2020-08-01.json', content: related });
  expect(fc.check(same(answerBy(changed)), runs).failed).toBe(true);
});

test('no rupiah is lost when a contribution is split among payers', () => {
  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 1_000n }), { minLength: 1, maxLength: 8 })
    .filter((list) => sumOf(list) > 0n);
  const whole = (split: typeof splitBy) =>
    fc.property(anyCase, weights, (facts, list) => {
      const { totalIdr } = answer(facts).result;
      expect(sumOf(split(totalIdr, list))).toBe(totalIdr);
    });
  fc.assert(whole(splitBy), runs);
  const floored: typeof splitBy = (amount, list) => list.map((weight) => (amount * weight) / sumOf(list));
  expect(fc.check(whole(floored), runs).failed).toBe(true);
});

test('a month before July 2015 is refused, never answered with zero', () => {
  fc.assert(
    fc.property(anyCase, fc.integer({ min: 1900, max: 2014 }), (facts, year) => {
      expect(() => answer({ ...facts, month: `${year}-12` })).toThrow(RuleError);
    }),
    { ...runs, numRuns: 200 },
  );
});
