import { expect, test } from 'vitest';
import { laggards, type VillageStage } from './village-stages.ts';

const villages = (...stages: VillageStage[]) => stages.map((stage) => ({ stage }));
const lagging = (stages: VillageStage[], today: string) => {
  const given = villages(...stages);
  return [...laggards(given, { startMonth: '2026-12', today })].map(({ stage }) => stage);
};

test('a village lags that is behind the middle one of its programme', () => {
  expect(lagging(['none', 'proposed', 'approved', 'approved', 'paid'], '2026-11-15')).toEqual([
    'none',
    'proposed',
  ]);
});

test('where all are equally far, or nothing is asked of anybody, nobody lags', () => {
  expect(lagging(['none', 'none', 'none'], '2026-11-30')).toEqual([]);
  expect(lagging([], '2026-11-30')).toEqual([]);
});

test('once the first month has begun, whoever is not paid lags', () => {
  expect(lagging(['billed', 'billed', 'paid'], '2026-11-30')).toEqual([]);
  expect(lagging(['billed', 'billed', 'paid'], '2026-12-01')).toEqual(['billed', 'billed']);
});
