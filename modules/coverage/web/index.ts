export { CoveragePage } from './coverage-page.tsx';
export {
  DenominatorsPage,
  ForecastPage,
  OpenDataPage,
  PlanPage,
  PublishedPage,
  TargetsPage,
} from './later-pages.ts';
