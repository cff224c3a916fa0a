export { coverageReport } from './coverage-report.ts';
export { coverageRoutes } from './coverage-routes.ts';
export { type Coverage, showCoverage } from './show-coverage.ts';
export { villageCoverage } from './village-coverage.ts';
