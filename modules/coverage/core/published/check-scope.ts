import { exactDecimal, isAtMost, spanOf } from './exact-decimal.ts';
import type { PublishedFigure } from './figure.ts';
import type { FigureCheck, FigureRegister } from './figure-checks.ts';
import type { KnownMeasure } from './known-measures.ts';

/** Measures of people who work: none of them can be more than the labour force of the same area. */
const ofWorkers: readonly KnownMeasure[] = [
  'active_members',
  'active_pu',
  'active_bpu',
  'employed',
  'formal_workers',
  'informal_workers',
  'workforce_eligible',
];

/** The scope as published can hold the figure; null: not a count of workers, or a percentage within 0 and 100. */
export function checkScope(register: FigureRegister, figure: PublishedFigure): FigureCheck | null {
  if (figure.unit === 'percent' && figure.growth === undefined) return percentInRange(figure);
  if (!ofWorkers.includes(figure.measure)) return null;
  if (figure.area === null)
    return { check: 'scope', outcome: 'unknown', code: 'scope_no_area', facts: { scope: figure.scope } };
  const largest = labourForceOf(register, figure.area);
  if (largest === null)
    return { check: 'scope', outcome: 'unknown', code: 'scope_no_force', facts: { scope: figure.scope } };
  const isPossible = isAtMost(spanOf(figure.value, figure.approximate).from, spanOf(largest.value, true).to);
  return {
    check: 'scope',
    outcome: isPossible ? 'pass' : 'fail',
    code: isPossible ? 'scope_fits' : figure.readAs ? 'scope_other' : 'scope_too_many',
    facts: {
      value: figure.value,
      scope: figure.scope,
      force: largest.value,
      period: largest.period,
      areas: String(figure.readAs?.length ?? 0),
    },
  };
}

function percentInRange(figure: PublishedFigure): FigureCheck | null {
  const { units, decimals } = exactDecimal(figure.value);
  if (units <= 100n * 10n ** BigInt(decimals)) return null;
  return { check: 'scope', outcome: 'fail', code: 'over_hundred', facts: { value: figure.value } };
}

function labourForceOf(register: FigureRegister, area: string): PublishedFigure | null {
  return (
    [...register.values()]
      .filter((figure) => figure.measure === 'labour_force' && figure.area === area)
      .toSorted((one, other) => (BigInt(other.value) > BigInt(one.value) ? 1 : -1))[0] ?? null
  );
}
