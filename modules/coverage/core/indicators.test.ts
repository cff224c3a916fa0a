import { describe, expect, test } from 'vitest';
import { definitions } from './definitions.ts';
import { cellSegments, denominatorSegment, indicatorIds, indicators, offeredSegments } from './indicators.ts';

describe('what may be asked', () => {
  test('every indicator is offered once, and what is counted by a rule of its own is defined beside them', () => {
    expect([...indicatorIds].sort()).toEqual(Object.keys(indicators).sort());
    expect(definitions.map(({ id }) => id)).toEqual([...indicatorIds, 'COUNTED']);
  });

  test('a segment is asked within the workers that an indicator counts at all', () => {
    expect(cellSegments(indicators.PAID, 'ALL')).toEqual(['PU', 'BPU', 'PU+BPU']);
    expect(cellSegments(indicators.PAID, 'BPU')).toEqual(['BPU', 'PU+BPU']);
    expect(cellSegments(indicators['ACTIVE-PU'], 'ALL')).toEqual(['PU', 'PU+BPU']);
    expect(cellSegments(indicators['ACTIVE-BPU'], 'BPU')).toEqual(['BPU', 'PU+BPU']);
    expect(cellSegments(indicators['ACTIVE-PU'], 'BPU')).toEqual(['PU+BPU']);
  });

  test('a percentage is laid over the segment it counts, and flows over nothing', () => {
    expect(denominatorSegment(indicators['ACTIVE-PU'], 'ALL')).toBe('PU');
    expect(denominatorSegment(indicators['ACTIVE-PU'], 'BPU')).toBeNull();
    expect(denominatorSegment(indicators.PAID, 'BPU')).toBe('BPU');
    expect(denominatorSegment(indicators['NEW-WORKERS'], 'ALL')).toBeNull();
    expect(offeredSegments(indicators['ACTIVE-EMPLOYERS'])).toEqual(['ALL']);
    expect(offeredSegments(indicators.PROTECTED)).toEqual(['ALL', 'PU', 'BPU']);
  });
});
