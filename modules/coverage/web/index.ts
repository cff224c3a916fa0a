export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage, ForecastPage, PublishedPage } from './later-pages.ts';
export { TargetsPage } from './targets-page.tsx';
