import {
  decimalOf,
  divided,
  exactDecimal,
  type Fraction,
  minus,
  overlap,
  roundedSpan,
  type Span,
  spanOf,
} from './exact-decimal.ts';
import type { PublishedFigure } from './figure.ts';
import type { FigureCheck, FigureRegister } from './figure-checks.ts';

/** A stated growth in percent is that of the two figures; null: none was stated. */
export function checkGrowth(register: FigureRegister, figure: PublishedFigure): FigureCheck | null {
  if (figure.growth === undefined) return null;
  const before = register.get(figure.growth.from);
  const after = register.get(figure.growth.to);
  if (before === undefined || after === undefined || exactDecimal(before.value).units === 0n)
    return { check: 'growth', outcome: 'unknown', code: 'ends_missing', facts: {} };
  const from = spanOf(before.value, before.approximate);
  const to = spanOf(after.value, after.approximate);
  const grown: Span = { from: growthOf(from.to, to.from), to: growthOf(from.from, to.to) };
  const stated = figure.approximate ? spanOf(figure.value, true) : roundedSpan(figure.value);
  const isRight = overlap(grown, stated);
  const exact = growthOf(spanOf(before.value, false).from, spanOf(after.value, false).from);
  return {
    check: 'growth',
    outcome: isRight ? 'pass' : 'fail',
    code: isRight ? 'growth_fits' : 'growth_differs',
    facts: { from: before.value, to: after.value, reckoned: decimalOf(exact, 2), value: figure.value },
  };
}

function growthOf(from: Fraction, to: Fraction): Fraction {
  const { of, over } = divided(minus(to, from), from);
  return { of: of * 100n, over };
}
