export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage, ForecastPage, PublishedPage, TargetsPage } from './later-pages.ts';
