import { expect, test } from 'vitest';
import { hideSmallCells, hideSmallCounts } from './small-numbers.ts';

test('one to four workers are hidden, nobody and five are shown', () => {
  expect(hideSmallCounts({ ALL: 105, PU: 100, BPU: 5 })).toEqual({ ALL: 105, PU: 100, BPU: 5 });
  expect(hideSmallCounts({ ALL: 0, PU: 0, BPU: 0 })).toEqual({ ALL: 0, PU: 0, BPU: 0 });
  expect(hideSmallCounts({ ALL: 4, PU: 4, BPU: 0 })).toEqual({ ALL: null, PU: null, BPU: 0 });
});

test('the sum is hidden where it would tell the hidden part', () => {
  expect(hideSmallCounts({ ALL: 104, PU: 100, BPU: 4 })).toEqual({ ALL: null, PU: 100, BPU: null });
});

test('a single hidden cell takes the smallest shown one along, so that no subtraction tells it', () => {
  const cells = [
    { ALL: 50, PU: 20, BPU: 30 },
    { ALL: 22, PU: 20, BPU: 2 },
    { ALL: 30, PU: 10, BPU: 20 },
    { ALL: 0, PU: 0, BPU: 0 },
  ];
  expect(hideSmallCells(cells).map((cell) => cell.BPU)).toEqual([30, null, null, 0]);
  expect(hideSmallCells(cells).map((cell) => cell.PU)).toEqual([20, 20, 10, 0]);
});

test('two hidden cells hide each other and no third one', () => {
  const cells = [3, 2, 40].map((count) => ({ ALL: count, PU: count, BPU: 0 }));
  expect(hideSmallCells(cells).map((cell) => cell.PU)).toEqual([null, null, 40]);
});
