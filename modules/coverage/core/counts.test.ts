import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { birthBandOf, countedIn, factSegmentOf } from './cells.ts';
import { percentText, shownCounts } from './counts.ts';

describe('counts', () => {
  test('a worker with both segments counts in each segment and once in all', () => {
    expect(shownCounts({ PU: 10, BPU: 4, 'PU+BPU': 3 })).toEqual({ ALL: 17, PU: 13, BPU: 7 });
  });

  test.each([
    { numerator: 130_300, denominator: 198_628, text: '65.6' },
    { numerator: 935_079, denominator: 1_837_899, text: '50.9' },
    { numerator: 935_079, denominator: 1_873_899, text: '49.9' },
    { numerator: 1, denominator: 2000, text: '0.1' },
    { numerator: 999, denominator: 2_000_000, text: '0.0' },
    { numerator: 1, denominator: 1, text: '100.0' },
    { numerator: 3, denominator: 2, text: '150.0' },
  ])('$numerator of $denominator is $text percent', ({ numerator, denominator, text }) => {
    expect(percentText(numerator, denominator)).toBe(text);
  });

  test('the tenth of a percent is exact for any number of workers', () => {
    const workers = fc.integer({ min: 0, max: 4_000_000_000 });
    fc.assert(
      fc.property(workers, fc.integer({ min: 1, max: 4_000_000_000 }), (numerator, denominator) => {
        const perMille = (BigInt(numerator) * 2000n + BigInt(denominator)) / (BigInt(denominator) * 2n);
        expect(percentText(numerator, denominator)).toBe(`${perMille / 10n}.${perMille % 10n}`);
      }),
      {
        examples: [
          [3_999_999_999, 4_000_000_000],
          [1, 2000],
          [1_999, 4_000_000],
        ],
      },
    );
  });

  test('there is no percentage without a denominator', () => {
    expect([percentText(5, null), percentText(5, 0)]).toEqual([null, null]);
  });

  test('years of birth fall into bands of five', () => {
    expect(['1984-12-31', '1985-01-01', '1989-12-31'].map(birthBandOf)).toEqual([1980, 1985, 1985]);
  });

  test('open memberships decide the segment of the cell', () => {
    const all = [true, false].flatMap((pu) => [true, false].map((bpu) => factSegmentOf({ pu, bpu })));
    expect(all).toEqual(['PU+BPU', 'PU', 'BPU', null]);
  });

  test('a known place counts in itself and all above; an unknown one in the province of the other', () => {
    expect(countedIn('51.71.04', '51.03.01.1001')).toEqual(['51', '51.71', '51.71.04']);
    expect(countedIn('', '51.03.01.1001')).toEqual(['51']);
    expect(countedIn('', '')).toEqual([]);
  });
});
