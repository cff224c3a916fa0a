import { expect, test } from 'vitest';
import { moneySchema } from './contract.ts';

const moreThanNothing = moneySchema.refine((text) => BigInt(text) > 0n);

test('a rule added to an amount is not asked about what is none', () => {
  for (const text of ['', '_', '-1', '1.5', '1e9', '=1+1', '٣', 'x'.repeat(5_000), '1'.repeat(19)])
    expect(moreThanNothing.safeParse(text).success, text).toBe(false);
});

test('and is held of what is one', () => {
  expect(moreThanNothing.safeParse('1').success).toBe(true);
  expect(moreThanNothing.safeParse('0').success).toBe(false);
});
