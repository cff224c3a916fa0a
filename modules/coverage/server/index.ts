export { addToCells, fillCells, fillStanding } from './cells/index.ts';
export { showDefinitions } from './definitions/index.ts';
export { loadDenominators } from './denominators/index.ts';
export { addToTotals, coverageTasks, fillFacts, fillTotals, foldFacts } from './facts/index.ts';
export { coverageForecastRoutes, forecastJobs, forecastPeriodic, showForecast } from './forecast/index.ts';
export { showGap, targetsRoutes } from './gaps/index.ts';
export { openCsv, openJson, openPackage, openPackages, openTable } from './open-data/index.ts';
export { coverageReport, coverageRoutes, showCoverage, villageCoverage } from './picture/index.ts';
export { makePlan, plannerRoutes } from './planner/index.ts';
export { publishedReport, publishedRoutes } from './published/index.ts';
export { listTargets, loadTargets } from './targets/index.ts';
export {
  coverageExportsRoutes,
  coverageViewsRoutes,
  organisationCoverageRoutes,
  showOrganisation,
} from './views/index.ts';
