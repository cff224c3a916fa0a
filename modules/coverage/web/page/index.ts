export { CoveragePage } from './coverage-page.tsx';
