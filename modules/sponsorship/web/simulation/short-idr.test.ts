import { expect, test } from 'vitest';
import { shortIdr } from './short-idr.ts';

test.each([
  { amountIdr: '107520000', id: '107,5 jt', en: '107.5 m' },
  { amountIdr: '1202880000', id: '1,2 M', en: '1.2 bn' },
  { amountIdr: '16800', id: '0 jt', en: '0 m' },
  { amountIdr: '999949999', id: '999,9 jt', en: '999.9 m' },
])('$amountIdr reads $id', ({ amountIdr, id, en }) => {
  expect(
    [shortIdr('id', amountIdr), shortIdr('en', amountIdr)].map((text) => text.replace('\u00a0', ' ')),
  ).toEqual([id, en]);
});
