export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage, ForecastPage, PlanPage, PublishedPage, TargetsPage } from './later-pages.ts';
