export { CoveragePage } from './coverage-page.tsx';
export { DenominatorsPage } from './denominators-page.tsx';
