import { decimalOf, overlap, plus, type Span, spanOf } from './exact-decimal.ts';
import type { PublishedFigure } from './figure.ts';
import type { FigureCheck, FigureRegister } from './figure-checks.ts';

const nothing: Span = { from: { of: 0n, over: 1n }, to: { of: 0n, over: 1n } };

/** The parts of a published whole sum to it; null: no parts were published. */
export function checkSum(register: FigureRegister, figure: PublishedFigure): FigureCheck | null {
  if (figure.sumOf === undefined) return null;
  const parts = figure.sumOf.map((id) => register.get(id));
  const known = parts.filter((part) => part !== undefined);
  if (known.length < parts.length)
    return { check: 'sum', outcome: 'unknown', code: 'parts_missing', facts: {} };
  const sum = known.map((part) => spanOf(part.value, part.approximate)).reduce(addSpans, nothing);
  const isWhole = overlap(sum, spanOf(figure.value, figure.approximate));
  return {
    check: 'sum',
    outcome: isWhole ? 'pass' : 'fail',
    code: isWhole ? 'sum_fits' : 'sum_differs',
    facts: {
      parts: known.map(({ value }) => value).join(' + '),
      sum: decimalOf(
        { of: sum.from.of * sum.to.over + sum.to.of * sum.from.over, over: 2n * sum.from.over * sum.to.over },
        0,
      ),
      value: figure.value,
    },
  };
}

function addSpans(one: Span, other: Span): Span {
  return { from: plus(one.from, other.from), to: plus(one.to, other.to) };
}
