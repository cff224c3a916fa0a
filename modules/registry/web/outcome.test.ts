import { describe, expect, test } from 'vitest';
import { allSentBy, holdsNoRows, outcomeTiles } from './outcome.ts';

const counts = { ready: 80, warning: 9, fix: 6, rejected: 3 };

describe('the boxes of a list', () => {
  test('stand for the outcomes as long as nothing is registered', () => {
    expect(outcomeTiles({ counts, rowsRegistered: 0 })).toEqual([
      { choice: 'ready', rows: 80 },
      { choice: 'warning', rows: 9 },
      { choice: 'fix', rows: 6 },
      { choice: 'rejected', rows: 3 },
    ]);
  });

  test('tell registered rows from waiting ones afterwards', () => {
    const boxes = [
      { choice: 'registered', rows: 89 },
      { choice: 'waiting', rows: 0 },
      { choice: 'fix', rows: 6 },
      { choice: 'rejected', rows: 3 },
    ];
    expect(outcomeTiles({ counts, rowsRegistered: 89 })).toEqual(boxes);
    const mended = { ...counts, ready: 81, fix: 5 };
    expect(outcomeTiles({ counts: mended, rowsRegistered: 89 })[1]).toEqual({ choice: 'waiting', rows: 1 });
  });
});

test('a list without rows is told from one that is still read or was stopped', () => {
  expect(holdsNoRows({ state: 'checked', rowsTotal: 0 })).toBe(true);
  expect(holdsNoRows({ state: 'checked', rowsTotal: 2 })).toBe(false);
  expect(holdsNoRows({ state: 'reading', rowsTotal: 0 })).toBe(false);
  expect(holdsNoRows({ state: 'cancelled', rowsTotal: 0 })).toBe(false);
});

test('lists of one’s own are told from those of several senders', () => {
  const own = { sender: 'Desa Ubung Kaja' };
  expect(allSentBy([own, own], 'Desa Ubung Kaja')).toBe(true);
  expect(allSentBy([own, { sender: 'Hotel' }], 'Desa Ubung Kaja')).toBe(false);
});
