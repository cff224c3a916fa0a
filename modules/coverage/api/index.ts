export {
  areaCoverageSchema,
  coverageContract,
  coverageSchema,
  coverageViews,
  denominatorSchema,
  segmentCoverageSchema,
} from './coverage-contract.ts';
export { coverageExportsContract } from './exports-contract.ts';
export { coverageForecastContract, forecastSchema } from './forecast-contract.ts';
export { organisationCoverageContract, organisationCoverageSchema } from './organisation-contract.ts';
export { planAskedSchema, planInputSchema, plannerContract, planSchema } from './planner-contract.ts';
export { publishedContract, publishedFigureSchema } from './published-contract.ts';
export { definitionSchema, gapSchema, targetSchema, targetsContract } from './targets-contract.ts';
export {
  breakdownSchema,
  coverageViewsContract,
  endingSchema,
  missingSchema,
  rankingSchema,
} from './views-contract.ts';
