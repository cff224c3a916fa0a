import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonthsTo,
  daysBetween,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  startReading,
} from '#modules/rules/core/law/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { dueDay } from './due-day.ts';
import type { PaidMonth } from './payments.ts';
import { protection } from './protection.ts';
import type { ProtectionResult } from './protection-state.ts';

interface History {
  readonly payments: readonly PaidMonth[];
  readonly on: string;
}

type Protects = (history: History) => ProtectionResult;

const bpu: Protects = ({ payments, on }) =>
  protection(startReading(shippedLaw), { segment: 'BPU', on, payments, registeredOn: null }).result;

const firstDay = '2025-12-01';

/** Day by day, as one would walk through the calendar with a list of paid months in hand. */
const walked: Protects = ({ payments, on }) => {
  const paid = new Set<string>();
  let coveredFrom: string | null = null;
  let endedOn: string | null = null;
  const isCovered = () => coveredFrom !== null && endedOn === null;
  const begin = (day: string) => {
    coveredFrom = day;
    endedOn = null;
  };
  for (let day = firstDay; day <= on; day = addDays(day, 1)) {
    const month = monthOfDay(day);
    const lastThree = [1, 2, 3].map((back) => addMonthsTo(month, -back));
    if (isCovered() && day === firstDayOf(month) && !lastThree.some((one) => paid.has(one))) endedOn = day;
    if (!isCovered() && paid.has(month)) begin(day);
    const today = payments.filter(({ paidOn }) => paidOn === day).map((payment) => payment.month);
    for (const given of today.sort()) {
      if (isCovered()) paid.add(given);
      else {
        const hasLapsed = endedOn !== null || day >= firstDayOf(addMonthsTo(given, 4));
        const counted = hasLapsed && given < month ? month : given;
        paid.add(counted);
        if (counted <= month) begin(day);
      }
    }
  }
  return toldBy({ paid, coveredFrom, endedOn, on });
};

function toldBy({
  paid,
  coveredFrom,
  endedOn,
  on,
}: {
  paid: ReadonlySet<string>;
  coveredFrom: string | null;
  endedOn: string | null;
  on: string;
}): ProtectionResult {
  const startsOn =
    [...paid]
      .map(firstDayOf)
      .filter((day) => day > on)
      .sort()[0] ?? null;
  if (coveredFrom === null)
    return {
      state: 'NEVER',
      covered: false,
      unpaidMonths: 0,
      paidThrough: null,
      coveredFrom,
      inactiveFrom: null,
      startsOn,
    };
  const inactiveFrom = (month: string) => firstDayOf(addMonthsTo(month, 4));
  if (endedOn !== null) {
    const paidThrough = addMonthsTo(monthOfDay(endedOn), -4);
    return {
      state: 'INACTIVE',
      covered: false,
      unpaidMonths: 3,
      paidThrough,
      coveredFrom,
      inactiveFrom: endedOn,
      startsOn,
    };
  }
  const upToNow =
    [...paid]
      .filter((month) => month <= monthOfDay(on))
      .sort()
      .at(-1) ?? '';
  let paidThrough = upToNow;
  for (const month of [...paid].sort())
    if (month > paidThrough && month <= addMonthsTo(paidThrough, 3)) paidThrough = month;
  const unpaidMonths = [1, 2, 3].filter((after) => {
    const month = addMonthsTo(paidThrough, after);
    return on > dueDay(startReading(shippedLaw), { segment: 'BPU', month }).result.dueOn;
  }).length;
  return {
    state: unpaidMonths === 0 ? 'ACTIVE' : 'ARREARS',
    covered: unpaidMonths === 0 ? true : 'depends_on_switch',
    unpaidMonths,
    paidThrough,
    coveredFrom,
    inactiveFrom: inactiveFrom(paidThrough),
    startsOn: null,
  };
}

const days = fc.integer({ min: 0, max: 560 }).map((after) => addDays(firstDay, after));

function paymentFrom(earliest: number): fc.Arbitrary<PaidMonth> {
  return fc
    .tuple(days, fc.integer({ min: earliest, max: 6 }))
    .map(([paidOn, ahead]) => ({ paidOn, month: addMonthsTo(monthOfDay(paidOn), ahead) }));
}

/** Any history, months long past and far ahead among them. */
const anyHistory = fc.record({
  payments: fc.array(paymentFrom(-5), { maxLength: 8 }),
  on: days,
});

/** Histories as the books make them: nobody pays a month that is over. */
const currentHistory = fc.record({
  payments: fc.array(paymentFrom(0), { maxLength: 8 }),
  on: days,
});

function failsAgainst<Given>(
  histories: fc.Arbitrary<Given>,
  holds: (given: Given) => boolean | undefined,
  numRuns = 1_500,
): boolean {
  return fc.check(
    fc.property(histories, (given) => holds(given) ?? true),
    { numRuns, seed: 7 },
  ).failed;
}

test('the calculator says what a walk through the calendar says, for any history', () => {
  const differs = (one: Protects) =>
    failsAgainst(anyHistory, (history) => {
      expect(one(history)).toEqual(walked(history));
      return true;
    });
  const told = fc.check(
    fc.property(anyHistory, (history) => {
      expect(bpu(history)).toEqual(walked(history));
    }),
    { numRuns: 1_500, seed: 7 },
  );
  expect(
    told.counterexample,
    told.errorInstance instanceof Error ? told.errorInstance.message : '',
  ).toBeNull();
  const aDayLate: Protects = ({ payments, on }) =>
    bpu({ payments: payments.map((one) => ({ ...one, paidOn: addDays(one.paidOn, 1) })), on });
  const byDueDayOfPlain: Protects = (history) => {
    const result = bpu(history);
    return result.unpaidMonths === 2 ? { ...result, unpaidMonths: 3 } : result;
  };
  expect(differs(aDayLate), 'cover a day late is noticed').toBe(true);
  expect(differs(byDueDayOfPlain), 'a month counted too many is noticed').toBe(true);
});

const rank = (covered: ProtectionResult['covered']) =>
  covered === 'depends_on_switch' ? 1 : covered ? 2 : 0;

test('one more payment never lowers the cover of a day', () => {
  const lowers = (one: Protects) =>
    failsAgainst(fc.tuple(currentHistory, paymentFrom(0)), ([{ payments, on }, more]) => {
      const before = rank(one({ payments, on }).covered);
      return rank(one({ payments: [...payments, more], on }).covered) >= before;
    });
  expect(lowers(bpu)).toBe(false);
  const lastOnly: Protects = ({ payments, on }) => bpu({ payments: payments.slice(-1), on });
  expect(lowers(lastOnly), 'a payment that hides the others is noticed').toBe(true);
});

test('cover never begins before the money came, nor before its month', () => {
  const beginsEarly = (one: Protects) =>
    failsAgainst(anyHistory, ({ payments, on }) => {
      const { coveredFrom } = one({ payments, on });
      if (coveredFrom === null) return true;
      return (
        coveredFrom <= on &&
        payments.some(({ paidOn, month }) => paidOn <= coveredFrom && month <= monthOfDay(coveredFrom))
      );
    });
  expect(beginsEarly(bpu)).toBe(false);
  const fromTheFirst: Protects = (history) => {
    const result = bpu(history);
    return { ...result, coveredFrom: result.coveredFrom && firstDayOf(monthOfDay(result.coveredFrom)) };
  };
  expect(beginsEarly(fromTheFirst), 'cover from the first of the month is noticed').toBe(true);
});

test('INACTIVE comes only after three whole unpaid months, on the first day of a month', () => {
  const isHasty = (one: Protects) =>
    failsAgainst(anyHistory, ({ payments, on }) => {
      const { state, inactiveFrom, paidThrough } = one({ payments, on });
      if (state !== 'INACTIVE' || inactiveFrom === null || paidThrough === null) return undefined;
      const unpaid = [1, 2, 3].map((after) => addMonthsTo(paidThrough, after));
      const hasEnded = unpaid.every((month) => lastDayOf(month) < on);
      return hasEnded && inactiveFrom === firstDayOf(addMonthsTo(paidThrough, 4)) && inactiveFrom <= on;
    });
  expect(isHasty(bpu)).toBe(false);
  const afterTwo: Protects = (history) => {
    const result = bpu(history);
    const isEarly = result.state === 'ARREARS' && result.unpaidMonths === 3;
    return isEarly ? { ...result, state: 'INACTIVE' } : result;
  };
  expect(isHasty(afterTwo), 'a lapse before the third month has ended is noticed').toBe(true);
});

const follows = {
  NEVER: ['NEVER', 'ACTIVE', 'ARREARS'],
  ACTIVE: ['ACTIVE', 'ARREARS'],
  ARREARS: ['ARREARS', 'ACTIVE', 'INACTIVE'],
  INACTIVE: ['INACTIVE', 'ACTIVE', 'ARREARS'],
} as const satisfies Record<ProtectionResult['state'], readonly ProtectionResult['state'][]>;

test('states divide the time: each day has one, and each follows one that may come before it', () => {
  const leaps = (one: Protects) =>
    failsAgainst(
      currentHistory,
      ({ payments }) => {
        const length = daysBetween(firstDay, '2027-03-31');
        const states = Array.from({ length }, (_, after) => one({ payments, on: addDays(firstDay, after) }));
        return states.every(({ state }, index) => {
          const allowed: readonly string[] = follows[states[index - 1]?.state ?? 'NEVER'];
          return allowed.includes(state);
        });
      },
      25,
    );
  expect(leaps(bpu)).toBe(false);
  const forgetful: Protects = (history) => {
    const result = bpu(history);
    return result.state === 'INACTIVE' ? { ...result, state: 'NEVER' } : result;
  };
  expect(leaps(forgetful), 'a lapse that is forgotten is noticed').toBe(true);
});
