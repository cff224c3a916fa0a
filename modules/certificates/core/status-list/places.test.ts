import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges, countPlaces, emptyPlaces, isTaken, setStatus, statusAt } from './places.ts';

test('two bits a place stand as in the example of the IETF draft (4.1)', () => {
  const places = emptyPlaces(16);
  const given = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3] as const;
  for (const [idx, status] of given.entries()) setStatus(places, idx, status);
  expect([...places.statuses.subarray(0, 3)]).toEqual([0xc9, 0x44, 0xf9]);
  expect(given.map((_, idx) => statusAt(places, idx))).toEqual([...given]);
});

test('whatever is written is read back, of each place alone, and counted', () => {
  const change = fc.record({ idx: fc.integer({ min: 0, max: 63 }), status: fc.constantFrom(0, 1, 2) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), (changes) => {
      const places = emptyPlaces(64);
      const model = new Map<number, number>();
      const moved = applyChanges(
        places,
        changes.map(({ idx, status }) => ({ idx, status: statusOf(status) })),
      );
      for (const { idx, status } of changes) model.set(idx, status);
      for (let idx = 0; idx < 64; idx++) {
        expect(statusAt(places, idx)).toBe(model.get(idx) ?? 0);
        expect(isTaken(places, idx)).toBe(model.has(idx));
      }
      const { held, decoys } = countPlaces(places);
      expect(held.slice(0, 3)).toEqual(
        [0, 1, 2].map((status) => [...model.values()].filter((value) => value === status).length),
      );
      expect(decoys[0]).toBe(64 - model.size);
      expect(moved.flat().reduce((sum, count) => sum + count, 0)).toBe(changes.length);
    }),
  );
});

function statusOf(status: number) {
  return status === 1 ? 1 : status === 2 ? 2 : 0;
}
