export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage, PublishedPage } from './later-pages.ts';
