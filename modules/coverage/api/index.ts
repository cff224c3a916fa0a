export {
  areaCoverageSchema,
  coverageContract,
  coverageSchema,
  coverageViews,
  denominatorSchema,
  segmentCoverageSchema,
} from './coverage-contract.ts';
export { publishedContract, publishedFigureSchema } from './published-contract.ts';
export { coverageViewsContract } from './views-contract.ts';
