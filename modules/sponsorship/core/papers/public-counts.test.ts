import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type CountedPeople, leastShown, type PublicCounts, publicCounts } from './public-counts.ts';

const groups = ['farmer', 'trader'] as const;
const hamlets = ['Banjar A', 'Banjar B'] as const;
const most = 7;

/** Every table of two hamlets and two occupations whose cells hold 0 to 7 people. */
const everyTable = Array.from({ length: (most + 1) ** (hamlets.length * groups.length) }, (_, number) =>
  hamlets.flatMap((hamlet, row) =>
    groups.map((group, column) => {
      const place = row * groups.length + column;
      return { hamlet, group, workers: Math.floor(number / (most + 1) ** place) % (most + 1) };
    }),
  ),
);

type Table = readonly CountedPeople[];

/** Each sum that is printed, with whether a cell is part of it: what a reader can work with. */
interface PrintedSum {
  readonly workers: number;
  readonly holds: (cell: CountedPeople) => boolean;
}

function sumsOf(table: Table): readonly PrintedSum[] {
  const { workers: all, hamlets: printed } = publicCounts(table);
  const named = new Set(printed.map(({ hamlet }) => hamlet));
  const sums = printed.flatMap(({ hamlet, workers, lines }) => {
    const isHere = (cell: CountedPeople) =>
      hamlet === null ? !named.has(cell.hamlet) : cell.hamlet === hamlet;
    const shown = new Set(lines.map(({ group }) => group));
    const isOf = (cell: CountedPeople, group: string | null) =>
      isHere(cell) && (group === null ? !shown.has(cell.group) : cell.group === group);
    return [
      { workers, holds: isHere },
      ...lines.map((line) => ({
        workers: line.workers,
        holds: (cell: CountedPeople) => isOf(cell, line.group),
      })),
    ];
  });
  return all === null ? [] : [...sums, { workers: all, holds: () => true }];
}

/** The usual way, which does not hold: small cells crossed out, the totals of rows and columns beside them. */
function crossedOut(table: Table): readonly PrintedSum[] {
  const isCell = (one: CountedPeople) => (cell: CountedPeople) =>
    cell.hamlet === one.hamlet && cell.group === one.group;
  const ways: readonly ((cell: CountedPeople) => boolean)[] = [
    ...table.filter(({ workers }) => workers === 0 || workers >= leastShown).map(isCell),
    ...hamlets.map((hamlet) => (cell: CountedPeople) => cell.hamlet === hamlet),
    ...groups.map((group) => (cell: CountedPeople) => cell.group === group),
  ];
  return ways.map((holds) => ({ holds, workers: total(table.filter(holds)) }));
}

function total(cells: Table): number {
  return cells.reduce((sum, { workers }) => sum + workers, 0);
}

/** Tables that print a small cell which is the same in every table with the same sums. */
function tablesGivenAway(print: (table: Table) => readonly PrintedSum[]): number {
  const known = new Map<string, Table[]>();
  const givenAway = (table: Table) => {
    const sums = print(table);
    const key = sums
      .map(({ workers, holds }) => `${table.map((cell) => (holds(cell) ? 1 : 0)).join('')}=${workers}`)
      .join();
    const alike =
      known.get(key) ??
      everyTable.filter((other) =>
        sums.every(({ workers, holds }) => total(other.filter(holds)) === workers),
      );
    known.set(key, alike);
    return table.some(
      ({ workers }, place) =>
        workers > 0 && workers < leastShown && alike.every((other) => other[place]?.workers === workers),
    );
  };
  return everyTable.filter(givenAway).length;
}

describe('the list for the notice board', () => {
  test('lets nobody work out a cell of fewer than five from the sums that it prints', () => {
    expect(tablesGivenAway(sumsOf)).toBe(0);
  });

  test('control: crossing out small cells beside their totals gives them away', () => {
    expect(tablesGivenAway(crossedOut)).toBeGreaterThan(0);
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
