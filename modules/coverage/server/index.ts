export { coverageReport } from './coverage-report.ts';
export { coverageRoutes } from './coverage-routes.ts';
export { coverageTasks } from './coverage-tasks.ts';
export { addToFacts, addToTotals, foldFacts } from './fold-facts.ts';
export { loadDenominators } from './load-denominators.ts';

export { publishedRoutes } from './published-routes.ts';
export { showCoverage } from './show-coverage.ts';
export { publishedReport } from './show-published.ts';
export { villageCoverage } from './village-coverage.ts';
