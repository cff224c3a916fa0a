import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { addDays, sanctionLadder, startReading } from '#modules/rules/core/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { clockOf, daysBetween, planOf, rungOf, type SanctionStage, type TakenDays } from './index.ts';

const reading = () => startReading(shippedLaw, true);
const untaken = { openedOn: '2026-01-05', firstWarnedOn: null, secondWarnedOn: null, finedOn: null } as const;
const plan = (taken: Partial<TakenDays>, on = '2026-03-02') =>
  planOf(reading(), { ...untaken, ...taken }, on);
const daysOfPlan = (given: ReturnType<typeof plan>) =>
  given.rungs.map(({ kind, fromOn, toOn }) => [kind, fromOn, toOn]);

/** Days that are no working days, read from the calendar by a way of their own. */
const holidays = new Set([...shippedLaw.holidays.holidays.keys(), ...shippedLaw.holidays.cutiBersama.keys()]);
const isWorking = (day: string) =>
  ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !holidays.has(day);
function workingDaysAfter(day: string, count: number): string {
  let reached = day;
  for (let left = count; left > 0; left -= isWorking(reached) ? 1 : 0) reached = addDays(reached, 1);
  return reached;
}
const anyDay = fc.integer({ min: 0, max: 360 }).map((days) => addDays('2026-01-01', days));

describe('the clocks of the ladder', () => {
  property.prop([anyDay, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 })])(
    'are those of rules on any day, over holidays and long weekends, however late a step is taken',
    (firstWarnedOn, lateWarning, lateFine) => {
      const first = rungOf(plan({ firstWarnedOn }), 'second_warning');
      const secondWarnedOn = addDays(first?.fromOn ?? '', lateWarning);
      const law = sanctionLadder(reading(), {
        subject: 'employer',
        firstWarningOn: firstWarnedOn,
        secondWarningOn: secondWarnedOn,
        on: null,
      }).result.steps;
      const before = plan({ firstWarnedOn, secondWarnedOn });
      expect(before.rungs.map(({ fromOn, toOn }) => ({ fromOn, toOn }))).toEqual(
        law.map(({ fromOn, toOn }) => ({ fromOn, toOn })),
      );
      const finedOn = addDays(rungOf(before, 'fine')?.fromOn ?? '', lateFine);
      const after = plan({ firstWarnedOn, secondWarnedOn, finedOn });
      expect(rungOf(after, 'fine')?.fromOn).toBe(finedOn);
      expect(daysBetween(finedOn, rungOf(after, 'withhold')?.fromOn ?? '')).toBe(30);
    },
  );

  property.prop([anyDay])('count ten working days as a calendar on the wall does', (firstWarnedOn) => {
    const [first, second, fine] = plan({ firstWarnedOn }).rungs;
    expect(first?.toOn).toBe(workingDaysAfter(firstWarnedOn, 10));
    expect(second?.fromOn).toBe(workingDaysAfter(firstWarnedOn, 11));
    expect(second?.toOn).toBe(workingDaysAfter(second?.fromOn ?? '', 10));
    expect(fine?.fromOn).toBe(addDays(second?.toOn ?? '', 1));
  });

  test('stand still over Nyepi and Lebaran of 2026', () => {
    // Ten working days from Monday 9 March 2026 end after the holidays of 18 to 24 March.
    const [first] = daysOfPlan(plan({ firstWarnedOn: '2026-03-09' }));
    expect(first).toEqual(['first_warning', '2026-03-09', workingDaysAfter('2026-03-09', 10)]);
    expect(daysBetween('2026-03-09', workingDaysAfter('2026-03-09', 10))).toBeGreaterThan(14);
  });

  test('before the first warning they are what they would be if it were given that day', () => {
    expect(daysOfPlan(plan({}, '2026-06-08'))).toEqual(daysOfPlan(plan({ firstWarnedOn: '2026-06-08' })));
  });
});

test.each([
  ['opened', '2026-01-05', null],
  ['first_warning', 'second_warning', 'first_warning'],
  ['second_warning', 'fine', 'second_warning'],
  ['fine', 'withhold', 'fine'],
  ['services', null, null],
  ['closed', null, null],
] as const)(
  'in %s the next rung opens with the clock of %s, and the clock of %s runs',
  (stage, next, running) => {
    const given = plan({ firstWarnedOn: '2026-02-02', secondWarnedOn: '2026-02-18', finedOn: '2026-03-06' });
    const { nextFrom, runsTo } = clockOf(given, stage satisfies SanctionStage, '2026-01-05');
    const planned = next === null || next === '2026-01-05' ? next : (rungOf(given, next)?.fromOn ?? null);
    expect(nextFrom).toBe(planned);
    expect(runsTo).toBe(running === null ? null : (rungOf(given, running)?.toOn ?? null));
  },
);
