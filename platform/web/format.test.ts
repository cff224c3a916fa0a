import { expect, test } from 'vitest';
import { formatPercent } from './format.ts';

test('a percentage has the thousands mark of its language and keeps its decimals', () => {
  expect(formatPercent('id', '39.4')).toBe('39,4%');
  expect(formatPercent('id', '1039.40')).toBe('1.039,40%');
  expect(formatPercent('en', '1039.4')).toBe('1,039.4%');
  expect(formatPercent('en', '100')).toBe('100%');
});
