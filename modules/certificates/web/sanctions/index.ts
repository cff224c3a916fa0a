export { SanctionCasePage } from './case-page.tsx';
export { SanctionsPage } from './sanctions-page.tsx';
