import { expect, test } from 'vitest';
import { rankAreas } from './rank-areas.ts';

const area = (name: string, workers: number | null, denominator: number | null) => ({
  name,
  workers,
  denominator,
});
const ranksOf = (areas: readonly ReturnType<typeof area>[], by: 'percent' | 'workers' = 'percent') =>
  rankAreas(areas, by).ranked.map(({ name, rank, percent }) => [name, rank, percent]);

test('the larger share stands first, not the larger number', () => {
  expect(ranksOf([area('kota', 900, 3000), area('desa', 40, 100)])).toEqual([
    ['desa', 1, '40.0'],
    ['kota', 2, '30.0'],
  ]);
});

test('equal shares have one rank, in the order given, and the next has its place in the row', () => {
  expect(ranksOf([area('a', 1, 3), area('b', 1, 2), area('c', 2, 6), area('d', 1, 4)])).toEqual([
    ['b', 1, '50.0'],
    ['a', 2, '33.3'],
    ['c', 2, '33.3'],
    ['d', 4, '25.0'],
  ]);
});

test('shares that round to the same are still told apart', () => {
  expect(ranksOf([area('a', 33_330, 100_000), area('b', 33_331, 100_000)])).toEqual([
    ['b', 1, '33.3'],
    ['a', 2, '33.3'],
  ]);
});

test('without a workforce figure, or hidden, an area has no rank', () => {
  const { ranked, withoutDenominator, hidden } = rankAreas(
    [area('a', 5, 10), area('b', 9, null), area('c', null, 10)],
    'percent',
  );
  expect([ranked.length, withoutDenominator.map(({ name }) => name), hidden]).toEqual([1, ['b'], 1]);
});

test('an indicator without a share ranks by workers', () => {
  expect(ranksOf([area('a', 5, null), area('b', 9, null)], 'workers')).toEqual([
    ['b', 1, null],
    ['a', 2, null],
  ]);
});
