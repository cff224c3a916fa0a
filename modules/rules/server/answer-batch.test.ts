import { expect, test } from 'vitest';
import { answerCase } from '#modules/rules/core/index.ts';
import { shippedLaw } from '#tests/support/law.ts';
import { answerBatch } from './answer-batch.ts';

test('others get their turn while a long batch is computed', async () => {
  const slow = { kind: 'validity', subject: 'employer', on: '2199-12-31', paidThrough: '2015-07' };
  const cases = Array.from({ length: 200 }, () => slow);
  let turns = 0;
  const other = setInterval(() => {
    turns += 1;
  }, 1);
  const results = await answerBatch(shippedLaw, cases);
  clearInterval(other);
  expect(results).toEqual(cases.map((given) => answerCase(shippedLaw, given)));
  expect(turns).toBeGreaterThan(1);
});
