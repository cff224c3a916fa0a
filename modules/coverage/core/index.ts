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
export { type Definition, definitions } from './definitions.ts';
export {
  type DenominatorLine,
  type DenominatorProblem,
  type FileRow,
  type LineProblem,
  readDenominatorLines,
  syntheticDefinition,
} from './denominator-lines.ts';
export { coverageErrors, refuse } from './errors.ts';
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
export { hideSmall, hideSmallCells, hideSmallCounts, type PublicCounts } from './small-numbers.ts';
export {
  breakdownDimensions,
  exportFiles,
  mostRanked,
  rankingLevels,
} from './views/index.ts';
