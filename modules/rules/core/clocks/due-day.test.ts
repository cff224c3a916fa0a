import fc from 'fast-check';
import { expect, test } from 'vitest';
import { caseFields } from '#modules/rules/core/facts/index.ts';
import { addMonthsTo, type Law, nextWorkingDay, startReading } from '#modules/rules/core/law/index.ts';
import { lawWith, shippedLaw } from '#tests/support/law.ts';
import { dueDay, dueDayKind } from './due-day.ts';

const withoutLeave = lawWith({ cutiBersamaMovesDueDay: false });

// segment, contribution month, day as the law writes it, due day, what moved it
test.each([
  ['BPU', '2026-07', '2026-07-15', '2026-07-15', '', 'a Wednesday stays'],
  ['BPU', '2026-08', '2026-08-15', '2026-08-18', 'weekend holiday', 'Saturday, Sunday, 17 August'],
  ['BPU', '2026-11', '2026-11-15', '2026-11-16', 'weekend', 'a Sunday'],
  ['PU', '2026-03', '2026-04-15', '2026-04-15', '', 'the 15th of the next month'],
  ['PU', '2026-07', '2026-08-15', '2026-08-18', 'weekend holiday', 'the same chain a month later'],
  ['PU', '2025-12', '2026-01-15', '2026-01-15', '', 'into the next year'],
  ['BPU', '2026-05', '2026-05-15', '2026-05-18', 'cuti_bersama weekend', 'collective leave, then a weekend'],
  ['PU', '2020-07', '2020-08-15', '2020-08-17', 'weekend', 'the last month before PP 49/2020'],
  ['PU', '2020-08', '2020-09-30', '2020-09-30', '', 'PP 49/2020: the 30th of the next month'],
  ['PU', '2021-01', '2021-02-28', '2021-03-01', 'weekend', 'no 30 February: its last day, a Sunday'],
  ['PU', '2021-02', '2021-03-15', '2021-03-15', '', 'the first month after PP 49/2020'],
  [
    'BPU',
    '2020-08',
    '2020-08-15',
    '2020-08-17',
    'weekend',
    'PP 49/2020 moved only PU; a year without holidays file',
  ],
] as const)('%s %s: %s falls due %s (%s) %s', (...row) => {
  const [segment, month, plainDueOn, dueOn, movedBy] = row;
  const { result } = dueDay(startReading(shippedLaw), { segment, month });
  expect(result).toMatchObject({ dueOn, plainDueOn, movedBy: movedBy.split(' ').filter(Boolean) });
});

test('Idul Fitri 2026 moves a day from 18 March to 25 March, with collective leave counted or not', () => {
  const { holidays } = shippedLaw;
  expect(nextWorkingDay(holidays, '2026-03-18', true)).toBe('2026-03-25');
  // Without leave the 18th itself is a working day, and so is the 20th between two days of holiday.
  expect(nextWorkingDay(holidays, '2026-03-18', false)).toBe('2026-03-18');
  expect(nextWorkingDay(holidays, '2026-03-19', false)).toBe('2026-03-20');
});

test('a result depends on the switch of collective leave only where such a day is met', () => {
  const met = (law: Law, month: string) => dueDay(startReading(law), { segment: 'BPU', month });
  expect(met(shippedLaw, '2026-05')).toMatchObject({
    result: { dueOn: '2026-05-18' },
    dependsOn: ['cutiBersamaMovesDueDay'],
  });
  expect(met(withoutLeave, '2026-05')).toMatchObject({
    result: { dueOn: '2026-05-15', movedBy: [] },
    dependsOn: ['cutiBersamaMovesDueDay'],
  });
  expect(met(shippedLaw, '2026-08').dependsOn).toEqual([]);
});

test('a year without a file of holidays moves by weekends only and says so', () => {
  const of = (month: string) => dueDay(startReading(shippedLaw), { segment: 'BPU', month }).result;
  expect(of('2026-08').holidaysKnown).toBe(true);
  // 15 August 2027 is a Sunday; Monday the 16th works, the 17th is never reached.
  expect(of('2027-08')).toMatchObject({ dueOn: '2027-08-16', holidaysKnown: false });
});

test('every working names the law behind it', () => {
  const { workings } = dueDay(startReading(shippedLaw), { segment: 'PU', month: '2020-09' });
  expect(workings.map(({ used }) => used.map(({ id, validFrom }) => `${id}@${validFrom}`))).toEqual([
    ['pu-due-day@2020-08-01', 'due-day-on-holiday@2015-07-01'],
  ]);
});

test.each([
  [{ segment: 'BPU', month: '2015-06' }, 'parameter.before_first', 'month'],
  [{ segment: 'BPU', month: '2026-13' }, 'month.invalid', 'month'],
  [{ segment: 'PMI', month: '2026-01' }, 'field.choice_unknown', 'segment'],
  [{ segment: 'BPU' }, 'field.missing', 'month'],
])('%j is refused', (given, code, field) => {
  expect(() => dueDayKind.run(shippedLaw, caseFields(given))).toThrow(
    expect.objectContaining({ code, field }),
  );
});

const months = fc.integer({ min: 0, max: 200 }).map((after) => addMonthsTo('2015-07', after));
const segments = fc.constantFrom('BPU', 'PU');

/** Breaks of the promise: a due day is a working day, and none before the day as the law writes it. */
function brokenDueDays(due: (segment: 'BPU' | 'PU', month: string) => { dueOn: string; plainDueOn: string }) {
  return fc.check(
    fc.property(segments, months, (segment, month) => {
      const { dueOn, plainDueOn } = due(segment, month);
      const { holidays } = shippedLaw;
      return dueOn >= plainDueOn && nextWorkingDay(holidays, dueOn, true) === dueOn;
    }),
    { numRuns: 500, seed: 1 },
  ).failed;
}

test('a due day is always a working day and never before the plain day', () => {
  expect(brokenDueDays((segment, month) => dueDay(startReading(shippedLaw), { segment, month }).result)).toBe(
    false,
  );
  const unmoved = (segment: 'BPU' | 'PU', month: string) => {
    const { plainDueOn } = dueDay(startReading(shippedLaw), { segment, month }).result;
    return { dueOn: plainDueOn, plainDueOn };
  };
  expect(brokenDueDays(unmoved), 'a due day left on a day off is noticed').toBe(true);
});
