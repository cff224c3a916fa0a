import { expect, test } from 'vitest';
import { shippedLaw } from '#tests/support/law.ts';
import { valueOn } from './law.ts';

test('a yearly value holds from its first to its last day', () => {
  expect(valueOn(shippedLaw, 'jp-wage-cap', '2026-02-28')?.value).toBe('10547400');
  expect(valueOn(shippedLaw, 'jp-wage-cap', '2026-03-01')?.value).toBe('11086300');
  expect(valueOn(shippedLaw, 'jp-wage-cap', '2027-03-01')).toBeNull();
});
