export {
  DenominatorsPage,
  ForecastPage,
  OpenDataPage,
  OrganisationCoveragePage,
  OwnOrganisationPage,
  PlanPage,
  PublishedPage,
  TargetsPage,
} from './later-pages.ts';
export { askFirst, CoveragePage } from './page/index.ts';
