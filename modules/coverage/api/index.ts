export {
  areaCoverageSchema,
  coverageContract,
  coverageSchema,
  coverageViews,
  denominatorSchema,
  segmentCoverageSchema,
} from './coverage-contract.ts';
