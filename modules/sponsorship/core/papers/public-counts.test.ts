import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type CountedPeople, leastShown, type PublicCounts, publicCounts } from './public-counts.ts';

const groups = ['farmer', 'trader', 'fisher'] as const;
const hamlets = ['Banjar A', 'Banjar B'] as const;

/** Cells of a table from its numbers, hamlet by hamlet. */
function tableOf(values: readonly number[]): readonly CountedPeople[] {
  return hamlets.flatMap((hamlet, row) =>
    groups.map((group, column) => ({ hamlet, group, workers: values[row * groups.length + column] ?? 0 })),
  );
}

/** Every table whose cells hold 0 to `most` people. */
function* everyTable(most: number): Generator<readonly number[]> {
  const cells = hamlets.length * groups.length;
  for (let number = 0; number < (most + 1) ** cells; number += 1)
    yield Array.from({ length: cells }, (_, place) => Math.floor(number / (most + 1) ** place) % (most + 1));
}

/** Small cells that one who knows the paper, and how it is made, can tell: the same in all tables that print it. */
function recoverable(print: (counts: readonly CountedPeople[]) => unknown, most: number): number {
  const ranges = new Map<string, { least: number[]; most: number[] }>();
  for (const values of everyTable(most)) {
    const key = JSON.stringify(print(tableOf(values)));
    const range = ranges.get(key);
    if (!range) ranges.set(key, { least: [...values], most: [...values] });
    else
      for (const [place, value] of values.entries()) {
        range.least[place] = Math.min(range.least[place] ?? value, value);
        range.most[place] = Math.max(range.most[place] ?? value, value);
      }
  }
  return [...ranges.values()].reduce(
    (sum, { least, most: highest }) =>
      sum +
      least.filter((value, place) => value === highest[place] && value > 0 && value < leastShown).length,
    0,
  );
}

/** The usual way, which does not hold: small cells crossed out, the totals beside them. */
function crossedOut(counts: readonly CountedPeople[]): unknown {
  return hamlets.map((hamlet) => {
    const row = counts.filter((one) => one.hamlet === hamlet).map(({ workers }) => workers);
    return [
      ...row.map((workers) => (workers > 0 && workers < leastShown ? '*' : workers)),
      row.reduce((a, b) => a + b, 0),
    ];
  });
}

describe('the list for the notice board', () => {
  test('lets nobody who knows it, and how it is made, work out a cell of fewer than five', () => {
    expect(recoverable(publicCounts, 6)).toBe(0);
  });

  test('control: crossing out small cells beside their totals gives them away', () => {
    expect(recoverable(crossedOut, 6)).toBeGreaterThan(0);
  });

  test('names hamlets and occupations of five and more, most first, and puts the others together', () => {
    const counts = [
      { hamlet: 'Banjar Pohgading', group: 'farmer', workers: 12 },
      { hamlet: 'Banjar Pohgading', group: 'trader', workers: 3 },
      { hamlet: 'Banjar Pohgading', group: 'driver', workers: 2 },
      { hamlet: 'Banjar Anyar', group: 'farmer', workers: 6 },
      { hamlet: 'Banjar Anyar', group: 'priest', workers: 1 },
      { hamlet: 'Banjar Liligundi', group: 'farmer', workers: 2 },
      { hamlet: 'Banjar Uma', group: 'farmer', workers: 4 },
    ];
    expect(publicCounts(counts)).toEqual({
      workers: 30,
      hamlets: [
        {
          hamlet: 'Banjar Pohgading',
          workers: 17,
          lines: [
            { group: 'farmer', workers: 12 },
            { group: null, workers: 5 },
          ],
        },
        { hamlet: 'Banjar Anyar', workers: 7, lines: [{ group: null, workers: 7 }] },
        { hamlet: null, workers: 6, lines: [{ group: 'farmer', workers: 6 }] },
      ],
    } satisfies PublicCounts);
  });

  test('of fewer than five people in all says nothing, not even how many', () => {
    expect(publicCounts([{ hamlet: 'Banjar A', group: 'farmer', workers: 4 }])).toEqual({
      workers: null,
      hamlets: [],
    });
  });

  const anyTable = fc.array(
    fc.record({
      hamlet: fc.constantFrom('A', 'B', 'C', 'D', 'E', ''),
      group: fc.constantFrom('farmer', 'trader', 'fisher', 'priest', 'other'),
      workers: fc.nat({ max: 30 }),
    }),
    { maxLength: 30 },
  );

  property.prop([anyTable])('shows no number under five, and its lines add up to everyone', (counts) => {
    const shown = publicCounts(counts);
    const numbers = shown.hamlets.flatMap(({ workers, lines }) => [
      workers,
      ...lines.map((line) => line.workers),
    ]);
    expect(numbers.filter((workers) => workers < leastShown)).toEqual([]);
    for (const { workers, lines } of shown.hamlets)
      expect(lines.reduce((sum, line) => sum + line.workers, 0)).toBe(workers);
    const all = counts.reduce((sum, { workers }) => sum + workers, 0);
    if (shown.workers === null) expect(all).toBeLessThan(leastShown);
    else expect(shown.hamlets.reduce((sum, { workers }) => sum + workers, 0)).toBe(all);
  });
});
