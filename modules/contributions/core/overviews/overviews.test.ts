import { describe, expect, test } from 'vitest';
import { coverAnswer, hasEnded, type KnownMonth, markOf, monthCalendar, monthsInArrears } from './index.ts';

const today = '2026-11-20';

function aMonth(override: Partial<KnownMonth> = {}): KnownMonth {
  const month = override.month ?? '2026-10';
  return { month, part: 'protection', state: 'due', dueOn: `${month}-15`, payerKind: 'worker', ...override };
}

describe('a month', () => {
  test.each([
    ['paid', aMonth({ state: 'paid' })],
    ['paid', aMonth({ state: 'paid', month: '2026-11' })],
    ['ahead', aMonth({ state: 'paid', month: '2026-12' })],
    ['forgone', aMonth({ state: 'forgone' })],
    ['unpaid', aMonth({ dueOn: '2026-11-19' })],
    ['due', aMonth({ dueOn: '2026-11-20' })],
    ['due', aMonth({ dueOn: null })],
  ])('is %s', (mark, month) => {
    expect(markOf(month, today)).toBe(mark);
  });
});

describe('the calendar', () => {
  test('goes from this year back to the first month known, twelve months a year', () => {
    const years = monthCalendar([aMonth({ month: '2024-06', state: 'paid' })], { today, inArrears: [] });
    expect(years.map(({ year }) => year)).toEqual(['2026', '2025', '2024']);
    expect(years.every(({ months }) => months.length === 12)).toBe(true);
    expect(years[2]?.months[5]).toEqual({ month: '2024-06', mark: 'paid', payerKinds: ['worker'] });
    expect(years[2]?.months[6]).toEqual({ month: '2024-07', mark: null, payerKinds: [] });
  });

  test('reaches into a year that is paid ahead', () => {
    const years = monthCalendar([aMonth({ month: '2027-02', state: 'paid' })], { today, inArrears: [] });
    expect(years[0]).toMatchObject({
      year: '2027',
      months: [{}, { mark: 'ahead' }, ...Array(10).fill({ mark: null })],
    });
  });

  test('shows a month in arrears as unpaid though nobody billed it', () => {
    const paid = [aMonth({ month: '2026-08', state: 'paid' })];
    const arrears = { state: 'ARREARS', paidThrough: '2026-08', unpaidMonths: 2 };
    const [year] = monthCalendar(paid, { today, inArrears: monthsInArrears(arrears) });
    expect(year?.months.slice(7, 11).map(({ mark }) => mark)).toEqual(['paid', 'unpaid', 'unpaid', null]);
    expect(monthsInArrears({ ...arrears, state: 'INACTIVE' })).toEqual([]);
  });

  test('of nobody known is this year, empty', () => {
    expect(monthCalendar([], { today, inArrears: [] })).toHaveLength(1);
  });

  test('shows the better of two memberships and who paid it; savings and corrections of wages count for nothing', () => {
    const two = [
      aMonth({ dueOn: '2026-10-15' }),
      aMonth({ part: 'whole', state: 'paid', payerKind: 'employer' }),
      aMonth({ month: '2026-09', part: 'savings', state: 'paid' }),
      aMonth({ month: '2026-08', part: 'adjustment:2026-05', state: 'paid', payerKind: 'employer' }),
    ];
    const [year] = monthCalendar(two, { today, inArrears: [] });
    expect(year?.months[9]).toEqual({ month: '2026-10', mark: 'paid', payerKinds: ['employer'] });
    expect([year?.months[8]?.mark, year?.months[7]?.mark]).toEqual([null, null]);
  });
});

test('one membership that covers is enough; an open question is no yes', () => {
  expect(coverAnswer([false, true, 'depends_on_switch'])).toBe('yes');
  expect(coverAnswer([false, 'depends_on_switch'])).toBe('open');
  expect(coverAnswer([false])).toBe('no');
  expect(coverAnswer([])).toBe('no');
});

describe('a membership', () => {
  const span = { segment: 'PU', openedOn: '2026-01-01', endedOn: '2026-06-30' } as const;
  test('has ended the day after its last, and not on it', () => {
    expect([hasEnded([span], '2026-06-30'), hasEnded([span], '2026-07-01')]).toEqual([false, true]);
  });
  test('has not ended where another goes on, nor where none has begun', () => {
    expect(hasEnded([span, { ...span, openedOn: '2026-05-01', endedOn: null }], '2026-07-01')).toBe(false);
    expect(hasEnded([span], '2025-12-31')).toBe(false);
    expect(hasEnded([span, { ...span, openedOn: '2026-09-01', endedOn: null }], '2026-08-01')).toBe(true);
  });
});
