export {
  birthBandOf,
  countedIn,
  type FactSegment,
  factSegmentOf,
  factSegments,
  payerKindOf,
  type ShownSegment,
  shownSegments,
} from './cells.ts';
export {
  addCounts,
  type FactCounts,
  noFactCounts,
  percentText,
  type ShownCounts,
  shownCounts,
  subtractCounts,
} from './counts.ts';
export { type FileRow, readCount } from './csv-lines.ts';
export { type Definition, definitions } from './definitions.ts';
export {
  type DenominatorLine,
  type DenominatorProblem,
  type LineProblem,
  readDenominatorLines,
  syntheticDefinition,
} from './denominator-lines.ts';
export { coverageErrors, refuse } from './errors.ts';
export {
  type AreaForecast,
  type AreaHistory,
  type ForecastIndicatorId,
  forecastIndicatorIds,
  makeForecasts,
  monthsAhead,
  monthsNeeded,
  type TermGroup,
  withGrace,
} from './forecast/index.ts';
export { hideGroup, isSmall, narrowestInterval } from './hide-group.ts';
export {
  type AreaCounts,
  type AreaTree,
  type Beforehand,
  hideInAreas,
  hideTotalsInAreas,
  type PublicCounts,
  provinceLevel,
  publicCounts,
  restOf,
  type SegmentTable,
  type TotalTable,
  withRests,
} from './hide-in-areas.ts';
export { hideMissing } from './hide-missing.ts';
export { type HiddenRow, sumOf } from './hide-segments.ts';
export {
  cellSegments,
  denominatorSegment,
  type Indicator,
  type IndicatorId,
  indicatorIds,
  indicators,
  type Measure,
  measures,
  offeredSegments,
} from './indicators.ts';
export * from './planner/index.ts';
export {
  type FigureCheck,
  type FigureRelations,
  figureCheckNames,
  figureChecks,
  figureUnits,
  type KnownMeasure,
  knownMeasures,
  type PublishedFigure,
  registerOf,
  shippedFigures,
  unknownRelations,
} from './published/index.ts';
export { rankAreas } from './rank-areas.ts';
export { hideSmall, hideSmallCells, hideSmallCounts } from './small-numbers.ts';
export {
  type BreakdownDimension,
  breakdownDimensions,
  exportFiles,
  mostRanked,
  type RankingLevel,
  rankingLevels,
} from './view-choices.ts';
