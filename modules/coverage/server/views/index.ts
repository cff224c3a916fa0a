export { showOrganisation } from './show-organisation.ts';
export { coverageExportsRoutes, coverageViewsRoutes, organisationCoverageRoutes } from './views-routes.ts';
