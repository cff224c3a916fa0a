import { expect, test } from 'vitest';
import { type StatusList, statusIn } from './status-list.ts';

const list: StatusList = {
  uri: 'http://localhost:4510/status-lists/1',
  issuedAt: 1_000_000,
  expiresAt: 1_086_400,
  ttlSeconds: 43_200,
  entries: Uint8Array.of(0b11_10_01_00, 0b00_01_10_11),
};
const { uri } = list;
const justFetched = { nowSeconds: 1_000_100, fetchedAtSeconds: 1_000_050 };

test('each place has its two bits, the lowest of a byte first', () => {
  const statuses = Array.from({ length: 8 }, (_, idx) => statusIn(list, { idx, uri }, justFetched));
  expect(statuses).toEqual(
    [0, 1, 2, 3, 3, 2, 1, 0].map((status) => ({ from: 'list', status, isFresh: true })),
  );
});

test.each([
  ['no list', null, { idx: 0, uri }],
  ['a list of another address', list, { idx: 0, uri: `${uri}0` }],
  ['a list too short for the place', list, { idx: 8, uri }],
  ['a place beyond every list', list, { idx: Number.MAX_SAFE_INTEGER, uri }],
])('%s says nothing', (_, one, place) => {
  expect(statusIn(one, place, justFetched)).toEqual({ from: 'none' });
});

test.each([
  ['just fetched', 1_000_100, 1_000_050, true],
  ['a second before its time to live is over', 1_043_249, 1_000_050, true],
  ['when its time to live is over', 1_043_250, 1_000_050, false],
  ['at its end, though just fetched', 1_086_400, 1_086_399, false],
  ['by a clock that is five minutes behind', 999_700, 999_700, true],
  ['by a clock that is further behind', 999_699, 999_699, false],
  ['when the clock was set back after it was fetched', 1_000_100, 1_000_401, false],
])('a list is fresh or not %s', (_, nowSeconds, fetchedAtSeconds, isFresh) => {
  const found = statusIn(list, { idx: 0, uri }, { nowSeconds, fetchedAtSeconds });
  expect(found).toEqual({ from: 'list', status: 0, isFresh });
});
