import { describe, expect, it } from 'vitest';
import { addMonths } from '#platform/core/month.ts';
import { pathMonths, ticksOf, trendLines } from './trend-lines.ts';

const frame = { width: 400, height: 200, left: 40, right: 10, top: 10, bottom: 30 };

function monthsFrom(first: string, counts: readonly (number | null)[]) {
  return counts.map((count, index) => ({ month: addMonths(first, index), count }));
}

function pathFrom(first: string, counts: readonly number[]) {
  return counts.map((count, index) => ({ month: addMonths(first, index), count }));
}

describe('the lines of a trend', () => {
  const trend = monthsFrom('2025-11', [100, 140, 180, 200]);

  it('run from the left edge to the right one, more being higher', () => {
    const [line = []] = trendLines(trend, [], frame)?.stretches ?? [];
    expect([line[0]?.x, line.at(-1)?.x]).toEqual([40, 390]);
    const heights = line.map(({ y }) => y);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(frame.top);
    expect(Math.max(...heights)).toBeLessThanOrEqual(frame.height - frame.bottom);
  });

  it('leave room for the path, which ends at the target', () => {
    const path = pathFrom('2026-02', [200, 260, 320]);
    const lines = trendLines(trend, path, frame);
    expect(lines?.target).toMatchObject({ month: '2026-04', count: 320, x: 390 });
    expect(lines?.needed[0]).toEqual(lines?.stretches[0]?.at(-1));
    expect(lines?.months).toHaveLength(6);
  });

  it('cut a path whose target lies years ahead and do not mark the target', () => {
    const far = pathFrom(
      '2026-02',
      Array.from({ length: 200 }, (_, index) => 200 + index),
    );
    const lines = trendLines(trend, far, frame);
    expect(lines?.target).toBeNull();
    expect(lines?.needed).toHaveLength(pathMonths + 1);
    expect(lines?.needed.at(-1)?.x).toBe(390);
  });

  it('break at a month that is withheld', () => {
    const lines = trendLines(monthsFrom('2025-11', [5, 6, null, 8]), [], frame);
    expect(lines?.stretches.map((stretch) => stretch.map(({ count }) => count))).toEqual([[5, 6], [8]]);
  });

  it('are not drawn of one month alone', () => {
    expect(trendLines(monthsFrom('2025-11', [5]), [], frame)).toBeNull();
    expect(trendLines(monthsFrom('2025-11', [null, 5, null]), [], frame)).toBeNull();
  });

  it('stay inside the frame when nothing changes', () => {
    const [line = []] = trendLines(monthsFrom('2025-11', [7, 7, 7]), [], frame)?.stretches ?? [];
    for (const { y } of line) expect(y).toBeGreaterThanOrEqual(frame.top);
    for (const { y } of line) expect(y).toBeLessThanOrEqual(frame.height - frame.bottom);
  });
});

describe('the marks beside a trend', () => {
  it('are round and enclose what is drawn', () => {
    expect(ticksOf(12_147, 15_836)).toEqual([12_000, 13_000, 14_000, 15_000, 16_000]);
    expect(ticksOf(0, 3)).toEqual([0, 1, 2, 3]);
    expect(ticksOf(0, 0)).toEqual([0, 1]);
  });
});
