/** What a count is broken down by; `form` is formal or informal work. */
export const breakdownDimensions = ['payer', 'sex', 'age', 'occupation', 'form'] as const;
export type BreakdownDimension = (typeof breakdownDimensions)[number];

/** Levels that are ranked; villages only for who may see them. */
export const rankingLevels = ['regency', 'district', 'village'] as const;
export type RankingLevel = (typeof rankingLevels)[number];

/** A page of a ranking; the villages of a province fit. */
export const mostRanked = 1000;

/** Views that are exported. */
export type ViewKind = 'coverage' | 'ranking' | 'breakdown' | 'missing' | 'ending';

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
] as const satisfies readonly `${ViewKind}.${'xlsx' | 'csv'}`[];
export type ExportFile = (typeof exportFiles)[number];

/** Files that the members of an organisation are exported to. */
export const memberFiles = ['members.xlsx', 'members.csv'] as const;
export type MemberFile = (typeof memberFiles)[number];

/** What view a file is of, and in which form. */
export const exportKinds = {
  'coverage.xlsx': { view: 'coverage', form: 'xlsx' },
  'ranking.xlsx': { view: 'ranking', form: 'xlsx' },
  'breakdown.xlsx': { view: 'breakdown', form: 'xlsx' },
  'missing.xlsx': { view: 'missing', form: 'xlsx' },
  'ending.xlsx': { view: 'ending', form: 'xlsx' },
  'coverage.csv': { view: 'coverage', form: 'csv' },
  'ranking.csv': { view: 'ranking', form: 'csv' },
  'breakdown.csv': { view: 'breakdown', form: 'csv' },
  'missing.csv': { view: 'missing', form: 'csv' },
  'ending.csv': { view: 'ending', form: 'csv' },
} as const satisfies Readonly<Record<ExportFile, { view: ViewKind; form: 'xlsx' | 'csv' }>>;
