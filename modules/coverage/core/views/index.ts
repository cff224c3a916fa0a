export {
  type BreakdownDimension,
  breakdownDimensions,
  type ExportedView,
  type ExportFile,
  exportFiles,
  mostRanked,
  type RankingLevel,
  rankingLevels,
} from './view-choices.ts';
