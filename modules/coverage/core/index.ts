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
export { type Gap, gapOf, neededBy } from './gap.ts';
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
export { type HiddenRow, sumOf } from './hide-segments.ts';
export {
  cellSegments,
  denominatorSegment,
  exclusions,
  type Indicator,
  type IndicatorId,
  indicatorIds,
  indicators,
  type Measure,
  measures,
  offeredSegments,
} from './indicators.ts';
export {
  datasetIndicator,
  datasetName,
  type OpenIndicator,
  openIndicators,
} from './open-datasets.ts';
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
export { shippedTargets } from './shipped-targets.ts';
export {
  addsUpOverYear,
  conflictsOf,
  isOwnTarget,
  lastMonthOf,
  relatedIndicators,
  type Target,
  type TargetScope,
  targetUnits,
} from './target.ts';
export {
  readTargetLines,
  type TargetLine,
  type TargetLineProblem,
} from './target-lines.ts';
export {
  type BreakdownDimension,
  breakdownDimensions,
  type ExportFile,
  exportFiles,
  exportKinds,
  type MemberFile,
  memberFiles,
  mostRanked,
  type RankingLevel,
  rankingLevels,
  type ViewKind,
} from './view-choices.ts';
