export {
  areaCoverageSchema,
  coverageContract,
  coverageSchema,
  coverageViews,
  denominatorSchema,
  segmentCoverageSchema,
} from './coverage-contract.ts';
export { coverageExportsContract } from './exports-contract.ts';
export { organisationCoverageContract, organisationCoverageSchema } from './organisation-contract.ts';
export { publishedContract, publishedFigureSchema } from './published-contract.ts';
export {
  breakdownSchema,
  coverageViewsContract,
  endingSchema,
  missingSchema,
  rankingSchema,
} from './views-contract.ts';
