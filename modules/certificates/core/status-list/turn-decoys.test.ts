import { describe, expect, test } from 'vitest';
import {
  applyChanges,
  countPlaces,
  emptyPlaces,
  isTaken,
  type PlaceChange,
  type Status,
  type StatusPlaces,
  statusAt,
} from './places.ts';
import { turnDecoys } from './turn-decoys.ts';

const size = 131_072;
const unmoved = [[], [], []];

/** Numbers of [0, 1) that a seed repeats. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A list half held, a tenth of the held suspended, its decoys settled. */
function aList(random: () => number): StatusPlaces {
  const places = emptyPlaces(size);
  turnDecoys(places, unmoved, random);
  const changes: PlaceChange[] = [];
  for (let idx = 0; idx < size; idx++)
    if (statusAt(places, idx) === 0 && random() < 0.55) changes.push({ idx, status: random() < 0.1 ? 2 : 0 });
  const moved = applyChanges(places, changes);
  turnDecoys(places, moved, random);
  return places;
}

function someOf(places: StatusPlaces, status: Status, count: number, random: () => number): number[] {
  const found = new Set<number>();
  while (found.size < count) {
    const idx = Math.floor(random() * size);
    if (isTaken(places, idx) && statusAt(places, idx) === status) found.add(idx);
  }
  return [...found];
}

function copyOf({ statuses, taken }: StatusPlaces): StatusPlaces {
  return { statuses: statuses.slice(), taken: taken.slice() };
}

/** Of the places that changed from one status to another between two snapshots: how many are held, how many decoys. */
function changedBetween(before: StatusPlaces, after: StatusPlaces, from: Status, to: Status) {
  let held = 0;
  let decoys = 0;
  for (let idx = 0; idx < size; idx++) {
    if (statusAt(before, idx) !== from || statusAt(after, idx) !== to) continue;
    if (isTaken(after, idx)) held += 1;
    else decoys += 1;
  }
  return { held, decoys };
}

function changesOf(before: StatusPlaces, random: () => number): PlaceChange[] {
  return [
    ...someOf(before, 0, 1200, random).map((idx) => ({ idx, status: 2 as const })),
    ...someOf(before, 2, 700, random).map((idx) => ({ idx, status: 0 as const })),
  ];
}

/** What an observer gains who bets that a change is one of a held place, above what he knows of any place: 1 is nothing. */
function gainOf({ held, decoys }: { held: number; decoys: number }, places: StatusPlaces): number {
  const counts = countPlaces(places);
  const share = counts.held.reduce((sum, count) => sum + count, 0) / size;
  return held / (held + decoys) / share;
}

describe('decoys', () => {
  test('of two snapshots nobody can tell by share which changes are real', () => {
    const random = drawing(1);
    const before = aList(random);
    const after = copyOf(before);
    const moved = applyChanges(after, changesOf(before, random));
    turnDecoys(after, moved, random);
    for (const [from, to] of [
      [0, 2],
      [2, 0],
    ] as const) {
      const gain = gainOf(changedBetween(before, after, from, to), after);
      expect(gain).toBeLessThan(1.1);
      expect(gain).toBeGreaterThan(0.7);
    }
  });

  test('without their turns, or with turns of another rate, each change would tell (control)', () => {
    const random = drawing(2);
    const before = aList(random);
    const silent = copyOf(before);
    const moved = applyChanges(silent, changesOf(before, random));
    expect(gainOf(changedBetween(before, silent, 0, 2), silent)).toBeGreaterThan(1.5);
    const slow = copyOf(silent);
    turnDecoys(
      slow,
      moved.map((row) => row.map((count) => count / 10)),
      random,
    );
    expect(gainOf(changedBetween(before, slow, 2, 0), slow)).toBeGreaterThan(1.1);
  });

  test('a single change hides among many, and a build without any change turns as many', () => {
    const random = drawing(3);
    const before = aList(random);
    const quiet = copyOf(before);
    turnDecoys(quiet, unmoved, random);
    const once = copyOf(before);
    const moved = applyChanges(once, [{ idx: someOf(before, 0, 1, random)[0] ?? 0, status: 2 }]);
    turnDecoys(once, moved, random);
    for (const after of [quiet, once]) {
      for (const [from, to] of [
        [0, 2],
        [2, 0],
      ] as const) {
        expect(changedBetween(before, after, from, to).decoys).toBeGreaterThan(10);
        expect(changedBetween(before, after, from, to).decoys).toBeLessThan(600);
      }
    }
  });

  test('the shares of decoys follow those of the held, through months of lapses, payments and new certificates', () => {
    const random = drawing(4);
    const places = aList(random);
    for (let build = 0; build < 60; build++) {
      const joining: PlaceChange[] = [];
      while (joining.length < 300) {
        const idx = Math.floor(random() * size);
        if (!isTaken(places, idx) && statusAt(places, idx) === 0) joining.push({ idx, status: 0 });
      }
      const moved = applyChanges(places, [...changesOf(places, random), ...joining]);
      turnDecoys(places, moved, random);
    }
    const { held, decoys } = countPlaces(places);
    const suspended = (counts: readonly number[]) => (counts[2] ?? 0) / ((counts[0] ?? 0) + (counts[2] ?? 0));
    expect(suspended(held)).toBeGreaterThan(0.2);
    expect(Math.abs(suspended(decoys) / suspended(held) - 1)).toBeLessThan(0.08);
  });

  test('a list that nobody or hardly anybody holds looks like any other', () => {
    const random = drawing(5);
    const places = emptyPlaces(size);
    turnDecoys(places, unmoved, random);
    const before = copyOf(places);
    applyChanges(places, [{ idx: 7, status: 2 }]);
    turnDecoys(places, [[0, 0, 1]], random);
    for (const list of [before, places]) {
      const { decoys } = countPlaces(list);
      expect((decoys[2] ?? 0) / size).toBeGreaterThan(0.045);
      expect((decoys[2] ?? 0) / size).toBeLessThan(0.056);
      expect(decoys[1]).toBeGreaterThan(10);
    }
  });

  test('a revoked place stays revoked, held or not, and none that is held moves by itself', () => {
    const random = drawing(6);
    const places = aList(random);
    const revoking = someOf(places, 0, 40, random);
    const moved = applyChanges(
      places,
      revoking.map((idx) => ({ idx, status: 1 as const })),
    );
    turnDecoys(places, moved, random);
    const before = copyOf(places);
    for (let build = 0; build < 20; build++) turnDecoys(places, unmoved, random);
    let decoysRevoked = 0;
    for (let idx = 0; idx < size; idx++) {
      if (isTaken(before, idx) || statusAt(before, idx) === 1)
        expect(statusAt(places, idx)).toBe(statusAt(before, idx));
      if (!isTaken(before, idx) && statusAt(before, idx) === 1) decoysRevoked += 1;
    }
    expect(decoysRevoked).toBeGreaterThan(15);
  });
});
