export {
  applicableValue,
  type DenominatorAsked,
  type DenominatorRow,
  listApplicableDenominators,
  listDenominatorsOf,
} from './denominator-queries.ts';
export { listDenominators } from './list-denominators.ts';
export { loadDenominators } from './load-denominators.ts';
export { shownDenominator, shownSegmentsOf } from './shown-segments.ts';
