import type { BreakdownDimension } from '#modules/coverage/core/index.ts';
import { textOf } from '#platform/server/texts.ts';

/** Values of which nothing is known. */
const notKnown = new Set(['', '0']);

/** A value of a property in words. */
export function nameOfValue(language: 'id' | 'en', dimension: BreakdownDimension, key: string): string {
  if (notKnown.has(key)) return textOf(language, `coverage.${dimension}.not_known`);
  if (dimension === 'age')
    return textOf(language, 'coverage.age.band', { from: key, through: Number(key) + 4 });
  return textOf(language, `coverage.${dimension}.${key}`);
}

/** Years of birth and forms of work in their order, others the largest first; those not known last. */
export function orderOfValues(dimension: BreakdownDimension, sums: ReadonlyMap<string, number>) {
  const keepsOrder = dimension === 'age' || dimension === 'form';
  return [...sums]
    .filter(([, workers]) => workers !== 0)
    .map(([key, workers]) => ({ key, workers }))
    .toSorted(
      (left, right) =>
        Number(notKnown.has(left.key)) - Number(notKnown.has(right.key)) ||
        (keepsOrder ? 0 : right.workers - left.workers) ||
        orderKey(dimension, left.key).localeCompare(orderKey(dimension, right.key)),
    );
}

/** The youngest first; formal, informal, both. */
function orderKey(dimension: BreakdownDimension, key: string): string {
  if (dimension === 'age') return String(9999 - Number(key));
  return dimension === 'form' ? String(['formal', 'informal', 'both'].indexOf(key)) : key;
}
