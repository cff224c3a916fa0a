import { expect, test } from 'vitest';
import { spanText } from './clock-text.ts';

const t = (key: string, details: Readonly<Record<string, string | number>> = {}) =>
  `${details.n}${key.split('.').at(-1)?.[0] ?? ''}`;

test.each([
  [0, '0m'],
  [59, '59m'],
  [60, '1h'],
  [200, '3h 20m'],
  [1440, '1d'],
  [1445, '1d'],
  [3060, '2d 3h'],
  [-3061, '2d 3h'],
])('%i minutes are %s', (minutes, words) => {
  expect(spanText(t, minutes)).toBe(words);
});
