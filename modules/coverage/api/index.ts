export {
  areaCoverageSchema,
  coverageContract,
  coverageSchema,
  coverageViews,
  denominatorSchema,
  segmentCoverageSchema,
} from './coverage-contract.ts';
export { publishedContract, publishedFigureSchema } from './published-contract.ts';
export {
  breakdownSchema,
  coverageViewsContract,
  endingSchema,
  missingSchema,
  organisationCoverageSchema,
  rankingSchema,
} from './views-contract.ts';
