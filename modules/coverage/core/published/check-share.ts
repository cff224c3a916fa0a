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
import type { KnownMeasure } from './known-measures.ts';

/** Measures that a coverage may be a share of. */
const denominators: readonly KnownMeasure[] = ['employed', 'labour_force', 'workforce_eligible'];

/** A percentage is its numerator over its denominator; null: neither was published with it. */
export function checkShare(register: FigureRegister, figure: PublishedFigure): FigureCheck | null {
  const isShare = figure.unit === 'percent' && figure.growth === undefined && !isPlan(figure);
  if (!isShare) return null;
  const of = register.get(figure.share?.of ?? '');
  const over = register.get(figure.share?.over ?? '');
  if (of !== undefined && figure.share?.over === null) return impliedDenominator(register, figure, of);
  if (of === undefined || over === undefined || exactDecimal(over.value).units === 0n)
    return { check: 'share', outcome: 'unknown', code: 'share_not_published', facts: {} };
  const isMissing = figure.share?.isMissing === true;
  const isRight = overlap(shareSpan(of, over, isMissing), statedSpan(figure));
  const exact = shareOf(spanOf(of.value, false).from, spanOf(over.value, false).from, isMissing);
  const facts = {
    of: of.value,
    over: over.value,
    reckoned: decimalOf(exact, Math.max(2, exactDecimal(figure.value).decimals)),
    value: figure.value,
  };
  if (isRight)
    return { check: 'share', outcome: 'pass', code: isMissing ? 'missing_fits' : 'share_fits', facts };
  const fitting = isMissing ? null : swappedDigits(figure, { of, over });
  if (fitting === null)
    return { check: 'share', outcome: 'fail', code: isMissing ? 'missing_differs' : 'share_differs', facts };
  return { check: 'share', outcome: 'fail', code: 'share_swapped', facts: { ...facts, fitting } };
}

/** A plan is no share of anything yet. */
function isPlan({ measure }: PublishedFigure): boolean {
  return measure.startsWith('target_');
}

/** The denominator was not published: which one the percentage needs, and whether a known figure of the area is that large. */
function impliedDenominator(
  register: FigureRegister,
  figure: PublishedFigure,
  of: PublishedFigure,
): FigureCheck {
  const stated = statedSpan(figure);
  const implied = divided(spanOf(of.value, false).from, spanOf(figure.value, false).from);
  const facts = {
    of: of.value,
    value: figure.value,
    implied: decimalOf({ of: implied.of * 100n, over: implied.over }, 0),
  };
  const known = [...register.values()].find(
    (other) =>
      denominators.includes(other.measure) &&
      other.area === figure.area &&
      overlap(shareSpan(of, other, false), stated),
  );
  if (known === undefined) return { check: 'share', outcome: 'unknown', code: 'share_implies', facts };
  return {
    check: 'share',
    outcome: 'unknown',
    code: 'share_implies_known',
    facts: { ...facts, known: known.value, period: known.period, source: known.source.title },
  };
}

function statedSpan(figure: PublishedFigure): Span {
  return figure.approximate ? spanOf(figure.value, true) : roundedSpan(figure.value);
}

function shareSpan(of: PublishedFigure, over: PublishedFigure, isMissing: boolean): Span {
  const top = spanOf(of.value, of.approximate);
  const bottom = spanOf(over.value, over.approximate);
  const low = shareOf(top.from, bottom.to, false);
  const high = shareOf(top.to, bottom.from, false);
  const hundred: Fraction = { of: 100n, over: 1n };
  return isMissing ? { from: minus(hundred, high), to: minus(hundred, low) } : { from: low, to: high };
}

function shareOf(of: Fraction, over: Fraction, isMissing: boolean): Fraction {
  const share = divided(of, over);
  return isMissing
    ? { of: (share.over - share.of) * 100n, over: share.over }
    : { of: share.of * 100n, over: share.over };
}

/** The one number with two neighbouring digits changed places that would make the percentage right; null: none, or several. */
function swappedDigits(
  figure: PublishedFigure,
  { of, over }: { readonly of: PublishedFigure; readonly over: PublishedFigure },
): string | null {
  const stated = statedSpan(figure);
  const fitting = [
    ...neighboursSwapped(of.value).filter((value) =>
      overlap(shareSpan({ ...of, value }, over, false), stated),
    ),
    ...neighboursSwapped(over.value).filter((value) =>
      overlap(shareSpan(of, { ...over, value }, false), stated),
    ),
  ];
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function neighboursSwapped(value: string): readonly string[] {
  return Array.from({ length: value.length - 1 }, (_, place) =>
    /^\d\d$/.test(value.slice(place, place + 2))
      ? `${value.slice(0, place)}${value[place + 1]}${value[place]}${value.slice(place + 2)}`
      : value,
  ).filter((swapped) => swapped !== value && !swapped.startsWith('0'));
}
