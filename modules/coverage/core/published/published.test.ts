import { expect, test } from 'vitest';
import { decimalOf, overlap, roundedSpan, spanOf } from './exact-decimal.ts';
import { figureChecks, type PublishedFigure, registerOf, shippedFigures } from './index.ts';

const register = registerOf(shippedFigures);

function said(id: string): Record<string, string> {
  const figure = register.get(id);
  if (!figure) throw new Error(`no figure ${id}`);
  return Object.fromEntries(
    figureChecks(register, figure).map(({ check, outcome, code }) => [check, `${outcome} ${code}`]),
  );
}

function factsOf(id: string, check: string): Readonly<Record<string, string>> {
  const figure = register.get(id);
  return (figure && figureChecks(register, figure).find((made) => made.check === check)?.facts) ?? {};
}

const one: PublishedFigure = {
  ...{
    id: 'x',
    measure: 'active_members',
    area: '51.99',
    scope: 'X',
    period: '2024',
    value: '10',
    unit: 'people',
  },
  ...{ approximate: false, source: { title: 'X', publishedOn: '2024', certainty: 'A' } },
};

test.each([
  // 685,674 = 494,734 + 190,940, and more than Denpasar's labour force: a branch's five regencies
  ['denpasar.active.2024', { sum: 'pass sum_fits', scope: 'fail scope_other' }],
  ['denpasar.active.2023', { scope: 'fail scope_other' }],
  ['denpasar.bpu.2024', { scope: 'pass scope_fits' }],
  ['denpasar.aware_bpu.2016', { sum: 'pass sum_fits' }],
  // 750,000 to 1.027 million is 36.93 %, the text says 36
  ['bali.growth.2023', { growth: 'fail growth_differs' }],
  ['gianyar.sponsored_growth.2024', { growth: 'pass growth_fits' }],
  ['bali.coverage.2023', { share: 'unknown share_implies_known' }],
  ['bali.informal_share.2023', { share: 'unknown share_not_published', same: 'fail same_differs_rest' }],
  ['bali.coverage.2025-03', { share: 'fail share_swapped' }],
  ['bali.coverage.2025-05', { share: 'pass missing_fits' }],
  ['gianyar.coverage.2025', { share: 'pass share_fits' }],
  ['nation.coverage_pu.2024', { share: 'pass share_fits' }],
  ['bali.target.2025.kemendagri', { same: 'fail same_differs' }],
  ['rpjmn.2025', { same: 'fail same_differs' }],
  // August 2019 was first printed as 1.52 %, later with other weights as 1.57 %
  ['bali.unemployment.2019', { share: 'unknown share_not_published', same: 'fail same_differs' }],
  ['rkp.2026', {}],
  ['branch.active.2018', { scope: 'unknown scope_no_area' }],
])('%s: %j', (id, expected) => {
  expect(said(id)).toEqual(expected);
});

test('the swapped digits of March 2025 are named: 935,079 of 1,873,899 is 49.90 %, 1,837,899 would fit', () => {
  expect(factsOf('bali.coverage.2025-03', 'share')).toEqual({
    ...{ of: '935079', over: '1873899', reckoned: '49.90', value: '50.88', fitting: '1837899' },
  });
});

test('a percentage without its denominator says which one it needs', () => {
  expect(factsOf('bali.coverage.2023', 'share')).toMatchObject({ implied: '2605938', known: '2610000' });
});

test('every number of the five articles is in the register, as published', () => {
  const values = new Set(
    shippedFigures.filter(({ source }) => source.title.startsWith('Artikel')).map(({ value }) => value),
  );
  const published = [
    ...['685674', '494734', '190940', '571891', '25', '16800'],
    ...['1027000', '39.41', '36', '750000', '59', '22', '70', '100'],
    ...['475000', '231301', '284621', '37358', '92644', '703', '1754'],
    ...['3', '4000', '2000', '1000', '7708', '22964'],
    ...['6400', '12800', '6', '48', '13', '34', '40'],
  ];
  expect(published.filter((value) => !values.has(value))).toEqual([]);
});

test('every number of the sections on targets and Bali is in the register, none that was only reckoned', () => {
  const values = new Set(
    shippedFigures.filter(({ source }) => !source.title.startsWith('Artikel')).map(({ value }) => value),
  );
  const published = [
    ...['99.5', '32.15', '43.92', '34.99', '35.68', '52.15', '67.28', '67.69', '73.86'],
    ...['935079', '1873899', '50.88', '816000', '1700000', '52.33', '26640000', '53040000', '50.23'],
    ...['1254577', '1236293', '76.78', '1.37', '2466230', '1219297', '1209382', '73.87', '1.52', '1.57'],
    ...['2570000', '1050000', '1370000', '5.63', '2740000', '2610000', '1210000', '46.57', '76.86', '4.80'],
    ...['2690000', '2620000', '1250000', '47.65', '77.08', '2.69'],
    ...['2710000', '2670000', '1310000', '49.32', '77.11', '1.79'],
    ...['130300', '198628', '65.60', '58.68', '35.52', '32089', '65', '54000'],
  ];
  expect(published.filter((value) => !values.has(value))).toEqual([]);
  const reckoned = ['2525355', '2490870', '2428679', '2420000', '2580000', '2440000', '73.54', '5.37'];
  expect(reckoned.filter((value) => values.has(value))).toEqual([]);
});

test('ids are unique and every relation names a figure of the register', () => {
  expect(register.size).toBe(shippedFigures.length);
  const named = shippedFigures.flatMap(({ sumOf = [], share, growth }) => [
    ...sumOf,
    share?.of,
    share?.over,
    growth?.from,
    growth?.to,
  ]);
  expect(named.filter((id) => typeof id === 'string' && !register.has(id))).toEqual([]);
});

test('a planted fault is found by the check made for it', () => {
  const parts = [
    { ...one, id: 'a', value: '4' },
    { ...one, id: 'b', value: '5' },
  ] as const;
  const whole: PublishedFigure = { ...one, sumOf: ['a', 'b'] };
  const outcomes = (figure: PublishedFigure, ...others: readonly PublishedFigure[]) =>
    figureChecks(registerOf([figure, ...others]), figure).map(({ check, outcome }) => `${check} ${outcome}`);
  expect(outcomes(whole, ...parts)).toContain('sum fail');
  expect(outcomes({ ...whole, value: '9' }, ...parts)).toContain('sum pass');
  expect(outcomes({ ...whole, value: '9' })).toContain('sum unknown');
  const force: PublishedFigure = { ...one, id: 'force', measure: 'labour_force', value: '9' };
  expect(outcomes(one, force)).toContain('scope fail');
  expect(outcomes({ ...one, value: '9' }, force)).toContain('scope pass');
  const share: PublishedFigure = {
    ...one,
    id: 's',
    measure: 'COV-EMP',
    unit: 'percent',
    value: '50.00',
    share: { of: 'x', over: 'force' },
  };
  expect(outcomes(share, one, { ...force, value: '20' })).toContain('share pass');
  expect(outcomes(share, one, { ...force, value: '21' })).toContain('share fail');
  expect(outcomes({ ...share, value: '101' }, one, force)).toContain('scope fail');
});

test('a shortened number stands for all it may have been, an exact one for itself', () => {
  expect(overlap(spanOf('2610000', true), spanOf('2605000', false))).toBe(true);
  expect(overlap(spanOf('2610000', true), spanOf('2604999', false))).toBe(false);
  expect(overlap(roundedSpan('39.41'), spanOf('39.415', false))).toBe(true);
  expect(overlap(roundedSpan('39.41'), spanOf('39.416', false))).toBe(false);
  expect(decimalOf({ of: -1n, over: 3n }, 2)).toBe('-0.33');
});
