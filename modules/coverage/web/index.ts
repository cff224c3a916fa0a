export {
  DenominatorsPage,
  ForecastPage,
  OpenDataPage,
  PlanPage,
  PublishedPage,
  TargetsPage,
} from './later-pages.ts';
export { CoveragePage } from './page/index.ts';
