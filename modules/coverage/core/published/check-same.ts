import { minus, overlap, roundedSpan, type Span, spanOf } from './exact-decimal.ts';
import type { PublishedFigure } from './figure.ts';
import type { FigureCheck, FigureRegister } from './figure-checks.ts';
import type { KnownMeasure } from './known-measures.ts';

/** Two shares that make up the whole between them. */
const complements: Partial<Record<KnownMeasure, KnownMeasure>> = {
  formal_share: 'informal_share',
  informal_share: 'formal_share',
};

/** The same measure of the same area and time elsewhere says the same; null: nobody else published it. */
export function checkSame(register: FigureRegister, figure: PublishedFigure): FigureCheck | null {
  const others = [...register.values()].filter((other) => isOfTheSame(figure, other));
  const [first] = others;
  if (first === undefined) return null;
  const differing = others.find((other) => !overlap(shownSpan(figure), comparable(figure, other)));
  const shown = differing ?? first;
  return {
    check: 'same',
    outcome: differing ? 'fail' : 'pass',
    code: `same_${differing ? 'differs' : 'fits'}${shown.measure === figure.measure ? '' : '_rest'}`,
    facts: { value: figure.value, other: shown.value, source: shown.source.title, period: shown.period },
  };
}

function isOfTheSame(figure: PublishedFigure, other: PublishedFigure): boolean {
  const isMeasure = other.measure === figure.measure || other.measure === complements[figure.measure];
  const isScope = other.scope === figure.scope && other.area === figure.area;
  return other.id !== figure.id && isMeasure && isScope && isSamePeriod(figure.period, other.period);
}

/** A year holds its months; two months of a year are the same time only where they are the same month or day. */
function isSamePeriod(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function comparable(figure: PublishedFigure, other: PublishedFigure): Span {
  const span = shownSpan(other);
  if (other.measure === figure.measure) return span;
  const hundred = { of: 100n, over: 1n };
  return { from: minus(hundred, span.to), to: minus(hundred, span.from) };
}

function shownSpan({ value, unit, approximate }: PublishedFigure): Span {
  return unit === 'percent' && !approximate ? roundedSpan(value) : spanOf(value, approximate);
}
