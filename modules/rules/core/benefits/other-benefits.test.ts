import { describe, expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/cases/index.ts';
import { shippedLaw } from '#tests/support/law.ts';

type Given = Readonly<Record<string, unknown>>;

function answer(given: Given) {
  return answerCase(shippedLaw, given);
}

const [newDay, oldDay] = ['2026-05-10', '2019-12-01'];

describe('transport of the injured (PP 82/2019, before it PP 44/2015)', () => {
  test.each([
    [newDay, [['land', '4000000']], '4000000', 'below the cap'],
    [newDay, [['land', '7000000']], '5000000', 'land, river, lake'],
    [newDay, [['sea', '7000000']], '2000000', 'sea'],
    [newDay, [['air', '70000000']], '10000000', 'air'],
    [
      newDay,
      [
        ['land', '6000000'],
        ['sea', '3000000'],
        ['air', '11000000'],
      ],
      '17000000',
      'caps add up',
    ],
    [
      newDay,
      [
        ['land', '3000000'],
        ['land', '3000000'],
      ],
      '5000000',
      'one mode, one cap',
    ],
    [
      oldDay,
      [
        ['land', '6000000'],
        ['sea', '3000000'],
        ['air', '11000000'],
      ],
      '5000000',
      '1 + 1.5 + 2.5 m',
    ],
    [newDay, [], '0', 'nothing'],
  ])('on %s %o: %s', (eventOn, costs, totalIdr) => {
    const listed = costs.map(([mode, costIdr]) => ({ mode, costIdr }));
    expect(answer({ kind: 'transport', eventOn, costs: listed })).toMatchObject({ totalIdr });
  });

  test('refuses a mode it does not know', () => {
    const costs = [
      { mode: 'land', costIdr: '1' },
      { mode: 'horse', costIdr: '1' },
    ];
    expect(answer({ kind: 'transport', eventOn: newDay, costs })).toMatchObject({
      error: { code: 'field.choice_unknown', field: 'costs[1].mode' },
    });
  });
});

describe('other costs with a ceiling', () => {
  test.each<[string, string, Given, string, string]>([
    ['homecare', newDay, { costIdr: '25000000', months: 12 }, '20000000', 'PP 82/2019'],
    ['dental', newDay, { costIdr: '6000000' }, '5000000', 'new cap'],
    ['dental', oldDay, { costIdr: '6000000' }, '3000000', 'old cap'],
    ['hearing_aid', newDay, { costIdr: '2400000' }, '2400000', 'below the cap'],
    ['glasses', newDay, { costIdr: '1500000' }, '1000000', 'cap'],
    ['prosthesis', newDay, { costIdr: '9000000', priceIdr: '5000000' }, '7000000', 'price + 40 %'],
    ['prosthesis', newDay, { costIdr: '6000000', priceIdr: '5000000' }, '6000000', 'below it'],
  ])('%s on %s, %o: %s', (item, eventOn, cost, totalIdr) => {
    expect(answer({ kind: 'jkk_reimbursement', item, eventOn, ...cost })).toMatchObject({ totalIdr });
  });

  test.each([
    ['homecare', oldDay, {}, 'parameter.before_first', 'eventOn'],
    ['glasses', oldDay, {}, 'parameter.before_first', 'eventOn'],
    ['homecare', newDay, { months: 13 }, 'number.out_of_range', 'months'],
    ['prosthesis', newDay, {}, 'field.missing', 'priceIdr'],
    ['massage', newDay, {}, 'field.choice_unknown', 'item'],
  ])('%s on %s, %o is refused: %s at %s', (item, eventOn, more, code, field) => {
    const result = answer({ kind: 'jkk_reimbursement', item, eventOn, costIdr: '1', ...more });
    expect(result).toEqual({ id: null, error: { code, field } });
  });
});

describe('scholarship by years of school', () => {
  const whole = [
    ['kindergarten_primary', 8],
    ['junior_secondary', 3],
    ['senior_secondary', 3],
    ['higher', 5],
  ] as const;
  const allYears = (child: number) => whole.map(([level, years]) => ({ child, level, years }));

  test.each<[readonly Given[], string, string]>([
    [[{ level: 'kindergarten_primary', years: 6 }], '9000000', '6 x 1,500,000'],
    [[{ level: 'higher', years: 9 }], '60000000', 'five years at most'],
    [allYears(1), '87000000', 'one child, all of it'],
    [[...allYears(1), ...allYears(2)], '174000000', 'two children'],
    [[], '0', 'no school'],
  ])('%o: %s', (schooling, totalIdr) => {
    expect(answer({ kind: 'scholarship', eventOn: newDay, schooling })).toMatchObject({ totalIdr });
  });

  test.each([
    [{ child: 3 }, newDay, 'number.out_of_range', 'schooling[1].child'],
    [{ level: 'nursery' }, newDay, 'field.choice_unknown', 'schooling[1].level'],
    [{ level: 'higher' }, newDay, 'field.repeated', 'schooling[1].level'],
    [{ years: -1 }, newDay, 'number.out_of_range', 'schooling[1].years'],
    [{}, oldDay, 'parameter.before_first', 'eventOn'],
  ])('%o on %s is refused: %s at %s', (wrong, eventOn, code, field) => {
    const sound = { level: 'junior_secondary', years: 1 };
    const schooling = [
      { level: 'higher', years: 1 },
      { ...sound, ...wrong },
    ];
    expect(answer({ kind: 'scholarship', eventOn, schooling })).toMatchObject({ error: { code, field } });
  });
});

describe('JKP cash (PP 37/2021, PP 6/2025)', () => {
  test.each<[string, string, Given, boolean, string, string]>([
    ['2025-02-07', '4000000', {}, true, '14400000', '6 x 60 %'],
    ['2025-02-07', '7000000', {}, true, '18000000', 'capped at 5,000,000'],
    ['2025-02-07', '4000000', { months: 2 }, true, '4800000', 'back at work after two months'],
    ['2025-02-07', '4000000', { months: 9 }, true, '14400000', 'six at most'],
    ['2025-02-06', '4000000', {}, true, '8400000', '3 x 45 % + 3 x 25 %'],
    ['2025-02-07', '4000000', { monthsContributed: 11 }, false, '0', '12 of the last 24 are needed'],
    ['2025-02-07', '4000000', { monthsContributed: 12 }, true, '14400000', '12 suffice'],
    ['2025-02-06', '4000000', { consecutiveMonths: 5 }, false, '0', 'old rule: 6 in a row'],
    ['2025-02-07', '4000000', { consecutiveMonths: 5 }, true, '14400000', 'dropped by PP 6/2025'],
  ])('dismissed on %s, wage %s, %o: %s, %s', (eventOn, wageIdr, more, entitled, totalIdr) => {
    expect(answer({ kind: 'jkp_cash', eventOn, wageIdr, ...more })).toMatchObject({ entitled, totalIdr });
  });

  test('did not exist before 2021', () => {
    const error = { code: 'parameter.before_first', field: 'eventOn' };
    expect(answer({ kind: 'jkp_cash', eventOn: '2021-01-31', wageIdr: '1' })).toMatchObject({ error });
  });
});

describe('part of the JHT savings', () => {
  test.each([
    ['housing', '2016-05-10', 0, '15000000', [], '30 % after exactly ten years'],
    ['retirement', '2016-05-10', 0, '5000000', [], '10 %'],
    ['housing', '2016-05-11', 0, '0', ['too_few_years'], 'a day short'],
    ['housing', '2016-05-10', 1, '0', ['taken_before'], 'only once'],
    ['housing', '2020-01-01', 1, '0', ['too_few_years', 'taken_before'], 'both'],
  ])('for %s, a member since %s, taken %s times: %s %o', (...row) => {
    const [purpose, memberSince, takenBefore, totalIdr, reasons] = row;
    const facts = { purpose, memberSince, takenBefore, on: newDay, balanceIdr: '50000000' };
    expect(answer({ kind: 'jht_partial', ...facts })).toMatchObject({ totalIdr, reasons });
  });

  test('refuses a day before membership', () => {
    const facts = { purpose: 'housing', memberSince: '2026-05-11', on: newDay, balanceIdr: '1' };
    const error = { code: 'event.before_membership', field: 'on' };
    expect(answer({ kind: 'jht_partial', ...facts })).toMatchObject({ error });
  });
});

describe('monthly pension of JP', () => {
  test.each([
    ['2015-12-31', 15, '4000000', '600000', '1 % x 15 years'],
    ['2015-12-31', 15, '1000000', '300000', 'the least of 2015'],
    ['2015-12-31', 40, '99000000', '3600000', 'the highest of 2015'],
    ['2015-12-31', 14, '4000000', '0', 'under 15 years: a lump sum'],
  ])('on %s, %s years at %s: %s', (on, years, averageWageIdr, totalIdr) => {
    expect(answer({ kind: 'jp_monthly', on, years, averageWageIdr })).toMatchObject({ totalIdr });
  });

  test('is not guessed for a year whose bounds are not known, and marked where the last ones stand in', () => {
    const given = { kind: 'jp_monthly', on: newDay, years: 15, averageWageIdr: '1000000' };
    const error = { code: 'parameter.not_yet_known', field: 'on' };
    expect(answer(given)).toEqual({ id: null, error });
    expect(answer({ ...given, provisional: true })).toMatchObject({ totalIdr: '393500', provisional: true });
  });
});

describe('order of heirs (PP 44/2015 art. 37(4)-(5))', () => {
  test.each([
    [['widow', 'child', 'sibling'], 1, ['widow', 'child'], 'heirs'],
    [['sibling', 'parent'], 2, ['parent'], 'heirs'],
    [['parent_in_law', 'sibling'], 3, ['sibling'], 'heirs'],
    [['parent_in_law', 'named_in_will'], 4, ['parent_in_law'], 'heirs'],
    [['named_in_will'], 5, ['named_in_will'], 'heirs'],
    [[], null, [], 'social_security_fund'],
  ])('%o: rank %s, %o, the death sum to %s', (relatives, rank, entitled, deathSumTo) => {
    const result = answer({ kind: 'heirs', eventOn: newDay, relatives });
    expect(result).toMatchObject({ rank, entitled, deathSumTo });
  });

  test('is not guessed when nobody was asked about, and refuses an unknown relative', () => {
    expect(answer({ kind: 'heirs', eventOn: newDay })).toMatchObject({ error: { code: 'field.missing' } });
    const unknown = answer({ kind: 'heirs', eventOn: newDay, relatives: ['friend'] });
    expect(unknown).toMatchObject({ error: { code: 'field.choice_unknown', field: 'relatives[0]' } });
  });
});
