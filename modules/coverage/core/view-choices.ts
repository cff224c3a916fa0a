/** What a count is broken down by; `form` is formal or informal work. */
export const breakdownDimensions = ['payer', 'sex', 'age', 'occupation', 'form'] as const;
export type BreakdownDimension = (typeof breakdownDimensions)[number];

/** Levels that are ranked; villages only for who may see them. */
export const rankingLevels = ['regency', 'district', 'village'] as const;
export type RankingLevel = (typeof rankingLevels)[number];

/** A page of a ranking; the villages of a province fit. */
export const mostRanked = 1000;

const exportedViews = ['coverage', 'ranking', 'breakdown', 'missing', 'ending'] as const;
export type ExportedView = (typeof exportedViews)[number];

/** Files that views are exported to. */
export const exportFiles = [
  'coverage.xlsx',
  'ranking.xlsx',
  'breakdown.xlsx',
  'missing.xlsx',
  'ending.xlsx',
  'coverage.csv',
  'ranking.csv',
  'breakdown.csv',
  'missing.csv',
  'ending.csv',
] as const satisfies readonly `${ExportedView}.${'xlsx' | 'csv'}`[];
export type ExportFile = (typeof exportFiles)[number];
