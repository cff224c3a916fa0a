import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Law, shareOf, startReading, sumOf } from '#modules/rules/core/law/index.ts';
import { lawAlso, shippedLaw } from '#tests/support/law.ts';
import { type AccidentFacts, accidentBenefit } from './accident-benefit.ts';
import type { BenefitResult } from './benefit-lines.ts';
import { type DeathFacts, deathBenefit } from './death-benefit.ts';

const days = ['2015-07-01', '2019-12-01', '2019-12-02', '2025-02-23', '2025-02-24', '2026-11-21'] as const;
const day = fc.constantFrom(...days);
const baseIdr = fc.bigInt({ min: 0n, max: 1_000_000_000_000n });
const share = fc.bigInt({ min: 0n, max: 1_000_000n });
const shared = {
  eventOn: day,
  baseIdr,
  children: fc.nat(5),
  monthsContributed: fc.option(fc.nat(200), { nil: null }),
};
const loss = fc.record({ lossPpm: share, losses: fc.constant([]), isLeftHanded: fc.boolean() });

const accident: fc.Arbitrary<AccidentFacts> = fc.oneof(
  fc.record({ ...shared, event: fc.constantFrom('death', 'total_disability') }),
  fc.record({ ...shared, event: fc.constant('partial_anatomical'), loss }),
  fc.record({ ...shared, event: fc.constant('partial_functional'), loss, functionLossPpm: share }),
  fc.record({ ...shared, event: fc.constant('temporary'), monthsUnableToWork: fc.nat(60) }),
);
const natural: fc.Arbitrary<DeathFacts> = fc.record({
  segment: fc.constantFrom('PU', 'BPU'),
  eventOn: day,
  monthsOfMembership: fc.nat(120),
  monthsContributed: fc.nat(120),
  children: fc.nat(5),
});

type Accident = (facts: AccidentFacts) => BenefitResult;
type Natural = (facts: DeathFacts) => BenefitResult;
const ofAccident: Accident = (facts) => accidentBenefit(startReading(shippedLaw), facts).result;
const ofDeath: Natural = (facts) => deathBenefit(startReading(shippedLaw), facts).result;

function amountOf({ lines }: BenefitResult, name: string): bigint {
  return lines.find(({ benefit }) => benefit === name)?.amountIdr ?? 0n;
}

const holds = <Facts>(facts: fc.Arbitrary<Facts>, claim: (facts: Facts) => boolean): boolean =>
  !fc.check(fc.property(facts, claim), { numRuns: 400, seed: 20261121 }).failed;

/** Without the floor that the law sets. */
const unfloored: Accident = (facts) => ({
  totalIdr: 0n,
  lines: [{ benefit: 'death', amountIdr: shareOf(facts.baseIdr * 48n, 1_000_000n) }],
});

test('a death benefit never lies below its floor', () => {
  const floors = (calculator: Accident) =>
    holds(accident, (facts) => {
      if (facts.event !== 'death') return true;
      const floor = ofDeath({ ...facts, segment: 'PU', children: 0, monthsOfMembership: 0 });
      return amountOf(calculator(facts), 'death') >= amountOf(floor, 'death');
    });
  expect(floors(ofAccident)).toBe(true);
  expect(floors(unfloored)).toBe(false);
});

test('a higher base never lowers a benefit', () => {
  const more = fc.tuple(accident, baseIdr);
  const rises = (calculator: Accident) =>
    holds(more, ([facts, moreIdr]) => {
      const higher = calculator({ ...facts, baseIdr: facts.baseIdr + moreIdr });
      return higher.totalIdr >= calculator(facts).totalIdr;
    });
  expect(rises(ofAccident)).toBe(true);
  const bounded: Accident = (facts) => ofAccident({ ...facts, baseIdr: facts.baseIdr % 1_000_000n });
  expect(rises(bounded)).toBe(false);
});

test('more children never lower the ceiling of the scholarship, and never lift it above two of one child', () => {
  const stays = (calculator: Natural) =>
    holds(natural, (facts) => {
      const ceilings = [0, 1, 2, 3, 9].map((children) =>
        amountOf(calculator({ ...facts, children }), 'scholarship_max'),
      );
      const [none = 0n, one = 0n, two = 0n, three = 0n, nine = 0n] = ceilings;
      return none === 0n && one <= two && two <= one * 2n && three === two && nine === two;
    });
  expect(stays(ofDeath)).toBe(true);
  const unbounded: Natural = (facts) => {
    const one = amountOf(ofDeath({ ...facts, children: 1 }), 'scholarship_max');
    const amountIdr = one * BigInt(facts.children);
    return { totalIdr: 0n, lines: [{ benefit: 'scholarship_max', amountIdr }] };
  };
  expect(stays(unbounded)).toBe(false);
});

test('the lines sum to the total, the ceiling of the scholarship apart', () => {
  const sums = (calculator: Accident) =>
    holds(accident, (facts) => {
      const { totalIdr, lines } = calculator(facts);
      const paid = lines.filter(({ benefit }) => benefit !== 'scholarship_max');
      return totalIdr === sumOf(paid.map(({ amountIdr }) => amountIdr));
    });
  expect(sums(ofAccident)).toBe(true);
  const withCeiling: Accident = (facts) => {
    const { lines } = ofAccident(facts);
    return { lines, totalIdr: sumOf(lines.map(({ amountIdr }) => amountIdr)) };
  };
  expect(sums(withCeiling)).toBe(false);
  expect(holds(natural, (facts) => ofDeath(facts).totalIdr <= 42_000_000n)).toBe(true);
});

test('a law that lowers or raises a benefit is never applied to an event before it', () => {
  const dated = (from: string) =>
    holds(natural, (facts) => {
      const outcome = deathBenefit(startReading(shippedLaw), facts);
      const used = outcome.workings.flatMap((working) => working.used);
      return used.every(({ validFrom }) => validFrom <= facts.eventOn && validFrom >= from);
    });
  expect(dated('2015-07-01')).toBe(true);
  expect(dated('2019-12-02')).toBe(false);
});

test('a parameter file that has nothing to do with it changes no benefit', () => {
  const [funeral] = shippedLaw.series.get('jkk-funeral') ?? [];
  const unrelated = { ...funeral, id: 'an-unrelated-sum', validTo: null };
  const further = lawAlso({ path: 'an-unrelated-sum/2015-07-01.json', content: unrelated });
  const series = new Map([
    ...shippedLaw.series,
    ['jkk-funeral', further.series.get('an-unrelated-sum') ?? []],
  ]);
  const same = (law: Law) =>
    holds(accident, (facts) => {
      const after = accidentBenefit(startReading(law), facts).result;
      return after.totalIdr === ofAccident(facts).totalIdr;
    });
  expect(same(further)).toBe(true);
  expect(same({ ...shippedLaw, series })).toBe(false);
});
