import { describe, expect, it } from 'vitest';
import { exceedsDenominator, percentScale, roundStep, scaleOf, stepOf } from './scale.ts';

describe('the steps of a map', () => {
  it('put a percentage into the step it begins', () => {
    const step = (percent: string | null) => stepOf(percentScale, { percent, count: 7 });
    expect(['0.0', '19.9', '20.0', '74.9', '75.0', '1039.4'].map(step)).toEqual([0, 0, 1, 5, 6, 6]);
    expect(step(null)).toBeNull();
  });

  it('follow the largest count where nothing has a percentage', () => {
    const counts = [0, 12, 61].map((count) => ({ percent: null, count }));
    const scale = scaleOf(counts);
    expect(scale).toEqual({ unit: 'count', from: [0, 10, 20, 30, 40, 50, 60] });
    expect(counts.map((figure) => stepOf(scale, figure))).toEqual([0, 1, 6]);
    expect(stepOf(scale, { percent: null, count: null })).toBeNull();
  });

  it('stand still for percentages whatever the counts are', () => {
    expect(scaleOf([{ percent: '3.0', count: 3 }])).toBe(percentScale);
    expect(scaleOf([])).toEqual({ unit: 'count', from: [0] });
  });

  it('are round numbers', () => {
    expect([0, 1, 1.2, 2, 3, 9, 11, 210].map(roundStep)).toEqual([1, 1, 2, 2, 5, 10, 20, 500]);
  });
});

describe('a figure above its denominator', () => {
  it('is told from one that fits', () => {
    expect(['100.0', '100', '39.4', null].map(exceedsDenominator)).toEqual([false, false, false, false]);
    expect(['100.1', '1039.4'].map(exceedsDenominator)).toEqual([true, true]);
  });
});
