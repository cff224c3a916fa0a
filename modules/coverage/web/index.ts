export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage } from './denominators-page.tsx';
export { PublishedPage } from './published-page.tsx';
